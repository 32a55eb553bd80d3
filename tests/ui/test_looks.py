"""The themes on real pages: what was painted can be read, and a change of theme takes nothing away."""

from __future__ import annotations

import pytest
from contrast_seen import Seen, pale
from event_loop import settle
from gallery.visit_pages import PAGES
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.theme import ThemeName
from ui.widgets.mood import look_of, set_look

WORKER: tuple[ThemeName, ...] = ("light", "dark", "contrast")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.setProperty("page", True)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    return made


def _show(window: QWidget, page: str) -> QWidget:
    screen = PAGES[page]("Samira Haddad")
    layout = window.layout()
    assert layout is not None
    layout.addWidget(screen)
    window.show()
    settle()
    return screen


def test_every_word_stands_out_in_every_theme_that_is_put_on_meanwhile(qapp: QApplication, window: QWidget) -> None:
    _show(window, "form-fill")
    for name in WORKER:
        theme.apply_theme(qapp, name=name)
        texts = Seen(window).texts()
        assert len(texts) > 3
        assert pale(texts) == [], name


def test_a_change_of_theme_keeps_what_is_half_typed_and_where_the_cursor_was(
    qapp: QApplication, window: QWidget, qtbot: QtBot
) -> None:
    screen = _show(window, "form-fill")
    field = next(edit for edit in screen.findChildren(QPlainTextEdit) if edit.isVisible())
    window.activateWindow()
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, "Oma past woensdag op, en")
    field.moveCursor(field.textCursor().MoveOperation.WordLeft)
    at = field.textCursor().position()
    for name in (*WORKER, "light"):
        theme.apply_theme(qapp, name=name)
        settle()
        assert field.toPlainText() == "Oma past woensdag op, en"
        assert field.textCursor().position() == at
        assert QApplication.focusWidget() is field
        assert field.document().isUndoAvailable()


def test_a_theme_is_worn_at_once_by_what_is_on_the_screen(qapp: QApplication, window: QWidget) -> None:
    _show(window, "family")
    grounds = {}
    for name in WORKER:
        theme.apply_theme(qapp, name=name)
        settle()
        grounds[name] = window.grab().toImage().pixelColor(2, 760).name().upper()
    assert grounds == {"light": "#F3F4F1", "dark": "#13181B", "contrast": "#FFFFFF"}


@pytest.mark.parametrize(("worker", "family"), [("light", "family"), ("dark", "family"), ("contrast", "contrast")])
def test_the_familys_pages_are_warm_and_have_high_contrast_where_it_was_chosen(
    qapp: QApplication, window: QWidget, worker: ThemeName, family: ThemeName
) -> None:
    screen = _show(window, "card")
    theme.apply_theme(qapp, name=worker)
    settle()
    assert {look_of(part).name for part in screen.findChildren(QWidget)} == {family}
    ground = screen.grab().toImage().pixelColor(2, 760).name().upper()
    assert ground == theme.look("family").colors["basis-color-default-bg-document"]


def test_a_form_is_the_workers_while_it_is_filled_in_and_the_familys_while_it_is_read(qapp: QApplication) -> None:
    assert look_of(PAGES["form-fill"]("Samira")).name == "light"
    for page in ("form-read", "form-choose", "form-ink", "form-check", "form-done"):
        assert look_of(PAGES[page]("Samira")).name == "family", page


def test_a_page_that_changes_hands_changes_the_colours_of_its_fields(qapp: QApplication, window: QWidget) -> None:
    theme.apply_theme(qapp, name="dark")
    screen = _show(window, "form-fill")
    field = next(edit for edit in screen.findChildren(QPlainTextEdit) if edit.isVisible())
    inside = field.rect().bottomRight() - field.rect().topLeft()
    dark = field.grab().toImage().pixelColor(inside.x() - 8, inside.y() // 2).lightnessF()
    set_look(screen, "family")
    settle()
    light = field.grab().toImage().pixelColor(inside.x() - 8, inside.y() // 2).lightnessF()
    assert dark < 0.2
    assert light > 0.9
