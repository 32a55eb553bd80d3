"""One talk: brothers and sisters, or several marks, one after the other; each its own answer, ink and paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from desk import dressed_app
from form_examples import do_what_comes_first, fill_whole, the_form
from form_hand import SigningHand
from pytestqt.qtbot import QtBot
from record_factory import CASE
from share_examples import line, share_lines
from table import Table, sit_down
from town import Family, TestClock, begin_visit, new_workspace, supervision_order
from usable import clipped_labels, hard_to_use, outside, overlapping

from jgvisit.ids import FormId, PersonId, Sha256, VisitId
from jgvisit.records.case_forms import Decision, Form
from jgvisit.records.fold import fold
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.ports.field_change import FieldChange
from jgvisit.services.signing.read_alike import read_alike
from jgvisit.services.signing.signing import ink_field
from jgvisit.workspace import Workspace
from ui.demo.hand import Hand
from ui.screens.form.screen import FormScreen
from ui.screens.form.state import DecisionChoice, FormState, OtherMeans, SignerRow, Stage, TalkState
from ui.screens.form.talk import talk_of


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    workspace = new_workspace(tmp_path_factory.mktemp("talk"), TestClock())
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


def share_both(table: Table, family: Family, visit: VisitId) -> FormId:
    """Form B about brother and sister, with a line for each and one for both."""
    work, filled = table.work, table.work.filled_forms.begin()
    lines = share_lines(line("School", family.boy), line("Huisarts", family.girl, family.boy))
    work.filled_forms.fill(family.case, filled, "consentToShare", "common", (family.girl, family.boy), lines)
    work.laying.lay_before(family.case, visit, filled)
    return filled


def papers(table: Table, family: Family, filled: FormId) -> dict[PersonId, Form]:
    return {each.child: each for each in laid_forms(table.file(family), filled)}


def names_in_order(table: Table, family: Family, filled: FormId) -> tuple[Form, Form, str, str]:
    """Return both papers in the order of the list, with the names of their children as the screen isolates them."""
    first, second = laid_forms(table.file(family), filled)
    one, other = (f"\u2068{table.file(family).member(each.child).name}\u2069" for each in (first, second))
    return first, second, one, other


def decided(form: Form, person: PersonId, mark: str = "T") -> Decision:
    (found,) = (each for each in form.decisions if (each.person, each.mark) == (person, mark))
    return found


def begin(table: Table, family: Family, filled: FormId, person: PersonId) -> SigningHand:
    """Hand the form to somebody at their first mark; they read it."""
    hand = SigningHand(table)
    hand.open(family.case, filled)
    key = next(each for each in hand.asked() if each.startswith(f"{person}:"))
    hand.press(f"signer-{key}")
    return hand


def record(hand: SigningHand, decision: str, *, ink: bool = True) -> None:
    """Answer what lies there, up to the thanks."""
    screen = hand.screen
    hand.press(f"decision-{decision}")
    if screen.sign.words.isVisible() and not screen.sign.next.isEnabled():
        screen.sign.words.setPlainText("Dat zeg ik zelf zo.")
    hand.tap(screen.sign.next)
    if ink:
        for number, pad in enumerate((screen.sign.pad, screen.sign.worker_pad), 1):
            Hand(number).sign(pad)
        hand.table.settle()
    hand.tap(screen.sign.confirm)
    assert screen.check.isVisible(), screen.bar.text.text()
    hand.tap(screen.check.record)
    assert screen.done.isVisible(), screen.bar.text.text()


def test_who_signs_for_brother_and_sister_reads_once_and_signs_each_apart(
    table: Table, family: Family, visit: VisitId
) -> None:
    filled = share_both(table, family, visit)
    hand = begin(table, family, filled, family.mother)
    screen = hand.screen
    table.qtbot.waitUntil(screen.read.aloud.isEnabled)
    first, second, one, other = names_in_order(table, family, filled)
    words = table.words()
    assert "Eén keer lezen is genoeg" in words
    assert f"1 van 2: {one}" in words
    assert f"2 van 2: {other}" in words
    hand.read()
    record(hand, "agreed")
    assert f"Hierna: {other}" in table.words()
    hand.tap(screen.done.go_on)
    assert screen.sign.isVisible(), "not read again: it says the same"
    assert f"2 van 2: {other}" in table.words()
    assert "De rest is dezelfde tekst als net." in table.words()
    assert screen.sign.choose.chosen is None, "nothing of the answer about the first stands here"
    assert screen.sign.pad.is_blank()
    assert screen.sign.worker_pad.is_blank()
    record(hand, "refused", ink=False)
    assert not screen.done.pause.isVisible()
    hand.tap(screen.done.go_on)
    assert screen.signers.isVisible()
    both = papers(table, family, filled)
    yes, no = (decided(both[each.child], family.mother) for each in (first, second))
    assert (yes.decision, no.decision) == ("agreed", "refused")
    assert first.content_sha256 == second.content_sha256
    assert yes.document != no.document
    assert None not in (yes.document, no.document)
    assert no.ink is None, "her signature about the first stands under nothing else"
    assert (yes.reading_mode, no.reading_mode) == ("readAloud", "readAloud")


def test_each_paper_is_shown_whole_before_it_is_sealed_and_may_be_read_whole_first(
    table: Table, family: Family, visit: VisitId
) -> None:
    filled = share_both(table, family, visit)
    hand = begin(table, family, filled, family.mother)
    screen = hand.screen
    hand.read()
    record(hand, "later", ink=False)
    hand.tap(screen.done.go_on)
    hand.press("read-paper")
    assert screen.read.isVisible()
    table.qtbot.waitUntil(screen.read.read.isEnabled)
    hand.tap(screen.read.read)
    record(hand, "agreed")
    _, second, *_ = names_in_order(table, family, filled)
    assert decided(second, family.mother).reading_mode == "self"


def test_a_pause_after_any_answer_loses_nothing_and_what_waits_is_taken_up_later(
    table: Table, family: Family, visit: VisitId
) -> None:
    filled = share_both(table, family, visit)
    hand = begin(table, family, filled, family.mother)
    hand.read()
    record(hand, "agreed")
    hand.tap(hand.screen.done.pause)
    assert hand.screen.signers.isVisible()
    first, second, *_ = names_in_order(table, family, filled)
    assert decided(first, family.mother).decision == "agreed"
    assert second.decisions == ()
    hand.press(f"signer-{family.mother}:T:{second.id}")
    assert hand.screen.read.isVisible(), "another talk begins with reading"
    assert "2 van 2" in table.words()
    hand.read()
    record(hand, "agreed")
    assert not hand.screen.done.pause.isVisible(), "what was answered is not asked again"


def test_h8_the_page_before_the_choice_says_the_same_whatever_was_answered_before(
    table: Table, family: Family, visit: VisitId
) -> None:
    filled = share_both(table, family, visit)
    hand = begin(table, family, filled, family.mother)
    table.qtbot.waitUntil(hand.screen.read.aloud.isEnabled)
    before = table.words()
    hand.tap(hand.screen.back)
    first, second, *_ = names_in_order(table, family, filled)
    hand.answer(f"{family.mother}:T:{second.id}", "refused", ink=False)
    hand.press(f"signer-{family.mother}:T:{first.id}")
    table.qtbot.waitUntil(hand.screen.read.aloud.isEnabled)
    assert table.words() == before


def test_a_half_drawn_answer_of_the_second_waits_in_its_own_draft(table: Table, family: Family, visit: VisitId) -> None:
    filled = share_both(table, family, visit)
    hand = begin(table, family, filled, family.mother)
    screen = hand.screen
    hand.read()
    record(hand, "agreed")
    hand.tap(screen.done.go_on)
    hand.press("decision-agreed")
    hand.tap(screen.sign.next)
    Hand(1).sign(screen.sign.pad)
    table.settle()
    drawn = screen.sign.pad.strokes()
    second = names_in_order(table, family, filled)[1].id
    assert ink_field(second, family.mother, "T") in table.work.journal.drafts(family.case)
    for _ in range(3):
        hand.tap(screen.back)
        if screen.signers.isVisible():
            break
    hand.press(f"signer-{family.mother}:T:{second}")
    hand.read()
    assert screen.sign.pad.strokes() == drawn


def two_marks(table: Table, family: Family, visit: VisitId, letter: str) -> FormId:
    """A handover under an order, or a request: each parent is asked to have read it, and for own words."""
    supervision_order(table.work, family, family.boy)
    filled = fill_whole(table.work, family, the_form(table.work, letter), family.mother)
    do_what_comes_first(table.work, family, visit, letter)
    table.work.laying.lay_before(family.case, visit, filled)
    return filled


@pytest.mark.parametrize("letter", ["F", "I"])
def test_who_puts_two_kinds_of_marks_reads_once_and_answers_each_apart(
    table: Table, family: Family, visit: VisitId, letter: str
) -> None:
    filled = two_marks(table, family, visit, letter)
    hand = begin(table, family, filled, family.mother)
    screen = hand.screen
    hand.read()
    assert screen.sign.choose.talk.text() == "1 van 2: Gelezen of gehoord"
    record(hand, "agreed")
    hand.tap(screen.done.go_on)
    assert screen.sign.choose.talk.text() == "2 van 2: Eigen woorden"
    overview = screen.read.talk
    lines = [overview.before, overview.place, overview.after]
    assert [line.text() for line in lines if line.text()] == ["1 van 2: Gelezen of gehoord", "2 van 2: Eigen woorden"]
    assert screen.sign.choose.chosen is None
    assert screen.sign.pad.is_blank()
    record(hand, "refused", ink=False)
    hand.tap(screen.done.go_on)
    assert screen.signers.isVisible()
    form = papers(table, family, filled)[family.boy]
    read, own = decided(form, family.mother, "G"), decided(form, family.mother, "S")
    assert (read.decision, own.decision, own.ink) == ("agreed", "refused", None)
    assert read.document != own.document


def test_the_ink_of_one_mark_never_comes_back_under_another(table: Table, family: Family, visit: VisitId) -> None:
    filled = two_marks(table, family, visit, "I")
    hand = begin(table, family, filled, family.mother)
    screen = hand.screen
    hand.read()
    hand.press("decision-agreed")
    hand.tap(screen.sign.next)
    Hand(1).sign(screen.sign.pad)
    table.settle()
    while not screen.signers.isVisible():
        hand.tap(screen.back)
    other = [each for each in hand.asked() if each.startswith(f"{family.mother}:")][1]
    hand.press(f"signer-{other}")
    hand.read()
    assert screen.sign.choose.chosen is None
    assert screen.sign.pad.is_blank()


def test_what_says_something_else_is_read_whatever_was_read_before(
    table: Table, family: Family, visit: VisitId
) -> None:
    filled = share_both(table, family, visit)
    hand = begin(table, family, filled, family.mother)
    hand.read()
    record(hand, "agreed")
    boy = table.file(family).member(family.boy)
    renamed = PersonRegistered(person=family.boy, name="Sam de Boer", role="child", born=boy.born)
    table.work.families.record_person(family.case, renamed)
    hand.tap(hand.screen.done.go_on)
    assert not hand.screen.sign.isVisible(), "it no longer is what was laid before them"
    assert hand.screen.bar.isVisible()


def by_telephone(hand: SigningHand) -> None:
    """Put the worker's mark under what was said by telephone, up to the thanks."""
    screen = hand.screen
    hand.press("decision-agreed")
    hand.tap(screen.sign.next)
    assert not screen.sign.pad.isVisible()
    assert screen.sign.worker_pad.is_blank()
    Hand(2).sign(screen.sign.worker_pad)
    hand.table.settle()
    hand.tap(screen.sign.confirm)
    assert screen.check.isVisible(), screen.bar.text.text()
    hand.tap(screen.check.record)
    assert screen.done.isVisible(), screen.bar.text.text()


