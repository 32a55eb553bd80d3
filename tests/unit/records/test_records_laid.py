"""Laid forms in the journal: as they were first written, four marks apart, lines apart, and taken back apart."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import msgspec
import pytest
from record_factory import (
    CASE,
    FATHER,
    FORM,
    HASH,
    MOTHER,
    SANNE,
    Laptop,
    decided,
    filled,
    form,
    id_of,
    uuid,
    withdrawn,
)

from jgvisit.domain.facts import Consent
from jgvisit.ids import PersonId
from jgvisit.records import canonical
from jgvisit.records.answers import ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.facts_of_forms import concern_of_line, consents, subject_of
from jgvisit.records.fold import fold
from jgvisit.records.payload_forms import DocumentSealed, FormOpened, OtherMeans, RequiredMark, SignerDecided
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.telling import telling_words
from jgvisit.records.visibility import hidden_records

SCHOOL, DOCTOR, FILLED, RECORD = uuid(71), uuid(72), uuid(32), uuid(81)
STORED_BEFORE = {
    FormOpened: (
        b'{"answers":{"help":"Gesprekken thuis"},"binding_text":["U geeft toestemming voor hulp."],'
        b'"ceremony_salt":"' + b"b" * 64 + b'","child":"00000000-0000-0000-0000-00000000000d",'
        b'"content_sha256":"' + b"a" * 64 + b'","form":"00000000-0000-0000-0000-00000000001f",'
        b'"form_type":"consentToHelp","form_version":"1","law_book":"1","required":[{"articles":["Jw 7.3.4"],'
        b'"mark":"T","person":"00000000-0000-0000-0000-00000000000b"}],"visit":"00000000-0000-0000-0000-000000000015"}'
    ),
    SignerDecided: (
        b'{"content_sha256":"' + b"a" * 64 + b'","decision":"agreed","form":"00000000-0000-0000-0000-00000000001f",'
        b'"language":"nl","mark":"T","person":"00000000-0000-0000-0000-00000000000b","reading_mode":"self",'
        b'"signature_kind":"drawn","visit":"00000000-0000-0000-0000-000000000015"}'
    ),
}
"""As version 1 of these kinds was first written, by form A alone: they must stay readable for ever."""


def row(ident: str, until: str = "2026-12-31") -> Row:
    cells = {"partyOrganisation": TextAnswer("School"), "aboutPersons": PersonsAnswer((SANNE,))}
    return Row(ident, {**cells, "validUntil": DayAnswer(until)})


def laid(**more: Any) -> FormOpened:
    """A form B with two lines, each for the mother to decide."""
    return form(
        **{
            "form_type": "consentToShare",
            "answers": {},
            "filled": FILLED,
            "filled_record": RECORD,
            "number": 2,
            "common": {"shareLines": RowsAnswer((row(SCHOOL), row(DOCTOR)))},
            "names": {SANNE: "Sanne Verzonnen"},
            "children": (SANNE,),
            "required": (RequiredMark(person=MOTHER, mark="T", lines=(SCHOOL, DOCTOR)),),
            **more,
        }
    )


STORED_NOW = {
    FormOpened: (
        b'{"answers":{},"binding_text":["U geeft toestemming voor hulp."],"ceremony_salt":"' + b"b" * 64 + b'",'
        b'"child":"00000000-0000-0000-0000-00000000000d","children":["00000000-0000-0000-0000-00000000000d"],'
        b'"common":{"why":{"kind":"text","text":"Omdat"}},"content_sha256":"' + b"a" * 64 + b'",'
        b'"filled":"00000000-0000-0000-0000-000000000020","filled_record":"00000000-0000-0000-0000-000000000051",'
        b'"form":"00000000-0000-0000-0000-00000000001f","form_type":"noAgreementRecord","form_version":"1",'
        b'"holds":["frame_voluntary"],"kept_to":"team","law_book":"1",'
        b'"names":{"00000000-0000-0000-0000-00000000000d":"Sanne Verzonnen"},'
        b'"not_asked":["00000000-0000-0000-0000-00000000000c"],"number":2,"required":[{"lines":'
        b'["00000000-0000-0000-0000-000000000047"],"mark":"G","person":"00000000-0000-0000-0000-00000000000b",'
        b'"who":"present"}],"visit":"00000000-0000-0000-0000-000000000015"}'
    ),
    SignerDecided: (
        b'{"content_sha256":"' + b"a" * 64 + b'","decision":"partly","form":"00000000-0000-0000-0000-00000000001f",'
        b'"language":"nl","lines":{"00000000-0000-0000-0000-000000000047":"agreed",'
        b'"00000000-0000-0000-0000-000000000048":"refused"},"mark":"T","means":{"call_back":"06 0000",'
        b'"in_room":"niemand","photos":["' + b"c" * 64 + b'"],"witness":"Karin"},'
        b'"person":"00000000-0000-0000-0000-00000000000b","reading_mode":"self","signature_kind":"video",'
        b'"visit":"00000000-0000-0000-0000-000000000015"}'
    ),
}
"""With everything that filled forms added."""
MADE_NOW = {
    FormOpened: laid(
        form_type="noAgreementRecord",
        common={"why": TextAnswer("Omdat")},
        holds=("frame_voluntary",),
        not_asked=(FATHER,),
        kept_to="team",
        required=(RequiredMark(person=MOTHER, mark="G", who="present", lines=(SCHOOL,)),),
    ),
    SignerDecided: decided(
        "partly",
        signature_kind="video",
        lines={SCHOOL: "agreed", DOCTOR: "refused"},
        means=OtherMeans("Karin", "06 0000", "niemand", ("c" * 64,)),
    ),
}


@pytest.mark.parametrize("kind", [FormOpened, SignerDecided])
def test_what_was_written_before_and_now_stays_readable_byte_by_byte(kind: Any) -> None:
    before = {FormOpened: form(), SignerDecided: decided()}[kind]
    for stored, made in ((STORED_BEFORE[kind], before), (STORED_NOW[kind], MADE_NOW[kind])):
        assert msgspec.json.decode(stored, type=kind) == made
        assert canonical.encode(made) == stored


def test_a_mark_with_its_witness_stays_readable_byte_by_byte() -> None:
    stored = (
        b'{"content_sha256":"' + b"a" * 64 + b'","decision":"agreed","form":"00000000-0000-0000-0000-00000000001f",'
        b'"language":"nl","mark":"T","means":{"witness":"Karin","witness_ink":"' + b"d" * 64 + b'",'
        b'"witness_role":"buurvrouw"},"person":"00000000-0000-0000-0000-00000000000b","reading_mode":"self",'
        b'"signature_kind":"mark","visit":"00000000-0000-0000-0000-000000000015"}'
    )
    means = OtherMeans("Karin", witness_role="buurvrouw", witness_ink="d" * 64)
    made = decided("agreed", signature_kind="mark", means=means)
    assert msgspec.json.decode(stored, type=SignerDecided) == made
    assert canonical.encode(made) == stored


def told(laptop: Laptop) -> list[Consent]:
    return list(consents(fold(CASE, laptop.records).forms, frozenset({PersonId(MOTHER), PersonId(SANNE)})))


def yes_to(laptop: Laptop) -> dict[str, bool]:
    """Return what is told of each line: given and not taken back."""
    lines = {concern_of_line(FORM, name): name for name in (SCHOOL, DOCTOR)}  # type: ignore[arg-type]  # an id
    return {
        lines[str(each.concerns)]: each.given and each.withdrawn_on is None
        for each in told(laptop)
        if each.concerns in lines
    }


def test_a_form_laid_and_decided_by_line_tells_each_line_apart(laptop: Laptop) -> None:  # H15
    laptop.write(laid())
    laptop.write(decided("partly", lines={SCHOOL: "agreed", DOCTOR: "refused"}))
    assert yes_to(laptop) == {SCHOOL: True, DOCTOR: False}
    assert all(each.concerns != FORM for each in told(laptop))  # a yes to a part is no yes to the whole


def test_a_line_that_is_decided_later_is_neither_a_yes_nor_a_no(laptop: Laptop) -> None:
    laptop.write(laid())
    laptop.write(decided("partly", lines={SCHOOL: "agreed", DOCTOR: "later"}))
    assert yes_to(laptop) == {SCHOOL: True}


@pytest.mark.parametrize("decision", ["objection", "later", "partly"])
def test_nothing_but_a_yes_to_a_line_is_a_yes_to_it(laptop: Laptop, decision: Any) -> None:
    laptop.write(laid())
    laptop.write(decided(decision))
    assert told(laptop) == []


def test_a_line_taken_back_leaves_the_others_and_the_whole_takes_all(laptop: Laptop) -> None:
    laptop.write(laid())
    laptop.write(decided())
    laptop.write(withdrawn(lines=(SCHOOL,)))
    assert yes_to(laptop) == {SCHOOL: False, DOCTOR: True}
    laptop.write(withdrawn())
    assert yes_to(laptop) == {SCHOOL: False, DOCTOR: False}


def test_a_yes_to_another_text_is_a_yes_to_no_line(laptop: Laptop) -> None:
    laptop.write(laid())
    laptop.write(decided(content_sha256="c" * 64))
    assert told(laptop) == []


def test_who_read_it_and_who_agrees_are_two_decisions_and_only_the_yes_is_taken_back(laptop: Laptop) -> None:
    laptop.write(laid())
    read, agreed = laptop.write(decided(mark="G")), laptop.write(decided(mark="A"))
    laptop.write(withdrawn())
    (known,) = fold(CASE, laptop.records).forms
    assert {each.mark: (each.stamp.record, each.withdrawn_at is None) for each in known.decisions} == {
        "G": (id_of(read), True),
        "A": (id_of(agreed), False),
    }
    assert fold(CASE, laptop.records).conflicts == ()


def test_the_last_day_of_a_laid_form_is_the_one_it_says(laptop: Laptop) -> None:
    laptop.write(
        laid(
            form_type="safetyPlan",
            common={"validUntil": DayAnswer("2026-12-24")},
            required=(RequiredMark(person=MOTHER, mark="A"),),
        )
    )
    laptop.write(decided(mark="A"))
    (consent,) = told(laptop)
    assert (consent.subject, consent.until and consent.until.isoformat()) == ("safety_plan", "2026-12-24")


@pytest.mark.parametrize(("kind", "subject"), [("stay", "voluntary_stay"), ("contact", "contact")])
def test_a_yes_about_contact_is_no_yes_to_living_elsewhere(laptop: Laptop, kind: str, subject: str) -> None:  # H15
    common = {"agreementKind": ChoiceAnswer((kind,))}
    laptop.write(laid(form_type="voluntaryStayAgreement", common=common))
    (known,) = fold(CASE, laptop.records).forms
    assert subject_of(known) == subject


@pytest.mark.parametrize(
    ("kept_to", "seen_by", "hidden_from"),
    [
        (None, [{MOTHER}, {SANNE, MOTHER}], []),
        ("team", [set()], [{MOTHER}, {SANNE}]),
        ("signer", [set(), {SANNE}], [{MOTHER}, {SANNE, MOTHER}]),
    ],
)
def test_what_is_kept_to_somebody_shows_to_nobody_else_nor_does_its_paper(  # H7, H9
    laptop: Laptop, kept_to: Any, seen_by: list[set[str]], hidden_from: list[set[str]]
) -> None:
    laptop.write(laid(kept_to=kept_to))
    decision = laptop.write(decided(mark="S", person=SANNE))
    sealed = DocumentSealed(
        form=FORM,
        person=SANNE,
        decision=id_of(decision),
        document=HASH,
        file_name="K-2026-1.pdf",
        certificate_serial="01",
    )
    laptop.write(sealed)
    file = fold(CASE, laptop.records)
    records = {id_of(each) for each in laptop.records}
    for viewers, hides in ((seen_by, False), (hidden_from, True)):
        for room in viewers:
            hidden = hidden_records(file, frozenset(map(PersonId, room)), date(2026, 11, 22))
            assert (records <= hidden) if hides else records.isdisjoint(hidden)


def test_hiding_what_was_filled_in_hides_the_copy_that_was_signed_and_its_papers(laptop: Laptop) -> None:  # H2
    part = laptop.write(
        filled(form=FILLED, form_type="noAgreementRecord", answers={"topic": TextAnswer("Oma")}), id=RECORD
    )
    opened = laptop.write(laid(form_type="noAgreementRecord", common={"topic": TextAnswer("Oma")}))
    decision = laptop.write(decided(mark="G"))
    paper = laptop.write(
        DocumentSealed(
            form=FORM,
            person=MOTHER,
            decision=id_of(decision),
            document=HASH,
            file_name="H-2026-1.pdf",
            certificate_serial="01",
        )
    )
    laptop.write(VisibilityRestricted(hides=(id_of(part),), hidden_from=(FATHER,), basis="veiligheid"))
    hidden = hidden_records(fold(CASE, laptop.records), frozenset({PersonId(FATHER)}), date(2026, 11, 22))
    assert {id_of(each) for each in (part, opened, decision, paper)} <= hidden


def test_the_number_that_was_called_betrays_a_hidden_decision() -> None:  # H2, H21
    called = decided(signature_kind="phone", means=OtherMeans(call_back="06 1234 5678", in_room="niemand"))
    assert telling_words(called) == {"0612345678"}


def not_asked(person: str) -> Any:
    """The team's part of the form that was laid, naming somebody as not asked for safety."""
    row = Row(uuid(73), {"person": PersonsAnswer((PersonId(person),))})
    answers = {"notAskedFor": RowsAnswer((row,))}
    return filled(form=FILLED, form_type="consentToShare", part="team", owner=None, answers=answers)


