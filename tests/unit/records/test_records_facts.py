from datetime import date
from typing import Any

import msgspec
import pytest
from record_factory import (
    BRAM,
    CASE,
    FATHER,
    FORM,
    MOTHER,
    SANNE,
    Laptop,
    authority,
    decided,
    filled,
    form,
    order,
    person,
    uuid,
    withdrawn,
)

from jgvisit.domain.authority import authority_over
from jgvisit.domain.facts import Authority, Consent, CourtOrder, Facts, Happening, Person
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer
from jgvisit.records.body import TimeBasis
from jgvisit.records.case_stamp import day_of
from jgvisit.records.facts import facts_of
from jgvisit.records.filled import FormFilled
from jgvisit.records.fold import fold
from jgvisit.records.happenings_of_family import OtherDecisionRecorded
from jgvisit.records.payload_base import Payload

ON = date(2026, 3, 10)


@pytest.fixture
def family(laptop: Laptop) -> Laptop:
    laptop.write(person(MOTHER, born="1986-05-06"))
    laptop.write(person(FATHER, "Karim", whereabouts="unknown"))
    laptop.write(person(SANNE, "Sanne", "child", born="2013-04-01"))
    return laptop


def facts(*laptops: Laptop) -> Facts:
    return facts_of(fold(CASE, [record for laptop in laptops for record in laptop.records]), ON)


def test_persons_are_told_with_their_birth_and_what_they_can_decide(family: Laptop) -> None:
    assert facts(family).on == ON
    assert facts(family).persons == (
        Person(MOTHER, date(1986, 5, 6), "parent"),
        Person(FATHER, None, "parent", "full", "unknown"),
        Person(SANNE, date(2013, 4, 1), "child"),
    )


def test_authority_is_told_with_its_evidence(family: Laptop) -> None:
    family.write(authority(until="2026-12-31", suspended=True))
    assert facts(family).authority == (
        Authority(
            SANNE, MOTHER, date(2013, 5, 1), "parent", "gezagsregister", date(2026, 12, 31), True, date(2026, 3, 2)
        ),
    )


def test_disputed_authority_puts_a_holder_nobody_knows_beside_both(family: Laptop) -> None:
    other = Laptop()
    family.write(authority())
    other.write(authority(holder=FATHER))
    lines = facts(family, other).authority
    assert {line.holder for line in lines} == {MOTHER, FATHER, "unknown"}
    assert all(line.evidence is None for line in lines if line.holder == "unknown")


def test_a_holder_who_is_no_member_here_is_unknown_and_never_dropped(family: Laptop) -> None:
    family.write(authority(uuid(42), holder=uuid(98)))
    family.write(authority(uuid(43), holder="gi", kind="guardian"))
    family.write(authority(uuid(44), child=BRAM))
    assert [line.holder for line in facts(family).authority] == ["unknown", "gi"]


def test_orders_are_told_with_all_their_days(family: Laptop) -> None:
    days = {"decided_on": "2026-01-05", "until": "2027-01-09", "heard_on": "2026-01-04", "carried_out_on": "2026-01-11"}
    family.write(order(person=MOTHER, court="Rechtbank Den Haag", number="C/09/1", **days))
    family.write(
        order(uuid(52), kind="placement", person=uuid(98), evidence="announced", told_by="GI", told_on="2026-03-09")
    )
    family.write(order(uuid(53), child=BRAM))
    assert set(facts(family).orders) == {
        CourtOrder(
            SANNE,
            "ots",
            date(2026, 1, 10),
            person=MOTHER,  # type: ignore[arg-type]  # a plain id
            court="Rechtbank Den Haag",
            number="C/09/1",
            decided_on=date(2026, 1, 5),
            until=date(2027, 1, 9),
            heard_on=date(2026, 1, 4),
            carried_out_on=date(2026, 1, 11),
        ),
        CourtOrder(SANNE, "placement", date(2026, 1, 10), "announced", told_by="GI", told_on=date(2026, 3, 9)),
    }


def test_rival_versions_of_an_order_are_both_told(family: Laptop) -> None:
    other = Laptop()
    family.write(order())
    other.write(order(ended_on="2026-02-01", annulled_on="2026-02-02"))
    assert {(o.ended_on, o.annulled_on) for o in facts(family, other).orders} == {
        (None, None),
        (date(2026, 2, 1), date(2026, 2, 2)),
    }


def test_an_order_written_down_by_mistake_never_was_and_a_rival_that_tells_it_is_in_dispute(family: Laptop) -> None:
    other = Laptop()
    family.write(order())
    family.write(order(mistaken="gaat over een ander kind"))
    assert facts(family).orders == ()
    other.write(order())
    assert [(known.number, known.disputed) for known in facts(family, other).orders] == [(None, True)]


