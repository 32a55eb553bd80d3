"""Moment 31 from the law book alone: who was told the older rule, or signed under it, hears the new one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from record_factory import (
    CASE,
    FATHER,
    FORM,
    MOTHER,
    SANNE,
    VISIT,
    Laptop,
    authority,
    decided,
    form,
    person,
    uuid,
    withdrawn,
)

from jgvisit import config, own_content
from jgvisit.content.earlier import SentencePair
from jgvisit.content.law_book import LawBookError, load_law_book
from jgvisit.domain.law_book import LawBook, LawChange, version_order
from jgvisit.records.case_file import CaseFile
from jgvisit.records.fold import fold
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_rights import RightsShown
from jgvisit.services.law.page import page
from jgvisit.services.talk.duties import duties_of
from jgvisit.services.talk.new_texts import changed_law

TOLD, TODAY = date(2026, 3, 2), date(2027, 1, 10)
LATER = datetime(2027, 1, 5, 12, tzinfo=UTC)
CHANGE = LawChange(
    "2027.1", date(2027, 1, 1), ("D:help", "A1-1"), "Beide ouders tekenen.", "Eén ouder tekent.", ("Jw 7.3.4",)
)


def book(*changes: LawChange) -> LawBook:
    return replace(own_content.content()[1], version="2027.1", changes=changes)


def shown(who: str = MOTHER, law_book: str = "2026.1", *lines: str, **more: Any) -> RightsShown:
    values: dict[str, Any] = {"visit": VISIT, "children": (SANNE,), "languages": ("nl",), "heard_by": (who,), **more}
    return RightsShown(person=who, lines=lines or ("help: Hulp",), law_book=law_book, **values)


def family(*payloads: Payload, later: tuple[Payload, ...] = ()) -> CaseFile:
    laptop = Laptop()
    for payload in (person(), person(FATHER, "Karim"), person(SANNE, "Sanne", "child", born="2015-04-01"), authority()):
        laptop.write(payload)
    for payload in payloads:
        laptop.write(payload)
    for payload in later:
        laptop.write(payload, recorded_at=LATER)
    return fold(CASE, laptop.records)


def open_31(file: CaseFile) -> set[tuple[str, tuple[str, ...], date]]:
    duties = duties_of(file, TODAY, book(CHANGE), own_content.content()[0])
    return {(duty.person, duty.cards, duty.due) for duty in duties if duty.moment == 31}


def test_who_was_shown_the_line_and_who_signed_hear_the_new_rule_with_what_changed() -> None:
    file = family(shown(), form(law_book="2026.1"), decided("agreed", FATHER))
    assert open_31(file) == {(MOTHER, ("rights",), date(2027, 1, 1)), (FATHER, ("K03",), date(2027, 1, 1))}
    for text in changed_law(file, book(CHANGE)):
        assert (text.heard_version, text.version) == ("2026.1", "2027.1")
        assert text.pairs == (SentencePair("changed", "Beide ouders tekenen.", "Eén ouder tekent."),)


def test_the_rights_card_of_the_new_book_ends_it() -> None:
    assert open_31(family(shown(), later=(shown(MOTHER, "2027.1"),))) == set()


def test_the_old_card_shown_once_more_does_not_end_it() -> None:
    file = family(shown(), later=(shown(),))
    assert open_31(file) == {(MOTHER, ("rights",), date(2027, 1, 6))}


@pytest.mark.parametrize(
    "payloads",
    [
        pytest.param((shown(MOTHER, "2026.1", "share: Delen"),), id="another line"),
        pytest.param((shown(MOTHER, "2026.1", "helping: Iets"),), id="a row that only begins alike"),
        pytest.param((shown(MOTHER, "2027.1"),), id="the new book"),
        pytest.param((shown(MOTHER, "2026.1", heard_by=(FATHER,)),), id="her card, and she was not there"),
        pytest.param((form(law_book="2026.1"), decided("refused")), id="said no"),
        pytest.param((form(law_book="2027.1"), decided()), id="signed with the new book"),
        pytest.param((form(law_book="2026.1", form_type="consentToShare"), decided()), id="a paper of other rows"),
        pytest.param((form(law_book="2026.1"), decided(), withdrawn()), id="taken back before it changed"),
        pytest.param(
            (form(law_book="2026.1"), decided(), form(uuid(32), law_book="2027.1"), decided(form=uuid(32))),
            id="signed anew with the new book",
        ),
    ],
)
def test_it_touches_nobody_who(payloads: tuple[Payload, ...]) -> None:
    assert open_31(family(*payloads)) == set()


def test_h18_a_new_decision_or_a_withdrawal_afterwards_leaves_it_open() -> None:
    told = {(MOTHER, ("K03",), date(2027, 1, 1))}
    signed = (form(law_book="2026.1"), decided())
    back = withdrawn(effective_at="2027-01-05T09:00:00.000Z")
    for later in ((decided("refused"),), (back,), (form(uuid(32), law_book="2027.1", replaces=FORM),)):
        assert open_31(family(*signed, later=later)) == told


def test_without_a_change_a_book_opens_nothing() -> None:
    assert changed_law(family(shown(), form(), decided()), book()) == ()


def test_versions_are_ordered_as_numbers() -> None:
    assert version_order("2026.2") < version_order("2026.10") < version_order("2027.1")
    assert version_order("1") < version_order("2026.1")
    assert version_order("x") < version_order("1")


# -- the file ----------------------------------------------------------------------------------

CHANGE_TEXT = """
[[change]]
version = "2026.2"
valid_from = 2026-12-01
rows = ["D:help", "A1-1"]
was = "Zo was het."
now = "Zo is het nu."
articles = ["Jw 7.3.4 lid 1"]
"""


def folder(tmp_path: Path, version: str, change: str) -> Path:
    shutil.copytree(config.resources_dir() / "law", tmp_path, dirs_exist_ok=True)
    head = (tmp_path / "book.toml").read_text(encoding="utf-8")
    (tmp_path / "book.toml").write_text(head.replace('version = "2026.1"', f'version = "{version}"'), encoding="utf-8")
    (tmp_path / "changes.toml").write_text(change, encoding="utf-8")
    return tmp_path


def test_a_change_is_read_and_the_jurist_sees_it(tmp_path: Path) -> None:
    (change,) = load_law_book(folder(tmp_path, "2026.2", CHANGE_TEXT)).changes
    assert (change.version, change.valid_from, change.rows) == ("2026.2", date(2026, 12, 1), ("D:help", "A1-1"))
    told = page(book(change), own_content.law_tables())
    assert "Zo was het. Nu: Zo is het nu. (Jw 7.3.4 lid 1)" in told


@pytest.mark.parametrize(
    ("version", "change", "what"),
    [
        ("2026.2", "", "does not say what 2026.2 changed"),
        ("2026.3", CHANGE_TEXT, "does not say what 2026.3 changed"),
        ("2026.1", CHANGE_TEXT, "newer than the book"),
        ("2026.2", CHANGE_TEXT.replace('"2026.2"', '"2026.1"'), "not after the first version"),
        ("2026.2", CHANGE_TEXT.replace("A1-1", "A1-99"), "unknown row A1-99"),
        ("2026.2", CHANGE_TEXT.replace('["D:help", "A1-1"]', "[]"), "no rows"),
        ("2026.2", CHANGE_TEXT.replace("Zo was het.", " "), "was and now"),
        ("2026.2", CHANGE_TEXT.replace('["Jw 7.3.4 lid 1"]', "[]"), "no articles"),
    ],
)
def test_a_change_that_is_not_whole_stops_the_program(tmp_path: Path, version: str, change: str, what: str) -> None:
    with pytest.raises(LawBookError, match=what):
        load_law_book(folder(tmp_path, version, change))


def test_the_rows_of_the_rights_card_that_changes_name_exist() -> None:
    rows = {rule.row for rule in own_content.law_tables().rights}
    changes = own_content.content()[1].changes
    assert {row.removeprefix("D:") for change in changes for row in change.rows if row.startswith("D:")} <= rows
