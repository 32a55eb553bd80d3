"""What was confirmed is sealed once, whatever ends the program in the middle of it: nothing lost, nothing twice."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from sealed_pages import assert_same_pages
from town import Family, TestClock, squiggle

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import to_rfc3339
from jgvisit.documents.errors import SealError
from jgvisit.documents.maker import PaperMaker
from jgvisit.documents.verify import verify_pdf
from jgvisit.ids import FormId, Sha256, VisitId
from jgvisit.records import canonical
from jgvisit.records.body import RecordTooLargeError
from jgvisit.records.case_forms import Decision
from jgvisit.records.entries import read_entries
from jgvisit.records.payload_forms import DocumentSealed, SignerDecided
from jgvisit.services.desk.writing import WordsMissingError, Writer
from jgvisit.services.forms.help_form import FormChangedError, form_of
from jgvisit.services.ports.journal import WAITING, DraftKey, aside_field
from jgvisit.services.signing.confirmed import Confirmed, means_field, read_confirmed
from jgvisit.services.signing.sealing import SealingWaitsError, TakenUp
from jgvisit.services.signing.signing import Choice, LaidOut, ink_field
from jgvisit.store.errors import DiskFullError, StoreUnsureError
from jgvisit.store.journal_store import JournalStore
from jgvisit.workspace import Workspace


@pytest.fixture
def laid(work: Workspace, family: Family, visit: VisitId, form: FormId) -> LaidOut:
    """The mother's yes with her ink and the worker's, as it lies before her."""
    choice = Choice(family.mother, "agreed", "self", squiggle(), squiggle(400))
    return work.signing.lay_out(family.case, visit, form, choice)


@pytest.fixture
def confirmed(work: Workspace, family: Family, visit: VisitId, form: FormId, laid: LaidOut) -> Confirmed:
    """She confirmed it, and nothing came after that."""
    return work.signing.confirm(family.case, visit, form, laid)


def reopened(work: Workspace, clock: TestClock) -> Workspace:
    """What the next process knows: the store, and nothing else."""
    return open_workspace(work.safe, clock)


def decisions(work: Workspace, family: Family, form: FormId) -> tuple[Decision, ...]:
    return form_of(work.files.get(family.case), form).decisions


def written(work: Workspace, family: Family, kind: type) -> list[object]:
    entries = read_entries(family.case, work.journal.records_of(family.case)).entries
    return [entry for entry in entries if isinstance(entry.payload, kind)]


def fail(error: Exception) -> object:
    def failing(*_: object, **__: object) -> None:
        raise error

    return failing


def test_until_it_is_sealed_nobody_sees_it_as_signed(
    work: Workspace, family: Family, form: FormId, confirmed: Confirmed
) -> None:
    assert work.signing.sealing.waits()
    sealed = work.signing.sealing.seal(confirmed)
    assert decisions(work, family, form) == ()
    assert written(work, family, SignerDecided) == []
    work.signing.sealing.record(confirmed, sealed)
    (decision,) = decisions(work, family, form)
    assert decision.document == sealed.sha256
    assert not work.signing.sealing.waits()


@pytest.mark.parametrize("reached", ["confirmed", "sealed"])
def test_a_lock_at_any_step_leaves_one_agreement_with_the_ink_and_the_paper_as_they_were(
    work: Workspace,
    family: Family,
    form: FormId,
    laid: LaidOut,
    confirmed: Confirmed,
    clock: TestClock,
    tmp_path: Path,
    reached: str,
) -> None:
    if reached == "sealed":
        work.signing.sealing.seal(confirmed)  # in memory alone: it ends with the process
    at = to_rfc3339(clock.now())
    clock.forward(hours=15)
    after = reopened(work, clock)
    assert after.signing.sealing.take_up() == TakenUp(sealed=1)
    (decision,) = decisions(after, family, form)
    assert (decision.person, decision.decision, decision.stamp.record) == (family.mother, "agreed", confirmed.record)
    assert decision.stamp.recorded_at == at, "when she confirmed it, not when somebody opened the laptop"
    assert decision.ink is not None
    assert after.journal.blob(family.case, Sha256(decision.ink)) == canonical.encode(laid.ceremony.strokes)
    assert decision.document is not None
    pdf = after.journal.blob(family.case, Sha256(decision.document))
    assert pdf.startswith(laid.pdf.rstrip()), "what is sealed is what lay before her, to the byte"
    assert_same_pages(laid.pages, pdf, tmp_path)
    assert verify_pdf(pdf, name="", trust_pem=(after.enrolled.root_pem,)).valid
    assert after.signing.sealing.take_up() == TakenUp()
    assert reopened(after, clock).signing.sealing.take_up() == TakenUp()
    assert (len(written(after, family, SignerDecided)), len(written(after, family, DocumentSealed))) == (1, 1)


def test_what_she_confirmed_holds_though_the_visit_ended_and_she_is_not_here_any_more(
    work: Workspace, family: Family, visit: VisitId, form: FormId, confirmed: Confirmed, clock: TestClock
) -> None:
    work.visits.end(family.case, visit)
    clock.forward(days=400)  # her texts expired, and everybody grew older
    after = reopened(work, clock)
    assert after.signing.sealing.take_up() == TakenUp(sealed=1)
    assert [each.person for each in decisions(after, family, form)] == [family.mother]


def test_its_record_lets_go_of_ink_and_witness_also_of_what_was_pushed_aside(
    work: Workspace, family: Family, form: FormId, confirmed: Confirmed, clock: TestClock
) -> None:
    field = ink_field(form, family.mother)
    fields = {field, aside_field(field), means_field(field), aside_field(means_field(field))}
    for each in fields:
        work.journal.put_draft(DraftKey(family.case, each), b"[]")
    assert reopened(work, clock).signing.sealing.take_up().sealed == 1
    assert not fields & set(work.journal.drafts(family.case))


def test_confirmed_twice_and_recorded_twice_is_one_agreement(
    work: Workspace, family: Family, visit: VisitId, form: FormId, laid: LaidOut, confirmed: Confirmed
) -> None:
    assert work.signing.confirm(family.case, visit, form, laid) == confirmed
    sealing = work.signing.sealing
    signed = sealing.record(confirmed, sealing.seal(confirmed))
    assert sealing.record(confirmed, sealing.seal(confirmed)) == signed
    with pytest.raises(FormChangedError):
        work.signing.confirm(family.case, visit, form, laid)
    assert len(written(work, family, SignerDecided)) == 1


@pytest.mark.parametrize("step", ["seal", "record"])
def test_what_stands_in_the_way_of_sealing_takes_nothing_back_and_is_told(
    work: Workspace, family: Family, form: FormId, confirmed: Confirmed, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    sealing = work.signing.sealing
    with monkeypatch.context() as broken:
        if step == "seal":
            broken.setattr(PaperMaker, "seal", fail(SealError("another key")))
        else:
            broken.setattr(JournalStore, "append", fail(DiskFullError("errno 28")))
        with pytest.raises(SealingWaitsError) as told:
            sealing.finish(confirmed)
        assert isinstance(told.value.__cause__, SealError if step == "seal" else DiskFullError)
        assert decisions(work, family, form) == ()
        left = sealing.take_up()
        assert left.sealed == 0
        assert isinstance(left.left, SealingWaitsError)
    assert sealing.take_up() == TakenUp(sealed=1)
    assert [each.person for each in decisions(work, family, form)] == [family.mother]


def test_where_the_store_cannot_tell_what_it_holds_the_next_unlock_looks(
    work: Workspace, confirmed: Confirmed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(JournalStore, "append", fail(StoreUnsureError("errno 5")))
    with pytest.raises(StoreUnsureError):
        work.signing.sealing.take_up()


def test_another_word_of_the_same_person_waits_for_the_one_before(
    work: Workspace, family: Family, visit: VisitId, form: FormId, confirmed: Confirmed
) -> None:
    refused = Choice(family.mother, "refused", "self", view_text="toch niet")
    laid = work.signing.lay_out(family.case, visit, form, refused)
    with pytest.raises(FormChangedError):  # its number is that of the paper before: it is laid out anew
        work.signing.confirm(family.case, visit, form, laid)
    assert [each.decision for each in decisions(work, family, form)] == ["agreed"]
    work.signing.decide(family.case, visit, form, refused)
    (now,) = decisions(work, family, form)
    assert now.decision == "refused"
    assert len(written(work, family, SignerDecided)) == 2, "both of her words are in the journal"


def test_what_an_order_erased_meanwhile_is_not_recorded(
    work: Workspace, family: Family, form: FormId, confirmed: Confirmed
) -> None:
    sealed = work.signing.sealing.seal(confirmed)
    work.journal.clear_draft(confirmed.key)
    with pytest.raises(FormChangedError):
        work.signing.sealing.record(confirmed, sealed)
    assert decisions(work, family, form) == ()


def test_the_place_where_it_waits_names_form_and_person_so_that_an_erasure_finds_it(
    family: Family, form: FormId, confirmed: Confirmed
) -> None:
    assert confirmed.key == DraftKey(family.case, f"sealing:{form}:{family.mother}:T")


def test_one_that_cannot_be_read_shuts_the_door_for_nobody(
    work: Workspace, family: Family, form: FormId, confirmed: Confirmed, clock: TestClock
) -> None:
    odd = DraftKey(family.case, f"{WAITING}0")
    work.journal.put_draft(odd, b"{}")
    taken = reopened(work, clock).signing.sealing.take_up()
    assert taken.sealed == 1
    assert taken.left is not None
    assert work.journal.drafts(family.case)[odd.field] == b"{}", "it stays: somebody may be able to read it"


def test_what_another_version_kept_in_other_bytes_is_taken_up_all_the_same(
    work: Workspace, family: Family, form: FormId, confirmed: Confirmed
) -> None:
    work.journal.put_draft(confirmed.key, msgspec.json.format(confirmed.encode(), indent=2))
    assert work.signing.sealing.take_up() == TakenUp(sealed=1)
    assert [each.stamp.record for each in decisions(work, family, form)] == [confirmed.record]


def test_a_rule_that_grew_stricter_meanwhile_locks_nobody_out(
    work: Workspace, confirmed: Confirmed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Writer, "require", fail(WordsMissingError("view_text")))
    taken = work.signing.sealing.take_up()
    assert isinstance(taken.left, SealingWaitsError)
    assert work.signing.sealing.waits()


def test_where_the_one_before_cannot_be_read_another_word_is_not_taken(
    work: Workspace, family: Family, visit: VisitId, form: FormId, laid: LaidOut
) -> None:
    work.journal.put_draft(DraftKey(family.case, f"{WAITING}{form}:{family.mother}:T"), b"{}")
    with pytest.raises(SealingWaitsError):
        work.signing.confirm(family.case, visit, form, laid)
    assert decisions(work, family, form) == ()


def test_a_decision_no_body_holds_is_refused_before_anything_is_kept(work: Workspace, confirmed: Confirmed) -> None:
    lines = dict.fromkeys((f"00000000-0000-7000-8000-{row:012x}" for row in range(2000)), "agreed")
    decided = msgspec.structs.replace(confirmed.decided, lines=lines)
    huge = msgspec.structs.replace(confirmed, decided=decided, record="00000000-0000-7000-8000-000000000001")
    with pytest.raises(RecordTooLargeError):
        work.signing.sealing.keep(huge)
    assert work.signing.sealing.kept(confirmed.key) == confirmed


KEPT = b"""{"case":"0193a000-0000-7000-8000-000000000001","record":"0193a000-0000-7000-8000-000000000002","decided":
{"form":"0193a000-0000-7000-8000-000000000003","visit":"0193a000-0000-7000-8000-000000000004","person":
"0193a000-0000-7000-8000-000000000005","mark":"T","decision":"agreed","content_sha256":
"5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9","reading_mode":"self","language":"nl",
"signature_kind":"drawn","ink":"4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"},"supersedes":[],
"pack":{"name":"jgvisit","number":1,"sha256":"5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"},
"refs":[{"sha256":"4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945","bytes":2,"media_type":
"application/vnd.jgvisit.ink+json"}],"blobs":["W10="],"recorded_at":"2026-11-22T21:50:00.000Z","time_basis":
{"boot":"boot"},"number":"A-2026-5feceb66","pdf":"JVBERg==","ink":
"ink:0193a000-0000-7000-8000-000000000003:0193a000-0000-7000-8000-000000000005"}"""


def test_what_the_first_version_kept_can_still_be_read() -> None:
    """A laptop may be updated between the lock and the next unlock."""
    kept = read_confirmed(KEPT)
    assert (kept.blobs, kept.pdf, kept.decided.decision) == ((b"[]",), b"%PDF", "agreed")
    assert read_confirmed(kept.encode()) == kept
    assert kept.key.field == f"{WAITING}{kept.decided.form}:{kept.decided.person}:T"
