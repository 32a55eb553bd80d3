"""The pages of the first run: each shows its part of the state and says what the person did."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ui import theme
from ui.screens.first_run.state import FirstRunState
from ui.screens.first_run.word_grid import WordGrid
from ui.screens.new_pin.pin_form import PinForm
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.icon_mark import IconMark
from ui.widgets.text import Text

_CODE_HEIGHT_PX = 132


class _Page(QWidget):
    """A column of widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.current().px("basis-space-md"))

    def add_buttons(self, *buttons: Button) -> None:
        """Put buttons in a row that wraps."""
        row = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for button in buttons:
            row.addWidget(button)
        self.column.addLayout(row)


class _CodeEdit(QPlainTextEdit):
    """A field for a long code, in which Enter goes on: a hand scanner ends with it, and a code has no lines.

    Signals:
        entered: Enter was pressed.
    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class CodePage(_Page):
    """Asks for the enrolment code.

    Signals:
        given: the code as typed, pasted or scanned.
        file_wanted: choose a file with the code in it.
    """

    given = Signal(str)
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._busy, self._shown = False, ""
        self.code = _CodeEdit()
        label = self.tr("Enrolment code")
        self.code.setAccessibleName(label)
        self.code.setTabChangesFocus(True)
        self.code.setFixedHeight(_CODE_HEIGHT_PX)
        self.go_on = Button("", "primary", icon="arrow-right", trailing=True)
        self.file = Button(self.tr("Choose the file"), "secondary", icon="file-check")
        self.scanner = Text(
            self.tr("A hand scanner that types a QR code works in this field too."), "small", subtle=True
        )
        self.column.addWidget(Text(label, "label"))
        self.column.addWidget(self.code)
        self.column.addWidget(self.scanner)
        self.add_buttons(self.go_on, self.file)
        self.setFocusProxy(self.code)
        self.code.entered.connect(self._on_entered)
        self.file.clicked.connect(self.file_wanted)
        self.code.textChanged.connect(self._refresh)
        self.go_on.clicked.connect(lambda: self.given.emit(self.code.toPlainText()))

    def show_state(self, state: FirstRunState) -> None:
        """Draw; what was typed stays unless the state brings another code."""
        if state.code != self._shown:
            self._shown = state.code
            self.code.setPlainText(state.code)
        if self._busy and not state.busy:
            self.code.selectAll()  # what is pasted next takes the place of what did not do
        self._busy = state.busy
        self.code.setReadOnly(state.busy)
        self.go_on.setText(self.tr("Looking for the server…") if state.busy else self.tr("Go on"))
        self._refresh()

    def _refresh(self) -> None:
        self.go_on.setEnabled(not self._busy and bool(self.code.toPlainText().strip()))
        self.file.setEnabled(not self._busy)

    def _on_entered(self) -> None:
        if self.go_on.isEnabled():
            self.given.emit(self.code.toPlainText())


class PinPage(_Page):
    """Asks for a PIN, or says that there is none without a keyring.

    Signals:
        given: the PIN; empty for "without one".
    """

    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.form = PinForm()
        self.without = Button("", "secondary")
        self.column.addWidget(self.form)
        self.add_buttons(self.without)
        self.setFocusProxy(self.form)
        self.form.chosen.connect(self.given)
        self.without.clicked.connect(lambda: self.given.emit(""))

    def show_state(self, state: FirstRunState) -> None:
        """Draw."""
        none = state.keyring == "none"
        self.form.setVisible(not none)
        self.form.set_busy(state.busy)
        self.without.setVisible(state.keyring != "works")
        self.without.setEnabled(not state.busy)
        self.without.setText(self.tr("Go on with six words only") if none else self.tr("Go on without a PIN"))


class WordsPage(_Page):
    """Shows the six words, this one time.

    Signals:
        written: they are on paper.
    """

    written = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.grid = WordGrid()
        self.ready = Button(self.tr("I have written them down"), "primary", icon="arrow-right", trailing=True)
        self.column.addWidget(self.grid)
        self.add_buttons(self.ready)
        self.setFocusProxy(self.ready)
        self.ready.clicked.connect(self.written)

    def show_state(self, state: FirstRunState) -> None:
        """Draw."""
        self.grid.show_words(state.words)


class RepeatPage(_Page):
    """Asks some of the words back.

    Signals:
        repeated: what was typed, in the order asked.
        words_wanted: show the words once more.
    """

    repeated = Signal(tuple)
    words_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state = FirstRunState()
        self.fields = (Field(""), Field(""))
        self.go_on = Button("", "primary", icon="arrow-right", trailing=True)
        self.again = Button(self.tr("Show the words again"), "quiet")
        for field in self.fields:
            self.column.addWidget(field)
            field.edit.textChanged.connect(self._refresh)
            field.edit.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.add_buttons(self.go_on, self.again)
        self.setFocusProxy(self.fields[0].edit)
        self.fields[0].edit.returnPressed.connect(self.fields[1].edit.setFocus)
        self.fields[1].edit.returnPressed.connect(self._on_go_on_clicked)
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.again.clicked.connect(self.words_wanted)

    def show_state(self, state: FirstRunState) -> None:
        """Draw; other numbers empty the lines."""
        if state.asked != self._state.asked or state.page != "repeat":
            for field in self.fields:
                field.edit.clear()
        self._state = state
        for field, number in zip(self.fields, state.asked, strict=False):
            field.set_label(self.tr("Word {number}").format(number=number))
            field.edit.setReadOnly(state.busy)
        self.again.setEnabled(not state.busy)
        self.go_on.setText(self.tr("Making the store…") if state.busy else self.tr("Go on"))
        self._refresh()

    def _typed(self) -> tuple[str, ...]:
        return tuple(field.edit.text().strip() for field in self.fields)

    def _refresh(self) -> None:
        self.go_on.setEnabled(not self._state.busy and all(self._typed()))

    def _on_go_on_clicked(self) -> None:
        if self.go_on.isEnabled():
            self.repeated.emit(self._typed())


class WaitingPage(_Page):
    """Shows the eight words and waits without haste.

    Signals:
        stop_requested: stop waiting, for now.
    """

    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.grid = WordGrid()
        self.laptop, self.calm = Text("", "small", subtle=True), Text()
        self.stop = Button(self.tr("Stop waiting"), "secondary", icon="player-stop")
        row = QHBoxLayout()
        row.setSpacing(theme.current().px("basis-space-sm"))
        row.addWidget(IconMark("clock", size="md"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.calm, 1)
        self.column.addWidget(self.grid)
        self.column.addWidget(self.laptop)
        self.column.addLayout(row)
        self.add_buttons(self.stop)
        self.setFocusProxy(self.stop)
        self.stop.clicked.connect(self.stop_requested)

    def show_state(self, state: FirstRunState) -> None:
        """Draw."""
        self.grid.show_words(state.compare)
        self.laptop.setText(self.tr("The officer sees this laptop as “{name}”.").format(name=state.laptop))
        self.laptop.setVisible(bool(state.compare))
        self.calm.setText(self._words(state))
        self.stop.setEnabled(not state.busy)
        self.stop.setText(self.tr("Stopping…") if state.busy else self.tr("Stop waiting"))

    def _words(self, state: FirstRunState) -> str:
        if not state.compare:
            return self.tr("The server is being asked.")
        return self.tr(
            "Waiting for the officer. The program goes on by itself. You may close it: when you open it again, "
            "it waits for the same officer."
        )


class RefusedPage(_Page):
    """Ends a refused request.

    Signals:
        start_over_requested: with a new key and a new code.
    """

    start_over_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.start_over = Button(self.tr("Start over with a new code"), "primary", icon="refresh")
        self.add_buttons(self.start_over)
        self.setFocusProxy(self.start_over)
        self.start_over.clicked.connect(self.start_over_requested)

    def show_state(self, state: FirstRunState) -> None:
        """Draw."""
        self.start_over.setEnabled(not state.busy)
