"""The interpreter: which language, which number, on the telephone or in the room. Never a child."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from ui import theme
from ui.screens.visit.state import VisitState
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

_NUMBER_WIDTH_PX = 200


class InterpreterPanel(Panel):
    """Show the interpreter who was logged; log one. Hidden where everybody here reads Dutch.

    Signals:
        interpreter_requested: (language, kind, number).
        typed: the number so far, for the draft.
    """

    interpreter_requested = Signal(str, str, str)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        space = theme.current().px("basis-space-md")
        self.set_even_inset(space)
        self._visit = ""
        self._known: tuple[str, tuple[tuple[str, str], ...]] = ("", ())
        self._group = QButtonGroup(self)
        gap = theme.current().px("basis-space-xs")
        self._languages, how = FlowLayout(gap_px=gap), FlowLayout(gap_px=gap)
        self._logged = StatusPill()
        self._asking = QWidget()
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("Number of the interpreter"))
        self.number.setPlaceholderText(self.tr("Number of the interpreter"))
        self.number.textEdited.connect(self.typed)
        self.number.setMinimumWidth(round(_NUMBER_WIDTH_PX * theme.current().text_scale))
        how.addWidget(self.number)
        for kind, words in (
            ("professionalPhone", QCoreApplication.translate("VisitScreen", "Interpreter on the telephone")),
            ("professionalOnSite", QCoreApplication.translate("VisitScreen", "Interpreter in the room")),
        ):
            button = Button(words)
            button.clicked.connect(lambda _=False, chosen=kind: self._report(chosen))
            how.addWidget(button)
        self._asking.setLayout(how)
        self.body.addWidget(Heading(self.tr("Interpreter"), 2))
        self.body.addWidget(self._logged)
        self.body.addLayout(self._languages)
        self.body.addWidget(self._asking)
        self.body.addWidget(
            Text(self.tr("A child never interprets: stop, and call an interpreter."), "small", subtle=True)
        )

    def show_interpreter(self, state: VisitState) -> None:
        """Draw what was logged and the languages to choose from; a number being typed stays."""
        logged, languages = state.interpreter, state.interpreter_languages
        self.setVisible(bool(languages) or bool(logged))
        if state.visit != self._visit:
            self._visit, self._known = state.visit, (logged, ())
            self.number.setText(state.typed_number)
        if (logged, languages) == self._known:
            return
        if logged != self._known[0]:
            self.number.clear()
        self._known = logged, languages
        self._logged.show_status(logged, "positive", "language")
        self._logged.setVisible(bool(logged))
        self._asking.setVisible(bool(languages))
        for old in self._group.buttons():
            self._group.removeButton(old)
        clear(self._languages)
        for code, name in languages:
            button = Button(name, "choice", icon="language")
            button.setProperty("language", code)
            button.setChecked(len(languages) == 1)
            self._group.addButton(button)
            self._languages.addWidget(button)

    def _report(self, kind: str) -> None:
        chosen = self._group.checkedButton()
        if chosen is not None:
            self.interpreter_requested.emit(chosen.property("language"), kind, self.number.text().strip())
