"""The sheet that a visit leaves with one person.

It tells how it stands per child, what they chose, what they may refuse, how to take a yes back, what we promised and
when, and how to reach us. One person, one sheet: it tells what its reader chose and nothing of the others (H8). It is
no copy of a form and is not sealed. Where anything it rests on is hidden from anybody there is none: a paper in a house
is read by all who live or come there (H5), and the general sheet about rights says only what holds for everybody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from jgvisit.content.fill import LRI, PDI, day_in_words
from jgvisit.domain.rights_card import VisitWord
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.answers import DayAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision, Form
from jgvisit.records.case_stamp import day_of
from jgvisit.records.case_visits import Visit
from jgvisit.records.visibility import everybody
from jgvisit.services.agreements.given import renewed
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.papers.leaving import to_deliver
from jgvisit.services.ports.identity import FINGERPRINT_PLACE
from jgvisit.services.rights.card import RightsCards
from jgvisit.services.rights.sheet import RightsSheet
from jgvisit.services.rights.view import Concern, Line, RightsGroup, RightsLine, RightsView
from jgvisit.services.talk.conditions import joined
from jgvisit.services.talk.promises import told_to

_YES = ("agreed", "partly")
CONTACT_LINE = "contact_line"


class VisitSheets:
    """Makes the sheet of one visit for one person."""

    def __init__(self, at: Workplace, cards: RightsCards) -> None:
        """Prepare.

        Args:
            at: where the work is done.
            cards: the rights cards, whose lines on status and refusing stand on the sheet.
        """
        self._at, self._cards = at, cards

    def of(self, case: CaseId, visit: VisitId, person: PersonId) -> RightsSheet | None:
        """Return the sheet; None where something on it would be hidden from anybody (H5), or nothing is known yet.

        Raises:
            UnreleasedTextError: no jurist has released the texts, outside the demo (H27).
            LookAgainError: a text on it holds what is hidden from somebody (H2).
        """
        file = self._at.files.get(case)
        held = next((each for each in file.visits if each.id == visit), None)
        member = file.member(person)
        language = None if member.language == "nl" else member.language
        concerns = self._cards.concerns_of(self._at.files.shown(case), member)
        views = [self._cards.sheet_view(case, concern, language, visit) for concern in concerns]
        if held is None or held.started is None or not views or any(view.general for view in views):
            return None
        sheet = self._sheet(file, held, person, views)
        require_telling_nothing(file, everybody(file), _texts(sheet))
        return sheet

    def _sheet(self, file: CaseFile, visit: Visit, person: PersonId, views: Sequence[RightsView]) -> RightsSheet:
        view, now = views[0], self._at.time.now()
        began = date.fromisoformat(visit.on) if visit.on else _day(visit)
        groups: list[RightsGroup] = []
        for each in views:
            groups += self._standing(file, each, several=len(views) > 1)
        said = tuple(self._chosen(file, visit, person, view))
        if said:
            groups.append(("know", self._word(view, "chose"), said))
        if any(decision.mark == "T" and decision.decision in _YES for _, decision in _mine(file, person)):
            words = (self._word(view, name) for name in ("stop_always", "stop_why", "stop_how"))
            groups.append(("know", self._word(view, "stop"), (_line(("", None), *words),)))
        if days := tuple(self._days(file, person, view)):
            groups.append(("know", self._word(view, "days"), days))
        if contact := self._at.setting.values.get(CONTACT_LINE, ""):
            groups.append(("know", self._word(view, "call"), (_line(("", None), (contact, None)),)))
        draft, looked_at, unchecked = self._cards.words(view, "draft", "checked", "unchecked")
        notices = {"draft": (draft,), "checked_by_jurist": (looked_at,), "released": ()}[view.review]
        label_for, label_with = self._cards.words(view, "for", "with")
        return RightsSheet(
            kind="visit",
            title=self._on(view, "visit_title", began),
            notices=(*notices, unchecked) if view.unchecked_translation else notices,
            labels=((label_for, file.member(person).name), (label_with, self._at.identity.worker_name)),
            known=None,
            groups=tuple(groups),
            more=self._cards.words(view, "more")[0],
            closing=(*self._cards.words(view, "changes"), *self._genuine(view)),
            codes=(),
            organisation=self._at.identity.municipality,
            version=view.law_book,
            language=view.language,
            rtl=view.rtl,
            made_at=now.moment,
            demo=self._cards.words(view, "demo")[0] if self._at.identity.demo else None,
        )

    def _standing(self, file: CaseFile, view: RightsView, *, several: bool) -> Iterator[RightsGroup]:
        """Tell which frame holds and what one may refuse; each heading names the children where they differ."""
        for group, heading, lines in view.groups:
            if group in ("now", "no"):
                yield group, self._about(file, view.concern, heading) if several else heading, lines

    def _about(self, file: CaseFile, concern: Concern, heading: Line) -> Line:
        names = joined(file.member(child).name for child in concern.children)
        dutch, other = heading
        return f"{dutch}: {names}", None if other is None else f"{other}: {LRI}{names}{PDI}"

    def _chosen(self, file: CaseFile, visit: Visit, person: PersonId, view: RightsView) -> Iterator[RightsLine]:
        for form, decision in _mine(file, person):
            if decision.visit != visit.id:
                continue
            pack = self._at.packs.of(form.pack)
            dutch = pack.definition(form.form_type)
            if dutch is None:
                continue
            other = None if view.language is None else pack.definition(form.form_type, view.language)
            name = file.member(form.child).name
            title = (f"{dutch.title}, {name}", None if other is None else f"{other.title}, {LRI}{name}{PDI}")
            words = dutch.outcomes.get(decision.mark, {}).get(decision.decision, "")
            theirs = None if other is None else other.outcomes.get(decision.mark, {}).get(decision.decision)
            sentences: list[Line] = [(words, theirs)] if words else []
            if decision.decision == "later" and decision.later_on is not None:
                sentences.append(self._on(view, "thinking", date.fromisoformat(decision.later_on)))
                sentences.append(self._word(view, "no_yes_yet"))
            yield _line(title, *sentences)

    def _days(self, file: CaseFile, person: PersonId, view: RightsView) -> Iterator[RightsLine]:
        """Return what we promised with its day: the next visit, days in what they agreed to, what we do, their copy."""
        today = self._at.today()
        shown = self._at.files.shown_to(file.case, everybody(file))  # a visit that is hidden from one stays off
        planned = sorted(each.on for each in shown.visits if each.state == "planned" and each.on is not None)
        for on in [day for day in map(date.fromisoformat, planned) if day >= today][:1]:
            yield _line(("", None), self._on(view, "we_come", on))
        for form, decision in _mine(file, person):
            if decision.decision in _YES:
                yield from self._days_of(file, form, view, today)
        yield from self._promised(file, shown, person, view)
        if any(owner == person for owner, _ in to_deliver(file)):
            yield _line(("", None), self._word(view, "copy_comes"))

    def _promised(self, file: CaseFile, shown: CaseFile, person: PersonId, view: RightsView) -> Iterator[RightsLine]:
        """Return who of us does what by which day; what was said to one person alone, or to others, stays off (H5).

        A promise that was not kept stands there on the day on which we told it.
        """
        today = self._at.today()
        for promise in told_to(file, shown, everybody(file), today):
            if promise.only_to or (promise.persons and person not in promise.persons):
                continue
            about = joined(shown.member(child).name for child in promise.children if _is_member(shown, child))
            title = (f"{promise.who}: {promise.what}" + (f" ({about})" if about else ""), None)
            if promise.waits:
                word: VisitWord = "promise_late" if promise.state == "late" else "promise_by"
                yield _line(title, self._on(view, word, promise.due))
            elif promise.state == "notKept" and day_of(promise.stamp) == today:
                yield _line(title, self._on(view, "promise_not_kept", promise.due), (promise.told, None))

    def _days_of(self, file: CaseFile, form: Form, view: RightsView, today: date) -> Iterator[RightsLine]:
        pack = self._at.packs.of(form.pack)
        dutch = pack.definition(form.form_type)
        if dutch is None:
            return
        other = None if view.language is None else pack.definition(form.form_type, view.language)
        labels = {} if other is None else {field.id: field.label for field in other.fields}
        days = _days_on(form)
        name = file.member(form.child).name
        for field in dutch.fields:
            day = days.get(field.id) if field.kind == "date" else None
            if day is None or day < today:
                continue
            theirs = labels.get(field.id)
            words = day_in_words(day, view.language or "nl")
            yield _line(
                (f"{field.label}, {name}", None if theirs is None else f"{theirs}, {LRI}{name}{PDI}"),
                (f"{day_in_words(day)}.", None if theirs is None else f"{LRI}{words}{PDI}."),
            )

    def _genuine(self, view: RightsView) -> tuple[Line, ...]:
        """Return, in words and without any number, where somebody finds out if a paper of ours is real (H30)."""
        if place := self._at.setting.values.get(FINGERPRINT_PLACE, ""):
            return (self._word(view, "genuine"), self._word(view, "genuine_place"), (place, None))
        return (self._word(view, "genuine"), self._word(view, "genuine_ask"))

    def _word(self, view: RightsView, name: VisitWord) -> Line:
        return self._cards.words(view, name)[0]

    def _on(self, view: RightsView, name: VisitWord, day: date) -> Line:
        dutch, other = self._word(view, name)
        words = day_in_words(day, view.language or "nl")
        isolated = f"{LRI}{words}{PDI}" if view.rtl else words
        return dutch.replace("{day}", day_in_words(day)), None if other is None else other.replace("{day}", isolated)


def _mine(file: CaseFile, person: PersonId) -> tuple[tuple[Form, Decision], ...]:
    """Return what this person decided and did not take back, on paper or aloud, about the last version they decided on.

    A newer one that lies there takes nothing of it away before they decide on that: their yes stands, and can be
    taken back.
    """
    return tuple(
        (form, decision)
        for form in file.forms
        for decision in form.decisions
        if not renewed(file, form, person)
        and decision.person == person
        and decision.withdrawn_at is None
        and not (decision.decision in _YES and person in form.said_no)
    )


def _is_member(file: CaseFile, person: PersonId) -> bool:
    return any(member.id == person for member in file.members)


def _line(title: Line, *sentences: Line) -> RightsLine:
    return RightsLine(row="visit", title=title, sentences=sentences, articles=(), evidence="seen")


def _days_on(form: Form) -> dict[str, date]:
    """Return the days in a form that was signed, by field; of a filled one, as they lay before its signers."""
    if form.laid is not None:
        return {name: date.fromisoformat(each.day) for name, each in form.laid.answers if isinstance(each, DayAnswer)}
    return {name: day for name, text in form.answers if (day := _as_day(text)) is not None}


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(visit: Visit) -> date:
    if visit.started is None:
        raise ValueError("a visit that was not held leaves no sheet")
    return day_of(visit.started)


def _texts(sheet: RightsSheet) -> Iterator[str | None]:
    lines = [sheet.title, *sheet.closing]
    for _, heading, group in sheet.groups:
        lines.append(heading)
        for line in group:
            lines += [line.title, *line.sentences]
    yield from (text for line in lines for text in line)
    yield from (value for _, value in sheet.labels)
