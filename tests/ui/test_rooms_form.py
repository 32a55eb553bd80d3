"""The form at the table: filled in, read, decided and signed by one after the other, through the real screens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from filled_examples import fill_plan, promise_row
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from sealed_pages import assert_same_pages, text_of
from share_examples import lay as lay_before
from table import Table, sit_down
from town import Family, TestClock, answers_of_form_a, begin_visit, open_form_a, settle_family, sign

from jgvisit.documents.consent_paper import paper_of
from jgvisit.ids import FormId, PersonId, VisitId
from jgvisit.records.case_forms import Decision, Form
from jgvisit.records.payload_family import AuthorityRecorded
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.workspace import Workspace
from ui.demo.hand import Hand
from ui.screens.form.presenter import FormPresenter
from ui.screens.form.screen import FormScreen
from ui.screens.form.state import DecisionChoice
from ui.widgets.button import Button
from ui.widgets.day_edit import DayEdit
from ui.widgets.ink_pad import InkPad
from ui.widgets.text import Text

SitDown = Callable[[], Table]


@pytest.fixture
def sit(qtbot: QtBot, work: Workspace) -> Iterator[SitDown]:
    """Return a function that opens the screens, as after unlocking."""
    laid: list[Table] = []

    def again() -> Table:
        for table in laid:
            table.leave()
        laid.append(sit_down(qtbot, work))
        return laid[-1]

    yield again
    laid[-1].leave()


@pytest.fixture
def table(sit: SitDown, family: Family, form: FormId) -> Table:
    """The signers of the boy's form are in sight."""
    table = sit()
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    return table


def _field(table: Table, name: str) -> QLineEdit | QPlainTextEdit:
    return _field_on(table.rooms.form_screen, name)


def _field_on(screen: FormScreen, name: str) -> QLineEdit | QPlainTextEdit:
    fill = screen.fill
    found = fill.findChild(QLineEdit, f"field-{name}") or fill.findChild(QPlainTextEdit, f"field-{name}")
    assert found is not None
    return found


def _type(table: Table, field: QLineEdit | QPlainTextEdit, words: str) -> None:
    field.selectAll()
    table.qtbot.keyClick(field, Qt.Key.Key_Delete)
    table.qtbot.keyClicks(field, words)
    table.settle()


