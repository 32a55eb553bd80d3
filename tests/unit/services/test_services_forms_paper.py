"""The sealed paper: what this signer saw and decided, and no word about anybody else (H1, H8)."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sealed_pages import assert_same_pages, text_of
from town import Family, TestClock, answers_of_form_a, hear, sign, squiggle

from jgvisit.ids import FormId, PersonId, VisitId
from jgvisit.records import canonical
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.forms.help_form import FormChangedError, form_of
from jgvisit.services.signing.signing import Choice, DecisionKind, LaidOut
from jgvisit.workspace import Workspace


def sealed(work: Workspace, family: Family, form: FormId, person: PersonId) -> bytes:
    opened = form_of(work.files.get(family.case), form)
    (decision,) = (each for each in opened.decisions if each.person == person)
    assert decision.document is not None
    return work.journal.blob(family.case, decision.document)


def confirm_and_seal(work: Workspace, family: Family, visit: VisitId, form: FormId, laid: LaidOut) -> None:
    work.signing.sealing.finish(work.signing.confirm(family.case, visit, form, laid))


def attachment(pdf: bytes) -> dict[str, Any]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        (name,) = document.attachments
        read: dict[str, Any] = json.loads(document.attachments[name].get_file().read_bytes())
        return read


def everything_in(pdf: bytes) -> str:
    """Return every string and stream of the file, decoded, and its text as a reader gets it."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        parts = []
        for item in document.objects:
            if isinstance(item, pikepdf.Stream):
                parts.append(item.read_bytes().decode("latin-1"))
                parts.append(item.read_bytes().decode("utf-8", "replace"))
            parts.append(repr(item))
        parts += [str(value) for value in dict(document.docinfo).values()]
        with document.open_metadata() as metadata:
            parts.append(str(metadata))
    return "\n".join((*parts, text_of(pdf)))


@pytest.mark.parametrize("first", ["refused", "agreed", "later", "objection"])
def test_h1_h8_a_paper_holds_nothing_of_another_member_nor_of_what_they_answered(
    work: Workspace, family: Family, visit: VisitId, form: FormId, first: DecisionKind
) -> None:
    words = "mijn eigen woorden, voor niemand anders"
    work.signing.decide(
        family.case, visit, form, Choice(family.mother, first, "self", squiggle(), squiggle(400), view_text=words)
    )
    sign(work, family, visit, form, family.father)
    whole = everything_in(sealed(work, family, form, family.father))
    file = work.files.get(family.case)
    mother, girl = file.member(family.mother), file.member(family.girl)
    (hers,) = (each for each in file.forms[0].decisions if each.person == family.mother)
    for secret in (mother.name, "Samira", "Haddad", girl.name, "Noor", words, *(family.mother, family.girl)):
        assert secret not in whole
    for of_hers in (hers.stamp.record, hers.document, hers.ink):
        assert str(of_hers) not in whole
    assert "Jeroen de Boer" in whole


def test_h1_the_attachment_holds_exactly_what_this_signer_saw(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    signed = sign(work, family, visit, form, family.father)
    shown = attachment(sealed(work, family, form, family.father))
    opened = form_of(work.files.get(family.case), form)
    assert shown["signer"] == {"name": "Jeroen de Boer", "role": "parent"}
    assert shown["child"] == {"name": "Sami de Boer", "born": "2019-02-14"}
    assert (shown["decision"], shown["record"], shown["form"]) == ("agreed", signed.record, form)
    assert tuple(shown["text"]) == opened.binding_text
    assert set(shown) == {
        "answers", "ceremony_salt", "child", "content_sha256", "decision", "form", "form_type", "form_version",
        "format", "made_at", "mark", "municipality", "number", "reading_mode", "record", "signer", "text",
        "time_basis", "worker",
    }  # fmt: skip


def test_h1_what_only_the_worker_typed_is_neither_on_the_paper_nor_attached_nor_hashed(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    secret = "X2: vader belt elke nacht, besproken met collega Anja"
    answers = {**answers_of_form_a(), "consentException": secret}
    form = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers)
    sign(work, family, visit, form, family.father)
    pdf = sealed(work, family, form, family.father)
    assert "Anja" not in everything_in(pdf)
    assert "consentException" not in attachment(pdf)["answers"]
    assert dict(form_of(work.files.get(family.case), form).answers)["consentException"] == secret


def test_a_lawyer_can_work_out_the_shared_hash_from_the_attachment_alone(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    answers = {**answers_of_form_a(), "consentException": "alleen voor ons"}
    form = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers)
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)
    hashes = set()
    for person in (family.mother, family.father):
        shown = attachment(sealed(work, family, form, person))
        content = {key: shown[key] for key in ("answers", "form", "text")}
        content["version"] = shown["form_version"]
        hashes.add(hashlib.sha256(bytes.fromhex(shown["ceremony_salt"]) + canonical.encode(content)).hexdigest())
        assert shown["content_sha256"] in hashes
    assert len(hashes) == 1


