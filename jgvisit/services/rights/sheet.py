"""The sheet about somebody's rights: one side of A4, general or personal, and the code for a telephone (H5).

It is not signed and not sealed: it proves nothing, it tells. The general one says only what holds for
everybody of a role and age, without a name, a date or the municipality, so that finding it tells nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal, Protocol

from jgvisit.clock import Clock
from jgvisit.content.fill import LRI, PDI, day_in_words
from jgvisit.content.model import ReviewState
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.payload_papers import RightsSheetChosen
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.ports.identity import Identity
from jgvisit.services.rights.card import RightsCards
from jgvisit.services.rights.view import Concern, Line, RightsGroup, RightsView
from jgvisit.services.talk.conditions import joined

SheetKind = Literal["general", "personal"]
PaperKind = Literal["general", "personal", "visit"]
Modules = tuple[tuple[bool, ...], ...]
"""The squares of a code, row by row, dark is true; without the quiet zone around them."""
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""What the file of a general sheet says it was made on: it has no day."""


@dataclass(frozen=True)
class PhoneCode:
    """A code that any telephone reads without a network, and the plain text in it."""

    caption: str
    text: str
    language: str


@dataclass(frozen=True)
class RightsSheet:
    """What stands on the paper, already chosen for its reader: nothing here is filtered later."""

    kind: PaperKind
    title: Line
    notices: tuple[Line, ...]
    labels: tuple[tuple[Line, str], ...]
    """(label, name); none on a general sheet."""
    known: Line | None
    """As known on which day; None on a general sheet."""
    groups: tuple[RightsGroup, ...]
    more: Line
    """Said where not all lines fit."""
    closing: tuple[Line, ...]
    codes: tuple[PhoneCode, ...]
    organisation: str
    """Empty on a general sheet."""
    version: str
    language: str | None
    rtl: bool
    made_at: datetime
    demo: Line | None
    """Says that this is no real paper, in the demo."""


class SheetMaker(Protocol):
    """Draws sheets and codes."""

    def pages(self, sheet: RightsSheet) -> tuple[bytes, ...]:
        """Return the pages as PNG, as they are in the PDF."""

    def pdf(self, sheet: RightsSheet) -> bytes:
        """Return the sheet as PDF/A-3a and PDF/UA-1."""

    def modules(self, text: str) -> Modules:
        """Return the squares of the code that holds `text`."""


