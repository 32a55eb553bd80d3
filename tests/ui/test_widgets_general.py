from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QButtonGroup, QComboBox, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme.focus import has_key_focus
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.mood import set_mood
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text
from ui.widgets.tick_box import RadioDot, TickBox

KINDS: tuple[ButtonKind, ...] = ("primary", "secondary", "quiet", "danger", "choice")


def _gallery(mood: theme.Mood) -> ScrollPage:
    page = ScrollPage()
    set_mood(page, mood)
    page.body.addWidget(Heading("Bezoek aan de familie Yılmaz", 1))
    page.body.addWidget(Text("Rustig, warm en groot genoeg om samen te lezen.", subtle=True))
    bar = MessageBar()
    page.body.addWidget(bar)
    panel = Panel()
    page.body.addWidget(panel)
    panel.body.addWidget(Heading("Wie is er vandaag", 2))
    row = FlowLayout()
    for kind in KINDS:
        row.addWidget(Button(kind.title(), kind, icon="check" if kind == "primary" else None))
    chosen = Button("Ja, dat klopt", "choice")
    chosen.setChecked(True)
    row.addWidget(chosen)
    row.addWidget(Button(kind="quiet", icon="x", name="Sluit"))
    off = Button("Kan nog niet", "primary")
    off.setEnabled(False)
    row.addWidget(off)
    panel.body.addLayout(row)
    pills = FlowLayout()
    for tone in ("neutral", "action", "positive", "info", "warning", "negative", "voluntary", "court"):
        pills.addWidget(StatusPill(tone, tone, icon="clock"))
    panel.body.addLayout(pills)
    form = QVBoxLayout()
    form.addWidget(Field("Naam", hint="Zoals op het paspoort"))
    wrong = Field("Geboortedatum")
    wrong.show_problem("Deze dag ligt na vandaag.")
    form.addWidget(wrong)
    box = QComboBox()
    box.addItems(["Nederlands", "العربية"])
    box.setAccessibleName("Taal")
    form.addWidget(box)
    tick, dot = TickBox("Tolk aan de telefoon"), RadioDot("Vader is erbij")
    tick.setChecked(True)
    dot.setChecked(True)
    form.addWidget(tick)
    form.addWidget(dot)
    panel.body.addLayout(form)
    panel.body.addWidget(IconMark("heart-handshake", size="xl", disc=True))
    page.body.addStretch()
    bar.show_message(Message("De server is niet bereikbaar.", "Alles staat veilig op deze laptop.", action="Opnieuw"))
    return page


@pytest.mark.parametrize("mood", ["worker", "family"])
def test_the_gallery_of_widgets_is_usable(
    qtbot: QtBot,
    mood: theme.Mood,
    shot: Callable[[QWidget, str], Path],
    assert_usable: Callable[[QWidget], None],
) -> None:
    page = _gallery(mood)
    qtbot.addWidget(page)
    page.resize(1366, 900)
    page.show()
    qtbot.waitExposed(page)
    edits = page.findChildren(QLineEdit)
    page.activateWindow()
    page.findChildren(Button)[3].setFocus(Qt.FocusReason.TabFocusReason)
    shot(page, f"gallery-{mood}")
    assert len(edits) == 2
    assert_usable(page)


def test_an_answer_of_which_only_one_holds_has_a_round_mark(qtbot: QtBot) -> None:
    several, one, grouped = Button("Noor", "choice"), Button("Ja", "choice"), Button("Nee", "choice")
    corners = []
    for button in (several, one, grouped):
        qtbot.addWidget(button)
        button.setChecked(True)
    one.be_one_of()
    group = QButtonGroup(one)
    group.addButton(grouped)
    for button in (several, one, grouped):
        button.resize(button.sizeHint())
        picture = button.grab().toImage()
        mark = theme.current().color("basis-color-action-border").rgb()
        middle = picture.height() // 2
        row = [x for x in range(4, 40) if picture.pixel(x, middle) == mark]
        side, top = row[0], middle - theme.current().px("basis-icon-size") // 2
        corners.append(picture.pixel(side + 2, top + 2) == mark)
    assert corners == [True, False, False]


def test_a_message_that_was_closed_stays_closed_until_there_is_another(qtbot: QtBot) -> None:
    bar, said = MessageBar(), Message("Er is nog iets leeg.")
    qtbot.addWidget(bar)
    bar.show_message(said)
    bar.close_button.click()
    bar.show_message(said)  # the page is drawn anew at each key
    assert bar.isHidden()
    bar.show_message(Message("Er is nog iets leeg."))  # it was asked for once more
    assert not bar.isHidden()
    bar.close_button.click()
    bar.show_message(None)
    bar.show_message(said)
    assert not bar.isHidden()


def test_the_focus_ring_comes_by_key_and_not_by_tap(qtbot: QtBot) -> None:
    window = QWidget()
    row = QVBoxLayout(window)
    one, other = Button("Een"), Button("Twee")
    row.addWidget(one)
    row.addWidget(other)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert one.hasFocus()
    assert not has_key_focus(one)
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert has_key_focus(other)
    assert not has_key_focus(one)


@pytest.mark.parametrize("kind", [TickBox, RadioDot])
def test_a_tick_box_can_be_hit_anywhere_on_its_row(qtbot: QtBot, kind: type[TickBox | RadioDot]) -> None:
    box = kind("Tolk")
    qtbot.addWidget(box)
    box.resize(400, 50)
    box.show()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(395, 48))
    assert box.isChecked()


def test_text_shows_markup_as_letters_and_breaks_what_is_too_wide(qtbot: QtBot, hostile_name: str) -> None:
    text = Text(hostile_name)
    qtbot.addWidget(text)
    text.resize(160, text.heightForWidth(160))
    text.show()
    paragraphs, widest, height = text._lay_out(160)
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert widest <= 161
    assert height <= text.height()
    assert all(paragraph.lineCount() for paragraph in paragraphs)


def test_a_heading_is_a_heading_for_the_screen_reader_also_after_a_change(qtbot: QtBot) -> None:
    heading = Heading("Vandaag")
    qtbot.addWidget(heading)
    interface = QAccessible.queryAccessibleInterface(heading)
    heading.setText("Morgen")
    assert interface.role() == QAccessible.Role.Heading
    assert interface.text(QAccessible.Text.Name) == "Morgen"


def test_many_headings_can_come_and_go(qtbot: QtBot) -> None:
    for number in range(300):
        heading = Heading(str(number))
        assert QAccessible.queryAccessibleInterface(heading).text(QAccessible.Text.Name) == str(number)
        heading.deleteLater()
        qtbot.wait(0)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_pill_keeps_room_for_its_icon_in_every_size_and_direction(
    qtbot: QtBot, direction: Qt.LayoutDirection
) -> None:
    pill = StatusPill("12 te versturen", "neutral", icon="cloud-upload")
    qtbot.addWidget(pill)
    pill.show()
    narrow = pill.contentsMargins()
    pill.setLayoutDirection(direction)
    theme.set_text_scale(2.0)
    wide = pill.contentsMargins()
    if direction == Qt.LayoutDirection.RightToLeft:
        assert wide.right() > narrow.left()
        assert wide.left() < wide.right()
    else:
        assert wide.left() > narrow.left()
        assert wide.right() < wide.left()
