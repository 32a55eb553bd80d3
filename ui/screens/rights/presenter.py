"""Joins the rights screen to the services."""

from __future__ import annotations

from datetime import date
from typing import cast

from PySide6.QtCore import QCoreApplication, Signal

from jgvisit.domain.rights_seen import Recordable
from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.visibility import ShownFile
from jgvisit.services.conditions import joined
from jgvisit.services.frames import frames_for_room
from jgvisit.services.ports import DraftKey
from jgvisit.services.rights import seen_field
from jgvisit.services.rights_sheet import RightsSheet, SheetKind
from jgvisit.services.rights_view import Concern, RightsLine, RightsView
from ui.error_texts import error_message
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.screens.explain.state import Listener
from ui.screens.rights.screen import RightsScreen
from ui.screens.rights.state import CardRow, Code, Page, RightLine, RightsGroup, RightsState, SeenRow
from ui.wording import picture_of

_ADDING = "seen"
"""Place in a remembered page: what is being added to the card."""


class RightsPresenter(Presenter):
    """Shows the rights cards of those in the room.

    Signals:
        finished: case; back to the visit.
    """

    finished = Signal(str)

    def __init__(self, screen: RightsScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._page: Page = "choose"
        self._concern = Concern(PersonId(""), ())
        self._opening, self._at = 0, 0
        self._sheet: SheetKind = "general"
        self._drawn: tuple[bytes, ...] = ()
        screen.choose.card_requested.connect(lambda key: self._open(key, "card"))
        screen.choose.seen_requested.connect(lambda key: self._open(key, "seen"))
        screen.card.explained.connect(self._on_explained)
        screen.card.turned.connect(self._on_turned)
        screen.card.phone_requested.connect(lambda: self._turn_to("phone"))
        screen.card.paper_requested.connect(lambda: self._draw("general"))
        screen.paper.sheet_requested.connect(lambda kind: self._draw(cast(SheetKind, kind)))
        screen.seen.recorded.connect(self._on_recorded)
        screen.seen.source_changed.connect(self._on_source_changed)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId, key: str = "", at: str = "") -> None:
        """Show whose cards there are; after a lock the card that `key` names, at its page or at what is added."""
        self._case, self._page, self.message = case, "choose", None
        self._remember("rights")
        if key in {_key(concern) for concern in self.work.rights.concerns(case)}:
            page: Page = "seen" if at == _ADDING else "card"
            self._open(key, page, int(at) if at.isdecimal() else 0)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Draw the page in sight."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        if self._page != "choose" and self._concern not in self.work.rights.concerns(file.case):
            self._page = "choose"  # somebody left, or what the card rests on changed
        try:
            state = self._state(file)
        except JgVisitError as error:
            self._page, self.message = "choose", error_message(error)
            state = self._state(file)
        self._screen.show_state(state)

    # -- what is shown ------------------------------------------------------------------------

    def _state(self, file: ShownFile) -> RightsState:
        rows = tuple(self._row(file, concern) for concern in self.work.rights.concerns(file.case))
        frames = frames_for_room(file, self.work.today())
        bare = RightsState(
            page=self._page,
            rows=rows,
            frames=picture_of(frames),
            today=self.work.today(),
            message=self.message,
            busy=self.busy,
        )
        return bare if self._page == "choose" else self._card(file, bare)

    def _row(self, file: ShownFile, concern: Concern) -> CardRow:
        others = [isolated(file.member(child).name) for child in concern.children if child != concern.person]
        asks = bool(self.work.rights.askable(file.case, concern.person))
        return CardRow(_key(concern), file.member(concern.person).name, joined(others), asks)

    def _card(self, file: ShownFile, bare: RightsState) -> RightsState:
        case, concern = file.case, self._concern
        member = file.member(concern.person)
        language = None if member.language == "nl" else member.language
        view = self.work.rights.view(case, concern, language)
        visit = self.work.files.visit_shown(case)
        present = () if visit is None else visit.present
        draft = self.drafts(case).get(seen_field(concern.person), b"").decode()
        return RightsState(
            page=bare.page,
            rows=bare.rows,
            opening=self._opening,
            at=self._at,
            name=member.name,
            title=view.title,
            groups=tuple(
                RightsGroup(heading, tuple(self._line(line) for line in lines)) for _, heading, lines in view.groups
            ),
            rtl=view.rtl,
            notices=self._notices(view),
            listeners=tuple(Listener(person, file.member(person).name) for person in present),
            codes=tuple(
                Code(code.caption, self.work.sheets.modules(code), code.text)
                for code in self.work.sheets.codes(case, concern.person, language)
            ),
            warnings=self.work.rights.words(view, "kept", "seen_by"),
            pages=self._drawn,
            sheet=self._sheet,
            may_be_personal=self.work.sheets.may_be_personal(case, concern),
            sheet_words=_words(view),
            seen=self._seen(case),
            source=draft,
            today=bare.today,
            frames=bare.frames,
            message=bare.message,
            busy=bare.busy,
        )

    def _line(self, line: RightsLine) -> RightLine:
        articles = ", ".join(line.articles)
        mark = {
            "inferred": self.tr("worked out from the law"),
            "general_knowledge": self.tr("generally known, not seen in a source"),
        }.get(line.evidence)
        source = self.tr("Source: {articles}").format(articles=articles)
        return RightLine(line.title, line.sentences, source if mark is None else f"{source} ({mark})")

    def _notices(self, view: RightsView) -> tuple[str, ...]:
        notices = []
        if view.draft:
            notices.append(self.tr("Draft: no jurist has checked this text yet."))
        if view.unchecked_translation:
            notices.append(self.tr("No translator has checked this translation. The Dutch text counts."))
        if view.untranslated:
            notices.append(self.tr("This card has no translation for this family yet."))
        if view.needs_interpreter:
            notices.append(self.tr("There is a translation. It opens once an interpreter is there."))
        return tuple(notices)

    def _seen(self, case: CaseId) -> tuple[SeenRow, ...]:
        known = {seen.what for seen in self.work.rights.known(case, self._concern)}
        asked = self.work.rights.askable(case, self._concern.person)
        return tuple(SeenRow(what, _circumstance(what), what in known) for what in asked)

    # -- intents ------------------------------------------------------------------------------

    def _open(self, key: str, page: Page, at: int = 0) -> None:
        if self._case is None:
            return
        found = [concern for concern in self.work.rights.concerns(self._case) if _key(concern) == key]
        if found:
            self._concern, self._at = found[0], at
            self._opening += 1
            self._drawn = ()
            self._turn_to(page)

    def _turn_to(self, page: Page) -> None:
        self._page, self.message = page, None
        if page in ("card", "seen"):
            at = _ADDING if page == "seen" else self._at
            self._remember(f"rights:{_key(self._concern)}:{at}")
        self.refresh()

    def _remember(self, page: str) -> None:
        if (case := self._case) is not None:
            self.keep(lambda: self.work.visits.remember_page(case, page))

    def _on_turned(self, page: int) -> None:
        self._at = page
        self._remember(f"rights:{_key(self._concern)}:{page}")

    def _on_explained(self, people: object) -> None:
        case = self._case
        visit = None if case is None else self.work.files.visit_shown(case)
        if case is None or visit is None:
            return
        member = self.work.files.shown(case).member(self._concern.person)
        view = self.work.rights.view(case, self._concern, None if member.language == "nl" else member.language)
        heard = cast(tuple[PersonId, ...], people)

        def recorded(_: object) -> None:
            self._page = "choose"
            self._remember("rights")

        self.write(case, lambda: self.work.rights.shown(case, VisitId(visit.id), view, heard), recorded)

    def _draw(self, kind: SheetKind) -> None:
        """Draw the sheet away from the screen's thread; what is in sight then is what was asked last."""
        if (case := self._case) is None:
            return
        self._sheet, self._drawn = kind, ()
        concern, opening = self._concern, self._opening
        member = self.work.files.shown(case).member(concern.person)
        language = None if member.language == "nl" else member.language
        sheet: RightsSheet = (
            self.work.sheets.personal(case, concern, language)
            if kind == "personal"
            else self.work.sheets.general(case, concern.person, language)
        )

        def drawn(pages: tuple[bytes, ...]) -> None:
            if (self._opening, self._sheet) == (opening, kind):
                self._drawn = pages

        self._turn_to("paper")
        self.slow(lambda: self.work.sheets.pages(sheet), drawn)

    def _on_recorded(self, what: str, source: str, since: object, holds: bool) -> None:
        if (case := self._case) is None:
            return
        concern = self._concern

        def recorded(_: object) -> None:
            self._page = "choose"
            self._remember("rights")

        self.write(
            case,
            lambda: self.work.rights.record_circumstance(
                case, concern, cast(Recordable, what), source, since=cast("date | None", since), holds=holds
            ),
            recorded,
        )

    def _on_source_changed(self, source: str) -> None:
        if self._case is not None and self._page == "seen" and not self.busy:
            self.keep_draft(DraftKey(self._case, seen_field(self._concern.person)), source.encode())

    def _on_back_requested(self) -> None:
        if self._case is None:
            return
        if self._page == "choose":
            self.finished.emit(self._case)
            return
        if self._page == "seen":
            key = DraftKey(self._case, seen_field(self._concern.person))
            self.keep(lambda: self.work.journal.clear_draft(key))
        to_card = self._page in ("phone", "paper")
        self._page, self.message = ("card" if to_card else "choose"), None
        if not to_card:
            self._remember("rights")
        self.refresh()


def _key(concern: Concern) -> str:
    return f"{concern.person}={','.join(concern.children)}"


def _words(view: RightsView) -> str:
    return " ".join(text for line in view.lines for text, _ in line.sentences)


def _circumstance(what: Recordable) -> str:
    words: dict[Recordable, str] = {
        "parents_apart": QCoreApplication.translate("RightsScreen", "The parents live apart"),
        "stay": QCoreApplication.translate("RightsScreen", "The child lives with someone else, by agreement"),
        "carer": QCoreApplication.translate("RightsScreen", "This person looks after the child at home"),
        "not_returned": QCoreApplication.translate("RightsScreen", "The child was asked back and does not come home"),
        "contact_limited": QCoreApplication.translate("RightsScreen", "The youth protection limits the contact"),
        "first_placement_request": QCoreApplication.translate(
            "RightsScreen", "The judge is asked for the first time to let the child live elsewhere"
        ),
    }
    return words[what]
