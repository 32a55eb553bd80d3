"""The sheet a visit leaves: true for its reader, silent about others, none where something is hidden (H5, H8)."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from form_examples import sealed_paper
from town import Family, answers_of_form_a, open_form_a, sign, supervision_order

from jgvisit.config import resources_dir
from jgvisit.documents.rights_paper import RightsPaper
from jgvisit.ids import PersonId, VisitId, new_uuid7
from jgvisit.records.happenings_of_help import RefusalHeard
from jgvisit.records.payload_family import PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.records.payload_visits import InterpreterUsed, VisitPlanned
from jgvisit.services.agreements.withdrawing import TakenBack
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.papers.handing_over import PaperToGive
from jgvisit.services.papers.visit_sheet import CONTACT_LINE, FINGERPRINT_PLACE, VisitSheets
from jgvisit.services.ports.identity import Setting
from jgvisit.services.rights.sheet import RightsSheet, SheetKind
from jgvisit.workspace import Workspace


def sheets(work: Workspace, **local: str) -> VisitSheets:
    at = work.filled_forms._at
    here = Workplace(at.writer, at.files, at.packs, at.book, at.time, at.identity, Setting(local))
    return VisitSheets(here, work.rights)


def sheet_of(work: Workspace, family: Family, visit: VisitId, person: PersonId, **local: str) -> RightsSheet:
    found = sheets(work, **local).of(family.case, visit, person)
    assert found is not None
    return found


def dutch(sheet: RightsSheet) -> str:
    lines = [sheet.title[0], *(text for text, _ in sheet.closing)]
    for _, heading, group in sheet.groups:
        lines.append(heading[0])
        for line in group:
            lines += [line.title[0], *(text for text, _ in line.sentences)]
    return "\n".join(lines)


def want(
    work: Workspace, family: Family, visit: VisitId, person: PersonId, way: str, sheet: SheetKind | None = "personal"
) -> None:
    asked = work.sheets.chosen(family.case, visit, person, sheet)
    work.leaving.choose(family.case, CopyChosen(visit=visit, person=person, way=way), asked)  # type: ignore[arg-type]  # one of its words


def of_visit(work: Workspace, family: Family) -> PaperToGive:
    (paper,) = (each for each in work.handing_over.waiting(family.case) if each.sheet == "visit")
    return paper


def test_h8_a_parent_reads_what_she_chose_and_nothing_of_the_other(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    sign(work, family, visit, form, family.father, "refused")
    hers, his = (dutch(sheet_of(work, family, visit, person)) for person in (family.mother, family.father))
    assert "Dit koos u" in hers
    assert "Sami de Boer" in hers
    texts = work.pack.definition("consentToHelp")
    assert texts is not None
    yes, no = texts.outcomes["T"]["agreed"], texts.outcomes["T"]["refused"]
    assert (yes in hers, no in hers, yes in his, no in his) == (True, False, False, True)
    assert ("U mag uw ja altijd terugnemen." in hers, "U mag uw ja altijd terugnemen." in his) == (True, False)
    assert "Jeroen" not in hers
    assert "Samira" not in his


def test_what_was_taken_back_is_no_choice_any_more(work: Workspace, family: Family, visit: VisitId) -> None:
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(form)], "visit", visit=visit)
    text = dutch(sheet_of(work, family, visit, family.mother))
    assert "Dit koos u" not in text
    assert "terugnemen" not in text


def test_a_yes_stays_on_the_sheet_until_its_owner_decides_on_the_new_version(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    """What somebody gave they can take back: a text that lies there unsigned takes that way off no sheet."""
    newest = first = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, first, family.mother)
    for goal in ("eerst dit", "dan dat"):
        answers = answers_of_form_a() | {"helpGoal": goal}
        newest = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers, replaces=newest)
    text = dutch(sheet_of(work, family, visit, family.mother))
    assert "Dit koos u" in text
    assert "U mag uw ja altijd terugnemen." in text
    sign(work, family, visit, newest, family.mother, "later")
    assert "U mag uw ja altijd terugnemen." in dutch(sheet_of(work, family, visit, family.mother))
    given = [each.form for each in work.withdrawing.given(family.case, family.mother, for_me=True)]
    assert given == [first], "what she gave before is hers to take back"
    sign(work, family, visit, newest, family.mother, "refused")
    assert "terugnemen" not in dutch(sheet_of(work, family, visit, family.mother)), "her yes was before her no"


def test_what_was_taken_back_aloud_is_no_choice_any_more(work: Workspace, family: Family, visit: VisitId) -> None:
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    assert "Dit koos u" in dutch(sheet_of(work, family, visit, family.mother))
    no = RefusalHeard(
        event=new_uuid7(), on=work.today().isoformat(), source="zijzelf", persons=(family.mother,), about="de hulp"
    )
    work.happenings.record(family.case, no)
    text = dutch(sheet_of(work, family, visit, family.mother))
    assert "Dit koos u" not in text
    assert "terugnemen" not in text


def test_the_frame_stands_per_child_where_it_differs(work: Workspace, family: Family, visit: VisitId) -> None:
    same = sheet_of(work, family, visit, family.mother)
    assert [heading[0] for group, heading, _ in same.groups if group == "now"] == ["Zo is het nu"]
    work.families.record_order(family.case, supervision_order(work, family, family.boy))
    differs = sheet_of(work, family, visit, family.mother)
    now = {heading[0]: lines for group, heading, lines in differs.groups if group == "now"}
    assert set(now) == {"Zo is het nu: Sami de Boer", "Zo is het nu: Noor de Boer"}
    told = {heading: " ".join(text for line in lines for text, _ in line.sentences) for heading, lines in now.items()}
    assert "vrijwillig" in told["Zo is het nu: Noor de Boer"]
    assert "rechter" in told["Zo is het nu: Sami de Boer"]


def test_days_are_promised_days_in_order_and_none_is_past(work: Workspace, family: Family, visit: VisitId) -> None:
    today = work.today()
    for days in (9, 3, -2):
        on = (today + timedelta(days=days)).isoformat()
        work.visits.plan(family.case, VisitPlanned(visit=new_uuid7(), on=on, at="10:00", place="home"))
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    sheet = sheet_of(work, family, visit, family.mother)
    (days_group,) = (lines for _, heading, lines in sheet.groups if heading[0] == "Wat wij beloofden, en wanneer")
    texts = [(line.title[0], line.sentences[0][0]) for line in days_group]
    soon = today + timedelta(days=3)
    assert texts[0][1].startswith(f"Wij willen op {soon.day} ")
    assert len([text for _, text in texts if text.startswith("Wij willen")]) == 1
    answers = dict(work.files.get(family.case).forms[0].answers)
    assert {
        name
        for name, value in answers.items()
        if value >= today.isoformat() and name in ("startsOn", "endsOn", "reviewOn")
    }
    assert any("Sami de Boer" in title for title, _ in texts)
    assert texts[-1][1] == "U krijgt nog een kopie van wat u tekende."


def test_days_of_a_filled_form_stand_on_it_too(work: Workspace, family: Family, visit: VisitId) -> None:
    sealed_paper(work, family, visit, "E")
    lines = [line for _, _, lines in sheet_of(work, family, visit, family.mother).groups for line in lines]
    definition = work.filled_forms.definition("voluntaryStayAgreement")
    labels = {field.label for field in definition.fields if field.kind == "date"}
    dated = [line for line in lines if line.title[0].split(",")[0] in labels]
    laid = work.files.get(family.case).forms[-1].laid
    assert laid is not None
    assert dated


def test_who_thinks_reads_until_when_and_that_it_is_no_yes(work: Workspace, family: Family, visit: VisitId) -> None:
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother, "later")
    text = dutch(sheet_of(work, family, visit, family.mother))
    assert "Nadenken is geen ja." in text or "U denkt na" not in text
    assert "U mag uw ja altijd terugnemen." not in text


def test_how_to_reach_us_is_what_the_municipality_set_and_else_nothing(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    assert "Zo bereikt u ons" not in dutch(sheet_of(work, family, visit, family.mother))
    text = dutch(sheet_of(work, family, visit, family.mother, **{CONTACT_LINE: "Het wijkteam, bij de balie"}))
    assert "Zo bereikt u ons\n\nHet wijkteam, bij de balie" in text


def test_h30_how_to_check_a_paper_stands_on_it_in_words_and_no_number_of_a_certificate(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    sheet = sheet_of(work, family, visit, family.mother)
    question = "Wilt u weten of een papier van ons echt is?"
    asked = [text for text, _ in sheet.closing]
    assert asked[-2:] == [question, "Vraag het de gemeente."], "where nobody said where, there is still somebody to ask"
    told = sheet_of(work, family, visit, family.mother, **{FINGERPRINT_PLACE: "de balie"})
    named = [text for text, _ in told.closing]
    assert named[-3:] == [question, "De gemeente legt hier uit hoe u dat nagaat:", "de balie"]
    der = x509.load_pem_x509_certificate(work.enrolled.root_pem.encode()).public_bytes(Encoding.DER)
    digest = hashlib.sha256(der).hexdigest()
    for each in (sheet, told):
        squeezed = dutch(each).replace(" ", "").lower()
        assert digest[:8] not in squeezed
        assert not re.search(r"(?=[0-9a-f]*[0-9])[0-9a-f]{16}", squeezed)


def test_h5_where_something_is_hidden_there_is_no_such_sheet(work: Workspace, family: Family, visit: VisitId) -> None:
    assert sheets(work).of(family.case, visit, family.mother) is not None
    record = work.files.get(family.case).authority[0].stamp.record
    restriction = VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid")
    work.handing_over._writer.one(family.case, restriction)
    for person in (family.mother, family.father):
        assert sheets(work).of(family.case, visit, person) is None


def test_h5_a_visit_that_is_hidden_from_somebody_is_announced_to_nobody(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    """She comes to the office without him: no paper in their house names that day."""
    on = (work.today() + timedelta(days=3)).isoformat()
    apart = work.visits.plan(family.case, VisitPlanned(visit=new_uuid7(), on=on, at="10:00", place="office"))
    assert "Wij willen op" in dutch(sheet_of(work, family, visit, family.mother))
    restriction = VisibilityRestricted(hides=(apart,), hidden_from=(family.father,), basis="veiligheid")
    work.handing_over._writer.one(family.case, restriction)
    for person in (family.mother, family.father):
        assert "Wij willen op" not in dutch(sheet_of(work, family, visit, person))


def test_a_child_is_spoken_to_as_je_and_its_own_language_stands_beside(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = open_form_a(work, family, visit, family.girl)
    sign(work, family, visit, form, family.girl)
    text = dutch(sheet_of(work, family, visit, family.girl))
    assert "Je mag jouw ja altijd terugnemen." in text
    assert " u " not in text.replace("\n", " ")
    hers = sheet_of(work, family, visit, family.mother)
    assert hers.language is None  # nobody interpreted: an unchecked translation stays closed (H27)
    work.visits.use_interpreter(
        family.case, InterpreterUsed(visit=visit, kind="professionalPhone", language="ar", number="7731")
    )
    hers = sheet_of(work, family, visit, family.mother)
    assert (hers.language, hers.rtl) == ("ar", True)
    assert all(line.title[1] is not None for _, _, lines in hers.groups for line in lines if line.title[0])


def test_a_visit_that_was_not_held_leaves_nothing(work: Workspace, family: Family) -> None:
    planned = VisitId(new_uuid7())
    on = work.today().isoformat()
    work.visits.plan(family.case, VisitPlanned(visit=planned, on=on, at="10:00", place="home"))
    assert sheets(work).of(family.case, planned, family.mother) is None
    assert sheets(work).of(family.case, VisitId(new_uuid7()), family.mother) is None


def test_it_waits_until_it_is_given_and_comes_back_when_it_was_not(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    want(work, family, visit, family.mother, "paperNow")
    want(work, family, visit, family.father, "nothing")
    assert work.handing_over.waiting(family.case) == ()  # we are in the house
    work.visits.end(family.case, visit)
    paper = of_visit(work, family)
    assert (paper.person, paper.sheet, paper.visit) == (family.mother, "visit", visit)
    assert len(work.handing_over.pages(family.case, paper)) == 1
    work.handing_over.given(family.case, paper, paper.way)
    assert [each.sheet for each in work.handing_over.waiting(family.case)] == ["personal"]
    assert work.files.get(family.case).visit_sheets_delivered == ((family.mother, visit),)
    work.handing_over.given(family.case, paper, paper.way, given=False)
    assert of_visit(work, family) == paper


@pytest.mark.parametrize("sheet", ["general", None])
def test_h5_who_wanted_no_names_gets_no_sheet_with_names(
    work: Workspace, family: Family, visit: VisitId, sheet: SheetKind | None
) -> None:
    want(work, family, visit, family.mother, "paperNow", sheet)
    work.visits.end(family.case, visit)
    assert "visit" not in [each.sheet for each in work.handing_over.waiting(family.case)]


@pytest.mark.parametrize("way", ["readOnly", "nothing", "notSafe"])
def test_h5_nothing_is_owed_where_it_is_not_wanted_or_not_safe(
    work: Workspace, family: Family, visit: VisitId, way: str
) -> None:
    want(work, family, visit, family.mother, way)
    work.visits.end(family.case, visit)
    assert work.handing_over.waiting(family.case) == ()


def test_h8_who_is_not_to_be_approached_is_owed_nothing(work: Workspace, family: Family, visit: VisitId) -> None:
    want(work, family, visit, family.father, "postToSafeAddress")
    contact = SafeContactRecorded(person=family.father, approach="doNotApproach", evidence="hijzelf")
    work.families.record_safe_contact(family.case, contact)
    work.visits.end(family.case, visit)
    assert work.handing_over.waiting(family.case) == ()


@pytest.mark.parametrize("language", ["nl", "ar", "en", "tr", "pl", "uk"])
def test_the_fullest_sheet_keeps_to_one_side(work: Workspace, family: Family, visit: VisitId, language: str) -> None:
    member = work.files.get(family.case).member(family.mother)
    if language != "nl":
        work.visits.use_interpreter(
            family.case, InterpreterUsed(visit=visit, kind="professionalPhone", language=language, number="7731")
        )
    registered = PersonRegistered(
        person=family.mother, name="Maximiliana van Voorbeeldstad-Wonderbaar", role="parent", born=member.born,
        language=language,
    )  # fmt: skip
    work.families.record_person(family.case, registered)
    work.families.record_order(family.case, supervision_order(work, family, family.boy))
    form = open_form_a(work, family, visit, family.girl)
    sign(work, family, visit, form, family.mother)
    local = {CONTACT_LINE: "Het wijkteam, bij de balie", FINGERPRINT_PLACE: "de balie"}
    sheet = sheet_of(work, family, visit, family.mother, **local)
    assert sheet.language == (None if language == "nl" else language)
    assert len(RightsPaper(resources_dir()).pages(sheet, 40)) == 1
