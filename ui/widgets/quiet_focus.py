"""Taking the keyboard from a field without the field taking that for an end of typing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QApplication


@contextmanager
def quiet_focus() -> Iterator[None]:
    """While something is laid over the window, the field that is left reports nothing.

    A line that loses the focus says that it is finished, and what is half typed would become a record.
    """
    focus = QApplication.focusWidget()
    if focus is None:
        yield
        return
    blocker = QSignalBlocker(focus)
    yield
    blocker.unblock()
