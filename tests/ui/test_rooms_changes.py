"""Something changed: from tap to record, to the duty it opens, to the way it ends; by hand and by key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, settle_family, supervision_order

from jgvisit.content.pack_model import Earlier
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.duties import duties_of
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.moment_wording import turning
from ui.screens.change.authority import line_of, missing_of_line
from ui.screens.change.catalogue import Catalogue
from ui.screens.change.entry import day_of, missing_of, order_of
from ui.widgets.day_edit import DayEdit
from ui.widgets.entry_fields import EntryField
from ui.widgets.text import Text
from ui.widgets.tick_box import TickBox
from ui.wording import unchecked_authority_words

WITHOUT_A_DAY = (
    *("authority", "order:known", "person:known", "contact:known", "address:known", "capacity:known", "event:struck"),
)
Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    yield laid
    laid.leave()


def type_into(table: Table, name: str, text: str) -> None:
    edits = [
        edit
        for kind in (QLineEdit, QPlainTextEdit)
        for edit in table.window.findChildren(kind, f"entry-{name}")
        if edit.isVisible()
    ]
    assert len(edits) == 1, name
    edits[0].setFocus()
    QTest.keyClicks(edits[0], text)


def fill_in_hearing(table: Table, family: Family) -> None:
    table.tap("something-changed")
    table.tap("change-hearingPlanned")
    table.tap(f"entry-children-{family.boy}")
    type_into(table, "source", "brief van de rechtbank")


def write_hearing(table: Table, family: Family) -> None:
    fill_in_hearing(table, family)
    table.tap("save-change")


def duty_key(table: Table, family: Family, moment: int, person: str) -> str:
    found = duties_of(table.file(family), table.work.today(), table.work.book, table.work.pack)
    duty = next(duty for duty in found if (duty.moment, duty.person) == (moment, person))
    return f"{duty.moment}:{duty.person}:{duty.due.isoformat()}:{duty.reason}"


def test_what_happened_is_written_down_in_a_few_taps_and_opens_its_duty(table: Table, family: Family) -> None:
    write_hearing(table, family)
    (known,) = table.file(family).happenings
    assert (known.kind, known.children, known.source) == (
        "hearingPlanned",
        (family.boy,),
        "brief van de rechtbank",
    )
    assert table.window.current == "family"
    assert table.work.journal.drafts(family.case) == {}
    assert "Datum van de zitting" in duty_words_of(table, family, 19)


def test_a_key_that_comes_while_it_is_being_saved_brings_no_draft_back(table: Table, family: Family) -> None:
    fill_in_hearing(table, family)
    table.settle()  # what was typed so far is on disk
    table.rooms.change._on_save_requested()
    table.rooms.change._on_value_changed("source", "brief van de rechtbank.")  # the store has not answered yet
    table.settle()
    assert len(table.file(family).happenings) == 1
    assert table.work.journal.drafts(family.case) == {}


def duty_words_of(table: Table, family: Family, moment: int) -> str:
    table.rooms.show_duty(family.case, duty_key(table, family, moment, family.mother))
    table.settle()
    return table.words()


def test_nothing_is_saved_while_something_is_missing_and_it_says_what(table: Table, family: Family) -> None:
    table.tap("something-changed")
    table.tap("change-refusalHeard")
    table.tap("save-change")
    assert table.file(family).happenings == ()
    shown = [each.text() for each in table.window.findChildren(Text) if each.isVisible()]
    assert shown.count("Vul dit nog in.") == 4
    assert table.window.current == "change"


def test_no_answer_is_chosen_before_somebody_asked(table: Table) -> None:
    table.tap("something-changed")
    table.tap("change-agreementEvaluated")
    chosen = [b for b in table.rooms.change_screen.fields.findChildren(QWidget) if getattr(b, "isChecked", bool)()]
    assert chosen == []


def test_half_typed_words_are_there_again_after_going_back(table: Table, family: Family) -> None:
    table.tap("something-changed")
    table.tap("change-movedAway")
    type_into(table, "municipality", "Voorbeeld")
    table.tap(table.rooms.change_screen.back)
    assert table.file(family).happenings == ()
    table.tap("something-changed")
    assert [edit.text() for edit in table.window.findChildren(QLineEdit, "entry-municipality")] == ["Voorbeeld"]


def test_the_keys_are_on_the_page_that_came_and_never_on_the_lock(table: Table) -> None:
    table.tap("something-changed")
    table.tap("change-movedAway")
    assert QApplication.focusWidget() is table.rooms.change_screen.other
    table.tap(table.rooms.change_screen.other)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith("change-")


@pytest.mark.parametrize("typed", ["zitting", "ZÍTTING", "zit ting"])
def test_a_change_is_found_by_a_word_of_it(table: Table, typed: str) -> None:
    table.tap("something-changed")
    search = table.rooms.change_screen.search.edit
    QTest.keyClicks(search, typed)
    table.settle()
    shown = [b.objectName() for b in table.rooms.change_screen.list.findChildren(QPushButton) if b.isVisible()]
    assert shown == ["change-hearingPlanned"]
    search.clear()
    QTest.keyClicks(search, "xyz")
    assert "Niets gevonden" in table.words()
    search.clear()
    table.settle()
    assert "Niets gevonden" not in table.words()
    assert table.find("change-movedAway").isVisible()


def test_a_group_is_found_whole_by_its_name_and_the_search_is_empty_the_next_time(table: Table) -> None:
    table.tap("something-changed")
    QTest.keyClicks(table.rooms.change_screen.search.edit, "rechten")
    table.settle()
    table.tap("change-movedAway")
    table.tap(table.rooms.change_screen.other)
    assert table.rooms.change_screen.search.edit.text() == ""


def test_every_change_has_a_name_of_its_own_that_is_no_group(table: Table) -> None:
    catalogue = Catalogue(table.window)
    names = [change.title for change in catalogue.changes()] + [title for _, title in catalogue.groups()]
    assert len(set(names)) == len(names)
    assert "Zorg" not in names


def test_of_what_has_a_day_of_its_own_no_other_day_is_asked(table: Table) -> None:
    presenter, file = table.rooms.change, table.work.files.shown(table.work.files.all()[0].case)
    for change in Catalogue(table.window).changes():
        asked = [field.id for field in presenter._fields(file, change) if field.kind == "day"]
        assert len(asked) == (2 if change.kind == "order:seen" else 0 if change.kind in WITHOUT_A_DAY else 1), (
            change.kind
        )


@pytest.mark.parametrize(
    ("kind", "values", "on"),
    [
        ("hearingPlanned", {"held_on": "2026-12-03"}, "2026-11-21"),
        ("hearingPlanned", {"held_on": "2026-11-03"}, "2026-11-03"),
        ("protectionTablePlanned", {"held_on": "2026-11-22"}, "2026-11-21"),
        ("measureRejected", {"decided_on": "2026-11-10"}, "2026-11-10"),
        ("movedAway", {"on": "2026-11-20"}, "2026-11-20"),
    ],
)
def test_what_is_planned_happened_when_it_was_heard_of(
    qapp: QApplication, kind: str, values: dict[str, str], on: str
) -> None:
    assert day_of(Catalogue(qapp).change(kind), values, date(2026, 11, 21)) == on


def test_it_goes_by_key_alone(table: Table, family: Family) -> None:
    table.find("something-changed").setFocus()
    QTest.keyClick(table.find("something-changed"), Qt.Key.Key_Space)
    table.settle()
    QTest.keyClick(table.find("change-movedAway"), Qt.Key.Key_Space)
    table.settle()
    table.rooms.change_screen.other.setFocus()
    for _ in range(30):
        focused = QApplication.focusWidget()
        assert focused is not None
        name = focused.objectName()
        if name == f"entry-children-{family.girl}":
            QTest.keyClick(focused, Qt.Key.Key_Space)
        elif name in ("entry-source", "entry-municipality"):
            QTest.keyClicks(focused, "moeder" if name == "entry-source" else "Voorbeeldstad")
        elif name == "save-change":
            QTest.keyClick(focused, Qt.Key.Key_Space)
            break
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    table.settle()
    assert [known.source for known in table.file(family).happenings] == ["moeder"]


# -- orders -----------------------------------------------------------------------------------


def fill_order(table: Table, family: Family, how: str) -> None:
    table.tap("something-changed")
    table.tap("change-order:seen")
    table.tap(f"entry-children-{family.boy}")
    table.tap("entry-kind-ots")
    type_into(table, "court", "Rechtbank Voorbeeld")
    type_into(table, "number", "C/1")
    table.tap(f"entry-until_how-{how}")


@pytest.mark.parametrize(("how", "days"), [("until", 1), ("through", 0)])
def test_h16_the_last_day_is_said_back_before_it_is_recorded(table: Table, family: Family, how: str, days: int) -> None:
    fill_order(table, family, how)
    table.tap("save-change")
    assert table.file(family).orders == ()  # an end that the paper names needs its day
    (known,) = [box for box in table.window.findChildren(TickBox, "entry-until") if box.isVisible()]
    table.tap(known)
    day = next(edit for edit in table.window.findChildren(DayEdit, "entry-until-day") if edit.isVisible())
    day.setDate(day.date().addDays(90))
    last = day.date().addDays(-days).toString(Qt.DateFormat.ISODate)
    assert "Laatste dag van het besluit" in table.words()
    table.tap("save-change")
    (order,) = table.file(family).orders
    assert (order.evidence, order.until) == ("seen", last)


def test_h12_an_order_only_told_is_announced(table: Table, family: Family) -> None:
    table.tap("something-changed")
    table.tap("change-order:announced")
    table.tap(f"entry-children-{family.boy}")
    table.tap("entry-kind-ots")
    type_into(table, "told_by", "de moeder, aan tafel")
    table.tap("save-change")
    (order,) = table.file(family).orders
    assert (order.evidence, order.told_by) == ("announced", "de moeder, aan tafel")


def test_an_order_on_authority_asks_whose_and_names_only_that_parent(table: Table, family: Family, shot: Shot) -> None:
    table.tap("something-changed")
    table.tap("change-order:seen")
    table.tap(f"entry-children-{family.boy}")
    assert "Wiens gezag?" not in table.words()
    kind = table.find("entry-kind-authority_ended")
    kind.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(kind, Qt.Key.Key_Space)
    table.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "entry-kind-authority_ended"  # a field more throws nobody off the page
    type_into(table, "court", "Rechtbank Voorbeeld")
    type_into(table, "number", "C/1")
    table.tap("entry-until_how-none")
    table.tap("save-change")
    shot(table.window, "change-order-whose")
    assert table.file(family).orders == ()  # whose authority is missing
    table.tap(f"entry-whose-{family.father}")
    table.tap("save-change")
    (order,) = table.file(family).orders
    assert (order.kind, order.person) == ("authority_ended", family.father)
    required = table.work.forms.law_for(family.case, family.boy).required
    assert {mark.person for mark in required} == {family.mother}


def test_h14_an_order_on_authority_that_names_nobody_is_looked_into_and_help_does_not_start(
    table: Table, family: Family
) -> None:
    supervision_order(table.work, family, family.boy, kind="authority_ended", number="C/7")
    law = table.work.forms.law_for(family.case, family.boy)
    assert {mark.person for mark in law.required} == {family.mother, family.father}
    assert {block.code for block in law.blocked_by} >= {"authority_unknown"}
    words = unchecked_authority_words(table.file(family), family.boy)
    assert words == ("Kijk op het papier van de rechter over wiens gezag het gaat, en leg dat vast.",)
    assert unchecked_authority_words(table.file(family), family.girl) == ()


def test_whose_authority_is_asked_again_when_the_kind_or_the_child_no_longer_fits() -> None:
    whose = EntryField("whose", "Wiens gezag?", "choice", choices=(("mother", "Samira"),))
    assert missing_of((whose,), {"whose": "father"}) == {"whose"}
    assert missing_of((whose,), {"whose": "mother"}) == set()
    told = replace(whose, required=False)  # who only heard of it may not know whose, and guesses nothing
    assert missing_of((told,), {}) == set()
    assert missing_of((told,), {"whose": "father"}) == {"whose"}
    values = {"children": new_uuid7(), "kind": "ots", "on": "2026-11-21", "told_by": "moeder", "whose": "father"}
    assert order_of("order:announced", values).person is None
    assert order_of("order:announced", {**values, "kind": "authority_suspended"}).person == "father"
    assert order_of("order:announced", {**values, "kind": "authority_suspended", "whose": ""}).person is None


# -- the duty and how it ends -----------------------------------------------------------------


def test_h8_the_duty_to_tell_somebody_asks_first_how_they_are_reached_safely(
    table: Table, family: Family, shot: Callable[[QWidget, str], Path]
) -> None:
    key = duty_key(table, family, 1, family.father)
    table.rooms.show_duty(family.case, key)
    table.settle()
    shot(table.window, "duty-ask-contact")
    ask = table.rooms.duty_screen.ask
    assert ask.isVisible()
    assert "Tot het hier staat, gaat er geen brief en geen bericht naartoe." in table.words()
    ask.fields.changed.emit("approach", "allowed")
    table.settle()
    table.tap(table.rooms.duty_screen.back)
    table.rooms.show_duty(family.case, key)
    table.settle()
    assert "Hoe?" in table.words(), "half-typed, it is kept"
    for field, value in (("channels", "phone"), ("joint_talk_safe", "no"), ("evidence", "hij zelf")):
        ask.fields.changed.emit(field, value)
        table.settle()
    table.tap("contact-record")
    assert not ask.isVisible()
    (contact,) = table.file(family).safe_contacts
    assert (contact.person, contact.channels, contact.joint_talk_safe) == (family.father, ("phone",), "no")


def test_h8_not_yet_known_keeps_the_duty_and_says_not_to_approach(table: Table, family: Family) -> None:
    key = duty_key(table, family, 1, family.father)
    table.rooms.show_duty(family.case, key)
    table.settle()
    table.tap("contact-not-known")
    assert not table.rooms.duty_screen.ask.isVisible()
    assert duty_key(table, family, 1, family.father) == key
    table.rooms.show_duty(family.case, key)
    table.settle()
    assert "niet benaderen: nog niet bekend hoe het veilig kan" in table.words()


@pytest.mark.parametrize("how", ["declined", "unreachable", "unsafe", "withheld"])
def test_h18_a_duty_is_closed_in_a_few_taps(table: Table, family: Family, how: str) -> None:
    write_hearing(table, family)
    table.rooms.show_duty(family.case, duty_key(table, family, 19, family.father))
    table.tap(f"entry-how-{how}")
    if how == "unreachable":
        type_into(table, "attempts", "gebeld op 20 november")
    if how == "withheld":
        type_into(table, "colleague", "Femke")
    table.tap("duty-close")
    assert table.file(family).duties_closed == ()  # the reason is missing
    type_into(table, "reason", "hij zei het zelf")
    table.tap("duty-close")
    (closed,) = table.file(family).duties_closed
    assert (closed.how, closed.person, closed.moment) == (how, family.father, 19)
    assert table.window.current == "family"


def test_a_half_typed_reason_is_there_again_and_gone_once_it_is_recorded(table: Table, family: Family) -> None:
    write_hearing(table, family)
    key = duty_key(table, family, 19, family.father)
    table.rooms.show_duty(family.case, key)
    table.tap("entry-how-declined")
    type_into(table, "reason", "hij zei")
    table.tap(table.rooms.duty_screen.back)
    table.rooms.show_duty(family.case, key)
    table.settle()
    assert "hij zei" in table.words()
    table.tap("duty-close")
    assert table.work.journal.drafts(family.case) == {}


def test_a_draft_of_a_change_that_is_no_more_shows_the_list(table: Table, family: Family) -> None:
    table.work.journal.put_draft(DraftKey(family.case, "change"), b'{"kind":"moonPhase","values":{}}')
    table.tap("something-changed")
    assert table.find("change-movedAway").isVisible()


def test_what_was_written_down_by_mistake_is_taken_out_with_its_reason(table: Table, family: Family) -> None:
    write_hearing(table, family)
    (known,) = table.file(family).happenings
    table.rooms.show_duty(family.case, duty_key(table, family, 19, family.father))
    table.tap(f"mistake-{known.event}")
    table.tap("duty-strike")
    assert table.file(family).happenings != ()  # no reason yet
    type_into(table, "mistake", "hoort bij een ander gezin")
    table.tap("duty-strike")
    assert table.file(family).happenings == ()
    assert table.window.current == "family"
    table.tap(table.rooms.family_screen.bar.action)
    assert table.file(family).happenings[0].details == known.details
    assert duty_key(table, family, 19, family.father)
    assert not table.file(family).conflicts


def test_a_duty_begins_the_visit_in_which_it_is_explained(table: Table, family: Family) -> None:
    write_hearing(table, family)
    table.rooms.show_duty(family.case, duty_key(table, family, 19, family.father))
    table.tap("duty-visit")
    table.tap("duty-visit-home")
    assert table.window.current == "visit"
    assert table.work.files.open_visit() is not None


def test_a_duty_names_the_cards_of_a_young_child_and_not_their_codes(table: Table, family: Family) -> None:
    table.rooms.show_duty(family.case, duty_key(table, family, 1, family.boy))
    table.settle()
    assert "Jouw stem" in table.words().splitlines()
    assert "K24a" not in table.words()


def test_a_duty_to_a_young_child_names_what_the_child_hears_and_no_subject_of_its_parents(
    table: Table, family: Family
) -> None:
    for person, told, not_told in (
        (family.boy, "Het is niet mijn schuld.", "dossier"),
        (family.girl, "Ik beslis mee.", "klacht"),
        (family.mother, "dossier", "Het is niet mijn schuld."),
    ):
        table.rooms.show_duty(family.case, duty_key(table, family, 1, person))
        table.settle()
        assert told in table.words()
        assert not_told not in table.words()


def grow(table: Table, family: Family, person: str, born: str) -> None:
    """Let this child be born on another day."""
    member = table.file(family).member(PersonId(person))
    table.work.families.record_person(
        family.case, PersonRegistered(person=person, name=member.name, role="child", born=born)
    )


def test_today_says_which_child_turns_which_age_and_says_it_once(table: Table, family: Family) -> None:
    grow(table, family, family.boy, "2014-12-01")
    table.rooms.show_today()
    table.settle()
    words = table.words()
    assert "12, 16 of 18" not in words
    assert words.count("\u2068Sami de Boer\u2069 wordt 12") == 1
    assert words.count("Eerste gesprek") == 1, "the same thing for several people is one line"
    table.rooms.show_family(family.case)
    table.settle()
    assert "1 december 2026" in table.words()
    assert "Verjaardag" not in table.words()


def test_twins_turn_twelve_together(table: Table, family: Family) -> None:
    for child in (family.girl, family.boy):
        grow(table, family, child, "2014-12-01")
    found = turning(table.file(family), date(2026, 12, 1))
    assert found == "\u2068Noor de Boer\u2069 en \u2068Sami de Boer\u2069 worden 12"


def test_h8_who_is_not_to_be_approached_is_named_so_and_never_as_missing(table: Table, family: Family) -> None:
    contact = SafeContactRecorded(
        person=family.father, approach="doNotApproach", reason="huisverbod", review_on="2026-12-01", evidence="politie"
    )
    table.work.families.record_safe_contact(family.case, contact)
    table.rooms.show_duty(family.case, duty_key(table, family, 1, family.father))
    table.settle()
    assert "niet benaderen: huisverbod, opnieuw kijken op 1 december 2026" in table.words()


def test_h8_every_list_that_asks_to_reach_somebody_says_whom_to_ask_first_and_never_in_a_visit(
    table: Table, family: Family, shot: Callable[[QWidget, str], Path]
) -> None:
    write_hearing(table, family)
    father = SafeContactRecorded(
        person=family.father, approach="doNotApproach", reason="huisverbod", review_on="2027-02-01", evidence="politie"
    )
    table.work.families.record_safe_contact(family.case, father)
    first = f"Vraag eerst hoe contact met {isolated('Samira Haddad')} en {isolated('Noor de Boer')} veilig is."
    alone = "Vraag eerst hoe contact veilig is."
    avoided = "niet benaderen: huisverbod, opnieuw kijken op 1 februari 2027"
    table.rooms.show_today()
    table.settle()
    today = table.words()
    assert today.count(first) == today.count("Vraag eerst hoe contact") == 1, "once for each family"
    assert avoided in today
    shot(table.window, "today-ask-first")
    table.rooms.show_family(family.case)
    table.settle()
    assert alone in table.words(), "beside the duty"
    hearing = next(line for line in table.words().splitlines() if "vertel vooraf de rechten" in line)
    assert f"Vraag eerst hoe contact met {isolated('Samira Haddad')} veilig is." in hearing, "who decides for the boy"
    assert avoided in hearing
    shot(table.window, "family-ask-first")
    visit = begin_visit(table.work, family)
    table.rooms.show_family(family.case)
    table.settle()
    for each in ("Vraag eerst hoe contact", "huisverbod"):
        assert each not in table.words(), "the room looks along (H4)"
    table.work.visits.end(family.case, visit)
    mother = SafeContactRecorded(person=family.mother, approach="allowed", channels=("phone",), evidence="zij zelf")
    for person in (family.mother, family.girl):
        table.work.families.record_safe_contact(family.case, msgspec.structs.replace(mother, person=person))
    table.rooms.show_today()
    table.settle()
    assert avoided in table.words()
    assert "Vraag eerst hoe contact" not in table.words(), "it was asked"


def test_h4_with_a_visit_open_neither_changes_nor_duties_can_be_reached(table: Table, family: Family) -> None:
    begin_visit(table.work, family)
    for way in (
        lambda: table.rooms.show_change(family.case),
        lambda: table.rooms.show_duty(family.case, duty_key(table, family, 1, family.father)),
    ):
        way()
        table.settle()
        assert table.window.current == "visit"


def test_h9_advice_of_veilig_thuis_is_kept_whole_and_stands_by_name_on_no_list(
    table: Table, family: Family, shot: Shot
) -> None:
    table.tap("something-changed")
    table.tap("change-veiligThuisRecorded")
    for child in (family.girl, family.boy):
        table.tap(f"entry-children-{child}")
    assert "Wat was het advies" not in table.words()  # asked once advice is what was asked
    table.tap("entry-step-adviceAsked")
    table.tap("entry-how-anonymous")
    type_into(table, "spoke_with", "een adviseur")
    type_into(table, "our_question", "Wat is nu veilig genoeg?")
    type_into(table, "advice", "Praat met ieder apart.")
    type_into(table, "next_step", "Wij bellen morgen weer.")
    type_into(table, "source", "eigen overleg")
    shot(table.window, "advice-veilig-thuis")
    table.tap("save-change")
    (known,) = table.file(family).happenings
    assert (known.kind, known.detail("advice"), known.detail("next_step")) == (
        "veiligThuisRecorded", "Praat met ieder apart.", "Wij bellen morgen weer.",
    )  # fmt: skip
    for show in (table.rooms.show_today, lambda: table.rooms.show_family(family.case)):
        show()
        table.settle()
        for words in ("Veilig Thuis", "adviseur", "apart"):
            assert words not in table.words(), words


def test_h29_the_raad_is_asked_like_anybody_and_what_was_typed_of_advice_goes_with_the_step_it_was_for(
    table: Table, family: Family
) -> None:
    table.tap("something-changed")
    table.tap("change-boardConsulted")
    table.tap(f"entry-children-{family.boy}")
    table.tap("entry-how-byName")
    type_into(table, "source", "eigen gesprek")
    table.tap("save-change")
    assert table.file(family).happenings == ()  # who, what we asked and what they said are missing
    for field, words in (("spoke_with", "een adviseur"), ("our_question", "Wie eerst?"), ("advice", "De ouders.")):
        type_into(table, field, words)
    table.tap("save-change")
    (known,) = table.file(family).happenings
    assert (known.detail("how"), known.detail("spoke_with"), known.detail("advice")) == (
        "byName", "een adviseur", "De ouders.",
    )  # fmt: skip
    table.rooms.show_change(family.case)
    table.settle()
    table.tap("change-veiligThuisRecorded")
    table.tap(f"entry-children-{family.boy}")
    table.tap("entry-step-adviceAsked")
    type_into(table, "advice", "nog niets")
    table.tap("entry-step-considered")
    type_into(table, "source", "eigen overleg")
    table.tap("save-change")
    assert {each.detail("advice") for each in table.file(family).happenings} == {"De ouders.", None}


def test_which_gi_carries_an_order_out_is_written_down_later_too(table: Table, family: Family, shot: Shot) -> None:
    supervision_order(table.work, family, family.boy)
    (order,) = table.file(family).orders
    table.rooms.show_change(family.case)
    table.settle()
    table.tap("change-order:known")
    table.tap(f"entry-known_version-{order.stamp.record}")
    table.tap("entry-known_note-gi")
    type_into(table, "gi", "Jeugdbescherming De Brug (verzonnen)")
    shot(table.window, "order-gi")
    table.tap("save-change")
    assert [each.gi for each in table.file(family).orders] == ["Jeugdbescherming De Brug (verzonnen)"]


def test_h18_at_most_three_are_shown_and_the_days_to_come_beside_them(table: Table, family: Family) -> None:
    supervision_order(table.work, family, family.boy, until="2026-12-10")
    table.rooms.show_family(family.case)
    table.settle()
    shown = [b for b in table.window.findChildren(QWidget) if b.objectName().startswith("duty-") and b.isVisible()]
    assert len(shown) == 3
    assert "10 december 2026" in table.words()
    assert "of verlenging is gevraagd" in table.words()
    table.rooms.show_today()
    table.settle()
    assert "10 december 2026: Besluit van de rechter loopt af" in table.words()


def test_31_the_difference_is_shown_sentence_by_sentence(
    table: Table, family: Family, monkeypatch: pytest.MonkeyPatch, shot: Shot
) -> None:
    work = table.work
    visit = begin_visit(work, family)
    work.explaining.explained(
        family.case, visit, work.explaining.view(family.case, "K02", "parent"), [family.mother], "self"
    )
    work.visits.end(family.case, visit)
    old = work.pack.cards["K02", "nl", "parent"]
    first, second, *rest = old.statements
    changed = replace(first, text="Er zijn nu precies twee soorten hulp.")
    new = replace(second, id="K02.99", text="Dit is een nieuwe zin.")
    cards = {**work.pack.cards, ("K02", "nl", "parent"): replace(old, version="2.0", statements=(changed, new, *rest))}
    earlier: Earlier = {("K02", "parent", "1.0"): tuple((line.id, line.text) for line in old.statements)}
    monkeypatch.setattr(work.packs, "_current", replace(work.pack, cards=cards, earlier=earlier))
    (duty,) = [d for d in duties_of(table.file(family), work.today(), work.book, work.pack) if d.moment == 31]
    table.rooms.show_duty(family.case, f"31:{family.mother}:{duty.due.isoformat()}:{duty.reason}")
    table.settle()
    words = table.words()
    assert f"Was: {first.text}" in words
    assert "Is nu: Er zijn nu precies twee soorten hulp." in words
    assert "Is nu: Dit is een nieuwe zin." in words
    assert f"Was: {second.text}" in words
    assert f"{len(rest)} zinnen bleven hetzelfde." in words
    shot(table.window, "duty-difference")
    monkeypatch.setattr(work.packs, "_current", replace(work.pack, earlier={}))
    table.rooms.show_duty(family.case, f"31:{family.mother}:{duty.due.isoformat()}:{duty.reason}")
    table.settle()
    assert "De oude tekst staat hier niet naast. Leg alles uit." in table.words()


def test_the_screens_are_looked_at(table: Table, family: Family, shot: Shot) -> None:
    supervision_order(table.work, family, family.boy, until="2026-12-10")
    for width, height in ((1366, 768), (683, 768)):
        table.window.resize(width, height)
        table.rooms.show_family(family.case)
        table.settle()
        shot(table.window, f"family-duties-{width}")
        table.tap("something-changed")
        shot(table.window, f"change-list-{width}")
        table.tap("change-stayProposed")
        shot(table.window, f"change-stay-{width}")
        table.tap(table.rooms.change_screen.other)
        table.tap("change-order:seen")
        table.tap("save-change")
        shot(table.window, f"change-order-{width}")
        table.tap(table.rooms.change_screen.other)
        table.rooms.show_duty(family.case, duty_key(table, family, 20, family.mother))
        table.settle()
        table.tap("entry-how-withheld")
        shot(table.window, f"duty-{width}")


# -- authority --------------------------------------------------------------------------------


def test_authority_is_recorded_with_where_it_was_looked_up_and_opens_moment_2(
    qtbot: QtBot, work: Workspace, shot: Shot
) -> None:
    family = settle_family(work, father_checked=False)
    table = sit_down(qtbot, work)
    table.rooms.show_family(family.case)
    table.settle()
    table.tap("something-changed")
    table.tap("change-authority")
    table.tap(f"entry-children-{family.boy}")
    table.tap(f"entry-holder-{family.father}")
    table.tap("entry-kind-parent")
    table.tap("entry-holds-runs")
    type_into(table, "evidence", "-")
    table.tap("save-change")
    assert "Vul dit nog in." in table.words()  # a dash is no evidence
    assert all(line.evidence is None for line in table.file(family).authority if line.holder == family.father)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    type_into(table, "evidence", "gezagsregister")
    table.tap("save-change")
    lines = [line for line in table.file(family).authority if (line.child, line.holder) == (family.boy, family.father)]
    assert [(line.evidence, line.checked_on) for line in lines] == [("gezagsregister", work.today().isoformat())]
    assert [known.kind for known in table.file(family).happenings] == ["authorityFoundOut"]
    assert "Gezag uitgezocht of veranderd" in duty_words_of(table, family, 2)
    table.leave()


def suspend(table: Table, family: Family) -> None:
    """Let it stand in the file that a judge suspended the father's authority over the boy."""
    (line,) = (each for each in table.file(family).authority
               if (each.child, each.holder) == (family.boy, family.father))  # fmt: skip
    suspended = AuthorityRecorded(
        line=line.line, child=family.boy, holder=family.father, kind="parent", since=line.since, suspended=True,
        evidence="beschikking",
    )  # fmt: skip
    table.work.families.record_authority(family.case, suspended)


