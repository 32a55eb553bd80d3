"""Looking back on a safety plan, promise by promise: how it went, by whose account, what changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jgvisit.content.fill import day_in_words
from jgvisit.errors import JgVisitError
from jgvisit.records.answers import RowsAnswer
from jgvisit.records.case_forms import FilledForm
from jgvisit.services.agreements.plan_promises import Promise, common_part, ending_earlier, promises
from jgvisit.services.agreements.plan_reviews import RESULTS, Outcome, PromiseReview, reviews_of, with_reviews
from jgvisit.services.forms.drafts import find
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.conditions import joined
from jgvisit.shapes import read_json
from ui.error_texts import error_message
from ui.i18n import isolated
from ui.panel_drafts import PanelDrafts
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text

_OUTCOMES: dict[str, Outcome] = {"kept": "kept", "partly": "partly", "notKept": "notKept"}


class ReviewPanel(FormPanel):
    """Each promise with what was told of it before, and a place for how it went now."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._work = context, context.workspace
        self._drafts = PanelDrafts(self, context, self._failed)
        self._seen: Seen | None = None
        self._drawn: object = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.cards: dict[str, PromiseCard] = {}

    def show_seen(self, seen: Seen) -> None:
        """Draw the promises of the last version; what is half typed stays while nothing else changed."""
        self._seen = seen
        file = self._work.files.for_me(seen.case)
        plan = find(file, seen.form)
        part = None if plan is None else common_part(plan)
        drawn = (seen.form, None if part is None else part.stamp.record, None if plan is None else reviews_of(plan))
        if plan is None or part is None or drawn == self._drawn:
            return
        self._drawn = drawn
        clear(self.column)
        self.cards = {}
        names, kept = {member.id: isolated(member.name) for member in file.members}, self._drafts.drafts(seen.case)
        early = ending_earlier(dict(part.answers))
        self.column.addWidget(Text(self.tr("Looking back, promise by promise"), role="strong"))
        for promise in promises(dict(part.answers)):
            who = joined((*(names[person] for person in promise.who if person in names), *promise.others))
            half = kept.get(_draft(seen, promise.row).field)
            values = {} if half is None else read_json(half, dict[str, str])
            card = PromiseCard(promise, who, (*self._last_day(promise, early), *self._told(plan, promise)), values)
            card.fields.changed.connect(lambda *_, row=promise.row: self._keep(row))
            self.cards[promise.row] = card
            self.column.addWidget(card)
        self.add = Button(self.tr("Put it in the list below"), icon="plus")
        self.add.setObjectName("add-reviews")
        self.add.clicked.connect(self._on_add_clicked)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def _last_day(self, promise: Promise, early: tuple[Promise, ...]) -> tuple[str, ...]:
        """Return what must be known of a promise that ends before its plan."""
        if promise not in early or promise.until is None:
            return ()
        day = day_in_words(promise.until)
        if promise.holds_on(self._work.today()):
            return (self.tr("Ends on {day}, before the plan does.").format(day=day),)
        return (self.tr("Ended on {day}. The plan goes on without this promise.").format(day=day),)

    def _told(self, plan: FilledForm, promise: Promise) -> tuple[str, ...]:
        words = {"kept": self.tr("kept"), "partly": self.tr("partly"), "notKept": self.tr("not kept")}
        line = self.tr("{day}: {outcome}, by the account of {who}. {changed}")
        return tuple(
            line.format(
                day=day_in_words(each.on), outcome=words[each.outcome], who=isolated(each.by_whom), changed=each.changed
            ).strip()
            for each in reviews_of(plan)
            if each.promise == promise.row
        )

    def _on_add_clicked(self) -> None:
        """Put every promise that was looked back on among the rows; one that is half told is asked for first."""
        seen, begun = self._seen, [card for card in self.cards.values() if card.is_begun]
        plan = None if seen is None else find(self._work.files.for_me(seen.case), seen.form)
        # from below: the keyboard ends at the first that is missing
        for card in reversed(begun or list(self.cards.values())):
            card.complain()
        if seen is None or seen.busy or plan is None or not begun or not all(card.is_whole for card in begun):
            return
        today = self._work.today()
        reviews = [card.review(row, today) for row, card in self.cards.items() if card.is_begun]
        typed = seen.answers.get(RESULTS)
        rows = with_reviews(plan, reviews, typed if isinstance(typed, RowsAnswer) else None)
        self.answer_given.emit(RESULTS, rows)
        drafts = [_draft(seen, row) for row, card in self.cards.items() if card.is_begun]

        def clear_all() -> None:
            for draft in drafts:
                self._work.journal.clear_draft(draft)

        self._context.runner.write(self, clear_all, lambda _: None, self._failed)  # it is among what is typed below now

    def _keep(self, row: str) -> None:
        if self._seen is not None:
            self._drafts.keep_draft(_draft(self._seen, row), msgspec.json.encode(self.cards[row].values))

    def _failed(self, error: JgVisitError) -> None:
        self.told.emit(error_message(error))


class PromiseCard(Panel):
    """One promise: its words, what was told before, and three fields with what was half typed in them."""

    def __init__(
        self,
        promise: Promise,
        who: str,
        told: tuple[str, ...],
        values: Mapping[str, str] = MappingProxyType({}),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.values = dict(values)
        self.body.addWidget(Text(who, role="small", subtle=True))
        self.body.addWidget(Text(promise.what, role="strong"))
        for line in told:
            self.body.addWidget(Text(line, role="small"))
        self.fields = EntryFields()
        outcomes = (("kept", self.tr("Kept")), ("partly", self.tr("Partly")), ("notKept", self.tr("Not kept")))
        self.fields.show_fields(
            (
                EntryField("outcome", self.tr("How did it go"), "choice", choices=outcomes),
                EntryField("byWhom", self.tr("By whose account")),
                EntryField("changed", self.tr("What changed"), required=False),
            ),
            self.values,
        )
        self.fields.changed.connect(self._on_changed)
        self._complains = False
        self.body.addWidget(self.fields)

    @property
    def is_whole(self) -> bool:
        """Whether it says how it went and by whose account."""
        return bool(self.values.get("outcome")) and bool(self.values.get("byWhom", "").strip())

    @property
    def is_begun(self) -> bool:
        """Whether anything was chosen or typed here."""
        return any(value.strip() for value in self.values.values())

    def review(self, row: str, today: date) -> PromiseReview:
        """Return what was told, once it is whole."""
        outcome = _OUTCOMES[self.values["outcome"]]
        return PromiseReview(row, today, outcome, self.values["byWhom"], self.values.get("changed", ""))

    def complain(self) -> None:
        """Say at each field what is still missing there, and go on saying it until it is whole."""
        self._complains = True
        self._show_missing()

    def _show_missing(self) -> None:
        needed = ("outcome", "byWhom")
        self.fields.show_missing(frozenset(name for name in needed if not self.values.get(name, "").strip()))

    def _on_changed(self, field: str, value: str) -> None:
        self.values[field] = value
        if self._complains:
            self._show_missing()


def _draft(seen: Seen, row: str) -> DraftKey:
    """Name the draft of what is half typed about one promise of one plan."""
    return DraftKey(seen.case, f"review:{seen.form}:{row}")
