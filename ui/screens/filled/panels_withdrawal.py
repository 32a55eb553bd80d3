"""Form G: taking back what was given, with one press and at once; the paper about it follows (AVG 7 lid 3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from jgvisit.clock import local_date
from jgvisit.errors import JgVisitError
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, MomentAnswer, PersonsAnswer
from jgvisit.services.agreements.after_withdrawal import is_about, is_stopped
from jgvisit.services.agreements.withdrawing import Channel, TakenBack
from jgvisit.services.forms.answers import Answers
from jgvisit.services.forms.drafts import PartKey, draft_of_part, versions_of
from ui import theme
from ui.change_bus import Changes
from ui.error_texts import error_message
from ui.presenting import Context
from ui.screens.filled.filling import draft_bytes, typed_answers
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.announcing import Told
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text

FORM = "consentWithdrawal"


class WithdrawalPanel(FormPanel):
    """Ask what stops; then it stops. Who it is and how we heard it stands just above, in the form's own two questions.

    Nothing else has to be filled in first, and nothing signed.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: Seen | None = None
        self._person: PersonId | None = None
        self._chosen: dict[tuple[FormId, str], Button] = {}
        self._warned = self._told = False
        self._unstopped = Message(
            self.tr("This has not stopped yet."),
            self.tr("The paper alone stops nothing. Choose under “Take back now” what stops, and press the button."),
            "warning",
        )
        self._what, self.first, self.bar = QVBoxLayout(), Told("label"), MessageBar()
        self.stop = Button(self.tr("Stop this now"), "primary", icon="check")
        self.stop.setObjectName("withdraw-now")
        panel = Panel(tone="info")
        panel.body.addWidget(Heading(self.tr("Take back now"), 2))
        panel.body.addWidget(Text(self.tr("It stops at once. Nobody has to sign, and nobody asks why.")))
        panel.body.addLayout(self._what)
        panel.body.addWidget(self.first)
        panel.body.addWidget(self.bar)
        panel.body.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self.stop.clicked.connect(self._on_stop_clicked)

    def show_seen(self, seen: Seen) -> None:
        """Draw what the one who is named above gave; what was chosen here stays."""
        self._seen = seen
        person = _only(seen)
        if person != self._person:
            self._person = person
            self._lay_out(seen)
        self._refresh()
        self._warn(seen)

    def _lay_out(self, seen: Seen) -> None:
        """Show what this person gave, and nobody else's (table A3)."""
        self._chosen = {}
        clear(self._what)
        if self._person is None:
            return
        given = self._context.workspace.withdrawing.given(seen.case, self._person, for_me=seen.alone)
        if not given:
            self._what.addWidget(Text(self.tr("This person gave nothing that can be taken back here.")))
        for each in given:
            self._what.addWidget(Text(each.title, "label"))
            row = FlowLayout(gap_px=_gap())
            for line, words in [(line.id, line.label) for line in each.lines] or [("", self.tr("All of it"))]:
                button = Button(words, "choice", name=f"{each.title}: {words}")
                button.setObjectName(f"given-{each.form}-{line}")
                button.clicked.connect(lambda _=False: self._refresh())
                self._chosen[FormId(each.form), line] = button
                row.addWidget(button)
            self._what.addLayout(row)

    def _says_stopped(self, seen: Seen) -> bool:
        """Tell whether the paper says that something stops which nobody made stop: it goes on all the same."""
        by, about = seen.answers.get("withdrawnBy"), seen.answers.get("withdrawnSubject")
        if not isinstance(by, PersonsAnswer) or not isinstance(about, ChoiceAnswer):
            return False
        work, heard = self._context.workspace, seen.answers.get("receivedAt")
        since = local_date(datetime.fromisoformat(heard.at)) if isinstance(heard, MomentAnswer) else work.today()
        file = work.files.for_me(seen.case) if seen.alone else work.files.shown(seen.case)
        return any(
            is_about(given.form_type, subject) and not is_stopped(file, person, subject, since)
            for person in map(PersonId, by.persons)
            for given in work.withdrawing.given(seen.case, person, for_me=seen.alone)
            for subject in about.values
        )

    def _warn(self, seen: Seen) -> None:
        """Say, at the press and above the page, that the paper alone stops nothing."""
        says = self._says_stopped(seen)
        if says != self._warned:
            self._warned = says
            self.bar.show_message(self._unstopped if says else None)
        if says and seen.is_recorded and not self._told:
            self._told = True  # before it is told: that draws the page anew
            self.told.emit(self._unstopped)

    def _refresh(self) -> None:
        seen = self._seen
        if seen is None:
            return
        self.first.tell(self._comes_first(seen))
        self.stop.setEnabled(bool(self._taken_back()) and _channel(seen) is not None and not seen.busy)

    def _comes_first(self, seen: Seen) -> str:
        """Return which of the two questions above still has to be answered."""
        if self._person is None:
            return self.tr("Choose above who takes back: one person at a time.")
        if _channel(seen) is None and self._taken_back():
            return self.tr("Choose above how we heard it.")
        return ""

    def _taken_back(self) -> tuple[TakenBack, ...]:
        chosen = [key for key, button in self._chosen.items() if button.isChecked()]
        forms = dict.fromkeys(form for form, _ in chosen)
        return tuple(TakenBack(form, tuple(line for each, line in chosen if each == form and line)) for form in forms)

    def _on_stop_clicked(self) -> None:
        seen, what, person = self._seen, self._taken_back(), self._person
        channel = None if seen is None else _channel(seen)
        if seen is None or not what or person is None or channel is None:
            return
        work = self._context.workspace
        visit = work.files.open_visit_id(seen.case)

        def withdraw() -> Mapping[str, Answer]:
            work.withdrawing.withdraw(seen.case, person, what, channel, visit=visit)
            key, about = PartKey(seen.form, FORM, "team"), work.withdrawing.about_it(seen.case, person, what, channel)
            before = seen.answers, self._of_team(seen, key)
            common, team = work.withdrawing.beside(seen.case, person, about, before)
            if about[1]:  # whom to tell: a start for the team's part
                work.journal.put_draft(draft_of_part(seen.case, key), draft_bytes(team, seen.children))
            return common

        def done(common: Mapping[str, Answer]) -> None:
            self._context.bus.announce(Changes(frozenset({seen.case}), outbox=True))
            self.answers_given.emit(dict(common))  # lays this panel anew: what it says, it says above the page
            self.told.emit(
                Message(
                    self.tr("It has stopped."), self.tr("Fill in below what follows. It counts already."), "positive"
                )
            )

        self.stop.setEnabled(False)
        self._context.runner.write(self, withdraw, done, self._failed)

    def _of_team(self, seen: Seen, key: PartKey) -> Answers:
        """Return what stands in the team's part: as it was typed, else as it is on record."""
        work = self._context.workspace
        typed = work.journal.drafts(seen.case).get(key.draft())
        if typed is not None:
            return typed_answers(typed)
        versions = versions_of(work.files.get(seen.case), key)
        newest = max(versions, key=lambda each: each.number, default=None)
        return {} if newest is None else dict(newest.answers)

    def _failed(self, error: JgVisitError) -> None:
        self.bar.show_message(error_message(error))
        self._refresh()


def _only(seen: Seen) -> PersonId | None:
    """Return who is named, where that is one person: each takes back what that one gave."""
    by = seen.answers.get("withdrawnBy")
    return PersonId(by.persons[0]) if isinstance(by, PersonsAnswer) and len(by.persons) == 1 else None


def _channel(seen: Seen) -> Channel | None:
    heard = seen.answers.get("channel")
    values = heard.values if isinstance(heard, ChoiceAnswer) else ()
    return next((known for known in get_args(Channel) if known in values), None)


def _gap() -> int:
    return theme.current().px("basis-space-xs")
