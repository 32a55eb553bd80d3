"""What stands on the pages of the rights screen, read from the services anew each time."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication

from jgvisit.domain.rights_seen import Recordable
from jgvisit.ids import CaseId, PersonId
from jgvisit.records.visibility import ShownFile
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.rights.sheet import SheetKind
from jgvisit.services.rights.view import Concern, RightsLine, RightsView
from jgvisit.services.talk.conditions import joined
from jgvisit.services.talk.screen_words import family_words
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.explain.state import ExplainState, Listener
from ui.screens.rights.state import CardRow, Code, Page, RightLine, RightsGroup, RightsState, SeenRow
from ui.wording import picture_of, readable_translation, text_notices, translation_notices


@dataclass(frozen=True)
class Opened:
    """The card that is open, and how far it is."""

    concern: Concern = field(default_factory=lambda: Concern(PersonId(""), ()))
    opening: int = 0
    """Counts the openings of a card."""
    at: int = 0
    """The line that comes first on the page in sight."""
    sheet: SheetKind = "general"
    drawn: tuple[bytes, ...] = ()
    """The sheet, PNG; empty while it is drawn."""


class Showing:
    """Reads what the rights screen shows."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def state(self, file: ShownFile, page: Page, opened: Opened, half_typed: str) -> RightsState:
        """Return what is in sight; `half_typed` is what was typed so far where something is asked.

        Raises:
            JgVisitError: a text cannot be shown.
        """
        rows = tuple(self._row(file, concern) for concern in self._work.rights.concerns(file.case))
        frames = frames_for_room(file, self._work.today())
        bare = RightsState(page=page, rows=rows, frames=picture_of(frames), today=self._work.today())
        return bare if page == "choose" else self._card(file, bare, opened, half_typed)

    def _row(self, file: ShownFile, concern: Concern) -> CardRow:
        others = [isolated(file.member(child).name) for child in concern.children if child != concern.person]
        asks = bool(self._work.rights.askable(file.case, concern.person))
        return CardRow(key_of(concern), file.member(concern.person).name, joined(others), asks)

    def _card(self, file: ShownFile, bare: RightsState, opened: Opened, half_typed: str) -> RightsState:
        case, concern = file.case, opened.concern
        member = file.member(concern.person)
        language = None if member.language == "nl" else member.language
        view = self._work.rights.view(case, concern, language)
        visit = self._work.files.visit_shown(case)
        words = family_words(self._work.pack, visit, view.language)
        present = () if visit is None else visit.present
        notices = text_notices(view.review, view.expired_on, words) + translation_notices(view, words)
        asked = ExplainState(
            opening=opened.opening,
            questions=self._work.rights.words(view, "say_back"),
            rtl=view.rtl,
            listeners=(Listener(concern.person, self._whose(file, concern)),),
            notices=notices,
            words=words,
            own_words=half_typed,
            asking=concern.person,
        )
        return RightsState(
            page=bare.page,
            rows=bare.rows,
            opening=opened.opening,
            at=opened.at,
            name=member.name,
            title=view.title,
            groups=tuple(
                RightsGroup(heading, tuple(_line(line) for line in lines)) for _, heading, lines in view.groups
            ),
            rtl=view.rtl,
            readable_translation=readable_translation(view),
            notices=notices,
            words=words,
            ask=asked if bare.page == "ask" else ExplainState(),
            listeners=tuple(Listener(person, file.member(person).name) for person in present),
            codes=tuple(
                Code(code.caption, self._work.sheets.modules(code), code.text)
                for code in self._work.sheets.codes(case, concern.person, language)
            ),
            warnings=self._work.rights.words(view, "kept", "seen_by"),
            pages=opened.drawn,
            sheet=opened.sheet,
            may_be_personal=self._work.sheets.may_be_personal(case, concern),
            sheet_words=_words(view),
            seen=self._seen(case, concern),
            source=half_typed if bare.page == "seen" else "",
            today=bare.today,
            frames=bare.frames,
        )

    def _whose(self, file: ShownFile, concern: Concern) -> str:
        """Return whose card it is, and about which children where that person has more than one."""
        name = file.member(concern.person).name
        cards = [one for one in self._work.rights.concerns(file.case) if one.person == concern.person]
        children = joined(isolated(file.member(child).name) for child in concern.children)
        return name if len(cards) < 2 else f"{isolated(name)} · {children}"

    def _seen(self, case: CaseId, concern: Concern) -> tuple[SeenRow, ...]:
        known = {seen.what for seen in self._work.rights.known(case, concern)}
        asked = self._work.rights.askable(case, concern.person)
        return tuple(SeenRow(what, _circumstance(what), what in known) for what in asked)


def _line(line: RightsLine) -> RightLine:
    articles = ", ".join(line.articles)
    mark = {
        "inferred": QCoreApplication.translate("RightsScreen", "worked out from the law"),
        "general_knowledge": QCoreApplication.translate("RightsScreen", "generally known, not seen in a source"),
    }.get(line.evidence)
    source = QCoreApplication.translate("RightsScreen", "Source: {articles}").format(articles=articles)
    return RightLine(line.title, line.sentences, source if mark is None else f"{source} ({mark})")


def key_of(concern: Concern) -> str:
    """Name a card in a remembered page and on its button."""
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
