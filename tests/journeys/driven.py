"""The real launcher and real vaults, with a hand inside each vault that a test can lead.

python driven.py launcher FOLDER    the launcher; its vaults are this file too
python driven.py vault FOLDER       a vault as `jgvisit --vault` runs it, listening at FOLDER/<pid>.sock

A command is one JSON line, answered by one JSON line: `look`, `pin` and `words` (with `text`), `lock`, `bug`, `memory`.
"""

from __future__ import annotations

import json
import os
import socketserver
import sys
import threading
import time
from pathlib import Path
from typing import Any, cast

SELF = Path(__file__).resolve()


def main() -> int:
    role, folder = sys.argv[1], Path(sys.argv[2])
    if role == "launcher":
        from ui.launcher import Launcher

        return Launcher([sys.executable, str(SELF), "vault", str(folder)]).run()
    return run_vault(folder)


def run_vault(folder: Path) -> int:
    from PySide6.QtCore import QObject, Qt, Signal

    from ui.launch import behind
    from ui.vault import run

    class Asker(QObject):
        """Brings a command from the listening thread to the thread of the windows."""

        asked = Signal(object, object)

    asker = Asker()
    asker.asked.connect(lambda command, answer: answer(_obey(command)), Qt.ConnectionType.QueuedConnection)

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            for line in self.rfile:
                answered = threading.Event()
                answers: list[Any] = []

                def take(answer: object, answers: list[Any] = answers, answered: threading.Event = answered) -> None:
                    answers.append(answer)
                    answered.set()

                asker.asked.emit(json.loads(line), take)
                answered.wait()
                self.wfile.write(json.dumps(answers[0]).encode() + b"\n")
                self.wfile.flush()

    listener = socketserver.ThreadingUnixStreamServer(str(folder / f"{os.getpid()}.sock"), Handler)
    listener.daemon_threads = True
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    return run(behind())


def _obey(command: dict[str, str]) -> dict[str, Any]:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ui.demo.hand import Hand
    from ui.main_window import MainWindow
    from ui.screens.unlock.screen import UnlockScreen

    window = next(cast(MainWindow, w) for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    door = window.findChild(UnlockScreen)
    match command["do"]:
        case "pin" | "words":
            hand = Hand(1)
            if command["do"] == "words" and door.keypad.isVisible():
                hand.click(door.other_way)
            hand.wait(lambda: not door.secret.edit.isReadOnly(), "the field")
            hand.type(door.secret.edit, command["text"])
            started = time.monotonic()
            hand.click(door.open)
            hand.wait(lambda: window.current != "unlock" or not door._state.busy, "an answer")
            return {"took_s": time.monotonic() - started} | _seen(window, door)
        case "lock":  # the answer goes out before the process ends
            note = Path(sys.argv[2]) / f"{os.getpid()}.covered"
            QTimer.singleShot(0, lambda: _lock(window, note))
        case "bug":  # late enough for the answer to be on its way
            QTimer.singleShot(250, lambda: 1 // 0)
        case "memory":
            text = Path("/proc/self/status").read_text()
            return {"rss_kb": int(text.split("VmRSS:")[1].split()[0])}
    return _seen(window, door)


def _lock(window: Any, note: Path) -> None:
    """Press the key; note how long it took until the cover was painted."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from ui.locking import LockController

    started = time.monotonic()
    [controller] = [lock for vault in _vaults() for lock in vault.findChildren(LockController)]
    controller.locking.connect(lambda _: note.write_text(str(time.monotonic() - started)))
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def _vaults() -> list[Any]:
    """Find the vault of this process, which nothing in Qt leads to."""
    import gc

    from ui.vault import Vault

    return [each for each in gc.get_objects() if isinstance(each, Vault)]


def _seen(window: Any, door: Any) -> dict[str, Any]:
    from PySide6.QtWidgets import QLabel

    return {
        "shown": window.isVisible(),
        "screen": window.current,
        "title": window.windowTitle(),
        "words": "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible()),
        "wait_s": door._state.wait_s,
        "mode": door._state.mode,
    }


if __name__ == "__main__":
    sys.exit(main())