def _value(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _fill_in(table: Table) -> None:
    for name in ("helpDescription", "helpGivenBy", "helpGoal", "howToWithdraw"):
        _type(table, _field(table, name), answers_of_form_a()[name])
    table.tap("field-familyPlanOffered-notWanted")
    table.tap(table.rooms.form_screen.fill.ready)


def _choose(table: Table, person: PersonId, decision: str, words: str = "") -> None:
    """Read the paper, choose, say it in own words, and stand before the pads."""
    screen = table.rooms.form_screen
    table.tap(f"signer-{person}")
    table.tap(screen.read.aloud)
    table.tap(f"decision-{decision}")
    if words:
        _type(table, screen.sign.words, words)
    table.tap(screen.sign.next)


def _sign(table: Table, person: PersonId, decision: str, words: str = "", *, ink: bool = True) -> None:
    screen = table.rooms.form_screen
    _choose(table, person, decision, words)
    if ink:
        Hand(1).sign(screen.sign.pad)
        Hand(2).sign(screen.sign.worker_pad)
    table.tap(screen.sign.confirm)
    table.tap(screen.check.record)
    assert screen.done.isVisible(), screen.bar.title.text()


def _go_on(table: Table) -> None:
    table.tap(table.rooms.form_screen.done.go_on)


def _decisions_offered(table: Table) -> tuple[DecisionChoice, ...]:
    return tuple(table.rooms.form_screen.sign.choose.choices.values())


def _newest(table: Table, family: Family) -> Form:
    return next(form for form in table.file(family).forms if form.replaced_by is None)


def _decisions(table: Table, family: Family) -> dict[str, Decision]:
    return {decision.person: decision for decision in _newest(table, family).decisions}


# -- filling in -------------------------------------------------------------------------------


def test_a_dot_is_no_answer_and_its_field_is_marked(sit: SitDown, family: Family, visit: VisitId) -> None:
    table = sit()
    table.tap(f"form-{family.boy}")
    fill = table.rooms.form_screen.fill
    for name in ("helpDescription", "helpFrequency"):
        field = fill.findChild(QPlainTextEdit, f"field-{name}") or fill.findChild(QLineEdit, f"field-{name}")
        assert isinstance(field, QLineEdit | QPlainTextEdit)
        field.insert(".") if isinstance(field, QLineEdit) else field.insertPlainText(".")
    for name in ("helpGivenBy", "helpGoal", "howToWithdraw"):
        _type(table, _field(table, name), answers_of_form_a()[name])
    table.tap("field-familyPlanOffered-notWanted")
    table.tap(fill.ready)
    assert [each.text() for each in fill.findChildren(Text) if each.isVisible()].count("Vul dit in.") == 1
    assert table.file(family).forms == ()
    _type(table, _field(table, "helpDescription"), "Een gesprek thuis")
    table.tap(fill.ready)
    assert table.rooms.form_screen.signers.isVisible()
    assert "helpFrequency" not in dict(_newest(table, family).answers)


def test_words_of_force_in_a_voluntary_form_are_named_before_anybody_signs(
    sit: SitDown, family: Family, visit: VisitId
) -> None:
    table = sit()
    rule = "In het vrijwillige kader leggen wij niets op"
    for described, told in (("Een gesprek thuis", False), ("Hulp, opgelegd door de rechter", True)):
        answers = answers_of_form_a() | {"helpDescription": described}
        form = table.work.forms.open(family.case, visit, "consentToHelp", family.boy, answers)
        table.rooms.show_form(family.case, family.boy, form)
        table.settle()
        assert (rule in table.rooms.form_screen.notices.text()) == told
        assert ("In deze tekst staat" in table.rooms.form_screen.notices.text()) == told
        assert table.rooms.form_screen.notices.isVisible() or not told


def test_days_that_do_not_fit_are_told_at_the_days_and_nobody_is_asked_to_sign(
    sit: SitDown, family: Family, visit: VisitId
) -> None:
    table = sit()
    table.tap(f"form-{family.boy}")
    ends = table.rooms.form_screen.fill.findChild(DayEdit, "field-endsOn")
    assert ends is not None
    ends.setDate(table.work.today() - timedelta(days=1))
    _fill_in(table)
    why = "Het einde ligt niet voor vandaag."
    screen = table.rooms.form_screen
    assert [each.text() for each in screen.fill.findChildren(Text) if each.isVisible()].count(why) == 1, "at the day"
    assert why in screen.bar.text.text()
    assert table.file(family).forms == ()
    ends.setDate(table.work.today() + timedelta(days=90))
    table.tap(table.rooms.form_screen.fill.ready)
    assert table.rooms.form_screen.signers.isVisible()


def test_a_form_filled_in_is_fixed_for_those_the_law_names(sit: SitDown, family: Family, visit: VisitId) -> None:
    table = sit()
    table.tap(f"form-{family.boy}")
    _fill_in(table)
    assert table.rooms.form_screen.signers.isVisible()
    opened = _newest(table, family)
    assert opened.child == family.boy
    assert {mark.person for mark in opened.required} == {family.mother, family.father}
    assert dict(opened.answers)["helpGoal"] == answers_of_form_a()["helpGoal"]


def test_what_is_empty_is_marked_and_what_was_typed_stays(sit: SitDown, family: Family, visit: VisitId) -> None:
    table = sit()
    table.tap(f"form-{family.boy}")
    _type(table, _field(table, "helpGoal"), "rust in de ochtend")
    table.tap(table.rooms.form_screen.fill.ready)
    assert "Vul dit in" in table.words()
    assert _value(_field(table, "helpGoal")) == "rust in de ochtend"
    assert not table.file(family).forms


def test_half_a_form_survives_a_lock(sit: SitDown, family: Family, visit: VisitId) -> None:
    table = sit()
    table.tap(f"form-{family.boy}")
    _type(table, _field(table, "helpDescription"), "elke week een gespr")
    table.tap("field-familyPlanOffered-wanted")
    again = sit()
    assert _value(_field(again, "helpDescription")) == "elke week een gespr"
    assert again.find("field-familyPlanOffered-wanted").isChecked()


def test_a_brothers_form_shows_nothing_that_was_typed_for_his_sister(
    sit: SitDown, family: Family, visit: VisitId
) -> None:
    table = sit()
    for child, words in ((family.girl, "hulp bij het slapen"), (family.boy, "voetbal op woensdag")):
        table.tap(f"form-{child}")
        assert _value(_field(table, "helpDescription")) == ""
        _type(table, _field(table, "helpDescription"), words)
        table.tap(table.rooms.form_screen.back)
    table.tap(f"form-{family.girl}")
    assert _value(_field(table, "helpDescription")) == "hulp bij het slapen"


def test_another_presenter_finds_the_draft(sit: SitDown, family: Family, visit: VisitId) -> None:
    table = sit()
    table.tap(f"form-{family.boy}")
    _type(table, _field(table, "helpGoal"), "weer samen eten")
    screen = FormScreen()
    table.qtbot.addWidget(screen)
    other = FormPresenter(screen, table.rooms.form.context)
    other.show(family.case, family.girl, FormId(""))
    table.settle()
    assert _value(_field_on(screen, "helpGoal")) == ""
    other.show(family.case, family.boy, FormId(""))
    table.settle()
    assert _value(_field_on(screen, "helpGoal")) == "weer samen eten"


def test_a_long_proposal_can_be_read_whole(sit: SitDown, family: Family, visit: VisitId, work: Workspace) -> None:
    table = sit()
    table.tap(f"form-{family.boy}")
    field = _field(table, "howToWithdraw")
    assert isinstance(field, QPlainTextEdit)
    before = field.height()
    field.setPlainText("Bel Femke Hoekstra van het Team Jeugd en Gezin, of schrijf een brief aan de gemeente. " * 3)
    table.settle()
    assert field.height() > before
    assert field.verticalScrollBar().maximum() == 0, "nobody signs for half a sentence"


# -- deciding ---------------------------------------------------------------------------------


def test_agreeing_with_the_pen_is_a_record_with_a_sealed_paper(table: Table, family: Family) -> None:
    _sign(table, family.mother, "agreed")
    mine = _decisions(table, family)[family.mother]
    assert (mine.decision, mine.reading_mode) == ("agreed", "readAloud")
    assert mine.document is not None
    assert mine.ink is not None
    assert mine.worker_ink is not None


@pytest.mark.parametrize("decision", ["partly", "objection"])
def test_a_part_or_an_objection_is_signed_with_the_words_of_the_signer(
    table: Table, family: Family, decision: str
) -> None:
    _sign(table, family.mother, decision, "alleen op dinsdag")
    mine = _decisions(table, family)[family.mother]
    assert (mine.decision, mine.view_text) == (decision, "alleen op dinsdag")
    assert mine.ink is not None


def test_a_choice_for_a_part_goes_on_only_with_the_part_and_says_so(table: Table, family: Family) -> None:
    table.tap(f"signer-{family.mother}")
    table.tap(table.rooms.form_screen.read.aloud)
    table.tap("decision-partly")
    sign = table.rooms.form_screen.sign
    assert "Deze keuze is klaar als het deel erbij staat." in table.words()
    assert not sign.next.isEnabled()
    _type(table, sign.words, "-")
    assert not sign.next.isEnabled()
    _type(table, sign.words, "alleen op dinsdag")
    assert sign.next.isEnabled()
    assert "Deze keuze is klaar" not in table.words()
    table.tap("decision-agreed")
    assert sign.next.isEnabled()


def test_what_is_recorded_is_said_in_the_language_of_who_signed(
    sit: SitDown, family: Family, visit: VisitId, form: FormId
) -> None:
    table = sit()
    phone = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="7731")
    table.work.visits.use_interpreter(family.case, phone)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    _sign(table, family.mother, "agreed")
    assert "Dank u wel." in table.words()
    assert "شكرًا لكم." in table.words()
    _go_on(table)
    _sign(table, family.father, "agreed")
    assert "شكرًا" not in table.words()


