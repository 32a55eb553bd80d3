"""Every form before its signers, through the real pages: read, a yes, a no, own words, each mark a paper of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from filled_examples import fill_opinion, fill_pause, fill_plan, fill_stay, promise_row
from form_examples import alone_with_its_owner, do_what_comes_first, explain_card, fill_whole, the_form
from form_hand import FormHand, SigningHand
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from share_examples import DOCTOR, SCHOOL, fill_share
from share_examples import lay as lay_share
from share_examples import line as share_line
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, sign, supervision_order
from usable import outside

from jgvisit.ids import FormId, PersonId, Sha256, VisitId, new_uuid7
from jgvisit.records.answers import ChoiceAnswer, DayAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_forms import Form
from jgvisit.services.forms.drafts import PartKey, find
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.forms.signers import author_of
from jgvisit.services.papers.handing_over import VisitOpenError
from jgvisit.workspace import Workspace
from ui.demo.hand import Hand
from ui.screens.filled.filling import typed_answers

SIGNED_AT_THE_TABLE = tuple("BCDEFGHIMN")
WORDS = "Dat zeg ik zelf zo."


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = new_workspace(tmp_path_factory.mktemp("signing"), TestClock())
    yield workspace
    workspace.safe.close()


@pytest.fixture
def visit(work: Workspace, family: Family) -> Iterator[VisitId]:
    begun = begin_visit(work, family)
    yield begun
    work.visits.end(family.case, begun)


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def lay(table: Table, family: Family, visit: VisitId, letter: str, owner: PersonId) -> FormId:
    """Fill a form, do what comes first, and lay it before its signers by the page's own button."""
    form = the_form(table.work, letter)
    filled = fill_whole(table.work, family, form, owner)
    if letter == "B":
        share_two_lines(table.work, family, filled)
    do_what_comes_first(table.work, family, visit, letter)
    hand = FormHand(table)
    alone_with_its_owner(table.work, family, visit, letter)
    part = "common" if form.of_part("common") else "team" if form.reader == "team" else "private"
    hand.open(family.case, PartKey(filled, form.id, part, owner if part == "private" else None))
    hand.press("next")
    assert table.window.current == "form", hand.screen.bar.text.text()
    return filled


def share_two_lines(work: Workspace, family: Family, filled: FormId) -> None:
    """Two receivers, both about the boy; nobody is left out for safety."""
    cells = {
        "aboutPersons": PersonsAnswer((family.boy,)),
        "direction": ChoiceAnswer(("ask",)),
        "dataKinds": TextAnswer("hoe het gaat in de klas"),
        "purpose": TextAnswer("rust in huis"),
        "validUntil": DayAnswer("2027-03-01"),
    }
    rows = [Row(new_uuid7(), {**cells, "partyOrganisation": TextAnswer(name)}) for name in ("De school", "De huisarts")]
    answers = {"shareLines": RowsAnswer(tuple(rows)), "howToWithdraw": TextAnswer("Bel het jeugdteam")}
    work.filled_forms.fill(family.case, filled, "consentToShare", "team", (family.boy,), {})
    work.filled_forms.fill(family.case, filled, "consentToShare", "common", (family.boy,), answers)


def opened(table: Table, family: Family, filled: FormId) -> Form:
    return laid_forms(table.file(family), filled)[0]


def now_here(table: Table, family: Family, *present: PersonId) -> None:
    here = table.work.files.open_visit_id(family.case)
    assert here is not None
    table.work.visits.change_presence(family.case, here, present, "")


def test_h11_a_handover_on_an_order_asks_nobody_for_a_yes(table: Table, family: Family, visit: VisitId) -> None:
    supervision_order(table.work, family, family.boy)
    lay(table, family, visit, "F", family.mother)
    assert "Wie leest dit?" in table.words()
    assert "Lees en antwoord" in table.words()
    assert "beslis" not in table.words()
    assert "ja of nee" not in table.words()


@pytest.mark.parametrize("letter", SIGNED_AT_THE_TABLE)
def test_a_form_lies_before_its_signers_and_each_answers(
    table: Table, family: Family, visit: VisitId, letter: str
) -> None:
    filled = lay(table, family, visit, letter, family.mother)
    hand = SigningHand(table)
    required = opened(table, family, filled).required
    assert {key.split(":")[0] for key in hand.asked()} >= {each.person for each in required}
    first, last = required[0], required[-1]
    words = WORDS if first.mark == "S" else ""
    hand.answer(f"{first.person}:{first.mark}:{opened(table, family, filled).id}", "agreed", words)
    form = opened(table, family, filled)
    decided = form.decided_by(first.person, first.mark)
    assert decided is not None
    assert (decided.decision, decided.document is not None) == ("agreed", True)
    hand.answer(f"{last.person}:{last.mark}:{form.id}", "refused", ink=False)
    refused = opened(table, family, filled).decided_by(last.person, last.mark)
    assert refused is not None
    assert refused.decision == "refused"
    offered = the_form(table.work, letter).outcomes[last.mark]
    assert refused.decision in offered


