"""Form M: the day by which the municipality decides stands on the receipt, and is asked after (H24)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from form_examples import fill_whole, the_form
from town import Family, squiggle

from jgvisit.ids import FormId, VisitId, new_uuid7
from jgvisit.records.answers import DayAnswer
from jgvisit.records.facts import facts_of
from jgvisit.records.happenings_of_help import ApplicationRecorded, MunicipalDecisionRecorded
from jgvisit.services.forms.application_days import late_since, proposed_due
from jgvisit.services.forms.gates import GateClosedError
from jgvisit.services.signing.choice import Choice
from jgvisit.services.talk.duties import reminders_of
from jgvisit.workspace import Workspace

DAY = timedelta(days=1)


def applied(work: Workspace, family: Family, received: date, due: date) -> FormId:
    """Form M of the mother, about the boy."""
    form = fill_whole(work, family, the_form(work, "M"), family.mother)
    filled = next(each for each in work.files.get(family.case).filled if each.id == form)
    common = next(part for part in filled.parts if part.part == "common")
    answers = {
        **dict(common.answers),
        "receivedOn": DayAnswer(received.isoformat()),
        "decisionDueOn": DayAnswer(due.isoformat()),
    }
    work.filled_forms.fill(family.case, form, "application", "common", (family.boy,), answers)
    return form


def told(work: Workspace, family: Family, *, alone: bool = True) -> list[tuple[str, date | None]]:
    found = reminders_of(work.files.get(family.case), work.today(), alone=alone)
    return [(each.kind, each.due) for each in found if each.kind in ("decision_due", "decision_late")]


def test_the_law_gives_the_term_where_the_municipality_gave_none_with_its_source() -> None:
    received = date(2026, 11, 21)
    assert proposed_due(received, {}) == (date(2027, 1, 16), "")
    assert proposed_due(received, {"decision_weeks": "6"}) == (date(2027, 1, 16), ""), "no term without a source"
    own = {"decision_weeks": "6", "decision_weeks_source": "Verordening, artikel 9 (verzonnen)"}
    assert proposed_due(received, own) == (date(2027, 1, 2), "Verordening, artikel 9 (verzonnen)")


def test_h24_the_form_itself_asks_after_the_decision_and_says_when_it_is_late(work: Workspace, family: Family) -> None:
    today = work.today()
    form = applied(work, family, today - 20 * DAY, today + 36 * DAY)
    assert told(work, family) == [("decision_due", today + 36 * DAY)]
    late = applied(work, family, today - 60 * DAY, today - 4 * DAY)
    assert told(work, family) == [("decision_late", today - 4 * DAY), ("decision_due", today + 36 * DAY)]
    file = work.files.get(family.case)
    facts = facts_of(file, today)
    assert late_since(file, late, facts) == today - 4 * DAY
    assert late_since(file, form, facts) is None


def test_h24_whose_application_it_is_tells_no_screen_with_a_family_near(work: Workspace, family: Family) -> None:
    today = work.today()
    applied(work, family, today - 60 * DAY, today - 4 * DAY)
    assert told(work, family, alone=False) == []


def test_h24_a_decision_or_the_applicant_ends_it(work: Workspace, family: Family) -> None:
    today, case = work.today(), family.case
    form = applied(work, family, today - 60 * DAY, today - 4 * DAY)
    work.paper_way.step(case, form, "stopped", "Femke Hoekstra", note="Moeder trok de aanvraag in.")
    assert told(work, family) == []
    applied(work, family, today - 60 * DAY, today - 4 * DAY)
    assert told(work, family) != []
    came = MunicipalDecisionRecorded(
        event=new_uuid7(), on=today.isoformat(), source="brief", about="hulp thuis", children=(family.boy,)
    )
    work.happenings.record(case, came)
    assert told(work, family) == []


def test_h24_an_application_that_was_written_down_twice_is_one(work: Workspace, family: Family) -> None:
    received = work.today() - 20 * DAY
    applied(work, family, received, received + 56 * DAY)
    event = ApplicationRecorded(
        event=new_uuid7(),
        on=received.isoformat(),
        source="moeder",
        about="hulp thuis",
        decision_due_on=(received + 56 * DAY).isoformat(),
        children=(family.boy,),
        persons=(family.mother,),
    )
    work.happenings.record(family.case, event)
    assert told(work, family) == [("decision_due", received + 56 * DAY)]


def test_h24_no_receipt_says_that_the_decision_was_due_before_it_came(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    today = work.today()
    form = applied(work, family, today, today - DAY)
    with pytest.raises(GateClosedError) as closed:
        work.laying.lay_before(family.case, visit, form)
    assert closed.value.gate == "decision_before_receipt"
    good = applied(work, family, today, today + 56 * DAY)
    (opened,) = work.laying.lay_before(family.case, visit, good)
    work.signing.decide(
        family.case, visit, opened, Choice(family.mother, "agreed", "self", squiggle(), squiggle(400), mark="S")
    )
    assert told(work, family) != []