def test_h8_who_is_away_is_said_to_be_away_and_nothing_of_what_they_answered(
    sit: SitDown, family: Family, form: FormId, visit: VisitId, work: Workspace
) -> None:
    seen = []
    for answered in (False, True):
        if answered:
            work.visits.change_presence(family.case, visit, [family.mother, family.father, family.girl, family.boy])
            sign(work, family, visit, form, family.father, "refused")
        work.visits.change_presence(family.case, visit, [family.mother, family.girl, family.boy])
        table = sit()
        table.rooms.show_form(family.case, family.boy, form)
        table.settle()
        seen.append(table.rooms.form_screen.signers.panel.findChildren(Text))
        assert [text.text() for text in seen[-1]].count("Is er nu niet") == 1
        assert table.find(f"signer-{family.mother}").isEnabled()
    assert [text.text() for text in seen[0]] == [text.text() for text in seen[1]]


def test_who_does_not_write_puts_a_mark_on_form_a_beside_a_witness(table: Table, family: Family) -> None:
    screen = table.rooms.form_screen
    table.tap(f"means-{family.mother}")
    table.tap("means-mark")
    screen.means.seen_by.edit.setText("Karin Smit")
    screen.means.role.edit.setText("buurvrouw")
    table.tap(screen.means.go_on)
    table.tap(screen.read.aloud)
    table.tap("decision-agreed")
    table.tap(screen.sign.next)
    for number, box in enumerate((screen.sign.ink.own, screen.sign.ink.witness, screen.sign.ink.worker), 1):
        Hand(number).sign(box.pad)
    table.tap(screen.sign.confirm)
    table.tap(screen.check.record)
    assert screen.done.isVisible(), screen.bar.title.text()
    kept = _decisions(table, family)[family.mother]
    assert (kept.decision, kept.signature_kind) == ("agreed", "mark")
    assert kept.means is not None
    assert (kept.means.witness, kept.means.witness_role) == ("Karin Smit", "buurvrouw")


