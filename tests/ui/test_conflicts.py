"""Two versions of a fact, from the family page to the record: side by side in Dutch, chosen with a reason (H12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
import pytest
from handover_example import fill_handover, fill_team
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, pull, settle_family, supervision_order

from jgvisit.ids import new_uuid7
from jgvisit.records.kinds import KINDS
from jgvisit.records.payload_family import AuthorityRecorded, OrderRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_journal import ConflictDecided, StoreOpened, VisibilityRestricted
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.ports.journal import Balance, NewRecord
from jgvisit.services.ports.sync import SyncOutcome
from jgvisit.workspace import Workspace
from ui.screens.change.catalogue import Catalogue
from ui.screens.conflicts.labels import INNER, label_words, value_words

Shot = Callable[[QWidget, str], Path]
OWN_WORDS = {("orderRecorded", "kind"), ("paperStepped", "step")}
"""Fixed answers that have their words elsewhere in the program."""
SECRET = "zij slaapt bij haar zus"


@pytest.fixture
def colleague(tmp_path: Path, clock: TestClock) -> Workspace:
    return new_workspace(tmp_path / "colleague", clock, "worker-2", "Bram de Wit")


@pytest.fixture
def family(work: Workspace, colleague: Workspace) -> Family:
    settled = settle_family(work)
    pull(colleague, work, placed=True)
    return settled


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def safe_contact_twice(work: Workspace, colleague: Workspace, family: Family) -> None:
    """Two laptops write down how the mother is reached, neither knowing of the other."""
    said: dict[str, Any] = {"person": family.mother, "channels": ("phone",)}
    work.families.record_safe_contact(
        family.case, SafeContactRecorded(**said, approach="allowed", detail="06 (verzonnen)", evidence="haar moeder")
    )
    colleague.families.record_safe_contact(
        family.case, SafeContactRecorded(**said, approach="doNotApproach", reason=SECRET, evidence="zij zelf, alleen")
    )
    pull(work, colleague, placed=True)


def seen(table: Table) -> str:
    """Return every word in sight, without the marks that keep a name's direction to itself."""
    return table.words().replace("\u2068", "").replace("\u2069", "")


def look(table: Table, family: Family) -> None:
    table.rooms.show_family(family.case)
    table.settle()
    table.tap("compare-versions")


def picks(table: Table) -> list[QAbstractButton]:
    found = table.window.findChildren(QAbstractButton)
    return [each for each in found if each.isVisible() and each.objectName().startswith("conflict-pick-")]


def reason(table: Table, words: str) -> None:
    edit = next(e for e in table.window.findChildren(QLineEdit, "entry-conflict_reason") if e.isVisible())
    edit.setText(words)
    table.settle()


def test_h12_versions_stand_side_by_side_and_one_is_chosen_with_its_reason_and_chosen_again(
    table: Table, work: Workspace, colleague: Workspace, family: Family, shot: Shot
) -> None:
    safe_contact_twice(work, colleague, family)
    table.rooms.show_family(family.case)
    table.settle()
    assert "Versies naast elkaar: 1" in seen(table)
    table.tap("compare-versions")
    words = seen(table)
    told = (
        "Veilig contact: Samira Haddad", "Versie 1", "Versie 2", "Opgeschreven door u, Femke Hoekstra",
        "Opgeschreven door een collega (worker-2)", "21 november 2026, 14:00, volgens de klok van die laptop",
        "Waar gezien, of wie het zei", "haar moeder", "zij zelf, alleen", "Verschilt", "Nee, niet benaderen", SECRET,
    )  # fmt: skip
    assert [line for line in told if line not in words] == []
    shot(table.window, "side-by-side")
    kept = next(v for v in table.work.conflicts.of(family.case).waiting[0].versions if v.stamp.author == "worker-1")
    table.tap(f"conflict-pick-{kept.stamp.record}")
    for nothing in ("", " - "):
        reason(table, nothing)
        table.tap("conflict-keep")
        assert table.file(family).conflicts, "a choice has its reason"
    reason(table, "Ik vroeg het haar zelf, alleen")
    shot(table.window, "reason")
    keep = table.find("conflict-keep")
    assert table.window.rect().contains(keep.mapTo(table.window, keep.rect().bottomRight())), (
        "nobody has to look for it"
    )
    table.tap(keep)
    assert not table.file(family).conflicts
    assert [each.approach for each in table.file(family).safe_contacts] == ["allowed"]
    words = seen(table)
    assert "Gekozen omdat: “" in words
    assert SECRET not in words, "what was not chosen is folded"
    assert not work.journal.drafts(family.case)
    unfold = next(b for b in table.window.findChildren(QAbstractButton) if b.objectName().startswith("conflict-unfold"))
    table.tap(unfold)
    assert SECRET in seen(table), "every version can still be read"
    assert "Deze geldt nu" in seen(table)
    shot(table.window, "chosen-before")
    (again,) = picks(table)
    table.tap(again)
    reason(table, "zij belde: toch niet bellen")
    table.tap("conflict-keep")
    assert [each.approach for each in table.file(family).safe_contacts] == ["doNotApproach"]