def test_the_paper_reads_the_decision_as_the_screen_said_it(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    sign(work, family, visit, form, family.father, "objection")
    text = text_of(sealed(work, family, form, family.father))
    assert "Ik las dit en ik heb bezwaar. Ik geef nu geen toestemming." in text
    assert "Ik geef toestemming voor deze hulp." not in text


def test_a_refusal_without_ink_says_so_and_shows_no_empty_signature(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    work.signing.decide(family.case, visit, form, Choice(family.father, "refused", "readAloud"))
    text = text_of(sealed(work, family, form, family.father))
    assert "Ik geef geen toestemming voor deze hulp." in text
    assert "niet getekend" in text
    assert "Helemaal voorgelezen" in text


def test_h27_an_unchecked_translation_stands_beside_the_dutch_only_with_an_interpreter(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    assert work.signing.ceremony(family.case, form, family.mother).translation is None
    phone = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="tolk 12")
    work.visits.use_interpreter(family.case, phone)
    translation = work.signing.ceremony(family.case, form, family.mother).translation
    assert translation is not None
    assert translation.language == "ar"
    assert work.signing.ceremony(family.case, form, family.father).translation is None
    sign(work, family, visit, form, family.mother)
    pdf = sealed(work, family, form, family.mother)
    assert "De Nederlandse tekst geldt" in text_of(pdf)
    shown = attachment(pdf)
    assert shown["translation"] == "ar"
    assert len(shown["translated_text"]) == len(shown["text"])


@pytest.mark.parametrize("kind", ["noneAvailable", "notNeeded"])
def test_h27_a_logged_lack_of_an_interpreter_opens_no_translation(
    work: Workspace, family: Family, visit: VisitId, form: FormId, kind: Any
) -> None:
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind=kind))
    assert work.signing.ceremony(family.case, form, family.mother).translation is None


