"""The exceptions of the law in use for a family: for which form, why, with whom, and taken out with a reason (H14)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from table import Table, rename, sit_down
from town import Family, TestClock, begin_visit, open_form_a

from jgvisit.ids import FormId, new_uuid7
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.services.talk.duties import reminders_of
from jgvisit.workspace import Workspace
from ui import theme

Shot = Callable[[QWidget, str], Path]


@pytest.fixture
def forms(work: Workspace, family: Family) -> tuple[FormId, FormId]:
    """Two forms about the girl of one day; nobody answered yet."""
    visit = begin_visit(work, family)
    opened = open_form_a(work, family, visit, family.girl), open_form_a(work, family, visit, family.girl)
    work.visits.end(family.case, visit)
    return opened


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family, forms: tuple[FormId, FormId]) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.rooms.show_family(family.case)
    laid.settle()
    yield laid
    laid.leave()


def type_into(table: Table, name: str, text: str) -> None:
    edit = next(each for each in table.window.findChildren(QLineEdit, f"entry-{name}") if each.isVisible())
    edit.setText(text)
    table.settle()


def left_out(table: Table, family: Family, form: FormId) -> bool:
    """Whether this form waits for the girl alone: her parents are passed over."""
    law = table.work.forms.law_for(family.case, family.girl, form)
    return [mark.person for mark in law.required if mark.kind == "T"] == [family.girl]


def written_down(table: Table, family: Family, form: FormId | None, reason: str = "zij heeft nu hulp nodig") -> str:
    event = new_uuid7()
    told = ExceptionUsed(
        event=event, on=table.work.today().isoformat(), source="overleg", children=(family.girl,), exception="X1",
        reason=reason, colleague="Olga Bakker", form=form,
    )  # fmt: skip
    table.work.happenings.record(family.case, told)
    table.rooms.family.refresh()
    table.settle()
    return event


def test_h14_an_exception_asks_for_which_form_it_is_and_counts_for_no_other(
    table: Table, family: Family, forms: tuple[FormId, FormId], shot: Shot
) -> None:
    first, second = forms
    table.tap("something-changed")
    table.tap("change-exceptionUsed")
    assert "entry-form" not in table.words(), "of no child there is no form to choose"
    table.tap(f"entry-children-{family.girl}")
    table.tap("entry-exception-X1")
    type_into(table, "reason", "zij heeft nu hulp nodig")
    type_into(table, "colleague", "Olga Bakker")
    type_into(table, "source", "gesprek met haar")
    table.tap("save-change")
    assert table.file(family).happenings == (), "nobody guesses the form by its day"
    shot(table.window, "exception-which-form")
    table.tap(f"entry-form-{first}")
    table.tap("save-change")
    (used,) = table.file(family).happenings
    assert (used.detail("form"), used.children) == (first, (family.girl,))
    assert (left_out(table, family, first), left_out(table, family, second)) == (True, False)


def test_another_child_is_offered_its_own_forms_and_a_choice_made_before_counts_no_more(
    table: Table, family: Family, forms: tuple[FormId, FormId]
) -> None:
    table.tap("something-changed")
    table.tap("change-exceptionUsed")
    table.tap(f"entry-children-{family.girl}")
    table.tap(f"entry-form-{forms[0]}")
    table.tap(f"entry-children-{family.boy}")
    assert not [each for each in table.window.findChildren(QWidget, f"entry-form-{forms[0]}") if each.isVisible()]
    table.tap("entry-exception-X5")
    type_into(table, "reason", "alleen kijken")
    type_into(table, "source", "overleg")
    table.tap("save-change")
    assert table.file(family).happenings == ()
    table.tap("entry-form-day")
    table.tap("save-change")
    (used,) = table.file(family).happenings
    assert (used.detail("form"), used.children) == (None, (family.boy,))


def test_h14_the_exceptions_in_use_stand_in_a_list_and_one_is_taken_out_with_its_reason(
    table: Table, family: Family, forms: tuple[FormId, FormId], clock: TestClock, shot: Shot
) -> None:
    event = written_down(table, family, forms[0])
    other = written_down(table, family, forms[1], "voor het andere formulier")
    assert left_out(table, family, forms[0])
    shot(table.window, "family-with-exceptions")
    table.tap("exceptions-in-use")
    words = table.words()
    told = (
        "X1 · 12 tot en met 15: duidelijk nodig", "zij heeft nu hulp nodig", "voor het andere formulier",
        "Olga Bakker", "21 november 2026", "overleg", "Toestemming hulp, geopend op",
    )  # fmt: skip
    assert [line for line in told if line not in words] == []
    shot(table.window, "exceptions")
    table.tap(f"exception-wrong-{event}")
    shot(table.window, "exceptions-take-out")
    for nothing in ("", "-", " . "):
        type_into(table, "exception_mistake", nothing)
        table.tap("exception-strike")
        assert len(table.file(family).happenings) == 2, "a dash is no reason"
    type_into(table, "exception_mistake", "het ging over haar zus")
    clock.forward(minutes=1)
    table.tap("exception-strike")
    assert [each.event for each in table.file(family).happenings] == [other]
    assert (left_out(table, family, forms[0]), left_out(table, family, forms[1])) == (False, True)
    assert "zij heeft nu hulp nodig" not in table.words()
    assert not table.work.journal.drafts(family.case)
    shot(table.window, "exceptions-taken-out")
    table.tap(table.rooms.exceptions_screen.bar.action)
    assert {each.event for each in table.file(family).happenings} == {event, other}, "what was taken out is put back"
    assert (left_out(table, family, forms[0]), left_out(table, family, forms[1])) == (True, True)
    assert not table.file(family).conflicts
    assert not table.rooms.exceptions_screen.bar.action.isVisible()


def test_h14_who_looked_along_after_x4_is_written_down_there_and_the_reminder_goes(
    table: Table, family: Family, shot: Shot, assert_usable: Callable[[QWidget], None]
) -> None:
    events = [new_uuid7(), new_uuid7()]
    for event, reason in zip(events, ("direct gevaar", "een ander gevaar"), strict=True):
        told = ExceptionUsed(
            event=event, on=table.work.today().isoformat(), source="overleg", children=(family.girl,),
            exception="X4", reason=reason,
        )  # fmt: skip
        table.work.happenings.record(family.case, told)
    first, second = events
    table.rooms.show_exceptions(family.case)
    table.settle()
    table.tap(f"exception-looked-{first}")
    assert table.file(family).happenings[0].detail("colleague") is None
    type_into(table, f"colleague:{second}", "Jan de Boer")
    type_into(table, f"colleague:{first}", "Olga Bakker")
    shot(table.window, "exceptions-x4")
    table.rooms.show_exceptions(family.case)
    table.settle()  # half typed names come back, each under its own exception
    table.tap(f"exception-looked-{first}")
    stands = {each.event: each.detail("colleague") for each in table.file(family).happenings}
    assert stands == {first: "Olga Bakker", second: None}
    assert duties(table, family), "the other still waits"
    table.window.resize(760, 700)
    table.settle()
    shot(table.window, "exceptions-x4-narrow")
    assert_usable(table.window)
    table.tap(f"exception-looked-{second}")
    assert not duties(table, family)
    assert "Binnen 24 uur" not in table.words()
    assert not table.work.journal.drafts(family.case)
    table.tap(table.rooms.exceptions_screen.bar.action)
    assert duties(table, family)
    assert not table.file(family).conflicts
    assert table.find(f"exception-looked-{second}").isEnabled()


def duties(table: Table, family: Family) -> list[str]:
    found = reminders_of(table.file(family), table.work.today())
    return [each.kind for each in found if each.kind == "colleague_looks"]


def test_what_was_typed_about_one_exception_never_lands_under_another(
    table: Table, family: Family, forms: tuple[FormId, FormId]
) -> None:
    first, second = written_down(table, family, forms[0]), written_down(table, family, forms[1])
    table.tap("exceptions-in-use")
    table.tap(f"exception-wrong-{first}")
    type_into(table, "exception_mistake", "het ging over haar zus")
    table.tap(f"exception-wrong-{second}")
    edit = next(each for each in table.window.findChildren(QLineEdit, "entry-exception_mistake") if each.isVisible())
    assert edit.text() == ""
    table.tap("exception-keep")
    table.tap(f"exception-wrong-{first}")
    edit = next(each for each in table.window.findChildren(QLineEdit, "entry-exception_mistake") if each.isVisible())
    assert edit.text() == "het ging over haar zus"


def test_the_list_is_whole_in_a_narrow_window_with_a_long_reason(
    table: Table, family: Family, forms: tuple[FormId, FormId], shot: Shot, assert_usable: Callable[[QWidget], None]
) -> None:
    written_down(table, family, forms[0], "zij heeft nu hulp nodig, " * 12)
    table.window.resize(760, 700)
    table.tap("exceptions-in-use")
    assert_usable(table.window)
    table.tap(f"exception-wrong-{table.file(family).happenings[0].event}")
    shot(table.window, "exceptions-narrow")
    assert "Zonder deze uitzondering" in table.words()
    assert_usable(table.window)


def test_h4_with_a_visit_open_no_way_leads_to_the_exceptions(table: Table, family: Family) -> None:
    written_down(table, family, None)
    begin_visit(table.work, family)
    table.rooms.show_exceptions(family.case)
    assert table.window.current == "visit"


def look(table: Table, assert_usable: Callable[[QWidget], None], shot: Shot, name: str, size: tuple[int, int]) -> None:
    table.window.resize(*size)
    table.settle()
    shot(table.window, f"exceptions-{name}")
    assert_usable(table.window)


@pytest.mark.parametrize(
    ("name", "size", "scale", "rtl"),
    [
        ("low", (683, 384), 1.0, False),
        ("large", (1366, 768), 2.0, False),
        ("turned", (1366, 768), 1.0, True),
        ("turned-large", (1366, 768), 2.0, True),
    ],
)
def test_the_list_the_striking_and_the_question_for_a_form_fit_small_large_and_turned_around(
    work: Workspace,
    qtbot: QtBot,
    family: Family,
    forms: tuple[FormId, FormId],
    assert_usable: Callable[[QWidget], None],
    shot: Shot,
    name: str,
    size: tuple[int, int],
    scale: float,
    rtl: bool,
) -> None:
    theme.set_text_scale(scale)
    if rtl:
        QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        rename(work, family, ("سميرة حداد", "عبد الرحمن الطويل", "نور عبد الرحمن", "سامي عبد الرحمن"))
    table = sit_down(qtbot, work)
    try:
        event = written_down(table, family, forms[0])
        table.rooms.show_family(family.case)
        table.settle()
        table.tap("exceptions-in-use")
        look(table, assert_usable, shot, f"{name}-list", size)
        table.tap(f"exception-wrong-{event}")
        look(table, assert_usable, shot, f"{name}-strike", size)
        table.rooms.show_family(family.case)
        table.settle()
        table.tap("something-changed")
        table.tap("change-exceptionUsed")
        table.tap(f"entry-children-{family.girl}")
        look(table, assert_usable, shot, f"{name}-form", size)
    finally:
        QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        table.leave()


def test_h14_ones_own_name_is_no_colleague_and_what_was_typed_stays(
    table: Table, family: Family, forms: tuple[FormId, FormId]
) -> None:
    table.tap("something-changed")
    table.tap("change-exceptionUsed")
    table.tap(f"entry-children-{family.girl}")
    table.tap("entry-exception-X1")
    type_into(table, "reason", "zij heeft nu hulp nodig")
    type_into(table, "colleague", "femke hoekstra")
    type_into(table, "source", "gesprek met haar")
    table.tap(f"entry-form-{forms[0]}")
    table.tap("save-change")
    assert "Dit is uw eigen naam." in table.words()
    assert table.file(family).happenings == ()
    type_into(table, "colleague", "Olga Bakker")
    table.tap("save-change")
    (used,) = table.file(family).happenings
    assert used.detail("colleague") == "Olga Bakker"