def boy_decided_by(table: Table, family: Family) -> set[str]:
    return {mark.person for mark in table.work.forms.law_for(family.case, family.boy).required}


def test_looking_authority_up_again_says_that_it_is_suspended_and_lifts_nothing_by_itself(
    table: Table, family: Family, shot: Shot
) -> None:
    suspend(table, family)
    table.tap("something-changed")
    table.tap("change-authority")
    table.tap(f"entry-children-{family.boy}")
    table.tap(f"entry-holder-{family.father}")
    table.tap("entry-kind-parent")
    type_into(table, "evidence", "gezagsregister")
    assert "Tot nu toe staat het hier als geschorst." in table.words()
    table.tap("save-change")
    shot(table.window, "change-authority-suspended")
    assert [line.evidence for line in table.file(family).authority if line.suspended] == ["beschikking"]  # asked first
    table.tap("entry-holds-suspended")
    table.tap("save-change")
    assert [line.evidence for line in table.file(family).authority if line.suspended] == ["gezagsregister"]
    assert boy_decided_by(table, family) == {family.mother}


def test_what_nobody_answered_of_a_line_of_authority_stays_as_it_was(table: Table, family: Family) -> None:
    suspend(table, family)
    said = {"children": family.boy, "holder": family.father, "kind": "parent", "evidence": "gezagsregister"}
    file, today = table.file(family), table.work.today()
    assert line_of(said, file, today).suspended
    assert not line_of({**said, "holds": "runs"}, file, today).suspended
    ended = line_of({**said, "holds": "ended", "until": "2026-11-01"}, file, today)
    assert (ended.suspended, ended.until) == (False, "2026-11-01")
    table.work.families.record_authority(family.case, ended)
    file = table.file(family)
    assert line_of(said, file, today).until == "2026-11-01"
    assert line_of({**said, "holds": "runs"}, file, today).until is None


