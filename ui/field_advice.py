"""Advice on what is typed for a family: after a pause, in the frame that it is about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from jgvisit.content.advice import Advice
from jgvisit.content.model import WordingFrame
from jgvisit.workspace import Workspace
from ui.widgets.advised_field import FieldsAdvice

_PAUSE_MS = 400
"""Long enough not to speak in the middle of a word, short enough to come while the sentence is in mind."""


class FieldAdvice(QObject):
    """Keeps the advice on the free text of one page in sight; fields that no family reads are left alone.

    Signals:
        changed: there is new advice to show.
    """

    changed = Signal()

    def __init__(self, work: Workspace, page: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._work, self._page = work, page
        self._frame: WordingFrame = "unsure"
        self._waiting: dict[str, str] = {}
        self._advice: dict[str, tuple[str, tuple[Advice, ...]]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)

    def begin(self, texts: Mapping[str, str], frame: WordingFrame) -> None:
        """Begin with these fields, which a family reads, and what stands in them already."""
        self._pause.stop()
        self._waiting, self._advice, self._frame = {}, {}, frame
        self._look(texts)

    def follow(self, field: str) -> None:
        """Look at one more field from now on, such as in a row that was added; it is empty."""
        self._advice.setdefault(field, ("", ()))

    def typed(self, field: str, text: str) -> None:
        """Look at this field after a pause in the typing, if a family reads it."""
        if field in self._advice:
            self._waiting[field] = text
            self._pause.start()

    def given(self) -> FieldsAdvice:
        """Return the advice there is, by field."""
        return dict(self._advice)

    def _on_pause_over(self) -> None:
        if not self._page.isVisible():  # left meanwhile, or locked: what is begun next is looked at anew
            return
        waiting, self._waiting = self._waiting, {}
        self._look(waiting)
        self.changed.emit()

    def _look(self, texts: Mapping[str, str]) -> None:
        self._advice |= {field: (text, self._work.wording.advice(text, self._frame)) for field, text in texts.items()}
