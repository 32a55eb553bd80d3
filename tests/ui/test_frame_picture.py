"""The frame in a picture and in a line: two frames, never a third; and which side Arabic stands on."""

from __future__ import annotations

from dataclasses import replace

from gallery.visit_pages import card, card_state
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.frame_picture import FramePicture, FramePictureState
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text


def _told(state: FramePictureState, qtbot: QtBot) -> tuple[FramePicture, str]:
    picture, strip = FramePicture(), FrameStrip()
    for widget in (picture, strip):
        qtbot.addWidget(widget)
        widget.show_state(state)
        widget.show()
    return picture, " | ".join(
        pill.text().translate({0x2068: "", 0x2069: ""}) for pill in strip.findChildren(StatusPill)
    )


def test_voluntary_help_stands_in_the_house_where_you_decide(qtbot: QtBot) -> None:
    picture, strip = _told(FramePictureState(voluntary=("Noor", "Sami")), qtbot)
    assert "U beslist" in picture.voluntary.title.text()
    assert picture.voluntary.names.text() == "\u2068Noor\u2069\n\u2068Sami\u2069"
    assert not picture.ordered.names.isVisible()
    assert not picture.checking.isVisible()
    assert "rechter" not in picture.accessibleName()
    assert strip == "Noor, Sami: vrijwillig | Onze hulp: vrijwillig"


def test_ordered_help_keeps_our_own_help_voluntary_beside_it(qtbot: QtBot) -> None:
    picture, strip = _told(FramePictureState(ordered=("Sami (sinds 12 augustus 2026)",)), qtbot)
    assert "Sami (sinds 12 augustus 2026)" in picture.ordered.names.text()
    assert picture.own_help.text() == "Onze hulp: vrijwillig"
    assert picture.own_help.isVisible()
    assert strip == "Sami (sinds 12 augustus 2026): verplicht door de rechter | Onze hulp: vrijwillig"


def test_what_is_being_checked_is_never_called_ordered(qtbot: QtBot) -> None:
    picture, strip = _told(FramePictureState(checking=("Sami",)), qtbot)
    assert picture.checking.isVisible()
    assert not picture.voluntary.names.isVisible()
    assert not picture.ordered.names.isVisible()
    for words in (picture.accessibleName(), strip):
        assert "rechter" not in words
        assert "Sami: wij gaan dit na" in words


def test_a_child_that_leaves_a_frame_leaves_no_name_behind(qtbot: QtBot) -> None:
    picture, _ = _told(FramePictureState(ordered=("Sami",), checking=("Noor",)), qtbot)
    picture.show_state(FramePictureState(voluntary=("Sami", "Noor")))
    assert picture.ordered.names.text() == ""
    assert "rechter" not in picture.accessibleName()
    assert not picture.checking.isVisible()


# -- right to left ----------------------------------------------------------------------------


def _inked_side(label: Text) -> str:
    """Return on which side of the label its words stand."""
    picture = label.grab().toImage()
    ground = picture.pixelColor(0, picture.height() - 1)
    inked = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(0, picture.height(), 2))
    ]
    return "right" if min(inked) > picture.width() - 1 - max(inked) else "left"


def test_arabic_stands_at_the_right_and_dutch_at_the_left(qtbot: QtBot) -> None:
    screen = card(replace(card_state("Sami"), lines=(("Dit is kort.", "قصير."),)))
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    for _ in range(4):
        QApplication.processEvents()
    sides = {text.text(): _inked_side(text) for text in screen.findChildren(Text) if text.isVisible()}
    assert sides["Dit is kort."] == "left"
    assert sides["قصير."] == "right"