@pytest.mark.parametrize(
    ("holds", "until", "missing"),
    [
        ("ended", "", {"until"}),
        ("ended", "2026-11-21", set()),
        ("ended", "2026-11-22", {"holds"}),
        ("runs", "2026-11-20", {"holds"}),
        ("runs", "2026-12-01", set()),
        ("suspended", "", set()),
    ],
)
def test_an_end_of_authority_and_whether_it_holds_agree(
    work: Workspace, family: Family, holds: str, until: str, missing: set[str]
) -> None:
    values = {"children": family.boy, "holder": family.father, "holds": holds, "until": until}
    assert missing_of_line(values, work.files.get(family.case), work.today()) == missing


def test_how_authority_came_about_gives_advice_and_never_evidence(table: Table, family: Family, shot: Shot) -> None:
    table.tap("something-changed")
    table.tap("change-authority")
    table.tap(f"entry-children-{family.boy}")
    table.tap(f"entry-mother-{family.mother}")
    assert "heeft Samira Haddad gezag" in table.words()
    table.tap(f"entry-other-{family.father}")
    table.tap("entry-bond-married")
    words = table.words()
    assert "hebben Jeroen de Boer en Samira Haddad gezag" in words or "Samira Haddad en Jeroen de Boer gezag" in words
    assert "BW 1:251 lid 1" in words
    assert "Ga dit na in het gezagsregister." in words
    before = table.file(family).authority
    shot(table.window, "change-authority")
    table.rooms.change_screen.page.verticalScrollBar().setValue(10_000)
    shot(table.window, "change-authority-advice")
    table.tap("save-change")
    assert table.file(family).authority == before


