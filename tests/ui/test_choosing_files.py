"""Choosing a file shows nothing of another family, and leaves nothing behind for the next one (H4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.choosing_files import ask_folder, ask_new_file, ask_pages, ask_text_file
from ui.plain_names import is_plain_name

KINDS = "Foto (*.jpg *.png *.pdf)"
MADE_UP = ("Familie Haddad", "haddad.jpg", "Brief mevrouw Bakker.pdf")
PLAIN = ("Camera Roll", "IMG_1234.JPG", "scan 2.pdf")


class Window:
    """Answers the window for choosing as soon as it lists its folder, and keeps what it showed."""

    def __init__(self, answer: str = "") -> None:
        self.answer = answer
        self.listed: set[str] = set()
        self.remembered: tuple[str, ...] = ()
        self.beside: tuple[str, ...] = ()
        self.native = True
        self.lowest = 0
        self._look = QTimer(interval=20)
        self._look.timeout.connect(self._on_look)
        self._look.start()

    def _on_look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            return
        rows = dialog.findChild(QListView, "listView")
        assert isinstance(rows, QListView)
        model, root = rows.model(), rows.rootIndex()
        self.listed = {model.index(row, 0, root).data() for row in range(model.rowCount(root))}
        if not self.listed:
            return
        self._look.stop()
        self.remembered = tuple(dialog.history())
        self.beside = tuple(url.toLocalFile() for url in dialog.sidebarUrls())
        self.native = not dialog.testOption(QFileDialog.Option.DontUseNativeDialog)
        self.lowest = min(button.height() for button in dialog.findChildren(QPushButton))
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(line, QLineEdit)
        if self.answer:
            line.setText(self.answer)
            dialog.accept()
        else:
            dialog.reject()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which somebody gave files and folders the names of families."""
    monkeypatch.setattr("ui.choosing_files.QStandardPaths.writableLocation", lambda _: str(tmp_path / "Stukken"))
    here = tmp_path / "Stukken"
    here.mkdir()
    for name in (*MADE_UP, *PLAIN):
        place = here / name
        place.write_bytes(b"x") if place.suffix else place.mkdir()
    return here


@pytest.fixture
def kept() -> Iterator[Callable[[], dict[str, object]]]:
    """Return a function for what Qt keeps of such windows; what it kept of other programs is there again afterwards."""
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.beginGroup("FileDialog")

    def now() -> dict[str, object]:
        settings.sync()
        return {key: settings.value(key) for key in settings.allKeys()}

    before = now()
    settings.remove("")
    yield now
    settings.remove("")
    for key, value in before.items():
        settings.setValue(key, value)


def test_h4_pages_of_a_paper_are_chosen_among_names_that_nobody_thought_up(parent: QWidget, home: Path) -> None:
    window = Window(str(home / "IMG_1234.JPG"))
    assert ask_pages(parent, "Foto", KINDS) == (str(home / "IMG_1234.JPG"),)
    assert window.listed == set(PLAIN)
    assert not window.native
    assert window.lowest >= 44, "a finger hits its buttons"


def test_h4_a_name_that_is_not_listed_can_still_be_typed(parent: QWidget, home: Path) -> None:
    window = Window(str(home / "haddad.jpg"))
    assert ask_pages(parent, "Foto", KINDS) == (str(home / "haddad.jpg"),)
    assert "haddad.jpg" not in window.listed


def test_h4_where_a_new_file_goes_is_asked_without_showing_whose_files_are_there(parent: QWidget, home: Path) -> None:
    window = Window(str(home / "nieuw.pdf"))
    assert ask_new_file(parent, "jgvisit-handleiding.pdf") == str(home / "nieuw.pdf")
    assert window.listed <= set(PLAIN)
    assert not window.native


def test_a_worker_at_a_desk_sees_the_folders_by_name(parent: QWidget, home: Path) -> None:
    window = Window()
    assert ask_folder(parent) == ""
    assert "Familie Haddad" in window.listed
    assert not window.native


@pytest.mark.parametrize("ask", ["pages", "new", "folder", "text"])
def test_h4_each_time_it_opens_where_it_did_and_knows_no_earlier_place(
    parent: QWidget, home: Path, ask: str, kept: Callable[[], dict[str, object]]
) -> None:
    asks: dict[str, Callable[[], object]] = {
        "pages": lambda: ask_pages(parent, "Foto", KINDS),
        "new": lambda: ask_new_file(parent, "x.pdf"),
        "folder": lambda: ask_folder(parent),
        "text": lambda: ask_text_file(parent),
    }
    elsewhere = home / "Familie Haddad"
    (elsewhere / "brief.jpg").write_bytes(b"x")
    answers = {"pages": elsewhere / "brief.jpg", "new": elsewhere / "nieuw.pdf", "folder": elsewhere}
    answers["text"] = elsewhere / "brief.jpg"
    window = Window(str(answers[ask]))
    assert asks[ask]() in (str(answers[ask]), (str(answers[ask]),))
    assert window.listed
    window = Window()
    asks[ask]()
    assert window.remembered in ((), (str(home),))
    assert window.beside == (str(home),)
    assert kept() == {}


def test_what_other_programs_kept_is_left_to_them(
    parent: QWidget, home: Path, kept: Callable[[], dict[str, object]]
) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/history", ["file:///srv/ander"])
    settings.sync()
    window = Window(str(home / "IMG_1234.JPG"))
    ask_pages(parent, "Foto", KINDS)
    assert "/srv/ander" not in window.remembered
    assert list(kept()) == ["history"]


@pytest.mark.parametrize("name", ["IMG_1234.JPG", "Scan 12-11-2026.pdf", "100CANON", "Foto's", "WIN_2026_Pro.jpg"])
def test_a_plain_name_says_nothing_of_anybody(name: str) -> None:
    assert is_plain_name(name)


@pytest.mark.parametrize(
    "name", ["Haddad.jpg", "IMG_1234 (Samira).jpg", "brief oma.pdf", "عائلة.pdf", "school de Wilg"]
)
def test_any_other_word_is_no_plain_name(name: str) -> None:
    assert not is_plain_name(name)
