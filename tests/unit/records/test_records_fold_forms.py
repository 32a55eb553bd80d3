from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest
from record_factory import (
    CASE,
    FATHER,
    FORM,
    HASH,
    MOTHER,
    START,
    Laptop,
    at,
    decided,
    form,
    id_of,
    person,
    uuid,
    withdrawn,
)

from jgvisit.records import canonical
from jgvisit.records.body import PackRef, TimeBasis
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision
from jgvisit.records.case_journal import Conflict
from jgvisit.records.fold import fold
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_forms import DocumentSealed
from jgvisit.records.payload_journal import ConflictDecided

MATTER = f"decision:{FORM}:{MOTHER}"


def the_decision(file: CaseFile) -> Decision:
    (decision,) = file.forms[0].decisions
    return decision


def sealed(decision: StoredRecord, document: str = "e" * 64) -> DocumentSealed:
    return DocumentSealed(
        form=FORM,
        person=MOTHER,
        decision=id_of(decision),
        document=document,
        file_name="TH-2026-0001.pdf",
        certificate_serial="01",
    )


def test_a_form_holds_the_text_and_what_each_signer_decided(laptop: Laptop) -> None:
    pack = PackRef("nl", 1, "c" * 64)
    laptop.write(form(), pack=pack)
    agreed = laptop.write(decided(felt_free=5, view_text="fijn", spoken_alone=True, ink="1" * 64, worker_ink="2" * 64))
    laptop.write(sealed(agreed))
    laptop.write(decided("later", FATHER, later_on="2026-03-09", signature_kind="none"))
    (file_form,) = fold(CASE, laptop.records).forms
    assert (file_form.id, file_form.answers, file_form.pack) == (FORM, (("help", "Gesprekken thuis"),), pack)
    assert [(signer.person, signer.mark, signer.articles) for signer in file_form.required] == [
        (MOTHER, "T", ("Jw 7.3.4",))
    ]
    mother, father = file_form.decisions
    assert (mother.person, mother.decision, mother.document, mother.file_name) == (
        MOTHER,
        "agreed",
        "e" * 64,
        "TH-2026-0001.pdf",
    )
    assert (mother.ink, mother.worker_ink, mother.view_text, mother.spoken_alone) == ("1" * 64, "2" * 64, "fijn", True)
    assert (father.decision, father.later_on, father.document, father.ink) == ("later", "2026-03-09", None, None)


@pytest.mark.parametrize("first", ["later", "refused", "objection"])
def test_whoever_agrees_later_has_agreed(laptop: Laptop, first: Any) -> None:
    laptop.write(form())
    laptop.write(decided(first))
    laptop.write(decided("agreed"))
    file = fold(CASE, laptop.records)
    assert (the_decision(file).decision, the_decision(file).disputed, file.conflicts) == ("agreed", False, ())


@pytest.mark.parametrize(
    ("careful", "other"),
    [("refused", "agreed"), ("objection", "agreed"), ("later", "agreed"), ("partly", "agreed"), ("refused", "later")],
)
@pytest.mark.parametrize("turned", [False, True])
def test_of_two_concurrent_decisions_the_careful_one_holds(careful: Any, other: Any, turned: bool) -> None:
    opened = at(Laptop().write(form()), 1)
    first, second = (Laptop().write(decided(what)) for what in ((other, careful) if turned else (careful, other)))
    file = fold(CASE, [opened, first, second])
    assert (the_decision(file).decision, the_decision(file).disputed) == (careful, True)
    assert [rival.decision for rival in file.forms[0].other_decisions] == [other]
    assert file.conflicts == (Conflict(MATTER, tuple(sorted((id_of(first), id_of(second))))),)


def test_a_withdrawal_counts_from_its_own_moment(laptop: Laptop) -> None:
    laptop.write(form())
    laptop.write(decided())
    laptop.write(withdrawn())
    file = fold(CASE, laptop.records)
    assert the_decision(file).decision == "agreed"
    assert (the_decision(file).withdrawn_at, the_decision(file).withdrawn_lines) == ("2026-03-05T09:00:00.000Z", ())
    assert file.conflicts == ()