def test_a_child_signs_its_own_words_alone(table: Table, family: Family, visit: VisitId) -> None:  # H7
    now_here(table, family, family.boy)
    filled = lay(table, family, visit, "K", family.boy)
    hand = SigningHand(table)
    (key,) = hand.asked()
    now_here(table, family, family.boy, family.mother)
    hand.open(family.case, filled)
    assert table.window.current == "forms"
    now_here(table, family, family.boy)
    hand.open(family.case, filled)
    hand.choose(key, "agreed")
    assert hand.screen.sign.words.toPlainText()  # begins with what the child said before
    hand.finish()
    decided = opened(table, family, filled).decided_by(family.boy, "S")
    assert decided is not None
    assert decided.view_text


def test_a_screen_that_is_turned_while_somebody_signs_costs_nothing(
    table: Table, family: Family, visit: VisitId
) -> None:
    filled = lay(table, family, visit, "N", family.mother)
    hand, form = SigningHand(table), opened(table, family, filled)
    mark = form.required[0]
    hand.choose(f"{mark.person}:{mark.mark}:{form.id}", "agreed")
    sign = hand.screen.sign
    hand.tap(sign.next)
    Hand(1).sign(sign.pad)
    table.settle()
    drawn = sign.pad.strokes()
    assert drawn
    for size in ((768, 1366), (1366, 768), (768, 1366)):
        table.window.resize(*size)
        table.settle()
        assert sign.pad.strokes() == drawn
        assert sign.pad.isVisible()
        assert not outside(table.window)
    Hand(2).sign(sign.worker_pad)
    table.settle()
    hand.tap(sign.confirm)
    assert sign.pad.strokes() == drawn
    hand.tap(hand.screen.check.record)
    decided = opened(table, family, filled).decided_by(mark.person, mark.mark)
    assert decided is not None
    assert (decided.decision, decided.ink is not None) == ("agreed", True)


def test_h15_each_line_of_form_b_has_its_own_answer(table: Table, family: Family, visit: VisitId) -> None:
    filled = lay(table, family, visit, "B", family.mother)
    hand = SigningHand(table)
    form = opened(table, family, filled)
    mine = next(each for each in form.required if len(each.lines) > 1)
    hand.choose(f"{mine.person}:{mine.mark}:{form.id}", "partly")
    assert not hand.screen.sign.next.isEnabled()
    hand.press(f"line-{mine.lines[0]}-agreed")
    assert not hand.screen.sign.next.isEnabled()
    for line in mine.lines[1:]:
        hand.press(f"line-{line}-refused")
    hand.finish()
    decided = opened(table, family, filled).decided_by(mine.person, mine.mark)
    assert decided is not None
    assert decided.decision == "partly"
    assert dict(decided.lines) == {mine.lines[0]: "agreed", **dict.fromkeys(mine.lines[1:], "refused")}


def test_h21_somebody_answers_by_telephone_without_being_there(table: Table, family: Family, visit: VisitId) -> None:
    filled = lay(table, family, visit, "D", family.mother)
    now_here(table, family, family.mother)
    hand = SigningHand(table)
    hand.open(family.case, filled)
    form = opened(table, family, filled)
    mark = next(each for each in form.required if each.person == family.father)
    key = f"{family.father}:{mark.mark}:{form.id}"
    assert key not in hand.asked()
    hand.press(f"means-{key}")
    hand.press("means-phone")
    hand.tap(hand.screen.means.go_on)
    hand.read()
    hand.press("decision-agreed")
    hand.tap(hand.screen.sign.next)
    assert not hand.screen.sign.pad.isVisible()
    Hand(2).sign(hand.screen.sign.worker_pad)
    table.settle()
    hand.tap(hand.screen.sign.confirm)  # too early: it says what is missing, and keeps the ink
    assert hand.screen.bar.isVisible()
    assert not hand.screen.sign.worker_pad.is_blank()
    hand.tap(hand.screen.back)
    hand.tap(hand.screen.back)
    assert hand.screen.means.isVisible()
    hand.screen.means.call_back.edit.setText("06 0000 0000")
    hand.screen.means.in_room.edit.setText("alleen hij")
    hand.tap(hand.screen.means.go_on)
    hand.read()  # what was chosen and drawn is still there
    hand.tap(hand.screen.sign.confirm)
    hand.tap(hand.screen.check.record)
    decided = opened(table, family, filled).decided_by(family.father, mark.mark)
    assert decided is not None
    assert (decided.decision, decided.signature_kind) == ("agreed", "phone")