def test_refusing_needs_no_signature(table: Table, family: Family) -> None:
    _sign(table, family.mother, "refused", "wij redden het zelf", ink=False)
    mine = _decisions(table, family)[family.mother]
    assert (mine.decision, mine.view_text, mine.ink) == ("refused", "wij redden het zelf", None)
    assert mine.document is not None


def test_who_decides_later_names_a_day_and_may_decide_in_the_same_visit(table: Table, family: Family) -> None:
    _sign(table, family.mother, "later", ink=False)
    assert _decisions(table, family)[family.mother].later_on == "2026-11-28"
    _go_on(table)
    _sign(table, family.mother, "agreed")
    assert _decisions(table, family)[family.mother].decision == "agreed"


def test_agreeing_without_ink_of_both_cannot_be_recorded(table: Table, family: Family) -> None:
    _choose(table, family.mother, "agreed")
    screen = table.rooms.form_screen
    assert not screen.sign.confirm.isEnabled()
    Hand(1).sign(screen.sign.pad)
    assert not screen.sign.confirm.isEnabled()
    Hand(2).sign(screen.sign.worker_pad)
    assert screen.sign.confirm.isEnabled()


@pytest.mark.parametrize(
    ("slipped", "whose"), [("pad", "Samira Haddad"), ("worker_pad", "Femke Hoekstra")], ids=["signer", "worker"]
)
def test_a_slip_is_refused_with_whose_it_is_and_all_ink_stays(
    table: Table, family: Family, slipped: str, whose: str
) -> None:
    _choose(table, family.mother, "agreed")
    sign = table.rooms.form_screen.sign
    pads: dict[str, InkPad] = {"pad": sign.pad, "worker_pad": sign.worker_pad}
    for name, pad in pads.items():
        if name == slipped:
            table.qtbot.mouseClick(pad, Qt.MouseButton.LeftButton)
        else:
            Hand(1).sign(pad)
    before = [pad.strokes() for pad in pads.values()]
    table.tap(sign.confirm)
    bar = table.rooms.form_screen.bar
    assert "handtekening" in bar.title.text()
    assert whose in bar.text.text()
    assert sign.isVisible()
    assert [pad.strokes() for pad in pads.values()] == before
    assert not _decisions(table, family)