def test_h7_h8_nothing_of_it_is_on_the_screen_with_a_family_at_the_table(
    table: Table, work: Workspace, colleague: Workspace, family: Family
) -> None:
    safe_contact_twice(work, colleague, family)
    look(table, family)
    assert SECRET in seen(table)
    visit = begin_visit(work, family)
    table.rooms.conflicts.refresh()
    table.settle()
    assert SECRET not in seen(table), "a visit began meanwhile"
    before = len(work.journal.records_of(family.case))
    for way in (table.rooms.show_conflicts, table.rooms.show_family):
        way(family.case)
        table.settle()
        assert table.window.current == "visit"
        assert SECRET not in seen(table)
        assert not picks(table)
    table.rooms.show_end_of_day()
    table.rooms.end_of_day._on_done(_outcome(family))
    table.settle()
    assert "twee versies" not in seen(table)
    assert len(work.journal.records_of(family.case)) == before
    work.visits.end(family.case, visit)


def _outcome(family: Family) -> SyncOutcome:
    return SyncOutcome(
        pushed=0, pulled=1, balance=Balance(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, None), changed_cases=(family.case,)
    )


def test_a_sync_that_brought_two_versions_names_the_families_with_the_way_there(
    table: Table, work: Workspace, colleague: Workspace, family: Family, shot: Shot
) -> None:
    table.rooms.show_end_of_day()
    table.rooms.end_of_day._on_done(_outcome(family))
    table.settle()
    assert "twee versies" not in seen(table)
    safe_contact_twice(work, colleague, family)
    table.rooms.end_of_day._on_done(_outcome(family))
    table.settle()
    assert "1 gezin heeft twee versies van een feit." in seen(table)
    shot(table.window, "end-of-day")
    table.tap(f"versions-of-{family.case}")
    assert table.window.current == "conflicts"


def test_forms_stop_with_a_way_to_the_versions(
    table: Table, work: Workspace, colleague: Workspace, family: Family
) -> None:
    safe_contact_twice(work, colleague, family)
    table.rooms.show_forms(family.case)
    table.settle()
    button = next(
        b for b in table.window.findChildren(QAbstractButton) if b.isVisible() and b.text() == "Naast elkaar bekijken"
    )
    table.tap(button)
    assert table.window.current == "conflicts"


def test_a_handover_that_stops_at_it_leads_to_the_versions_and_with_a_family_here_only_says_so(
    table: Table, work: Workspace, colleague: Workspace, family: Family
) -> None:
    form = fill_handover(work, family)
    fill_team(work, family, form)
    safe_contact_twice(work, colleague, family)
    table.rooms.show_part(family.case, PartKey(form, "handoverToGI", "team"))
    table.settle()
    assert "Er zijn twee versies van een feit." in seen(table)
    table.tap("compare-versions")
    assert table.window.current == "conflicts"
    visit = begin_visit(work, family)
    table.rooms.show_part(family.case, PartKey(form, "handoverToGI", "team"), True)
    table.settle()
    assert not [b for b in table.window.findChildren(QAbstractButton, "compare-versions") if b.isVisible()]
    work.visits.end(family.case, visit)


def test_where_no_version_is_right_the_page_of_changes_opens_filled_in_and_replaces_them_all(
    table: Table, work: Workspace, colleague: Workspace, family: Family
) -> None:
    line = next(each for each in work.files.get(family.case).authority if each.holder == family.father)
    said: dict[str, Any] = {"line": line.line, "child": line.child, "holder": family.father, "kind": "parent"}
    for laptop, since in ((work, "2020-01-01"), (colleague, "2021-01-01")):
        laptop.families.record_authority(family.case, AuthorityRecorded(**said, since=since, evidence="register"))
    pull(work, colleague, placed=True)
    look(table, family)
    third = next(b for b in table.window.findChildren(QAbstractButton) if b.objectName().startswith("conflict-third"))
    table.tap(third)
    assert table.window.current == "change"
    table.tap("entry-holds-runs")
    table.tap("save-change")
    file = table.file(family)
    assert not file.conflicts
    assert [(each.disputed, each.evidence) for each in file.authority if each.line == line.line] == [
        (False, "register")
    ]


