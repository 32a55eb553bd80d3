"""Somebody who practises: the program's own way into the practice family, and a whole visit as its tips say it."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from desk import ANSWERS, SIZE, Desk
from first_run_count import CLICK_S, HOME_S, KEY_S, POINT_S, READ_WORDS_S, THINK_S, CountingHand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from jgvisit.records.case_file import CaseFile
from ui import launch
from ui.launch import behind
from ui.vault import Vault
from ui.widgets.day_edit import DayEdit
from ui.widgets.text import Text


class PracticeDesk(Desk):
    """A vault whose turn is practice, as the launcher gives it; counts what it asks of a person."""

    def __init__(self) -> None:
        self.hand = self.counted = CountingHand()
        self.ended: list[int] = []
        self.vault = Vault(behind(), end=self.ended.append)
        self.window = self.vault.window
        self.vault.show(practice=True)
        self.window.resize(*SIZE)
        self.window.activateWindow()
        self._read = set[str]()
        self.screens = 0
        self.at("today")
        self.rest()

    def leave(self) -> None:
        """End as the process would: what it held is let go of."""
        if shiboken6.isValid(self.window):
            self.close()
        for hold in launch._holds:
            hold.release()
        launch._holds.clear()

    @property
    def file(self) -> CaseFile:
        [file] = self.work.files.all()
        return file

    @property
    def tip(self) -> str:
        return self.window.practice.tip.text()

    def look(self) -> None:
        """Read what is on the screen, as somebody does who sees it for the first time."""
        self.rest()
        self.screens += 1
        self._read |= {each.text() for each in self.window.findChildren(Text) if each.isVisible()}

    @property
    def person_s(self) -> float:
        """Reckoned seconds of the person, as for a first run (`first_run_count`)."""
        hand, words = self.counted, sum(len(text.split()) for text in self._read)
        hands = hand.keys * KEY_S + hand.clicks * (POINT_S + CLICK_S) + hand.turns * HOME_S
        return hands + self.screens * THINK_S + words * READ_WORDS_S


def whole_visit(desk: PracticeDesk, looks: Callable[[str], None] = lambda _: None) -> None:
    """Do what each tip says, in its order; `looks` is called with a name at each new page."""

    def seen(name: str) -> None:
        desk.look()
        looks(name)

    rooms, press = desk.rooms, desk.press
    child = desk.file.children[0].id
    mother = next(each.id for each in desk.file.members if each.role == "parent")
    seen("today")
    desk.hand.click(rooms.today_screen.cards[0].open)
    desk.at("family")
    seen("family")
    _plan_for_today(desk, seen)
    desk.at("family")
    seen("planned")
    desk.hand.click(desk.hand.button(rooms.family_screen, "Begin dit bezoek"))
    desk.at("visit")
    seen("visit")
    for person in (mother, child):
        press(rooms.visit_screen, f"present-{person}")
        desk.rest()
    desk.open_card("K02", "parent")
    seen("card")
    desk.turn_to_the_end()
    desk.hand.click(rooms.explain_screen.told)
    desk.rest()
    seen("asked")
    desk.say_back("Het is vrijwillig", "ownWordsCorrect")
    desk.at("visit")
    seen("said-back")
    desk.open_form(child)
    seen("form")
    for field in ANSWERS:
        desk.hand.type(desk.hand.find(desk.form, QPlainTextEdit, f"field-{field}"), "Oefening")
    press(desk.form, "field-familyPlanOffered-notWanted")
    desk.lay_before_family()
    seen("signers")
    desk.hand_to(mother, "agreed")
    seen("paper")
    desk.record_decision()
    desk.back_to_visit()
    seen("signed")
    desk.hand.click(rooms.visit_screen.leave)
    desk.at("leave")
    seen("leave")
    for name in (f"ask-{mother}", "way-paperNow", "keep-sheet-none", "record-way"):
        press(rooms.leave_screen, name)
        desk.rest()
    desk.hand.click(rooms.leave_screen.back)
    desk.at("visit")
    seen("kept")
    desk.hand.click(rooms.visit_screen.end)
    desk.at("family")
    seen("done")


def _plan_for_today(desk: PracticeDesk, seen: Callable[[str], None]) -> None:
    change = desk.rooms.change_screen
    desk.press(desk.rooms.family_screen, "something-changed")
    desk.at("change")
    seen("change")
    desk.press(change, "change-visit:planned")
    desk.rest()
    seen("plan")
    day = desk.hand.find(change, DayEdit, "entry-planned_on")
    day.setFocus()
    desk.counted.keys += 1
    QTest.keyClick(day, Qt.Key.Key_Down)  # tomorrow stands there; a day earlier is today
    desk.hand.type(desk.hand.find(change, QLineEdit, "entry-planned_at"), "14:30")
    desk.press(change, "entry-planned_place-home")
    desk.press(change, "save-change")
    desk.rest()