@pytest.mark.parametrize("decision", ["agreed", "partly", "refused", "later", "objection"])
def test_the_paper_that_lies_before_the_signer_is_the_one_that_is_sealed(
    table: Table, family: Family, tmp_path: Path, decision: str
) -> None:
    screen = table.rooms.form_screen
    _choose(table, family.mother, decision, "alleen op dinsdag" if decision == "partly" else "")
    if decision in ("agreed", "partly", "objection"):
        Hand(1).sign(screen.sign.pad)
        Hand(2).sign(screen.sign.worker_pad)
    table.tap(screen.sign.confirm)
    laid, chosen = table.rooms.form._side.laid, screen.check.chosen.text()
    assert laid is not None
    sentence, *part = chosen.split("\n")
    assert sentence in {choice.text for choice in _decisions_offered(table)}
    assert part == (["“alleen op dinsdag”"] if decision == "partly" else [])
    table.tap(screen.check.record)
    document = _decisions(table, family)[family.mother].document
    assert document is not None
    pdf = table.work.journal.blob(family.case, document)
    assert_same_pages(laid.pages, pdf, tmp_path)
    assert all(" ".join(line.split()) in text_of(pdf) for line in (sentence, *part))


def test_from_the_paper_one_may_go_back_and_choose_something_else(table: Table, family: Family) -> None:
    screen = table.rooms.form_screen
    _choose(table, family.mother, "refused")
    table.tap(screen.sign.confirm)
    assert screen.check.isVisible()
    assert not _decisions(table, family)
    table.tap(screen.back)
    table.tap(screen.sign.other)
    table.tap("decision-later")
    table.tap(screen.sign.next)
    table.tap(screen.sign.confirm)
    table.tap(screen.check.record)
    assert _decisions(table, family)[family.mother].decision == "later"


# -- from one hand to the next ----------------------------------------------------------------


@pytest.mark.parametrize("recorded", [True, False], ids=["after recording", "after stepping back"])
def test_nothing_of_one_signer_is_left_for_the_next(table: Table, family: Family, *, recorded: bool) -> None:
    screen = table.rooms.form_screen
    if recorded:
        _sign(table, family.mother, "objection", "ik vertrouw hem niet")
        _go_on(table)
    else:
        _choose(table, family.mother, "objection", "ik vertrouw hem niet")
        Hand(1).sign(screen.sign.pad)
        table.tap(screen.back)
        table.tap(screen.back)
    table.tap(f"signer-{family.father}")
    assert "Samira" not in screen.read.name.text()
    table.tap(screen.read.aloud)
    assert not [b for b in screen.sign.findChildren(Button) if b.isChecked()]
    table.tap("decision-objection")
    table.tap(screen.sign.next)
    assert screen.sign.words.toPlainText() == ""
    assert screen.sign.pad.is_blank()
    assert screen.sign.worker_pad.is_blank()
    assert "vertrouw" not in table.words()


