"""Before it goes out: findings asked after with a second source, and a choice about what is restricted (H3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

import msgspec
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from jgvisit.errors import JgVisitError
from jgvisit.ids import PersonId
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.passages import FACTS, passages_of
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.sending.going_out import FINDINGS
from jgvisit.services.sending.releasable import Restricted, restricted_of
from jgvisit.shapes import read_json
from ui import theme
from ui.change_bus import Changes
from ui.error_texts import error_message
from ui.i18n import isolated
from ui.panel_drafts import PanelDrafts
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text

Outcome = Literal["confirmed", "partly", "denied"]
Release = Literal["leaveOut", "tellByPhone", "include"]


@dataclass(frozen=True)
class _Item:
    """Something to choose about, with what stands of it."""

    id: str
    words: str
    standing: str


class _ChoosingPanel(FormPanel):
    """Shows items, and fields for the one that is chosen."""

    def __init__(self, context: Context, title: str, kept_as: str) -> None:
        super().__init__()
        self._context, self._work = context, context.workspace
        self._seen: Seen | None = None
        self._item = ""
        self._values: dict[str, str] = {}
        self._kept_as, self._drafts = kept_as, PanelDrafts(self, context, self._failed)
        panel = Panel()
        self.items, self.fields, self.bar = QVBoxLayout(), EntryFields(), MessageBar()
        self.items.setSpacing(theme.current().px("basis-space-sm"))
        self.keep = Button(self.tr("Write it down"), "primary", icon="check")
        self.keep.setObjectName(f"keep-{type(self).__name__}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        panel.body.addWidget(Text(title, "subheading"))
        panel.body.addLayout(self.items)
        for widget in (self.fields, self.bar, self.keep):
            panel.body.addWidget(widget)
        self.fields.changed.connect(self._on_typed)
        self.keep.clicked.connect(self._on_keep)

    def show_seen(self, seen: Seen) -> None:
        """Draw what is on record; nothing at all where there is nothing to do."""
        self._seen = seen
        found = self._items(seen)
        self.setVisible(bool(found))
        if self._item not in {each.id for each in found}:
            self._item = ""
        with keeping_focus(self):
            clear(self.items)
            for each in found:
                self._add(each)
            self._draw_fields(seen)

    def _add(self, item: _Item) -> None:
        self.items.addWidget(Text(item.words))
        row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        button = Button(item.standing, "choice", name=f"{item.words}: {item.standing}")
        button.setObjectName(f"item-{item.id}")
        button.setChecked(item.id == self._item)
        button.clicked.connect(lambda _=False: self._on_item(item.id))
        row.addWidget(button)
        self.items.addLayout(row)

    def _draw_fields(self, seen: Seen) -> None:
        chosen = bool(self._item)
        self.fields.show_fields(self._asked(seen) if chosen else (), self._values)
        self.fields.setVisible(chosen)
        self.keep.setVisible(chosen)
        self.keep.setEnabled(not seen.busy)

    def _on_item(self, item: str) -> None:
        self._item, self._values = item, {}
        if self._seen is not None:
            kept = self._drafts.drafts(self._seen.case).get(self._draft(self._seen, item).field)
            self._values = {} if kept is None else read_json(kept, dict[str, str])
        self.bar.show_message(None)
        self.fields.forget()
        if self._seen is not None:
            self.show_seen(self._seen)

    def _on_typed(self, name: str, value: str) -> None:
        self._values[name] = value
        if self._seen is not None and self._item:
            self._drafts.keep_draft(self._draft(self._seen, self._item), msgspec.json.encode(self._values))

    def _draft(self, seen: Seen, item: str) -> DraftKey:
        """Name the draft of what is half typed about one item of one form."""
        return DraftKey(seen.case, f"{self._kept_as}:{seen.form}:{item}")

    def _on_keep(self) -> None:
        seen = self._seen
        if seen is None or not self._item:
            return
        missing = frozenset(each.id for each in self._asked(seen) if each.required and not self._values.get(each.id))
        if missing:
            self.fields.show_missing(missing)
            return
        self.keep.setEnabled(False)
        action, draft = self._action(seen, self._item, dict(self._values)), self._draft(seen, self._item)

        def write() -> None:
            action()
            self._work.journal.clear_draft(draft)

        self._context.runner.write(self, write, lambda _: self._kept(seen), self._failed)

    def _kept(self, seen: Seen) -> None:
        self._item, self._values = "", {}
        self.bar.show_message(None)
        self._context.bus.announce(Changes(frozenset({seen.case}), outbox=True))
        self.recorded.emit()

    def _failed(self, error: JgVisitError) -> None:
        self.bar.show_message(error_message(error))
        self.keep.setEnabled(True)

    def _items(self, seen: Seen) -> tuple[_Item, ...]:
        raise NotImplementedError

    def _asked(self, seen: Seen) -> tuple[EntryField, ...]:
        raise NotImplementedError

    def _action(self, seen: Seen, item: str, said: Mapping[str, str]) -> Callable[[], object]:
        raise NotImplementedError


class SourcesPanel(_ChoosingPanel):
    """Findings of a request, with the sources that tell them."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, QCoreApplication.translate("SourcesPanel", "Two sources for each finding"), "source")

    def _items(self, seen: Seen) -> tuple[_Item, ...]:
        file = self._work.files.for_me(seen.case)
        filled = find(file, seen.form)
        found = () if filled is None else passages_of(file, filled)
        return tuple(
            _Item(each.passage.id, each.passage.text, self._standing(each.sources, done=each.is_verified))
            for each in found
            if each.field in FINDINGS and each.part.part == "common" and each.passage.type in FACTS
        )

    def _standing(self, sources: tuple[str, ...], *, done: bool) -> str:
        told = ", ".join(isolated(each) for each in sources)
        if done:
            return self.tr("Verified: {sources}").format(sources=told)
        return self.tr("One source: {sources}. Ask after it").format(sources=told)

    def _asked(self, seen: Seen) -> tuple[EntryField, ...]:
        outcomes = (
            ("confirmed", self.tr("Confirmed")),
            ("partly", self.tr("Confirmed in part")),
            ("denied", self.tr("Denied")),
        )
        return (
            EntryField("source", self.tr("Asked of whom")),
            EntryField("outcome", self.tr("What did they say"), "choice", choices=outcomes),
            EntryField("note", self.tr("How they said it"), required=False),
        )

    def _action(self, seen: Seen, item: str, said: Mapping[str, str]) -> Callable[[], object]:
        outcome: Outcome = next(each for each in get_args(Outcome) if each == said["outcome"])
        return lambda: self._work.reading_together.check_source(
            seen.case, seen.form, item, said["source"], outcome, said.get("note", "")
        )


