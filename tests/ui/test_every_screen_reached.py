"""Every screen without a mouse and without eyes: names, roles, headings, the way of Tab, its ring, directions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from colourless import by_colour_alone
from contrast_seen import pale_words
from escaped import escape_faults
from gallery.looks import LAPTOP, dress, themes
from gallery.page import Page
from gallery.walk import NAMES, Language
from heard import heard
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from reached import Kinds, alike, mixed_directions, spoken_faults, unseen, way_faults
from told import told_faults
from typed_everywhere import not_known
from usable import hard_to_use

from ui import theme
from ui.i18n import isolated
from ui.widgets.announcing import Problem
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.heading import Heading
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

Gallery = Callable[[Language], tuple[Page, ...]]
MEASURES = ("alike", "spoken", "told", "way", "seen", "colourless", "words", "directions", "kept", "escape")

TELLS = {
    "unlock-busy",
    "unlock-wrong",
    "first_run-code-busy",
    "first_run-asking",
    "first_run-waiting",
    "hands-code-wrong",
    "search-found",
    "palette-empty",
    "end_of_day-running",
    "end_of_day-stopped",
    "end_of_day-done",
}
"""Pages that show what runs or what came of it, while the keyboard stays where it was."""


@pytest.fixture(scope="session")
def faults(qapp: QApplication, gallery: Gallery) -> dict[str, dict[str, list[str]]]:
    """Return what is wrong, by measure and page, with a family that reads Arabic: both directions meet there."""
    found: dict[str, dict[str, list[str]]] = {measure: {} for measure in MEASURES}
    looked = _Looked()
    first_of_a_kind = list[Page]()
    for page in gallery("ar"):
        with heard() as said, page.shown(LAPTOP.size) as window:
            found["told"][page.name] = told_faults(window, said)
            if page.name in TELLS and not said:
                found["told"][page.name].append("nobody hears what came of it")
            found["alike"][page.name] = alike(window)
            found["spoken"][page.name] = hard_to_use(window)
            if page.real:
                found["spoken"][page.name] += spoken_faults(window)
                found["way"][page.name] = way_faults(window)
                found["directions"][page.name] = mixed_directions(window, NAMES["ar"])
            found["kept"][page.name] = not_known(page.screen, window)
            if looked.at(window, page.name, found):
                first_of_a_kind.append(page)
            found["escape"][page.name] = escape_faults(window)  # last: it types
    found["told"]["the list"] = [f"there is no {name}" for name in TELLS - found["told"].keys()]
    found["words"]["the list"] = [f"never in sight: {kind}" for kind in looked.out_of_sight]
    _look_in_other_themes(qapp, first_of_a_kind, found)
    return {measure: {name: wrong for name, wrong in pages.items() if wrong} for measure, pages in found.items()}


@dataclass
class _Looked:
    """The kinds of things that were looked at so far in one theme."""

    controls: Kinds = field(default_factory=set)
    states: Kinds = field(default_factory=set)
    words: Kinds = field(default_factory=set)
    out_of_sight: Kinds = field(default_factory=set)

    def at(self, window: QWidget, name: str, found: dict[str, dict[str, list[str]]]) -> bool:
        """Look at what was not looked at before; tell whether there was anything."""
        before = len(self.controls) + len(self.states) + len(self.words)
        found["words"][name] = pale_words(window, self.words, self.out_of_sight)
        found["colourless"][name] = by_colour_alone(window, self.states)
        found["seen"][name] = unseen(window, self.controls)
        return len(self.controls) + len(self.states) + len(self.words) > before


def _look_in_other_themes(app: QApplication, pages: list[Page], found: dict[str, dict[str, list[str]]]) -> None:
    """Look at the pages that between them have every kind of control, state and text there is."""
    usual = theme.current().name
    for name in themes():
        if name == usual:
            continue
        dress(app, name)
        looked = _Looked()
        for page in pages:
            with page.shown(LAPTOP.size) as window:
                looked.at(window, f"{page.name} {name}", found)
        found["words"][f"the list {name}"] = [f"never in sight: {kind}" for kind in looked.out_of_sight]
    dress(app, usual)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_page_can_be_used_without_a_mouse_and_without_eyes(
    faults: dict[str, dict[str, list[str]]], measure: str
) -> None:
    assert not faults[measure]


# -- the measures themselves see what they are for --------------------------------------------


def _window(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def test_two_controls_of_one_name_and_a_page_without_a_heading_are_found(qtbot: QtBot) -> None:
    wrong = " ".join(spoken_faults(_window(qtbot, Button("Openen"), Button("Openen"))))
    assert "2 controls are called 'Openen'" in wrong
    assert "no heading" in wrong
    assert spoken_faults(_window(qtbot, Heading("Vandaag"), Button("Openen"))) == []


def test_two_controls_in_sight_of_one_object_name_are_found(qtbot: QtBot) -> None:
    one, other = Button("Openen"), Button("Sluiten")
    for button in (one, other):
        button.setObjectName("open")
    window = _window(qtbot, one, other)
    assert alike(window) == ["2 controls in sight named open"]
    other.hide()
    assert alike(window) == []


def test_a_control_that_tab_passes_over_and_one_that_is_out_of_order_are_found(qtbot: QtBot) -> None:
    top, middle, low = Button("boven"), Button("midden"), Button("onder")
    window = _window(qtbot, top, middle, low)
    assert way_faults(window) == []
    QWidget.setTabOrder(low, middle)
    QWidget.setTabOrder(top, low)
    assert "goes up" in " ".join(way_faults(window))


def test_an_error_that_nobody_hears_of_or_that_stands_at_no_answer_is_found(qtbot: QtBot) -> None:
    field = Field("Pincode")
    field.show_problem("Te kort.")
    window = _window(qtbot, field)
    assert told_faults(window, ["Pincode: Te kort."]) == []
    assert told_faults(window, []) == ["not said: 'Te kort.'"]
    field.edit.setAccessibleDescription("Zes tekens")
    assert told_faults(window, ["Pincode: Te kort."]) == [
        "'Pincode' does not tell 'Te kort.'",
        "drawn as wrong, and nobody hears why: 'Pincode'",
    ]
    red = told_faults(_window(qtbot, Text("Dit klopt niet.", tone="negative")), [])
    assert red == ["looks like an error and is told as none: 'Dit klopt niet.'"]
    alone = Problem("Wie")
    window = _window(qtbot, alone)
    alone.tell("Vul dit nog in.")
    assert told_faults(window, ["Vul dit nog in."]) == ["stands below no answer: 'Vul dit nog in.'"]


def test_a_focus_that_cannot_be_seen_is_found(qtbot: QtBot) -> None:
    plain = QLabel("geen rand")
    plain.setFocusPolicy(plain.focusPolicy().StrongFocus)
    wrong = unseen(_window(qtbot, plain, Button("wel een rand")), set())
    assert len(wrong) == 1
    assert "QLabel" in wrong[0]


def test_what_differs_by_its_colour_alone_is_found(qtbot: QtBot) -> None:
    box, red = QPushButton("Ja"), "QPushButton { color: #B00000; border: 1px solid #B00000; }"
    box.setCheckable(True)
    box.setStyleSheet(f"{red} QPushButton:checked, QPushButton:disabled {{ color: #006000; border-color: #006000; }}")
    wrong = " ".join(by_colour_alone(_window(qtbot, box, Button("Ja", "choice")), set()))
    assert "chosen or not is seen by colour alone: QPushButton" in wrong
    assert "whether it can be used is seen by colour alone: QPushButton" in wrong
    assert "choice" not in wrong
    pills = [StatusPill("Vrijwillig", tone, icon=icon) for tone, icon in (("positive", ""), ("negative", ""))]
    assert by_colour_alone(_window(qtbot, *pills), set()) == ["only its colour differs: 'Vrijwillig'"]
    pills = [StatusPill("Vrijwillig", tone, icon=icon) for tone, icon in (("positive", "check"), ("negative", "x"))]
    assert by_colour_alone(_window(qtbot, *pills), set()) == []


def test_words_that_hardly_stand_out_are_found_once_for_each_kind(qtbot: QtBot) -> None:
    pale, plain = QLabel("bijna niet te lezen"), Text("goed te lezen")
    pale.setStyleSheet("color: #CCCCCC; background: #FFFFFF;")
    known, out_of_sight = set[tuple[object, ...]](), set[tuple[object, ...]]()
    window = _window(qtbot, pale, plain)
    wrong = pale_words(window, known, out_of_sight)
    assert len(wrong) == 1
    assert "bijna niet" in wrong[0]
    assert len(known) == 2
    assert (pale_words(window, known, out_of_sight), out_of_sight) == ([], set())


def test_an_edge_that_hardly_stands_out_is_found(qtbot: QtBot) -> None:
    plain, pale = QLineEdit(), QLineEdit()
    pale.setStyleSheet("QLineEdit:!focus { border: 1px solid #DDDDDD; }")
    assert unseen(_window(qtbot, plain), set()) == []
    assert {"left", "right", "top", "bottom"} == {
        fault.split(": ")[1].split()[0] for fault in unseen(_window(qtbot, pale), set())
    }


class _Forgets(QLineEdit):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        super().keyPressEvent(event)


def test_a_field_that_nobody_showed_to_keep_its_letters_is_found(qtbot: QtBot) -> None:
    assert not_known("visit", _window(qtbot, QLineEdit())) == [
        "('visit', '', '') is in no list of typed_everywhere",
    ]


def test_an_escape_that_loses_what_was_typed_or_closes_the_window_is_found(qtbot: QtBot) -> None:
    assert escape_faults(_window(qtbot, QLineEdit(), Button("Openen"))) == []
    assert escape_faults(_window(qtbot, _Forgets())) == ["Escape takes away '7'"]
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    assert escape_faults(dialog) == ["Escape closes the window"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Toestemming: نور حداد", True),
        (f"Toestemming: {isolated('نور حداد')}", False),
        (isolated("نور حداد (sinds 12 augustus)"), True),
        (isolated(f"{isolated('نور حداد')} (sinds 12 augustus)"), False),
        ("نور حداد", False),
    ],
)
def test_a_name_bare_among_letters_of_the_other_direction_is_found(qtbot: QtBot, text: str, wrong: bool) -> None:
    assert bool(mixed_directions(_window(qtbot, QLabel(text)), ["نور حداد"])) is wrong
