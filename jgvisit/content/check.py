"""Check a pack before anybody reads from it: every check runs, whatever another one found."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from jgvisit.content import checks, word_checks
from jgvisit.content.address_checks import speaks_to_nobody
from jgvisit.content.findings import Finding, findings_as_json, findings_as_text
from jgvisit.content.heard_structure import heard_faults
from jgvisit.content.local import apply_local, at_its_place
from jgvisit.content.questions import question_faults
from jgvisit.content.source import read_pack
from jgvisit.content.structure import structure_faults
from jgvisit.content.text_files import TextFiles

CHECKS = (
    checks.forbidden_terms,
    checks.allow_list,
    checks.sentence_length,
    checks.one_idea,
    checks.sources,
    checks.phone_numbers,
    checks.validity,
    checks.translations,
    checks.versions,
    word_checks.rare_words,
    word_checks.two_ideas,
    word_checks.claims,
    word_checks.exceptions,
    speaks_to_nobody,
)

__all__ = ["Finding", "check_pack", "findings_as_json", "findings_as_text"]


def check_pack(place: Path | TextFiles, on: date | None = None, local: TextFiles | None = None) -> tuple[Finding, ...]:
    """Check the pack at `place`; an empty answer means clean.

    Args:
        place: a folder of the shape of `resources/content`, or such files already at hand.
        on: the day for which validity is judged; today by default.
        local: what the municipality changes in the forms, checked together with them.

    Returns:
        Findings by file and line. Codes: unreadable, unknown_key, missing_field, wrong_value, missing_source,
        unknown_source, duplicate_id, duplicate_audience, unknown_id, unknown_condition, unknown_placeholder,
        placeholder_malformed, claim_without_condition, unknown_action, unknown_language, unknown_file, missing_file,
        stray_translation, forbidden_term, allow_without_reason, allow_list_too_long, allow_unexplained,
        sentence_too_long, two_sentences, two_ideas, rare_word, phone_number, validity, expired, missing_translation,
        placeholder_differs, translation_behind, review_state, restricted_in_common, placeholder_unfit,
        missing_outcome, consent_in_other_mark, too_many_required, addresses_reader.
    """
    pack, faults = read_pack(place)
    if pack is not None and local is not None:
        apply_local(pack, local)
    findings = set(faults)
    if pack is not None:
        # what is missing was already found while reading, on the same line
        known = {(fault.file, fault.line, fault.code) for fault in faults}
        structure = [*structure_faults(pack), *heard_faults(pack), *question_faults(pack)]
        findings.update(each for each in structure if (each.file, each.line, each.code) not in known)
        checked = checks.prepare(pack, on or datetime.now(tz=UTC).date())
        for check in CHECKS:
            findings.update(check(checked))
        findings = {at_its_place(finding, pack) for finding in findings}
    return tuple(sorted(findings))
