"""At the table: from tap to record through the real screens, and what the room never sees."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from event_loop import settle
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, settle_family, supervision_order

from jgvisit.domain.duties import Duty
from jgvisit.ids import PersonId, VisitId, new_uuid7
from jgvisit.records.payload_family import OrderRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.talk.duties import duties_of
from jgvisit.services.talk.visits import AnotherVisitOpenError
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.widgets.button import Button
from ui.widgets.text import Text

Tables = list[Table]


@pytest.fixture
def tables() -> Iterator[Tables]:
    laid: Tables = []
    yield laid
    for table in laid:
        table.leave()


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId, tables: Tables) -> Table:
    return _sit(qtbot, work, tables)


def _sit(qtbot: QtBot, work: Workspace, tables: Tables) -> Table:
    tables.append(sit_down(qtbot, work))
    return tables[-1]


def _after_lock(table: Table, tables: Tables) -> Table:
    """Lock and open again: all screens are new, the store is the same."""
    table.leave()
    return _sit(table.qtbot, table.work, tables)


def _tell(table: Table, *not_heard_by: str) -> None:
    """Turn the pages of the card in sight to the last and say that it was talked about."""
    screen = table.rooms.explain_screen
    while screen.next.isVisible():
        table.tap(screen.next)
    for name in not_heard_by:
        table.tap(next(b for b in screen.listeners_panel.findChildren(Button) if name in b.text() and b.isVisible()))
    table.tap(screen.told)


def _other_parent(table: Table) -> str:
    """Return the first name of the parent who is not asked now."""
    asked = table.rooms.explain_screen.ask_page.name.text()
    (other,) = [name for name in ("Samira", "Jeroen") if name not in asked]
    return other


def _answer(table: Table, outcome: str, words: str = "") -> None:
    _type(table, table.rooms.explain_screen.own_words, words)
    table.tap(f"outcome-{outcome}")


# -- where unlocking leads --------------------------------------------------------------------


def test_with_no_visit_open_unlocking_leads_to_today(
    qtbot: QtBot, work: Workspace, family: Family, tables: Tables
) -> None:
    assert _sit(qtbot, work, tables).window.current == "today"


def test_unlocking_leads_back_to_the_card_that_was_open(table: Table, tables: Tables) -> None:
    table.tap("card-K02-parent")
    again = _after_lock(table, tables)
    assert again.window.current == "explain"
    assert again.rooms.explain_screen.title.text() == table.rooms.explain_screen.title.text()


def test_unlocking_leads_back_to_what_is_left_behind(table: Table, tables: Tables) -> None:
    table.tap(table.rooms.visit_screen.leave)
    assert _after_lock(table, tables).window.current == "leave"


def test_unlocking_leads_back_to_the_page_of_the_card_that_was_in_sight(table: Table, tables: Tables) -> None:
    table.tap("card-K02-parent")
    table.tap(table.rooms.explain_screen.next)
    shown = [line.text() for line in _lines(table.rooms.explain_screen.lines)]
    again = _after_lock(table, tables)
    assert [line.text() for line in _lines(again.rooms.explain_screen.lines)] == shown
    assert again.rooms.explain_screen.previous.isVisible()


def test_a_page_with_nothing_hidden_has_no_scroll_bar(table: Table, family: Family, visit: VisitId) -> None:
    phone = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="7731")
    table.work.visits.use_interpreter(family.case, phone)
    table.rooms.show_card(family.case, "K02", "parent")
    table.settle()
    settle()
    assert table.rooms.explain_screen.card_page.verticalScrollBar().maximum() == 0


def _to_last_page(table: Table) -> None:
    while table.rooms.explain_screen.next.isVisible():
        table.tap(table.rooms.explain_screen.next)


def _outcomes(table: Table) -> set[str]:
    found = table.rooms.explain_screen.ask_page.findChildren(Button)
    return {b.objectName().removeprefix("outcome-") for b in found if b.isVisible() and "outcome-" in b.objectName()}


def _duties(table: Table, family: Family) -> tuple[Duty, ...]:
    return duties_of(table.file(family), table.work.today(), table.work.book, table.work.pack)


def test_h23_only_one_card_is_asked_back_and_any_other_is_offered_in_one_tap(table: Table, family: Family) -> None:
    table.rooms.show_card(family.case, "K07", "parent")
    table.settle()
    _to_last_page(table)
    table.tap("offer")
    assert [entry.card for entry in table.file(family).explained] == ["K07"], "it was talked about"
    assert table.rooms.explain_screen.ask_page.isVisible()
    assert "notAsked" not in _outcomes(table), "nobody tells why an offer was not taken"
    assert {"ownWordsCorrect", "notYet", "later", "declined"} <= _outcomes(table)
    _answer(table, "ownWordsCorrect", "wij kiezen")
    _answer(table, "declined")
    assert table.window.current == "visit"
    assert {said.outcome for said in table.file(family).said_back} == {"ownWordsCorrect", "declined"}
    table.rooms.show_card(family.case, "K07", "parent")
    table.settle()
    _to_last_page(table)
    assert not table.rooms.explain_screen.offer.isVisible(), "nobody is pressed who gave it back or rather did not"


def test_h23_an_offer_that_nobody_takes_is_missing_nowhere(table: Table, family: Family) -> None:
    before = _duties(table, family)
    agenda = table.work.explaining.agenda(family.case)
    table.rooms.show_card(family.case, "K07", "parent")
    table.settle()
    _to_last_page(table)
    table.tap("offer")
    table.tap(table.rooms.explain_screen.back)
    assert table.window.current == "visit"
    assert table.file(family).said_back == ()
    assert _duties(table, family) == before
    assert not [item for item in table.work.explaining.agenda(family.case) if item.to_repeat]
    assert [item.card for item in table.work.explaining.agenda(family.case)] == [item.card for item in agenda]


def test_h23_a_card_that_was_told_is_offered_without_being_told_twice(table: Table, family: Family) -> None:
    table.rooms.show_card(family.case, "K07", "parent")
    table.settle()
    _tell(table)
    assert table.window.current == "visit", "of this card nothing is asked"
    table.rooms.show_card(family.case, "K07", "parent")
    table.settle()
    _to_last_page(table)
    table.tap("offer")
    assert table.rooms.explain_screen.ask_page.isVisible()
    assert len(table.file(family).explained) == 1


def test_h23_the_card_that_is_asked_is_not_offered_besides(table: Table) -> None:
    table.tap("card-K02-parent")
    _to_last_page(table)
    assert not table.rooms.explain_screen.offer.isVisible()


def test_h23_a_lock_comes_back_to_the_question_that_was_offered(table: Table, tables: Tables, family: Family) -> None:
    table.rooms.show_card(family.case, "K07", "parent")
    table.settle()
    _to_last_page(table)
    table.tap("offer")
    _type(table, table.rooms.explain_screen.own_words, "zij vrag")
    again = _after_lock(table, tables)
    assert again.rooms.explain_screen.own_words.toPlainText() == "zij vrag"
    assert "notAsked" not in _outcomes(again)


def test_a_lock_in_the_middle_of_a_question_comes_back_to_that_question_of_that_person(
    table: Table, tables: Tables, family: Family
) -> None:
    table.tap("card-K02-parent")
    _tell(table)
    second = _other_parent(table)
    _answer(table, "ownWordsCorrect", "wij beslissen zelf")
    _type(table, table.rooms.explain_screen.own_words, "ik mag nee zeg")
    again = _after_lock(table, tables)
    screen = again.rooms.explain_screen
    assert screen.ask_page.isVisible()
    assert second in screen.ask_page.name.text()
    assert screen.own_words.toPlainText() == "ik mag nee zeg"
    _answer(again, "ownWordsCorrect", "ik mag nee zeggen")
    assert again.window.current == "visit"
    assert [entry.own_words for entry in again.file(family).said_back] == ["wij beslissen zelf", "ik mag nee zeggen"]


def test_who_answered_just_before_the_power_went_is_not_asked_again(
    table: Table, tables: Tables, family: Family
) -> None:
    table.tap("card-K02-parent")
    _tell(table)
    asked_of_both = table.work.visits.remembered_page(family.case)
    assert asked_of_both is not None
    second = _other_parent(table)
    _answer(table, "ownWordsCorrect", "wij beslissen zelf")
    table.work.visits.remember_page(family.case, asked_of_both)  # the answer is on disk, the page after it is not
    assert second in _after_lock(table, tables).rooms.explain_screen.ask_page.name.text()


def test_going_over_the_card_again_is_where_a_lock_then_leads_back_to(table: Table, tables: Tables) -> None:
    table.tap("card-K02-parent")
    _tell(table)
    table.tap(table.rooms.explain_screen.ask_page.again)
    screen = _after_lock(table, tables).rooms.explain_screen
    assert screen.lines.isVisible()
    assert not screen.ask_page.isVisible()


def test_a_lock_in_the_middle_of_what_to_keep_comes_back_to_that_person_and_their_words(
    table: Table, tables: Tables, family: Family
) -> None:
    table.tap(table.rooms.visit_screen.leave)
    table.tap(f"ask-{family.mother}")
    table.tap("way-postToSafeAddress")
    _type(table, table.rooms.leave_screen.place, "bij oma, Kerkstr")
    again = _after_lock(table, tables)
    screen = again.rooms.leave_screen
    assert "Samira Haddad" in "\n".join(line.text() for line in _lines(screen.panel))
    assert again.find("way-postToSafeAddress").isChecked()
    assert screen.place.text() == "bij oma, Kerkstr"
    again.tap("record-way")
    assert [wish.place for wish in again.file(family).copies] == ["bij oma, Kerkstr"]
    assert not [field for field in again.work.journal.drafts(family.case) if field != "page"]


def test_what_is_taken_back_by_who_leaves_the_question_is_gone_for_good(
    table: Table, tables: Tables, family: Family
) -> None:
    table.tap(table.rooms.visit_screen.leave)
    table.tap(f"ask-{family.mother}")
    table.tap("way-postToSafeAddress")
    table.tap(table.rooms.leave_screen.back)
    assert not [field for field in table.work.journal.drafts(family.case) if field != "page"]
    again = _after_lock(table, tables)
    assert again.find(f"ask-{family.mother}").isVisible()


def test_who_left_the_room_is_not_asked_after_a_lock(table: Table, tables: Tables, family: Family) -> None:
    table.tap(f"present-{family.father}")
    table.work.visits.remember_page(family.case, f"leave:{family.father}")
    assert _after_lock(table, tables).find(f"ask-{family.mother}").isVisible()


def test_unlocking_leads_back_to_the_form_of_the_same_child(table: Table, tables: Tables, family: Family) -> None:
    table.tap(f"form-{family.boy}")
    again = _after_lock(table, tables)
    assert again.window.current == "form"
    assert "Sami de Boer" in again.rooms.form_screen.fill.title.text()


@pytest.mark.parametrize(
    "page", ["", "plan:7", "explain:K99:parent", "explain:K02", "form:nobody:nothing", "explain::ask"]
)
def test_a_remembered_page_that_is_no_more_leads_to_the_visit(
    qtbot: QtBot, work: Workspace, family: Family, visit: VisitId, tables: Tables, page: str
) -> None:
    work.visits.remember_page(family.case, page)
    assert _sit(qtbot, work, tables).window.current == "visit"


def test_with_a_visit_open_neither_today_nor_a_family_can_be_reached(table: Table, family: Family) -> None:
    for way in (table.rooms.show_today, lambda: table.rooms.show_family(family.case)):
        way()
        assert table.window.current == "visit"


def test_with_a_visit_open_no_page_names_another_family(
    qtbot: QtBot, work: Workspace, family: Family, visit: VisitId, tables: Tables
) -> None:
    other = PersonRegistered(person=new_uuid7(), name="Geheimhouder", role="parent", born="1990-01-01")
    work.families.register("Familie Elders", (other,))
    table = _sit(qtbot, work, tables)
    for open_page in (
        lambda: None,
        lambda: table.tap("card-K02-parent"),
        lambda: table.rooms.show_form(family.case, family.girl, ""),
        lambda: table.rooms.show_leave(family.case),
    ):
        table.rooms.show_visit(family.case)
        table.settle()
        open_page()
        table.settle()
        assert "Geheimhouder" not in table.words()
        assert "Elders" not in table.words()


@pytest.mark.parametrize("place", ["", "99", "x", "ask", "ask,nobody=0", "ask,nobody", "-1"])
def test_a_place_in_a_card_that_is_no_more_leads_to_that_card(
    qtbot: QtBot, work: Workspace, family: Family, visit: VisitId, tables: Tables, place: str
) -> None:
    work.visits.remember_page(family.case, f"explain:K02:parent:{place}")
    table = _sit(qtbot, work, tables)
    assert table.window.current == "explain"
    assert table.rooms.explain_screen.lines.isVisible()


# -- the family, before a visit ---------------------------------------------------------------


def test_a_visit_begins_from_the_family_and_ends_there(
    qtbot: QtBot, work: Workspace, family: Family, tables: Tables
) -> None:
    table = _sit(qtbot, work, tables)
    table.rooms.show_family(family.case)
    table.tap("begin-unplanned")
    table.tap("begin-unplanned-home")
    assert table.window.current == "visit"
    assert work.files.visit_here(family.case) is not None
    table.tap(table.rooms.visit_screen.end)
    assert table.window.current == "family"
    assert work.files.open_visit() is None


@pytest.mark.parametrize(("place", "words"), [("office", "Op ons kantoor"), ("other", "Ergens anders")])
def test_a_visit_nobody_planned_is_recorded_where_it_is(
    qtbot: QtBot, work: Workspace, family: Family, tables: Tables, place: str, words: str
) -> None:
    table = _sit(qtbot, work, tables)
    table.rooms.show_family(family.case)
    assert not table.rooms.family_screen.unplanned.where.isVisible()
    table.tap("begin-unplanned")
    assert work.files.open_visit() is None, "it begins once we know where"
    assert table.find(f"begin-unplanned-{place}").text() == words
    table.tap(f"begin-unplanned-{place}")
    begun = work.files.visit_here(family.case)
    assert begun is not None
    assert begun.place == place


def test_a_visit_that_was_ended_by_mistake_is_open_again_with_one_tap_and_the_same_people(
    table: Table, family: Family
) -> None:
    before = table.file(family).visits[0].present
    table.tap(table.rooms.visit_screen.end)
    bar = table.rooms.family_screen.bar
    assert "Het bezoek is afgesloten." in bar.title.text()
    assert table.work.files.open_visit() is None, "it is a record before the screen says so"
    table.tap(_button(table, "Ongedaan maken"))
    assert table.window.current == "visit"
    (visit,) = table.file(family).visits
    assert (visit.state, visit.present) == ("open", before)
    table.tap(table.rooms.visit_screen.end)
    assert table.work.files.open_visit() is None


def test_after_a_lock_or_on_another_page_an_end_stays_an_end(table: Table, tables: Tables, family: Family) -> None:
    table.tap(table.rooms.visit_screen.end)
    table.tap(table.rooms.family_screen.back)
    table.rooms.show_family(family.case)
    table.settle()
    assert not table.rooms.family_screen.bar.isVisible()
    assert _after_lock(table, tables).window.current == "today"


def test_an_end_cannot_be_taken_back_once_another_visit_is_open(table: Table, work: Workspace, family: Family) -> None:
    table.tap(table.rooms.visit_screen.end)
    ended = table.file(family).visits[0]
    begin_visit(work, settle_family(work))
    with pytest.raises(AnotherVisitOpenError):
        work.visits.reopen(family.case, ended.id)
    assert table.file(family).visits[0].state == "ended"


def test_authority_nobody_checked_is_said_in_full(qtbot: QtBot, work: Workspace, tables: Tables) -> None:
    family = settle_family(work, father_checked=False)
    table = _sit(qtbot, work, tables)
    table.rooms.show_family(family.case)
    assert "Gezag over \u2068Sami de Boer\u2069: nog niet nagegaan" in table.words()


def test_an_order_is_shown_with_the_day_it_began_not_with_that_of_the_next_one(
    qtbot: QtBot, work: Workspace, family: Family, tables: Tables
) -> None:
    supervision_order(work, family, family.boy, starts_on="2026-08-12", until="2027-08-11", decided_on="2026-08-12")
    supervision_order(work, family, family.boy, starts_on="2027-08-12", until="2028-08-11", number="C/00/124")
    table = _sit(qtbot, work, tables)
    table.rooms.show_family(family.case)
    picture = table.rooms.family_screen.picture
    assert f"{isolated('Sami de Boer')} (sinds 12 augustus 2026)" in picture.ordered.names.text()
    assert "Noor de Boer" in picture.voluntary.names.text()


def test_an_order_that_only_was_told_stands_in_neither_house(
    qtbot: QtBot, work: Workspace, family: Family, tables: Tables
) -> None:
    told = OrderRecorded(
        order=new_uuid7(),
        child=family.boy,
        kind="ots",
        starts_on="2026-11-20",
        evidence="announced",
        told_by="oma",
        told_on="2026-11-20",
    )
    work.families.record_order(family.case, told)
    table = _sit(qtbot, work, tables)
    table.rooms.show_family(family.case)
    picture = table.rooms.family_screen.picture
    assert "Sami de Boer" in picture.checking.text()
    assert not picture.ordered.names.text()
    assert "Sami" not in picture.voluntary.names.text()


# -- who is here ------------------------------------------------------------------------------


def test_who_comes_in_or_leaves_is_a_tap(table: Table, family: Family) -> None:
    table.tap(f"present-{family.father}")
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    assert set(visit.present) == {family.mother, family.girl, family.boy}
    table.tap(f"present-{family.father}")
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    assert family.father in visit.present


def test_the_tap_after_typing_somebody_elses_name_counts_too(table: Table, family: Family) -> None:
    others, father = _field(table, "Iemand anders in de kamer"), table.find(f"present-{family.father}")
    table.window.activateWindow()
    others.setFocus()
    table.qtbot.keyClicks(others, "de buurvrouw")
    father.setFocus(Qt.FocusReason.MouseFocusReason)  # as the press does, before it arrives
    table.tap(father)
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    assert visit.others_present == "de buurvrouw"
    assert family.father not in visit.present


def test_two_taps_in_quick_succession_count_both(table: Table, family: Family) -> None:
    boy, father = table.find(f"present-{family.boy}"), table.find(f"present-{family.father}")
    QTest.mouseClick(boy, Qt.MouseButton.LeftButton)
    QTest.mousePress(father, Qt.MouseButton.LeftButton)
    table.settle()  # the first tap is recorded while the finger is on the second name
    QTest.mouseRelease(father, Qt.MouseButton.LeftButton)
    table.settle()
    here = set(table.file(family).visits[0].present)
    assert (family.boy in here, family.father in here) == (boy.isChecked(), father.isChecked())
    assert not father.isChecked()


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [("card-K01-parent", "explain"), ("form", "form"), ("leave", "leave"), ("end", "family")],
)
def test_the_click_after_typing_somebody_elses_name_is_never_eaten(
    table: Table, family: Family, button: str, leads_to: str
) -> None:
    """Between press and release the name is recorded and the page drawn anew: nothing moves under the finger."""
    screen = table.rooms.visit_screen
    targets = {"form": f"form-{family.boy}"}
    at = {"leave": screen.leave, "end": screen.end}.get(button) or table.find(targets.get(button, button))
    table.window.activateWindow()
    table.qtbot.waitUntil(table.window.isActiveWindow)
    screen.others.setFocus()
    table.qtbot.keyClicks(screen.others, "de buurvrouw")
    QTest.mousePress(at, Qt.MouseButton.LeftButton)
    table.settle()
    assert not screen.others.hasFocus()
    assert shiboken6.isValid(at)
    QTest.mouseRelease(at, Qt.MouseButton.LeftButton)
    table.settle()
    assert table.window.current == leads_to
    assert table.file(family).visits[0].others_present == "de buurvrouw"


def test_a_choice_of_language_stays_while_somebody_comes_in(
    qtbot: QtBot, work: Workspace, family: Family, visit: VisitId, tables: Tables
) -> None:
    father = work.files.get(family.case).member(family.father)
    work.families.record_person(
        family.case,
        PersonRegistered(person=father.id, name=father.name, role="parent", born=father.born, language="pl"),
    )
    table = _sit(qtbot, work, tables)
    table.tap(_button(table, "Pools"))
    _type(table, _field(table, "Nummer van de tolk"), "12345")
    table.tap(f"present-{family.boy}")
    table.tap(_button(table, "Tolk aan de telefoon"))
    used = work.files.get(family.case).visits[0].interpreters
    assert [(entry.language, entry.kind, entry.number) for entry in used] == [("pl", "professionalPhone", "12345")]


# -- explaining -------------------------------------------------------------------------------


def test_a_card_told_is_a_record_of_who_heard_it_and_the_way_back_leads_to_the_visit(
    table: Table, family: Family
) -> None:
    table.tap("card-K01-parent")
    _tell(table, "Jeroen")
    assert table.window.current == "visit"
    (entry,) = table.file(family).explained
    assert (entry.card, entry.heard_by) == ("K01", (family.mother,))


def test_a_card_that_is_stopped_halfway_is_not_told(table: Table, family: Family) -> None:
    table.tap("card-K02-parent")
    table.tap(table.rooms.explain_screen.next)
    table.tap(table.rooms.explain_screen.back)
    assert table.window.current == "visit"
    assert not table.file(family).explained


def test_a_card_opened_again_begins_at_its_first_page(table: Table) -> None:
    for _ in range(2):
        table.tap("card-K02-parent")
        assert not table.rooms.explain_screen.previous.isVisible()
        table.tap(table.rooms.explain_screen.next)
        table.tap(table.rooms.explain_screen.back)


def test_not_yet_comes_back_and_then_is_told_after_a_repeat(table: Table, family: Family) -> None:
    table.tap("card-K02-parent")
    _tell(table, "Jeroen")
    _answer(table, "notYet", "de rechter beslist toch?")
    assert table.window.current == "visit"
    assert "Komt terug" in table.words()
    table.tap("card-K02-parent")
    _tell(table, "Jeroen")
    _answer(table, "correctAfterRepeat", "wij beslissen zelf")
    assert "Komt terug" not in table.words()
    said = table.file(family).said_back
    assert [(entry.outcome, entry.own_words, entry.repeats) for entry in said] == [
        ("notYet", "de rechter beslist toch?", 0),
        ("correctAfterRepeat", "wij beslissen zelf", 1),
    ]
    assert said[0].follow_up_on == "2026-11-28"
    assert said[1].follow_up_on is None


def test_only_the_card_of_the_two_frames_is_asked_back(table: Table, family: Family) -> None:
    table.tap("card-K01-parent")
    _tell(table)
    assert table.window.current == "visit"
    assert not table.file(family).said_back


def test_each_one_is_asked_apart_and_the_words_of_one_are_not_in_the_field_of_the_next(
    table: Table, family: Family
) -> None:
    table.tap("card-K02-parent")
    _tell(table)
    screen = table.rooms.explain_screen
    asked = []
    for words in ("moeder zegt dit", "vader zegt dat"):
        assert screen.own_words.toPlainText() == ""
        asked.append(words)
        _answer(table, "ownWordsCorrect", words)
    assert table.window.current == "visit"
    assert [entry.own_words for entry in table.file(family).said_back] == asked


def test_words_half_typed_survive_a_lock(table: Table, family: Family, tables: Tables) -> None:
    table.tap("card-K02-parent")
    _tell(table, "Jeroen")
    _type(table, table.rooms.explain_screen.own_words, "wij mogen nee zeg")
    again = _after_lock(table, tables)
    assert again.rooms.explain_screen.own_words.toPlainText() == "wij mogen nee zeg"


def test_not_asked_needs_a_reason_and_keeps_the_question_open(table: Table, family: Family) -> None:
    table.tap("card-K02-parent")
    _tell(table, "Jeroen")
    _answer(table, "notAsked")
    assert "ontbreekt een reden" in table.rooms.explain_screen.bar.title.text()
    assert not table.file(family).said_back
    _answer(table, "notAsked", "ze moest weg")
    assert [entry.reason for entry in table.file(family).said_back] == ["ze moest weg"]


def test_the_family_never_sees_right_or_wrong(table: Table) -> None:
    table.tap("card-K02-parent")
    _tell(table)
    shown = table.words().lower()
    assert not [word for word in ("goed", "fout", "juist", "correct", "score") if f" {word} " in f" {shown} "]


def test_the_arabic_card_opens_once_the_interpreter_is_logged_and_runs_from_the_right(
    table: Table, family: Family
) -> None:
    table.tap(f"present-{family.father}")
    table.tap("card-K02-parent")
    screen = table.rooms.explain_screen
    assert "tolk" in screen.notices.text()
    assert not _runs_from_the_right(screen)
    table.tap(screen.back)
    _type(table, _field(table, "Nummer van de tolk"), "4711")
    table.tap(_button(table, "Tolk aan de telefoon"))
    table.tap("card-K02-parent")
    assert _runs_from_the_right(screen)


# -- leaving behind ---------------------------------------------------------------------------


def test_each_one_is_asked_alone_what_to_keep(table: Table, family: Family) -> None:
    table.tap(table.rooms.visit_screen.leave)
    table.tap(f"ask-{family.mother}")
    shown = "\n".join(line.text() for line in _lines(table.rooms.leave_screen.panel))
    assert "Samira Haddad" in shown
    assert not [name for name in ("Jeroen", "Noor", "Sami de Boer") if name in shown]
    table.tap("way-postToSafeAddress")
    _type(table, table.rooms.leave_screen.place, "bij oma, Kerkstraat 1")
    table.tap("record-way")
    (wish,) = table.file(family).copies
    assert (wish.person, wish.way, wish.place) == (family.mother, "postToSafeAddress", "bij oma, Kerkstraat 1")


def test_the_next_one_sees_nothing_of_what_was_chosen_before(table: Table, family: Family) -> None:
    table.tap(table.rooms.visit_screen.leave)
    table.tap(f"ask-{family.mother}")
    table.tap("way-postToSafeAddress")
    _type(table, table.rooms.leave_screen.place, "bij oma")
    table.tap("record-way")
    assert "oma" not in table.words()
    table.tap(f"ask-{family.father}")
    assert table.rooms.leave_screen.place.text() == ""
    assert table.rooms.leave_screen.ways.checkedButton() is None
    table.tap(table.rooms.leave_screen.back)
    table.tap(f"ask-{family.mother}")
    assert table.rooms.leave_screen.place.text() == ""
    assert table.rooms.leave_screen.ways.checkedButton() is None


def test_where_contact_is_not_safe_nothing_is_proposed_to_anybody(
    qtbot: QtBot, work: Workspace, family: Family, visit: VisitId, tables: Tables
) -> None:
    _unsafe(work, family, family.mother)
    table = _sit(qtbot, work, tables)
    table.tap(table.rooms.visit_screen.leave)
    for person in (family.mother, family.father, family.boy):
        table.tap(f"ask-{person}")
        assert table.find("way-nothing").isChecked()
        table.tap(table.rooms.leave_screen.back)
    table.tap(table.rooms.leave_screen.back)
    assert table.window.current == "visit"


def test_that_contact_is_not_safe_stands_on_no_page_of_the_visit(
    qtbot: QtBot, work: Workspace, family: Family, visit: VisitId, tables: Tables
) -> None:
    _unsafe(work, family, family.mother)
    table = _sit(qtbot, work, tables)
    for page in (
        lambda: table.rooms.show_visit(family.case),
        lambda: table.rooms.show_card(family.case, "K02", "parent"),
        lambda: table.rooms.show_leave(family.case),
        lambda: table.rooms.show_form(family.case, family.boy, ""),
    ):
        page()
        table.settle()
        assert not [w for w in ("benaderen", "alleen spreken", "expartner") if w in table.words().lower()]


# -- small ------------------------------------------------------------------------------------


def _type(table: Table, field: QLineEdit | QPlainTextEdit, words: str) -> None:
    assert field.isVisible()
    field.selectAll()
    table.qtbot.keyClick(field, Qt.Key.Key_Delete)
    table.qtbot.keyClicks(field, words)
    table.settle()


def _field(table: Table, name: str) -> QLineEdit:
    return next(f for f in table.window.findChildren(QLineEdit) if f.isVisible() and f.accessibleName() == name)


def _button(table: Table, words: str) -> Button:
    return next(b for b in table.window.findChildren(Button) if b.isVisible() and b.text() == words)


def _lines(page: QWidget) -> list[Text]:
    return [line for line in page.findChildren(Text) if line.isVisible()]


def _runs_from_the_right(page: QWidget) -> bool:
    return any(line.layoutDirection() == Qt.LayoutDirection.RightToLeft for line in _lines(page))


def _unsafe(work: Workspace, family: Family, person: PersonId) -> None:
    work.families.record_safe_contact(
        family.case,
        SafeContactRecorded(
            person=person,
            approach="doNotApproach",
            joint_talk_safe="no",
            reason="expartner leest mee",
            evidence="zei ze zelf",
        ),
    )
