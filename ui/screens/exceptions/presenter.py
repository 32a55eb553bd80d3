"""Joins the screen of exceptions to the services."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal

from jgvisit.domain.own_words import says_something
from jgvisit.ids import CaseId, RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_happenings import Happening
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.law.exceptions_used import UsedException, exceptions_used
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json
from ui.exception_words import ExceptionWords
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.screens.exceptions.screen import WHY, ExceptionRow, ExceptionsScreen, ExceptionsState, colleague_field
from ui.theme import Tone
from ui.widgets.message_bar import Message
from ui.wording import day_words, help_form_words


class ExceptionsPresenter(Presenter):
    """Shows the exceptions of one family, says who looked along, and takes one out with its reason.

    Signals:
        finished: case; back to the family.
    """

    finished = Signal(str)

    def __init__(self, screen: ExceptionsScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._words = screen, ExceptionWords(self)
        self._changed: tuple[Happening, RecordId] | None = None
        self._case: CaseId | None = None
        self._striking, self._values, self._asked = "", dict[str, str](), False
        self._colleagues, self._unnamed = dict[str, str](), ""
        screen.mistake_chosen.connect(self._on_mistake_chosen)
        screen.value_changed.connect(self._on_value_changed)
        screen.colleague_typed.connect(self._on_colleague_typed)
        screen.looked_requested.connect(self._on_looked_requested)
        screen.strike_requested.connect(self._on_strike_requested)
        screen.undo_requested.connect(self._on_undo_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the exceptions of this family."""
        self._case, self.message, self._changed = case, None, None
        self._begin("")
        self._begin_rows()
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
                missing=(self._missing() if self._asked else frozenset()) | {self._unnamed},
                colleagues=self._colleagues,
                message=self.message,
                busy=self.busy,
            )
        )

    def _row(self, file: CaseFile, used: UsedException) -> ExceptionRow:
        none = self.tr("Nobody was written down")
        if used.awaits_colleague:
            none = self.tr("Nobody yet: within 24 hours a colleague looks along")
        not_asked = ", ".join(isolated(file.member(each).name) for each in used.left_out)
        note: tuple[str, Tone] = ("", "neutral")
        if used.disputed:
            note = (self.tr("Two versions: until somebody chooses, it does not count"), "warning")
        return ExceptionRow(
            used.event,
            f"{used.exception} · {self._words.words(used.exception)}",
            self._children(file, used),
            (
                (self.tr("For which form?"), self._form(file, used)),
                *(((self.tr("Not asked"), not_asked),) if not_asked else ()),
                (self.tr("Why"), used.reason),
                (self.tr("Colleague who looked along"), none if used.colleague is None else isolated(used.colleague)),
                (self.tr("Day"), day_words(used.on)),
                (self.tr("Who said so, or where it was read"), used.source),
            ),
            *note,
            awaits_colleague=used.awaits_colleague,
        )

    def _children(self, file: CaseFile, used: UsedException) -> str:
        return ", ".join(isolated(child.name) for child in file.children if child.id in used.children)

    def _form(self, file: CaseFile, used: UsedException) -> str:
        if used.form is None:
            return self.tr("Every form about this child that was opened on {day}").format(day=day_words(used.on))
        form = next((each for each in file.forms if each.id == used.form), None)
        if form is None and (filled := find(file, used.form)) is not None:
            text = self.work.packs.current.definition(filled.form_type)
            return self.tr("Not help, but: {form}").format(form=filled.form_type if text is None else text.title)
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
        if used.left_out:
            follows = self.tr("Without it whoever was not asked is asked again.")
        return f"{which} {follows}"

    def _missing(self) -> frozenset[str]:
        return frozenset() if says_something(self._values.get(WHY)) else frozenset({WHY})

    def _begin(self, event: str) -> None:
        self._striking, self._asked, self._values = event, False, {}
        if self._case is not None and event:
            kept = self.drafts(self._case).get(self._draft(self._case).field)
            self._values = {} if kept is None else read_json(kept, dict[str, str])
        self._screen.forget()

    def _begin_rows(self) -> None:
        """Take up who was half typed, of each exception of this family."""
        self._unnamed, self._colleagues = "", {}
        self._screen.forget_rows()
        if self._case is None:
            return
        kept = self.drafts(self._case)
        for used in exceptions_used(self.work.files.shown(self._case)):
            if (field := colleague_field(used.event)) in kept:
                self._colleagues[field] = read_json(kept[field], str)

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
        if self._case is not None and self._striking:
            self.keep_draft(self._draft(self._case), msgspec.json.encode(self._values))

    def _on_colleague_typed(self, field: str, name: str) -> None:
        self._colleagues[field] = name
        if self._case is not None:
            self.keep_draft(DraftKey(self._case, field), msgspec.json.encode(name))

    def _on_looked_requested(self, event: str) -> None:
        case, field = self._case, colleague_field(event)
        if case is None or self.busy:
            return
        name = self._colleagues.get(field, "")
        self._unnamed = "" if says_something(name) else field
        if self._unnamed:
            self.refresh()
            return
        was = self.work.happenings.standing(case, event)

        def looked(record: RecordId | None) -> None:
            self._colleagues.pop(field, None)
            if self._case == case and record is not None:
                self._changed = was, record
                said = self.tr("Written down who looked along.")
                self.message = Message(said, severity="positive", action=self.tr("Undo"))

        key = DraftKey(case, field)
        self.write(case, lambda: self.work.happenings.colleague_looked(case, event, name, clears=(key,)), looked)

    def _on_strike_requested(self) -> None:
        case, event = self._case, self._striking
        if case is None or not event or self.busy:
            return
        self._asked = True
        if self._missing():
            self.refresh()
            return
        why, clears = self._values[WHY], (self._draft(case),)
        was = self.work.happenings.standing(case, event)

        def struck(record: RecordId) -> None:
            if self._case == case:
                self._begin("")
                self._changed = was, record
                said = self.tr("Taken out. What stood there is kept in the history.")
                self.message = Message(said, severity="positive", action=self.tr("Undo"))

        self.write(case, lambda: self.work.happenings.strike(case, event, why, clears=clears), struck)

    def _on_undo_requested(self) -> None:
        case, changed = self._case, self._changed
        if case is None or changed is None or self.busy:
            return
        self._changed = None

        def back(_: object) -> None:
            self.message = Message(self.tr("It stands here again as before."), severity="positive")

        self.write(case, lambda: self.work.happenings.put_back(case, *changed), back)

    def _on_back_requested(self) -> None:
        case = self._case
        if case is not None:
            self._case = None
            self._begin("")
            self._begin_rows()
            self.finished.emit(case)
