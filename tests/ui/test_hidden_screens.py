"""Every page of a visit, looked at with the real screens: nothing hidden from somebody here stands on one (H2, H4)."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from planted import Planted, plant, words_in
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sealed_pages import text_of
from table import Table, sit_down
from town import TestClock, new_workspace, squiggle

from jgvisit.records.answers import TextAnswer
from jgvisit.records.payload_family import SafeContactRecorded
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.help_form import draft_field
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.signing.signing import Choice


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(new_workspace(tmp_path_factory.mktemp("planted"), TestClock()))


def everything_in_sight(table: Table) -> str:
    """Return all words of all windows, also titles, hints and what a screen reader says."""
    hints = [widget.toolTip() + widget.statusTip() for widget in table.window.findChildren(QWidget)]
    titles = [window.windowTitle() for window in QApplication.topLevelWidgets()]
    return "\n".join((table.words(), *hints, *titles))


def pages(table: Table, planted: Planted) -> Iterator[str]:
    """Open every page of the visit; yield its name when it is in sight."""
    rooms, case = table.rooms, planted.family.case
    rooms.show_visit(case)
    yield "visit"
    for item in table.work.explaining.agenda(case)[:4]:
        rooms.show_card(case, item.card, item.audience)
        while rooms.explain_screen.next.isVisible():
            yield f"card {item.card}"
            table.tap(rooms.explain_screen.next)
    rooms.show_heard(case)
    yield "heard words"
    for child in table.work.files.shown(case).children:
        rooms.show_form(case, child.id, "")
        yield "form"
        if child.id == planted.family.girl:
            rooms.show_form(case, child.id, planted.form)
            yield "signers"
    yield from pages_of_forms(table, planted)
    rooms.show_rights(case)
    yield "rights"
    for concern in table.work.rights.concerns(case)[:2]:
        rooms.show_rights(case, f"{concern.person}:{','.join(concern.children)}")
        yield "rights card"
    rooms.show_leave(case)
    yield "what is left"
    rooms.show_call()
    yield "telephone"
    table.window.lift(whole=True)
    rooms.showing.toggle_cover()
    yield "cover"
    rooms.showing.toggle_cover()


def pages_of_forms(table: Table, planted: Planted) -> Iterator[str]:
    """Open the list of forms, every part of every filled form, and a new one."""
    rooms, case = table.rooms, planted.family.case
    rooms.show_forms(case)
    yield "forms"
    for form in table.work.files.get(case).filled:
        for part in form.parts:
            rooms.show_part(case, PartKey(form.id, form.form_type, part.part, part.owner))
            yield f"{part.part} part of {form.form_type}"
            rooms.show_part(case, PartKey(form.id, form.form_type))
            yield f"{form.form_type}"
    rooms.show_part(case, PartKey(table.work.filled_forms.begin(), "consentToShare"))
    yield "a new form"


@pytest.mark.parametrize("seed", range(3))
def test_no_page_of_a_visit_shows_what_is_hidden_from_somebody_here(qtbot: QtBot, planted: Planted, seed: int) -> None:
    chance = random.Random(seed)  # a test that can be repeated
    family = planted.family
    known = sorted(record for record, words in planted.words.items() if words)
    planted.hide(chance.sample(known, 12), [family.father])
    planted.in_the_room([family.father, *chance.sample([family.mother, family.girl, family.boy], 2)])
    kept = planted.kept_from(planted.work.files.room(family.case))
    table = sit_down(qtbot, planted.work)
    seen: set[str] = set()
    for page in pages(table, planted):
        table.settle()
        words = words_in(everything_in_sight(table))
        assert not words & kept, page
        seen |= words
    table.leave()
    assert seen, "the pages show what is not hidden"


def test_the_paper_and_its_name_say_nothing_hidden_and_stop_where_the_form_does(planted: Planted) -> None:
    family, work = planted.family, planted.work
    planted.in_the_room([family.father])
    planted.hide([work.files.get(family.case).safe_contacts[0].stamp.record], [family.father])
    kept = planted.kept_from(frozenset({family.father}))
    choice = Choice(family.father, "agreed", "self", squiggle(), squiggle(400))
    sealed = work.signing.decide(family.case, planted.visit, planted.form, choice)
    pdf = work.journal.blob(family.case, sealed.document)
    assert not kept & words_in(text_of(pdf) + sealed.file_name)
    assert not [word for word in kept if word.encode() in pdf]
    assert "Geheim901woord" in text_of(pdf), "the help itself is on it"
    said = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("post",), detail="Geheim902woord", evidence="zij"
    )
    planted.hide([work.families.record_safe_contact(family.case, said)], [family.father])
    with pytest.raises(LookAgainError):
        work.signing.pages(family.case, planted.form, family.father)


def test_a_half_typed_form_shows_no_hidden_words_and_loses_none(qtbot: QtBot, planted: Planted) -> None:
    """What was typed while he was out is not on the page when he is back, and is there when he is gone."""
    family, work = planted.family, planted.work
    secret = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("post",), detail="Wilgenpad 77 Verborgen", evidence="zij"
    )
    planted.hide([work.families.record_safe_contact(family.case, secret)], [family.father])
    key = DraftKey(family.case, draft_field("consentToHelp", family.boy))
    work.journal.put_draft(key, b'{"helpDescription": "hulp op Wilgenpad 77, verborgen", "helpGoal": "rust in huis"}')
    planted.in_the_room([family.father])
    table = sit_down(qtbot, work)
    table.rooms.show_form(family.case, family.boy, "")
    table.settle()
    words = everything_in_sight(table)
    assert "rust in huis" in words
    assert "Wilgenpad" not in words
    table.rooms.form_screen.fill.answer_changed.emit("helpGoal", TextAnswer("rust en school"))
    table.settle()
    kept = work.journal.drafts(family.case)[key.field].decode()
    assert "Wilgenpad 77" in kept
    assert "rust en school" in kept
    planted.in_the_room([family.mother])
    table.rooms.show_form(family.case, family.boy, "")
    table.settle()
    assert "Wilgenpad 77" in everything_in_sight(table)
    table.leave()


def test_what_is_typed_over_withheld_words_takes_none_of_them(qtbot: QtBot, planted: Planted) -> None:
    """The field looks empty to the room: writing in it may not cost what stands in it."""
    family, work = planted.family, planted.work
    secret = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("post",), detail="Berkenhof 12 Verborgen", evidence="zij"
    )
    planted.hide([work.families.record_safe_contact(family.case, secret)], [family.father])
    key = DraftKey(family.case, draft_field("consentToHelp", family.boy))
    work.journal.put_draft(key, b'{"helpDescription": "hulp op Berkenhof 12, verborgen"}')
    planted.in_the_room([family.father])
    for words in ("een gesprek", "een gesprek thuis"):  # also after a lock, in the same room
        table = sit_down(qtbot, work)
        table.rooms.show_form(family.case, family.boy, "")
        table.settle()
        table.rooms.form_screen.fill.answer_changed.emit("helpDescription", TextAnswer(words))
        table.settle()
        assert "Berkenhof" not in everything_in_sight(table)
        assert b"Berkenhof" not in work.journal.drafts(family.case)[key.field]
        table.leave()
    planted.in_the_room([family.mother])
    table = sit_down(qtbot, work)
    for _ in range(2):
        table.rooms.show_form(family.case, family.boy, "")
        table.settle()
        assert "hulp op Berkenhof 12, verborgen / een gesprek thuis" in everything_in_sight(table)
        table.rooms.form_screen.fill.answer_changed.emit("helpGoal", TextAnswer("rust"))
        table.settle()
        assert work.journal.drafts(family.case)[key.field].count(b"Berkenhof") == 1
    table.leave()