class ReleasePanel(_ChoosingPanel):
    """What is restricted, and what is done with it before this goes out."""

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, QCoreApplication.translate("ReleasePanel", "Restricted: what happens with it"), "release"
        )

    def _items(self, seen: Seen) -> tuple[_Item, ...]:
        file = self._work.files.for_me(seen.case)
        filled = find(file, seen.form)
        if filled is None:
            return ()
        definition = self._work.filled_forms.definition(seen.form_type)
        names = {member.id: member.name for member in file.members}
        return tuple(
            _Item(each.item, self._words(each, names), self._standing(each))
            for each in restricted_of(file, filled, definition)
        )

    def _words(self, each: Restricted, names: Mapping[PersonId, str]) -> str:
        name = isolated(names.get(each.person, "")) if each.person is not None else ""
        if each.kind == "ownPart":
            return self.tr("The own part of {name}").format(name=name)
        if each.kind == "whyNotTold":
            return self.tr("Why it was not safe to tell {name}: {words}").format(name=name, words=each.words)
        if each.kind == "opinion":
            return self.tr("What a colleague thinks of this request. {words}").format(words=each.words)
        return each.words

    def _standing(self, each: Restricted) -> str:
        if each.chosen is None:
            return self.tr("Not chosen yet: stays out")
        return dict(self._choices())[each.chosen.choice]

    def _choices(self) -> tuple[tuple[str, str], ...]:
        return (
            ("leaveOut", self.tr("Stays out")),
            ("tellByPhone", self.tr("Told by telephone, stays out")),
            ("include", self.tr("Goes along")),
        )

    def _asked(self, seen: Seen) -> tuple[EntryField, ...]:
        file = self._work.files.for_me(seen.case)
        people = tuple((member.id, isolated(member.name)) for member in file.members)
        return (
            EntryField("choice", self.tr("What happens with it"), "choice", choices=self._choices()),
            EntryField("told", self.tr("Who heard before that it goes along"), "many", choices=people, required=False),
            EntryField("note", self.tr("With whom by telephone, or why"), required=False),
        )

    def _action(self, seen: Seen, item: str, said: Mapping[str, str]) -> Callable[[], object]:
        choice: Release = next(each for each in get_args(Release) if each == said["choice"])
        told = tuple(map(PersonId, said.get("told", "").split()))
        return lambda: self._work.reading_together.choose_release(
            seen.case, seen.form, item, choice, told, said.get("note", "")
        )