def test_h21_one_call_serves_the_whole_talk_and_each_answer_says_how_it_was_given(
    table: Table, family: Family, visit: VisitId
) -> None:
    filled = share_both(table, family, visit)
    hand = SigningHand(table)
    hand.open(family.case, filled)
    first, second, *_ = names_in_order(table, family, filled)
    hand.press(f"means-{family.father}:T:{first.id}")
    hand.press("means-phone")
    hand.screen.means.call_back.edit.setText("06 0000 0000")
    hand.screen.means.in_room.edit.setText("alleen hij")
    hand.tap(hand.screen.means.go_on)
    hand.read()
    by_telephone(hand)
    hand.tap(hand.screen.done.go_on)
    by_telephone(hand)
    said = [decided(each, family.father) for each in laid_forms(table.file(family), filled)]
    assert [each.signature_kind for each in said] == ["phone", "phone"]
    assert len({each.means for each in said}) == 1
    assert said[0].means is not None
    assert said[0].means.call_back == "06 0000 0000"
    assert len({each.document for each in said}) == 2
    assert second.decisions == ()


def test_a_photographed_paper_is_one_paper_and_ends_the_talk() -> None:
    row = SignerRow("p", "Amal", "", can_sign=True, what="Toestemming")
    talk = talk_of(
        [((FormId(form), PersonId("p"), "T"), row) for form in ("a", "b")], (FormId("a"), PersonId("p"), "T")
    )
    assert talk.later == ((FormId("b"), PersonId("p"), "T"),)
    assert talk.waiting(fold(CASE, ()), OtherMeans(kind="paper")) == ()


