"""Advice while a worker types words for a family: beneath the field, in the frame of this help, never in the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QImage, QInputMethodEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, order_for, sit_down
from town import Family, answers_of_form_a, begin_visit

from jgvisit.content.advice import Advice, advise
from jgvisit.content.common_words import common_words
from jgvisit.content.model import WordingFrame
from jgvisit.records.answers import TextAnswer
from jgvisit.workspace import Workspace
from ui.widgets.advised_field import AdvisedField
from ui.widgets.button import Button
from ui.widgets.marked_line import MarkedLine
from ui.widgets.text import Text

TERM = "Deze hulp is niet vrijblijvend."
BETTER = "U mag ja of nee zeggen."
RULE = "Zonder besluit van de rechter is hulp vrijwillig."


@pytest.fixture
def look(work: Workspace) -> Callable[[str], tuple[Advice, ...]]:
    """Return the advice in the voluntary frame, by the pack of the program."""
    return lambda text, frame="voluntary": work.wording.advice(text, frame)


@pytest.fixture
def fill(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Callable[[], Table]]:
    """Return a function that opens a new form for the boy, to be filled in."""
    laid: list[Table] = []

    def sit() -> Table:
        begin_visit(work, family)
        laid.append(sit_down(qtbot, work))
        laid[0].tap(f"form-{family.boy}")
        return laid[0]

    yield sit
    laid[0].leave()


def _typed(table: Table, name: str, words: str) -> AdvisedField:
    """Type into a field of the form, and wait for the pause after it."""
    edit = table.rooms.form_screen.fill.findChild(QWidget, f"field-{name}")
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    edit.setFocus()
    edit.selectAll()
    if isinstance(edit, QPlainTextEdit):
        edit.insertPlainText(words)
    else:
        QTest.keyClicks(edit, words)
    field = edit.parentWidget()
    assert isinstance(field, AdvisedField)
    presenter = table.rooms.form
    with table.qtbot.waitSignal(presenter._advice.changed):
        pass
    table.settle()
    return field


def _read(field: AdvisedField) -> str:
    return "\n".join(each.text() for each in field.advice.findChildren(Text) if each.isVisibleTo(field))


def _buttons(field: AdvisedField) -> list[Button]:
    return [each for each in field.advice.findChildren(Button) if each.isVisibleTo(field)]


def _shown(qtbot: QtBot, text: str, advice: tuple[Advice, ...], *, lines: bool = True) -> AdvisedField:
    field = AdvisedField("plan", text, lines=lines)
    qtbot.addWidget(field)
    field.describe("Het plan", "Schrijf zoals u het zegt.")
    field.show()
    field.show_advice(text, advice)
    return field


# -- on the form ------------------------------------------------------------------------------


def test_a_term_in_the_voluntary_frame_is_told_with_the_rule_and_a_better_sentence(
    fill: Callable[[], Table], family: Family
) -> None:
    field = _typed(fill(), "helpDescription", f"Elke week een gesprek. {TERM}")
    assert all(words in _read(field) for words in ("niet vrijblijvend", RULE, BETTER))


def test_a_better_sentence_is_taken_with_the_keyboard_alone_and_kept_as_if_it_was_typed(
    fill: Callable[[], Table], family: Family
) -> None:
    table = fill()
    field = _typed(table, "helpDescription", f"Elke week een gesprek. {TERM}")
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    taker = QApplication.focusWidget()
    assert isinstance(taker, Button)
    assert taker.accessibleName().endswith(BETTER)
    QTest.keyClick(taker, Qt.Key.Key_Space)
    table.settle()
    assert field.text() == f"Elke week een gesprek. {BETTER}"
    assert QApplication.focusWidget() is field.edit
    assert table.rooms.form._filling.answers()["helpDescription"] == TextAnswer(f"Elke week een gesprek. {BETTER}")
    with table.qtbot.waitSignal(table.rooms.form._advice.changed):
        pass
    assert not field.advice.isVisible()


def test_advice_never_holds_a_form_back(fill: Callable[[], Table], family: Family) -> None:
    table = fill()
    for name in ("helpGivenBy", "helpGoal", "howToWithdraw"):
        _typed(table, name, answers_of_form_a()[name])
    field = _typed(table, "helpDescription", TERM)
    assert _buttons(field)
    table.tap("field-familyPlanOffered-notWanted")
    table.tap(table.rooms.form_screen.fill.ready)
    assert table.rooms.form_screen.signers.isVisible()
    (form,) = table.file(family).forms
    assert dict(form.answers)["helpDescription"] == TERM


def test_beside_an_order_our_own_help_is_still_advised_as_voluntary(
    fill: Callable[[], Table], work: Workspace, family: Family
) -> None:
    order_for(work, family.case, family.boy)
    field = _typed(fill(), "helpDescription", TERM)
    assert BETTER in _read(field)


def test_an_order_nobody_has_seen_gets_the_rule_and_no_sentence(
    fill: Callable[[], Table], work: Workspace, family: Family
) -> None:
    order_for(work, family.case, family.boy, seen=False)
    field = _typed(fill(), "helpDescription", TERM)
    assert RULE in _read(field)
    assert BETTER not in _read(field)
    assert _buttons(field) == []


def test_what_no_family_sees_is_left_alone(fill: Callable[[], Table], family: Family) -> None:
    table = fill()
    page = table.rooms.form_screen.fill
    table.tap(page.more)
    assert page.findChild(QPlainTextEdit, "field-consentException") is None, "the family looks along (H4)"
    table.tap("alone")
    edit = page.findChild(QPlainTextEdit, "field-consentException")
    assert edit is not None
    edit.setPlainText(TERM)
    assert _typed(table, "helpGoal", TERM).advice.isVisible()
    field = edit.parentWidget()
    assert isinstance(field, AdvisedField)
    assert not field.advice.isVisibleTo(field)


def test_words_kept_from_before_a_lock_are_advised_at_once(
    fill: Callable[[], Table], qtbot: QtBot, work: Workspace, family: Family
) -> None:
    table = fill()
    _typed(table, "alternativesDiscussed", f"geen hulp\n{TERM}")
    again = sit_down(qtbot, work)
    again.rooms.show_form(family.case, family.boy, "")
    again.settle()
    edit = again.rooms.form_screen.fill.findChild(QPlainTextEdit, "field-alternativesDiscussed")
    assert edit is not None
    assert len(edit.extraSelections()) == 1
    again.leave()


# -- what changed -----------------------------------------------------------------------------


@pytest.fixture
def change(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Callable[[str, str], Table]]:
    """Return a function that opens a kind of change about one child, before a visit."""
    laid: list[Table] = []

    def sit(kind: str, child: str) -> Table:
        laid.append(sit_down(qtbot, work))
        laid[0].rooms.show_family(family.case)
        laid[0].tap("something-changed")
        laid[0].tap(f"change-{kind}")
        laid[0].tap(f"entry-children-{child}")
        return laid[0]

    yield sit
    laid[0].leave()


def _entered(table: Table, name: str, words: str) -> QWidget:
    """Type into a field of the change and let the pause after it end."""
    (edit,) = table.rooms.change_screen.fields.findChildren(QLineEdit, f"entry-{name}")
    edit.setFocus()
    QTest.keyClicks(edit, words)
    advice = table.rooms.change._advice
    if advice._pause.isActive():
        with table.qtbot.waitSignal(advice.changed):
            pass
    table.settle()
    parent = edit.parentWidget()
    assert parent is not None
    return parent


def test_the_reason_for_a_plan_is_advised_in_the_frame_of_the_child_it_is_about(
    change: Callable[[str, str], Table], work: Workspace, family: Family
) -> None:
    order_for(work, family.case, family.girl)
    table = change("safetyPlanProposed", family.boy)
    field = _entered(table, "reason", "U moet meewerken aan de rust.")
    assert isinstance(field, AdvisedField)
    assert "moet meewerken" in _read(field)
    table.tap(f"entry-children-{family.boy}")
    table.tap(f"entry-children-{family.girl}")
    assert not field.advice.isVisible()


def test_who_said_so_is_not_for_the_family_and_gets_no_advice(
    change: Callable[[str, str], Table], family: Family
) -> None:
    table = change("concernNamed", family.boy)
    assert not isinstance(_entered(table, "source", "niet vrijblijvend"), AdvisedField)
    field = _entered(table, "concern", "Hij zit in een drangtraject.")
    assert isinstance(field, AdvisedField)
    (button,) = _buttons(field)
    table.tap(button)
    assert field.text() == "Deze hulp is vrijwillig."
    assert table.rooms.change._draft.values["concern"] == "Deze hulp is vrijwillig."


# -- the field --------------------------------------------------------------------------------


@pytest.mark.parametrize("lines", [True, False], ids=["lines", "one line"])
@pytest.mark.parametrize("before", ["", "🙂 ", "Oma, e\u0301n سرًا. "], ids=["first", "emoji", "scripts"])
def test_the_sentence_taken_stands_where_the_other_stood_and_one_undo_brings_it_back(
    qtbot: QtBot, look: Callable[[str], tuple[Advice, ...]], before: str, lines: bool
) -> None:
    text = f"{before}{TERM} Daarna bellen wij."
    field = _shown(qtbot, text, look(text), lines=lines)
    (button,) = _buttons(field)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    kept = before if before.endswith(". ") or not before else ""
    assert field.text() == f"{kept}{BETTER} Daarna bellen wij."
    field.edit.undo()
    assert field.text() == text


def test_only_the_words_are_underlined_and_a_term_otherwise_than_a_tip(
    qtbot: QtBot, look: Callable[[str], tuple[Advice, ...]]
) -> None:
    text = "🙂 Dit is niet vrijblijvend, en ambulant."
    field = _shown(qtbot, text, look(text))
    edit = field.edit
    assert isinstance(edit, QPlainTextEdit)
    marks = [(mark.cursor.selectedText(), mark.format.underlineStyle()) for mark in edit.extraSelections()]
    assert marks == [
        ("niet vrijblijvend", QTextCharFormat.UnderlineStyle.WaveUnderline),
        ("ambulant", QTextCharFormat.UnderlineStyle.DotLine),
    ]
    assert edit.toPlainText() == text


def _picture(field: AdvisedField) -> QImage:
    field.edit.clearFocus()  # no cursor that blinks
    return field.edit.grab().toImage()


def _changed_columns(one: QImage, other: QImage) -> list[int]:
    """Return where two pictures differ, from left to right."""
    rows = range(one.height())
    return [x for x in range(one.width()) if any(one.pixel(x, y) != other.pixel(x, y) for y in rows)]


def test_the_words_of_a_single_line_are_underlined_too_until_they_change(
    qtbot: QtBot, look: Callable[[str], tuple[Advice, ...]]
) -> None:
    field = _shown(qtbot, TERM, (), lines=False)
    assert isinstance(field.edit, QLineEdit)
    field.resize(640, field.height())
    field.edit.setCursorPosition(3)
    plain = _picture(field)
    field.show_advice(TERM, look(TERM))
    marked = _changed_columns(plain, _picture(field))
    first, last = (field.edit.cursorPositionAt(QPoint(x, plain.height() // 2)) for x in (marked[0], marked[-1]))
    assert TERM[first:last] == "niet vrijblijvend"
    assert (field.edit.text(), field.edit.cursorPosition()) == (TERM, 3)
    field.edit.insert("x")
    field.edit.backspace()
    assert _changed_columns(plain, _picture(field)) == []


def test_nothing_is_marked_while_an_accent_is_being_composed(qtbot: QtBot) -> None:
    line, look = MarkedLine(TERM), QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    qtbot.addWidget(line)
    line.show()
    QApplication.sendEvent(line, QInputMethodEvent("´", []))
    composing = line.grab().toImage()
    line.mark([(0, len(TERM), look)])
    assert _changed_columns(composing, line.grab().toImage()) == []
    done = QInputMethodEvent()
    done.setCommitString("é")
    QApplication.sendEvent(line, done)
    assert line.text() == f"{TERM}é"
    composed = line.grab().toImage()
    line.mark([(0, len(TERM), look)])
    assert _changed_columns(composed, line.grab().toImage()) != []


def test_advice_on_words_that_were_changed_since_is_not_shown_and_not_taken(
    qtbot: QtBot, look: Callable[[str], tuple[Advice, ...]]
) -> None:
    field = _shown(qtbot, TERM, look(TERM))
    (button,) = _buttons(field)
    assert isinstance(field.edit, QPlainTextEdit)
    field.edit.insertPlainText("Nee. ")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.text() == f"Nee. {TERM}"
    field.show_advice("iets anders", ())
    assert field.advice.isVisible()


def test_the_advice_goes_when_the_words_are_right(qtbot: QtBot, look: Callable[[str], tuple[Advice, ...]]) -> None:
    field = _shown(qtbot, TERM, look(TERM))
    assert isinstance(field.edit, QPlainTextEdit)
    field.edit.setPlainText(BETTER)
    field.show_advice(BETTER, look(BETTER))
    assert not field.advice.isVisible()
    assert field.edit.extraSelections() == []
    assert field.edit.accessibleDescription() == "Schrijf zoals u het zegt."


def test_a_screen_reader_hears_what_is_new_and_finds_it_on_the_field(
    qtbot: QtBot, look: Callable[[str], tuple[Advice, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def heard(event: QAccessibleEvent) -> None:
        said.append(event.message())  # type: ignore[attr-defined]  # of an announcement only

    monkeypatch.setattr(QAccessible, "updateAccessibility", heard)
    field = _shown(qtbot, TERM, look(TERM))
    assert said == [f"“niet vrijblijvend” {RULE} Beter: {BETTER}"]
    assert said[0] in field.edit.accessibleDescription()
    more = f"{TERM} Indien u wilt."
    assert isinstance(field.edit, QPlainTextEdit)
    field.edit.setPlainText(more)
    field.show_advice(more, look(more))
    assert said[1:] == ["“Indien” Zeg het in gewone woorden. Beter: Als"]


def test_at_most_three_are_shown_and_terms_come_first(qtbot: QtBot, look: Callable[[str], tuple[Advice, ...]]) -> None:
    long = "Wij komen elke week een uur bij u thuis en kijken dan samen met u hoe het gaat."
    text = f"Een ambulant gesprek. {long} Dit is drang. Indien nodig. Het betreffende plan. De casus."
    field = _shown(qtbot, text, look(text))
    titles = [
        each.text() for each in field.advice.findChildren(Text, options=Qt.FindChildOption.FindChildrenRecursively)
    ]
    assert [title for title in titles if title.startswith("“")] == ["“drang”", "“Indien”", "“betreffende”"]


@pytest.mark.parametrize("width", [320, 640])
def test_no_words_of_advice_are_cut_off(qtbot: QtBot, look: Callable[[str], tuple[Advice, ...]], width: int) -> None:
    text = (
        f"{TERM} Wij gaan multidisciplinair en ambulant hulp geven aan dit gezin, elke week, en dan nog een maand lang."
    )
    field = _shown(qtbot, text, look(text))
    field.setFixedWidth(width)
    field.adjustSize()
    for words in field.advice.findChildren(Text):
        assert words.height() >= words.heightForWidth(words.width())
        assert field.rect().contains(words.mapTo(field, QPoint(words.width() - 1, words.height() - 1)))


def test_the_words_and_rules_are_those_of_the_content_check(work: Workspace) -> None:
    frame: WordingFrame = "voluntary"
    for term in work.pack.forbidden:
        sample = term.term
        assert work.wording.advice(sample, frame) == advise(sample, frame, work.pack, common_words())