def test_an_exception_asks_for_the_colleague_and_keeps_what_was_typed(table: Table, family: Family) -> None:
    table.tap("something-changed")
    table.tap("change-exceptionUsed")
    table.tap(f"entry-children-{family.girl}")
    table.tap("entry-exception-X1")
    type_into(table, "reason", "zij heeft nu hulp nodig")
    type_into(table, "source", "gesprek met haar")
    table.tap("entry-form-day")
    table.tap("save-change")
    assert "Deze uitzondering telt alleen met een collega die meekeek." in table.words()
    assert table.file(family).happenings == ()
    type_into(table, "colleague", "Olga Bakker")
    table.tap("save-change")
    assert [known.kind for known in table.file(family).happenings] == ["exceptionUsed"]


def test_a_look_at_another_kind_of_change_takes_no_words(table: Table, family: Family) -> None:
    table.tap("something-changed")
    table.tap("change-concernNamed")
    type_into(table, "concern", "drie keer zonder jas")
    table.tap(table.rooms.change_screen.other)
    table.tap("change-refusalHeard")
    type_into(table, "source", "moeder")
    table.tap(table.rooms.change_screen.other)
    table.rooms.show_family(family.case)
    table.tap("something-changed")
    table.tap("change-concernNamed")
    assert "drie keer zonder jas" in table.words()
    assert "moeder" not in table.words()


