"""The way of a handover or a request, for the worker alone: where it stands, what is missing, the next step."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from jgvisit.domain.road import Step
from jgvisit.errors import JgVisitError
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.sending.going_out import Ground
from jgvisit.services.talk.conditions import joined
from jgvisit.shapes import read_json
from ui import theme
from ui.change_bus import Changes
from ui.error_texts import error_message
from ui.i18n import isolated
from ui.panel_drafts import PanelDrafts
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.screens.filled.way_words import line_of_step, missing_words, state_words, step_words, to_label
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text

_NEED_A_NOTE = ("dissentRecorded", "returned", "stopped")


class WayPanel(FormPanel):
    """Shows the way so far, and writes the next step down."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._work = context, context.workspace
        self._seen: Seen | None = None
        self._step: Step | None = None
        self._steps_drawn: tuple[Step, ...] | None = None
        self._values: dict[str, str] = {}
        self._drafts = PanelDrafts(self, context, self._failed)
        panel = Panel()
        self.title, self.state = Text(self.tr("How far is it"), "subheading"), Text(role="strong")
        self.past, self.missing = QVBoxLayout(), QVBoxLayout()
        self.missing_title = Text(self.tr("This must be there first"), "label")
        self.steps = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        self.next_title = Text(self.tr("Next step"), "label")
        self.fields, self.bar = EntryFields(), MessageBar()
        self.keep = Button(self.tr("Write this step down"), "primary", icon="check")
        self.keep.setObjectName("keep-step")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        for part in (self.title, self.state, self.past, self.missing_title, self.missing, self.next_title, self.steps,
                     self.fields, self.bar, self.keep):  # fmt: skip
            if isinstance(part, QVBoxLayout | FlowLayout):
                panel.body.addLayout(part)
            else:
                panel.body.addWidget(part)
        self.fields.changed.connect(self._on_typed)
        self.keep.clicked.connect(self._on_keep)

    def show_seen(self, seen: Seen) -> None:
        """Draw the way as the whole file tells it: this part is for the worker alone."""
        self._seen = seen
        with keeping_focus(self):
            self._draw(seen)

    def _draw(self, seen: Seen) -> None:
        way = self._work.paper_way
        try:
            ground, standing = way.ground(seen.case, seen.form), way.standing(seen.case, seen.form)
        except FormChangedError:
            self.setVisible(False)  # nothing of it is on record yet
            return
        self.setVisible(True)
        self.state.setText(state_words(standing, seen.form_type))
        self.state.set_tone("negative" if standing.unfounded else None)
        clear(self.past)
        for step in way.steps(seen.case, seen.form):
            self.past.addWidget(Text(line_of_step(step, seen.form_type), "small", subtle=True))
        self._draw_missing(seen, ground)
        if self._step not in standing.next:
            self._step = None
        if standing.next != self._steps_drawn:
            self._steps_drawn = standing.next
            clear(self.steps)
            for each in standing.next:
                button = Button(step_words(each, seen.form_type), "choice")
                button.setObjectName(f"step-{each}")
                button.clicked.connect(lambda _=False, chosen=each: self._on_step(chosen))
                self.steps.addWidget(button)
        self.next_title.setVisible(bool(standing.next))
        for each in standing.next:
            button_of = self.findChild(Button, f"step-{each}")
            if isinstance(button_of, Button):
                button_of.setChecked(each == self._step)
        self._draw_fields(seen)

    def _draw_missing(self, seen: Seen, ground: Ground) -> None:
        names = {member.id: member.name for member in self._work.files.for_me(seen.case).members}
        clear(self.missing)
        for each in ground.missing:
            who = joined(isolated(names.get(person, "")) for person in each.persons)
            self.missing.addWidget(Text(missing_words(each, who), tone="warning"))
            if each.what == "conflict" and self._work.files.open_visit() is None:
                look = Button(self.tr("Look at them side by side"), icon="eye")
                look.setObjectName("compare-versions")
                look.clicked.connect(self.versions_wanted)
                self.missing.addWidget(look, 0, Qt.AlignmentFlag.AlignLeft)
        self.missing_title.setVisible(bool(ground.missing))

    def _draw_fields(self, seen: Seen) -> None:
        asked = [EntryField("by", self.tr("Who did it, or who said so"))]
        if self._step == "sent":
            asked.append(EntryField("to", to_label(seen.form_type)))
        if self._step is not None:
            needed = self._step in _NEED_A_NOTE
            asked.append(EntryField("note", self.tr("Why, or what else must be known"), required=needed))
        self.fields.show_fields(tuple(asked) if self._step is not None else (), self._values)
        self.fields.setVisible(self._step is not None)
        self.keep.setVisible(self._step is not None)
        self.keep.setEnabled(not seen.busy)

    def _on_typed(self, name: str, value: str) -> None:
        self._values[name] = value
        if self._seen is not None and self._step is not None:
            self._drafts.keep_draft(_draft(self._seen, self._step), msgspec.json.encode(self._values))

    def _on_step(self, step: Step) -> None:
        self._step, self._values = step, {"by": self._work.enrolled.worker_name}
        if self._seen is not None:
            kept = self._drafts.drafts(self._seen.case).get(_draft(self._seen, step).field)
            self._values |= {} if kept is None else read_json(kept, dict[str, str])
        self.bar.show_message(None)
        self.fields.forget()
        if self._seen is not None:
            self._draw(self._seen)

    def _on_keep(self) -> None:
        seen, step, said = self._seen, self._step, dict(self._values)
        if seen is None or step is None:
            return
        filled = find(self._work.files.for_me(seen.case), seen.form)
        to = said.get("to", "")
        handover = filled is not None and filled.form_type == "handoverToGI"
        self.keep.setEnabled(False)

        def write() -> None:
            self._work.paper_way.step(
                seen.case,
                seen.form,
                step,
                said.get("by", ""),
                to=to if handover else "",
                reference="" if handover else to,
                note=said.get("note", ""),
            )
            self._work.journal.clear_draft(_draft(seen, step))

        self._context.runner.write(self, write, lambda _: self._kept(seen), self._failed)

    def _kept(self, seen: Seen) -> None:
        self._step, self._values = None, {}
        self.bar.show_message(None)
        self._context.bus.announce(Changes(frozenset({seen.case}), outbox=True))
        self.recorded.emit()

    def _failed(self, error: JgVisitError) -> None:
        self.bar.show_message(error_message(error))
        if self._seen is not None:
            self._draw(self._seen)


def _draft(seen: Seen, step: Step) -> DraftKey:
    """Name the draft of what is half typed of one step of one form."""
    return DraftKey(seen.case, f"way:{seen.form}:{step}")
