"""The door: a PIN, or six words. Says nothing about what is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.lease_wording import lease_warning
from ui.widgets.announcing import announce
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.key_pad import KeyPad
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

Mode = Literal["pin", "passphrase", "closed"]
_NARROW_PX = 720
MIN_PIN_LENGTH = 6
_SECRET = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhHiddenText
)


@dataclass(frozen=True)
class UnlockState:
    """What the door shows.

    `mode` closed: the store is missing, damaged or too new; nothing can be typed, `problem` says why.
    """

    mode: Mode = "pin"
    busy: bool = False
    wait_s: int = 0
    """Seconds until the next try; the presenter counts down."""
    pin_possible: bool = True
    """False once the PIN cannot work on this laptop (no keyring, secret gone)."""
    problem: Message | None = None
    demo: bool = False
    by_order: bool = False
    """An order of the municipality closed it: the problem says all there is to say."""
    days_left: int | None = None
    """Days after today on which families can be read without a new log-in; None when there is nothing to say."""


class UnlockScreen(QWidget):
    """Asks for the PIN or the passphrase.

    Signals:
        pin_given: what was typed.
        passphrase_given: six words, as typed.
        mode_wanted: "pin" or "passphrase".
        appearance_requested: to how the program looks: who needs large text needs it here too.
        practice_requested: to the practice family, which needs no PIN.
        quit_requested: leave the program.
    """

    pin_given = Signal(str)
    passphrase_given = Signal(str)
    mode_wanted = Signal(str)
    appearance_requested = Signal()
    practice_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._waits = UnlockState(), False
        self.heading = Heading("", 1)
        self.explanation = Text(subtle=True)
        self.demo = StatusPill(self.tr("DEMO · fictional families"), "warning", icon="info-circle")
        self.message, self.lease = MessageBar(), MessageBar()
        self.secret = Field(self.tr("PIN"))
        self.show_words = Button(self.tr("Show what I type"), "choice")
        self.keypad = KeyPad()
        self.wait = Text("", "strong")
        self.open = Button(self.tr("Open"), "primary", icon="lock-open")
        self.other_way = Button("", "quiet")
        self.quit = Button(self.tr("Close the program"), "quiet")
        self.practice = Button(self.tr("Practise with a made-up family"), "quiet", icon="mood-kid")
        self.practice.setObjectName("practise")
        self.appearance = Button(self.tr("Display"), "quiet", icon="sun-moon")
        self._build()
        self.secret.edit.setProperty("pin", True)
        self.secret.edit.setInputMethodHints(_SECRET)
        self.secret.edit.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.secret.edit.textChanged.connect(self._refresh_open)
        self.secret.edit.returnPressed.connect(self._on_open_clicked)
        self.keypad.digit_pressed.connect(self.secret.edit.insert)
        self.keypad.back_pressed.connect(self.secret.edit.backspace)
        self.show_words.toggled.connect(self._refresh_echo)
        self.open.clicked.connect(self._on_open_clicked)
        self.other_way.clicked.connect(self._on_other_way_clicked)
        self.appearance.clicked.connect(self.appearance_requested)
        self.practice.clicked.connect(self.practice_requested)
        self.quit.clicked.connect(self.quit_requested)
        self.show_state(self._state)

    def _build(self) -> None:
        page, panel = ScrollPage(width="basis-page-panel-inline-size"), Panel()
        space = theme.current().px("basis-space-xl")
        panel.set_inset(space, space, space, space)
        title = QHBoxLayout()
        title.setSpacing(theme.current().px("basis-space-md"))
        title.addWidget(IconMark("lock", size="lg", disc=True), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.addWidget(self.heading)
        words.addWidget(self.explanation)
        title.addLayout(words, 1)
        form = QVBoxLayout()
        form.setSpacing(theme.current().px("basis-space-sm"))
        for widget in (self.secret, self.show_words, self.wait, self.open, self.other_way):
            form.addWidget(widget)
        form.addStretch()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(space)
        self._halves.addLayout(form, 3)
        self._halves.addWidget(self.keypad, 2, Qt.AlignmentFlag.AlignTop)
        panel.body.setSpacing(theme.current().px("basis-space-lg"))
        for part in (title, self._halves):
            panel.body.addLayout(part)
        page.body.addStretch()
        page.body.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignHCenter)
        page.body.addWidget(self.message)
        page.body.addWidget(self.lease)
        page.body.addWidget(panel)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self.appearance)
        below.addWidget(self.quit)
        below.addStretch()
        page.body.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignHCenter)
        page.body.addLayout(below)
        page.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_state(self, state: UnlockState) -> None:
        """Draw `state`; the only way data enters this screen. What was typed goes when the mode changes."""
        if state.mode != self._state.mode:
            self.secret.edit.clear()
            self.show_words.setChecked(False)
        waits = state.wait_s > 0 and state.mode == "pin"
        waited, was_busy, self._state = self._waits, self._state.busy, state
        self._waits = waits
        pin, closed = state.mode == "pin", state.mode == "closed"
        self.demo.setVisible(state.demo)
        self.practice.setVisible(not state.by_order)
        self.practice.setEnabled(not state.busy)
        self.message.show_message(state.problem)
        lease = None if state.days_left is None or state.problem is not None else lease_warning(state.days_left)
        self.lease.show_message(lease)
        self.heading.setText(self._title())
        self.explanation.setText(self._explanation())
        self.explanation.setVisible(bool(self.explanation.text()))
        self.secret.set_label(self.tr("PIN") if pin else self.tr("Your six words, with a space between them"))
        for widget in (self.secret, self.open):
            widget.setVisible(not closed)
        self.show_words.setVisible(state.mode == "passphrase")
        self.keypad.setVisible(pin)
        self.wait.setVisible(waits)
        self.wait.setText(self._wait_words(state.wait_s))
        if waits and not waited:  # not each second of it
            announce(self, self.wait.text())
        self.other_way.setVisible(not closed and (pin or state.pin_possible))
        self.other_way.setText(self.tr("Open with six words") if pin else self.tr("Open with the PIN"))
        self.open.setText(self.tr("Opening…") if state.busy else self.tr("Open"))
        if state.busy and not was_busy:
            announce(self, self.open.text())
        self._refresh_echo()
        self._refresh_open()

    def clear_secret(self) -> None:
        """Forget what was typed: after every try, and before the vault goes on."""
        self.secret.edit.clear()
        if not self._state.busy:
            self.secret.edit.setFocus()

    def _title(self) -> str:
        if self._state.mode == "closed":
            return self.tr("The store stays closed")
        return self.tr("Give your PIN") if self._state.mode == "pin" else self.tr("Give your six words")

    def _explanation(self) -> str:
        if self._state.mode == "passphrase":
            return self.tr("You got these words when this laptop was set up. Capitals do not matter.")
        if self._state.mode == "closed":
            return "" if self._state.by_order else self.tr("What is stored on this laptop is left as it is.")
        return self.tr("This laptop works without a network.")

    def _wait_words(self, wait_s: int) -> str:
        if wait_s < 120:
            return self.tr("Next try in %n second(s)", "", wait_s)
        return self.tr("Next try in %n minute(s)", "", -(-wait_s // 60))

    def _refresh_echo(self) -> None:
        shown = self._state.mode == "passphrase" and self.show_words.isChecked()
        self.secret.edit.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _refresh_open(self) -> None:
        state, typed = self._state, self.secret.edit.text()
        enough = len(typed) >= MIN_PIN_LENGTH if state.mode == "pin" else bool(typed.strip())
        waiting = state.wait_s > 0 and state.mode == "pin"
        # read-only, not disabled: the focus stays where the next try is typed
        self.secret.edit.setReadOnly(state.busy or waiting)
        self.keypad.setEnabled(not state.busy and not waiting)
        self.other_way.setEnabled(not state.busy)
        self.open.setEnabled(enough and not state.busy and not waiting and state.mode != "closed")

    def _on_open_clicked(self) -> None:
        if not self.open.isEnabled():
            return
        typed = self.secret.edit.text()
        signal = self.pin_given if self._state.mode == "pin" else self.passphrase_given
        signal.emit(typed)

    def _on_other_way_clicked(self) -> None:
        self.mode_wanted.emit("passphrase" if self._state.mode == "pin" else "pin")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys on to where one types. A focus proxy would let Tab pass over what stands above it."""
        self.secret.edit.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the keypad below the field in a narrow window."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW_PX * theme.current().text_scale
        wanted = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(wanted)