def test_writing_one_change_down_leaves_the_words_of_another(table: Table, family: Family) -> None:
    table.tap("something-changed")
    table.tap("change-concernNamed")
    type_into(table, "concern", "drie keer zonder jas")
    table.tap(table.rooms.change_screen.other)
    table.tap("change-hearingPlanned")
    table.tap(f"entry-children-{family.boy}")
    type_into(table, "source", "brief")
    table.tap("save-change")
    assert [known.kind for known in table.file(family).happenings] == ["hearingPlanned"]
    assert list(table.work.journal.drafts(family.case)) == ["change:concernNamed"]
    table.tap("something-changed")
    table.tap("change-hearingPlanned")
    assert "brief" not in table.words()
    table.tap(table.rooms.change_screen.other)
    table.tap("change-concernNamed")
    assert "drie keer zonder jas" in table.words()


def test_a_save_that_lands_late_takes_no_words_and_no_page_of_another_family(
    table: Table, family: Family, work: Workspace
) -> None:
    other = settle_family(work)
    fill_in_hearing(table, family)
    QTest.mouseClick(table.find("save-change"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(table.rooms.change_screen.back, Qt.MouseButton.LeftButton)
    table.rooms.show_change(other.case)
    table.rooms.change._on_kind_chosen("concernNamed")
    table.rooms.change._on_value_changed("concern", "de school belde over dit gezin")
    assert table.rooms.change.busy  # the first family's record is still on its way
    table.settle()
    assert len(table.file(family).happenings) == 1
    assert table.work.journal.drafts(family.case) == {}
    assert table.window.current == "change"
    assert b"de school belde" in table.work.journal.drafts(other.case)["change:concernNamed"]
    table.rooms.show_change(other.case)
    table.settle()
    assert "de school belde over dit gezin" in table.words()


def test_a_save_that_lands_late_takes_nobody_from_another_family(table: Table, family: Family, work: Workspace) -> None:
    other = settle_family(work)
    fill_in_hearing(table, family)
    QTest.mouseClick(table.find("save-change"), Qt.MouseButton.LeftButton)
    table.rooms.show_family(other.case)
    table.settle()
    assert len(table.file(family).happenings) == 1
    assert table.rooms.family._case == other.case


def test_h29_the_advice_of_a_gi_is_written_down_and_stands_by_name_on_no_list(
    table: Table, family: Family, shot: Callable[[QWidget, str], Path]
) -> None:
    table.tap("something-changed")
    table.tap("change-giConsulted")
    table.tap(f"entry-children-{family.boy}")
    type_into(table, "gi", "Jeugdbescherming De Brug (verzonnen)")
    table.tap("entry-how-byName")
    type_into(table, "spoke_with", "een jeugdbeschermer")
    type_into(table, "our_question", "Wie moet erbij zijn?")
    type_into(table, "advice", "Vraag eerst wie de ouders vertrouwen.")
    type_into(table, "source", "eigen gesprek")
    shot(table.window, "gi-consulted")
    table.tap("save-change")
    assert "Deze GI mag hun namen nog niet van ons horen." in table.words()
    assert table.file(family).happenings == ()
    table.tap("entry-how-anonymous")
    table.tap("save-change")
    assert {known.kind for known in table.file(family).happenings} == {"giConsulted"}
    for words in ("vertrouwen", "De Brug", "om advies gevraagd"):
        assert words not in table.words(), words
    visit = begin_visit(table.work, family)
    assert visit
    table.rooms.show_visit(family.case)
    table.settle()
    for words in ("vertrouwen", "De Brug", "om advies gevraagd"):
        assert words not in table.words(), words
