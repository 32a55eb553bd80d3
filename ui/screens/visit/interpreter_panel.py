"""The interpreter: who, of which agency, which language, how, for whom and until when. Never a child."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.visit.interpreter_row import InterpreterRow
from ui.screens.visit.interpreter_script import at_end, at_start
from ui.screens.visit.state import InterpreterTold, LoggedInterpreter, VisitState
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text

_FIELD_WIDTH_PX = 200


class InterpreterPanel(Panel):
    """Show who was logged, and what to read to an interpreter; log one. Hidden where everybody here reads Dutch.

    Signals:
        interpreter_requested: an `InterpreterTold`.
        gone: (record, hour or empty for now).
        typed: (which line, text so far), for the draft.
        hour_typed: (record, text so far) of the hour until which somebody helped, for the draft.
    """

    interpreter_requested = Signal(object)
    gone = Signal(str, str)
    typed = Signal(str, str)
    hour_typed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_even_inset(theme.current().px("basis-space-md"))
        self._visit = ""
        self._known: tuple[object, ...] | None = None
        self._logged: tuple[LoggedInterpreter, ...] = ()
        self._persons: dict[str, Button] = {}
        self._group = QButtonGroup(self)
        gap = theme.current().px("basis-space-xs")
        self._languages, self._whom, fields = FlowLayout(gap_px=gap), FlowLayout(gap_px=gap), FlowLayout(gap_px=gap)
        self._rows, how = QVBoxLayout(), FlowLayout(gap_px=gap)
        self._asking = QWidget()
        self.number = self._field(self.tr("Number of the interpreter"), "interpreter")
        self.name = self._field(self.tr("Name of the interpreter"), "interpreterName")
        self.agency = self._field(self.tr("Agency"), "interpreterAgency")
        self._start = _Script(self.tr("Read this first"), at_start(), "interpreter-script-start")
        self._end = _Script(self.tr("Read this at the end"), at_end(), "interpreter-script-end")
        self.body.addWidget(Heading(self.tr("Interpreter"), 2))
        self.body.addLayout(self._rows)
        self.body.addWidget(self._asking)
        asking = QVBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        for layout in (self._languages, self._whom, fields, how):
            asking.addLayout(layout)
        for field in (self.number, self.name, self.agency):
            fields.addWidget(field)
        for kind, words in (
            ("professionalPhone", QCoreApplication.translate("VisitScreen", "Interpreter on the telephone")),
            ("professionalVideo", QCoreApplication.translate("VisitScreen", "Interpreter by video")),
            ("professionalOnSite", QCoreApplication.translate("VisitScreen", "Interpreter in the room")),
        ):
            button = Button(words)
            button.setObjectName(f"interpreter-{kind}")
            button.clicked.connect(lambda _=False, chosen=kind: self._report(chosen))
            how.addWidget(button)
        for script in (self._start, self._end):
            self.body.addWidget(script)
        self.body.addWidget(
            Text(self.tr("A child never interprets: stop, and call an interpreter."), "small", subtle=True)
        )

    def _field(self, words: str, draft: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(words)
        field.setPlaceholderText(words)
        field.setMinimumWidth(round(_FIELD_WIDTH_PX * theme.current().text_scale))
        field.textEdited.connect(lambda text: self.typed.emit(draft, text))
        return field

    def show_interpreter(self, state: VisitState) -> None:
        """Draw who was logged and whom one can be called for; what is being typed stays."""
        languages, people = state.interpreter_languages, state.interpreter_people
        self.setVisible(bool(languages) or bool(state.interpreters))
        if state.visit != self._visit:
            self._visit, self._known, self._logged = state.visit, None, state.interpreters
            self.number.setText(state.typed_number)
            self.name.setText(state.typed_interpreter_name)
            self.agency.setText(state.typed_agency)
        if (state.interpreters, languages, people) == self._known:
            return
        if len(state.interpreters) > len(self._logged):
            for field in (self.number, self.name, self.agency):
                field.clear()
        self._known, self._logged = (state.interpreters, languages, people), state.interpreters
        self._asking.setVisible(bool(languages))
        self._show_rows(state.typed_hours)
        self._show_languages(languages)
        self._show_people(people)

    def _show_rows(self, typed: Mapping[str, str]) -> None:
        clear(self._rows)
        for logged in self._logged:
            row = InterpreterRow(logged, typed.get(logged.record, ""))
            row.gone.connect(self.gone)
            row.typed.connect(self.hour_typed)
            self._rows.addWidget(row)

    def _show_languages(self, languages: tuple[tuple[str, str], ...]) -> None:
        chosen = self._group.checkedButton()
        before = None if chosen is None else chosen.property("language")
        for old in self._group.buttons():
            self._group.removeButton(old)
        clear(self._languages)
        for code, name in languages:
            button = Button(name, "choice", icon="language")
            button.setProperty("language", code)
            button.setChecked(len(languages) == 1 or code == before)
            button.toggled.connect(self._choose_people)
            self._group.addButton(button)
            self._languages.addWidget(button)

    def _show_people(self, people: tuple[tuple[str, str, str], ...]) -> None:
        """Let the worker say for whom; with one who reads another language it is clear."""
        left_out = {person for person, button in self._persons.items() if not button.isChecked()}
        clear(self._whom)
        self._persons.clear()
        for person, name, language in people if len(people) > 1 else ():
            button = Button(self.tr("For {name}").format(name=isolated(name)), "choice")
            button.setObjectName(f"interpreter-for-{person}")
            button.setProperty("language", language)
            button.setChecked(person not in left_out)
            self._persons[person] = button
            self._whom.addWidget(button)
        self._choose_people()

    def _choose_people(self) -> None:
        """Show those who read the chosen language."""
        language = self._language()
        for button in self._persons.values():
            button.setVisible(button.property("language") == language)

    def _language(self) -> str:
        chosen = self._group.checkedButton()
        return "" if chosen is None else str(chosen.property("language"))

    def _report(self, kind: str) -> None:
        language = self._language()
        if not language or self._known is None:
            return
        people = tuple(
            person
            for person, button in self._persons.items()
            if button.isChecked() and button.property("language") == language
        )
        number, name, agency = (field.text().strip() for field in (self.number, self.name, self.agency))
        self.interpreter_requested.emit(InterpreterTold(language, kind, number, name, agency, people))


class _Script(QWidget):
    """What to read, behind one button: it takes no room while nobody reads it."""

    def __init__(self, title: str, lines: tuple[str, ...], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.button = Button(title, "choice", icon="message-circle")
        self.button.setCheckable(True)
        self.button.setObjectName(name)
        draft = self.tr("Draft: no jurist and no interpreter has looked at these lines yet.")
        self.words = QWidget()
        said = QVBoxLayout(self.words)
        said.setContentsMargins(0, 0, 0, 0)
        for line in lines:
            said.addWidget(Text(line, "body" if line.startswith("“") else "strong"))
        said.addWidget(Text(draft, "small", subtle=True))
        column.addWidget(self.button)
        column.addWidget(self.words)
        self.words.hide()
        self.button.toggled.connect(self.words.setVisible)
