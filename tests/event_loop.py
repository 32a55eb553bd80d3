"""Letting the screens come to rest. A module of its own: `conftest` is a different file in every folder of tests."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def settle() -> None:
    """Let nested layouts come to rest: each level asks the next in a later event."""
    for _ in range(8):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