def picture(kind: str) -> bytes:
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(made, kind)  # type: ignore[call-overload]  # a device, says the documentation
    return bytes(made.data().data())


def test_h21_a_photograph_that_is_not_what_it_says_is_told_at_once_and_nothing_is_lost(
    table: Table, family: Family, visit: VisitId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such a file was taken, the paper was read aloud and signed for, and only then it was refused; it could not go."""
    filled = lay(table, family, visit, "D", family.mother)
    now_here(table, family, family.mother)
    hand, form = SigningHand(table), opened(table, family, filled)
    hand.open(family.case, filled)
    mark = next(each for each in form.required if each.person == family.father)
    hand.press(f"means-{family.father}:{mark.mark}:{form.id}")
    hand.press("means-paper")
    page, bar = hand.screen.means, hand.screen.bar
    assert not page.go_on.isEnabled(), "without a photograph there is nothing to go on with"
    file = tmp_path / "brief.jpg"
    monkeypatch.setattr("ui.screens.form.means_page.ask_pages", lambda *_: (str(file),))
    scan = b"%PDF-1.7" + bytes(50 * 1024 * 1024) + b"%%EOF"
    cut_off = picture("JPEG")[:30], b"%PDF-1.7 and no more"
    for wrong in (b"GIF89a", b"Beste Femke,", scan, *cut_off, b"", None):
        if wrong is None:
            file.unlink()  # the camera was pulled out
        else:
            file.write_bytes(wrong)
        hand.tap(page.add)
        assert bar.isVisible()
        assert "kan niet als foto van het papier worden bewaard" in table.words()
        assert "20 MB" in table.words()
        assert not page.go_on.isEnabled()
    for kind in ("PNG", "JPEG"):  # by what it is, not by what it is called
        file.write_bytes(picture(kind))
        hand.tap(page.add)
        assert not bar.isVisible()
    assert "2" in page.added.text()
    file.write_bytes(b"GIF89a")
    hand.tap(page.add)
    assert "2" in page.added.text(), "what was added stays"
    hand.tap(page.take_off)
    assert "1" in page.added.text()
    hand.tap(page.go_on)
    hand.read()
    hand.press("decision-agreed")
    hand.tap(hand.screen.sign.next)
    Hand(2).sign(hand.screen.sign.worker_pad)
    table.settle()
    hand.tap(hand.screen.sign.confirm)
    hand.tap(hand.screen.check.record)
    decided = opened(table, family, filled).decided_by(family.father, mark.mark)
    assert decided is not None
    assert decided.means is not None
    (kept,) = decided.means.photos
    assert table.work.journal.blob(family.case, Sha256(kept)) == picture("PNG")


def test_h8_who_has_not_answered_stands_on_no_page_of_the_room(table: Table, family: Family, visit: VisitId) -> None:
    lay(table, family, visit, "M", family.mother)
    table.rooms.show_forms(family.case)
    table.settle()
    assert "antwoordde nog niet" not in table.words()
    table.tap(table.rooms.forms_screen.alone)
    assert "antwoordde nog niet" in table.words()


def test_no_ink_is_asked_for_a_yes_that_something_comes_before(table: Table, family: Family, visit: VisitId) -> None:
    form = fill_plan(table.work, family, promise_row(table.work, [family.father], "Ik drink niet"))
    page = FormHand(table)
    page.open(family.case, PartKey(form, "safetyPlan", "common", None))
    page.press("next")
    hand, key = SigningHand(table), f"{family.father}:A:{opened(table, family, form).id}"
    hand.choose(key, "agreed")
    hand.tap(hand.screen.sign.next)
    assert "K08" in hand.screen.bar.text.text()
    assert not hand.screen.sign.pad.isVisible()
    explain_card(table.work, family, visit, "K08", family.father)
    hand.tap(hand.screen.sign.next)
    assert hand.screen.sign.pad.isVisible()
    assert not hand.screen.bar.isVisible()


def test_a_yes_that_was_not_free_becomes_later_before_any_ink(table: Table, family: Family, visit: VisitId) -> None:
    stay = fill_stay(table.work, family)
    fill_pause(table.work, family, stay)
    fill_opinion(table.work, family)
    explain_card(table.work, family, visit, "K11", family.mother)
    page = FormHand(table)
    page.open(family.case, PartKey(stay, "voluntaryStayAgreement", "common", None))
    page.press("next")
    hand, key = SigningHand(table), f"{family.mother}:T:{opened(table, family, stay).id}"
    hand.choose(key, "agreed")
    hand.press("free-2")
    hand.tap(hand.screen.sign.next)
    assert "met een collega erbij" in hand.screen.bar.text.text()
    assert not hand.screen.sign.pad.isVisible()
    hand.press("decision-later")
    hand.finish(ink=False)
    decided = opened(table, family, stay).decided_by(family.mother, "T")
    assert decided is not None
    assert decided.decision == "later"


def test_a_yes_is_taken_back_with_one_press_and_the_paper_follows(table: Table, family: Family, visit: VisitId) -> None:
    filled = lay(table, family, visit, "B", family.mother)
    hand = SigningHand(table)
    form = opened(table, family, filled)
    mine = form.required[0]
    hand.answer(f"{mine.person}:{mine.mark}:{form.id}", "agreed")
    paper = FormHand(table)
    key = PartKey(table.work.filled_forms.begin(), "consentWithdrawal")
    now_here(table, family, PersonId(mine.person))
    paper.open(family.case, key)
    paper.press(f"given-{form.id}-{mine.lines[0]}")
    paper.press("field-channel-visit")
    paper.press("withdraw-now")
    assert paper.screen.bar.isVisible()
    assert "Het is gestopt." in table.words()  # whoever took back sees that it counts, before any paper
    decided = opened(table, family, filled).decided_by(mine.person, mine.mark)
    assert decided is not None
    assert decided.withdrawn_lines == (mine.lines[0],)
    assert find(table.file(family), key.form) is None  # nothing had to be filled in first
    assert "De school" in paper.edit("withdrawnWhat").toPlainText()
    assert paper.screen.findChild(QAbstractButton, "field-channel-visit").isChecked()


def test_who_stops_one_thing_and_then_another_has_a_paper_of_both_and_all_who_must_hear_it_are_listed(
    table: Table, family: Family, visit: VisitId
) -> None:
    shared = fill_share(table.work, family, share_line(SCHOOL, family.boy), share_line(DOCTOR, family.boy))
    opened_id = lay_share(table.work, family, visit, shared)
    sign(table.work, family, visit, opened_id, family.mother)
    mine = next(each for each in opened(table, family, shared).required if each.person == family.mother)
    paper, key = FormHand(table), PartKey(table.work.filled_forms.begin(), "consentWithdrawal")
    now_here(table, family, family.mother)
    paper.open(family.case, key)
    paper.press("field-channel-visit")
    for row in mine.lines:
        paper.press(f"given-{opened_id}-{row}")
        paper.press("withdraw-now")
    said = paper.edit("withdrawnWhat").toPlainText()
    assert SCHOOL in said
    assert DOCTOR in said
    team = typed_answers(table.work.journal.drafts(family.case)[PartKey(key.form, key.form_type, "team").draft()])
    rows = team["partiesNotified"]
    assert isinstance(rows, RowsAnswer)
    assert {row.cells["party"] for row in rows.rows} == {TextAnswer(SCHOOL), TextAnswer(DOCTOR)}


def test_a_paper_that_says_it_stopped_while_nothing_did_is_told_so(
    table: Table, family: Family, visit: VisitId
) -> None:  # AVG 7 lid 3: what is passed over goes on being shared
    filled = lay(table, family, visit, "B", family.mother)
    hand, form = SigningHand(table), opened(table, family, filled)
    mine = next(each for each in form.required if each.person == family.mother)
    hand.answer(f"{mine.person}:{mine.mark}:{form.id}", "agreed")
    paper, key = FormHand(table), PartKey(table.work.filled_forms.begin(), "consentWithdrawal")
    now_here(table, family, family.mother)
    paper.open(family.case, key)
    warning = "Dit is nog niet gestopt."
    assert warning not in table.words()
    paper.press("field-withdrawnSubject-help")
    assert warning not in table.words()  # she gave nothing of that kind
    paper.press("field-withdrawnSubject-share")
    assert warning in table.words()
    definition = table.work.filled_forms.definition("consentWithdrawal")
    for field in definition.of_part("common"):
        if field.required and field.id not in ("withdrawnBy", "withdrawnSubject", "returnPlan", "contactPlan"):
            paper.answer(field, family.mother)
    paper.press(f"child-{family.boy}")
    paper.record()
    assert find(table.file(family), key.form) is not None  # nothing holds a paper up
    assert paper.screen.bar.title.text() == warning
    paper.press(f"given-{form.id}-{mine.lines[0]}")
    paper.press("withdraw-now")
    assert warning not in table.words()


def test_a_changed_text_says_what_is_different_and_is_signed_anew(table: Table, family: Family, visit: VisitId) -> None:
    filled = lay(table, family, visit, "M", family.mother)
    before = opened(table, family, filled)
    hand = FormHand(table)
    SigningHand(table).press("text")
    hand.type("askedFor", " en slaap")
    hand.record()
    assert "en slaap" in table.words()
    assert hand.screen.changes_panel.isVisible()
    hand.press("next")
    after = opened(table, family, filled)
    assert after.id != before.id
    assert not hand.screen.changes_panel.isVisible()


def test_h8_the_paper_of_a_withdrawal_is_offered_to_whom_it_names_alone(
    table: Table, family: Family, visit: VisitId
) -> None:
    filled = fill_whole(table.work, family, the_form(table.work, "G"), family.mother)
    hand = FormHand(table)
    now_here(table, family, family.mother)
    hand.open(family.case, PartKey(filled, "consentWithdrawal"))
    hand.press("paper")
    table.qtbot.waitUntil(lambda: not hand.screen.paper_page.wait.isVisible())
    offered = [b.objectName() for b in table.window.findChildren(QAbstractButton) if b.isVisible()]
    assert [name for name in offered if name.startswith("reader-")] == [f"reader-{family.mother}"]


def test_h1_the_paper_shows_one_part_and_prints_at_the_office_only(
    table: Table, family: Family, visit: VisitId
) -> None:
    filled = fill_whole(table.work, family, the_form(table.work, "D"), family.mother)
    hand = FormHand(table)
    hand.open(family.case, PartKey(filled, "safetyPlan"))
    hand.press("paper")
    table.qtbot.waitUntil(lambda: not hand.screen.paper_page.wait.isVisible())
    assert not hand.screen.paper_page.print.isVisible()  # a visit is open
    assert not hand.screen.paper_page.large.isVisible()
    hand.press(f"reader-{family.father}")
    table.qtbot.waitUntil(lambda: not hand.screen.paper_page.wait.isVisible())
    hand.screen.back.click()
    table.settle()
    assert hand.seen("field-riskStatement")
    own = PartKey(filled, "safetyPlan", "private", family.mother)
    with pytest.raises(LookAgainError):
        table.work.form_papers.pages(family.case, own, family.mother)
    now_here(table, family, family.mother)
    hand.open(family.case, own)
    hand.press("paper")
    table.qtbot.waitUntil(lambda: not hand.screen.paper_page.wait.isVisible())
    for large in (False, True):
        with pytest.raises(VisitOpenError):
            table.work.form_papers.print_pages(family.case, own, family.mother, large=large)


def test_a_colleague_signs_the_own_opinion_after_the_visit_and_never_among_the_family(
    table: Table, family: Family, visit: VisitId
) -> None:  # H9
    filled = fill_whole(table.work, family, the_form(table.work, "J"), family.mother)
    page, key = FormHand(table), PartKey(filled, "secondReview", "team")
    page.open(family.case, key, alone=True)
    page.press("next")
    assert table.window.current == "forms"
    assert "buiten het bezoek" in table.words()
    table.work.visits.end(family.case, visit)
    page.open(family.case, key)
    page.press("next")
    hand = SigningHand(table)
    (asked,) = hand.asked()
    hand.answer(asked, "agreed")
    (mark,) = opened(table, family, filled).decisions
    assert mark.person == author_of(table.work.enrolled.identity)
    table.work.visits.reopen(family.case, visit)


def test_a_lock_leads_back_to_the_signers_and_keeps_what_was_chosen(
    qtbot: QtBot, table: Table, family: Family, visit: VisitId
) -> None:
    filled = lay(table, family, visit, "H", family.mother)
    mark = next(each for each in opened(table, family, filled).required if each.mark == "S")
    key = f"{mark.person}:S:{opened(table, family, filled).id}"
    SigningHand(table).choose(key, "agreed", WORDS)
    table.settle()
    table.leave()
    again = sit_down(qtbot, table.work)
    hand = SigningHand(again)
    assert again.window.current == "form"
    hand.press(f"signer-{key}")
    hand.read()
    assert hand.screen.sign.words.toPlainText() == WORDS
    hand.finish()
    decided = opened(again, family, filled).decided_by(mark.person, "S")
    assert decided is not None
    assert decided.view_text == WORDS
    again.leave()
