"""Two papers beside a safety plan: a page in pictures for a child, and a card of wallet size with whom to call.

Neither is signed or sealed, and neither names the municipality or says what it is about: somebody may find it (H5).
A code word, a sign or a safe place stands on neither of them, whoever asks (H1, H2). What a person wrote for their
own card comes only from their own part, and only on their own card.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from jgvisit.clock import local_date
from jgvisit.content.fill import day_in_words
from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.own_words import says_something
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.records.answers import Answer, DayAnswer, LinesAnswer, TextAnswer
from jgvisit.records.telling import plain
from jgvisit.services.agreements.plan_pages import (
    EMERGENCY,
    ChildPage,
    PictureLine,
    PlanPaperKind,
    PlanPaperMaker,
    WalletCard,
)
from jgvisit.services.agreements.plan_promises import PROMISES, SAFETY_PLAN, Promise, ending_earlier, promises
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.forms.filled_forms import FilledForms, find
from jgvisit.services.forms.on_paper import FormPrint
from jgvisit.services.forms.part_rules import NEVER_ON_A_CARD
from jgvisit.services.forms.refusals import FormChangedError, LookAgainError
from jgvisit.services.papers.handing_over import PRINT_DPI, PaperReader, VisitOpenError
from jgvisit.services.papers.large_print import enlarged
from jgvisit.services.papers.page_image import PageImage
from jgvisit.services.rights.view import Line
from jgvisit.services.talk.conditions import joined


class PlanPapers:
    """Puts the two papers together for one reader."""

    def __init__(
        self,
        files: CaseFiles,
        filled: FilledForms,
        maker: PlanPaperMaker,
        reader: PaperReader,
        note_print: Callable[[CaseId], None] = lambda _: None,
    ) -> None:
        """Join the parts; `note_print` is told of each paper before its pages leave for a printer."""
        self._files, self._filled = files, filled
        self._maker, self._reader, self._note_print = maker, reader, note_print

    def pages(
        self,
        case: CaseId,
        form: FormId,
        person: PersonId,
        kind: PlanPaperKind,
        *,
        own: bool = False,
        large: bool = False,
        copies: int = 1,
    ) -> tuple[PageImage, ...]:
        """Return the pages of one of the papers of `person` for a printer, at the office.

        Args:
            case: the family.
            form: a safety plan.
            person: whose paper it is.
            kind: the page of a child, or the card.
            own: with what stands in this person's own part for it, which they asked for.
            large: in large print.
            copies: how many of the card stand on the sheet; all of them are this person's.

        Raises:
            VisitOpenError: we are in somebody's house.
            DocumentError: it cannot be drawn.
            FormChangedError, LookAgainError, UnreleasedTextError: as for `child_page`.
        """
        if self._files.open_visit() is not None:
            raise VisitOpenError("no paper is printed in an open visit")
        pdf = (
            self._maker.child_page(self.child_page(case, form, person, own=own, drawing=not large))
            if kind == "child"
            else self._maker.cards((self.card(case, form, person, own=own),) * copies, columns=1 if large else 2)
        )
        return self._printed(case, pdf, large=large)

    def holders(self, case: CaseId, form: FormId) -> tuple[PersonId, ...]:
        """Return who of the family can have the general card of a plan; nobody of whom something on it is hidden.

        Raises:
            FormChangedError, UnreleasedTextError: as for `child_page`.
        """
        self._require_plan(case, form, None)
        return tuple(person for person in self._filled.readers(case, form) if self._may_hold(case, form, person))

    def card_sheets(
        self, case: CaseId, form: FormId, people: Sequence[PersonId], *, large: bool = False
    ) -> tuple[PageImage, ...]:
        """Return sheets with a general card for each of `people`, in their language, to be cut, for a printer.

        No line of anybody's own part stands on a sheet that others hold too (H1).

        Raises:
            VisitOpenError, DocumentError, FormChangedError, LookAgainError, UnreleasedTextError: as for `pages`.
        """
        if self._files.open_visit() is not None:
            raise VisitOpenError("no paper is printed in an open visit")
        if not people:
            raise FormChangedError("a card for nobody")
        cards = tuple(self.card(case, form, person) for person in people)
        return self._printed(case, self._maker.cards(cards, columns=1 if large else 2), large=large)

    def _printed(self, case: CaseId, pdf: bytes, *, large: bool) -> tuple[PageImage, ...]:
        pages = self._reader.pages(pdf, PRINT_DPI)
        self._note_print(case)
        return enlarged(pages) if large else pages

    def _may_hold(self, case: CaseId, form: FormId, person: PersonId) -> bool:
        try:
            self.card(case, form, person)
        except (FormChangedError, LookAgainError):
            return False
        return True

    def child_page(
        self, case: CaseId, form: FormId, child: PersonId, *, own: bool = False, drawing: bool = True
    ) -> ChildPage:
        """Return the page of `child`; with whom it may call only if the child asks for it (`own`).

        Behind it comes a page with room for a drawing: an empty frame, which nobody needs enlarged (`drawing`).

        Raises:
            FormChangedError: no plan of this family about this child, or no one version of it.
            LookAgainError: it says what is hidden from this child, or a word or place that is on no such paper.
            UnreleasedTextError: no jurist has released the form, outside the demo.
        """
        self._require_plan(case, form, child)
        printed = self._filled.print_for(case, form, child)
        answers = _answers(printed)
        callees = self._callees(case, form, child) if own else ()
        look, early = answers.get("reviewOn"), ending_earlier(answers)
        today = local_date(printed.made_at)
        page = ChildPage(
            title=_line(printed, "childPageTitle"),
            heading=_line(printed, "childPagePromises"),
            lines=tuple(
                _picture(printed, promise, ends_early=promise in early)
                for promise in promises(answers)
                if promise.holds_on(today)  # what nobody promises any more is no promise to a child
            ),
            task=_line(printed, "childPageTask"),
            look=_with_day(printed, "childPageLook", "reviewOn", look) if isinstance(look, DayAnswer) else None,
            talk=_line(printed, "childPageTalk"),
            draw=_line(printed, "childPageDraw") if drawing and "childPageDraw" in printed.form.labels else None,
            call=_line(printed, "childPageCall") if callees else None,
            callees=callees,
            notices=_notices(printed),
            language=None if printed.translation is None else printed.translation.language,
            rtl=_rtl(printed),
            made_at=printed.made_at,
            demo=printed.demo,
        )
        self._require_no_secret(case, form, (*(line.words for line in page.lines), *callees))
        return page

    def card(self, case: CaseId, form: FormId, person: PersonId, *, own: bool = False) -> WalletCard:
        """Return the card of `person`: the emergency number, how to reach us, and their own lines if they ask (`own`).

        Raises:
            FormChangedError, LookAgainError, UnreleasedTextError: as for `child_page`.
        """
        self._require_plan(case, form, None)
        printed = self._filled.print_for(case, form, person)
        reach = _answers(printed).get("reachUs")
        said = reach.text.strip() if isinstance(reach, TextAnswer) else ""
        lines = self._callees(case, form, person) if own else ()
        self._require_no_secret(case, form, (*lines, said))
        return WalletCard(
            title=_line(printed, "cardTitle"),
            danger=_line(printed, "cardDanger"),
            number=EMERGENCY,
            lines=lines,
            us=_line(printed, "cardUs") if said else None,
            reach=said,
            notices=_notices(printed),
            language=None if printed.translation is None else printed.translation.language,
            rtl=_rtl(printed),
            made_at=printed.made_at,
            demo=printed.demo,
        )

    def _require_plan(self, case: CaseId, form: FormId, child: PersonId | None) -> None:
        plan = find(self._files.get(case), form)
        if plan is None or plan.form_type != SAFETY_PLAN or (child is not None and child not in plan.children):
            raise FormChangedError("no safety plan about this child")

    def _callees(self, case: CaseId, form: FormId, owner: PersonId) -> tuple[str, ...]:
        """Return whom this person wrote down to call, in their own part; nothing of it is anybody else's."""
        plan = find(self._files.get(case), form)
        parts = () if plan is None else plan.parts
        if not any((part.part, part.owner) == ("private", owner) for part in parts):
            return ()
        answers = _answers(self._filled.print_for(case, form, owner, own_part=True))
        numbers, person = answers.get("cardNumbers"), answers.get("childSafetyPerson")
        lines = numbers.lines if isinstance(numbers, LinesAnswer) else ()
        named = (person.text,) if isinstance(person, TextAnswer) else ()
        return tuple(dict.fromkeys(text.strip() for text in (*lines, *named) if says_something(text)))

    def _require_no_secret(self, case: CaseId, form: FormId, texts: tuple[str, ...]) -> None:
        """Refuse a paper that gives away anybody's word, sign, way out or safe place."""
        plan = find(self._files.get(case), form)
        secrets = {
            plain(answer.text)
            for part in (() if plan is None else plan.parts)
            for name, answer in part.answers
            if name in NEVER_ON_A_CARD and isinstance(answer, TextAnswer) and says_something(answer.text)
        }
        if any(secret in plain(text) for secret in secrets for text in texts):
            raise LookAgainError("a word or place that stands on no such paper")


