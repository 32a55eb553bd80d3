"""The part of `jgvisit selftest` that needs windows: Qt's platform, the letters, the Dutch of the screens.

Qt ends the process where it cannot start, so it is looked at from a process of its own: then one line of the table
says so instead of no table at all.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from jgvisit.arguments import CommandParser
from jgvisit.config import resources_dir
from jgvisit.selftest import OK, Check, core_checks, exit_code, look_over, table
from ui.i18n import install_translations
from ui.own_program import own_program
from ui.theme.apply import apply_theme
from ui.theme.fonts import load_fonts

_ALONE = "--windows-only"
_LIMIT_S = 120.0
_OURS = ("Noto Sans", "Vazirmatn", "Noto Sans Ethiopic")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(argv: Sequence[str]) -> int:
    """Look at this installation, print a table, and return 0 only if nothing in it fails."""
    parser = CommandParser(
        prog="jgvisit selftest",
        description="Kijkt of deze installatie heel is: gebruikt elk onderdeel één keer, en raakt geen gegevens aan.",
    )
    parser.add_argument(_ALONE, action="store_true", help="alleen de vensters; zo vraagt het programma het zichzelf")
    if parser.parse_args(argv).windows_only:
        print(_windows())
        return OK
    findings = look_over([*core_checks(), Check("vensters", _windows_elsewhere)])
    print(table(findings))
    return exit_code(findings)


def _windows_elsewhere() -> str:
    """Let another process start Qt.

    Raises:
        RuntimeError: it ended badly; says what it said last.
    """
    environment = dict(os.environ)
    if sys.platform.startswith("linux") and not any(os.environ.get(name) for name in _DISPLAYS):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(  # noqa: S603  # our own program with our own arguments, no shell
        [*own_program(), "selftest", _ALONE],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=_LIMIT_S,
        env=environment,
        check=False,
    )
    said = done.stdout.strip().splitlines()
    if done.returncode != OK or not said:
        last = (done.stderr.strip().splitlines() or [f"exit code {done.returncode}"])[-1]
        raise RuntimeError(last)
    return said[-1]


def _windows() -> str:
    """Start Qt as the program does.

    Raises:
        RuntimeError: letters or words of ours are missing.
    """
    app = QApplication(sys.argv[:1])
    apply_theme(app)
    complete = install_translations(app)
    missing = sorted(set(_OURS) - set(load_fonts(resources_dir() / "fonts")))
    if missing or not complete:
        raise RuntimeError(f"missing: {', '.join([*missing, *([] if complete else ['Dutch of the screens'])])}")
    return f"Qt {qVersion()} op {app.platformName()}, {len(_OURS)} lettertypen, Nederlands"
