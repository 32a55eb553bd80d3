"""Joins the screen of papers to the services and to a printer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import msgspec
from PySide6.QtCore import Signal

from jgvisit.domain.own_words import says_something
from jgvisit.ids import CaseId, PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_papers import SENT_WAYS
from jgvisit.services.papers.handing_over import OutsideWord, PaperToGive
from jgvisit.services.papers.page_image import PageImage
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json
from ui.address_words import address_words
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.printing import PagePrinter, Printed
from ui.screens.change.asking_contact import ContactAsking
from ui.screens.papers.outside_panel import NAME, ROLE, OutsideState
from ui.screens.papers.screen import OwnerRow, PaperRow, PapersScreen, PapersState
from ui.widgets.ask_contact import AskContactState
from ui.widgets.message_bar import Message
from ui.wording import day_words

_NOBODY = PersonId("")
How = Literal["given", "notWanted", "notSafe", "told"]


@dataclass(frozen=True)
class Marked:
    """What was just written down, of which family, so that it can be taken back there and nowhere else."""

    case: CaseId
    paper: PaperToGive
    how: How


class PapersPresenter(Presenter):
    """Shows what waits for the people of one family.

    Signals:
        finished: case; back to the family.
    """

    finished = Signal(str)

    def __init__(self, screen: PapersScreen, context: Context, printer: PagePrinter | None = None) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self.printer = printer or PagePrinter()
        self._case: CaseId | None = None
        self._marked: Marked | None = None
        self._turn = 0
        self._asking = ""
        self._contact = ContactAsking(self, screen.ask)
        self._told_of, self._told_asked = "", False
        screen.outside_requested.connect(self._on_outside_requested)
        screen.outside.changed.connect(self._on_told_changed)
        screen.outside.left.connect(lambda: self._on_outside_requested(""))
        screen.outside.not_wanted.connect(lambda: self._on_told("nothing"))
        screen.outside.not_safe.connect(lambda: self._on_told("notSafe"))
        screen.print_requested.connect(lambda key: self._draw(key, large=False))
        screen.large_print_requested.connect(lambda key: self._draw(key, large=True))
        screen.given.connect(self._on_given)
        screen.asked_who.connect(self._on_asked_who)
        screen.not_safe.connect(self._on_not_safe)
        screen.not_wanted.connect(self._on_not_wanted)
        screen.undo_requested.connect(self._on_undo_requested)
        screen.back_requested.connect(lambda: self.finished.emit(self._case))

    def show(self, case: CaseId) -> None:
        """Show the papers of this family."""
        self._case, self.message, self._marked = case, None, None
        self._turn += 1
        self._asking = ""
        self._told_of, self._told_asked = "", False
        self.refresh()

    def refresh(self) -> None:
        """Draw what waits, as the records tell it."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        papers = self.work.handing_over.waiting(self._case)
        self._screen.show_state(
            PapersState(
                file.name,
                tuple(self._owner(file, person, papers) for person in dict.fromkeys(paper.person for paper in papers)),
                self._ask(file.case, papers),
                self._outside(file, papers),
                self._asking,
                self.message,
                self.busy,
            )
        )

    def _ask(self, case: CaseId, papers: tuple[PaperToGive, ...]) -> AskContactState | None:
        """Return the question about the first person to whom something is to be sent and of whom nothing is known."""
        unasked = (paper.person for paper in papers if paper.way in SENT_WAYS and not self._reach(case, paper.person))
        person = next(unasked, None)
        return None if person is None else self._contact.state(case, person)

    def _reach(self, case: CaseId, person: PersonId) -> bool:
        return self.work.families.knows_how_to_reach(case, person)

    def _outside(self, file: CaseFile, papers: tuple[PaperToGive, ...]) -> OutsideState | None:
        """Return what is asked of who told something from outside; nothing where no paper waits for that person."""
        person = next((paper.person for paper in papers if paper.person == self._told_of), None)
        if person is None:
            return None
        values = self._told(file.case, person)
        wanted = (NAME, ROLE)
        missing = frozenset(each for each in wanted if self._told_asked and not says_something(values.get(each)))
        return OutsideState(person, isolated(file.member(person).name), values, missing, self.busy)

    def _told(self, case: CaseId, person: str) -> dict[str, str]:
        kept = self.drafts(case).get(_told_key(case, person).field)
        return read_json(kept, dict[str, str]) if kept else {}

    def _owner(self, file: CaseFile, person: PersonId, papers: tuple[PaperToGive, ...]) -> OwnerRow:
        contact = next((each for each in file.safe_contacts if each.person == person), None)
        unasked = not self._reach(file.case, person)
        known = () if contact is None else (contact.detail, contact.hours)
        post = (each for each in file.addresses if (each.person, each.serves) == (person, "postGoesThere"))
        theirs = [paper for paper in papers if paper.person == person]
        return OwnerRow(
            person=person,
            name=file.member(person).name,
            papers=tuple(
                PaperRow(paper.key, self._title(file, paper), self._wish(paper), unasked and paper.way in SENT_WAYS)
                for paper in theirs
            ),
            asked=any(paper.way for paper in theirs),
            address="\n".join(filter(None, (*map(address_words, post), " · ".join(text for text in known if text)))),
            others=tuple((member.id, member.name) for member in file.members if member.id != person),
        )

    def _title(self, file: CaseFile, paper: PaperToGive) -> str:
        if paper.form is None:
            if paper.sheet == "visit":
                return self.tr("Sheet of the visit: how it stands, what they chose, and how to reach us")
            personal = paper.sheet == "personal"
            return self.tr("Sheet with rights, with names") if personal else self.tr("Sheet with rights, without names")
        child = isolated(file.member(paper.child).name) if paper.child is not None else ""
        form = self.work.pack.definition(paper.form_type)
        title = paper.form_type if form is None else form.title
        return self.tr("Signed copy: {form}, about {name}").format(form=title, name=child)

    def _wish(self, paper: PaperToGive) -> str:
        words = {
            "paperNow": self.tr("On paper, now"),
            "nextVisit": self.tr("At the next visit"),
            "postToSafeAddress": self.tr("By post, to a safe address"),
            "atOtherPlace": self.tr("At school, the doctor, a lawyer or our office"),
        }.get(paper.way)
        if words is None:
            return self.tr("How they want it was not asked yet: ask first.")
        wish = words if paper.place is None else f"{words}: {isolated(paper.place)}"
        return "\n".join(text for text in (wish, self._holder(paper)) if text)

    def _holder(self, paper: PaperToGive) -> str:
        day = "" if paper.back_on is None else day_words(paper.back_on)
        if paper.holder == "cameBack":
            return self.tr("It came back to the back office on {day}. Ask again, alone, where it may go.").format(
                day=day
            )
        if paper.holder == "cannotBeSent":
            return self.tr(
                "The back office cannot send it: the address is not right ({day}). Ask again, alone, where it may go."
            ).format(day=day)
        if paper.holder == "office":
            return self.tr("The back office prints and sends this copy. It leaves this list once that was done.")
        if paper.way in SENT_WAYS and self._case is not None:
            if not self._reach(self._case, paper.person):
                return self.tr("Ask first how this person can be reached safely. Until then it is not sent.")
            return self.tr("You send this yourself: the back office does not get it.")
        return ""

    def _paper(self, key: str) -> PaperToGive | None:
        waiting = () if self._case is None else self.work.handing_over.waiting(self._case)
        return next((paper for paper in waiting if paper.key == key), None)

    def _draw(self, key: str, *, large: bool) -> None:
        case, paper = self._case, self._paper(key)
        if case is None or paper is None or self.busy:
            return
        self.busy, self.message = True, None
        self.refresh()
        turn = self._turn
        self.slow(
            lambda: self.work.handing_over.pages(case, paper, large=large), lambda pages: self._print(pages, turn)
        )

    def _here(self, turn: int) -> bool:
        """Tell whether the page that asked is still the one in sight: an answer that comes late is for nobody (H4)."""
        return turn == self._turn and self._screen.isVisible() and self.work.files.open_visit() is None

    def _print(self, pages: tuple[PageImage, ...], turn: int) -> None:
        self.busy = False
        if not self._here(turn):
            return
        outcome = self.printer.print_pages(pages, self._screen)
        self.message = {
            Printed.PRINTED: Message(
                self.tr("Sent to the printer."),
                self.tr("Take it from the printer yourself. Press “Given” once its owner has it."),
                "positive",
            ),
            Printed.CANCELLED: None,
            Printed.NO_PRINTER: Message(
                self.tr("This laptop knows no printer."),
                self.tr("Connect one, or print at the office. The paper stays in this list."),
                "warning",
            ),
            Printed.FAILED: Message(
                self.tr("The printer did not take it."),
                self.tr("Look at the printer and try again. The paper stays in this list."),
                "warning",
            ),
        }[outcome]

    def _on_given(self, key: str) -> None:
        self._mark(key, "given", self.tr("Written down as given."))

    def _on_asked_who(self, person: str) -> None:
        self._asking, self.message = person, None
        self.refresh()

    def _on_not_wanted(self, person: str, by: str) -> None:
        said = self.tr("Written down: wants no papers any more.")
        self._mark(self._wished(person), "notWanted", said, PersonId(by))

    def _on_not_safe(self, person: str) -> None:
        self._mark(self._wished(person), "notSafe", self.tr("Written down: a paper is not safe."))

    def _on_outside_requested(self, person: str) -> None:
        self._told_of, self._told_asked, self.message = person, False, None
        self.refresh()
        if person:
            self._screen.page.ensureWidgetVisible(self._screen.outside)

    def _on_told_changed(self, field: str, value: str) -> None:
        case, person = self._case, self._told_of
        if case is not None and person:
            self.keep_draft(_told_key(case, person), msgspec.json.encode(self._told(case, person) | {field: value}))

    def _on_told(self, way: Literal["nothing", "notSafe"]) -> None:
        case, person = self._case, self._told_of
        paper = self._paper(self._wished(person)) if person else None
        if case is None or paper is None or self.busy:
            return
        values, turn, self._told_asked = self._told(case, person), self._turn, True
        word = OutsideWord(way, values.get(NAME, ""), values.get(ROLE, ""))
        if not (says_something(word.name) and says_something(word.role)):
            self.refresh()
            return

        def written(_: object) -> None:
            if turn == self._turn:
                self._told_of, self._told_asked = "", False
                said = self.tr("Written down, with who told it.")
                if not paper.way:  # there is no wish to go back to
                    again = self.tr("Ask at the next visit, alone, what may be left. Until then nothing is given.")
                    self.message = Message(said, again, "positive")
                    return
                self._marked = Marked(case, paper, "told")
                self.message = Message(said, severity="positive", action=self.tr("Undo"))

        clears = (_told_key(case, person),)
        self.write(case, lambda: self.work.handing_over.told_outside(case, paper, word, clears=clears), written)

    def _wished(self, person: str) -> str:
        """Return the key of a paper of this person; of one whose owner said how they want it, where there is one."""
        waiting = () if self._case is None else self.work.handing_over.waiting(self._case)
        theirs = [paper for paper in waiting if paper.person == person]
        return next((paper.key for paper in theirs if paper.way), theirs[0].key if theirs else "")

    def _mark(self, key: str, how: How, said: str, by: PersonId = _NOBODY) -> None:
        case, paper, turn = self._case, self._paper(key), self._turn
        if case is None or paper is None or self.busy:
            return
        papers = self.work.handing_over

        def write() -> object:
            match how:
                case "given":
                    return papers.given(case, paper, _way(paper))
                case "notWanted":
                    return papers.not_wanted(case, paper, by)
                case _:
                    return papers.not_safe(case, paper)

        def written(_: object) -> None:
            if turn == self._turn:
                self._asking = ""
                if how == "notSafe" and not paper.way:  # there is no wish to go back to
                    again = self.tr("Ask at the next visit, alone, what may be left. Until then nothing is given.")
                    self.message = Message(said, again, "positive")
                    return
                self._marked = Marked(case, paper, how)
                self.message = Message(said, severity="positive", action=self.tr("Undo"))

        self.write(case, write, written)

    def _on_undo_requested(self) -> None:
        marked = self._marked
        if marked is None or self.busy:
            return
        self._marked = None
        case, paper, papers = marked.case, marked.paper, self.work.handing_over

        def take_back() -> object:
            if marked.how == "given":
                return papers.given(case, paper, _way(paper), given=False)
            return papers.wanted_after_all(case, paper)

        self.write(case, take_back)


def _told_key(case: CaseId, person: str) -> DraftKey:
    return DraftKey(case, f"told_outside:{person}")


def _way(paper: PaperToGive) -> str:
    return paper.way or "handed"
