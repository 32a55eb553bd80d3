"""First part of form A: its fields, drawn from the definition as those of every other form."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import isolated
from ui.screens.filled.part_page import PartPage
from ui.screens.form.state import FormState
from ui.widgets.alone_button import AloneButton
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.text import Text
from ui.widgets.whole_page import turning


class FillPage(QWidget):
    """Show the fields; few are required, the rest is folded away (H30). Those of the team open for the worker alone.

    Signals:
        answer_changed: (field id, Answer or None), at each change, for the draft.
        went_to: name of the place that has the keyboard now.
        alone_requested: open what is for the worker alone (true), or close it.
        ready_requested: lay the form before the family.
    """

    answer_changed = Signal(str, object)
    went_to = Signal(str)
    alone_requested = Signal(bool)
    ready_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.page, self.title = PartPage(), Heading()
        self.more = self.page.more
        self.alone = AloneButton()
        self.ready = Button(self.tr("Lay it before the family"), "primary", icon="arrow-right", trailing=True)
        self.page.above.addWidget(self.title)
        foot = turning(QHBoxLayout())
        foot.addWidget(self.alone)
        foot.addStretch(1)
        foot.addWidget(self.ready)
        self.page.body.insertLayout(self.page.body.count() - 1, foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.page.answer_changed.connect(self._on_answer_changed)
        self.page.went_to.connect(self._on_went_to)
        self.alone.requested.connect(self.alone_requested)
        self.ready.clicked.connect(self.ready_requested)

    def show_state(self, state: FormState) -> None:
        """Draw the fields; built anew for each child's form, and else left alone: nobody loses the cursor."""
        self.title.setText(self.tr("{form}: {name}").format(form=state.title, name=isolated(state.child)))
        if state.part.key != self._key:  # its widgets go when the fields are built anew
            self._key = state.part.key
            ours = next((box.field.id for box in state.part.fields if box.field.part == "team"), "")
            self.page.lay_panels({ours: [Text(state.part.readers, "small", subtle=True)]} if ours else {})
        self.page.show_state(state.part)
        self.alone.show_open(state.part.alone, offered=state.part.can_be_alone)
        self.ready.setEnabled(not state.busy)

    def forget(self) -> None:
        """Take what was typed off the screen; drafts on disk stay."""
        self._key = ""
        self.page.forget()

    def _on_answer_changed(self, field: str, answer: object) -> None:
        self.alone.wait_again()
        self.answer_changed.emit(field, answer)

    def _on_went_to(self, place: str) -> None:
        self.alone.wait_again()
        self.went_to.emit(place)