def test_ink_and_choice_survive_a_lock_in_the_middle_of_signing(table: Table, family: Family, sit: SitDown) -> None:
    _choose(table, family.mother, "partly", "op dinsdag")
    table.tap("left-hand")
    Hand(1).sign(table.rooms.form_screen.sign.pad)
    table.settle()
    drawn = table.rooms.form_screen.sign.pad.strokes()
    again = sit()
    screen = again.rooms.form_screen
    again.tap(f"signer-{family.mother}")
    again.tap(screen.read.aloud)
    assert again.find("decision-partly").isChecked()
    assert screen.sign.words.toPlainText() == "op dinsdag"
    assert screen.sign.pad.strokes() == drawn
    again.tap(screen.sign.next)
    assert again.find("left-hand").isChecked()


def test_the_paper_of_who_was_chosen_first_never_opens_for_who_was_chosen_after(table: Table, family: Family) -> None:
    screen = table.rooms.form_screen
    for person in (family.mother, family.father):
        screen.signer_chosen.emit(person)
        if person == family.mother:
            screen.back_requested.emit()
    table.settle()
    shown = table.rooms.form._side.pages  # the pictures themselves carry no name to read
    form = _newest(table, family)
    assert shown == table.work.signing.pages(family.case, form.id, family.father)


@pytest.mark.parametrize("decision", ["refused", "later", "objection"])
def test_no_page_says_who_refused_put_off_or_objected(table: Table, family: Family, decision: str) -> None:
    _sign(table, family.father, decision, "nee dank u" if decision != "later" else "", ink=decision == "objection")
    _go_on(table)
    told = ("geweiger", "bezwaar", "nee dank u", "geen toestemming", "later", "ingetrokken", "nog niet getekend")
    pages = (
        lambda: None,
        lambda: table.rooms.show_visit(family.case),
        lambda: table.rooms.show_leave(family.case),
    )
    for page in pages:
        page()
        table.settle()
        assert not [word for word in told if word in table.words().lower()]
    assert "niet alle antwoorden" in table.rooms.form_screen.signers.standing.title.text()


def test_somebody_who_is_not_in_the_room_is_named_and_not_judged(sit: SitDown, work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family, family.father)
    form = open_form_a(work, family, visit, family.boy)
    table = sit()
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    assert "Jeroen de Boer" in table.words()
    assert not table.window.findChildren(Button, f"signer-{family.father}")
    assert "niet aanwezig" not in table.words().lower()


# -- when something changed -------------------------------------------------------------------


def _end_authority_of_father(work: Workspace, family: Family) -> None:
    """Write down that the father's authority ended: other people must sign now."""
    (line,) = (x for x in work.files.get(family.case).authority if (x.child, x.holder) == (family.boy, family.father))
    ended = AuthorityRecorded(
        line=line.line,
        child=family.boy,
        holder=family.father,
        kind="parent",
        since=line.since,
        until="2026-11-01",
        evidence="gezagsregister",
        checked_on="2026-11-21",
    )
    work.families.record_authority(family.case, ended)


def test_a_form_whose_signers_changed_gets_a_new_version_that_replaces_it(
    table: Table, family: Family, form: FormId
) -> None:
    _end_authority_of_father(table.work, family)
    table.tap(f"signer-{family.mother}")
    screen = table.rooms.form_screen
    assert screen.signers.isVisible()
    assert screen.bar.action.text() == "Maak een nieuwe versie"
    table.tap(screen.bar.action)
    assert _value(_field(table, "helpGoal")) == answers_of_form_a()["helpGoal"]
    table.tap(screen.fill.ready)
    old = next(known for known in table.file(family).forms if known.id == form)
    new = _newest(table, family)
    assert old.replaced_by == new.id
    assert {mark.person for mark in new.required} == {family.mother}