class RightsSheets:
    """Makes the sheets that can be left behind."""

    def __init__(
        self,
        cards: RightsCards,
        files: CaseFiles,
        maker: SheetMaker,
        time: KnownTime,
        clock: Clock,
        identity: Identity,
    ) -> None:
        self._cards = cards
        self._files = files
        self._maker = maker
        self._time = time
        self._clock = clock
        self._identity = identity

    def offered(self, case: CaseId, person: PersonId) -> tuple[SheetKind, ...]:
        """Return the sheets there are for this person; a personal one only where nothing on it is hidden (H5)."""
        concerns = self.concerns(case, person)
        if not concerns:
            return ()
        return ("general", "personal") if any(self.may_be_personal(case, each) for each in concerns) else ("general",)

    def concerns(self, case: CaseId, person: PersonId) -> tuple[Concern, ...]:
        """Return the cards of this person, each of which has a sheet of its own."""
        file = self._files.shown(case)
        return self._cards.concerns_of(file, file.member(person))

    def chosen(self, case: CaseId, visit: VisitId, person: PersonId, sheet: SheetKind | None) -> RightsSheetChosen:
        """Return the record of which sheet this person wants, None for no sheet, with its version and languages.

        Raises:
            UnreleasedTextError: as `general`.
        """
        language = self._files.get(case).member(person).language
        view = self._cards.general_view(case, person, None if language == "nl" else language)
        languages = ("nl",) if view.language is None else ("nl", view.language)
        kind: Literal["general", "personal", "none"] = sheet or "none"
        return RightsSheetChosen(visit=visit, person=person, sheet=kind, law_book=view.law_book, languages=languages)

    def may_be_personal(self, case: CaseId, concern: Concern) -> bool:
        """Tell whether there is a personal sheet: only where nothing on it is hidden from anybody (H5)."""
        return not self._cards.sheet_view(case, concern).general

    def general(
        self, case: CaseId, person: PersonId, language: str | None = None, asked_in: VisitId | None = None
    ) -> RightsSheet:
        """Return the general sheet for this person's role and age; `asked_in` as in `RightsCards.sheet_view`.

        Raises:
            UnreleasedTextError: no jurist has released the texts, outside the demo (H27).
        """
        view = self._cards.general_view(case, person, language, asked_in)
        (everybody, phone) = self._cards.words(view, "everybody", "phone")
        codes = self.codes(case, person, language, asked_in)
        closing = (everybody, phone) if codes else (everybody,)
        return self._sheet(view, "general", (), None, closing, codes, "", NO_DAY)

    def personal(
        self, case: CaseId, concern: Concern, language: str | None = None, asked_in: VisitId | None = None
    ) -> RightsSheet:
        """Return the sheet of one person; the general one where something on it is hidden from anybody (H5).

        Raises:
            UnreleasedTextError: as `general`.
        """
        view = self._cards.sheet_view(case, concern, language, asked_in)
        if view.general:
            return self.general(case, concern.person, language, asked_in)
        file, today = self._files.get(case), self._time.today()
        label_for, label_about, known, changes = self._cards.words(view, "for", "about", "known", "changes")
        children = joined(file.member(child).name for child in concern.children)
        labels = [(label_for, file.member(concern.person).name)]
        if concern.children != (concern.person,):
            labels.append((label_about, children))
        as_known = _on_day(known, today, view)
        municipality = self._identity.municipality
        return self._sheet(view, "personal", tuple(labels), as_known, (changes,), (), municipality, self._clock.now())

    def codes(
        self, case: CaseId, person: PersonId, language: str | None = None, asked_in: VisitId | None = None
    ) -> tuple[PhoneCode, ...]:
        """Return the codes for a telephone, Dutch first: general text by role and age only (H5).

        A language gets one only where it has words for every line.

        Raises:
            UnreleasedTextError: as `general`.
        """
        view = self._cards.general_view(case, person, language, asked_in)
        if not view.lines:
            return ()
        lines = [view.title, *(sentence for line in view.lines for sentence in line.sentences)]
        codes = [PhoneCode(view.title[0], "\n".join(dutch for dutch, _ in lines), "nl")]
        translated = [text for _, text in lines if text is not None]
        if view.language is not None and len(translated) == len(lines):
            codes.append(PhoneCode(translated[0], "\n".join(translated), view.language))
        return tuple(codes)

    def pages(self, sheet: RightsSheet) -> tuple[bytes, ...]:
        """Return the pages of a sheet as PNG."""
        return self._maker.pages(sheet)

    def pdf(self, sheet: RightsSheet) -> bytes:
        """Return a sheet as a file."""
        return self._maker.pdf(sheet)

    def modules(self, code: PhoneCode) -> Modules:
        """Return the squares of a code."""
        return self._maker.modules(code.text)

    def _sheet(
        self,
        view: RightsView,
        kind: SheetKind,
        labels: tuple[tuple[Line, str], ...],
        known: Line | None,
        closing: tuple[Line, ...],
        codes: tuple[PhoneCode, ...],
        organisation: str,
        made_at: datetime,
    ) -> RightsSheet:
        draft, looked_at, expired = self._cards.words(view, "draft", "checked", "expired")
        unchecked, more = self._cards.words(view, "unchecked", "more")
        marks: dict[ReviewState, list[Line]] = {"draft": [draft], "checked_by_jurist": [looked_at], "released": []}
        notices = marks[view.review]
        if view.expired_on is not None:
            notices.append(_on_day(expired, view.expired_on, view))
        if view.unchecked_translation:
            notices.append(unchecked)
        return RightsSheet(
            kind=kind,
            title=view.title,
            notices=tuple(notices),
            labels=labels,
            known=known,
            groups=view.groups,
            more=more,
            closing=closing,
            codes=codes,
            organisation=organisation,
            version=view.law_book,
            language=view.language,
            rtl=view.rtl,
            made_at=made_at,
            demo=self._cards.words(view, "demo")[0] if self._identity.demo else None,
        )


def _on_day(line: Line, day: date, view: RightsView) -> Line:
    """Fill a day in, in the words of each language."""
    dutch, other = line
    foreign = None if other is None else _with_day(other, day_in_words(day, view.language or "nl"), view)
    return _with_day(dutch, day_in_words(day), None), foreign


def _with_day(text: str, day: str, view: RightsView | None) -> str:
    isolated = f"{LRI}{day}{PDI}" if view is not None and view.rtl else day
    return text.replace("{day}", isolated)
