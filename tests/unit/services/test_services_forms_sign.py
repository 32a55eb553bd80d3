"""Signing: who may, with what ink, which outcomes, and what stops it with nothing recorded."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from town import (
    Family,
    TestClock,
    answers_of_form_a,
    begin_visit,
    new_workspace,
    open_form_a,
    pull,
    sign,
    squiggle,
)

from jgvisit.documents.errors import UndrawableTextError
from jgvisit.documents.verify import verify_pdf
from jgvisit.ids import FormId, PersonId, Sha256, VisitId, new_uuid7
from jgvisit.records.body import RecordTooLargeError
from jgvisit.records.case_forms import Decision
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered
from jgvisit.records.payload_forms import ConsentWithdrawn, FormOpened, RequiredMark
from jgvisit.services.desk.writing import Writer
from jgvisit.services.forms.help_form import FormChangedError, form_of
from jgvisit.services.ports.documents import Strokes
from jgvisit.services.ports.journal import DraftKey, NewRecord
from jgvisit.services.signing.signing import (
    Choice,
    DecisionKind,
    InkRefusedError,
    NotASignerError,
    NotPresentError,
    PartMissingError,
    ink_field,
)
from jgvisit.store.errors import DiskFullError
from jgvisit.store.journal_store import JournalStore
from jgvisit.workspace import Workspace

SLIP: Strokes = (((100, 100), (180, 120)),)
SWEEP: Strokes = (tuple((1000 + 300 * step, 2000) for step in range(20)),)


def decisions(work: Workspace, family: Family, form: FormId) -> tuple[Decision, ...]:
    return form_of(work.files.get(family.case), form).decisions


def test_help_may_start_when_everybody_the_law_names_agreed(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    sign(work, family, visit, form, family.mother)
    assert not work.forms.law_for(family.case, family.boy, form).may_start
    sign(work, family, visit, form, family.father)
    assert work.forms.law_for(family.case, family.boy, form).may_start


def test_a_yes_for_one_child_is_no_yes_for_the_other(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)
    other = open_form_a(work, family, visit, family.girl)
    assert not work.forms.law_for(family.case, family.girl, other).may_start
    assert not work.forms.law_for(family.case, family.girl, form).may_start


@pytest.mark.parametrize("decision", ["refused", "later", "objection", "partly"])
def test_h22_every_other_answer_is_a_full_outcome_with_a_sealed_paper_and_no_consent(
    work: Workspace, family: Family, visit: VisitId, form: FormId, decision: DecisionKind
) -> None:
    sign(work, family, visit, form, family.father)
    signed = sign(work, family, visit, form, family.mother, decision)
    (kept,) = (each for each in decisions(work, family, form) if each.person == family.mother)
    assert (kept.decision, kept.document) == (decision, signed.document)
    verified = verify_pdf(
        work.journal.blob(family.case, signed.document), name="a.pdf", trust_pem=(work.enrolled.root_pem,)
    )
    assert verified.valid
    assert not work.forms.law_for(family.case, family.boy, form).may_start


@pytest.mark.parametrize("decision", ["refused", "later"])
def test_saying_no_or_later_needs_no_ink(
    work: Workspace, family: Family, visit: VisitId, form: FormId, decision: DecisionKind
) -> None:
    later_on = date(2026, 11, 28) if decision == "later" else None
    work.signing.decide(family.case, visit, form, Choice(family.mother, decision, "readAloud", later_on=later_on))
    (kept,) = decisions(work, family, form)
    assert (kept.signature_kind, kept.ink, kept.reading_mode) == ("none", None, "readAloud")
    assert kept.later_on == (None if later_on is None else "2026-11-28")
    assert kept.document is not None


@pytest.mark.parametrize("decision", ["agreed", "partly", "objection"])
@pytest.mark.parametrize(
    ("signer", "worker", "whose"),
    [
        pytest.param((), squiggle(), "signer", id="no ink"),
        pytest.param(SLIP, squiggle(), "signer", id="a slip of the pen"),
        pytest.param(SWEEP, squiggle(), "signer", id="a sleeve"),
        pytest.param(squiggle(), (), "worker", id="the worker did not sign"),
    ],
)
def test_ink_that_is_no_signature_is_refused_and_says_whose(
    work: Workspace,
    family: Family,
    visit: VisitId,
    form: FormId,
    decision: DecisionKind,
    signer: Strokes,
    worker: Strokes,
    whose: str,
) -> None:
    with pytest.raises(InkRefusedError) as refused:
        work.signing.decide(
            family.case, visit, form, Choice(family.mother, decision, "self", signer, worker, view_text="dinsdag")
        )
    assert refused.value.whose == whose
    assert decisions(work, family, form) == ()


def test_a_slip_under_a_refusal_is_not_kept_as_ink(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    with pytest.raises(InkRefusedError):
        work.signing.decide(family.case, visit, form, Choice(family.mother, "refused", "self", SLIP))


def test_the_child_of_seven_signs_nothing(work: Workspace, family: Family, visit: VisitId, form: FormId) -> None:
    with pytest.raises(NotASignerError):
        sign(work, family, visit, form, family.boy)
    assert decisions(work, family, form) == ()


def test_who_is_not_in_the_room_cannot_sign(work: Workspace, family: Family, visit: VisitId, form: FormId) -> None:
    work.visits.change_presence(family.case, visit, [family.mother])
    with pytest.raises(NotPresentError):
        sign(work, family, visit, form, family.father)
    work.visits.change_presence(family.case, visit, [family.mother, family.father])
    sign(work, family, visit, form, family.father)


def test_nobody_signs_after_the_visit_or_under_the_name_of_another_visit(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    with pytest.raises(NotPresentError):
        sign(work, family, VisitId(new_uuid7()), form, family.mother)
    work.visits.end(family.case, visit)
    with pytest.raises(NotPresentError):
        sign(work, family, visit, form, family.mother)
    assert decisions(work, family, form) == ()


def test_the_absent_parent_signs_days_later_in_another_visit(
    work: Workspace, family: Family, visit: VisitId, form: FormId, clock: TestClock
) -> None:
    sign(work, family, visit, form, family.mother)
    work.visits.end(family.case, visit)
    clock.forward(days=4)
    second = begin_visit(work, family, family.mother)
    sign(work, family, second, form, family.father)
    assert {each.visit for each in decisions(work, family, form)} == {visit, second}
    assert work.forms.law_for(family.case, family.boy, form).may_start


def test_authority_recorded_after_the_form_was_opened_needs_a_new_version(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    (line,) = (
        entry
        for entry in work.files.get(family.case).authority
        if (entry.child, entry.holder) == (family.boy, family.father)
    )
    ended = AuthorityRecorded(
        line=line.line,
        child=family.boy,
        holder=family.father,
        kind="parent",
        since=line.since,
        until="2026-11-01",
        evidence="gezagsregister",
    )
    work.families.record_authority(family.case, ended)
    with pytest.raises(FormChangedError):
        sign(work, family, visit, form, family.mother)
    with pytest.raises(FormChangedError):
        work.signing.pages(family.case, form, family.mother)
    assert decisions(work, family, form) == ()
    again = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers_of_form_a(), replaces=form)
    sign(work, family, visit, again, family.mother)
    assert work.forms.law_for(family.case, family.boy, again).may_start


def test_a_child_that_turned_twelve_since_the_form_was_opened_must_be_asked_too(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    twelve_next_week = (work.today() + timedelta(days=7)).replace(year=work.today().year - 12)
    work.families.record_person(
        family.case,
        PersonRegistered(person=family.boy, name="Sami de Boer", role="child", born=twelve_next_week.isoformat()),
    )
    form = open_form_a(work, family, visit, family.boy)
    clock.forward(days=6)
    sign(work, family, visit, form, family.mother)
    clock.forward(days=1)
    for person in (family.father, family.boy):
        with pytest.raises(FormChangedError):
            sign(work, family, visit, form, person)
    assert {each.person for each in decisions(work, family, form)} == {family.mother}


def test_a_name_corrected_in_the_text_needs_a_new_version(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    born = work.files.get(family.case).member(family.boy).born
    renamed = PersonRegistered(person=family.boy, name="Samir de Boer", role="child", born=born)
    work.families.record_person(family.case, renamed)
    with pytest.raises(FormChangedError):
        sign(work, family, visit, form, family.mother)


def test_a_text_that_is_not_what_its_hash_names_is_never_signed(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    real = form_of(work.files.get(family.case), form)
    forged = FormOpened(
        form=new_uuid7(),
        form_type=real.form_type,
        form_version=real.form_version,
        visit=visit,
        child=real.child,
        answers=dict(real.answers),
        binding_text=real.binding_text,
        ceremony_salt=real.ceremony_salt,
        content_sha256=real.content_sha256,
        required=tuple(RequiredMark(person=mark.person, mark=mark.mark) for mark in real.required),
        law_book=real.law_book,
    )
    Writer(work.journal, work.files).write([NewRecord(forged, family.case)])
    with pytest.raises(FormChangedError):
        sign(work, family, visit, FormId(forged.form), family.mother)


def test_siblings_share_one_hash_whoever_signs_whatever_they_decide(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    sign(work, family, visit, form, family.mother)
    sign(work, family, visit, form, family.father, "refused")
    opened = form_of(work.files.get(family.case), form)
    assert {each.content_sha256 for each in opened.decisions} == {opened.content_sha256}
    same_words = open_form_a(work, family, visit, family.boy)
    other = form_of(work.files.get(family.case), same_words)
    assert other.content_sha256 != opened.content_sha256


def test_deciding_again_replaces_what_one_person_said_before(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    sign(work, family, visit, form, family.father)
    first = sign(work, family, visit, form, family.mother, "later")
    second = sign(work, family, visit, form, family.mother)
    (kept,) = (each for each in decisions(work, family, form) if each.person == family.mother)
    assert (kept.decision, kept.document, kept.disputed) == ("agreed", second.document, False)
    assert work.forms.law_for(family.case, family.boy, form).may_start
    assert work.journal.blob(family.case, first.document)  # the earlier paper stays


def test_signing_twice_leaves_one_decision_and_no_conflict(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    sign(work, family, visit, form, family.mother)
    sign(work, family, visit, form, family.mother)
    assert len(decisions(work, family, form)) == 1
    assert work.files.get(family.case).conflicts == ()


def test_a_yes_after_a_withdrawal_counts_again(
    work: Workspace, family: Family, visit: VisitId, form: FormId, clock: TestClock
) -> None:
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)
    clock.forward(days=1)
    Writer(work.journal, work.files).one(
        family.case,
        ConsentWithdrawn(
            form=form, person=family.mother, channel="visit", effective_at="2026-11-22T13:00:00.000Z", visit=visit
        ),
    )
    assert not work.forms.law_for(family.case, family.boy, form).may_start
    clock.forward(days=1)
    sign(work, family, visit, form, family.mother)
    assert work.forms.law_for(family.case, family.boy, form).may_start


def test_what_somebody_decided_on_two_laptops_is_settled_by_their_next_word(
    work: Workspace, family: Family, visit: VisitId, form: FormId, clock: TestClock, tmp_path: Path
) -> None:
    colleague = new_workspace(tmp_path / "colleague", clock)
    pull(colleague, work)
    theirs = begin_visit(colleague, family)
    sign(colleague, family, theirs, form, family.mother, "refused")
    sign(work, family, visit, form, family.mother)
    pull(work, colleague)
    colleague.safe.close()
    assert work.files.get(family.case).conflicts != ()
    sign(work, family, visit, form, family.mother)
    assert work.files.get(family.case).conflicts == ()


@pytest.mark.parametrize("words", [None, "", "  \n", "-", "…"])
def test_a_yes_to_a_part_without_the_part_is_not_complete(
    work: Workspace, family: Family, visit: VisitId, form: FormId, words: str | None
) -> None:
    choice = Choice(family.mother, "partly", "self", squiggle(), squiggle(400), view_text=words)
    for seal in (work.signing.lay_out, work.signing.decide):
        with pytest.raises(PartMissingError):
            seal(family.case, visit, form, choice)
    assert decisions(work, family, form) == ()


@pytest.mark.parametrize("words", ["alleen op dinsdag", "2", "يوم الثلاثاء"])
def test_a_yes_to_a_part_is_recorded_with_the_part(
    work: Workspace, family: Family, visit: VisitId, form: FormId, words: str
) -> None:
    choice = Choice(family.mother, "partly", "self", squiggle(), squiggle(400), view_text=words)
    work.signing.decide(family.case, visit, form, choice)
    assert [(each.decision, each.view_text) for each in decisions(work, family, form)] == [("partly", words)]


def test_words_no_font_can_draw_leave_nothing_recorded_and_the_ink_in_the_draft(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    draft = DraftKey(family.case, ink_field(form, family.mother))
    work.journal.put_draft(draft, b"[]")
    choice = Choice(family.mother, "objection", "self", squiggle(), squiggle(400), view_text="Ik wil dit niet 龍")
    with pytest.raises(UndrawableTextError):
        work.signing.decide(family.case, visit, form, choice)
    assert decisions(work, family, form) == ()
    assert work.journal.drafts(family.case)[draft.field] == b"[]"


def test_words_too_long_to_be_read_back_leave_nothing_recorded(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    choice = Choice(family.mother, "objection", "self", squiggle(), squiggle(400), view_text="nee " * 2100)
    with pytest.raises(RecordTooLargeError):
        work.signing.decide(family.case, visit, form, choice)
    assert (decisions(work, family, form), work.files.get(family.case).unknown_kinds) == ((), ())


def test_a_full_disk_keeps_nothing_of_a_confirmation_and_leaves_the_ink_in_the_draft(
    work: Workspace, family: Family, visit: VisitId, form: FormId, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = DraftKey(family.case, ink_field(form, family.mother))
    work.journal.put_draft(draft, b"[]")

    def full(*_: object, **__: object) -> None:
        raise DiskFullError("errno 28")

    with monkeypatch.context() as disk:
        disk.setattr(JournalStore, "put_draft", full)
        with pytest.raises(DiskFullError):
            sign(work, family, visit, form, family.mother)
    assert decisions(work, family, form) == ()
    assert not work.signing.sealing.waits()
    assert work.journal.drafts(family.case)[draft.field] == b"[]"
    sign(work, family, visit, form, family.mother)
    assert draft.field not in work.journal.drafts(family.case)


def test_kept_ink_has_no_speed_in_it(work: Workspace, family: Family, visit: VisitId, form: FormId) -> None:
    sign(work, family, visit, form, family.mother)
    (kept,) = decisions(work, family, form)
    assert kept.ink is not None
    slow = work.journal.blob(family.case, Sha256(kept.ink))
    assert b"." not in slow  # whole hundredths of a millimetre: x and y, nothing else


def test_a_choice_no_screen_offers_is_a_bug_and_recorded_by_nobody(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    choice = Choice(family.mother, "agreed", "self", squiggle(), squiggle(400), felt_free=9)
    with pytest.raises(ValueError, match="<= 5"):
        work.signing.decide(family.case, visit, form, choice)
    assert decisions(work, family, form) == ()


def test_an_unknown_person_or_form_is_an_error_in_the_program(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    with pytest.raises(KeyError):
        sign(work, family, visit, form, PersonId(new_uuid7()))
    with pytest.raises(KeyError):
        sign(work, family, visit, FormId(new_uuid7()), family.mother)