def test_what_was_half_typed_about_another_fact_is_not_thrown_away(
    table: Table, work: Workspace, family: Family
) -> None:
    table.rooms.show_family(family.case)
    table.settle()
    table.tap("something-changed")
    table.tap("change-authority")
    table.tap(f"entry-children-{family.girl}")
    line = next(each for each in work.files.get(family.case).authority if each.child == family.boy)
    fact = AuthorityRecorded(line=line.line, child=family.boy, holder=line.holder, kind="parent", since=line.since)
    table.rooms.conflicts.fact_wanted.emit(family.case, fact, line.stamp.record)
    table.settle()
    assert table.window.current == "change"
    assert "Hier is iets anders half ingevuld." in seen(table)
    assert table.find(f"entry-children-{family.girl}").isChecked()


def test_h12_orders_that_contradict_each_other_lead_to_where_each_is_corrected(
    table: Table, work: Workspace, family: Family, shot: Shot
) -> None:
    supervision_order(work, family, family.girl)
    supervision_order(work, family, family.girl, ended_on="2026-11-01")
    guardian = AuthorityRecorded(
        line=new_uuid7(), child=family.boy, holder="gi", kind="guardian", since="2026-01-01", evidence="beschikking"
    )
    work.families.record_authority(family.case, guardian)
    look(table, family)
    words = seen(table)
    assert "Dit kan niet allemaal kloppen" in words
    assert "wij gaan dit na" in words
    assert "Gezag over Sami de Boer: dit kan niet samen waar zijn" in words
    shot(table.window, "contradictions")
    order = work.files.get(family.case).orders[0].stamp.record
    table.tap(f"conflict-pick-{order}")
    assert table.window.current == "change"
    assert table.find(f"entry-known_version-{order}").isChecked()


def test_a_version_that_the_law_forbids_to_choose_has_no_button_and_says_why(
    table: Table, work: Workspace, colleague: Workspace, family: Family
) -> None:
    bare: dict[str, Any] = {"order": new_uuid7(), "child": family.girl, "kind": "ots", "starts_on": "2026-10-01"}
    colleague.journal.append([NewRecord(OrderRecorded(**bare), family.case)])
    told = OrderRecorded(**bare, evidence="announced", told_by="oma, aan de telefoon", told_on="2026-11-20")
    work.families.record_order(family.case, told)
    pull(work, colleague, placed=True)
    look(table, family)
    assert len(picks(table)) == 1
    assert "Rechtbank, nummer of dag van het besluit ontbreekt." in seen(table)


def test_a_narrow_window_lays_the_versions_below_each_other(
    qtbot: QtBot, work: Workspace, colleague: Workspace, family: Family, shot: Shot
) -> None:
    for laptop, name in ((work, "Samira H."), (colleague, "S. Haddad-el Amrani van der Veen")):
        laptop.families.record_person(family.case, PersonRegistered(person=family.mother, name=name, role="parent"))
    pull(work, colleague, placed=True)
    table = sit_down(qtbot, work, (640, 700))
    look(table, family)
    one, other = picks(table)
    assert one.mapTo(table.window, one.rect().topLeft()).y() != other.mapTo(table.window, other.rect().topLeft()).y()
    shot(table.window, "narrow")
    table.leave()


def test_every_field_that_a_version_can_hold_has_a_name_and_every_fixed_answer_its_words(qtbot: QtBot) -> None:
    catalogue = Catalogue(None)  # type: ignore[arg-type]  # it needs no parent
    own = {change.kind: {field.id: dict(field.choices) for field in change.fields} for change in catalogue.changes()}
    skip = (ConflictDecided, StoreOpened, VisibilityRestricted)
    nameless, wordless = set(), set()
    for kind in KINDS.values():
        if kind.type in skip:
            continue
        for field in msgspec.structs.fields(kind.type):
            asked = own.get(kind.name, {})
            if field.name in INNER or field.name == "answers":
                continue
            if field.name not in asked and label_words(field.name) is None:
                nameless.add(f"{kind.name}.{field.name}")
            for value in _fixed(field.type):
                if (kind.name, field.name) in OWN_WORDS or field.name == "place":
                    continue
                if value not in asked.get(field.name, {}) and value_words(value) is None:
                    wordless.add(f"{kind.name}.{field.name}={value}")
    assert (nameless, wordless) == (set(), set())


def _fixed(type_: Any) -> list[str]:
    if "Literal" in str(get_origin(type_)):
        return [value for value in get_args(type_) if isinstance(value, str)]
    return [value for inner in get_args(type_) for value in _fixed(inner)]
