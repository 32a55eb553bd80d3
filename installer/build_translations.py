"""Compile `resources/i18n/*.ts` to `.qm`. With `--update`, first collect the source strings of `ui/`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "i18n"


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


def collect(target: Path) -> None:
    """Write every source string of `ui/` into `target`; translations that are there stay."""
    sources = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "ui").rglob("*.py"))
    command = [_tool("pyside6-lupdate"), "-no-obsolete", "-locations", "none", *sources, "-ts", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own tool, our own files


def compile_all() -> None:
    """Write a `.qm` beside every `.ts`, in one step: a program that runs has the old one mapped, and reads on in it."""
    for file in sorted(FOLDER.glob("*.ts")):
        with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
            made = Path(folder) / file.with_suffix(".qm").name
            command = [_tool("pyside6-lrelease"), "-silent", str(file), "-qm", str(made)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  our own tool, our own files
            made.replace(file.with_suffix(".qm"))


if __name__ == "__main__":
    if "--update" in sys.argv[1:]:
        collect(FOLDER / "jgvisit_nl.ts")
    compile_all()