def _answers(printed: FormPrint) -> dict[str, Answer]:
    return {name: answer for part in printed.parts for name, answer in part.answers}


def _picture(printed: FormPrint, promise: Promise, *, ends_early: bool) -> PictureLine:
    names = (*(printed.names[person] for person in promise.who), *promise.others)
    pictures = next((dict(each.choices) for each in printed.form.field(PROMISES).columns if each.id == "picture"), {})
    day = None if promise.until is None else DayAnswer(promise.until.isoformat())
    told = ends_early and "childPageUntil" in printed.form.labels  # texts of before it have no words for it
    return PictureLine(
        kind=promise.kind,
        who=joined(names),
        words=promise.for_a_child or promise.what,
        picture=promise.picture,
        alt=pictures.get(promise.picture, ""),
        until=None if day is None or not told else _with_day(printed, "childPageUntil", "until", day),
    )


def _line(printed: FormPrint, label: str) -> Line:
    theirs = None if printed.translation is None else printed.translation.labels[label]
    return printed.form.labels[label], theirs


def _with_day(printed: FormPrint, label: str, name: str, day: DayAnswer) -> Line:
    return _dated(printed.form, label, name, day), (
        None if printed.translation is None else _dated(printed.translation, label, name, day)
    )


def _dated(words: FormDefinition, label: str, name: str, day: DayAnswer) -> str:
    on = day_in_words(date.fromisoformat(day.day), words.language)
    return words.labels[label].replace(f"{{{name}}}", on)


def _notices(printed: FormPrint) -> tuple[Line, ...]:
    found = []
    if printed.form.review != "released":
        found.append(_line(printed, "draft"))
    if printed.translation is not None and printed.translation.translation == "not_checked":
        found.append(_line(printed, "notChecked"))
    return tuple(found)


def _rtl(printed: FormPrint) -> bool:
    return printed.translation is not None and printed.translation.direction == "rtl"
