"""Form G: taking back what was given, with one press and at once; the paper about it follows (AVG 7 lid 3)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast, get_args

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout

from jgvisit.clock import local_date
from jgvisit.errors import JgVisitError
from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer, ChoiceAnswer, MomentAnswer, PersonsAnswer
from jgvisit.services.after_withdrawal import is_about, is_stopped
from jgvisit.services.form_drafts import PartKey, draft_of_part
from jgvisit.services.withdrawing import Channel, Given, TakenBack
from ui import theme
from ui.change_bus import Changes
from ui.error_texts import error_message
from ui.i18n import isolated
from ui.presenting import Context
from ui.screens.filled.filling import draft_bytes
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text

FORM = "consentWithdrawal"


class WithdrawalPanel(FormPanel):
    """Ask who, what and how we heard it; then it stops. Nothing has to be filled in or signed first."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._seen: Seen | None = None
        self._person = PersonId("")
        self._given: tuple[Given, ...] = ()
        self._chosen: dict[tuple[FormId, str], Button] = {}
        self._warned = self._told = False
        self._unstopped = Message(
            self.tr("This has not stopped yet."),
            self.tr("The paper alone stops nothing. Choose under “Take back now” what stops, and press the button."),
            "warning",
        )
        self.people, self.channels = QButtonGroup(self), QButtonGroup(self)
        self._who, self._how = FlowLayout(gap_px=_gap()), FlowLayout(gap_px=_gap())
        self._what, self.bar = QVBoxLayout(), MessageBar()
        self.stop = Button(self.tr("Stop this now"), "primary", icon="check")
        self.stop.setObjectName("withdraw-now")
        panel = Panel(tone="info")
        panel.body.addWidget(Heading(self.tr("Take back now"), 2))
        panel.body.addWidget(Text(self.tr("It stops at once. Nobody has to sign, and nobody asks why.")))
        panel.body.addWidget(Text(self.tr("Who takes back?"), "label"))
        panel.body.addLayout(self._who)
        panel.body.addLayout(self._what)
        panel.body.addWidget(Text(self.tr("How did we hear it?"), "label"))
        panel.body.addLayout(self._how)
        panel.body.addWidget(self.bar)
        panel.body.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self.people.buttonClicked.connect(lambda button: self._choose(PersonId(button.property("person"))))
        self.channels.buttonClicked.connect(lambda _: self._refresh())
        self.stop.clicked.connect(self._on_stop_clicked)

    def show_seen(self, seen: Seen) -> None:
        """Draw the people once; what was chosen here stays."""
        first, self._seen = self._seen is None, seen
        if first:
            self._lay_out(seen)
        self._refresh()
        self._warn(seen)

    def _lay_out(self, seen: Seen) -> None:
        work = self._context.workspace
        asked = work.withdrawing.withdrawers(seen.case, for_me=seen.alone)
        file = work.files.for_me(seen.case) if seen.alone else work.files.shown(seen.case)
        for member in (member for member in file.members if member.id in asked):
            button = Button(isolated(member.name), "choice", name=self.tr("{name} takes back").format(name=member.name))
            button.setObjectName(f"withdrawer-{member.id}")
            button.setProperty("person", member.id)
            self.people.addButton(button)
            self._who.addWidget(button)
        known = get_args(Channel)
        for value, words in work.filled_forms.definition(FORM).field("channel").choices:
            if value in known:
                button = Button(words, "choice")
                button.setObjectName(f"heard-{value}")
                button.setProperty("channel", value)
                self.channels.addButton(button)
                self._how.addWidget(button)

    def _choose(self, person: PersonId) -> None:
        """Show what this person gave, and nobody else's (table A3)."""
        if self._seen is None:
            return
        self._person, self._chosen = person, {}
        seen, withdrawing = self._seen, self._context.workspace.withdrawing
        self._given = withdrawing.given(seen.case, person, for_me=seen.alone)
        clear(self._what)
        if not self._given:
            self._what.addWidget(Text(self.tr("This person gave nothing that can be taken back here.")))
        for each in self._given:
            self._what.addWidget(Text(each.title, "label"))
            row = FlowLayout(gap_px=_gap())
            for line, words in [(line.id, line.label) for line in each.lines] or [("", self.tr("All of it"))]:
                button = Button(words, "choice", name=f"{each.title}: {words}")
                button.setObjectName(f"given-{each.form}-{line}")
                button.clicked.connect(lambda _=False: self._refresh())
                self._chosen[FormId(each.form), line] = button
                row.addWidget(button)
            self._what.addLayout(row)
        self._refresh()

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
        busy = self._seen is not None and self._seen.busy
        self.stop.setEnabled(bool(self._taken_back()) and self.channels.checkedButton() is not None and not busy)

    def _taken_back(self) -> tuple[TakenBack, ...]:
        chosen = [key for key, button in self._chosen.items() if button.isChecked()]
        forms = dict.fromkeys(form for form, _ in chosen)
        return tuple(TakenBack(form, tuple(line for each, line in chosen if each == form and line)) for form in forms)

    def _on_stop_clicked(self) -> None:
        seen, what, heard = self._seen, self._taken_back(), self.channels.checkedButton()
        if seen is None or not what or heard is None:
            return
        work, person = self._context.workspace, self._person
        channel, visit = cast(Channel, heard.property("channel")), work.files.open_visit_id(seen.case)

        def withdraw() -> Mapping[str, Answer]:
            work.withdrawing.withdraw(seen.case, person, what, channel, visit=visit)
            common, team = work.withdrawing.about_it(seen.case, person, what, channel)
            if team:  # whom to tell: a start for the team's part, which nobody filled in yet
                key = PartKey(seen.form, FORM, "team")
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

    def _failed(self, error: JgVisitError) -> None:
        self.bar.show_message(error_message(error))
        self._refresh()


def _gap() -> int:
    return theme.current().px("basis-space-xs")
