"""Advice on what is typed into a form for a family: after a pause, in the frame of this help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from jgvisit.bootstrap import Workspace
from jgvisit.content.advice import Advice
from jgvisit.content.model import FormText, WordingFrame
from jgvisit.ids import CaseId, PersonId
from jgvisit.services.frames import frames_of
from jgvisit.services.wording import wording_frame
from ui.screens.form.state import FieldState

_PAUSE_MS = 400
"""Long enough not to speak in the middle of a word, short enough to come while the sentence is in mind."""


class FieldAdvice(QObject):
    """Keeps the advice on the free text of one form; fields that no family sees are left alone.

    Signals:
        changed: there is new advice to show.
    """

    changed = Signal()

    def __init__(self, work: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._fields: frozenset[str] = frozenset()
        self._frame: WordingFrame = "unsure"
        self._waiting: dict[str, str] = {}
        self._advice: dict[str, tuple[str, tuple[Advice, ...]]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_over)

    def begin(self, case: CaseId, child: PersonId, text: FormText | None, shown: tuple[FieldState, ...]) -> None:
        """Begin with a form of this child and what stands in it already."""
        self._pause.stop()
        self._waiting, self._advice = {}, {}
        fields = () if text is None else text.fields
        self._fields = frozenset(each.id for each in fields if each.kind in ("text", "lines") and each.family_sees)
        self._frame = self._frame_of(case, child)
        self._look({field.id: field.value for field in shown if field.id in self._fields})

    def typed(self, field: str, text: str) -> None:
        """Look at this field after a pause in the typing."""
        if field in self._fields:
            self._waiting[field] = text
            self._pause.start()

    def laid_on(self, fields: tuple[FieldState, ...]) -> tuple[FieldState, ...]:
        """Return `fields` with the advice there is on them."""
        return tuple(
            replace(field, advised_text=self._advice[field.id][0], advice=self._advice[field.id][1])
            if field.id in self._advice
            else field
            for field in fields
        )

    def _on_pause_over(self) -> None:
        waiting, self._waiting = self._waiting, {}
        self._look(waiting)
        self.changed.emit()

    def _look(self, texts: Mapping[str, str]) -> None:
        self._advice |= {field: (text, self._work.wording.advice(text, self._frame)) for field, text in texts.items()}

    def _frame_of(self, case: CaseId, child: PersonId) -> WordingFrame:
        frames = frames_of(self._work.files.get(case), self._work.today())
        known = next((frame for frame in frames if frame.child == child), None)
        return "unsure" if known is None else wording_frame(known, self._work.forms.law_for(case, child))
