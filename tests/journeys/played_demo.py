"""A demo that ran as another program sees it: started, ended, and what it left in its folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
JGVISIT = [sys.executable, "-m", "ui.launch"]
SEED = "7"


@dataclass(frozen=True)
class Played:
    """A demo that ended."""

    out: Path
    code: int
    said: str

    @property
    def report(self) -> dict[str, Any]:
        return dict(json.loads((self.out / "report.json").read_text(encoding="utf-8")))

    def bodies(self) -> list[dict[str, Any]]:
        """What the exported journal holds, in the order of the file."""
        lines = (self.out / "journal.jsonl").read_text(encoding="utf-8").splitlines()[1:]
        return [json.loads(json.loads(line)["body"]) for line in lines]

    def of_kind(self, kind: str) -> list[dict[str, Any]]:
        return [body["payload"] for body in self.bodies() if body["kind"] == kind]


def a_bare_account(home: Path) -> dict[str, str]:
    """Return an environment with neither a Secret Service nor a display."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_", "GNOME_"))}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "JGVISIT_STORE", "PYTHON_KEYRING_BACKEND"):
        kept.pop(name, None)
    return kept | {"HOME": str(home), "XDG_RUNTIME_DIR": str(home)}


def start(out: Path, *more: str) -> subprocess.Popen[str]:
    home = out.with_name(out.name + "-home")
    home.mkdir(mode=0o700, exist_ok=True)
    return subprocess.Popen(
        [*JGVISIT, "demo", "--headless", *more, "--out", str(out), "--seed", SEED],
        cwd=ROOT, env=a_bare_account(home), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


def end_of(demo: subprocess.Popen[str], out: Path, timeout_s: float = 120) -> Played:
    said, _ = demo.communicate(timeout=timeout_s)
    return Played(out, demo.returncode, said)


def verify(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [*JGVISIT, "verify", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=os.environ | {"JGVISIT_STORE": "/nowhere"}, capture_output=True, text=True, check=False
    )
