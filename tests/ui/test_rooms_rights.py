"""The rights card at the table: from tap to record, what the room never sees, and what a telephone reads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from event_loop import settle
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from qr_reader import read_squares, squares_in
from table import Table, order_for, sit_down
from town import Family

from jgvisit.ids import PersonId, VisitId
from jgvisit.records.case_family import Member
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.desk.writing import Writer
from jgvisit.services.rights.card import seen_field
from jgvisit.services.rights.view import Concern
from jgvisit.services.talk.duties import duties_of
from jgvisit.services.talk.saying_back import rights_said_back_field
from jgvisit.workspace import Workspace
from ui.screens.rights.card_pages import CardPage, Heights, by_heading, pages_of
from ui.screens.rights.state import RightLine, RightsGroup
from ui.widgets.button import Button
from ui.widgets.code_picture import CodePicture
from ui.widgets.text import Text

Tables = list[Table]


@pytest.fixture
def tables() -> Iterator[Tables]:
    laid: Tables = []
    yield laid
    for table in laid:
        table.leave()


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, visit: VisitId, tables: Tables) -> Table:
    tables.append(sit_down(qtbot, work))
    tables[-1].tap("rights")
    return tables[-1]


def whole(family: Family) -> Concern:
    return Concern(family.mother, (family.girl, family.boy))


def key(person: PersonId, *children: PersonId) -> str:
    return f"{person}={','.join(children or (person,))}"


def open_card(table: Table, family: Family, person: PersonId) -> None:
    about = (person,) if person in (family.girl, family.boy) else (family.girl, family.boy)
    table.tap(f"rights-{key(person, *about)}")


def read_all(table: Table) -> str:
    """Turn to the last page; return every word that was in sight."""
    card, words = table.rooms.rights_screen.card, [table.words()]
    while card.next.isVisible():
        table.tap(card.next)
        words.append(table.words())
    return "\n".join(words)


def hide_from_father(table: Table, family: Family, record: str) -> None:
    hidden = VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid")
    Writer(table.work.journal, table.work.files).one(family.case, hidden)


def test_a_card_gone_through_is_on_disk_before_the_screen_moves_on(table: Table, family: Family) -> None:
    open_card(table, family, family.mother)
    assert table.file(family).rights_shown == ()
    words = read_all(table)
    assert "U mag nee zeggen tegen hulp." in words
    assert "Bron: Jw 7.3.4 lid 1" in words
    table.tap(f"saw-{family.father}")
    table.tap(table.rooms.rights_screen.card.told)
    (shown,) = table.file(family).rights_shown
    assert shown.person == family.mother
    assert set(shown.heard_by) == {family.mother, family.girl, family.boy}
    table.tap("outcome-declined")
    assert table.find(f"rights-{key(family.mother, family.girl, family.boy)}").isVisible()


def test_h8_the_list_looks_the_same_before_and_after(table: Table, family: Family) -> None:
    before = table.words()
    open_card(table, family, family.mother)
    read_all(table)
    table.tap(table.rooms.rights_screen.card.told)
    table.tap("outcome-notYet")
    assert table.words() == before


# -- said back --------------------------------------------------------------------------------------


def ask(table: Table, family: Family, person: PersonId) -> None:
    open_card(table, family, person)
    read_all(table)
    table.tap(table.rooms.rights_screen.card.told)


def test_h23_whose_card_it_is_says_it_back_in_own_words_and_no_word_says_right_or_wrong(
    table: Table, family: Family, visit: VisitId
) -> None:
    ask(table, family, family.mother)
    words = table.words()
    assert "Kunt u in uw eigen woorden vertellen wat u mag kiezen of vragen?" in words
    assert not any(said in words.lower() for said in ("goed zo", "fout", "juist", "klopt"))
    QTest.keyClicks(table.rooms.rights_screen.ask.own_words, "ik mag nee zeggen")
    table.tap("outcome-ownWordsCorrect")
    (said,) = table.file(family).said_back
    assert (said.visit, said.card, said.person, said.outcome) == (visit, "rights", family.mother, "ownWordsCorrect")
    assert (said.own_words, said.card_version) == ("ik mag nee zeggen", table.work.book.version)
    assert table.work.journal.drafts(family.case).keys().isdisjoint({rights_said_back_field(whole(family))})


def test_h23_a_child_is_asked_as_a_child_and_who_only_listened_is_not_asked(table: Table, family: Family) -> None:
    ask(table, family, family.girl)
    assert "Kun je in je eigen woorden vertellen wat jij mag zeggen of vragen?" in table.words()
    table.tap("outcome-later")
    open_card(table, family, family.boy)
    read_all(table)
    table.tap(f"saw-{family.boy}")  # he was not there
    table.tap(table.rooms.rights_screen.card.told)
    assert [said.person for said in table.file(family).said_back] == [family.girl]
    assert table.find(f"rights-{key(family.boy)}").isVisible()


def test_h18_not_yet_opens_a_second_talk_that_ends_by_going_over_the_card_again(table: Table, family: Family) -> None:
    def waits() -> list[PersonId]:
        found = duties_of(table.file(family), table.work.today(), table.work.book, table.work.pack)
        return [duty.person for duty in found if duty.reason == "repeat" and duty.cards == ("rights",)]

    ask(table, family, family.mother)
    table.tap("outcome-notYet")
    assert waits() == [family.mother]
    ask(table, family, family.mother)
    table.tap("outcome-correctAfterRepeat")
    assert waits() == []
    assert [said.repeats for said in table.file(family).said_back] == [0, 1]


def test_who_would_rather_not_is_not_asked_again_in_this_visit_and_not_asked_needs_why(
    table: Table, family: Family
) -> None:
    ask(table, family, family.mother)
    table.tap("outcome-notAsked")
    assert table.file(family).said_back == ()
    assert table.rooms.rights_screen.bar.isVisible()
    table.tap("outcome-declined")
    ask(table, family, family.mother)
    assert table.find(f"rights-{key(family.mother, family.girl, family.boy)}").isVisible()


def test_a_lock_at_the_question_comes_back_to_it_with_the_words(
    qtbot: QtBot, table: Table, family: Family, tables: Tables
) -> None:
    ask(table, family, family.mother)
    QTest.keyClicks(table.rooms.rights_screen.ask.own_words, "ik mag")
    table.settle()
    table.leave()
    tables.append(sit_down(qtbot, table.work))
    again = tables[-1]
    assert again.rooms.rights_screen.ask.isVisible()
    assert again.rooms.rights_screen.ask.own_words.toPlainText() == "ik mag"
    again.tap(again.rooms.rights_screen.ask.again)
    assert again.rooms.rights_screen.card.isVisible()


def test_nothing_is_recorded_with_nobody_there(table: Table, family: Family) -> None:
    open_card(table, family, family.girl)
    read_all(table)
    for person in (family.mother, family.father, family.girl, family.boy):
        table.tap(f"saw-{person}")
    assert not table.rooms.rights_screen.card.told.isEnabled()


def test_each_child_reads_its_own_card_by_age(table: Table, family: Family) -> None:
    open_card(table, family, family.girl)
    assert "Jij beslist mee over jouw hulp." in read_all(table)
    table.tap(table.rooms.rights_screen.back)
    open_card(table, family, family.boy)
    words = read_all(table)
    assert "Grote mensen beslissen over de hulp." in words
    assert "Jij beslist mee" not in words


def test_dutch_and_arabic_stand_together_and_dutch_alone_says_so(table: Table, family: Family, visit: VisitId) -> None:
    open_card(table, family, family.mother)
    assert "Er is een vertaling. Die gaat open als er een tolk is." in table.words()
    assert "حقوقكم" not in table.words()
    used = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone")
    table.work.visits.use_interpreter(family.case, used)
    table.tap(table.rooms.rights_screen.back)
    open_card(table, family, family.mother)
    words = read_all(table)
    assert "حقوقكم" in words
    assert "U mag nee zeggen tegen hulp." in words
    assert "Nog geen vertaler heeft deze vertaling nagekeken." in words


def test_h12_an_order_only_heard_of_is_said_to_be_just_that(table: Table, family: Family) -> None:
    order_for(table.work, family.case, family.boy, seen=False)
    table.tap(table.rooms.rights_screen.back)
    table.tap("rights")
    table.tap(f"rights-{key(family.mother, family.boy)}")
    words = read_all(table)
    assert "Wij zagen dat besluit nog niet." in words
    assert "heeft verplichte hulp uitgesproken" not in words


def test_h4_what_is_hidden_from_somebody_here_leaves_no_trace(table: Table, family: Family) -> None:
    order_for(table.work, family.case, family.girl)
    hide_from_father(table, family, table.file(family).orders[0].stamp.record)
    table.tap(table.rooms.rights_screen.back)
    table.tap("rights")
    open_card(table, family, family.mother)
    words = read_all(table)
    assert "rechter" not in words
    assert "verplicht" not in words
    assert "U hoeft niets te tekenen." in words
    table.tap(table.rooms.rights_screen.card.paper)
    assert not table.rooms.rights_screen.paper.personal.isVisible()


def test_a_lock_in_the_middle_of_a_card_comes_back_to_its_page(
    qtbot: QtBot, table: Table, family: Family, tables: Tables
) -> None:
    open_card(table, family, family.mother)
    table.tap(table.rooms.rights_screen.card.next)
    table.tap(table.rooms.rights_screen.card.next)
    seen = table.words()
    table.leave()
    tables.append(sit_down(qtbot, table.work))
    assert tables[-1].window.current == "rights"
    assert tables[-1].words() == seen


def test_a_card_of_somebody_who_left_the_room_closes(table: Table, family: Family, visit: VisitId) -> None:
    open_card(table, family, family.mother)
    table.work.visits.change_presence(family.case, visit, [family.father])
    table.rooms.rights.refresh()
    table.settle()
    assert "Samira" not in table.words()
    assert table.find(f"rights-{key(family.father, family.girl, family.boy)}").isVisible()


# -- telephone and paper ----------------------------------------------------------------------------


def test_h5_the_telephone_reads_general_words_and_the_screen_warns_that_it_keeps_them(
    table: Table, family: Family, visit: VisitId
) -> None:
    used = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone")
    table.work.visits.use_interpreter(family.case, used)
    open_card(table, family, family.mother)
    read_all(table)
    table.tap(table.rooms.rights_screen.card.phone)
    words = table.words()
    assert "Uw telefoon bewaart wat u scant." in words
    assert "Wie in uw telefoon kijkt, kan het lezen." in words
    pictures = [each for each in table.window.findChildren(CodePicture) if each.isVisible()]
    texts = [code.text for code in table.work.sheets.codes(family.case, family.mother, "ar")]
    assert [_scan(picture) for picture in pictures] == texts
    assert len(texts) == 2
    assert all(name not in text for text in texts for name in ("Samira", "Noor", "Sami", "2026"))


def _scan(picture: CodePicture) -> str:
    image = picture.grab().toImage()
    black = QColor("black").rgb()
    return read_squares(
        squares_in([[image.pixel(x, y) == black for x in range(image.width())] for y in range(image.height())])
    )


def test_the_sheet_is_shown_general_first_and_personal_when_asked(table: Table, family: Family) -> None:
    screen = table.rooms.rights_screen
    open_card(table, family, family.father)
    read_all(table)
    table.tap(screen.card.paper)
    table.qtbot.waitUntil(lambda: not screen.paper.waiting.isVisible())
    assert screen.paper.general.isChecked()
    general = table.rooms.rights.opened.drawn
    table.tap(screen.paper.personal)
    table.qtbot.waitUntil(lambda: not screen.paper.waiting.isVisible())
    assert len(general) == len(table.rooms.rights.opened.drawn) == 1
    assert table.rooms.rights.opened.drawn != general
    table.tap(screen.back)
    assert screen.card.isVisible()


def _ask(table: Table, person: PersonId) -> None:
    table.tap(table.rooms.rights_screen.back)
    table.tap(table.rooms.visit_screen.leave)
    table.tap(f"ask-{person}")


@pytest.mark.parametrize("sheet", ["general", "personal", "none"])
def test_h5_each_person_chooses_a_sheet_apart(table: Table, family: Family, sheet: str) -> None:
    _ask(table, family.mother)
    table.tap(f"keep-sheet-{sheet}")
    table.tap("way-nextVisit")
    table.tap("record-way")
    (wish,) = table.file(family).sheets
    assert (wish.person, wish.sheet, wish.law_book) == (family.mother, sheet, table.work.book.version)
    assert [copy.way for copy in table.file(family).copies] == ["nextVisit"]


def test_h5_who_wants_nothing_left_gets_no_sheet_and_who_was_not_asked_has_no_wish(
    table: Table, family: Family
) -> None:
    _ask(table, family.mother)
    table.tap("keep-sheet-personal")
    table.tap("way-nothing")
    table.tap("record-way")
    assert [wish.sheet for wish in table.file(family).sheets] == ["none"]
    table.tap(f"ask-{family.father}")
    assert not table.rooms.leave_screen.sheets.checkedButton()
    table.tap("way-nothing")
    table.tap("record-way")
    assert [wish.person for wish in table.file(family).sheets] == [family.mother]


def test_h5_where_paper_is_not_safe_no_sheet_is_proposed_and_no_personal_one_offered(
    table: Table, family: Family
) -> None:
    hide_from_father(table, family, table.file(family).member(family.girl).stamp.record)
    _ask(table, family.mother)
    assert table.find("keep-sheet-none").isChecked()
    assert "Persoonlijk" not in table.words()


def test_a_lock_keeps_the_sheet_that_was_ticked(qtbot: QtBot, table: Table, family: Family, tables: Tables) -> None:
    _ask(table, family.mother)
    table.tap("keep-sheet-general")
    table.leave()
    tables.append(sit_down(qtbot, table.work))
    assert tables[-1].find("keep-sheet-general").isChecked()
    assert tables[-1].file(family).sheets == ()


# -- what was seen ----------------------------------------------------------------------------------


def _add(table: Table, family: Family, what: str, source: str) -> None:
    table.tap(f"seen-{key(family.mother, family.girl, family.boy)}")
    table.tap(f"what-{what}")
    table.rooms.rights_screen.seen.source.setFocus()
    QTest.keyClicks(table.rooms.rights_screen.seen.source, source)
    table.settle()


def test_a_route_appears_on_the_card_when_its_ground_is_recorded_with_a_source(table: Table, family: Family) -> None:
    open_card(table, family, family.mother)
    assert "Komt u er samen niet uit?" not in read_all(table)
    table.tap(table.rooms.rights_screen.back)
    _add(table, family, "parents_apart", "moeder")
    table.tap(table.rooms.rights_screen.seen.record)
    open_card(table, family, family.mother)
    assert "Komt u er samen niet uit? Dan kan een rechter beslissen." in read_all(table)
    table.tap(table.rooms.rights_screen.back)
    _add(table, family, "parents_apart", "zij wonen weer samen")
    table.tap(table.rooms.rights_screen.seen.take_back)
    assert [seen.holds for seen in table.file(family).circumstances] == [False, False]


def test_without_a_source_there_is_nothing_to_press_and_going_back_leaves_no_draft(
    table: Table, family: Family
) -> None:
    _add(table, family, "stay", "")
    assert not table.rooms.rights_screen.seen.record.isEnabled()
    QTest.keyClicks(table.rooms.rights_screen.seen.source, "brief")
    table.settle()
    assert table.work.journal.drafts(family.case)[seen_field(family.mother)].endswith(b"\nbrief")
    table.tap(table.rooms.rights_screen.back)
    assert seen_field(family.mother) not in table.work.journal.drafts(family.case)
    assert table.file(family).circumstances == ()


# -- pages ------------------------------------------------------------------------------------------


def _line(name: str, sentences: int) -> RightLine:
    return RightLine((name, None), tuple((f"{name}{n}", None) for n in range(sentences)), "bron")


def _pages(room: int, first_room: int, *groups: RightsGroup) -> tuple[CardPage, ...]:
    """A heading is 50 px high, a line 20 px and 40 px a sentence."""
    lines = {line: 20 + 40 * len(line.sentences) for group in groups for line in group.lines}
    return pages_of(groups, Heights(room, first_room, {group.heading: 50 for group in groups}, lines))


def _told(pages: tuple[CardPage, ...]) -> list[list[tuple[str, str]]]:
    return [
        [(block.heading[0], "".join(line.title[0] for line in block.lines)) for block in page.blocks] for page in pages
    ]


ONE = RightsGroup(("een", None), (_line("a", 1), _line("b", 2), _line("c", 1), _line("d", 5), _line("e", 1)))
TWO = RightsGroup(("twee", None), (_line("f", 1),))


def test_a_page_has_as_many_lines_as_fit_each_under_its_heading() -> None:
    assert _told(_pages(1000, 1000, ONE, TWO)) == [[("een", "abcde"), ("twee", "f")]]
    pages = _pages(280, 280, ONE, TWO)
    assert _told(pages) == [[("een", "abc")], [("een", "d")], [("een", "e"), ("twee", "f")]]
    assert [page.first for page in pages] == [0, 3, 4]


def test_a_page_tells_how_much_room_is_left_for_the_last_question() -> None:
    assert [page.left for page in _pages(280, 280, ONE, TWO)] == [280 - 50 - 220, 280 - 50 - 220, 280 - 100 - 120]


def test_the_first_page_has_less_room_for_the_title_stands_on_it() -> None:
    assert _told(_pages(280, 120, ONE))[0] == [("een", "a")]


def test_a_line_higher_than_a_page_is_alone_on_it_and_whole() -> None:
    assert _told(_pages(60, 60, ONE, TWO)) == [*([("een", name)] for name in "abcde"), [("twee", "f")]]


def test_in_a_low_window_each_heading_is_a_page() -> None:
    pages = by_heading((ONE, TWO))
    assert _told(pages) == [[("een", "abcde")], [("twee", "f")]]
    assert [page.first for page in pages] == [0, 5]


def test_a_card_is_gone_through_in_few_pages_none_of_which_is_scrolled(table: Table, family: Family) -> None:
    card, turns, seen = table.rooms.rights_screen.card, 0, list[str]()
    open_card(table, family, family.father)
    while card.next.isVisible():
        assert card.sheet.verticalScrollBar().maximum() == 0, f"page {turns}"
        seen += [line.text() for line in card.lines.findChildren(Text) if line.isVisible()]
        table.tap(card.next)
        turns += 1
    assert turns <= 8
    view = table.work.rights.view(family.case, table.work.rights.concerns_of(*_father(table, family))[0])
    assert [text for text in seen if text in {said for line in view.lines for said, _ in line.sentences}] == [
        said for line in view.lines for said, _ in line.sentences
    ]


def _father(table: Table, family: Family) -> tuple[CaseFile, Member]:
    file = table.file(family)
    return file, file.member(family.father)


def test_on_no_page_two_buttons_only_say_back(table: Table, family: Family) -> None:
    def only_back() -> int:
        return [button.text() for button in table.window.findChildren(Button) if button.isVisible()].count("Terug")

    card = table.rooms.rights_screen.card
    assert table.rooms.rights_screen.back.text() == "Terug naar het bezoek"
    open_card(table, family, family.girl)
    while card.next.isVisible():
        assert only_back() <= 1
        assert table.rooms.rights_screen.back.text() == "Stoppen met deze kaart"
        table.tap(card.next)
    table.tap(card.paper)
    assert only_back() == 1


def test_a_smaller_window_shows_the_line_that_was_being_read(table: Table, family: Family) -> None:
    card = table.rooms.rights_screen.card
    open_card(table, family, family.mother)
    table.tap(card.next)
    table.tap(card.next)
    first = next(line.text() for line in card.lines.findChildren(Text) if line.isVisible() and line.role == "strong")
    table.window.resize(683, 384)
    settle()
    assert first in table.words()
