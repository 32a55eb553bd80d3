"""Reading a handover together, its way and what goes out, with mouse and keys on the real page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import request_example as raad
from filled_examples import fill_opinion, fill_plan, promise_row
from form_hand import FormHand
from handover_example import DOOR, fill_handover, fill_team
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, begin_visit, squiggle
from usable import clipped_labels, hard_to_use, outside

from jgvisit.content.form_model import Part
from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.answers import ChoiceAnswer, Passage, PassagesAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_forms import FilledForm
from jgvisit.services.forms.drafts import PartKey, parts_of_drafts
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.sending.handover_plans import offered
from jgvisit.services.sending.instead import INSTEAD
from jgvisit.services.sending.opinions import opinions_on
from jgvisit.services.signing.choice import Choice
from jgvisit.workspace import Workspace
from ui.screens.filled.panels_instead import InsteadPanel


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def opened(table: Table, family: Family, form: FormId, part: Part, form_type: str = "handoverToGI") -> FormHand:
    hand = FormHand(table)
    hand.open(family.case, PartKey(form, form_type, part, None), alone=part == "team")
    return hand


def say(hand: FormHand, person: PersonId, reaction: str, words: str = "", *, may_go: bool = False) -> None:
    hand.press(f"speaks-{person}")
    hand.press(f"reaction-{reaction}")
    if may_go:
        hand.press("may-go")
    edit = hand.screen.findChild(QPlainTextEdit, "reaction-words")
    assert edit is not None
    edit.setPlainText(words)
    hand.table.settle()
    hand.press("keep-reaction")


def seen(hand: FormHand) -> str:
    return hand.table.words()


def test_a_sentence_at_a_time_each_says_what_they_think(table: Table, family: Family) -> None:
    form = fill_handover(table.work, family)
    begin_visit(table.work, family, family.boy)
    hand = opened(table, family, form, "common")
    assert "De deur was kapot." in seen(hand)
    say(hand, family.mother, "notCorrect", "De deur klemt al jaren.", may_go=True)
    say(hand, family.father, "correct")
    read = table.file(family).read_together.reactions
    assert {(each.person, each.passage, each.reaction, each.may_go) for each in read} == {
        (family.mother, DOOR, "notCorrect", "yes"), (family.father, DOOR, "correct", "no"),
    }, "nothing goes along that nobody said yes to"  # fmt: skip
    assert "Samira Haddad" in seen(hand)
    assert "De deur klemt al jaren." in seen(hand)
    hand.press("sentence-after")
    assert "Hij miste drie dagen school." in seen(hand)
    say(hand, family.girl, "leaveOut")
    (hers,) = [each for each in table.file(family).read_together.reactions if each.person == family.girl]
    assert (hers.reaction, hers.may_go) == ("leaveOut", "no"), "of a child nothing goes along by itself"
    assert not clipped_labels(table.window)
    assert not outside(table.window)
    assert not hard_to_use(table.window)


def test_h11_what_a_plan_says_that_goes_along_is_read_there_and_can_be_left_out(table: Table, family: Family) -> None:
    work = table.work
    fact = Passage(new_uuid7(), "reported", "Er is geschreeuwd.", "buurvrouw De Wit", "2026-11-20")
    plan = fill_plan(work, family, promise_row(work, [family.father], "Ik bel"), facts=PassagesAnswer((fact,)))
    (row,) = offered(work.files.get(family.case), (family.boy,), work.today())
    along = RowsAnswer((Row(row.id, {**row.cells, "goesAlong": ChoiceAnswer(("yes",))}),))
    form = fill_handover(work, family, plansAlong=along)
    fill_team(work, family, form)
    visit = begin_visit(work, family, family.boy)
    hand = opened(table, family, form, "common")
    for _ in range(2):
        assert "Er is geschreeuwd." not in seen(hand)
        hand.press("sentence-after")
    assert "Er is geschreeuwd." in seen(hand)
    assert "Veiligheidsplan van " in seen(hand)
    say(hand, family.father, "leaveOut")
    (his,) = table.file(family).read_together.reactions
    assert (his.form, his.passage, his.reaction) == (plan, fact.id, "leaveOut")
    assert hand.screen.findChild(QAbstractButton, "take-out").isHidden(), "the plan itself stays as it is"
    assert not clipped_labels(table.window)
    assert not outside(table.window)
    assert not hard_to_use(table.window)
    work.visits.end(family.case, visit)
    text = work.outgoing.of(family.case, form).text
    assert "geschreeuwd" not in text
    assert "De Wit" not in text


def test_what_one_said_alone_is_not_on_the_screen_when_the_other_comes_in(table: Table, family: Family) -> None:  # H8
    form = fill_handover(table.work, family)
    visit = begin_visit(table.work, family, family.father, family.girl, family.boy)
    hand = opened(table, family, form, "common")
    say(hand, family.mother, "notCorrect", "Hij sloeg hem kapot.")
    assert "Hij sloeg hem kapot." in seen(hand)
    table.work.visits.change_presence(family.case, visit, [family.mother, family.father])
    hand = opened(table, family, form, "common")
    assert "Hij sloeg hem kapot." not in seen(hand)
    assert "De deur was kapot." in seen(hand)


def test_half_typed_words_stay_with_whoever_says_them(table: Table, family: Family) -> None:
    form = fill_handover(table.work, family)
    begin_visit(table.work, family)
    hand = opened(table, family, form, "common")
    hand.press(f"speaks-{family.mother}")
    hand.press("reaction-different")
    edit = hand.screen.findChild(QPlainTextEdit, "reaction-words")
    assert edit is not None
    edit.setPlainText("Schrijf dat de deur")
    table.settle()
    hand.press(f"speaks-{family.father}")
    hand.press("reaction-different")
    assert edit.toPlainText() == ""
    hand.press("keep-reaction")
    assert table.file(family).read_together.reactions == (), "whoever wants it different says how"
    hand.press(f"speaks-{family.mother}")
    hand.press("reaction-different")
    assert edit.toPlainText() == "Schrijf dat de deur"
    hand.press("keep-reaction")
    assert not [name for name in table.work.journal.drafts(family.case) if name.startswith("reaction:")]


def test_half_typed_words_go_off_the_screen_when_somebody_comes_in(table: Table, family: Family) -> None:  # H4
    form = fill_handover(table.work, family)
    visit = begin_visit(table.work, family, family.father)
    hand = opened(table, family, form, "common")
    hand.press(f"speaks-{family.mother}")
    hand.press("reaction-notCorrect")
    edit = hand.screen.findChild(QPlainTextEdit, "reaction-words")
    assert edit is not None
    edit.setPlainText("Hij sloeg")
    table.settle()
    for present, text in (
        ([family.mother, family.father], ""),
        ([family.mother], "Hij sloeg"),
        ([family.mother, family.father, family.girl, family.boy], ""),
        ([family.mother, family.girl, family.boy], "Hij sloeg"),
    ):
        table.work.visits.change_presence(family.case, visit, present)
        hand = opened(table, family, form, "common")
        hand.press(f"speaks-{family.mother}")
        hand.press("reaction-notCorrect")
        edit = hand.screen.findChild(QPlainTextEdit, "reaction-words")
        assert edit is not None
        assert edit.toPlainText() == text


def test_words_that_wait_for_their_room_outlive_what_is_said_before_others(table: Table, family: Family) -> None:
    form = fill_handover(table.work, family)
    visit = begin_visit(table.work, family, family.father, family.girl, family.boy)

    def words_in(*present: PersonId, others: str = "") -> tuple[FormHand, QPlainTextEdit]:
        table.work.visits.change_presence(family.case, visit, present, others)
        hand = opened(table, family, form, "common")
        hand.press(f"speaks-{family.mother}")
        hand.press("reaction-notCorrect")
        edit = hand.screen.findChild(QPlainTextEdit, "reaction-words")
        assert edit is not None
        return hand, edit

    hand, edit = words_in(family.mother)
    edit.setPlainText("Hij sloeg")
    table.settle()
    hand, edit = words_in(family.mother, others="buurvrouw Ans")
    assert edit.toPlainText() == ""
    edit.setPlainText("De deur was al kapot")
    table.settle()
    hand.press("keep-reaction")
    assert [said.words for said in table.file(family).read_together.reactions] == ["De deur was al kapot"]
    hand, edit = words_in(family.mother)
    assert edit.toPlainText() == "Hij sloeg"


def test_what_the_safety_plan_says_is_taken_over_and_nothing_typed_is_lost(table: Table, family: Family) -> None:
    alone = Passage(new_uuid7(), "fact", "Zij slikt iets.", "gezien", "2026-11-20", family.mother)
    shared = Passage(new_uuid7(), "fact", "Het raam is stuk.", "gezien", "2026-11-20")
    fill_plan(
        table.work, family, promise_row(table.work, [family.father], "Ik bel oma"),
        facts=PassagesAnswer((shared, alone)), strengths=TextAnswer("Samen eten"),
    )  # fmt: skip
    form = table.work.filled_forms.begin()
    hand = opened(table, family, form, "common")
    assert not hand.seen("take-over"), "about whom is it?"
    hand.press(f"child-{family.boy}")
    hand.type("strengths", "Buurvrouw helpt")
    hand.press("take-over")
    words = seen(hand)
    assert "Het raam is stuk." in words
    assert "Ik bel oma" in words
    assert "Zij slikt iets." not in words, "about one adult alone: never on a shared screen"
    assert "Buurvrouw helpt" in words
    assert "Samen eten" not in words
    assert not hand.seen("take-over")


def test_a_handover_is_neither_copied_nor_printed_before_it_may_go(table: Table, family: Family) -> None:  # H11
    form = fill_handover(table.work, family)
    hand = opened(table, family, form, "team")
    hand.press("see-outgoing")
    assert "De deur was kapot." in seen(hand)
    assert not hand.seen("copy-all")
    assert not hand.seen("print-outgoing")
    assert not hand.seen("copy-0")


def test_what_somebody_wants_out_is_taken_out_of_the_fields(table: Table, family: Family) -> None:
    form = fill_handover(table.work, family)
    begin_visit(table.work, family)
    hand = opened(table, family, form, "common")
    say(hand, family.mother, "leaveOut")
    hand.press("take-out")
    hand.record()
    (filled,) = table.file(family).filled
    (part,) = filled.parts
    texts = str(dict(part.answers)["worries"])
    assert "De deur was kapot." not in texts
    assert "Hij miste drie dagen school." in texts
    assert len(filled.versions) == 2


def test_the_worker_sees_what_is_missing_and_writes_the_steps_down(table: Table, family: Family) -> None:  # H11
    work, form = table.work, fill_handover(table.work, family)
    fill_team(work, family, form)
    visit = begin_visit(work, family)
    opened_id = work.laying.lay_before(family.case, visit, form)[0]
    hand = opened(table, family, form, "team")
    assert "Geen toestemming om te versturen van" in seen(hand)
    assert not hand.seen("step-ready")
    hand.press("step-discussed")
    hand.press("keep-step")
    for parent in (family.mother, family.father):
        choice = Choice(parent, "agreed", "self", squiggle(), squiggle(400), mark="T")
        work.signing.decide(family.case, visit, opened_id, choice)
    hand = opened(table, family, form, "team")
    assert "Het mag nu weg." in seen(hand)
    hand.press("step-ready")
    hand.press("keep-step")
    hand.press("step-sent")
    hand.press("keep-step")
    assert [each.step for each in work.paper_way.steps(family.case, form)] == ["discussed", "ready"], "to whom?"
    hand.screen.findChild(QLineEdit, "entry-to").setText("Jeugdbescherming De Brug (verzonnen)")
    hand = opened(table, family, form, "team")
    hand.press("step-sent")  # H4: what was half typed of it waits
    hand.press("keep-step")
    assert not [name for name in work.journal.drafts(family.case) if name.startswith("way:")]
    assert work.paper_way.steps(family.case, form)[-1].to == "Jeugdbescherming De Brug (verzonnen)"
    assert "Verstuurd. Het gezin blijft bij ons." in seen(hand)
    assert not clipped_labels(table.window)
    assert not outside(table.window)
    assert not hard_to_use(table.window)


def test_a_finding_is_asked_after_and_a_choice_is_made_about_what_is_restricted(table: Table, family: Family) -> None:
    form = raad.fill_request(table.work, family)
    kept = Passage(raad.KEPT, "fact", "Een koffer staat klaar.", "zij zei het", "2026-11-20")
    raad.fill_team(table.work, family, form, restrictedPassages=PassagesAnswer((kept,)))
    hand = opened(table, family, form, "team", raad.TYPE)
    assert not hand.seen("step-ready")
    for finding in (raad.FINDING, raad.SAFETY):
        hand.press(f"item-{finding}")
        hand.press("keep-SourcesPanel")
        hand.screen.findChild(QLineEdit, "entry-source").setText("de huisarts")
        hand = opened(table, family, form, "team", raad.TYPE)
        hand.press(f"item-{finding}")  # H4: what was half typed of it waits
        assert hand.screen.findChild(QLineEdit, "entry-source").text() == "de huisarts"
        hand.press("entry-outcome-confirmed")
        hand.press("keep-SourcesPanel")
    assert not hand.seen("step-ready")
    hand.press(f"item-{raad.KEPT}")
    hand.press("entry-choice-include")
    hand.press("keep-ReleasePanel")
    assert table.file(family).read_together.releases == (), "nobody was told yet"
    hand.press(f"entry-told-{family.mother}")
    hand.press("keep-ReleasePanel")
    (release,) = table.file(family).read_together.releases
    assert (release.choice, release.told) == ("include", (family.mother,))
    hand.press("step-ready")
    hand.press("keep-step")
    assert "Klaar voor het kantoor." in seen(hand)
    assert not clipped_labels(table.window)
    assert not hard_to_use(table.window)


def test_what_a_colleague_thinks_is_a_choice_on_the_page_before_it_goes_along(
    table: Table, family: Family
) -> None:  # H3
    form = raad.fill_request(table.work, family)
    raad.fill_team(table.work, family, form)
    fill_opinion(table.work, family, "boardRequest")
    hand = opened(table, family, form, "team", raad.TYPE)
    said = (
        "Wat een collega van dit verzoek vindt. Karin Smit, gedragswetenschapper: Een kachel voor een week is lichter"
    )
    assert said in seen(hand)
    (item,) = (each.item for each in opinions_on(table.file(family), parts_of(table, family, form)))
    hand.press(f"item-{item}")
    hand.press("entry-choice-include")
    for person in (family.mother, family.father):
        hand.press(f"entry-told-{person}")
    hand.press("keep-ReleasePanel")
    assert "Een kachel" in table.work.outgoing.of(family.case, form).text
    assert not clipped_labels(table.window)
    assert not hard_to_use(table.window)


def parts_of(table: Table, family: Family, form: FormId) -> FilledForm:
    found = find(table.file(family), form)
    assert found is not None
    return found


def test_the_blocks_of_a_request_are_copied_one_by_one_and_never_in_a_visit(table: Table, family: Family) -> None:
    form = raad.fill_request(table.work, family, urgent=True)
    raad.fill_team(table.work, family, form)
    hand = opened(table, family, form, "team", raad.TYPE)
    hand.press("see-outgoing")
    assert "Dit programma verstuurt niets." in seen(hand)
    hand.press("copy-1")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Eerst gebeld\nWie is gebeld: De Raad voor de Kinderbescherming")
    hand.press("copy-all")
    assert QGuiApplication.clipboard().text().startswith("Verzoek aan de Raad om onderzoek")
    table.tap(hand.screen.back)
    assert QGuiApplication.clipboard().text() == "", "the clipboard forgets when the page closes"
    begin_visit(table.work, family)
    hand = opened(table, family, form, "team", raad.TYPE)
    hand.press("see-outgoing")
    assert "Eerst gebeld" not in seen(hand)
    assert not hand.screen.findChildren(QAbstractButton, "copy-all")


def refused(table: Table, family: Family) -> FormId:
    """A handover to which the father said no, in a visit."""
    work = table.work
    form = fill_handover(work, family)
    fill_team(work, family, form)
    visit = begin_visit(work, family, family.boy)
    (lies,) = work.laying.lay_before(family.case, visit, form)
    work.signing.decide(
        family.case, visit, lies, Choice(family.father, "refused", "self", squiggle(), squiggle(400), mark="T")
    )
    return form


def test_h11_after_a_no_each_thing_that_exists_is_one_press_away(
    table: Table, family: Family, shot: Callable[[QWidget, str], Path]
) -> None:
    form, case = refused(table, family), family.case
    visit = table.work.files.open_visit_id(case)
    assert visit is not None
    table.work.visits.end(case, visit)
    for form_type in INSTEAD:
        hand = opened(table, family, form, "team")
        assert "Geen enkele reden vervangt die." in seen(hand)
        panel = hand.screen.findChild(InsteadPanel)
        assert panel is not None
        assert panel.everybody.isHidden(), "nobody looks on"
        shot(panel, "handover-instead")
        assert not clipped_labels(table.window)
        assert not outside(table.window)
        assert not hard_to_use(table.window)
        hand.press(f"instead-{form_type}")
        definition = table.work.filled_forms.definition(form_type)
        assert hand.screen.title.text() == f"{definition.letter} · {definition.title}"
        begun = [key for key in parts_of_drafts(table.work.journal.drafts(case)) if key.form_type == form_type]
        assert len(begun) == 1
        shot(table.window, f"handover-instead-{definition.letter}")
    hand = opened(table, family, form, "team")
    hand.press("instead-noAgreementRecord")
    assert hand.edit("topic").property("plainText") == "de overdracht aan Jeugdbescherming De Brug (verzonnen)"
    kinds = [key.form_type for key in parts_of_drafts(table.work.journal.drafts(case))]
    assert sorted(kinds) == sorted(INSTEAD), "the form that was begun is taken up, none is begun twice"
    assert not [each for each in table.file(family).filled if each.form_type in INSTEAD], (
        "nothing is on record by itself"
    )


def test_h11_not_sent_is_one_press_and_the_forms_stay(table: Table, family: Family) -> None:
    form, case = refused(table, family), family.case
    hand = opened(table, family, form, "team")
    panel = hand.screen.findChild(InsteadPanel)
    assert panel is not None
    assert panel.everybody.isVisible()
    hand.press("instead-stop")
    assert table.work.paper_way.standing(case, form).state == "stopped"
    (step,) = table.work.paper_way.steps(case, form)
    assert (step.step, step.by, step.note) == ("stopped", "Femke Hoekstra", "Er is geen toestemming.")
    assert not hand.seen("instead-stop")
    assert hand.seen("instead-noAgreementRecord")


def test_h11_the_family_sees_nothing_of_what_there_is_instead(table: Table, family: Family) -> None:  # H8
    form = refused(table, family)
    hand = opened(table, family, form, "common")
    words = seen(hand)
    assert not [name for name in ("instead-stop", *(f"instead-{kind}" for kind in INSTEAD)) if hand.seen(name)]
    for word in ("Raad", "Veilig Thuis", "geen toestemming"):
        assert word not in words, word
    table.rooms.show_laid(family.case, form)
    table.settle()
    for word in ("Raad", "Veilig Thuis"):
        assert word not in table.words(), word
