"""Signing on a pen display beside the laptop. Run as a program of its own: Qt knows its screens only from the start."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

from desk import dressed_app
from PySide6.QtCore import QEvent, QPointF
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QLabel, QWidget

from ui.demo.hand import Hand
from ui.locking import cover_windows
from ui.screens.form.screen import FormScreen
from ui.screens.form.state import DecisionChoice, FormState
from ui.widgets.button import Button
from ui.widgets.cover import Cover

STATE = FormState(
    stage="sign",
    key="k",
    signer="form/mother/1",
    signer_name="Amal Haddad",
    decisions=(DecisionChoice("agreed", "Ja", needs_ink=True),),
    worker_name="Femke Hoekstra",
)
HAND = Hand(1)


def screen_named(name: str) -> QScreen:
    return next(each for each in QGuiApplication.screens() if each.name() == name)


def opened() -> tuple[QWidget, FormScreen]:
    """Lay the pads before the signer, on the laptop."""
    window = QWidget()
    form = FormScreen(window)
    laptop = screen_named("laptop")
    window.setScreen(laptop)
    window.setGeometry(laptop.geometry())
    form.resize(window.size())
    window.show()
    form.show_state(STATE)
    HAND.settle()
    HAND.click(HAND.find(form, Button, "decision-agreed"))
    HAND.click(form.sign.next)
    return window, form


def to_the_pen_display(form: FormScreen) -> None:
    HAND.click(HAND.find(form, Button, "show-on-Wacom One"))


def words_in_sight(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def opens_there_full_screen_and_only_when_asked() -> None:
    window, form = opened()
    HAND.sign(form.sign.pad)
    drawn = form.sign.pad.strokes()
    assert form.sign.window() is window
    to_the_pen_display(form)
    there = form.signer_window
    assert form.sign.window() is there
    assert there.isFullScreen()
    assert there.screen().name() == "Wacom One"
    assert there.geometry() == screen_named("Wacom One").geometry()
    assert form.sign.pad.strokes() == drawn
    assert there.strip.isVisible()  # who decides stands above it
    assert form.elsewhere.isVisible()
    assert not form.hands.hand_over.isVisible()
    HAND.sign(form.sign.worker_pad)
    assert len(form.sign.pad.strokes()) == len(drawn)


def unplugging_brings_it_back_with_the_stroke_that_was_being_drawn() -> None:
    _, form = opened()
    to_the_pen_display(form)
    pad = form.sign.pad
    HAND._pen(pad, QEvent.Type.TabletPress, QPointF(300, 80), 0.5, 1)
    HAND._pen(pad, QEvent.Type.TabletMove, QPointF(350, 90), 0.5, 5)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.screenRemoved.emit(screen_named("Wacom One"))
    HAND.settle()
    assert [len(stroke) for stroke in pad.strokes()] == [2]
    assert pad.isVisible()
    assert form.sign.window() is form.window()
    assert not form.signer_window.isVisible()


def every_way_out_brings_it_back() -> None:
    ways: tuple[Callable[[QWidget, FormScreen], object], ...] = (
        lambda _, form: HAND.click(form.elsewhere.back),
        lambda _, form: form.signer_window.close(),
        lambda _, form: form.set_hands("together"),
        lambda _, form: form.hide(),
        lambda window, _: window.hide(),
    )
    for way in ways:
        window, form = opened()
        HAND.sign(form.sign.pad)
        drawn = form.sign.pad.strokes()
        to_the_pen_display(form)
        way(window, form)
        HAND.settle()
        assert not form.signer_window.isVisible(), way
        assert "Haddad" not in words_in_sight(form.signer_window)
        assert form.sign.window() is window
        assert form.sign.pad.strokes() == drawn
        window.show()
        form.show()
        assert form.sign.pad.isVisible()


def nothing_of_one_signer_is_there_for_the_next() -> None:
    _, form = opened()
    to_the_pen_display(form)
    HAND.sign(form.sign.pad)
    form.show_state(replace(STATE, stage="signers", signer=""))
    HAND.settle()
    assert not form.signer_window.isVisible()
    assert form.signers.isVisible()
    assert form.sign.pad.is_blank()
    form.show_state(replace(STATE, signer="form/father/2", signer_name="Jeroen de Boer"))
    assert form.sign.window() is form.window()  # asked for anew each time


def a_lock_leaves_nothing_on_either() -> None:
    window, form = opened()
    HAND.sign(form.sign.pad)
    to_the_pen_display(form)
    assert "Haddad" in words_in_sight(form.signer_window)
    cover_windows()
    for _ in range(2):  # at once, and after what was still to come
        assert window.findChildren(Cover)
        assert not form.sign.pad.isVisible()
        assert "Haddad" not in words_in_sight(window) + words_in_sight(form.signer_window)
        HAND.settle()


if __name__ == "__main__":
    dressed_app()
    globals()[sys.argv[1]]()
