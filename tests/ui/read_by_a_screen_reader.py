"""A visit in the real window, on whatever display there is: a program of its own, for a screen reader to read."""

from __future__ import annotations

import sys
from pathlib import Path

from desk import dressed_app
from PySide6.QtCore import QTimer
from table import order_for
from town import TestClock, begin_visit, new_workspace, settle_family

from jgvisit.sync.login import LoginSession
from jgvisit.sync.wire import Session
from ui.main_window import MainWindow
from ui.rooms import Rooms
from ui.task_runner import TaskRunner


def _no_login() -> Session:
    raise AssertionError("a visit needs no log-in")


def main(store: Path) -> int:
    app = dressed_app()
    work = new_workspace(store, TestClock())
    family = settle_family(work)
    order_for(work, family.case, family.girl)
    begin_visit(work, family, family.father)
    window, runner = MainWindow(), TaskRunner()
    rooms = Rooms(window, work, runner, LoginSession(), _no_login)
    window.resize(1366, 768)
    window.show()
    rooms.enter()
    QTimer.singleShot(0, window, window.activateWindow)  # there is no window manager that would
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