def signed(family: Laptop, *payloads: Payload) -> tuple[Consent, ...]:
    family.write(form())
    for payload in payloads:
        family.write(payload)
    return facts(family).consents


def test_an_agreement_is_a_consent_for_that_form_only(family: Laptop) -> None:
    assert signed(family, decided()) == (
        Consent(MOTHER, "help", "T", True, date(2026, 3, 2), concerns=FORM, child=SANNE, proposed_on=date(2026, 3, 2)),  # type: ignore[arg-type]  # plain ids
    )


def test_a_refusal_is_told_as_one(family: Laptop) -> None:
    (consent,) = signed(family, decided("refused"))
    assert (consent.given, consent.kind) == (False, "T")


@pytest.mark.parametrize("decision", ["partly", "objection", "later"])
def test_what_is_neither_yes_nor_no_is_neither(family: Laptop, decision: Any) -> None:
    assert signed(family, decided(decision)) == ()


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"content_sha256": "0" * 64}, id="another text"),
        pytest.param({"mark": "G"}, id="seen"),
        pytest.param({"mark": "S"}, id="own statement"),
    ],
)
def test_what_is_no_mark_under_this_text_is_no_consent(family: Laptop, more: dict[str, Any]) -> None:
    assert signed(family, decided(**more)) == ()


def test_a_form_about_something_else_is_no_consent_to_help(family: Laptop) -> None:
    family.write(form(uuid(32), form_type="consentToShare"))
    family.write(decided(form=uuid(32)))
    assert [consent.subject for consent in facts(family).consents] == ["share"]
    family.write(form(uuid(33), form_type="explanationRecord"))
    family.write(decided(form=uuid(33)))
    assert len(facts(family).consents) == 1


def test_h6_another_decision_is_told_for_each_person_it_binds(family: Laptop) -> None:
    values = {"event": uuid(170), "on": "2026-03-01", "source": "de politie", "by": "de burgemeester"}
    binds = OtherDecisionRecorded(
        **values, about="niet in huis", decision="exclusion_order", persons=(FATHER, MOTHER), until_on="2026-03-11"
    )
    family.write(binds)
    told = facts(family).other_decisions
    assert [(decision.person, decision.kind, decision.evidence) for decision in told] == [
        (FATHER, "exclusion_order", None),
        (MOTHER, "exclusion_order", None),
    ]
    family.write(msgspec.structs.replace(binds, seen="yes", until_on=None))
    assert {(decision.evidence, decision.until) for decision in facts(family).other_decisions} == {("de politie", None)}


def test_a_withdrawal_is_told_with_its_day_also_when_it_takes_one_line(family: Laptop) -> None:
    (consent,) = signed(family, decided(), withdrawn(lines=("school",), effective_at="2026-03-04T23:30:00.000Z"))
    assert (consent.given, consent.withdrawn_on) == (True, date(2026, 3, 5))


def test_a_disputed_agreement_is_not_told_and_a_disputed_refusal_is(family: Laptop) -> None:
    office = Laptop()
    signed(family, decided())
    office.write(withdrawn())
    assert facts(family, office).consents == ()
    office.write(decided("refused"))
    assert [consent.given for consent in facts(family, office).consents] == [False]


@pytest.mark.parametrize(
    ("basis", "day"),
    [
        pytest.param(TimeBasis(boot="b"), date(2026, 3, 2), id="device clock"),
        pytest.param(
            TimeBasis(boot="b", server_time="2026-03-03T22:00:00.000Z", elapsed_ms=3_600_000),
            date(2026, 3, 4),
            id="estimated, past midnight in the Netherlands",
        ),
        pytest.param(TimeBasis(boot="b", server_time="2026-03-06T12:00:00.000Z"), date(2026, 3, 6), id="not before"),
        pytest.param(TimeBasis(boot="b", server_time="2026-02-01T12:00:00.000Z"), date(2026, 3, 2), id="clock later"),
    ],
)
def test_the_day_of_a_mark_is_the_best_that_is_known(laptop: Laptop, basis: TimeBasis, day: date) -> None:
    laptop.write(person(), time_basis=basis)
    assert day_of(fold(CASE, laptop.records).members[0].stamp) == day


def test_an_order_on_the_authority_of_a_stranger_falls_on_no_parent_and_makes_authority_unknown(
    family: Laptop,
) -> None:
    family.write(authority(uuid(42)))
    family.write(order(uuid(51), kind="authority_ended", person=uuid(98)))
    told = facts(family)
    assert told.orders == ()
    assert {line.holder for line in told.authority} == {MOTHER, "unknown"}


def test_a_consent_ends_with_the_last_day_of_the_text_that_was_signed(family: Laptop) -> None:
    family.write(form(answers={"help": "Gesprekken thuis", "endsOn": "2026-05-31"}))
    family.write(decided())
    [consent] = facts(family).consents
    assert consent.until == date(2026, 5, 31)


