"""The rules that hold inside every form, each broken once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jgvisit.content.check import check_pack
from jgvisit.content.findings import PackError
from jgvisit.content.pack import load_pack

Change = Callable[[str, str, str], int]
TODAY = date(2026, 11, 22)
B, C, D, F = (f"nl/form-{name}.toml" for name in ("consentToShare", "explanationRecord", "safetyPlan", "handoverToGI"))
E, I_, L = (f"nl/form-{name}.toml" for name in ("voluntaryStayAgreement", "investigationRequest", "reportingCode"))
SAFE = 'id = "safePlace"\nlabel = "Hier kan ik naartoe"\nkind = "text"\n'


def field(name: str, more: str) -> str:
    return f'[[field]]\nid = "{name}"\nlabel = "Nieuw"\nkind = "text"\n{more}\n\n'


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        pytest.param(D, SAFE + 'part = "private"\nrestricted = true', SAFE, "restricted_in_common", id="safe place"),
        pytest.param(D, 'part = "private"\nrestricted = true', "restricted = true", "restricted_in_common", id="flag"),
        pytest.param(D, "Dit kan dan: {positiveEffects}.", "U gaat hier naartoe: {safePlace}.", "restricted_in_common",
                     id="private answer in a common sentence"),
        pytest.param(D, 'condition = "horizon.immediate"', 'condition = "given.safePlace"', "restricted_in_common",
                     id="a common sentence that stands only when a private answer was given"),
        pytest.param(D, "Dit kan dan: {positiveEffects}.", "Dit gaf u: {secondReviewBy}.", "restricted_in_common",
                     id="team answer in a common sentence"),
        pytest.param(L, 'alles bij elkaar"\nkind = "text"\npart = "team"',
                     'alles bij elkaar"\nkind = "text"',
                     "restricted_in_common", id="field of a team form"),
        pytest.param(L, 'heading = "De vijf stappen"\npart = "team"', 'heading = "De vijf stappen"',
                     "restricted_in_common", id="section of a team form"),
        pytest.param(D, "Dit kan dan: {positiveEffects}.", "Dit spraken wij af: {agreements}.", "placeholder_unfit",
                     id="rows in a sentence"),
        pytest.param(D, '[[field]]\nid = "facts"', field("extra", "required = true") + '[[field]]\nid = "facts"',
                     "too_many_required", id="a ninth answer tonight"),
        pytest.param(E, '[[field]]\nid = "facts"',
                     field("extra", "required = true") + field("more", "required = true") + '[[field]]\nid = "facts"',
                     "too_many_required", id="a thirteenth answer"),
        pytest.param(C, "Ik teken niet. Dat mag.", "Ik geef geen toestemming.", "consent_in_other_mark", id="G"),
        pytest.param(D, "Ik ga niet akkoord.", "Ik stem niet in.", "consent_in_other_mark", id="A"),
        pytest.param(F, 'refused = "Ik teken niet. Dat mag."\n', "", "missing_outcome", id="no way to refuse"),
        pytest.param(B, 'later = "Ik beslis later."\n', "", "missing_outcome", id="no way to wait"),
        pytest.param(C, 'mark = "G"', 'mark = "S"', "missing_outcome", id="a mark without words"),
        pytest.param(C, 'source = "Jw 7.3.2 lid 1; Jw 7.3.2 lid 2"', 'source = " "', "missing_source", id="signer"),
        pytest.param(I_, 'needs = "requestGround.acuteDanger"', 'needs = "requestGround.noConsensus"',
                     "unknown_condition", id="rule"),
        pytest.param(I_, 'when = "requestKind.urgent"', 'when = "requestKind.haast"', "unknown_condition", id="when"),
        pytest.param(D, 'first = "reviewOn"', 'first = "facts"', "unknown_id", id="rule about no day"),
        pytest.param(I_, 'each = "question"', 'each = "answer"', "unknown_id", id="questions that are no choice"),
        pytest.param(D, 'within = "validUntil"', 'within = "facts"', "unknown_id", id="a row within no day"),
        pytest.param(D, 'endsEarlier = "eerder dan het plan"\n', "", "missing_field", id="no words for an early end"),
        pytest.param(D, 'first = "reviewOn"\n', "", "missing_field", id="rule without a question"),
        pytest.param(D, 'urgent_when = "horizon.immediate"', 'urgent_when = "horizon.now"', "unknown_condition",
                     id="urgent when"),
        pytest.param(F, 'only_when = "giRole.order"', 'only_when = "giRole.judge"', "unknown_condition",
                     id="only when"),
        pytest.param(D, 'letter = "D"', 'letter = "B"', "duplicate_id", id="letter"),
        pytest.param(D, 'id = "whenWhere"', 'id = "what"', "duplicate_id", id="column"),
        pytest.param(D, 'value = "shortTerm"', 'value = "immediate"', "duplicate_id", id="choice"),
        pytest.param(D, 'label = "Samen kijken op"\nkind = "date"', 'label = "Samen kijken op"\nkind = "choice"',
                     "missing_field", id="nothing to choose from"),
        pytest.param(D, 'label = "Wat is er gebeurd"\nkind = "passages"', 'label = "Wat is er gebeurd"\nkind = "rows"',
                     "wrong_value", id="rows without columns"),
        pytest.param(B, 'subject = "share"', 'subject = "delen"', "wrong_value", id="subject"),
    ],
)  # fmt: skip
def test_a_form_that_breaks_a_rule_is_found_and_refused(
    copied: Path, change: Change, file: str, old: str, new: str, code: str
) -> None:
    change(file, old, new)
    assert (file, code) in {(finding.file, finding.code) for finding in check_pack(copied, TODAY)}
    with pytest.raises(PackError):
        load_pack(copied)


def test_a_field_that_is_asked_only_in_danger_does_not_count_against_the_rest(copied: Path, change: Change) -> None:
    """Twelve and eight are the most that one person has to answer, not the sum over all answers."""
    change(I_, '[[field]]\nid = "whyNow"', field("extra", 'required = true\nonly_when = "requestKind.urgent"')
           + '[[field]]\nid = "whyNow"')  # fmt: skip
    found = {each.code for each in check_pack(copied, TODAY)} - {"missing_translation"}  # nobody translated "extra"
    assert found == {"too_many_required"}
    change(I_, 'only_when = "requestKind.urgent"\n\n[[field]]\nid = "whyNow"',
           'only_when = "requestKind.regular"\n\n[[field]]\nid = "whyNow"')  # fmt: skip
    assert "when requestKind.urgent" not in "".join(each.text for each in check_pack(copied, TODAY))


def test_a_finding_in_a_rule_names_its_line(copied: Path, change: Change) -> None:
    line = change(D, "Ik ga niet akkoord.", "Ik stem niet in.")
    (finding,) = check_pack(copied, TODAY)
    assert (finding.file, finding.line, finding.code) == (D, line, "consent_in_other_mark")


def lacking(change: Change, form: str) -> None:
    """Let Arabic, which is complete, say that it has no words for `form`."""
    head = 'direction = "rtl"\ncomplete = true\n'
    change("pack.toml", head, f'{head}without_forms = ["{form}"]\n')


@pytest.mark.parametrize("form", ["safetyPlanX", "consentToHelp"])
def test_a_language_is_not_without_a_form_it_has_or_nobody_has(copied: Path, change: Change, form: str) -> None:
    lacking(change, form)
    assert [(each.file, each.code) for each in check_pack(copied, TODAY)] == [("pack.toml", "unknown_id")]


def test_a_complete_language_lacks_no_form_but_those_it_names(copied: Path, change: Change) -> None:
    (copied / "ar" / "form-application.toml").unlink()
    assert {(each.file, each.code) for each in check_pack(copied, TODAY)} == {
        ("ar/form-application.toml", "missing_translation")
    }
    lacking(change, "application")
    assert check_pack(copied, TODAY) == ()
