"""What harm rules ask of a form before its signers: private parts, lines, absent holders, laptops, other texts."""

from __future__ import annotations

import json
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pikepdf
import pytest
from form_examples import alone_with_its_owner, do_what_comes_first, fill_whole, the_form
from handover_example import fill_handover
from share_examples import DOCTOR, POLICE, SCHOOL, fill_share, lay, line
from town import Family, TestClock, begin_visit, new_workspace, pull, sign, squiggle, supervision_order

from jgvisit.documents.consent_paper import paper_of
from jgvisit.documents.verify import verify_pdf
from jgvisit.ids import FormId, PersonId, Sha256, VisitId, new_uuid7
from jgvisit.records import canonical
from jgvisit.records.answers import (
    ChoiceAnswer,
    DayAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.case_forms import Form
from jgvisit.records.happenings_of_help import RefusalHeard
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.visibility import hidden_records
from jgvisit.services.agreements.withdrawing import TakenBack
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.refusals import (
    AnswerNotOfferedError,
    FormChangedError,
    LookAgainError,
    MeansMissingError,
    NotASignerError,
    NotPresentError,
    OwnWordsMissingError,
    SignersChangedError,
)
from jgvisit.services.forms.signers import author_of
from jgvisit.services.signing.photographs import LARGEST_PHOTO, PhotoRefusedError
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace

JPEG = b"\xff\xd8\xff\xe0 een foto van het papier"
SECRET = "de schuur achter het huis van tante Fenna"


def opened_of(work: Workspace, family: Family, form: FormId) -> Form:
    return form_of(work.files.get(family.case), form)


def choose(person: PersonId, decision: str = "agreed", **more: object) -> Choice:
    return Choice(person, decision, "self", squiggle(), squiggle(400), **more)  # type: ignore[arg-type]  # by name


def asked_lines(form: Form, person: PersonId) -> tuple[str, ...]:
    return next(mark.lines for mark in form.required if mark.person == person)


# -- lines of form B --------------------------------------------------------------------------


def test_each_person_is_asked_the_lines_that_are_theirs_to_decide(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    school, police = line(SCHOOL, family.boy), line(POLICE, family.mother)
    opened = opened_of(work, family, lay(work, family, visit, fill_share(work, family, school, police)))
    assert asked_lines(opened, family.mother) == (school.id, police.id)
    assert asked_lines(opened, family.father) == (school.id,)


def test_a_yes_for_school_is_no_yes_for_the_doctor(work: Workspace, family: Family, visit: VisitId) -> None:  # H15
    school, doctor = line(SCHOOL, family.boy), line(DOCTOR, family.boy)
    form = fill_share(work, family, school, doctor)
    opened = lay(work, family, visit, form)
    said = {school.id: "agreed", doctor.id: "refused"}
    sign(work, family, visit, opened, family.father)
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["open", "open"]
    work.signing.decide(family.case, visit, opened, choose(family.mother, "partly", lines=said))
    states = {each.line: each.state for each in work.laid.lines(family.case, form, for_me=True)}
    assert states == {school.id: "yes", doctor.id: "no"}


def test_a_line_counts_to_its_last_day_and_not_after(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    last = work.today() + timedelta(days=3)
    form = fill_share(work, family, line(SCHOOL, family.boy, until=last.isoformat()))
    opened = lay(work, family, visit, form)
    for person in (family.mother, family.father):
        sign(work, family, visit, opened, person)
    clock.forward(days=3)
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["yes"]
    clock.forward(days=1)
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["open"]


def test_a_no_said_aloud_ends_every_line_until_it_is_answered_anew(  # AVG 7 lid 3
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    for person in (family.mother, family.father):
        sign(work, family, visit, opened, person)
    no = RefusalHeard(
        event=new_uuid7(), on=work.today().isoformat(), source="zijzelf", persons=(family.mother,), about="delen"
    )
    work.happenings.record(family.case, no)
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["no"]
    marks = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert marks == {family.mother: "withdrawn", family.father: "agreed"}
    sign(work, family, visit, opened, family.mother)
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["yes"]


@pytest.mark.parametrize(
    ("decision", "answers"),
    [
        ("partly", {}),
        ("partly", {0: "agreed"}),
        ("partly", {0: "agreed", 1: "agreed"}),
        ("agreed", {0: "agreed", 1: "refused"}),
        ("refused", {0: "agreed", 1: "refused"}),
        ("later", {0: "refused", 1: "refused"}),
    ],
)
def test_the_answer_to_the_whole_is_that_of_its_lines(
    work: Workspace, family: Family, visit: VisitId, decision: str, answers: dict[int, str]
) -> None:
    rows = line(SCHOOL, family.boy), line(DOCTOR, family.boy)
    opened = lay(work, family, visit, fill_share(work, family, *rows))
    lines = {rows[number].id: said for number, said in answers.items()}
    choice = choose(family.mother, decision, lines=lines, view_text="alleen de school")
    with pytest.raises(AnswerNotOfferedError):
        work.signing.decide(family.case, visit, opened, choice)
    assert opened_of(work, family, opened).decisions == ()


def test_who_is_not_asked_for_safety_reads_nothing_of_it_and_never_counts_as_agreed(  # H2
    work: Workspace, family: Family, visit: VisitId
) -> None:
    work.visits.change_presence(family.case, visit, [family.mother])
    form = work.filled_forms.begin()
    name_as_not_asked(work, family, form, family.father)
    fill_share(work, family, line(SCHOOL, family.boy), form=form)
    opened = lay(work, family, visit, form)
    assert {mark.person for mark in opened_of(work, family, opened).required} == {family.mother}
    with pytest.raises(LookAgainError):
        sign(work, family, visit, opened, family.father)
    sign(work, family, visit, opened, family.mother)
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["open"]
    states = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert states == {family.mother: "agreed", family.father: "not_asked"}
    his, hers = (work.files.shown_to(family.case, frozenset({each})) for each in (family.father, family.mother))
    assert (his.filled, his.forms) == ((), ())
    assert (len(hers.filled), len(hers.forms)) == (1, 1)
    work.visits.change_presence(family.case, visit, [family.mother, family.father])
    assert work.files.shown(family.case).forms == ()
    with pytest.raises(FormChangedError):
        work.filled_forms.print_for(family.case, form, family.father)
    with pytest.raises(LookAgainError):  # hers neither, while he looks on
        work.form_papers.pages(family.case, PartKey(form, "consentToShare"), family.mother)
    work.visits.end(family.case, visit)
    told = {
        person: {one.kind for one in work.dossiers.make(family.case, person, "besluit 3").written}
        for person in (family.father, family.mother)
    }
    assert {"formFilled", "formOpened"} <= told[family.mother]
    assert not {"formFilled", "formOpened"} & told[family.father]


def test_who_is_not_asked_any_more_keeps_what_they_signed_and_reads_nothing_later(  # H2
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.father)
    name_as_not_asked(work, family, form, family.father)
    work.visits.change_presence(family.case, visit, [family.mother])
    fill_share(work, family, line("De opvang in Drachten", family.boy), form=form)
    newer = lay(work, family, visit, form)
    his = work.files.shown_to(family.case, frozenset({family.father}))
    assert [each.id for each in his.forms] == [opened]
    assert newer != opened
    assert his.filled == ()
    work.visits.end(family.case, visit)
    text = work.dossiers.make(family.case, family.father, "besluit 3").json().decode()
    assert ("Drachten" in text, len(work.dossiers.make(family.case, family.father, "besluit 3").papers)) == (False, 1)


def name_as_not_asked(work: Workspace, family: Family, form: FormId, *people: PersonId) -> None:
    rows = tuple(
        Row(
            new_uuid7(),
            {
                "person": PersonsAnswer((person,)),
                "ground": TextAnswer("Het adres is geheim"),
                "colleague": TextAnswer("Karin Smit"),
                "on": DayAnswer(work.today().isoformat()),
            },
        )
        for person in people
    )
    team = {"notAskedFor": RowsAnswer(rows)} if rows else {}
    work.filled_forms.fill(family.case, form, "consentToShare", "team", (family.boy,), team)


def test_who_is_named_as_not_asked_after_it_was_laid_is_asked_no_more_and_hers_goes_on(  # H2
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    name_as_not_asked(work, family, form, family.father)
    work.visits.change_presence(family.case, visit, [family.mother])
    assert {each.person for each in work.forms.signers(family.case, opened).signers} == {family.mother}
    sign(work, family, visit, opened, family.mother)
    states = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert states == {family.mother: "agreed", family.father: "not_asked"}
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["open"], "never agreed for him"
    for readers in (frozenset({family.mother}), frozenset[PersonId]()):
        (shown,) = work.files.shown_to(family.case, readers).forms
        assert {mark.person for mark in shown.required} == {family.mother}, "what shows is what counts"
    assert work.files.shown_to(family.case, frozenset({family.father})).forms == ()
    with pytest.raises(LookAgainError):
        sign(work, family, visit, opened, family.father)
    assert lay(work, family, visit, form) == opened, "the same text, signed by her, stays"
    name_as_not_asked(work, family, form)
    assert {mark.person for mark in opened_of(work, family, opened).required} == {family.mother, family.father}


def test_a_no_that_was_said_before_somebody_was_named_as_not_asked_is_not_lost(  # H2, H15
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.father, "refused")
    name_as_not_asked(work, family, form, family.father)
    work.visits.change_presence(family.case, visit, [family.mother])
    sign(work, family, visit, opened, family.mother)
    assert lay(work, family, visit, form) == opened
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["no"]
    states = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert states[family.father] == "refused"


# -- private parts, and who reads what --------------------------------------------------------


def plan(work: Workspace, family: Family) -> FormId:
    """A safety plan in which each parent promises something, with the mother's own part."""
    day = work.today().isoformat()
    rows = tuple(
        Row(
            new_uuid7(),
            {"who": PersonsAnswer((who,)), "what": TextAnswer(what), "until": DayAnswer(day)},
        )
        for who, what in ((family.mother, "Ik bel mijn zus"), (family.father, "Ik slaap bij mijn broer"))
    )
    common = {
        "horizon": ChoiceAnswer(("immediate",)),
        "facts": PassagesAnswer((Passage(new_uuid7(), "fact", "De deur is kapot.", "gezien", day),)),
        "riskStatement": TextAnswer("Dat het vannacht weer misgaat"),
        "agreements": RowsAnswer(rows),
        "positiveEffects": TextAnswer("Wij komen minder vaak"),
        "ifNotKept": TextAnswer("Wij zoeken samen andere hulp"),
        "validUntil": DayAnswer((work.today() + timedelta(days=7)).isoformat()),
        "reviewOn": DayAnswer((work.today() + timedelta(days=1)).isoformat()),
    }
    form, children = work.filled_forms.begin(), (family.boy, family.girl)
    work.filled_forms.fill(family.case, form, "safetyPlan", "common", children, common)
    own = {"safePlace": TextAnswer(SECRET)}
    work.filled_forms.fill(family.case, form, "safetyPlan", "private", children, own, owner=family.mother)
    return form


def attached(pdf: bytes) -> dict[str, Any]:
    with pikepdf.open(BytesIO(pdf)) as document:
        (name,) = document.attachments
        read: dict[str, Any] = json.loads(document.attachments[name].get_file().read_bytes())
        return read


def sealed(work: Workspace, family: Family, visit: VisitId, form: FormId, choice: Choice) -> bytes:
    return work.journal.blob(family.case, work.signing.decide(family.case, visit, form, choice).document)


def test_brothers_and_sisters_share_one_agreement_and_no_private_part_is_in_it(  # H1, design §5
    work: Workspace, family: Family, visit: VisitId
) -> None:
    opened = [opened_of(work, family, each) for each in work.laying.lay_before(family.case, visit, plan(work, family))]
    assert sorted(each.child for each in opened) == sorted((family.boy, family.girl))
    assert len({each.content_sha256 for each in opened}) == 1
    for form in opened:
        assert SECRET not in repr(form)
        for person in (family.mother, family.father):
            pdf = sealed(work, family, visit, form.id, choose(person, "later", mark="A"))
            assert SECRET not in json.dumps(attached(pdf), ensure_ascii=False)


def test_a_lawyer_works_out_the_shared_hash_from_the_attachment_alone(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    opened = lay(work, family, visit, fill_share(work, family, line(SCHOOL, family.boy)))
    for person in (family.mother, family.father):
        shown = attached(sealed(work, family, visit, opened, choose(person)))
        content = {
            "answers": shown["answers"],
            "form": shown["agreement"],
            "names": shown["names"],
            "number": shown["number_of_text"],
            "text": shown["text"],
            "version": shown["form_version"],
        }
        assert canonical.sha256(bytes.fromhex(shown["ceremony_salt"]), canonical.encode(content)) == (
            opened_of(work, family, opened).content_sha256
        )


def test_each_agrees_with_their_own_promises_and_nobody_with_those_of_another(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    opened = opened_of(work, family, work.laying.lay_before(family.case, visit, plan(work, family))[0])
    agreed = {mark.person: mark.lines for mark in opened.required if mark.mark == "A"}
    assert set(agreed) == {family.mother, family.father}
    assert set(agreed[family.mother]).isdisjoint(agreed[family.father])
    assert {mark.person for mark in opened.required if mark.mark == "G"} == {family.girl}


def test_a_childs_own_story_is_theirs_alone(work: Workspace, family: Family, visit: VisitId) -> None:  # H7
    form = fill_whole(work, family, the_form(work, "K"), family.girl, (family.girl,))
    (opened,) = work.laying.lay_before(family.case, visit, form)
    story = choose(family.girl, view_text="Ik wil vaker naar oma in Heerenveen.")
    with pytest.raises(LookAgainError):
        work.signing.decide(family.case, visit, opened, story)
    work.visits.change_presence(family.case, visit, [family.girl])
    with pytest.raises(OwnWordsMissingError):
        work.signing.decide(family.case, visit, opened, choose(family.girl))
    work.signing.decide(family.case, visit, opened, story)
    file = work.files.get(family.case)
    records = set(opened_of(work, family, opened).records())
    assert len(records) == 3
    assert records.isdisjoint(hidden_records(file, frozenset({family.girl}), work.today()))
    for room in ({family.mother}, {family.girl, family.mother}):
        assert records <= hidden_records(file, frozenset(room), work.today())


def test_a_colleagues_opinion_is_sealed_by_the_worker_and_shows_to_no_family(  # H9
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_whole(work, family, the_form(work, "J"), family.mother)
    (opened,) = work.laying.lay_before(family.case, visit, form)
    worker = author_of(work.enrolled.identity)
    assert {mark.person for mark in opened_of(work, family, opened).required} == {worker}
    records = set(opened_of(work, family, opened).records())
    file = work.files.get(family.case)
    assert records <= hidden_records(file, frozenset({family.mother}), work.today())
    assert records.isdisjoint(hidden_records(file, frozenset(), work.today()))
    with pytest.raises(NotASignerError):  # no parent puts a colleague's mark
        work.signing.decide(family.case, visit, opened, choose(family.mother))


def test_no_worker_signs_as_a_parent_and_no_parent_for_the_other(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    opened = lay(work, family, visit, fill_share(work, family, line(SCHOOL, family.boy)))
    for person in (author_of(work.enrolled.identity), family.girl, PersonId(new_uuid7())):
        with pytest.raises((NotASignerError, KeyError)):
            work.signing.decide(family.case, visit, opened, choose(person))
    assert opened_of(work, family, opened).decisions == ()


def test_who_comes_in_later_may_still_say_that_they_read_it(work: Workspace, family: Family, visit: VisitId) -> None:
    work.visits.change_presence(family.case, visit, [family.mother])
    form = fill_whole(work, family, the_form(work, "H"), family.mother)
    (opened,) = work.laying.lay_before(family.case, visit, form)
    assert {mark.person for mark in opened_of(work, family, opened).required} == {family.mother}
    work.visits.change_presence(family.case, visit, [family.mother, family.father, family.boy])
    work.signing.decide(family.case, visit, opened, choose(family.father, mark="G"))
    with pytest.raises(NotASignerError):  # under 12 nobody is asked for a signature (Jw 7.3.15 lid 1)
        work.signing.decide(family.case, visit, opened, choose(family.boy, mark="G"))
    states = {(each.person, each.mark): each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert states[family.father, "G"] == "agreed"


def test_what_is_agreed_starts_with_everybodys_own_promise_and_stops_when_one_is_taken_back(  # H15
    work: Workspace, family: Family, visit: VisitId
) -> None:
    do_what_comes_first(work, family, visit, "D")
    opened = next(
        each
        for each in work.laying.lay_before(family.case, visit, plan(work, family))
        if opened_of(work, family, each).child == family.boy
    )
    starts = []
    for person in (family.mother, family.father):
        work.signing.decide(family.case, visit, opened, choose(person, mark="A"))
        answer = work.laid.told(family.case, opened)
        assert answer is not None
        starts.append(answer.may_start)
    assert starts == [False, True]
    work.withdrawing.withdraw(family.case, family.father, [TakenBack(opened)], "phone")
    after = work.laid.told(family.case, opened)
    assert after is not None
    assert not after.may_start


# -- who is missing (H8) ----------------------------------------------------------------------


def test_who_has_not_answered_is_for_the_worker_alone(work: Workspace, family: Family, visit: VisitId) -> None:  # H8
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.mother)
    assert work.laid.standing(family.case, form) == work.laid.lines(family.case, form) == ()
    states = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert states == {family.mother: "agreed", family.father: "waiting"}
    work.visits.end(family.case, visit)
    assert len(work.laid.standing(family.case, form)) == 2


def test_who_is_not_to_be_approached_is_no_missing_signature(  # H8
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy))
    lay(work, family, visit, form)
    contact = SafeContactRecorded(
        person=family.father,
        approach="doNotApproach",
        reason="verbod",
        review_on="2026-12-01",
        evidence="gehoord",
    )
    work.families.record_safe_contact(family.case, contact)
    standing = {each.person: each for each in work.laid.standing(family.case, form, for_me=True)}
    assert standing[family.father].state == "do_not_approach"
    assert (standing[family.father].on, standing[family.father].why) == ("2026-12-01", "verbod")
    assert standing[family.mother].ask_first, "before she is asked for an answer"
    assert not standing[family.father].ask_first


def test_who_decides_later_is_not_approached_either_and_whose_answer_is_there_is_asked_nothing(  # H8
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.mother)
    later = Choice(family.father, "later", "self", squiggle(), squiggle(400), later_on=date(2026, 12, 3))
    work.signing.decide(family.case, visit, opened, later)
    standing = {each.person: each for each in work.laid.standing(family.case, form, for_me=True)}
    assert [standing[each].ask_first for each in (family.mother, family.father)] == [False, True]
    assert (standing[family.father].state, standing[family.father].on) == ("later", "2026-12-03")
    contact = SafeContactRecorded(
        person=family.father, approach="doNotApproach", reason="verbod", review_on="2026-12-01", evidence="gehoord"
    )
    work.families.record_safe_contact(family.case, contact)
    standing = {each.person: each for each in work.laid.standing(family.case, form, for_me=True)}
    assert (standing[family.father].state, standing[family.father].on) == ("do_not_approach", "2026-12-01")
    assert standing[family.mother].state == "agreed"


# -- other means than the pen (H21) -----------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "more", "missing"),
    [
        ("verbal", {}, ("witness",)),
        ("verbal", {"witness": "jeroen  DE boer"}, ("witness",)),
        ("verbal", {"witness": "Femke Hoekstra"}, ("witness",)),
        ("phone", {"in_room": "niemand"}, ("call_back",)),
        ("video", {"call_back": "06 00000000", "in_room": "."}, ("in_room",)),
        ("paper", {}, ("photos",)),
    ],
)
def test_a_mark_by_another_means_lacks_nothing_that_makes_it_provable(
    work: Workspace, family: Family, visit: VisitId, kind: str, more: dict[str, str], missing: tuple[str, ...]
) -> None:
    opened = lay(work, family, visit, fill_share(work, family, line(SCHOOL, family.boy)))
    choice = Choice(family.father, "agreed", "readAloud", (), squiggle(), signature_kind=kind, **more)  # type: ignore[arg-type]  # by name
    with pytest.raises(MeansMissingError) as refused:
        work.signing.decide(family.case, visit, opened, choice)
    assert refused.value.fields == missing
    assert opened_of(work, family, opened).decisions == ()


def test_the_absent_parent_says_yes_by_telephone_or_on_paper_and_it_counts(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    work.visits.change_presence(family.case, visit, [family.mother])
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    with pytest.raises(NotPresentError):
        sign(work, family, visit, opened, family.father)
    for wrong in (b"GIF89a", JPEG + bytes(LARGEST_PHOTO)):
        with pytest.raises(PhotoRefusedError):
            work.signing.decide(
                family.case, visit, opened, choose(family.father, signature_kind="paper", photos=(wrong,))
            )
    on_paper = Choice(family.father, "agreed", "self", (), squiggle(), signature_kind="paper", photos=(JPEG,))
    work.signing.decide(family.case, visit, opened, on_paper)
    by_phone = Choice(
        family.mother, "agreed", "readAloud", (), squiggle(), signature_kind="phone", call_back="06 00000000",
        in_room="alleen ik", witness="Karin Smit",
    )  # fmt: skip
    pdf = sealed(work, family, visit, opened, by_phone)
    assert verify_pdf(pdf, name="a.pdf", trust_pem=(work.enrolled.root_pem,)).valid
    assert "06 00000000" not in json.dumps(attached(pdf))
    kept = {each.person: each for each in opened_of(work, family, opened).decisions}
    assert {person: each.signature_kind for person, each in kept.items()} == {
        family.father: "paper",
        family.mother: "phone",
    }
    means = kept[family.mother].means
    assert means is not None
    assert (means.call_back, means.in_room, means.witness) == ("06 00000000", "alleen ik", "Karin Smit")
    photos = kept[family.father].means
    assert photos is not None
    assert work.journal.blob(family.case, Sha256(photos.photos[0])) == JPEG
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["yes"]


# -- days later, another laptop, another text -------------------------------------------------


def test_the_second_parent_signs_the_same_text_days_later_on_another_laptop(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock, tmp_path: Path
) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.mother)
    work.visits.end(family.case, visit)
    clock.forward(days=4)
    other = new_workspace(tmp_path / "colleague", clock)
    try:
        pull(other, work)
        second = begin_visit(other, family, family.mother)
        assert other.laying.lay_before(family.case, second, form) == (opened,)
        sign(other, family, second, opened, family.father)
        kept = opened_of(other, family, opened)
        assert {each.content_sha256 for each in kept.decisions} == {kept.content_sha256}
        assert [each.state for each in other.laid.lines(family.case, form, for_me=True)] == ["yes"]
    finally:
        other.safe.close()


def test_what_two_laptops_laid_apart_becomes_one_and_keeps_the_signatures_of_one(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock, tmp_path: Path
) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy))
    work.visits.end(family.case, visit)
    other = new_workspace(tmp_path / "colleague", clock)
    try:
        pull(other, work)
        there = begin_visit(other, family)
        theirs = lay(other, family, there, form)
        here = begin_visit(work, family)
        ours = lay(work, family, here, form)
        sign(work, family, here, ours, family.mother)
        pull(work, other, placed=True)
        assert {each.id for each in laid_forms(work.files.get(family.case), form)} == {ours, theirs}
        assert lay(work, family, here, form) == ours
        assert [each.id for each in laid_forms(work.files.get(family.case), form)] == [ours]
        assert opened_of(work, family, theirs).replaced_by == ours
        assert [each.person for each in opened_of(work, family, ours).decisions] == [family.mother]
        assert work.files.get(family.case).conflicts == ()
        assert lay(work, family, here, form) == ours
    finally:
        other.safe.close()


def test_another_text_is_a_new_version_that_needs_new_signatures_and_the_difference_is_told(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    school = line(SCHOOL, family.boy)
    form = fill_share(work, family, school)
    opened = lay(work, family, visit, form)
    for person in (family.mother, family.father):
        sign(work, family, visit, opened, person)
    doctor = line(DOCTOR, family.boy)
    later = Row(school.id, {**school.cells, "validUntil": DayAnswer("2027-06-30")})
    fill_share(work, family, later, doctor, form=form)
    with pytest.raises(FormChangedError):  # nobody signs a text that is no longer the one filled in
        sign(work, family, visit, opened, family.mother)
    first, second = work.laid.changes(family.case, form)
    assert (first.field, first.column) == ("shareLines", "validUntil")
    assert (first.old, first.new) == ("21 mei 2027", "30 juni 2027")
    assert (second.old, DOCTOR in second.new) == ("", True)
    newer = lay(work, family, visit, form)
    assert newer != opened
    paper = paper_of(work.signing.ceremony(family.case, newer, family.mother))
    (told,) = (section for section in paper.sections if section.heading == "Anders dan de vorige keer")
    assert "21 mei 2027" in told.rows[0].value
    assert told.rows[1].value.startswith("Stond er nog niet.")
    assert opened_of(work, family, opened).replaced_by == newer
    assert {each.state for each in work.laid.standing(family.case, form, for_me=True)} == {"waiting"}
    assert {each.state for each in work.laid.lines(family.case, form, for_me=True)} == {"open"}
    assert work.laid.changes(family.case, form) == ()


def test_authority_that_changed_stops_the_form_says_who_signs_now_and_keeps_what_was_signed(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    grandmother = PersonId(new_uuid7())
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.mother)
    registered = PersonRegistered(person=grandmother, name="Fenna de Boer", role="guardian", born="1960-01-01")
    work.families.record_person(family.case, registered)
    work.families.record_authority(
        family.case,
        AuthorityRecorded(
            line=new_uuid7(),
            child=family.boy,
            holder=grandmother,
            kind="other_person",
            since="2026-11-01",
            evidence="gezagsregister",
            checked_on=work.today().isoformat(),
        ),
    )
    with pytest.raises(SignersChangedError) as stopped:
        sign(work, family, visit, opened, family.father)
    assert stopped.value.names == "Fenna de Boer"
    assert lay(work, family, visit, form) == opened
    states = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert states[family.mother] == "agreed"
    assert states[grandmother] == "waiting"
    sign(work, family, visit, opened, family.father)


def test_nothing_is_shared_on_the_yes_of_those_who_decided_before_the_child_was_twelve(  # H15, Jw 7.3.15
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    boy, today = work.files.get(family.case).member(family.boy), work.today()
    born = today.replace(year=today.year - 12) + timedelta(days=1)
    twelve = PersonRegistered(person=family.boy, name=boy.name, role="child", born=born.isoformat())
    work.families.record_person(family.case, twelve)
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    for person in (family.mother, family.father):
        sign(work, family, visit, opened, person)
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["yes"]
    clock.forward(days=1)
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["open"]
    assert lay(work, family, visit, form) == opened
    sign(work, family, visit, opened, family.boy)
    assert [each.state for each in work.laid.lines(family.case, form, for_me=True)] == ["yes"]


def test_who_never_saw_the_earlier_text_reads_nothing_of_it(  # H1
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy), line(DOCTOR, family.boy))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.mother)
    fill_share(work, family, line(SCHOOL, family.boy), form=form)
    newer = lay(work, family, visit, form)
    for person, told in ((family.mother, True), (family.father, False)):
        ceremony = work.signing.ceremony(family.case, newer, person)
        assert any(DOCTOR in change.old for change in ceremony.changes) is told


@pytest.mark.parametrize("ink", [False, True], ids=["no ink", "ink that was wanted"])
def test_h23_what_was_explained_needs_no_ink_and_takes_it(
    work: Workspace, family: Family, visit: VisitId, ink: bool
) -> None:
    form = fill_whole(work, family, the_form(work, "C"), family.mother)
    opened = work.laying.lay_before(family.case, visit, form)[0]
    alone_with_its_owner(work, family, visit, "C")
    strokes = squiggle() if ink else ()
    signed = work.signing.decide(
        family.case, visit, opened, Choice(family.mother, "agreed", "self", strokes, strokes, mark="G")
    )
    decision = opened_of(work, family, opened).decided_by(family.mother, "G")
    assert decision is not None
    assert (decision.decision, decision.signature_kind) == ("agreed", "drawn" if ink else "none")
    assert work.journal.blob(family.case, signed.document).startswith(b"%PDF-")


@pytest.mark.parametrize("letter", ["C", "F"])
def test_nobody_signs_that_a_judge_decided_once_the_order_was_never_there(  # H12
    work: Workspace, family: Family, visit: VisitId, letter: str
) -> None:
    order = supervision_order(work, family, family.boy)
    if letter == "C":
        form = fill_whole(work, family, the_form(work, letter), family.mother)
        common = dict(find(work.files.get(family.case), form).parts[0].answers)  # type: ignore[union-attr]  # it was filled
        common["legalStatusStated"] = ChoiceAnswer(("courtOrdered",))
        work.filled_forms.fill(family.case, form, "explanationRecord", "common", (family.boy,), common)
    else:
        form = fill_handover(work, family)
    opened = work.laying.lay_before(family.case, visit, form)[0]
    laid = opened_of(work, family, opened)
    assert any("kinderrechter heeft" in line for line in laid.binding_text)
    mark = laid.required[0]
    alone_with_its_owner(work, family, visit, letter)
    work.signing.ceremony(family.case, opened, mark.person, mark=mark.mark)
    work.families.record_order(family.case, msgspec.structs.replace(order, mistaken="Verkeerd gezin"))
    with pytest.raises((FormChangedError, SignersChangedError)):
        work.signing.ceremony(family.case, opened, mark.person, mark=mark.mark)
