"""Half-filled forms: nothing is lost, it comes back at the same question, and never before other eyes (H1, H7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from form_hand import FormHand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, pull

from jgvisit.bootstrap import Workspace
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.answers import DayAnswer, PassagesAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.services.forms.drafts import PartKey, find, versions_of

SitDown = Callable[[], Table]
SECRET = "achter het schuurtje bij tante Nel"


@pytest.fixture
def sit(qtbot: QtBot, work: Workspace) -> Iterator[SitDown]:
    laid: list[Table] = []

    def again() -> Table:
        for table in laid:
            for field in table.window.findChildren(QLineEdit):
                field.blockSignals(True)
            table.leave()
        laid.append(sit_down(qtbot, work))
        return laid[-1]

    yield again
    laid[-1].leave()


@pytest.fixture
def plan(work: Workspace) -> PartKey:
    return PartKey(work.filled_forms.begin(), "safetyPlan")


def own(plan: PartKey, owner: PersonId) -> PartKey:
    return PartKey(plan.form, plan.form_type, "private", owner)


def now_here(table: Table, family: Family, *present: PersonId) -> None:
    visit = table.work.files.open_visit_id(family.case)
    assert visit is not None
    table.work.visits.change_presence(family.case, visit, present, "")


def test_where_a_yes_is_taken_back_is_proposed_and_stays_as_it_was_changed(sit: SitDown, family: Family) -> None:
    begin_visit(sit().work, family)
    hand = FormHand(sit())
    share = PartKey(hand.table.work.filled_forms.begin(), "consentToShare")
    hand.open(family.case, share)
    known = hand.table.work.enrolled.local["contact_line"]
    assert hand.edit("howToWithdraw").toPlainText() == known
    assert share.draft() not in hand.table.work.journal.drafts(family.case)  # nobody typed anything yet
    hand.edit("howToWithdraw").setPlainText("bij juf Els")
    hand.table.settle()
    again = FormHand(sit())
    again.open(family.case, share)
    assert again.edit("howToWithdraw").toPlainText() == "bij juf Els"


def test_what_is_half_typed_comes_back_at_the_same_question(sit: SitDown, family: Family, plan: PartKey) -> None:
    begin_visit(sit().work, family)
    hand = FormHand(sit())
    hand.open(family.case, plan)
    hand.type("riskStatement", "dat het weer misga")
    hand.press("add-agreements")
    (row,) = hand.screen.page._editors["agreements"].items
    hand.type(f"agreements/{row.id}/what", "ik loop we")
    again = FormHand(sit())
    assert again.table.window.current == "filled"
    assert again.edit("riskStatement").toPlainText() == "dat het weer misga"
    assert again.table.window.focusWidget() is again.edit(f"agreements/{row.id}/what")
    again.type(f"agreements/{row.id}/what", "g")
    assert again.edit(f"agreements/{row.id}/what").toPlainText().endswith("g")


def test_a_half_typed_form_of_the_office_is_in_the_list_and_can_be_thrown_away_and_brought_back(
    sit: SitDown, family: Family, plan: PartKey
) -> None:
    hand = FormHand(sit())
    hand.open(family.case, plan)
    hand.type("riskStatement", "dat het weer misgaat")
    table = sit()
    table.rooms.show_family(family.case)
    table.settle()
    table.tap(table.rooms.family_screen.forms)
    table.tap(f"discard-{plan.draft()}")
    assert not [name for name in table.work.journal.drafts(family.case) if plan.form in name]
    table.tap(table.rooms.forms_screen.bar.action)
    FormHand(table).go(f"open-{plan.draft()}")
    assert FormHand(table).edit("riskStatement").toPlainText() == "dat het weer misgaat"


def test_h7_what_a_child_typed_alone_is_nowhere_once_somebody_came_in(
    sit: SitDown, family: Family, plan: PartKey
) -> None:
    table = sit()
    visit = begin_visit(table.work, family, family.mother, family.father, family.boy)
    hand = FormHand(sit())
    hand.open(family.case, own(plan, family.girl))
    hand.press(f"child-{family.girl}")
    hand.type("safePlace", SECRET)
    now_here(hand.table, family, family.girl, family.mother)
    again = FormHand(sit())
    assert SECRET not in again.table.words()
    assert not again.seen("field-safePlace")
    again.table.rooms.show_forms(family.case)
    again.table.settle()
    assert plan.form not in "".join(b.objectName() for b in again.table.window.findChildren(type(again.screen.back)))
    now_here(again.table, family, family.girl)
    back = FormHand(sit())
    assert visit
    back.open(family.case, own(plan, family.girl))
    assert back.edit("safePlace").toPlainText() == SECRET


def test_h1_an_own_part_on_record_opens_for_its_owner_alone(sit: SitDown, family: Family, plan: PartKey) -> None:
    table = sit()
    key = own(plan, family.mother)
    answers = {"safePlace": TextAnswer(SECRET)}
    table.work.filled_forms.fill(
        family.case, key.form, key.form_type, "private", (family.boy,), answers, owner=family.mother
    )
    begin_visit(table.work, family, family.father)
    hand = FormHand(sit())
    for part in (key, PartKey(plan.form, plan.form_type), PartKey(plan.form, plan.form_type, "team")):
        hand.open(family.case, part, alone=part.part == "team")
        assert SECRET not in hand.table.words()
    now_here(hand.table, family, family.mother)
    hand.open(family.case, key)
    assert hand.edit("safePlace").toPlainText() == SECRET


def test_h9_what_the_team_typed_closes_when_anything_is_laid_over_it(sit: SitDown, family: Family) -> None:
    begin_visit(sit().work, family)
    hand = FormHand(sit())
    key = PartKey(hand.table.work.filled_forms.begin(), "reportingCode", "team")
    hand.open(family.case, key, alone=True)
    hand.type("weighing", SECRET)
    hand.table.rooms.show_call()
    hand.table.settle()
    hand.table.rooms.window.lift()
    hand.table.settle()
    words = hand.table.words()
    assert SECRET not in words
    assert "Meldcode" not in words
    hand.press("alone")
    assert hand.edit("weighing").toPlainText() == SECRET
    hand.screen.alone.timer.timeout.emit()  # nobody touched it for a minute
    hand.table.settle()
    assert SECRET not in hand.table.words()


def test_h4_a_part_of_which_something_is_hidden_here_cannot_be_written_anew(
    sit: SitDown, family: Family, plan: PartKey
) -> None:
    """A version typed by somebody who cannot see the last one would lose it."""
    table = sit()
    key = own(plan, family.girl)
    table.work.filled_forms.fill(
        family.case,
        key.form,
        key.form_type,
        "private",
        (family.girl,),
        {"codeWord": TextAnswer("paraplu")},
        family.girl,
    )
    begin_visit(table.work, family)
    hand = FormHand(sit())
    hand.open(family.case, key)
    assert not hand.screen.record.isVisible()
    hand.screen.record_requested.emit()  # as by the key
    hand.table.settle()
    (part,) = versions_of(hand.table.file(family), key)
    assert part.number == 1


def test_h2_what_is_half_typed_of_a_form_is_nowhere_while_who_is_not_asked_is_here(
    sit: SitDown, family: Family, work: Workspace
) -> None:
    shelter = PartKey(work.filled_forms.begin(), "consentToShare")
    begin_visit(work, family, family.father, family.girl, family.boy)
    kept = {
        "person": PersonsAnswer((family.father,)),
        "ground": TextAnswer("Zij is bang"),
        "colleague": TextAnswer("Karin Smit"),
        "on": DayAnswer(work.today().isoformat()),
    }
    team = {"notAskedFor": RowsAnswer((Row(new_uuid7(), kept),))}
    work.filled_forms.fill(family.case, shelter.form, shelter.form_type, "team", (family.boy,), team)
    hand = FormHand(sit())
    hand.open(family.case, shelter)
    hand.type("howToWithdraw", "Bel de opvang in Joure")
    now_here(hand.table, family, family.mother, family.father)
    again = FormHand(sit())
    assert "Joure" not in again.table.words()
    again.table.rooms.show_forms(family.case)
    again.table.settle()
    assert not again.table.window.findChildren(QPushButton, f"open-{shelter.draft()}")
    now_here(again.table, family, family.mother)
    last = FormHand(sit())
    last.table.rooms.show_forms(family.case)
    last.table.settle()
    assert last.table.window.findChildren(QPushButton, f"open-{shelter.draft()}")


def test_a_letter_that_no_font_draws_is_told_where_it_is_typed(sit: SitDown, family: Family, plan: PartKey) -> None:
    hand = FormHand(sit())
    hand.open(family.case, plan)
    hand.edit("riskStatement").setPlainText("bang voor \U0001f9ff")
    hand.table.settle()
    assert "\U0001f9ff" in hand.screen.page._editors["riskStatement"].problem.text()
    hand.edit("riskStatement").setPlainText("bang")
    hand.table.settle()
    assert not hand.screen.page._editors["riskStatement"].problem.isVisible()


def test_h30_what_may_wait_is_folded_tonight_and_at_most_eight_are_asked(
    sit: SitDown, family: Family, plan: PartKey
) -> None:
    hand = FormHand(sit())
    hand.open(family.case, plan)
    hand.press("field-horizon-immediate")
    assert hand.seen("later")
    assert not hand.seen("field-strengths")
    hand.record()
    assert len({path.partition("/")[0] for path in hand.table.rooms.filled._problems.told()}) <= 7
    hand.press("field-horizon-structural")
    assert hand.seen("field-strengths")


def type_statement(hand: FormHand, words: str) -> str:
    """Add a statement and type it; return its place."""
    hand.press("add-facts")
    said = hand.table.rooms.filled._filling.answers()["facts"]
    assert isinstance(said, PassagesAnswer)
    here = f"facts/{said.passages[0].id}"
    hand.type(here, words)
    return here


def test_h11_what_was_heard_never_becomes_a_fact_by_a_second_press(sit: SitDown, family: Family, plan: PartKey) -> None:
    hand = FormHand(sit())
    hand.open(family.case, plan)
    hand.press("add-facts")
    answers = hand.table.rooms.filled._filling.answers
    first = answers()["facts"]
    assert isinstance(first, PassagesAnswer)
    kind = f"field-facts/{first.passages[0].id}/type-reported"
    for _ in range(2):
        hand.press(kind)
        now = answers()["facts"]
        assert isinstance(now, PassagesAnswer)
        assert now.passages[0].type == "reported"
        assert hand.screen.findChild(QPushButton, kind).isChecked()


def test_h11_nothing_is_a_fact_before_somebody_says_so(sit: SitDown, family: Family, plan: PartKey) -> None:
    """It stood on "fact" at first: what was only heard went along as seen where nobody looked at it."""
    hand = FormHand(sit())
    hand.open(family.case, plan)
    here = type_statement(hand, "Hij sloeg haar")
    hand.record()
    told = hand.table.rooms.filled._problems.told()
    assert f"{here}/type" in told
    assert f"{here}/source" not in told
    hand.open(family.case, plan)
    kept = hand.table.rooms.filled._filling.answers()["facts"]
    assert isinstance(kept, PassagesAnswer)
    assert kept.passages[0].text == "Hij sloeg haar", "what was typed waits for the kind"
    hand.press(f"field-{here}/type-reported")
    told = hand.table.rooms.filled._problems.told()
    assert f"{here}/type" not in told


def test_a_removed_row_can_be_put_back_with_its_id(sit: SitDown, family: Family, plan: PartKey) -> None:  # H15
    hand = FormHand(sit())
    hand.open(family.case, plan)
    hand.press("add-agreements")
    hand.press("add-agreements")
    rows = hand.table.rooms.filled._filling.answers()["agreements"]
    assert isinstance(rows, RowsAnswer)
    hand.press(f"remove-agreements-{rows.rows[0].id}")
    left = hand.table.rooms.filled._filling.answers()["agreements"]
    assert isinstance(left, RowsAnswer)
    assert [row.id for row in left.rows] == [rows.rows[1].id]
    hand.press("put-back-agreements")
    assert hand.table.rooms.filled._filling.answers()["agreements"] == rows


def test_a_fact_without_source_says_what_to_do_at_that_very_place(sit: SitDown, family: Family, plan: PartKey) -> None:
    hand = FormHand(sit())
    hand.open(family.case, plan)
    here = type_statement(hand, "De deur is kapot")
    hand.press(f"field-{here}/type-fact")
    hand.record()
    told = hand.table.rooms.filled._problems.told()
    assert {f"{here}/source", f"{here}/on"} <= told.keys()
    assert here not in told
    hand.press(f"field-{here}/type-viewParent")
    assert not {path for path in hand.table.rooms.filled._problems.told() if path.startswith(here)}


def test_a_new_version_keeps_what_was_not_touched(sit: SitDown, family: Family) -> None:
    hand = FormHand(sit())
    key = PartKey(hand.table.work.filled_forms.begin(), "application")
    form = hand.table.work.filled_forms.definition("application")
    hand.open(family.case, key)
    hand.fill(form, "common", family.mother, family.boy)
    hand.record()
    hand.type("askedFor", " en slaap")
    assert "versie 1" in hand.screen.standing.text()
    hand.record()
    filled = find(hand.table.file(family), key.form)
    assert filled is not None
    assert [(part.part, part.number) for part in filled.parts] == [("common", 2)]
    before, after = (dict(version.answers) for version in filled.versions)
    assert {name for name in after if after[name] != before[name]} == {"askedFor"}


def test_two_versions_of_two_laptops_stand_beside_each_other_until_somebody_says_what_holds(
    sit: SitDown, family: Family, work: Workspace, tmp_path: Path
) -> None:
    hand = FormHand(sit())
    key = PartKey(work.filled_forms.begin(), "application")
    hand.open(family.case, key)
    hand.fill(work.filled_forms.definition("application"), "common", family.mother, family.boy)
    hand.record()
    other = new_workspace(tmp_path / "other", TestClock())
    pull(other, work)
    (part,) = versions_of(other.files.get(family.case), key)
    theirs = {**dict(part.answers), "askedFor": TextAnswer("hulp bij slapen")}
    other.filled_forms.fill(family.case, key.form, "application", "common", (family.boy,), theirs)
    hand.type("askedFor", " en eten")
    hand.record()
    pull(work, other)
    other.safe.close()
    hand.open(family.case, key)
    assert hand.screen.rivals_panel.isVisible()
    assert "hulp bij slapen" in hand.table.words()
    assert "en eten" in hand.table.words()
    hand.record()
    assert len(versions_of(work.files.get(family.case), key)) == 1
    assert not hand.screen.rivals_panel.isVisible()


def test_words_a_family_reads_are_advised_on_while_they_are_typed(sit: SitDown, family: Family, plan: PartKey) -> None:
    hand = FormHand(sit())
    hand.open(family.case, plan)
    hand.press(f"child-{family.boy}")
    hand.press("add-agreements")
    rows = hand.table.rooms.filled._filling.answers()["agreements"]
    assert isinstance(rows, RowsAnswer)
    for path in ("riskStatement", f"agreements/{rows.rows[0].id}/what"):
        hand.type(path, "Dit is een drangtraject.")
        hand.table.qtbot.waitUntil(lambda at=path: bool(hand.table.rooms.filled._advice.given().get(at, ("", ()))[1]))
    hand.open(family.case, PartKey(plan.form, plan.form_type, "team"))
    hand.type("childVersionBy", "Dit is een drangtraject.")
    assert not hand.table.rooms.filled._advice.given()


def test_a_form_is_filled_and_recorded_by_the_keyboard_alone(sit: SitDown, family: Family) -> None:
    hand = FormHand(sit())
    key = PartKey(hand.table.work.filled_forms.begin(), "application")
    hand.open(family.case, key)
    reached: list[str] = []
    for _ in range(60):
        QTest.keyClick(hand.table.window.focusWidget(), Qt.Key.Key_Tab)
        focused = hand.table.window.focusWidget()
        assert focused is not None
        if focused.objectName() in reached[:1]:
            break
        reached.append(focused.objectName() or focused.accessibleName())
    fields = ("field-applicant-", "field-askedFor", "now-receivedOn", "field-channel-", "now-decisionDueOn", "record")
    places = [next(at for at, name in enumerate(reached) if name.startswith(field)) for field in fields]
    assert places == sorted(places)
    hand.edit("askedFor").setFocus()
    QTest.keyClicks(hand.edit("askedFor"), "hulp thuis")
    QTest.keyClick(hand.edit("askedFor"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.table.settle()
    assert hand.screen.bar.isVisible()  # it says what is still needed


def test_h4_words_kept_from_the_room_come_back_beside_what_was_typed_and_go_for_good_when_taken_out(
    sit: SitDown, family: Family, plan: PartKey
) -> None:
    table = sit()
    fill = table.work.filled_forms.fill
    told = {"safePlace": TextAnswer(SECRET)}
    fill(family.case, plan.form, plan.form_type, "private", (family.boy,), told, owner=family.mother)
    hand = FormHand(table)
    hand.open(family.case, plan)
    hand.press("more")
    hand.type("complicating", f"zij gaat dan {SECRET}")
    visit = begin_visit(table.work, family)
    hand = FormHand(sit())
    hand.open(family.case, plan)
    assert SECRET not in hand.table.words()
    assert hand.edit("complicating").toPlainText() == ""  # the place where the keyboard was is open
    hand.type("complicating", "weinig geld")
    hand.table.work.visits.end(family.case, visit)
    hand = FormHand(sit())
    hand.open(family.case, plan)
    both = hand.edit("complicating").toPlainText()
    assert SECRET in both
    assert "weinig geld" in both
    hand.edit("complicating").setPlainText("weinig geld")
    hand.table.settle()
    again = FormHand(sit())
    again.open(family.case, plan)
    assert again.edit("complicating").toPlainText() == "weinig geld"