def test_a_yes_after_the_last_day_is_not_taken_and_a_new_version_is_offered(
    table: Table, family: Family, form: FormId, clock: TestClock
) -> None:
    clock.forward(days=200)  # the last day in it is 31 May
    screen = table.rooms.form_screen
    _choose(table, family.mother, "agreed")
    assert screen.signers.isVisible(), "nobody draws a signature for it"
    assert "De laatste dag die hierin staat is voorbij." in screen.bar.text.text()
    assert family.mother not in _decisions(table, family)
    _sign(table, family.father, "refused", ink=False)  # a no is taken as ever (H29)
    _go_on(table)
    _choose(table, family.mother, "agreed")
    assert screen.bar.action.text() == "Maak een nieuwe versie"
    table.tap(screen.bar.action)
    assert _value(_field(table, "helpGoal")) == answers_of_form_a()["helpGoal"]
    table.tap(screen.fill.ready)
    assert _newest(table, family).id == form, "with the old days it is no new version yet"


def test_that_the_last_day_is_over_stands_there_before_anybody_chose(  # H8: else it tells who said yes
    table: Table, family: Family, form: FormId, clock: TestClock
) -> None:
    over = "een ja kan hier niet meer"
    table.rooms.form.refresh()
    assert over not in table.words()
    clock.forward(days=200)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    assert over in table.words()
    assert not _decisions(table, family)


def test_a_plan_that_is_over_says_so_on_the_list_of_its_signers_with_the_way_on(
    sit: SitDown, work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    filled = fill_plan(work, family, promise_row(work, [family.father], "Ik drink niet", days=3))
    lay_before(work, family, visit, filled)
    table = sit()
    table.rooms.show_laid(family.case, filled)
    table.settle()
    assert "een ja kan hier niet meer" not in table.words()
    clock.forward(days=8)
    table.rooms.show_laid(family.case, filled)
    table.settle()
    assert "Zet een nieuwe laatste dag in de antwoorden, en leg het opnieuw voor." in table.words()
    assert table.find("text").isEnabled()


def test_what_was_typed_in_a_new_version_survives_a_lock(table: Table, family: Family, sit: SitDown) -> None:
    _end_authority_of_father(table.work, family)
    table.tap(f"signer-{family.mother}")
    table.tap(table.rooms.form_screen.bar.action)
    _type(table, _field(table, "helpGoal"), "een ander doel")
    again = sit()
    again.tap(f"signer-{family.mother}")
    again.tap(again.rooms.form_screen.bar.action)
    assert _value(_field(again, "helpGoal")) == "een ander doel"


def test_where_authority_is_not_known_the_screen_says_whose_to_check(sit: SitDown, work: Workspace) -> None:
    family = settle_family(work, father_checked=False)
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    table = sit()
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    told = table.rooms.form_screen.signers.standing.text.text()
    assert "Ga het gezag na van: \u2068Jeroen de Boer\u2069" in told
    assert "Samira" not in told.split("Ga het gezag na van")[-1]
    assert table.find(f"signer-{family.mother}").isEnabled()  # those present may read and sign


def test_an_unchecked_translation_of_the_choices_waits_for_the_interpreter(table: Table, family: Family) -> None:
    table.tap(f"signer-{family.mother}")
    table.tap(table.rooms.form_screen.read.aloud)
    assert table.find("decision-agreed").text() == "Ik geef toestemming voor deze hulp."


def test_the_choices_stand_in_both_languages_once_the_interpreter_is_logged(
    table: Table, family: Family, visit: VisitId
) -> None:
    used = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="4711")
    table.work.visits.use_interpreter(family.case, used)
    table.tap(f"signer-{family.mother}")
    table.tap(table.rooms.form_screen.read.aloud)
    assert "\n" in table.find("decision-agreed").text()


def _opened(table: Table, family: Family) -> list[Form]:
    return [form for form in table.file(family).forms if form.replaced_by is None]


def _sign_yes(table: Table, family: Family, visit: VisitId, form: FormId) -> None:
    for person in (family.mother, family.father):
        sign(table.work, family, visit, form, person)