def test_whoever_agrees_again_after_a_withdrawal_has_agreed(laptop: Laptop) -> None:
    laptop.write(form())
    first = laptop.write(decided())
    laptop.write(withdrawn())
    laptop.write(decided(), supersedes=(first,))
    file = fold(CASE, laptop.records)
    assert (the_decision(file).withdrawn_at, the_decision(file).disputed, file.conflicts) == (None, False, ())


def test_a_withdrawal_that_crossed_a_consent_holds_and_a_person_decides() -> None:
    worker, office = Laptop(), Laptop()
    opened, agreed = worker.write(form()), worker.write(decided())
    back = office.write(withdrawn())
    file = fold(CASE, [opened, agreed, back])
    assert (the_decision(file).withdrawn_at is not None, the_decision(file).disputed) == (True, True)
    ids = tuple(sorted((id_of(agreed), id_of(back))))
    assert file.conflicts == (Conflict(MATTER, ids),)
    kept = worker.write(ConflictDecided(records=ids, kept=id_of(agreed), reason="ging over een ander formulier"))
    settled = fold(CASE, [opened, agreed, back, kept])
    assert (the_decision(settled).withdrawn_at, settled.conflicts) == (None, ())


def test_a_withdrawn_consent_holds_over_a_later_that_knew_only_of_the_withdrawal() -> None:
    one, other = Laptop(), Laptop()
    opened, agreed, back = at(one.write(form()), 1), one.write(decided()), at(one.write(withdrawn()), 2)
    other.pulled(2)  # the withdrawal went by the early lane, the consent still waits
    later = other.write(decided("later"))
    file = fold(CASE, [opened, agreed, back, later])
    decision = the_decision(file)
    assert (decision.decision, decision.withdrawn_at is not None, decision.disputed) == ("agreed", True, True)
    assert [(rival.decision, rival.withdrawn_at) for rival in file.forms[0].other_decisions] == [("later", None)]


def test_lines_taken_back_add_up_and_the_whole_takes_all(laptop: Laptop) -> None:
    laptop.write(form())
    laptop.write(decided())
    laptop.write(withdrawn(lines=("school",), effective_at="2026-03-04T09:00:00.000Z"))
    laptop.write(withdrawn(lines=("huisarts",), effective_at="2026-03-06T09:00:00.000Z"))
    partly = the_decision(fold(CASE, laptop.records))
    assert (partly.withdrawn_lines, partly.withdrawn_at) == (("huisarts", "school"), "2026-03-04T09:00:00.000Z")
    laptop.write(withdrawn(effective_at="2026-03-07T09:00:00.000Z"))
    whole = the_decision(fold(CASE, laptop.records))
    assert (whole.withdrawn_lines, whole.withdrawn_at) == ((), "2026-03-07T09:00:00.000Z")


def test_a_clock_that_runs_ahead_does_not_keep_a_consent_alive(laptop: Laptop) -> None:
    laptop.write(form())
    laptop.write(decided())
    basis = TimeBasis(boot="b", server_time="2026-03-05T08:00:00.000Z", elapsed_ms=0)
    laptop.write(withdrawn(effective_at="2027-03-05T09:00:00.000Z"), time_basis=basis)
    assert the_decision(fold(CASE, laptop.records)).withdrawn_at == "2026-03-05T08:00:00.000Z"


def test_a_withdrawal_of_another_person_changes_nothing(laptop: Laptop) -> None:
    laptop.write(form())
    laptop.write(decided())
    back = laptop.write(withdrawn(FATHER))
    file = fold(CASE, laptop.records)
    assert the_decision(file).withdrawn_at is None
    assert file.not_placed == (id_of(back),)