def test_who_the_team_named_since_is_asked_nothing_in_any_order_and_in_a_room_that_sees_no_part_of_it() -> None:  # H2
    one, other = Laptop(), Laptop()
    both = (RequiredMark(person=MOTHER, mark="T"), RequiredMark(person=FATHER, mark="T"))
    records = [one.write(laid(required=both)), one.write(decided()), other.write(not_asked(FATHER))]
    hidden = hidden_records(fold(CASE, records), frozenset({PersonId(MOTHER)}), date(2026, 11, 22))
    assert id_of(records[-1]) in hidden
    for each in permutations(records):
        for (known,) in (fold(CASE, each).forms, fold(CASE, each, hidden=hidden).forms):
            assert [mark.person for mark in known.required] == [MOTHER]
            assert known.laid is not None
            assert known.laid.not_asked == (FATHER,)


def test_who_decided_before_the_team_named_them_keeps_what_they_said(laptop: Laptop) -> None:
    laptop.write(laid(required=(RequiredMark(person=FATHER, mark="T"),)))
    laptop.write(decided("refused", person=FATHER))
    laptop.write(not_asked(FATHER))
    (known,) = fold(CASE, laptop.records).forms
    assert [mark.person for mark in known.required] == [FATHER]
    assert known.laid is not None
    assert known.laid.not_asked == ()
