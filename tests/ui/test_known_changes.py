"""A person, a safe contact, a visit or an event written down otherwise than it stands: a new version, the old stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, settle_family

from jgvisit.ids import new_uuid7
from jgvisit.records.happenings_of_help import ConcernNamed
from jgvisit.records.payload_family import PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.desk.writing import Writer
from jgvisit.services.family.happenings import closing
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.widgets.day_edit import DayEdit
from ui.widgets.tick_box import TickBox

Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def family(work: Workspace) -> Family:
    return settle_family(work)


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    laid.tap("something-changed")
    yield laid
    laid.leave()


def control(table: Table, kind: type[QWidget], name: str) -> QWidget:
    (found,) = [each for each in table.window.findChildren(kind, f"entry-{name}") if each.isVisible()]
    return found


def put(table: Table, name: str, text: str) -> None:
    edit = control(table, QLineEdit, name)
    assert isinstance(edit, QLineEdit)
    edit.setText(text)
    table.settle()


def on_day(table: Table, name: str, iso: str) -> None:
    edit = control(table, DayEdit, name)
    assert isinstance(edit, DayEdit)
    edit.setDate(QDate.fromString(iso, "yyyy-MM-dd"))
    table.settle()


def saved(table: Table) -> bool:
    table.tap("save-change")
    table.settle()
    return table.window.current == "family"


# -- somebody of the family ---------------------------------------------------------------------------------


def test_a_name_that_came_in_wrong_is_written_down_anew_and_all_else_stays(table: Table, family: Family) -> None:
    table.tap("change-person:known")
    table.tap(f"entry-known_person-{family.girl}")
    before = table.file(family).member(family.girl)
    assert control(table, QLineEdit, "name").text() == "Noor de Boer"  # type: ignore[attr-defined]  # a line
    put(table, "name", "Noor Haddad")
    assert saved(table)
    after = table.file(family).member(family.girl)
    assert (after.name, after.role, after.born, after.language) == ("Noor Haddad", "child", before.born, "nl")
    known, _ = table.work.files.read(family.case)
    assert before.stamp.record in {each.id for each in known.entries}, "what stood before stays"
    assert table.file(family).conflicts == ()


def test_a_language_we_have_no_name_for_stays_as_it_came(table: Table, family: Family) -> None:
    mother = PersonRegistered(
        person=family.mother, name="Samira Haddad", role="parent", born="1988-03-02", language="prs"
    )
    table.work.families.record_person(family.case, mother)
    table.tap("change-person:known")
    table.tap(f"entry-known_person-{family.mother}")
    put(table, "name", "Samira El Haddad")
    assert saved(table)
    assert table.file(family).member(family.mother).language == "prs"


def test_somebody_new_comes_in_by_hand(table: Table, family: Family) -> None:
    table.tap("change-person:known")
    table.tap("entry-known_person-new")
    put(table, "name", "  Riet   Jansen ")
    assert not saved(table)
    table.tap("entry-role-network")
    assert saved(table)
    (new,) = [each for each in table.file(family).members if each.name == "Riet Jansen"]
    assert (new.role, new.born, new.language, new.reads) == ("network", None, "nl", "reads")


@pytest.mark.parametrize("name", ["OTS Bakker", "Jan 06-12345678", "Jan jan@example.org", "-", "Jan 1234 AB"])
def test_nothing_slips_in_inside_a_name(table: Table, name: str) -> None:
    table.tap("change-person:known")
    table.tap("entry-known_person-new")
    put(table, "name", name)
    table.tap("entry-role-other")
    assert not saved(table)


def test_a_child_is_not_born_after_authority_over_it_began_nor_stops_being_a_child(
    table: Table, family: Family
) -> None:
    table.tap("change-person:known")
    table.tap(f"entry-known_person-{family.boy}")
    assert not [each for each in table.window.findChildren(QWidget) if each.objectName() == "entry-role-parent"]
    known = control(table, TickBox, "born")
    assert isinstance(known, TickBox)
    assert known.isChecked()
    on_day(table, "born-day", "2021-05-05")
    assert not saved(table)
    on_day(table, "born-day", "2019-05-05")
    assert saved(table)
    assert table.file(family).member(family.boy).born == "2019-05-05"


# -- how somebody can be reached ------------------------------------------------------------------------------


def test_h8_who_must_not_be_approached_gets_a_reason_and_a_day(table: Table, family: Family) -> None:
    table.tap("change-contact:known")
    table.tap(f"entry-reach_whom-{family.father}")
    table.tap("entry-approach-doNotApproach")
    table.tap("entry-joint_talk_safe-no")
    put(table, "evidence", "moeder, alleen")
    put(table, "reason", "hij volgt haar")
    assert not saved(table)
    review = control(table, TickBox, "review_on")
    assert isinstance(review, TickBox)
    review.setChecked(True)
    table.settle()
    on_day(table, "review_on-day", str(table.work.today() - timedelta(days=1)))
    assert not saved(table)
    on_day(table, "review_on-day", str(table.work.today() + timedelta(days=30)))
    assert saved(table)
    (contact,) = table.file(family).safe_contacts
    assert (contact.approach, contact.reason, contact.joint_talk_safe) == ("doNotApproach", "hij volgt haar", "no")
    assert (contact.channels, contact.detail) == ((), None)


def test_h2_a_contact_that_is_hidden_stays_hidden_when_it_is_written_down_anew(table: Table, family: Family) -> None:
    work = table.work
    said = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("phone",), detail="06-11111111", evidence="zelf gezegd"
    )
    record = work.families.record_safe_contact(family.case, said)
    hidden = VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid")
    Writer(work.journal, work.files).one(family.case, hidden)
    table.tap("change-contact:known")
    table.tap(f"entry-reach_whom-{family.mother}")
    assert control(table, QLineEdit, "detail").text() == "06-11111111"  # type: ignore[attr-defined]  # a line
    assert not saved(table), "who said so is asked anew"
    put(table, "detail", "06-22222222")
    put(table, "evidence", "zelf gezegd, aan de deur")
    assert saved(table)
    assert table.file(family).safe_contacts[0].detail == "06-22222222"
    shown = repr(work.files.shown_to(family.case, frozenset({family.father})))
    assert "06-11111111" not in shown
    assert "06-22222222" not in shown


# -- where somebody lives, and where their post may go -----------------------------------------------------------


def test_h5_an_address_is_written_down_apart_from_a_number_and_one_for_post_is_read_by_its_owner_alone(
    table: Table, family: Family, shot: Shot, assert_usable: Callable[[QWidget], None]
) -> None:
    home, post = "Wilgenpad 7, 4321 ZX Dorp", "Bedachte Laan 9"
    for serves, field, state, address in (
        ("livesThere", "address_lives", "holds", home),
        ("postGoesThere", "address_post", "holds", post),
        ("postGoesThere", "address_post", "notSafe", ""),
    ):
        table.tap("change-address:known")
        table.tap(f"entry-address_of-{family.mother}")
        table.tap(f"entry-address_serves-{serves}")
        line = control(table, QLineEdit, field)
        assert isinstance(line, QLineEdit)
        if address:
            assert line.text() == "", "where post goes is not taken from where somebody lives"
            put(table, field, address)
        else:
            assert line.text() == post, "what stands there is filled in"
        assert not saved(table), "nothing is ticked before"
        table.tap(f"entry-address_state-{state}")
        put(table, "address_evidence", "zij zelf, alleen")
        shot(table.window, f"change-address-{serves}-{state}")
        assert_usable(table.window)
        assert ("Zonder postcode" in table.words()) == (address == post)
        assert saved(table)
        table.rooms.show_family(family.case)
        table.settle()
        words = {"livesThere": f"Woont op: {isolated(home)}", "notSafe": f"Post is daar niet veilig: {isolated(post)}"}
        assert words.get(state if state == "notSafe" else serves, f"Post mag naar: {isolated(post)}") in table.words()
        table.tap("something-changed")
    file = table.work.files
    known = [(each.serves, each.address, each.state) for each in table.file(family).addresses]
    assert known == [("livesThere", home, "holds"), ("postGoesThere", post, "notSafe")]
    for person in (family.mother, family.father):
        shown = file.shown_to(family.case, frozenset({person})).addresses
        assert [each.serves for each in shown] == ["livesThere"], "that it is not safe is in nobody's file"


def test_h10_an_address_that_is_half_typed_does_not_come_back_before_who_is_at_the_table(
    table: Table, family: Family
) -> None:
    secret = "Wilgenpad 7, 4321 ZX Dorp"
    table.tap("change-address:known")
    table.tap(f"entry-address_of-{family.mother}")
    table.tap("entry-address_serves-livesThere")
    put(table, "address_lives", secret)
    visit = begin_visit(table.work, family)
    table.rooms.show_change(family.case)
    table.settle()
    assert table.window.current != "change", "no page of changes opens with a visit"
    table.rooms.change.show(family.case)
    table.window.go("change")
    table.settle()
    assert secret not in table.words(), "and if it did, not this one"
    assert table.window.findChildren(QWidget, "change-contact:known")
    assert not table.window.findChildren(QWidget, "change-address:known")
    table.work.visits.end(family.case, visit)
    table.rooms.show_change(family.case)
    table.settle()
    line = control(table, QLineEdit, "address_lives")
    assert isinstance(line, QLineEdit)
    assert line.text() == secret, "kept for the worker alone"


# -- what happened ----------------------------------------------------------------------------------------------


def test_what_was_written_down_by_mistake_did_not_happen_and_its_reason_stays(table: Table, family: Family) -> None:
    event = new_uuid7()
    day = table.work.today().isoformat()
    table.work.happenings.record(
        family.case, ConcernNamed(event=event, on=day, source="bestand", children=(family.boy,), concern="schulden")
    )
    table.tap("change-event:struck")
    table.tap(f"entry-struck_event-{event}")
    put(table, "struck_why", "-")
    assert not saved(table)
    put(table, "struck_why", "verkeerd gezin in het bestand")
    assert saved(table)
    assert table.file(family).happenings == ()
    entries = table.work.files.read(family.case)[0].entries
    assert any(getattr(each.payload, "mistaken", None) == "verkeerd gezin in het bestand" for each in entries)


# -- visits -----------------------------------------------------------------------------------------------------


def planned(table: Table, family: Family) -> list[tuple[str | None, str | None, str]]:
    return [(each.on, each.at, each.place) for each in table.file(family).visits if each.state == "planned"]


@pytest.mark.parametrize(("typed", "at"), [("9.30", "09:30"), ("14:05", "14:05"), ("25:00", ""), ("half drie", "")])
def test_a_visit_is_planned_for_tomorrow_and_then_moved(table: Table, family: Family, typed: str, at: str) -> None:
    tomorrow = table.work.today() + timedelta(days=1)
    table.tap("change-visit:planned")
    shown = control(table, DayEdit, "planned_on")
    assert isinstance(shown, DayEdit)
    assert shown.date().toString("yyyy-MM-dd") == tomorrow.isoformat()
    put(table, "planned_at", typed)
    table.tap("entry-planned_place-home")
    assert saved(table) is bool(at)
    if not at:
        return
    assert planned(table, family) == [(tomorrow.isoformat(), at, "home")]
    visit = table.file(family).visits[0].id
    table.tap("something-changed")
    table.tap("change-visit:planned")
    table.tap(f"entry-planned_visit-{visit}")
    on_day(table, "planned_on", str(table.work.today() - timedelta(days=1)))
    assert not saved(table)
    on_day(table, "planned_on", str(tomorrow + timedelta(days=1)))
    table.tap("entry-planned_place-office")
    assert saved(table)
    assert planned(table, family) == [(str(tomorrow + timedelta(days=1)), at, "office")]
    assert table.file(family).conflicts == ()


def test_what_was_half_typed_of_one_person_is_there_again(table: Table, family: Family) -> None:
    table.tap("change-person:known")
    table.tap(f"entry-known_person-{family.mother}")
    put(table, "name", "Samira H")
    table.rooms.show_family(family.case)
    table.settle()
    table.tap("something-changed")
    assert control(table, QLineEdit, "name").text() == "Samira H"  # type: ignore[attr-defined]  # a line


def test_h21_whereabouts_are_asked_only_of_somebody_who_was_looked_for(table: Table, family: Family) -> None:
    """ "Nog niet bereikt" until then; and a child is never asked about."""

    def asked(person: str) -> list[str]:
        table.rooms.show_change(family.case)  # with what was half chosen before
        table.settle()
        if [each for each in table.window.findChildren(QWidget, "change-person:known") if each.isVisible()]:
            table.tap("change-person:known")
        table.tap(f"entry-known_person-{person}")
        found = table.window.findChildren(QWidget)
        return [each.objectName() for each in found if each.isVisible() and "entry-whereabouts-" in each.objectName()]

    assert asked(family.father) == []
    tried = ("maandag gebeld", "woensdag aangebeld")
    closed = closing(1, family.father, table.work.today(), "unreachable", reason="niet bereikt", attempts=tried)
    table.work.happenings.close_duty(family.case, closed)
    table.rooms.show_family(family.case)
    table.settle()
    assert "Nog niet bereikt" in table.words()
    assert asked(family.girl) == []
    assert len(asked(family.father)) == 2
    assert "maandag gebeld" in table.words()
    table.tap("entry-whereabouts-unknown")
    assert saved(table)
    assert table.work.files.get(family.case).member(family.father).whereabouts == "unknown"
    assert "Verblijf onbekend" in table.words()
