"""The vault's side of the link to the launcher, and the only way a vault ends."""

from __future__ import annotations

import contextlib
import os
import sys
import threading

from PySide6.QtCore import QObject, Signal

from ui.vault_protocol import SHOWN, TURNS

_STDIN, _STDOUT = 0, 1


class LauncherLink(QObject):
    """Listens to the launcher.

    Signals:
        shown: our turn has come; carries the word.
        launcher_gone: nobody is left to start the next vault: lock and end.
    """

    shown = Signal(str)
    launcher_gone = Signal()

    def start(self) -> None:
        """Listen from now on, on a thread that ends with the process."""
        threading.Thread(target=self._listen, name="launcher", daemon=True).start()

    def report_painted(self) -> None:
        """Tell the launcher that the first window is on the screen."""
        with contextlib.suppress(OSError):  # the launcher is gone: `launcher_gone` tells that
            os.write(_STDOUT, f"{SHOWN}\n".encode())

    def _listen(self) -> None:
        """Read the descriptor itself: a thread that waits inside `sys.stdin` would break the interpreter's end."""
        pending = b""
        while chunk := os.read(_STDIN, 256):
            *lines, pending = (pending + chunk).split(b"\n")
            for line in lines:
                if (word := line.decode("ascii", "replace").strip()) in TURNS:
                    self.shown.emit(word)
        self.launcher_gone.emit()


def end_process(code: int) -> None:
    """End this vault at once, with everything in its memory; nothing of Python or Qt runs after it."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)
