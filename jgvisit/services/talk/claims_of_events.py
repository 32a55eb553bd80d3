"""Claims that follow from what happened and was written down with its day and source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from jgvisit.clock import from_rfc3339, local_date
from jgvisit.domain.facts import Question, Subject
from jgvisit.domain.law import answer
from jgvisit.domain.law_book import LawBook
from jgvisit.domain.road import GONE
from jgvisit.domain.stays import lives_a_year_with_carers, stay_now
from jgvisit.domain.terms import add_months
from jgvisit.ids import PersonId
from jgvisit.records.answers import DayAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_happenings import Happening
from jgvisit.records.case_reading import PaperStep
from jgvisit.records.case_stamp import day_of
from jgvisit.records.facts import facts_of
from jgvisit.records.facts_of_forms import subject_of
from jgvisit.records.visibility import ShownFile
from jgvisit.services.agreements.plan_promises import SAFETY_PLAN, common_part
from jgvisit.services.agreements.second_reviews import BOARD_REQUEST, OPINION_ABOUT, has_own_opinion, second_reviews
from jgvisit.services.talk.claims import NEWS_LASTS, Claims, Value

URGENT_LASTS = timedelta(days=14)
"""After two weeks an urgent request was heard, or lapsed (Rv 800 lid 3): no card says "now" of it."""
WHO_IS_THERE_LASTS = timedelta(days=1)
"""Who stayed with a child that day is no longer news of today after the night."""
WEEKEND = timedelta(days=3)
"""A weekend agreement lasts at most 72 hours (H22)."""
_TOLD_ONLY = " (ons verteld, nog niet gezien)"
_REQUEST = "investigationRequest"

_Found = Iterator[tuple[str, dict[str, Value]]]


class EventClaims:
    """Works the claims out for one family on one day.

    Args:
        file: the family as the room may know it: what is hidden from somebody is not in it (H4, H9).
        whole: the family, to ask the law whether something was agreed.
        today: the day.
        book: to ask whether an agreement has every mark it needs.
        since: from when a change is news to the room.
    """

    def __init__(self, file: ShownFile, whole: CaseFile, today: date, book: LawBook, since: date) -> None:
        self._file, self._whole, self._today, self._book, self._since = file, whole, today, book, since
        self._facts = facts_of(file, today)
        self._all_facts = facts_of(whole, today)
        self._seen = [known for known in file.happenings if not known.disputed and known.on <= today.isoformat()]

    def all(self) -> Claims:
        """Return every claim that holds."""
        parts = (self._decisions(), self._plans(), self._stay(), self._contact(), self._board(), self._urgent())
        return {name: words for found in (*parts, self._handover_and_people()) for name, words in found}

    def _of(self, *kinds: str) -> list[Happening]:
        """Return the events of these kinds, earliest first."""
        return [known for known in self._seen if known.kind in kinds]

    def _last(self, *kinds: str, since: date | None = None) -> Happening | None:
        """Return the last event of these kinds, from `since` on; a year ago where it is not given."""
        start = (since or self._today - NEWS_LASTS).isoformat()
        found = [known for known in self._of(*kinds) if known.on >= start]
        return found[-1] if found else None

    def _decisions(self) -> _Found:
        today = self._today.isoformat()
        running = [
            known
            for known in self._of("otherDecisionRecorded")
            if known.on <= today <= (known.detail("until_on") or today)
        ]
        if running:
            yield "other_decision", {"other_decision": tuple(dict.fromkeys(map(_decision_words, running)))}
        start = (self._today - NEWS_LASTS).isoformat()
        concerns = [known.detail("concern") or "" for known in self._of("concernNamed") if known.on >= start]
        if concerns:
            yield "concerns_named", {"concerns": tuple(dict.fromkeys(concerns))}

    def _plans(self) -> _Found:
        offered = self._last("familyPlanOffered")
        if offered is not None and offered.detail("answer") in ("wanted", "open"):
            yield from self._day_ahead("own_plan_day_known", "own_plan_until", offered)
        plan = self._last("safetyPlanProposed")
        if plan is not None and not self._is_over(plan):
            yield "plan_reason_recorded", {"plan_reason": plan.detail("reason") or ""}
            yield from self._day_ahead("plan_dates_known", "plan_until", plan)
        elif plan is None:
            yield from self._plan_on_paper()
        check = self._last("checkProposed")
        if check is not None:
            yield "check_proposed", {"check": check.detail("check") or ""}

    def _plan_on_paper(self) -> _Found:
        """Say until when the plan lasts that was written down as a form; of two that differ nothing is said."""
        lasts = {
            date.fromisoformat(last.day)
            for form in self._file.filled
            if form.form_type == SAFETY_PLAN and (part := common_part(form)) is not None
            if isinstance(last := dict(part.answers).get("validUntil"), DayAnswer)
        }
        coming = [day for day in lasts if day >= self._today]
        if len(coming) == 1:
            yield "plan_dates_known", {"plan_until": coming[0]}

    def _stay(self) -> _Found:
        stay = self._last("stayProposed")
        if stay is not None and not self._is_over(stay) and not self._came_home(stay):
            first, last = _day(stay, "from_on"), _day(stay, "until_on")
            for name, word, field in (
                ("stay_place_known", "stay_place", "place"),
                ("stay_contact_known", "stay_contact", "contact"),
            ):
                text = stay.detail(field)
                if text:
                    yield name, {word: text}
            if first is not None and last is not None:
                yield "stay_dates_known", {"stay_from": first, "stay_until": last}
                if stay.detail("weekend") == "yes" and last - first <= WEEKEND:
                    yield "weekend_agreement", {}
            carers = stay.detail("carers")
            if carers and self._agreed(stay, "voluntary_stay"):
                yield "stay_agreed", {"stay_with": carers}
            year = self._year_of(stay, first)
            if year is not None and year > self._today:
                yield "stay_year_day_known", {"stay_year_on": year}
        long = tuple(child.id for child in self._file.children if self._lives_a_year(child.id))
        if long:
            yield "stay_over_a_year", {"long_stay_children": long}

    def _contact(self) -> _Found:
        limits = self._last("contactLimitsProposed")
        if limits is None or self._is_over(limits):
            return
        yield from self._day_ahead("contact_dates_known", "contact_until", limits)
        if self._agreed(limits, "contact"):
            yield "contact_agreed", {"less_contact_with": limits.detail("contact_with") or ""}

    def _board(self) -> _Found:
        asked = self._last("boardConsidered", "investigationRequested")
        if asked is not None:
            yield "raad_reason_recorded", {"raad_reason": asked.detail("reason") or ""}
        thought = self._last("boardConsidered")
        if thought is not None:
            if not self._was_asked():
                yield "nothing_sent_yet", {}
            if self._was_looked_at(thought):
                yield "second_review_done", {}
        investigated = tuple(child.id for child in self._file.children if self._is_investigated(child.id))
        if investigated:
            yield "raad_investigates", {"investigated_children": investigated}

    def _was_looked_at(self, thought: Happening) -> bool:
        """Tell whether a colleague gave an own opinion since, for every child the thought of the Raad is about.

        That of a brother or sister says nothing of this child. The note itself is the team's (form J): the line tells
        that it is there, and nothing of it; of one that is hidden from anybody it tells nothing at all.
        """
        children = thought.children or tuple(child.id for child in self._file.children)
        hidden = {record for each in self._whole.restrictions for record in each.hides}
        told = [
            known.children
            for known in self._of("secondReviewRecorded")
            if known.on >= thought.on and known.detail("matter") == BOARD_REQUEST
        ]
        told += [
            review.form.children
            for review in second_reviews(self._whole)
            if review.about in OPINION_ABOUT[_REQUEST]
            and has_own_opinion(review)
            and local_date(from_rfc3339(review.first_told)).isoformat() >= thought.on
            and hidden.isdisjoint(part.stamp.record for part in review.form.parts)
        ]
        return bool(children) and all(any(not about or child in about for about in told) for child in children)

    def _was_asked(self) -> bool:
        """Tell whether anything may have gone to the Raad this year, also where nobody wrote down the day.

        Asked of the whole file: what is hidden from somebody here makes "nothing was sent" no truer. The line is
        left out then, and says nothing.
        """
        since = (self._today - NEWS_LASTS).isoformat()
        told = any(
            known.kind in ("investigationRequested", "urgentInvestigationRequested") and known.on >= since
            for known in self._whole.happenings
        )
        return told or any(step.step in GONE and step.on >= since for step in self._steps(_REQUEST))

    def _steps(self, form_type: str) -> list[PaperStep]:
        """Return what was written down of papers of a kind on their way, whoever may see it."""
        papers = {form.id for form in self._whole.filled if form.form_type == form_type}
        return [step for step in self._whole.read_together.steps if step.form in papers]

    def _is_investigated(self, child: PersonId) -> bool:
        """Tell whether the Raad said last that it investigates for this child, and sent no final report since."""
        told = [known for known in self._of("boardAnswered", "boardReportReceived") if _about(known, child)]
        answers = [known for known in told if known.kind == "boardAnswered" or known.detail("stage") == "final"]
        return bool(answers) and answers[-1].detail("investigates") == "yes"

    def _urgent(self) -> _Found:
        urgent = self._last("urgentInvestigationRequested", since=self._today - URGENT_LASTS)
        if urgent is None:
            return
        yield "danger_facts_recorded", {"danger_facts": urgent.detail("danger") or ""}
        called = _day(urgent, "called_on")
        logged = bool(urgent.detail("called_whom")) and urgent.detail("speed_asked") == "yes"
        if called is not None and called <= self._today and logged:
            yield "urgent_call_logged", {"urgent_call_on": called}
        stays = urgent.detail("stays_with_child")
        if stays and urgent.on >= (self._today - WHO_IS_THERE_LASTS).isoformat():
            yield "person_stays_with_child", {"stays_with_child": stays}

    def _handover_and_people(self) -> _Found:
        handover = self._last("handoverProposed")
        if handover is not None:
            yield "handover_planned", {"gi": handover.detail("gi") or ""}
            talk = _day(handover, "first_talk_on")
            done = any(step.step == "firstContactDone" for step in self._steps("handoverToGI"))
            if (talk is None or talk > self._today) and not done:
                yield "handover_running", {}
        start = self._since.isoformat()
        ended = [known.detail("agreement") or "" for known in self._of("agreementEnded") if known.on >= start]
        if ended:
            yield "agreement_ended", {"ended_agreement": tuple(dict.fromkeys(ended))}
        worker = self._last("workerChanged", since=self._since)
        if worker is not None:
            yield "new_contact_person", {"contact_person": worker.detail("contact_person") or ""}

    def _day_ahead(self, name: str, word: str, known: Happening) -> _Found:
        until = _day(known, "until_on")
        if until is not None and until >= self._today:
            yield name, {word: until}

    def _is_over(self, known: Happening) -> bool:
        until = _day(known, "until_on")
        return until is not None and until < self._today

    def _came_home(self, stay: Happening) -> bool:
        """Tell whether a stay of one of its children ended after this one was proposed."""
        ends = (known for known in self._whole.happenings if known.kind == "stayEnded")
        return any(known.on >= stay.on and _touches(known, stay) for known in ends)

    def _lives_a_year(self, child: PersonId) -> bool:
        """Tell whether it does, and does by what the room may know of it too."""
        return all(lives_a_year_with_carers(facts, child) for facts in (self._all_facts, self._facts))

    def _agreed(self, known: Happening, subject: Subject) -> bool:
        """Tell whether for every child it is about some form has every mark that the law asks (H15).

        Only a form that came on the table with this proposal or after it: a yes to grandmother is no yes to an aunt.
        """
        children = known.children or tuple(child.id for child in self._file.children)
        return bool(children) and all(
            any(
                self._may_start(Question(child, subject, form.id, touches=known.persons))
                for form in self._file.forms
                if form.child == child
                and subject_of(form) == subject
                and form.replaced_by is None
                and day_of(form.stamp).isoformat() >= known.on
            )
            for child in children
        )

    def _may_start(self, question: Question) -> bool:
        """Tell whether it was agreed, and agreed by what the room may know of it too."""
        return all(answer(facts, question, self._book).may_start for facts in (self._all_facts, self._facts))

    def _year_of(self, stay: Happening, first: date | None) -> date | None:
        """Return the day on which a stay in a family lasts a year: from the day it began, else from its first day."""
        if stay.detail("in_family") != "yes":
            return None
        begun = [known.since for child in stay.children if (known := stay_now(self._facts, child)) is not None]
        start = min(begun, default=first)
        return None if start is None else add_months(start, 12)


def _touches(known: Happening, other: Happening) -> bool:
    return not known.children or not other.children or not set(known.children).isdisjoint(other.children)


def _about(known: Happening, child: PersonId) -> bool:
    return not known.children or child in known.children


def _day(known: Happening, field: str) -> date | None:
    text = known.detail(field)
    return None if text is None else date.fromisoformat(text)


def _decision_words(known: Happening) -> str:
    """Return what was decided, by whom; one that nobody saw says so (H12)."""
    words = f"{known.detail('about')} ({known.detail('by')})"
    return words if known.detail("seen") == "yes" else words + _TOLD_ONLY
