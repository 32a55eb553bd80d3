"""Joins the screen of exceptions to the services."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal

from jgvisit.domain.own_words import says_something
from jgvisit.ids import CaseId
from jgvisit.records.case_file import CaseFile
from jgvisit.services.law.exceptions_used import UsedException, exceptions_used
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json
from ui.exception_words import ExceptionWords
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.screens.exceptions.screen import WHY, ExceptionRow, ExceptionsScreen, ExceptionsState
from ui.theme import Tone
from ui.widgets.message_bar import Message
from ui.wording import day_words, help_form_words


class ExceptionsPresenter(Presenter):
    """Shows the exceptions of one family, and takes one out with its reason.

    Signals:
        finished: case; back to the family.
    """

    finished = Signal(str)

    def __init__(self, screen: ExceptionsScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._words = screen, ExceptionWords(self)
        self._case: CaseId | None = None
        self._striking, self._values, self._asked = "", dict[str, str](), False
        screen.mistake_chosen.connect(self._on_mistake_chosen)
        screen.value_changed.connect(self._on_value_changed)
        screen.strike_requested.connect(self._on_strike_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the exceptions of this family."""
        self._case, self.message = case, None
        self._begin("")
        self.refresh()

    def refresh(self) -> None:
        """Draw the exceptions as the records tell them."""
        if self._case is None:
            return
        file = self.work.files.shown(self._case)
        used = exceptions_used(file)
        chosen = next((each for each in used if each.event == self._striking), None)
        if chosen is None:
            self._striking = ""
        self._screen.show_state(
            ExceptionsState(
                family=file.name,
                rows=tuple(self._row(file, each) for each in used),
                striking=self._striking,
                striking_words="" if chosen is None else self._follows(file, chosen),
                values=self._values,
                missing=self._missing() if self._asked else frozenset(),
                message=self.message,
                busy=self.busy,
            )
        )

    def _row(self, file: CaseFile, used: UsedException) -> ExceptionRow:
        none = self.tr("Nobody was written down")
        if used.exception == "X4" and used.colleague is None:
            none = self.tr("Nobody yet: within 24 hours a colleague looks along")
        note: tuple[str, Tone] = ("", "neutral")
        if used.disputed:
            note = (self.tr("Two versions: until somebody chooses, it does not count"), "warning")
        return ExceptionRow(
            used.event,
            f"{used.exception} · {self._words.words(used.exception)}",
            self._children(file, used),
            (
                (self.tr("For which form?"), self._form(file, used)),
                (self.tr("Why"), used.reason),
                (self.tr("Colleague who looked along"), none if used.colleague is None else isolated(used.colleague)),
                (self.tr("Day"), day_words(used.on)),
                (self.tr("Who said so, or where it was read"), used.source),
            ),
            *note,
        )

    def _children(self, file: CaseFile, used: UsedException) -> str:
        return ", ".join(isolated(child.name) for child in file.children if child.id in used.children)

    def _form(self, file: CaseFile, used: UsedException) -> str:
        if used.form is None:
            return self.tr("Every form about this child that was opened on {day}").format(day=day_words(used.on))
        form = next((each for each in file.forms if each.id == used.form), None)
        if form is None:
            return self.tr("A form that cannot be shown here")
        words = help_form_words(form)
        if form.replaced_by is None:
            return words
        replaced = self.tr("A new version took its place: there it does not count.")
        return f"{words}. {replaced}"

    def _follows(self, file: CaseFile, used: UsedException) -> str:
        which = f"{used.exception}, {self._children(file, used)}: “{isolated(used.reason)}”."
        follows = self.tr("Without it this help needs the consent again that was left out.")
        return f"{which} {follows}"

    def _missing(self) -> frozenset[str]:
        return frozenset() if says_something(self._values.get(WHY)) else frozenset({WHY})

    def _begin(self, event: str) -> None:
        self._striking, self._asked, self._values = event, False, {}
        if self._case is not None and event:
            kept = self.drafts(self._case).get(self._draft(self._case).field)
            self._values = {} if kept is None else read_json(kept, dict[str, str])
        self._screen.forget()

    def _draft(self, case: CaseId) -> DraftKey:
        return DraftKey(case, f"exception:{self._striking}")

    def _on_mistake_chosen(self, event: str) -> None:
        self._begin(event)
        self.message = None
        self.refresh()
        if event:
            self._screen.go_to_reason()

    def _on_value_changed(self, field: str, value: str) -> None:
        self._values[field] = value
        if self._case is not None and self._striking and not self.busy:
            self.keep_draft(self._draft(self._case), msgspec.json.encode(self._values))

    def _on_strike_requested(self) -> None:
        case, event = self._case, self._striking
        if case is None or not event or self.busy:
            return
        self._asked = True
        if self._missing():
            self.refresh()
            return
        why, clears = self._values[WHY], (self._draft(case),)

        def struck(_: object) -> None:
            if self._case == case:
                self._begin("")
                self.message = Message(self.tr("Taken out. What stood there is kept in the history."), "", "positive")

        self.write(case, lambda: self.work.happenings.strike(case, event, why, clears=clears), struck)

    def _on_back_requested(self) -> None:
        case = self._case
        if case is not None:
            self._case = None
            self._begin("")
            self.finished.emit(case)
