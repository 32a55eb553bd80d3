"""The papers of one family that wait for their owner; for the worker, at the office, never in an open visit (H4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.papers.booklet_panel import BookletPanel
from ui.screens.papers.outside_panel import OutsidePanel, OutsideState
from ui.widgets.ask_contact import AskContactPanel, AskContactState
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


@dataclass(frozen=True)
class PaperRow:
    """One paper: which, and how its owner wanted it."""

    key: str
    title: str
    wish: str
    waits: bool = False
    """It is to be sent, and nobody asked how its owner can be reached safely (H8)."""


@dataclass(frozen=True)
class OwnerRow:
    """What waits for one person; a wish for no papers is about all of them, so it is asked once (H5)."""

    person: str
    name: str
    papers: tuple[PaperRow, ...]
    asked: bool = True
    """Whether this person ever said how they want it: who was not asked cannot have changed their mind."""
    address: str = ""
    """Where contact with them is safe; empty where nobody asked."""
    others: tuple[tuple[str, str], ...] = ()
    """(person, name) of the others of this family, who may have said that it wants no papers."""


@dataclass(frozen=True)
class PapersState:
    """What the screen shows."""

    family: str = ""
    owners: tuple[OwnerRow, ...] = ()
    ask: AskContactState | None = None
    """Whose safe contact is asked before anything is sent to them; None where all of it is known (H8)."""
    outside: OutsideState | None = None
    """Of whom somebody outside the family told something; None while that is not asked."""
    asking: str = ""
    """Person of whom is asked who said that they want no papers; empty while nothing is asked."""
    message: Message | None = None
    busy: bool = False


class PapersScreen(QWidget):
    """Print papers and write down that they were given.

    Signals:
        print_requested: key of a paper.
        large_print_requested: the same, in large letters.
        given: key of a paper that its owner has now.
        asked_who: person who wants none of their papers any more: who said so? Empty takes it back.
        not_wanted: (that person, who said so).
        not_safe: person for whom no paper is safe any more, as the worker finds.
        outside_requested: person of whom somebody outside the family told something.
        undo_requested: take back what was just written down.
        back_requested: to the family.
    """

    print_requested = Signal(str)
    large_print_requested = Signal(str)
    given = Signal(str)
    asked_who = Signal(str)
    not_wanted = Signal(str, str)
    not_safe = Signal(str)
    outside_requested = Signal(str)
    undo_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = Button(self.tr("Back to the family"), "quiet", icon="arrow-left")
        self.title, self.bar = Heading(), MessageBar()
        self.page, self.panel = ScrollPage(margin="basis-space-md"), Panel()
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.body.addWidget(self.title)
        self.page.body.addWidget(
            Text(self.tr("Print at the office. Hand over only where its owner is safe with it."), subtle=True)
        )
        self.page.body.addWidget(self.bar)
        self.ask = AskContactPanel()
        self.page.body.addWidget(self.ask)
        self.outside = OutsidePanel()
        self.page.body.addWidget(self.outside)
        self.page.body.addWidget(self.panel)
        self.booklet = BookletPanel()
        self.page.body.addWidget(self.booklet)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.bar.action_requested.connect(self.undo_requested)
        self.back.clicked.connect(self.back_requested)

    def show_state(self, state: PapersState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(self.tr("Papers to hand over: {family}").format(family=isolated(state.family)))
        self.bar.show_message(state.message)
        self.ask.show_state(state.ask)
        self.outside.show_state(state.outside)
        with keeping_focus(self):
            clear(self.panel.body)
            if not state.owners:
                self.panel.body.addWidget(Text(self.tr("No papers are waiting."), subtle=True))
            for owner in state.owners:
                self._show_owner(owner, asking=state.asking == owner.person, busy=state.busy)
            tab_as_read(self)

    def _show_owner(self, owner: OwnerRow, *, asking: bool, busy: bool) -> None:
        self.panel.body.addWidget(Heading(isolated(owner.name), 2))
        if owner.address:
            self.panel.body.addWidget(Text(owner.address, "small"))
        for paper in owner.papers:
            self._show_paper(paper, owner.name, busy=busy)
        self._show_ends(owner, asking=asking, busy=busy)

    def _show_ends(self, owner: OwnerRow, *, asking: bool, busy: bool) -> None:
        """Show the two ways in which nothing is owed any more: not wanted, and who said so; or not safe (H5)."""
        name, person = isolated(owner.name), owner.person
        ends: list[tuple[str, str, Callable[[], None]]] = []
        if asking:
            question = self.tr("Who said that {name} wants no papers?").format(name=name)
            self.panel.body.addWidget(Text(question, "strong"))
            alone = self.tr("Was it somebody else? Then ask {name} too, alone, as soon as you can.").format(name=name)
            self.panel.body.addWidget(Text(alone, "small", subtle=True))
            own = self.tr("{name} said so").format(name=name)
            ends.append((f"said-{person}-{person}", own, lambda: self.not_wanted.emit(person, person)))
            for by, other in owner.others:
                said = self.tr("{other} said so").format(other=isolated(other))
                ends.append((f"said-{person}-{by}", said, partial(self.not_wanted.emit, person, by)))
            keep = self.tr("Leave it as it is")
            ends.append((f"keep-{person}", keep, lambda: self.asked_who.emit("")))
        else:
            if owner.asked:
                label = self.tr("{name} wants no papers any more").format(name=name)
                ends.append((f"not-wanted-{person}", label, lambda: self.asked_who.emit(person)))
            unsafe = self.tr("A paper is not safe for {name}").format(name=name)
            ends.append((f"not-safe-{person}", unsafe, lambda: self.not_safe.emit(person)))
            told = self.tr("Somebody outside the family told something about {name}").format(name=name)
            ends.append((f"outside-{person}", told, lambda: self.outside_requested.emit(person)))
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for name_of, label, tell in ends:
            button = Button(label, "secondary" if name_of.startswith("said-") else "quiet")
            button.setObjectName(name_of)
            button.setEnabled(not busy)
            button.clicked.connect(lambda _=False, tell=tell: tell())
            buttons.addWidget(button)
        self.panel.body.addLayout(buttons)
        counts = self.tr("This is about every paper of {name}, until you ask again.").format(name=name)
        self.panel.body.addWidget(Text(counts, "small", subtle=True))

    def _show_paper(self, paper: PaperRow, owner: str, *, busy: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(theme.current().px("basis-space-3xs"))
        words.addWidget(Text(paper.title))
        words.addWidget(Text(paper.wish, "small", subtle=True))
        words.addStretch(1)
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        for name, label, icon, wanted in (
            ("print", self.tr("Print"), "printer", self.print_requested),
            ("print-large", self.tr("Print in large letters"), "printer", self.large_print_requested),
            ("given", self.tr("Given"), "check", self.given),
        ):
            button = Button(label, icon=icon, name=f"{label}: {owner}, {paper.title}")
            button.setObjectName(f"{name}-{paper.key}")
            button.setEnabled(not busy and not (paper.waits and name == "given"))
            button.clicked.connect(lambda _=False, tell=wanted: tell.emit(paper.key))
            buttons.addWidget(button)
        row = QHBoxLayout()
        row.addLayout(words, 1)
        row.addLayout(buttons, 1)
        self.panel.body.addLayout(row)