def test_h27_an_interpreter_of_another_language_opens_nothing(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    phone = InterpreterUsed(visit=visit, language="ti", kind="professionalPhone")
    work.visits.use_interpreter(family.case, phone)
    assert work.signing.ceremony(family.case, form, family.mother).translation is None


def test_the_number_and_file_name_are_neutral_and_of_the_year_in_the_netherlands(
    work: Workspace, family: Family, visit: VisitId, form: FormId, clock: TestClock
) -> None:
    clock.moment = clock.moment.replace(year=2026, month=12, day=31, hour=23, minute=30)  # 00:30 in Amsterdam
    read = work.signing.ceremony(family.case, form, family.father).number
    signed = sign(work, family, visit, form, family.father)
    assert signed.file_name == f"{read}.pdf", "the paper that was read and the one that is kept carry one number"
    assert re.fullmatch(r"A-2027-[0-9a-f]{8}", read)
    assert work.signing.ceremony(family.case, form, family.father).number != read, "who decides again gets another"


def when_line(work: Workspace, family: Family, form: FormId) -> str:
    text = text_of(sealed(work, family, form, family.father))
    return text[text.index("Getekend op de tablet") :][:120]


def test_a_tablet_that_never_heard_a_server_says_whose_clock_it_is(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    sign(work, family, visit, form, family.father)
    assert when_line(work, family, form).startswith(
        "Getekend op de tablet op 21 november 2026 om 14:00 (klok van de tablet)."
    )
    assert attachment(sealed(work, family, form, family.father))["time_basis"] == "deviceClock"


def test_with_the_servers_time_heard_the_paper_says_estimated_and_ignores_the_tablets_clock(
    work: Workspace, family: Family, visit: VisitId, form: FormId, clock: TestClock
) -> None:
    hear(work, clock.moment)
    clock.forward(minutes=30)
    clock.moment -= timedelta(days=365)
    sign(work, family, visit, form, family.father)
    assert when_line(work, family, form).startswith("Getekend op de tablet op 21 november 2026 om 14:30 (geschat).")
    assert attachment(sealed(work, family, form, family.father))["made_at"] == "2026-11-21T13:30:00.000Z"


def test_after_a_restart_the_paper_says_not_before(
    work: Workspace, family: Family, visit: VisitId, form: FormId, clock: TestClock
) -> None:
    hear(work, clock.moment)
    clock.forward(hours=2)
    clock.boot_id = "after-restart"
    sign(work, family, visit, form, family.father)
    line = when_line(work, family, form)
    assert "op 21 november 2026 om 16:00 (klok van de tablet; niet eerder dan 21 november 2026 om 14:00)" in line
    shown = attachment(sealed(work, family, form, family.father))
    assert (shown["time_basis"], shown["not_before"]) == ("notBefore", "2026-11-21T13:00:00.000Z")


def test_a_clock_set_back_a_year_makes_nobody_younger_and_is_not_printed(
    work: Workspace, family: Family, visit: VisitId, form: FormId, clock: TestClock
) -> None:
    today = work.today()
    hear(work, clock.moment)
    clock.boot_id = "after-restart"
    clock.moment -= timedelta(days=365)
    assert work.today() == today
    sign(work, family, visit, form, family.father)
    assert when_line(work, family, form).startswith("Getekend op de tablet niet eerder dan 21 november 2026 om 14:00.")


def test_h8_a_person_not_to_be_approached_leaves_no_trace_on_anothers_paper(
    work: Workspace, family: Family, visit: VisitId, form: FormId
) -> None:
    contact = SafeContactRecorded(
        person=family.mother, approach="doNotApproach", reason="geheim adres", evidence="zij zelf", reads_post="hij"
    )
    work.families.record_safe_contact(family.case, contact)
    sign(work, family, visit, form, family.father)
    whole = everything_in(sealed(work, family, form, family.father))
    for word in ("geheim adres", "doNotApproach", "Samira"):
        assert word not in whole


def test_what_is_sealed_is_what_was_shown(
    work: Workspace, family: Family, visit: VisitId, form: FormId, tmp_path: Path
) -> None:
    shown = work.signing.ceremony(family.case, form, family.father)
    sign(work, family, visit, form, family.father)
    text = text_of(sealed(work, family, form, family.father))
    for paragraph in shown.paragraphs:
        assert " ".join(paragraph.split()) in text


# -- what is sealed is what was shown ---------------------------------------------------------


@pytest.mark.parametrize("decision", ["agreed", "partly", "refused", "later", "objection"])
def test_what_is_laid_out_is_what_is_sealed(
    work: Workspace,
    family: Family,
    visit: VisitId,
    form: FormId,
    clock: TestClock,
    tmp_path: Path,
    decision: DecisionKind,
) -> None:
    choice = Choice(family.father, decision, "readAloud", squiggle(), squiggle(400), view_text="alleen op dinsdag")
    laid = work.signing.lay_out(family.case, visit, form, choice)
    assert not form_of(work.files.get(family.case), form).decisions, "laying out records nothing"
    clock.forward(minutes=7)
    confirm_and_seal(work, family, visit, form, laid)
    pdf = sealed(work, family, form, family.father)
    assert_same_pages(laid.pages, pdf, tmp_path)
    assert laid.ceremony.form.said("T", decision) in text_of(pdf)
    assert "alleen op dinsdag" in text_of(pdf), "the words of the signer, and with them the part"
    assert "om 14:00" in text_of(pdf), "the time on the paper is that of the paper that was shown"
    assert "om 14:07" not in text_of(pdf)
    assert attachment(pdf)["decision"] == decision


@pytest.mark.parametrize("decision", ["agreed", "refused", "later"])
def test_what_is_laid_out_in_arabic_is_what_is_sealed(
    work: Workspace, family: Family, visit: VisitId, form: FormId, tmp_path: Path, decision: DecisionKind
) -> None:
    phone = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="7731")
    work.visits.use_interpreter(family.case, phone)
    choice = Choice(family.mother, decision, "readAloud", squiggle(), squiggle(400), view_text="نعم، يوم الثلاثاء فقط")
    laid = work.signing.lay_out(family.case, visit, form, choice)
    assert laid.ceremony.translation is not None
    confirm_and_seal(work, family, visit, form, laid)
    assert_same_pages(laid.pages, sealed(work, family, form, family.mother), tmp_path)


def test_a_page_without_the_decision_would_be_seen_as_another_one(
    work: Workspace, family: Family, visit: VisitId, form: FormId, tmp_path: Path
) -> None:
    choice = Choice(family.father, "objection", "readAloud", squiggle(), squiggle(400))
    laid = work.signing.lay_out(family.case, visit, form, choice)
    work.signing.decide(family.case, visit, form, replace(choice, decision="agreed"))
    with pytest.raises(AssertionError):
        assert_same_pages(laid.pages, sealed(work, family, form, family.father), tmp_path)


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"decision": "refused"}, id="another decision"),
        pytest.param({"view_text": "nee"}, id="other words"),
        pytest.param({"strokes": squiggle(900)}, id="other ink"),
        pytest.param({"reading_mode": "self"}, id="read another way"),
    ],
)
def test_a_paper_that_was_not_shown_so_is_not_sealed(
    work: Workspace, family: Family, visit: VisitId, form: FormId, changed: dict[str, Any]
) -> None:
    choice = Choice(family.father, "agreed", "readAloud", squiggle(), squiggle(400))
    laid = work.signing.lay_out(family.case, visit, form, choice)
    with pytest.raises(FormChangedError):
        confirm_and_seal(work, family, visit, form, replace(laid, choice=replace(choice, **changed)))
    assert not work.signing.sealing.waits()
    assert not form_of(work.files.get(family.case), form).decisions