def test_a_signed_form_gets_a_new_version_that_tells_each_signer_what_is_new(
    table: Table, family: Family, form: FormId, visit: VisitId
) -> None:
    _sign_yes(table, family, visit, form)
    screen = table.rooms.form_screen
    table.tap("text")
    assert "Iedereen leest de nieuwe versie" in screen.bar.title.text()
    assert _value(_field(table, "helpGoal")) == answers_of_form_a()["helpGoal"]
    _type(table, _field(table, "helpGoal"), "Sami slaapt door")
    table.tap(screen.fill.ready)
    (new,) = _opened(table, family)
    assert new.id != form
    assert [each.decisions for each in (new,)] == [()], "nobody's yes goes over to another text"
    ceremony = table.work.signing.ceremony(family.case, new.id, family.mother)
    assert [(each.field, each.new) for each in ceremony.changes] == [("helpGoal", "Sami slaapt door")]
    assert ceremony.changes[0].old == answers_of_form_a()["helpGoal"]
    (told,) = (each for each in paper_of(ceremony).sections if each.heading == "Anders dan de vorige keer")
    assert "Sami slaapt door" in told.rows[0].value


def test_who_did_not_answer_the_version_between_reads_what_changed_since_theirs(
    table: Table, family: Family, form: FormId, visit: VisitId
) -> None:
    sign(table.work, family, visit, form, family.mother)
    newest = form
    for goal in ("eerst dit", "dan dat"):
        answers = answers_of_form_a() | {"helpGoal": goal}
        newest = table.work.forms.open(family.case, visit, "consentToHelp", family.boy, answers, replaces=newest)
    changes = {
        person: table.work.signing.ceremony(family.case, newest, person).changes
        for person in (family.mother, family.father)
    }
    assert [(each.old, each.new) for each in changes[family.mother]] == [(answers_of_form_a()["helpGoal"], "dan dat")]
    assert changes[family.father] == (), "nothing is told of a text that somebody never decided on"


def test_leaving_a_new_version_changes_nothing_and_keeps_what_was_typed(
    table: Table, family: Family, form: FormId, visit: VisitId
) -> None:
    _sign_yes(table, family, visit, form)
    screen = table.rooms.form_screen
    table.tap("text")
    _type(table, _field(table, "helpGoal"), "een ander doel")
    assert screen.back.text() == "Terug"
    table.tap(screen.back)
    assert screen.signers.isVisible()
    assert [each.id for each in _opened(table, family)] == [form]
    table.tap("text")
    assert _value(_field(table, "helpGoal")) == "een ander doel"


def test_other_help_for_the_same_child_is_a_form_of_its_own_beside_the_first(
    table: Table, family: Family, form: FormId, visit: VisitId
) -> None:
    _sign_yes(table, family, visit, form)
    table.tap("text")
    _type(table, _field(table, "helpGoal"), "alleen in de nieuwe versie")
    table.tap(table.rooms.form_screen.back)
    table.tap("other-help")
    assert _value(_field(table, "helpGoal")) == "", "nothing of the other help stands in it"
    _fill_in(table)
    first, second = _opened(table, family)
    assert first.id == form
    assert {each.decision for each in first.decisions} == {"agreed"}
    assert second.decisions == ()
    assert table.work.forms.told(family.case, family.boy, form).may_start
    assert not table.work.forms.told(family.case, family.boy, second.id).may_start


def test_the_visit_lists_each_form_of_a_child_and_opens_the_one_that_was_chosen(
    table: Table, family: Family, form: FormId, visit: VisitId
) -> None:
    days = {"startsOn": "2026-12-20", "reviewOn": "2027-01-15", "endsOn": "2027-02-28"}
    other = table.work.forms.open(family.case, visit, "consentToHelp", family.boy, answers_of_form_a() | days)
    table.rooms.show_visit(family.case)
    table.settle()
    assert "hulp vanaf 20 december 2026" in table.words()
    table.tap(f"form-{family.boy}-1")
    assert table.work.visits.remembered_page(family.case) == f"form:{family.boy}:{other}"
