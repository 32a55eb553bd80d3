"""What counts of a laid form is read by the worker alone, and nothing is green that is no yes (H8, H15, H22)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from filled_examples import fill_opinion, fill_pause, fill_plan, fill_stay, promise_row
from form_examples import explain_card
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from share_examples import DOCTOR, POLICE, SCHOOL, fill_share, lay, line
from table import Table, sit_down
from town import Family, TestClock, sign, squiggle

from jgvisit.ids import FormId, PersonId, VisitId
from jgvisit.services.agreements.withdrawing import TakenBack
from jgvisit.services.signing.signing import Choice
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.form.laid import with_laid_signers
from ui.screens.form.on_record import with_record
from ui.screens.form.state import FormState
from ui.screens.forms.entries import entries_of
from ui.screens.forms.state import FormEntry
from ui.wording import day_words

Shot = Callable[[QWidget, str], Path]
ALL_HERE = "Alle antwoorden zijn er"
NOT_EVERY_LINE = "Alle antwoorden zijn er. Niet elke regel is een ja"
MAY_NOT = "Alle antwoorden zijn er. Het mag niet doorgaan"
LAST = day_words("2027-05-21")


@pytest.fixture
def table(qtbot: QtBot, work: Workspace) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def listed(work: Workspace, family: Family, form: FormId, *, alone: bool) -> FormEntry:
    """Return how the list of forms names this one."""
    file = work.files.for_me(family.case) if alone else work.files.shown(family.case)
    entries = entries_of(work, file, {}, alone=alone)
    return next(each for each in (*entries.open, *entries.done) if f"{form}" in each.key)


def page(work: Workspace, family: Family, form: FormId, opened: FormId, *, alone: bool) -> FormState:
    """Return the page with its signers."""
    state = with_laid_signers(FormState(), work, work.files.shown(family.case), form)
    return with_record(state, work, family.case, opened, form, alone=alone)


def share(work: Workspace, family: Family, visit: VisitId, **said: str) -> tuple[FormId, FormId]:
    """Lay form B with a line for each receiver in `said`; both parents answer it so."""
    rows = {name: line(receiver, family.boy) for name, receiver in RECEIVERS.items() if name in said}
    form = fill_share(work, family, *rows.values())
    opened = lay(work, family, visit, form)
    lines = {rows[name].id: answer for name, answer in said.items()}
    for person in (family.mother, family.father):
        whole = "agreed" if set(said.values()) == {"agreed"} else "partly"
        more = {} if whole == "agreed" else {"lines": lines}
        work.signing.decide(family.case, visit, opened, choose(person, whole, **more))
    return form, opened


RECEIVERS = {"school": SCHOOL, "police": POLICE, "doctor": DOCTOR}


def choose(person: PersonId, decision: str = "agreed", **more: object) -> Choice:
    return Choice(person, decision, "self", squiggle(), squiggle(400), **more)  # type: ignore[arg-type]  # by name


def test_h15_a_line_that_was_refused_is_not_green_and_the_worker_reads_each_line(
    table: Table, family: Family, visit: VisitId, shot: Shot
) -> None:
    work = table.work
    form, opened = share(work, family, visit, school="agreed", police="refused", doctor="later")
    of_school, of_police, of_doctor = lines = (
        f"{isolated(SCHOOL)}: ja, tot en met {LAST}",
        f"{isolated(POLICE)}: nee; niets delen",
        f"{isolated(DOCTOR)}: nog niet; niets delen",
    )
    mine = listed(work, family, form, alone=True)
    assert (mine.tone, mine.status) == ("info", NOT_EVERY_LINE)
    assert mine.details[:3] == lines
    state = page(work, family, form, opened, alone=True)
    assert (state.standing_tone, state.standing, state.on_record[:3]) == ("info", NOT_EVERY_LINE, lines)
    theirs = page(work, family, form, opened, alone=False)
    assert (theirs.standing_tone, theirs.standing, theirs.on_record) == ("info", f"{ALL_HERE}.", ())
    table.rooms.show_laid(family.case, form)
    table.settle()
    assert not any(each in table.words() for each in (*lines, NOT_EVERY_LINE)), "the room looks along"
    shot(table.window, "lines-in-the-room")
    table.tap(table.rooms.form_screen.signers.alone)
    for each in (of_school, of_police, of_doctor, NOT_EVERY_LINE):
        assert each in table.words()
    shot(table.window, "lines-alone")
    table.window.resize(800, 1100)
    shot(table.window, "lines-alone-narrow")
    table.rooms.form_screen.signers.alone.timer.timeout.emit()  # a minute of rest
    table.settle()
    assert not any(each in table.words() for each in (*lines, NOT_EVERY_LINE))


def test_h15_only_a_yes_to_every_line_is_green_and_a_line_that_ran_out_says_so(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    last = (work.today() + timedelta(days=1)).isoformat()
    rows = line(SCHOOL, family.boy), line(DOCTOR, family.boy, until=last)
    form = fill_share(work, family, *rows)
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.mother)
    assert listed(work, family, form, alone=True).tone == "info", "who did not answer gave no yes"
    sign(work, family, visit, opened, family.father)
    assert listed(work, family, form, alone=True).tone == "positive"
    assert page(work, family, form, opened, alone=True).standing_tone == "positive"
    clock.forward(days=2)
    ended = listed(work, family, form, alone=True)
    assert (ended.tone, ended.status) == ("info", NOT_EVERY_LINE)
    assert f"{isolated(DOCTOR)}: verlopen, de laatste dag was {day_words(last)}; niets delen" in ended.details
    assert page(work, family, form, opened, alone=True).standing_tone == "info"


def test_two_lines_to_one_receiver_are_told_apart(work: Workspace, family: Family, visit: VisitId) -> None:
    form = fill_share(work, family, line(SCHOOL, family.boy), line(SCHOOL, family.mother))
    lay(work, family, visit, form)
    of_boy, of_mother = listed(work, family, form, alone=True).details[:2]
    assert ("Sami de Boer" in of_boy, "Sami de Boer" in of_mother) == (True, False)


def test_h22_a_stay_that_a_parent_refused_is_not_green(
    table: Table, family: Family, visit: VisitId, shot: Shot
) -> None:
    work = table.work
    form = fill_stay(work, family)
    fill_pause(work, family, form)
    fill_opinion(work, family)
    opened = lay(work, family, visit, form)
    for person in (family.mother, family.father):
        sign(work, family, visit, opened, person, "refused")
    assert listed(work, family, form, alone=True).tone == "info"
    assert listed(work, family, form, alone=True).status == MAY_NOT
    assert page(work, family, form, opened, alone=True).standing == MAY_NOT
    theirs = listed(work, family, form, alone=False)
    assert (theirs.tone, theirs.status, theirs.details) == ("info", ALL_HERE, ())
    work.visits.end(family.case, visit)
    table.rooms.show_laid(family.case, form)
    table.settle()
    assert MAY_NOT in table.words()
    shot(table.window, "stay-refused")


def test_h15_a_plan_is_green_with_everybodys_own_promise_until_one_is_taken_back(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    explain_card(work, family, visit, "K08", family.mother, family.father)
    promises = (promise_row(work, [who], "Ik slaap bij oma") for who in (family.mother, family.father))
    form = fill_plan(work, family, *promises)
    opened = lay(work, family, visit, form)
    tones = []
    for person in (family.mother, family.father):
        work.signing.decide(family.case, visit, opened, choose(person, mark="A"))
        tones.append(listed(work, family, form, alone=True).tone)
    assert listed(work, family, form, alone=True).status.endswith("Het mag toch doorgaan"), "it waits for no reader"
    work.signing.decide(family.case, visit, opened, choose(family.girl, mark="G"))
    tones.append(listed(work, family, form, alone=True).tone)
    assert tones == ["info", "info", "positive"]
    work.withdrawing.withdraw(family.case, family.father, [TakenBack(opened)], "phone")
    after = listed(work, family, form, alone=True)
    assert (after.tone, after.status) == ("info", MAY_NOT)
    assert page(work, family, form, opened, alone=True).standing_tone == "info"


@pytest.mark.parametrize("decision", ["agreed", "refused"])
def test_h8_in_the_room_no_colour_and_no_word_hangs_on_what_was_answered(
    work: Workspace, family: Family, visit: VisitId, decision: str
) -> None:
    form, opened = share(work, family, visit, school=decision, doctor="agreed")
    entry, state = listed(work, family, form, alone=False), page(work, family, form, opened, alone=False)
    assert (entry.tone, entry.status, entry.details) == ("info", ALL_HERE, ())
    assert (state.standing_tone, state.standing, state.on_record) == ("info", f"{ALL_HERE}.", ())
