"""Beside the Dutch the family reads its own language on what it presses; the worker's buttons stay Dutch."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from table import Table, order_for, sit_down
from town import Family, begin_visit, open_form_a

from jgvisit.config import resources_dir
from jgvisit.content.family_words import FamilyWords
from jgvisit.content.model import Audience
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.workspace import Workspace
from ui.widgets.frame_picture import FramePicture, FramePictureState
from ui.widgets.frame_strip import FrameStrip

ARABIC = {
    "next": "متابعة",
    "stop": "التوقف عن هذه البطاقة",
    "you": "أنتم تقررون",
    "judge": "القاضي يقرر",
    "ours": "مساعدتنا: طوعية",
}


@pytest.fixture(scope="module")
def own_pack() -> Pack:
    return load_pack(resources_dir() / "content")


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family) -> Iterator[Table]:
    """Only the mother, who reads Arabic, and her children are here."""
    order_for(work, family.case, family.girl)
    begin_visit(work, family, family.father)
    laid = sit_down(qtbot, work)
    yield laid
    laid.leave()


def _interpreter(table: Table, family: Family) -> None:
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    used = InterpreterUsed(visit=visit.id, language="ar", kind="professionalPhone")
    table.work.visits.use_interpreter(family.case, used)


def test_the_two_houses_and_the_buttons_of_a_card_are_in_arabic_too(table: Table, family: Family) -> None:
    """H13: the child's line and our own help, both in both languages."""
    _interpreter(table, family)
    table.rooms.show_card(family.case, "K02", "parent")
    table.settle()
    words = table.words()
    for dutch in ("U beslist", "De rechter beslist", "Onze hulp: vrijwillig", "Verder", "Stoppen met deze kaart"):
        assert dutch in words
    for arabic in ARABIC.values():
        assert arabic in words
    assert "طوعية أم إلزامية" in words, "the title"
    assert "لم يراجع مترجم هذه الترجمة بعد" in words, "what is known of the translation"


def test_h27_without_an_interpreter_nothing_unchecked_stands_on_a_button(table: Table, family: Family) -> None:
    table.rooms.show_card(family.case, "K02", "parent")
    table.settle()
    words = table.words()
    assert "Verder" in words
    assert not any(arabic in words for arabic in ARABIC.values())


def test_from_reading_to_signing_the_signer_meets_no_button_in_dutch_only(table: Table, family: Family) -> None:
    _interpreter(table, family)
    visit = table.work.files.visit_here(family.case)
    assert visit is not None
    form = open_form_a(table.work, family, visit.id, family.boy)
    table.rooms.show_form(family.case, family.boy, form)
    table.settle()
    screen = table.rooms.form_screen
    assert "قرأته" not in screen.read.read.text()
    table.tap(f"signer-{family.mother}")
    assert "قرأته بنفسي" in screen.read.read.text()
    assert "رجوع" in screen.back.text()
    table.tap(screen.read.read)
    assert "كل جواب مقبول" in screen.sign.choose.name.text()
    table.tap("decision-later")
    assert "متى نسأل مرة أخرى؟" in screen.sign.choose.until_label.text()
    assert "متابعة" in screen.sign.next.text()
    table.tap(screen.sign.next)
    assert "توقيع" in screen.sign.ink.own.label.text()
    assert "توقيع" not in screen.sign.ink.worker.label.text(), "the worker's own"
    table.tap(screen.sign.confirm)
    assert "هذه ورقتكم" in screen.check.name.text()
    assert "أقرر لاحقًا" in screen.check.chosen.text(), "what is confirmed is what was chosen, in both languages"
    assert "تسجيل هذا" in screen.check.record.text()


def test_the_rights_card_has_its_buttons_in_arabic_too(table: Table, family: Family) -> None:
    _interpreter(table, family)
    table.tap("rights")
    table.tap(f"rights-{family.girl}={family.girl}")
    assert "متابعة" not in table.rooms.rights_screen.card.next.text(), "the girl reads Dutch"
    table.tap(table.rooms.rights_screen.back)
    table.tap(f"rights-{family.mother}={family.boy}")
    assert "متابعة" in table.rooms.rights_screen.card.next.text()
    assert "التوقف عن هذه البطاقة" in table.rooms.rights_screen.back.text()


@pytest.mark.parametrize(
    ("audience", "dutch", "arabic"),
    [
        ("parent", "U beslist", "أنتم تقررون"),
        ("child6", "Ouders kiezen", "الوالدان يختاران"),
        ("youth12", "Jij beslist mee", "لك حق المشاركة في القرار"),
        ("youth16", "Jij beslist", "القرار لك"),
    ],
)
def test_each_reads_at_their_own_age_who_decides(
    qtbot: QtBot, own_pack: Pack, audience: Audience, dutch: str, arabic: str
) -> None:
    """Jw 7.3.4, 7.3.5: no child reads "u", and no child under 12 reads that it decides."""
    picture = FramePicture()
    qtbot.addWidget(picture)
    words = FamilyWords("ar", own_pack.screens["ar"].lines, rtl=True)
    picture.show_state(FramePictureState(voluntary=("Noor",)), words, audience)
    title = picture.voluntary.title.text()
    assert title.split(" · ")[0] == dutch
    assert arabic in title


def test_what_we_still_find_out_is_said_in_both_languages(qtbot: QtBot, own_pack: Pack) -> None:
    words = FamilyWords("uk", own_pack.screens["uk"].lines)
    picture, strip = FramePicture(), FrameStrip()
    for widget in (picture, strip):
        qtbot.addWidget(widget)
        widget.resize(1200, 700)
        widget.show_state(FramePictureState(checking=("Noor", "Sami")), words)
    assert "Ми це перевіряємо: Noor, Sami" in picture.checking.text()
    assert any("ми це перевіряємо" in text for text, _, _ in strip._shown)


@pytest.mark.parametrize("heard", [True, False], ids=["with an interpreter", "without one"])
def test_what_somebody_wants_to_keep_is_asked_in_arabic_too(table: Table, family: Family, heard: bool) -> None:
    if heard:
        _interpreter(table, family)
    table.rooms.show_leave(family.case, family.mother)
    table.settle()
    words = table.words()
    assert "Hoe wilt u uw kopie? Niets is ook goed." in words
    for arabic in ("كيف تريدون نسختكم؟", "على ورق، الآن", "هل تريدون ورقة فيها حقوقكم؟", "تسجيل هذا"):
        assert (arabic in words) is heard
    table.rooms.show_leave(family.case, family.boy)
    table.settle()
    assert "Wil je een kopie, en hoe? Niets is ook goed." in table.words()
    assert "على ورق" not in table.words(), "the boy reads Dutch"