def test_read_alike_asks_for_every_word(table: Table, family: Family, visit: VisitId) -> None:
    filled = share_both(table, family, visit)
    both = papers(table, family, filled)
    made = [
        table.work.signing.ceremony(family.case, both[c].id, family.mother, mark="T") for c in (family.girl, family.boy)
    ]
    first, second = made
    assert read_alike(first, second)
    assert second.laid is not None
    others = (
        replace(second, paragraphs=(*second.paragraphs, "Nog een zin.")),
        replace(second, signer=family.father),
        replace(second, laid=replace(second.laid, answers=())),
        replace(second, changes=(FieldChange("x", "Wat", "was", "is"),)),
        replace(second, translation=None if second.translation else second.form),
        replace(second, content_sha256=Sha256("0" * 64)),
    )
    assert [read_alike(first, other) for other in others] == [False] * len(others)


# -- the pages by themselves --------------------------------------------------------------------------

TALK = TalkState(
    place=2,
    total=3,
    asked=tuple((f"Annemarie-Sophie van den Berg-{n} · Gelezen of gehoord", "Прочитано або прослухано") for n in "abc"),
    next_one=("Annemarie-Sophie van den Berg-c · Gelezen of gehoord", "Прочитано або прослухано"),
    read_once=True,
    was_read=True,
)
PAGE = FormState(
    key="k",
    signer="form/mother/1",
    signer_name="Amal Haddad",
    decisions=tuple(DecisionChoice(code, f"Ik zeg {code}") for code in ("agreed", "refused", "later")),
    worker_name="Femke Hoekstra",
    talk=TALK,
)


