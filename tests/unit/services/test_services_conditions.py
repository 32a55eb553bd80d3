"""Conditions of true-only lines: each holds by its record, and is absent without it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import structs
from town import (
    Family,
    TestClock,
    answers_of_form_a,
    enrolled_safe,
    new_workspace,
    open_form_a,
    pull,
    settle_family,
    sign,
    squiggle,
    supervision_order,
)

from jgvisit.bootstrap import open_workspace
from jgvisit.content.conditions import CONDITION_OF, CONDITIONS, PLACEHOLDERS
from jgvisit.ids import PersonId, VisitId, new_uuid7
from jgvisit.records.payload_family import AuthorityRecorded, CapacityRecorded, OrderRecorded, PersonRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.desk.writing import Writer
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.ports.identity import Setting
from jgvisit.services.signing.signing import Choice
from jgvisit.services.talk.conditions import Truth, joined, truth_of
from jgvisit.workspace import Workspace

HOLDS_FOR_EVERY_FAMILY = {
    "frame_voluntary",
    "this_help_voluntary",
    "nobody_left_out",
    "store_encrypted",
    "removal_unknown",
    "stay_is_agreement",
}


def truth(work: Workspace, family: Family, person: PersonId | None = None) -> Truth:
    return truth_of(
        work.files,
        family.case,
        work.today(),
        work.book,
        work.enrolled.identity,
        Setting(work.enrolled.local),
        person,
    )


def conditions(work: Workspace, family: Family, person: PersonId | None = None) -> frozenset[str]:
    return truth(work, family, person).conditions()


def everybody_agrees(work: Workspace, family: Family, visit: VisitId) -> None:
    for child, signers in (
        (family.boy, (family.mother, family.father)),
        (family.girl, (family.mother, family.father, family.girl)),
    ):
        form = open_form_a(work, family, visit, child)
        for person in signers:
            sign(work, family, visit, form, person)


def announce_order(work: Workspace, family: Family, child: PersonId) -> None:
    work.families.record_order(
        family.case,
        OrderRecorded(
            order=new_uuid7(),
            child=child,
            kind="ots",
            starts_on="2026-11-20",
            evidence="announced",
            told_by="de moeder",
            told_on="2026-11-20",
        ),
    )


def test_without_any_record_no_condition_holds_but_those_of_every_family(work: Workspace) -> None:
    case = work.families.register("Zonder iets", ())
    child = PersonRegistered(person=new_uuid7(), name="Kim", role="child", born="2018-05-01")
    work.families.record_person(case, child)
    family = Family(case, *(PersonId(child.person),) * 4)
    assert conditions(work, family) == HOLDS_FOR_EVERY_FAMILY | {"authority_unknown"}


def test_a_family_without_children_is_told_nothing_of_frames(work: Workspace) -> None:
    case = work.families.register("Zonder kinderen", ())
    assert conditions(work, Family(case, *(PersonId(new_uuid7()),) * 4)) == {"store_encrypted"}


def test_only_names_the_content_knows_are_used(work: Workspace, family: Family, visit: VisitId) -> None:
    everybody_agrees(work, family, visit)
    supervision_order(work, family, family.boy)
    known = truth(work, family, family.mother)
    assert known.conditions() <= set(CONDITIONS)
    assert set(known.words()) <= set(PLACEHOLDERS)


def test_a_word_stands_only_where_its_condition_holds(work: Workspace, family: Family, visit: VisitId) -> None:
    everybody_agrees(work, family, visit)
    for change in (
        lambda: None,
        lambda: supervision_order(work, family, family.boy),
        lambda: announce_order(work, family, family.girl),
    ):
        change()
        for person in (None, family.mother, family.boy):
            known = truth(work, family, person)
            for word, condition in CONDITION_OF.items():
                assert (word in known.words()) == (condition in known.conditions()), word


def test_voluntary_and_ordered_are_said_per_child(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy)
    assert {"frame_voluntary", "frame_court_ordered", "own_help_beside_order"} <= conditions(work, family)
    words = truth(work, family).words()
    assert (words["voluntary_children"], words["court_ordered_children"]) == ("Noor de Boer", "Sami de Boer")
    assert "checking_children" not in words


def test_h12_an_order_we_only_heard_of_is_checked_and_never_called_ordered(work: Workspace, family: Family) -> None:
    announce_order(work, family, family.boy)
    held = conditions(work, family)
    assert {"frame_checking", "order_announced"} <= held
    assert not held & {"frame_court_ordered", "order_date_known", "own_help_beside_order"}
    words = truth(work, family).words()
    assert words["checking_children"] == "Sami de Boer"
    assert "court_ordered_children" not in words


def test_the_day_of_the_decision_is_said_where_all_ordered_children_share_it(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy)
    assert truth(work, family).words()["order_decided_on"] == "1 oktober 2026"
    supervision_order(work, family, family.girl, decided_on="2026-10-08", number="C/00/124")
    assert "order_date_known" not in conditions(work, family)


def test_an_order_that_ended_lends_its_day_to_no_other(work: Workspace, family: Family) -> None:
    supervision_order(
        work, family, family.boy, starts_on="2024-01-10", decided_on="2024-01-08", until="2024-07-09", number="C/00/100"
    )
    supervision_order(work, family, family.boy)
    assert truth(work, family).words()["order_decided_on"] == "1 oktober 2026"


def test_a_guardianship_without_a_day_takes_no_day_from_a_brothers_order(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy)
    for line in work.files.get(family.case).authority:
        if line.child == family.girl:
            ended = AuthorityRecorded(
                line=line.line, child=line.child, holder=line.holder, kind="parent", since=line.since,
                until="2026-01-01", evidence="gezagsregister",
            )  # fmt: skip
            work.families.record_authority(family.case, ended)
    work.families.record_authority(
        family.case,
        AuthorityRecorded(
            line=new_uuid7(), child=family.girl, holder="gi", kind="guardian", since="2026-01-02", evidence="register"
        ),
    )
    held = conditions(work, family)
    assert "frame_court_ordered" in held
    assert "order_date_known" not in held
    assert "own_help_beside_order" not in held


def test_who_decides_is_said_only_where_it_is_the_same_for_all_children(work: Workspace, family: Family) -> None:
    assert "authority_known" not in conditions(work, family)
    twelve = PersonRegistered(person=family.girl, name="Noor de Boer", role="child", born="2016-01-01")
    work.families.record_person(family.case, twelve)
    assert "authority_known" in conditions(work, family)
    assert set(truth(work, family).words()["deciders"].split(" en ")) == {"Samira Haddad", "Jeroen de Boer"}


def test_k03_says_both_are_asked_only_where_nobody_with_authority_does_not_decide(
    work: Workspace, family: Family
) -> None:
    """ "Wij vragen het aan allebei" would be untrue, and the father would be shamed by being asked in vain (H12)."""
    assert "nobody_left_out" in conditions(work, family)
    seen = CapacityRecorded(
        person=family.father, capacity="under_guardianship", evidence="seen",
        paper="beschikking van de kantonrechter", seen_on="2026-11-20", since="2099-01-01",
    )  # fmt: skip
    work.families.record_capacity(family.case, seen)
    assert "nobody_left_out" in conditions(work, family), "it holds later"
    work.families.record_capacity(family.case, structs.replace(seen, since="2026-11-01"))
    assert "nobody_left_out" not in conditions(work, family)


def test_h14_authority_without_evidence_is_unknown_and_names_nobody_as_decider(work: Workspace) -> None:
    family = settle_family(work, father_checked=False)
    held = conditions(work, family)
    assert "authority_unknown" in held
    assert "authority_known" not in held
    assert "deciders" not in truth(work, family).words()


def test_authority_that_contradicts_itself_names_nobody_as_decider(work: Workspace, family: Family) -> None:
    older = PersonRegistered(person=family.girl, name="Noor de Boer", role="child", born="2016-01-01")
    work.families.record_person(family.case, older)
    for child in (family.boy, family.girl):
        guardian = AuthorityRecorded(
            line=new_uuid7(), child=child, holder="gi", kind="guardian", since="2026-01-02", evidence="gezagsregister"
        )
        work.families.record_authority(family.case, guardian)
    assert "authority_known" not in conditions(work, family)


def test_parents_agreed_holds_when_every_child_has_every_consent(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    everybody_agrees(work, family, visit)
    assert "parents_agreed" in conditions(work, family)


def _only_one_child(work: Workspace, family: Family, visit: VisitId) -> None:
    form = open_form_a(work, family, visit, family.boy)
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)


def _one_parent_missing(work: Workspace, family: Family, visit: VisitId) -> None:
    for child in (family.boy, family.girl):
        form = open_form_a(work, family, visit, child)
        sign(work, family, visit, form, family.mother)


def _one_says_later(work: Workspace, family: Family, visit: VisitId) -> None:
    everybody_agrees(work, family, visit)
    sign(work, family, visit, work.files.get(family.case).forms[0].id, family.mother, "later")


def _one_withdrew(work: Workspace, family: Family, visit: VisitId) -> None:
    everybody_agrees(work, family, visit)
    form = work.files.get(family.case).forms[-1].id
    taken_back = ConsentWithdrawn(
        form=form, person=family.father, channel="visit", effective_at="2026-11-21T12:00:00.000Z"
    )
    Writer(work.journal, work.files).one(family.case, taken_back)


def _replaced_and_not_signed_anew(work: Workspace, family: Family, visit: VisitId) -> None:
    everybody_agrees(work, family, visit)
    old = work.files.get(family.case).forms[0]
    work.forms.open(family.case, visit, "consentToHelp", old.child, answers_of_form_a(), replaces=old.id)


def _another_holder_came(work: Workspace, family: Family, visit: VisitId) -> None:
    everybody_agrees(work, family, visit)
    perhaps = AuthorityRecorded(line=new_uuid7(), child=family.boy, holder="unknown", kind="parent", since="2026-01-01")
    work.families.record_authority(family.case, perhaps)


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(lambda *_: None, id="no form at all"),
        _only_one_child,
        _one_parent_missing,
        _one_says_later,
        _one_withdrew,
        _replaced_and_not_signed_anew,
        _another_holder_came,
    ],
)
def test_parents_agreed_does_not_hold(
    work: Workspace, family: Family, visit: VisitId, story: Callable[[Workspace, Family, VisitId], None]
) -> None:
    story(work, family, visit)
    assert "parents_agreed" not in conditions(work, family)


def test_a_consent_is_spoken_of_only_to_who_gave_it(work: Workspace, family: Family, visit: VisitId) -> None:
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    assert "consent_given" in conditions(work, family, family.mother)
    words = truth(work, family, family.mother).words()
    assert words["consent_on"] == "21 november 2026"
    assert words["consent_for"] == "Elke week een gesprek thuis met een gezinswerker"
    for other in (family.father, family.girl, None):
        assert "consent_given" not in conditions(work, family, other)


def test_a_consent_given_after_midnight_is_of_the_dutch_day(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    form = open_form_a(work, family, visit, family.boy)
    clock.moment = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    sign(work, family, visit, form, family.mother)
    assert truth(work, family, family.mother).words()["consent_on"] == "22 november 2026"


@pytest.mark.parametrize("decision", ["refused", "later", "objection", "partly"])
def test_h22_no_answer_but_a_yes_is_spoken_of_as_a_consent(
    work: Workspace, family: Family, visit: VisitId, decision: str
) -> None:
    form = open_form_a(work, family, visit, family.boy)
    words = "alleen op dinsdag" if decision == "partly" else None
    choice = Choice(family.mother, decision, "self", squiggle(), squiggle(400), view_text=words)  # type: ignore[arg-type]  # a parameter
    work.signing.decide(family.case, visit, form, choice)
    assert "consent_given" not in conditions(work, family, family.mother)


def test_a_consent_that_was_taken_back_or_replaced_is_spoken_of_no_more(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    first, second = (open_form_a(work, family, visit, family.boy) for _ in range(2))
    for form in (first, second):
        sign(work, family, visit, form, family.mother)
    work.forms.open(family.case, visit, "consentToHelp", family.boy, answers_of_form_a(), replaces=first)
    assert "consent_given" in conditions(work, family, family.mother)
    taken_back = ConsentWithdrawn(
        form=second, person=family.mother, channel="visit", effective_at="2026-11-21T12:00:00.000Z"
    )
    Writer(work.journal, work.files).one(family.case, taken_back)
    assert "consent_given" not in conditions(work, family, family.mother)


@pytest.mark.parametrize("name", ["municipality_pays_interpreter", "sync_today"])
def test_a_local_setting_counts_only_when_the_municipality_said_yes(
    tmp_path: Path, clock: TestClock, name: str
) -> None:
    for value, holds in (("yes", True), ("no", False), ("", False)):
        work = open_workspace(enrolled_safe(tmp_path / f"store-{value}", clock, local={name: value}), clock)
        family = settle_family(work)
        assert (name in conditions(work, family)) is holds
        work.safe.close()


def test_in_a_conflict_about_authority_nobody_is_named_as_decider(
    work: Workspace, family: Family, clock: TestClock, tmp_path: Path
) -> None:
    older = PersonRegistered(person=family.girl, name="Noor de Boer", role="child", born="2016-01-01")
    work.families.record_person(family.case, older)
    assert "authority_known" in conditions(work, family)
    colleague = new_workspace(tmp_path / "colleague", clock)
    pull(colleague, work)
    line = work.files.get(family.case).authority[0]
    for laptop, until in ((work, None), (colleague, "2026-06-01")):
        version = AuthorityRecorded(
            line=line.line, child=line.child, holder=line.holder, kind="parent", since=line.since, until=until,
            evidence="gezagsregister",
        )  # fmt: skip
        laptop.families.record_authority(family.case, version)
    pull(work, colleague)
    colleague.safe.close()
    assert "authority_known" not in conditions(work, family)


@pytest.mark.parametrize(
    ("names", "language", "said"),
    [
        ([], "nl", ""),
        (["Noor"], "nl", "Noor"),
        (["Noor", "Sami"], "nl", "Noor en Sami"),
        (["Noor", "Sami", "Kim"], "nl", "Noor, Sami en Kim"),
        (["نور", "سامي"], "ar", "نور وسامي"),
        (["نور", "Sami"], "ar", "نور و Sami"),
        (["Noor", "Sami"], "ti", "Noor, Sami"),
    ],
)
def test_names_are_joined_as_the_language_does(names: list[str], language: str, said: str) -> None:
    assert joined(names, language) == said


def test_h4_with_somebody_here_from_whom_an_order_is_hidden_nothing_of_any_frame_is_said(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    supervision_order(work, family, family.girl)
    file = work.files.get(family.case)
    told = conditions(work, family)
    assert {"frame_court_ordered", "supervision_in_force"} <= told
    hidden = VisibilityRestricted(
        hides=(file.orders[0].stamp.record,), hidden_from=(family.boy,), basis="what the child asked"
    )
    Writer(work.journal, work.files).one(family.case, hidden)
    kept = conditions(work, family)
    words = truth(work, family).words()
    # neither the order nor, worse, that the help is voluntary; and what would be guessed from a child left out
    assert not {
        name for name in kept if name.startswith(("frame_", "removal_", "stay_", "supervision", "order", "ots"))
    }
    assert words["child"] == "Noor de Boer en Sami de Boer"  # all of them: a card must open, and points at nobody
    assert not {"voluntary_children", "court_ordered_children", "order_decided_on"} & set(words)
    work.visits.change_presence(family.case, visit, [family.mother])
    assert conditions(work, family) == told


def test_h4_the_houses_are_empty_while_an_order_is_hidden_from_somebody_here(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    supervision_order(work, family, family.girl)
    file = work.files.get(family.case)
    assert len(frames_for_room(work.files.shown(family.case), work.today())) == 2
    hidden = VisibilityRestricted(
        hides=(file.orders[0].stamp.record,), hidden_from=(family.mother,), basis="veiligheid"
    )
    Writer(work.journal, work.files).one(family.case, hidden)
    assert frames_for_room(work.files.shown(family.case), work.today()) == ()
    work.visits.end(family.case, visit)
    assert len(frames_for_room(work.files.shown(family.case), work.today())) == 2
