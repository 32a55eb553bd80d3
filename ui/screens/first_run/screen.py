"""The first run, one page at a time. Says what each step is for; nothing of it is about a family."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.screens.first_run.pages import CodePage, PinPage, RefusedPage, RepeatPage, WaitingPage, WordsPage
from ui.screens.first_run.state import FirstRunState, Page
from ui.widgets.announcing import announce
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

_STEPS: dict[Page, int] = {"code": 1, "pin": 2, "words": 3, "repeat": 3, "waiting": 4}
_ICONS: dict[Page, str] = {
    "code": "key",
    "pin": "lock",
    "words": "writing",
    "repeat": "writing",
    "waiting": "shield-check",
    "refused": "hand-stop",
}


class FirstRunScreen(QWidget):
    """Leads from a code to an enrolled laptop.

    Signals:
        code_given: what was typed, pasted or scanned.
        file_wanted: choose a file with the code in it.
        pin_given: the PIN; empty for the six words only.
        words_written, words_wanted: the six words are on paper; show them again.
        words_repeated: the words asked back, as typed.
        stop_requested: stop waiting for the officer.
        start_over_requested: after a refusal.
        practice_requested: to the practice family, which needs no code.
        quit_requested: leave the program.
    """

    code_given = Signal(str)
    file_wanted = Signal()
    pin_given = Signal(str)
    words_written = Signal()
    words_wanted = Signal()
    words_repeated = Signal(tuple)
    stop_requested = Signal()
    start_over_requested = Signal()
    practice_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = FirstRunState()
        self.demo = StatusPill(self.tr("DEMO · fictional families"), "warning", icon="info-circle")
        self.message, self.step = MessageBar(), Text("", "small", subtle=True)
        self.heading, self.explanation = Heading("", 1), Text(subtle=True)
        self.code, self.pin, self.words = CodePage(), PinPage(), WordsPage()
        self.repeat, self.waiting, self.refused = RepeatPage(), WaitingPage(), RefusedPage()
        self._pages: dict[Page, CodePage | PinPage | WordsPage | RepeatPage | WaitingPage | RefusedPage] = {
            "code": self.code,
            "pin": self.pin,
            "words": self.words,
            "repeat": self.repeat,
            "waiting": self.waiting,
            "refused": self.refused,
        }
        self.practice = Button(self.tr("Practise with a made-up family"), "quiet", icon="mood-kid")
        self.practice.setObjectName("practise")
        self.quit = Button(self.tr("Close the program"), "quiet")
        self._build()
        self._join()
        self.show_state(self._state)

    def _build(self) -> None:
        self._page = page = ScrollPage(width="basis-page-panel-inline-size")
        panel = Panel()
        space = theme.current().px("basis-space-xl")
        panel.set_even_inset(space)
        panel.body.setSpacing(theme.current().px("basis-space-lg"))
        title, words = QHBoxLayout(), QVBoxLayout()
        title.setSpacing(theme.current().px("basis-space-md"))
        self._mark = IconMark("key", size="lg", disc=True)
        title.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        for line in (self.step, self.heading, self.explanation):
            words.addWidget(line)
        title.addLayout(words, 1)
        panel.body.addLayout(title)
        for part in self._pages.values():
            panel.body.addWidget(part)
        page.body.addStretch()
        page.body.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignHCenter)
        page.body.addWidget(self.message)
        page.body.addWidget(panel)
        for below in (self.practice, self.quit):
            page.body.addWidget(below, 0, Qt.AlignmentFlag.AlignHCenter)
        page.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def _join(self) -> None:
        self.code.given.connect(self.code_given)
        self.code.file_wanted.connect(self.file_wanted)
        self.pin.given.connect(self.pin_given)
        self.words.written.connect(self.words_written)
        self.repeat.repeated.connect(self.words_repeated)
        self.repeat.words_wanted.connect(self.words_wanted)
        self.waiting.stop_requested.connect(self.stop_requested)
        self.refused.start_over_requested.connect(self.start_over_requested)
        self.practice.clicked.connect(self.practice_requested)
        self.quit.clicked.connect(self.quit_requested)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys on to the page in sight. A focus proxy would let Tab pass over what stands above it."""
        self._pages[self._state.page].setFocus(event.reason())

    def show_state(self, state: FirstRunState) -> None:
        """Draw `state`; the only way data enters this screen."""
        before, self._state = self._state, state
        turned = state.page != before.page
        self.demo.setVisible(state.demo)
        # later there is something on its way that going to practise would end
        self.practice.setVisible(state.page == "code" and not state.store_made and not state.busy)
        self.message.show_message(state.problem)
        step = _STEPS.get(state.page, 0)
        self.step.setText(self.tr("Set this laptop up: step {step} of 4").format(step=step))
        self.step.setVisible(bool(step) and not (state.store_made and state.page == "code"))
        self._mark.show_icon(_ICONS[state.page], "action")
        self.heading.setText(self._heading())
        self.explanation.setText(self._explanation())
        for name, part in self._pages.items():
            part.show_state(state)
            part.setVisible(name == state.page)
        announce(self, self._told(before))
        if turned and self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            # a new page is read from its beginning; the focus may stand below the edge of a small window
            QTimer.singleShot(0, self, self._scroll_to_top)  # never after the screen is gone

    def _told(self, before: FirstRunState) -> str:
        """Return what is another now: the page, that something runs, or that the officer has the words too."""
        state = self._state
        if state.page != before.page:
            return f"{self.heading.text()}. {self.explanation.text()}"
        if state.page == "waiting" and state.compare != before.compare:
            return self.waiting.calm.text()
        if state.busy and not before.busy:
            runs = {"code": self.code.go_on, "repeat": self.repeat.go_on, "waiting": self.waiting.stop}
            return runs[state.page].text() if state.page in runs else ""
        return ""

    def _scroll_to_top(self) -> None:
        self._page.to_top()

    def _heading(self) -> str:
        state = self._state
        if state.page == "pin" and state.keyring == "none":
            return self.tr("This laptop opens with six words")
        return {
            "code": self.tr("Give the enrolment code"),
            "pin": self.tr("Choose a PIN"),
            "words": self.tr("Write these six words down"),
            "repeat": self.tr("Take your paper: two of the words"),
            "waiting": self.tr("Compare these words with the officer"),
            "refused": self.tr("This laptop was not enrolled"),
        }[state.page]

    def _explanation(self) -> str:
        state = self._state
        if state.page == "code" and state.store_made:
            return self.tr("Your six words are set. Only the officer's approval is missing.")
        if state.page == "pin" and state.keyring == "none":
            return self.tr(
                "There is no keyring on this laptop, and a PIN is not safe without one. You open the program with six "
                "words each time. When there is a keyring later, you can choose a PIN then."
            )
        if state.page == "waiting" and not state.compare:
            return self.tr("The words appear in a moment.")
        return {
            "code": self.tr(
                "You get it from the officer who sets laptops up. It begins with JGV1., works once and for 15 minutes."
            ),
            "pin": self.tr("You give it each time you open the program. Nobody can look it up for you."),
            "words": self.tr(
                "On paper, with their numbers, and keep the paper apart from this laptop. They open the program when "
                "the PIN cannot. You see them only now."
            ),
            "repeat": self.tr("So that we both know that the paper is right."),
            "waiting": self.tr(
                "The officer sees eight words too. Read them to each other: all eight must be the same, in the same "
                "order. Is one different? Then stop, and tell the officer."
            ),
            "refused": self.tr("Nothing about families is on this laptop."),
        }[state.page]