@pytest.mark.parametrize("size", [(1366, 768), (768, 1366), (640, 800), (683, 384)])
@pytest.mark.parametrize("stage", ["read", "sign", "check", "done"])
def test_nothing_of_a_talk_is_clipped_or_covered_at_any_size(qtbot: QtBot, size: tuple[int, int], stage: Stage) -> None:
    dressed_app()
    screen = FormScreen()
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    screen.show_state(replace(PAGE, stage=stage))
    Hand(1).settle()
    assert clipped_labels(screen) == []
    assert hard_to_use(screen) == []
    assert outside(screen) == []
    assert overlapping(screen) == []


def test_in_the_hands_of_the_family_the_way_on_leads_only_to_their_own_next_mark(qtbot: QtBot) -> None:
    dressed_app()
    screen = FormScreen()
    qtbot.addWidget(screen)
    screen.show()
    screen.set_hands("handedOver")
    screen.show_state(replace(PAGE, stage="done"))
    assert screen.done.go_on.isVisible()
    assert not screen.done.pause.isVisible(), "the list of signers is the worker's"
    screen.show_state(replace(PAGE, stage="done", talk=replace(TALK, place=3, next_one=None)))
    assert not screen.done.go_on.isVisible()
    screen.set_hands("worker")
    assert screen.done.go_on.isVisible()
    assert not screen.done.pause.isVisible()
