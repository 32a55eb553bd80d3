"""Bad input on the pages of a form: a sentence that says what to do, and nothing lost.

A name no font can draw, texts that changed between two sittings, authority that changed, a certificate that ended on
the road. A photograph that is none stands in `test_filled_signing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from form_hand import FormHand, SigningHand
from pack_maker import new_eyes, new_pack, own_number
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from share_examples import SCHOOL, fill_share, lay, line
from table import Table, sit_down
from town import Family, TestClock, begin_visit, enrolled_safe, settle_family, sign

from jgvisit.bootstrap import open_workspace
from jgvisit.enrolment import enrolment_of, keep_enrolment
from jgvisit.ids import FormId, PersonId, new_uuid7
from jgvisit.records.certificates import read_pem
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.help_form import form_of
from jgvisit.store.safe import Safe
from jgvisit.workspace import Workspace

NO_FONT_HAS = "Nefer 𓄤"


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def line_edit(table: Table, name: str) -> QLineEdit:
    (edit,) = [each for each in table.window.findChildren(QLineEdit, name) if each.isVisible()]
    return edit


# -- a name no font can draw -------------------------------------------------------------------


def test_a_family_with_a_name_no_font_can_draw_is_told_so_where_it_is_typed(table: Table) -> None:
    before = table.work.files.all()
    table.rooms.show_today()
    table.tap("new-family")
    line_edit(table, "entry-family_name").setText("Familie Nefer")
    line_edit(table, "entry-name").setText(NO_FONT_HAS)
    table.tap("entry-role-parent")
    table.tap("save-new-family")
    assert "tekens die niet gedrukt kunnen worden" in table.words()
    assert "𓄤" in table.words()
    assert "paspoort" in table.words()
    assert line_edit(table, "entry-name").text() == NO_FONT_HAS, "what was typed stays"
    assert table.work.files.all() == before
    line_edit(table, "entry-name").setText("Nefer Anwar")
    table.tap("save-new-family")
    assert len(table.work.files.all()) == len(before) + 1


def test_somebody_of_a_family_is_given_no_name_that_no_paper_can_show(table: Table, family: Family) -> None:
    table.rooms.show_family(family.case)
    table.tap("something-changed")
    table.tap("change-person:known")
    table.tap(f"entry-known_person-{family.girl}")
    line_edit(table, "entry-name").setText(NO_FONT_HAS)
    table.tap("save-change")
    assert "tekens die niet gedrukt kunnen worden" in table.words()
    assert table.file(family).member(family.girl).name == "Noor de Boer"
    assert line_edit(table, "entry-name").text() == NO_FONT_HAS


def test_a_word_no_font_can_draw_is_told_at_its_own_field_of_a_form(table: Table, family: Family) -> None:
    begin_visit(table.work, family)
    hand, key = FormHand(table), PartKey(table.work.filled_forms.begin(), "handoverToGI", "common", None)
    hand.open(family.case, key)
    (edit,) = hand.screen.findChildren(QPlainTextEdit, "field-giName")
    edit.setPlainText(NO_FONT_HAS)  # as from another keyboard, or pasted
    table.settle()
    assert "Dit kan niet op papier: 𓄤" in table.words()
    edit.setPlainText("De Brug")
    table.settle()
    assert "Dit kan niet op papier" not in table.words()


# -- between two sittings ----------------------------------------------------------------------


def shared_with_mothers_yes(work: Workspace, family: Family) -> tuple[FormId, FormId]:
    """Lay form B before the parents; the mother says yes, and the visit ends."""
    visit = begin_visit(work, family, family.father)
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.mother)
    work.visits.end(family.case, visit)
    return form, opened


def test_where_authority_changed_the_form_stops_and_says_who_signs_now(table: Table, family: Family) -> None:
    work = table.work
    form, opened = shared_with_mothers_yes(work, family)
    begin_visit(work, family)
    hand = SigningHand(table)
    hand.open(family.case, form)
    grandmother = PersonId(new_uuid7())
    work.families.record_person(
        family.case, PersonRegistered(person=grandmother, name="Fenna de Boer", role="guardian", born="1960-01-01")
    )
    work.families.record_authority(
        family.case,
        AuthorityRecorded(
            line=new_uuid7(), child=family.boy, holder=grandmother, kind="other_person", since="2026-11-01",
            evidence="gezagsregister", checked_on=work.today().isoformat(),
        ),
    )  # fmt: skip
    father = f"{family.father}:T:{opened}"
    hand.press(f"signer-{father}")
    assert "Fenna de Boer" in table.words()
    assert "tekenen" in table.words()
    assert "blijft" in table.words()
    hand.tap(hand.screen.bar.action)
    assert hand.screen.findChild(QAbstractButton, f"means-{grandmother}:T:{opened}") is not None, "she is not here"
    again = form_of(table.file(family), opened)
    mothers = again.decided_by(family.mother, "T")
    assert mothers is not None, "what she signed stays signed"
    hand.choose(father, "agreed")
    hand.finish()
    fathers = form_of(table.file(family), opened).decided_by(family.father, "T")
    assert fathers is not None


@pytest.fixture
def safe(tmp_path: Path, clock: TestClock) -> Iterator[Safe]:
    made = enrolled_safe(tmp_path / "store", clock)
    yield made
    made.close()


def test_a_form_begun_with_one_pack_ends_with_it_at_the_table(qtbot: QtBot, safe: Safe, clock: TestClock) -> None:
    eyes = new_eyes()
    keep_enrolment(safe, msgspec.structs.replace(enrolment_of(safe), root_pem=eyes.root_pem))
    work = open_workspace(safe, clock)
    family = settle_family(work)
    form, opened = shared_with_mothers_yes(work, family)
    read = form_of(work.files.get(family.case), opened)
    newer = eyes.release(
        new_pack(
            own_number() + 1,
            base=own_number(),
            change=lambda name, text: text.replace("regel", "lijn") if name.startswith("nl/form-c") else text,
        )
    )
    assert work.packs.accept(newer)
    later = open_workspace(safe, clock)
    assert later.pack.ref != read.pack
    begin_visit(later, family)
    table = sit_down(qtbot, later)
    hand = SigningHand(table)
    hand.open(family.case, form)
    hand.choose(f"{family.father}:T:{opened}", "agreed")
    hand.finish()
    after = form_of(later.files.get(family.case), opened)
    decided = [after.decided_by(parent, "T") for parent in (family.mother, family.father)]
    assert [each and each.content_sha256 for each in decided] == [read.content_sha256] * 2
    assert after.binding_text == read.binding_text
    assert after.pack == read.pack
    table.leave()


def test_with_a_certificate_that_ended_on_the_road_the_signing_goes_on(
    qtbot: QtBot, safe: Safe, clock: TestClock
) -> None:
    ends = read_pem(enrolment_of(safe).device_certificate_pem)[0].not_valid_after_utc
    clock.forward(seconds=(ends + timedelta(days=2) - clock.moment).total_seconds())
    work = open_workspace(safe, clock)
    family = settle_family(work)
    visit = begin_visit(work, family)
    until = work.today() + timedelta(days=90)
    form = fill_share(work, family, line(SCHOOL, family.boy, until=until.isoformat()))
    opened = lay(work, family, visit, form)
    table = sit_down(qtbot, work)
    hand = SigningHand(table)
    hand.open(family.case, form)
    hand.choose(f"{family.mother}:T:{opened}", "agreed")
    hand.finish()
    said = form_of(work.files.get(family.case), opened).decided_by(family.mother, "T")
    assert said is not None
    assert said.document is not None, "sealed, and it waits to be sent"
    work.visits.end(family.case, visit)
    table.rooms.show_today()
    table.settle()
    assert "is afgelopen op" in table.words()
    table.leave()
