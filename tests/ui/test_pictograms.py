from __future__ import annotations

import re
from itertools import combinations
from typing import get_args

import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jgvisit.config import resources_dir
from jgvisit.own_content import content
from jgvisit.records.payload_talk import Face
from ui import theme
from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import ExplainState
from ui.theme.pictograms import DRAWN_IN, MIRRORED, paint_pictogram, pictograms
from ui.theme.tokens import THEMES, ThemeName, read_tokens
from ui.widgets.pictogram import Pictogram

TWO_HOUSES = "K02"
SIDE = 96


def _drawn(card: str, name: ThemeName, *, mirrored: bool = False) -> QImage:
    tokens = read_tokens(resources_dir() / "theme").theme(name, (), 1.0)
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(tokens.color("basis-color-default-bg-surface"))
    painter = QPainter(image)
    paint_pictogram(painter, card, tokens, QRectF(0, 0, SIDE, SIDE), mirrored=mirrored)
    painter.end()
    return image


def test_every_card_has_a_picture_and_no_picture_is_without_its_card() -> None:
    cards = {card for card, _, _ in content()[0].cards}
    assert pictograms() == cards


def test_pictures_are_drawn_in_the_four_colours_that_themes_replace() -> None:
    for card in pictograms():
        svg = (resources_dir() / "pictograms" / f"{card}.svg").read_text(encoding="utf-8")
        assert set(re.findall(r"#[0-9A-Fa-f]{3,8}", svg)) <= set(DRAWN_IN), card
        assert "<text" not in svg, "words in a picture cannot be translated"
        assert 'viewBox="-2 -2 68 68"' in svg


@pytest.mark.parametrize("name", THEMES)
def test_every_picture_is_seen_in_every_theme(qapp: QApplication, name: ThemeName) -> None:
    line = read_tokens(resources_dir() / "theme").colors[name]["basis-color-picture-line"].lower()
    ink = tuple(int(line[at : at + 2], 16) for at in (1, 3, 5))
    for card in pictograms():
        drawn = _drawn(card, name).convertToFormat(QImage.Format.Format_RGB888)
        picture = Image.frombytes("RGB", (SIDE, SIDE), bytes(drawn.constBits()))
        inked = sum(count for count, color in picture.getcolors(SIDE * SIDE) or [] if color == ink)
        assert inked > 250, card
        for box in ((0, 0, SIDE, 1), (0, SIDE - 1, SIDE, SIDE), (0, 0, 1, SIDE), (SIDE - 1, 0, SIDE, SIDE)):
            edge = {color for _, color in picture.crop(box).getcolors() or []}
            assert ink not in edge, f"{card} is cut off"


FACES = [f"faces/{face}" for face in get_args(Face)]


@pytest.mark.parametrize("name", THEMES)
def test_the_three_faces_differ_by_their_shape_alone(qapp: QApplication, name: ThemeName) -> None:
    drawn = []
    for face in FACES:
        svg = (resources_dir() / "pictograms" / f"{face}.svg").read_text(encoding="utf-8")
        assert set(re.findall(r"#[0-9A-Fa-f]{3,8}", svg)) <= set(DRAWN_IN), face
        assert "<text" not in svg
        grey = _drawn(face, name).convertToFormat(QImage.Format.Format_Grayscale8)
        drawn.append(Image.frombytes("L", (SIDE, SIDE), bytes(grey.constBits())))
    for one, other in combinations(drawn, 2):
        assert sum(ImageChops.difference(one, other).histogram()[64:]) > 100


def test_only_what_points_somewhere_is_mirrored(qapp: QApplication) -> None:
    for card in pictograms():
        turned = _drawn(card, "light", mirrored=True)
        assert (turned != _drawn(card, "light")) == (card in MIRRORED), card


def test_a_card_shows_its_picture_and_the_two_houses_show_none_beside_them(qtbot: QtBot) -> None:
    screen = ExplainScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show_state(ExplainState(card="K01", title="Dit bezoek", lines=(("Ik werk voor de gemeente.", None),)))
    screen.show()
    assert screen.pictogram.isVisible()
    screen.show_state(ExplainState(card=TWO_HOUSES, title="Vrijwillig of verplicht", show_frames=True))
    assert not screen.pictogram.isVisible()
    assert screen.picture.isVisible()


def test_a_picture_grows_with_the_text_and_takes_no_room_where_there_is_none(qapp: QApplication, qtbot: QtBot) -> None:
    picture = Pictogram("K01")
    qtbot.addWidget(picture)
    assert picture.sizeHint().width() == 60
    theme.apply_theme(qapp, 2.0)
    assert picture.sizeHint().width() == 120
    assert Pictogram("no such card").isHidden()
    assert picture.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
