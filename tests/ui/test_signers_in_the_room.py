"""The signers' page and the choices: of what is hidden nothing stands there, and each mark has its own words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, open_form_a, settle_family

from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.desk.writing import Writer
from jgvisit.workspace import Workspace


@pytest.fixture
def family(work: Workspace) -> Family:
    return settle_family(work, father_checked=False)


@pytest.fixture
def table(qtbot: QtBot, work: Workspace) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def _write(work: Workspace, family: Family, *payloads: PersonRegistered | VisibilityRestricted) -> None:
    for payload in payloads:
        Writer(work.journal, work.files).one(family.case, payload)


def _hide(work: Workspace, family: Family, *records: str) -> None:
    _write(work, family, VisibilityRestricted(hides=records, hidden_from=(family.father,), basis="veiligheid"))


def _authority(work: Workspace, family: Family, holder: PersonId) -> str:
    lines = work.files.get(family.case).authority
    return next(line.stamp.record for line in lines if (line.holder, line.child) == (holder, family.boy))


def _signers_page(table: Table, family: Family, *absent: PersonId) -> str:
    visit = begin_visit(table.work, family, *absent)
    form = open_form_a(table.work, family, visit, family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    assert table.rooms.form_screen.signers.isVisible()
    labels = table.rooms.form_screen.signers.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_h4_authority_hidden_from_somebody_here_is_not_to_be_read_from_who_signs(table: Table, family: Family) -> None:
    """H2, H4."""
    _hide(table.work, family, _authority(table.work, family, family.mother))
    words = _signers_page(table, family)
    assert "Samira Haddad" not in words
    assert "gezag" not in words.lower()
    assert "antwoorden" not in words
    assert "Jeroen de Boer" in words


def test_h4_a_line_that_nobody_checked_is_not_named_where_it_is_hidden(table: Table, family: Family) -> None:
    _hide(table.work, family, _authority(table.work, family, family.father))
    words = _signers_page(table, family)
    assert "Jeroen de Boer" not in words
    assert "gezag" not in words.lower()


def test_h4_a_hidden_person_does_not_stand_among_the_signers(table: Table, family: Family) -> None:
    mother = next(each for each in table.file(family).members if each.id == family.mother)
    _hide(table.work, family, mother.stamp.record)
    assert "Samira Haddad" not in _signers_page(table, family)


def test_without_him_in_the_room_she_reads_and_decides(table: Table, family: Family) -> None:
    _hide(table.work, family, _authority(table.work, family, family.mother))
    words = _signers_page(table, family, family.father)
    assert "Samira Haddad" in words
    assert "gezag" in words.lower()
    assert table.find(f"signer-{family.mother}").isEnabled()


def test_a_foster_parent_is_asked_to_agree_and_never_to_consent(table: Table, family: Family) -> None:
    """Law.md table A3: a foster parent without guardianship agrees with an own part only."""
    carer = PersonId(new_uuid7())
    _write(
        table.work,
        family,
        PersonRegistered(person=carer, name="Oksana Melnyk", role="foster_parent", born="1980-01-01", language="uk"),
    )
    visit = table.work.visits.start(family.case, [family.mother, carer])
    uk = InterpreterUsed(visit=visit, language="uk", kind="professionalPhone")
    table.work.visits.use_interpreter(family.case, uk)
    form = open_form_a(table.work, family, visit, family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    table.tap(f"signer-{carer}")
    table.tap(table.rooms.form_screen.read.read)
    offered = table.rooms.form_screen.sign.choose.choices
    text, translated = table.work.forms.text("consentToHelp"), table.work.forms.text("consentToHelp", "uk")
    assert text is not None
    assert translated is not None
    assert {code: choice.text for code, choice in offered.items()} == dict(text.outcomes["A"])
    assert {code: choice.translation for code, choice in offered.items()} == dict(translated.outcomes["A"])
    assert not any("toestemming" in choice.text for choice in offered.values())