def test_an_end_that_cannot_be_read_lets_no_consent_count(family: Laptop) -> None:
    family.write(form(answers={"help": "Gesprekken thuis", "endsOn": "eind mei"}))
    family.write(decided())
    [consent] = facts(family).consents
    assert consent.until == date.min


# -- forms that were opened or filled, as something that happened -------------------------------

PLAN_DAY = date(2026, 3, 2)


def filled_facts(family: Laptop, *parts: Payload) -> list[Happening]:
    for part in parts:
        family.write(part)
    return [known for known in facts(family).happenings if known.kind == "formFilled"]


def promise(*persons: str) -> dict[str, Answer]:
    return {"agreements": RowsAnswer((Row(uuid(70), {"who": PersonsAnswer(persons)}),))}


def test_a_filled_form_is_told_with_its_day_its_type_its_choices_and_whom_it_names(family: Laptop) -> None:
    answers = {**promise(MOTHER), "horizon": ChoiceAnswer(("immediate",))}
    assert filled_facts(family, filled(answers=answers)) == [
        Happening(
            "formFilled", PLAN_DAY, (SANNE,), (MOTHER,), (("form", "safetyPlan"), ("choice", "safetyPlan.immediate"))
        )
    ]


def test_h1_h2_what_is_private_tells_nothing_and_the_part_of_the_team_names_nobody(family: Laptop) -> None:
    asked = {"notAskedFor": PersonsAnswer((FATHER,))}
    private = {"own": ChoiceAnswer(("secret",)), "who": PersonsAnswer((FATHER,))}
    told = filled_facts(family, filled("team", answers=asked), filled("private", owner=MOTHER, answers=private))
    assert told == [Happening("formFilled", PLAN_DAY, (SANNE,), (), (("form", "safetyPlan.team"),))]


def test_a_row_with_a_day_and_a_choice_is_one_event_and_its_last_version_counts(family: Laptop) -> None:
    def review(result: str) -> FormFilled:
        cells = {"on": DayAnswer("2026-02-20"), "result": ChoiceAnswer((result,))}
        return filled("team", answers={"reviewResults": RowsAnswer((Row(uuid(71), cells),))})

    told = filled_facts(family, review("kept"), review("notKept"))
    rows = [known for known in told if known.on == date(2026, 2, 20)]
    assert [known.details for known in rows] == [(("row", "safetyPlan.result.notKept"),)]


def test_a_form_about_a_child_that_is_no_member_is_no_event_of_this_family(family: Laptop) -> None:
    assert filled_facts(family, filled(children=(uuid(99),))) == []


def test_what_counts_no_more_is_told_apart_and_never_as_given(family: Laptop) -> None:
    given = signed(family, decided(), decided("refused"))
    assert [consent.given for consent in given] == [False]
    (once,) = facts(family).once
    assert (once.given, once.on, once.replaced_on) == (True, PLAN_DAY, PLAN_DAY)


def test_a_yes_to_an_earlier_text_is_told_apart_with_the_end_of_that_text(family: Laptop) -> None:
    family.write(form(answers={"endsOn": "2026-06-01"}))
    family.write(decided())
    family.write(form(content_sha256="c" * 64, answers={"endsOn": "2027-06-01"}))
    told = facts(family)
    assert told.consents == ()
    (once,) = told.once
    assert (once.given, once.until, once.proposed_on) == (True, date(2026, 6, 1), PLAN_DAY)


@pytest.mark.parametrize("nothing", ["-", ".", "\u200b", "\u3164"])
def test_evidence_of_authority_that_says_nothing_is_told_as_none(family: Laptop, nothing: str) -> None:
    family.write(authority(evidence=nothing))
    (line,) = facts(family).authority
    assert (line.evidence, line.was_proven) == (None, False)
    family.write(authority())
    family.write(authority(evidence=nothing))
    (line,) = facts(family).authority
    assert (line.evidence, line.was_proven) == (None, True)


@pytest.mark.parametrize("kind", ["authority_ended", "authority_suspended"])
def test_h12_an_order_on_authority_that_names_nobody_falls_on_no_parent(family: Laptop, kind: str) -> None:
    family.write(authority(uuid(42)))
    paper = {"court": "Rechtbank Voorbeeld", "number": "C/1", "decided_on": "2026-01-09"}
    family.write(order(uuid(51), kind=kind, **paper))
    told = facts(family)
    assert [each.person for each in told.orders] == ["unknown"]
    reading = authority_over(told, PersonId(SANNE))
    assert (reading.dropped, reading.candidates, reading.doubts) == ((), (MOTHER,), ("authority_unknown",))
    family.write(order(uuid(51), kind=kind, person=MOTHER, **paper))
    assert [each.person for each in authority_over(facts(family), PersonId(SANNE)).dropped] == [MOTHER]