def test_a_refusal_that_came_before_its_form_is_named_and_placed_once_the_form_is_here(laptop: Laptop) -> None:
    opened, refused, back = laptop.write(form()), laptop.write(decided("refused")), laptop.write(withdrawn())
    file = fold(CASE, [refused, back])
    assert file.forms == ()
    assert file.not_placed == tuple(sorted((id_of(refused), id_of(back))))
    assert the_decision(fold(CASE, [opened, refused])).decision == "refused"
    assert fold(CASE, laptop.records).not_placed == ()


def test_the_clock_does_not_decide_which_decision_is_the_latest(laptop: Laptop) -> None:
    laptop.write(form())
    laptop.write(decided("agreed"), recorded_at=START + timedelta(days=900))
    laptop.write(decided("refused"), recorded_at=START)
    assert the_decision(fold(CASE, laptop.records)).decision == "refused"


def test_a_paper_sealed_again_is_the_one_shown(laptop: Laptop) -> None:
    laptop.write(form())
    agreed = laptop.write(decided())
    laptop.write(sealed(agreed))
    laptop.write(sealed(agreed, "f" * 64))
    assert the_decision(fold(CASE, laptop.records)).document == "f" * 64


def test_a_form_that_was_replaced_names_its_successor(laptop: Laptop) -> None:
    laptop.write(form())
    laptop.write(form(uuid(32), replaces=FORM))
    laptop.write(form(uuid(33), replaces=uuid(33)))
    forms = fold(CASE, laptop.records).forms
    assert [(known.id, known.replaced_by) for known in forms] == [(FORM, uuid(32)), (uuid(32), None), (uuid(33), None)]
    assert fold(CASE, laptop.records).conflicts == ()


def test_two_forms_that_replace_one_are_a_conflict(laptop: Laptop) -> None:
    laptop.write(form())
    one, two = laptop.write(form(uuid(32), replaces=FORM)), laptop.write(form(uuid(33), replaces=FORM))
    file = fold(CASE, laptop.records)
    assert file.forms[0].replaced_by == uuid(32)
    assert file.conflicts == (Conflict(f"replacement:{FORM}", tuple(sorted((id_of(one), id_of(two))))),)


def test_two_texts_under_one_form_id_are_a_conflict() -> None:
    one, two = Laptop().write(form()), Laptop().write(form(content_sha256="9" * 64))
    file = fold(CASE, [one, two])
    assert len(file.forms) == 1
    assert file.conflicts[0].matter == f"form:{FORM}"
    assert file.forms[0].content_sha256 in (HASH, "9" * 64)


def test_of_two_forms_that_replace_one_the_chosen_one_stands_in_any_order_of_the_records() -> None:
    one, other, judge = Laptop(), Laptop(), Laptop()
    old = one.write(form(FORM))
    first, second = one.write(form(uuid(61), replaces=FORM)), other.write(form(uuid(62), replaces=FORM))
    ids = id_of(second), id_of(first)
    chosen = judge.write(ConflictDecided(records=ids, kept=ids[0], reason="die ligt bij de ouders"))
    records = [old, first, second, chosen]
    told = {canonical.encode(fold(CASE, each)) for each in permutations(records)}
    assert len(told) == 1
    file = fold(CASE, records)
    assert {each.id: each.replaced_by for each in file.forms} == {FORM: uuid(62), uuid(61): uuid(62), uuid(62): None}
    assert not file.conflicts
    assert fold(CASE, records[:-1]).conflicts


def test_h4_a_choice_holds_also_where_its_reason_is_hidden_from_who_looks_on() -> None:
    """Else what was decided against would stand up again before exactly those who may not know why."""
    one, other = Laptop(), Laptop()
    first, second = one.write(person(name="Sanne")), other.write(person(name="Sanne de V."))
    ids = id_of(first), id_of(second)
    choice = one.write(ConflictDecided(records=ids, kept=ids[1], reason="zij slaapt bij haar zus"))
    shown = fold(CASE, [first, second, choice], hidden={id_of(choice)})
    assert ([member.name for member in shown.members], shown.conflicts) == (["Sanne de V."], ())
    assert b"zus" not in canonical.encode(shown)
