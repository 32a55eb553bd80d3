"""Walks through the real rooms, types into every field in sight and locks: what that loses (H4, H20)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count, cycle
from pathlib import Path
from threading import Event
from typing import Any

from gallery.walk import After, Language, Walk, _no_login
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from jgvisit.ids import new_uuid7
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.sync.login import LoginSession
from ui.demo.hand import Hand
from ui.locking import LockController, Reason
from ui.main_window import MainWindow
from ui.presenting import Presenter
from ui.rooms import Rooms
from ui.task_runner import TaskRunner
from ui.widgets.button import Button
from ui.widgets.cover import Cover

REASONS: tuple[Reason, ...] = ("idle", "sleep", "lid", "screenLock", "userSwitch", "key")
Typed = QLineEdit | QPlainTextEdit | QTextEdit
Kind = tuple[str, str, str]
"""A kind of field: its screen, the class of ours it stands in, and what it is called there."""
_OURS = ("ui.screens", "ui.widgets.answers", "ui.widgets.ask_contact")
_OF_A_RECORD = re.compile(r"[-:]?[0-9a-f]{8}-[0-9a-f-]{27}")


def fields_in_sight(window: QWidget) -> Iterator[Typed]:
    """Yield what words can be typed in; a day and an hour that are stepped hold a whole value at each key."""
    for each in window.findChildren(QWidget):
        if not isinstance(each, QLineEdit | QPlainTextEdit | QTextEdit) or each.isReadOnly():
            continue
        in_sight = each.isVisible() and each.isEnabled() and each.window() is window
        if in_sight and not isinstance(each.parentWidget(), QAbstractSpinBox):
            yield each


def kind_of(screen: str, field: QWidget) -> Kind:
    """Return what kind of field this is: the same on a page that is put together by hand as on a real one."""
    named, called, one = field, "", field.parentWidget()
    while one is not None:
        name = next((name for name, value in vars(one).items() if value is named), "")
        if name:
            named, called = one, name
        if type(one).__module__.startswith(_OURS):
            return screen, type(one).__name__, _OF_A_RECORD.sub("", field.objectName()) or called
        one = one.parentWidget()
    return screen, "", called


def not_known(screen: str, window: QWidget) -> list[str]:
    """Return the fields in sight that no list here knows: nobody has shown yet that they lose no letter."""
    found = {alike(kind_of(screen, each)) for each in fields_in_sight(window)}
    return [f"{kind} is in no list of typed_everywhere" for kind in sorted(found - TYPED_IN - {*NOT_KEPT, *ELSEWHERE})]


def alike(kind: Kind) -> Kind:
    """Return `kind` with all fields that are drawn and kept in the same way under one name."""
    screen, place, called = kind
    return screen, place, called.split("-")[0] if called.startswith(("entry-", "field-")) else called


TYPED_IN: frozenset[Kind] = frozenset(
    {
        ("bookmarks", "BookmarksScreen", "entry"),
        ("change", "ChangeScreen", "entry"),
        ("conflicts", "ConflictsScreen", "entry"),
        ("dossier", "DossierScreen", "entry"),
        ("duty", "AskContactPanel", "entry"),
        ("duty", "DutyScreen", "entry"),
        ("exceptions", "ExceptionsScreen", "entry"),
        ("explain", "AskPage", "own_words"),
        ("filled", "PersonsEditor", "field"),
        ("filled", "TextEditor", "field"),
        ("form", "ChoosePart", "words"),
        ("form", "MeansPage", "call_back"),
        ("form", "MeansPage", "in_room"),
        ("form", "MeansPage", "role"),
        ("form", "MeansPage", "seen_by"),
        ("form", "MeansPage", "witness"),
        ("form", "TextEditor", "field"),
        ("heard", "HeardScreen", "search"),
        ("hiding", "HidingScreen", "entry"),
        ("leave_behind", "LeaveBehindScreen", "place"),
        ("moral_case", "MoralCaseScreen", "entry"),
        ("new_family", "NewFamilyScreen", "entry"),
        ("papers", "BookletPanel", "booklet-code"),
        ("promises", "PromisesScreen", "entry"),
        ("rights", "AskPage", "own_words"),
        ("rights", "SeenPage", "source"),
        ("visit", "InterpreterPanel", "agency"),
        ("visit", "InterpreterPanel", "name"),
        ("visit", "InterpreterPanel", "number"),
        ("visit", "InterpreterRow", "hour"),
        ("visit", "PeoplePanel", "others"),
    }
)
"""Every kind of field that the walk types in; a new one goes here, or below with its reason."""

CLOSED_MEANWHILE: frozenset[Kind] = frozenset(
    {("filled", "PersonsEditor", "field"), ("filled", "TextEditor", "field"), ("form", "TextEditor", "field")}
)
"""Grey, and takes no letter, as long as a record of its page is written."""

NOT_KEPT: dict[Kind, str] = {
    ("unlock", "UnlockScreen", "secret"): "a PIN or passphrase",
    ("new_pin", "PinForm", "first"): "a PIN",
    ("new_pin", "PinForm", "second"): "a PIN",
    ("first_run", "PinForm", "first"): "a PIN",
    ("first_run", "PinForm", "second"): "a PIN",
    ("first_run", "RepeatPage", "edit"): "words of the passphrase",
    ("first_run", "CodePage", "code"): "the code of the laptop, before there is a store",
    ("end_of_day", "CodePanel", "field"): "a code that is said once, by telephone",
    ("palette", "PaletteScreen", "palette-words"): "looks something up: the list is what it finds now",
    ("search", "SearchScreen", "search-words"): "looks families up: none is looked for again by whoever unlocks",
    ("today", "TodayScreen", "search"): "looks a family up, as above",
    ("today", "TodayScreen", "find-words"): "looks a family up, as above",
    ("change", "ChangeScreen", "change-search"): "looks up which change it is, in a list of ours",
}
"""What is not kept, and why."""

ELSEWHERE: dict[Kind, str] = {
    (
        "explain",
        "ColleagueLine",
        "heard-by-colleague",
    ): "test_repeat_by_colleague.py: only after something not understood",
    ("visit", "CompanyPanel", "company-other"): "test_company.py: asked of one person alone, and unfolded for that",
    ("form", "LeavingPanel", "entry"): "test_leaving_out.py: a lock closes what is for the worker alone",
}
"""What is kept, and shown to be by a test of its own."""


class TypingWalk(Walk):
    """Walks the way of the gallery; on every page it types and locks, with the disk free and with a record on its way.

    What was typed is taken away again, so that the way goes on as ever.
    """

    def __init__(self, folder: Path, language: Language) -> None:
        self.seen, self.closed = set[Kind](), set[Kind]()
        self.lost, self.not_back = list[str](), list[Kind]()
        self._reasons, self._marks = cycle(REASONS), count(70401, 7)
        self._shown: tuple[str, tuple[Any, ...]] = ("show_today", ())
        self._pressed: list[tuple[str, str]] = []
        super().__init__(folder, language)
        for name in dir(type(self.rooms)):
            if name.startswith("show_"):
                self._note_way(name)

    def _note_way(self, name: str) -> None:
        way = getattr(self.rooms, name)

        def go(*given: Any) -> None:
            self._shown, self._pressed = (name, given), []
            way(*given)

        setattr(self.rooms, name, go)

    def click(self, button: QAbstractButton) -> None:
        """Press, and remember it for the way back after a lock."""
        self._pressed.append((button.objectName(), button.text()))
        super().click(button)

    def press(self, name: str, parent: QWidget | None = None) -> None:
        """Press, and remember it for the way back after a lock."""
        self._pressed.append((name, ""))
        super().press(name, parent)

    def keep(self, state: str, after: After | None = None) -> Any:
        """Keep the page, and type on it."""
        given = super().keep(state, after)
        here = self.window.current
        self.type_here()
        if (here, state) in _FURTHER:
            _FURTHER[here, state](self)
        return given

    # -- typing -------------------------------------------------------------------------------

    def type_here(self) -> None:
        """Type into each kind of field in sight that was not typed in before, and lock."""
        screen = type(self.window._screens[self.window.current]).__module__.split(".")[2]
        places = {alike(each) for each in self.seen}
        for kind in dict.fromkeys(kind_of(screen, each) for each in fields_in_sight(self.window)):
            if alike(kind) in NOT_KEPT or kind in self.seen:
                continue
            self.seen.add(kind)
            typed = ""
            for busy in (False, True):
                mark = str(next(self._marks))
                if self._type_and_lock(kind, mark, busy=busy):
                    typed += mark
            if alike(kind) not in places:
                places.add(alike(kind))
                if not self._is_back(kind, typed):
                    self.not_back.append(kind)
            self._take_back(kind, typed)

    def _field(self, window: MainWindow, kind: Kind) -> Typed | None:
        return next((each for each in fields_in_sight(window) if kind_of(kind[0], each) == kind), None)

    def _type_and_lock(self, kind: Kind, mark: str, *, busy: bool) -> bool:
        reason = next(self._reasons)
        with self._record_on_its_way(busy=busy) as go_on:
            field = self._field(self.window, kind)
            if field is None:
                self.closed.add(alike(kind))
                return False  # it is closed as long as something is written, and shows so
            field.setFocus()
            _to_the_end(field)
            QTest.keyClicks(field, mark)
            self._lock(reason, go_on)
            if not any(mark.encode() in data for _, data in self.work.journal.drafts_beginning("")):
                self.lost.append(f"{kind}: typed {'beside a record' if busy else 'alone'}, locked by {reason}")
        self.rest()
        return True

    @contextmanager
    def _record_on_its_way(self, *, busy: bool) -> Iterator[Event]:
        go_on = Event()
        if busy:
            screen = self.window._screens[self.window.current]
            for presenter in screen.findChildren(Presenter):
                presenter.write(self.family.case, lambda: go_on.wait(30))
            QCoreApplication.processEvents()
        try:
            yield go_on
        finally:
            go_on.set()

    def _lock(self, reason: Reason, go_on: Event) -> None:
        """Lock as the program does, but for the end of the process."""
        beneath = [each for each in self.window.children() if isinstance(each, QWidget) and each.isVisible()]
        lock = LockController(end=lambda _: None)
        lock.add_draft_writer(go_on.set)
        lock.add_draft_writer(self.runner.finish_writes)
        lock.lock(reason)
        for cover in self.window.findChildren(Cover):
            cover.hide()
            cover.setParent(None)
            cover.deleteLater()
        for each in beneath:
            each.show()

    def _take_back(self, kind: Kind, typed: str) -> None:
        field = self._field(self.window, kind)
        if field is not None:
            field.setFocus()
            _to_the_end(field)
            for _ in typed:
                QTest.keyClick(field, Qt.Key.Key_Backspace)
        self.rest()

    # -- after the lock -----------------------------------------------------------------------

    def _is_back(self, kind: Kind, typed: str) -> bool:
        """Unlock: go the same way on new screens over the same store, and look whether it stands there."""
        here, window, runner, hand = self.window.current, MainWindow(), TaskRunner(), Hand(1)
        rooms = Rooms(window, self.work, runner, LoginSession(), _no_login)
        window.resize(1366, 768)
        window.show()

        def stands_there() -> bool:
            hand.wait(lambda: not runner.is_busy, "the store")
            hand.settle()
            return window.current == here and any(
                typed in _text(each) for each in fields_in_sight(window) if kind_of(kind[0], each) == kind
            )

        try:
            rooms.enter()
            if stands_there():
                return True
            way, given = self._shown
            getattr(rooms, way)(*given)
            pressed = iter(self._pressed)
            while not stands_there():
                name, text = next(pressed, ("", ""))
                found = [
                    each
                    for each in window.findChildren(QAbstractButton)
                    if each.isVisible() and (each.objectName() == name if name else each.text() == text)
                ]
                if not (name or text) or not found:
                    return False
                hand.click(found[0])
            return True
        finally:
            runner.close()
            window.hide()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def _to_the_end(field: Typed) -> None:
    if isinstance(field, QLineEdit):
        field.end(False)
    else:
        field.moveCursor(QTextCursor.MoveOperation.End)


def _text(field: Typed) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


# -- fields that the way of the gallery does not come by ------------------------------------------


def _means(walk: TypingWalk) -> None:
    form = walk.rooms.form_screen
    walk.press(f"means-{walk.family.mother}")
    for kind in ("mark", "phone"):
        walk.press(f"means-{kind}")
        walk.type_here()
    walk.click(form.back)


def _some_words(walk: TypingWalk) -> None:
    walk.press("decision-partly")
    walk.type_here()


def _rights(walk: TypingWalk) -> None:
    screen = walk.rooms.rights_screen
    walk.press(f"seen-{walk.family.mother}={walk.family.boy}")
    walk.type_here()
    walk.click(screen.back)


def _rights_asked(walk: TypingWalk) -> None:
    card = walk.rooms.rights_screen.card
    while card.next.isVisible():
        walk.click(card.next)
    walk.click(card.told)
    walk.type_here()


def _rows(walk: TypingWalk) -> None:
    add = [each for each in walk.window.findChildren(Button) if each.objectName().startswith("add-")]
    for each in add:
        if each.isVisible():
            walk.click(each)
    walk.type_here()


def _exception(walk: TypingWalk) -> None:
    event, today = new_uuid7(), walk.work.today().isoformat()
    told = ExceptionUsed(
        event=event,
        on=today,
        source="overleg",
        children=(walk.family.girl,),
        exception="X1",
        reason="zij heeft nu hulp nodig",
        colleague="Olga Bakker",
    )
    walk.work.happenings.record(walk.family.case, told)
    walk.rooms.show_exceptions(walk.family.case)
    walk.rest()
    walk.press(f"exception-wrong-{event}")
    walk.type_here()


def _duty(walk: TypingWalk) -> None:
    walk.press("contact-not-known")
    walk.press("entry-how-declined")
    walk.type_here()


def _versions(walk: TypingWalk) -> None:
    (pick, *_) = [each for each in walk.window.findChildren(Button) if each.objectName().startswith("conflict-pick-")]
    walk.click(pick)
    walk.type_here()


_FURTHER: dict[tuple[str, str], Callable[[TypingWalk], None]] = {
    ("form", "signers"): _means,
    ("form", "choose"): _some_words,
    ("rights", "choose"): _rights,
    ("rights", "card"): _rights_asked,
    ("filled", "plan-empty"): _rows,
    ("exceptions", "none"): _exception,
    ("duty", "open"): _duty,
    ("conflicts", "two-versions"): _versions,
}
"""(page, state) -> what is pressed there to come to fields that are in sight only then."""
