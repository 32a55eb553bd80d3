"""The pages behind the door, each in the state that its own presenter gave it on a real store, by hand.

The walk goes through the real rooms. What every screen is given on the way is kept, so that it can be shown anew in
another theme, size or letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from form_examples import lay_whole, the_form
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QWidget
from table import order_for, rename
from town import Family, TestClock, begin_visit, new_workspace, open_form_a, pull, settle_family, sign

from gallery.page import Around, Page, showing
from jgvisit.ids import new_uuid7
from jgvisit.records.payload_family import AddressRecorded, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import InterpreterUsed, VisitPlanned
from jgvisit.services.forms.drafts import PartKey
from jgvisit.sync.login import LoginSession
from jgvisit.sync.wire import Session
from ui.demo.hand import Hand
from ui.main_window import MainWindow
from ui.rooms import Rooms
from ui.screens.form.state import SignIntent
from ui.task_runner import TaskRunner
from ui.widgets.button import Button
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.header_bar import HeaderState

Language = Literal["nl", "ar"]
NAMES: dict[Language, tuple[str, str, str, str]] = {
    "nl": ("Samira Haddad", "Jeroen de Boer", "Noor de Boer", "Sami de Boer"),
    "ar": ("سميرة حداد", "Jeroen de Boer", "نور حداد", "Sami de Boer"),
}
After = Callable[[Any], object]


class Walk:
    """Walks once, with a family that reads `language`."""

    def __init__(self, folder: Path, language: Language) -> None:
        self.language, self.pages = language, list[Page]()
        self.clock = TestClock()
        self.folder = folder
        self.work = new_workspace(folder / "store", self.clock)
        self.family = self._settle()
        self.window, self.runner, self.hand = MainWindow(), TaskRunner(), Hand(1)
        self.rooms = Rooms(self.window, self.work, self.runner, LoginSession(), _no_login)
        self._given: dict[str, Any] = {}
        self._header, self._frames = HeaderState(), FramePictureState()
        self._watch()
        self.window.resize(1366, 768)
        self.window.show()

    def _settle(self) -> Family:
        family = settle_family(self.work, language=self.language)
        rename(self.work, family, NAMES[self.language])
        order_for(self.work, family.case, family.girl)
        said = SafeContactRecorded(person=family.father, approach="allowed", channels=("phone",), evidence="vader")
        self.work.families.record_safe_contact(family.case, said)
        home = AddressRecorded(
            person=family.mother, serves="livesThere", address="Verzonnen Singel 4, 1234 AB Dorp", evidence="zij zelf"
        )
        self.work.families.record_address(family.case, home)
        return family

    def _watch(self) -> None:
        """Keep what every screen is given last."""
        for name, screen in self.window._screens.items():
            self._listen(name, screen)
        add = self.window.add_screen

        def added(name: str, screen: QWidget) -> None:
            add(name, screen)
            self._listen(name, screen)

        self.window.add_screen = added  # type: ignore[method-assign]  # rooms are built when they are gone to
        header, strip = self.window.header, self.rooms._strip
        header.show_state = self._keeping("_header", header.show_state)  # type: ignore[method-assign]  # listened to
        strip.show_state = self._keeping("_frames", strip.show_state)  # type: ignore[method-assign]  # as above

    def _listen(self, name: str, screen: Any) -> None:
        shows = getattr(screen, "show_state", None)
        if shows is None:
            return

        def given(state: object) -> None:
            self._given[name] = state
            shows(state)

        screen.show_state = given

    def _keeping(self, field: str, shows: Callable[..., None]) -> Callable[..., None]:
        def given(state: object, *rest: object) -> None:
            setattr(self, field, state)
            shows(state, *rest)

        return given

    # -- keeping ------------------------------------------------------------------------------

    def rest(self) -> None:
        self.hand.wait(lambda: not self.runner.is_busy, "the store")
        self.hand.settle()

    def keep(self, state: str, after: After | None = None) -> Any:
        """Keep the page in sight under a name; return what it was given."""
        self.rest()
        name = self.window.current
        given = self._given[name]
        self.put(name, state, given, after)
        return given

    def put(self, name: str, state: str, given: object, after: After | None = None) -> None:
        """Keep a page as it is with another state."""
        has_header = self.window.header.isVisible()
        around = Around(self._header, self._frames if self.window.header._frame is not None else None)
        kind = type(self.window._screens[name])
        folder = kind.__module__.split(".")[2]
        build = showing(kind, given, after)
        self.pages.append(Page(folder, state, build, around if has_header else Around(), real=True))

    def press(self, name: str, parent: QWidget | None = None) -> None:
        self.hand.click(self.hand.find(parent or self.window, Button, name))
        self.rest()

    def click(self, button: QAbstractButton) -> None:
        self.hand.click(button)
        self.rest()

    # -- the way ------------------------------------------------------------------------------

    def go(self) -> tuple[Page, ...]:
        """Walk the whole way and return the pages."""
        try:
            self._at_the_office()
            self._on_a_visit()
            self._after_it()
        finally:
            self.runner.close()
            self.window.hide()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)
            self.work.safe.close()
        return tuple(self.pages)

    def _at_the_office(self) -> None:
        rooms, case = self.rooms, self.family.case
        planned = VisitPlanned(visit=new_uuid7(), on="2026-11-21", at="14:30")
        self.work.visits.plan(case, planned)
        rooms.enter()
        self.keep("one-visit")
        rooms.show_palette()
        self.keep("at-the-office")
        rooms.palette.close()
        rooms.show_search("boer")
        self.keep("of-a-family")
        rooms.show_family(case)
        self.keep("before-a-visit")
        self.press("something-changed")
        self.keep("list")
        self.press("change-hearingPlanned")
        self.keep("hearing")
        self.click(rooms.change_screen.save)
        self.keep("missing")

    def _on_a_visit(self) -> None:
        rooms, family = self.rooms, self.family
        self.visit = begin_visit(self.work, family)
        rooms.show_visit(family.case)
        self.keep("open")
        if self.language == "ar":
            used = InterpreterUsed(visit=self.visit, language="ar", kind="professionalPhone")
            self.work.visits.use_interpreter(family.case, used)
        rooms.make_bookmark()
        self.rest()
        rooms.show_visit(family.case)
        self.keep("with-interpreter" if self.language == "ar" else "everybody")
        self._cards()
        self._form()
        rooms.show_leave(family.case)
        self.keep("list")
        self.press(f"ask-{family.mother}")
        self.keep("asked")
        self._rights()
        rooms.show_visit(family.case)
        self.rest()
        rooms.show_call()
        self.keep("open")
        self.click(rooms.call_screen.alone)
        self.keep("alone")
        self.window.lift()

    def _cards(self) -> None:
        rooms, case = self.rooms, self.family.case
        for card, audience in (("K02", "parent"), ("K02", "child6")):
            rooms.show_card(case, card, audience)
            self.keep(f"{card}-{audience}")
        rooms.show_card(case, "K02", "parent")
        self.rest()
        screen, turned = rooms.explain_screen, 0
        while screen.next.isVisible():
            self.click(screen.next)
            turned += 1
        self.keep("K02-last", lambda copy: [copy.next.click() for _ in range(turned)])
        self.click(screen.told)
        self.keep("asked")
        rooms.show_heard(case)
        self.keep("list")
        rooms.show_questions(case)
        self.keep("parents")
        rooms.show_questions(case, "child6")
        self.keep("children")
        rooms.show_answer(case, "K23", "parent", "K23.05")
        self.keep("answer")
        rooms.show_rating(case)
        self.keep("faces")
        self.press("face-partly")
        self.keep("thanks")

    def _form(self) -> None:
        rooms, hand, family = self.rooms, self.hand, self.family
        rooms.show_form(family.case, family.boy, "")
        self.keep("fill")
        self.click(rooms.form_screen.fill.ready)
        self.keep("fill-missing")
        opened = open_form_a(self.work, family, self.visit, family.boy)
        rooms.show_form(family.case, family.boy, opened)
        self.keep("signers")
        self.press(f"signer-{family.mother}")
        form = rooms.form_screen
        hand.wait(form.read.aloud.isEnabled, "the paper")
        self.keep("read")
        self.click(form.read.aloud)
        self.keep("choose")
        self.press("decision-agreed")
        self.click(form.sign.next)
        hand.sign(form.sign.pad)
        hand.sign(form.sign.worker_pad)
        self.rest()
        given = self._given["form"]
        drawn = SignIntent("agreed", form.sign.pad.strokes(), form.sign.worker_pad.strokes())
        self.put("form", "ink", replace(given, kept=drawn), lambda copy: copy.sign.next.click())
        self.click(form.sign.confirm)
        hand.wait(form.check.isVisible, "the paper with the choice")
        self.keep("check")
        self.click(form.check.record)
        hand.wait(form.done.isVisible, "the record")
        self.keep("done")

    def _rights(self) -> None:
        rooms, family = self.rooms, self.family
        rooms.show_rights(family.case)
        self.keep("choose")
        self.press(f"rights-{family.mother}={family.boy}")
        self.keep("card")

    def _after_it(self) -> None:
        rooms, family, work = self.rooms, self.family, self.work
        safety = lay_whole(work, family, self.visit, "D")
        rooms.show_forms(family.case)
        self.keep("in-a-visit")
        rooms.show_laid(family.case, safety)
        self.keep("laid")
        definition = the_form(work, "D")
        key = PartKey(work.filled_forms.begin(), definition.id)
        rooms.show_part(family.case, key)
        self.keep("plan-empty")
        sign(work, family, self.visit, open_form_a(work, family, self.visit, family.girl), family.girl)
        rooms.show_visit(family.case)
        self.rest()
        self.click(rooms.visit_screen.end)
        self.keep("after-a-visit")
        rooms.show_forms(family.case)
        self.keep("at-the-office")
        rooms.show_papers(family.case)
        self.keep("waiting")
        rooms.show_exceptions(family.case)
        self.keep("none")
        self._bookmarks()
        self._promises()
        self._hiding()
        self._moral_case()
        rooms.show_dossier(family.case)
        self.keep("ask")
        self._duty()
        self._versions()
        rooms.show_today()
        self.keep("unsent")
        rooms.show_new_family()
        self.keep("by-hand")
        rooms.show_today()
        rooms.show_about()
        self.hand.wait(lambda: bool(self._given["about"].lines), "the report")
        self.keep("report")
        self.window.lift(whole=True)
        rooms.show_today()
        rooms.show_help()
        self.keep("today")
        self.window.lift(whole=True)
        rooms.show_end_of_day()
        self.keep("after-a-visit")

    def _bookmarks(self) -> None:
        self.rooms.show_bookmarks(self.family.case)
        given = self.keep("waiting")
        self.press(f"bookmark-{given.rows[0].key}")
        self.keep("to-write")
        self.click(self.rooms.bookmarks_screen.write)
        self.keep("missing")
        self.press("bookmark-later")

    def _promises(self) -> None:
        self.rooms.show_promises(self.family.case)
        self.keep("none")
        self.press("promise-new")
        self.keep("to-write")
        self.rooms.promises_screen.value_changed.emit("what", "Ik bel de school")
        self.press("write-promise")
        given = self.keep("open")
        self.press(f"promise-failed-{given.rows[0].key}")
        self.keep("not-kept")
        self.press("promise-later")

    def _hiding(self) -> None:
        rooms, case = self.rooms, self.family.case
        rooms.show_hiding(case)
        self.keep("nothing")
        self.press("hide-something")
        self.keep("choose")
        contact = self.work.hiding.choices(case)[0].stamp.record
        rooms.hiding_screen.value_changed.emit("hides", contact)
        self.keep("chosen")
        self.press("hiding-later")
        hidden = VisibilityRestricted(hides=(contact,), hidden_from=(self.family.father,), basis="hij bedreigde haar")
        self.work.hiding.hide(case, hidden)
        rooms.show_hiding(case)
        self.keep("hidden")
        (standing,) = self.work.hiding.standing(case)
        self.press(f"lift-{standing.restriction.stamp.record}")
        self.keep("lifting")
        self.press("hiding-later")
        self.work.hiding.lift(case, standing.restriction.stamp.record, "voor de volgende bladzijden")

    def _moral_case(self) -> None:
        self.rooms.show_moral_case(self.family.case)
        self.keep("empty")
        for name, text in (("question", "Is het goed dat wij dit nu vragen?"), ("facts", "Samira belde Quirijn.")):
            self.rooms.moral_case_screen.value_changed.emit(name, text)
        self.rest()
        self.keep("looked-through")
        self.click(self.rooms.moral_case_screen.empty)

    def _duty(self) -> None:
        duties = self._given["family"].duties
        self.rooms.show_duty(self.family.case, duties[0].key)
        self.keep("open")

    def _versions(self) -> None:
        """A colleague wrote the same fact down otherwise, and neither knew of the other."""
        colleague = new_workspace(self.folder / "colleague", self.clock, "worker-2", "Bram de Wit")
        pull(colleague, self.work, placed=True)
        for work, approach in ((self.work, "allowed"), (colleague, "doNotApproach")):
            said = SafeContactRecorded(
                person=self.family.mother, approach=approach, channels=("phone",), evidence="zij zelf", reason="veilig"
            )
            work.families.record_safe_contact(self.family.case, said)
        pull(self.work, colleague, placed=True)
        colleague.safe.close()
        self.rooms.show_family(self.family.case)
        self.rest()
        self.press("compare-versions")
        self.keep("two-versions")


def _no_login() -> Session:
    raise AssertionError("a walk needs no log-in")
