"""Joins the question how somebody can be reached safely to the services, on whichever page it stands (H8)."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject

from jgvisit.ids import CaseId, PersonId
from jgvisit.services.family.reached import not_yet_known
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json
from ui.i18n import isolated
from ui.presenting import Presenter
from ui.screens.change.known_contact import WHO, ContactFields
from ui.widgets.ask_contact import AskContactPanel, AskContactState
from ui.widgets.message_bar import Message


class ContactAsking(QObject):
    """The question of one page, about one person at a time."""

    def __init__(self, presenter: Presenter, panel: AskContactPanel) -> None:
        super().__init__(panel)
        self._page, self._fields = presenter, ContactFields(self, presenter.work)
        self._case: CaseId | None = None
        self._person = PersonId("")
        self._asked = False
        panel.changed.connect(self._on_changed)
        panel.record_requested.connect(self._on_record_requested)
        panel.not_known_requested.connect(self._on_not_known_requested)

    def state(self, case: CaseId, person: PersonId) -> AskContactState | None:
        """Return the question about this person, None where it is known."""
        if (case, person) != (self._case, self._person):
            self._case, self._person, self._asked = case, person, False
        if self._page.work.families.knows_how_to_reach(case, person):
            return None
        file = self._page.work.files.shown(case)
        values = self._values()
        shown = tuple(each for each in self._fields.fields(file, values) if each.id != WHO)
        return AskContactState(
            person=person,
            name=isolated(file.member(person).name),
            fields=shown,
            values=values,
            missing=self._fields.missing(file, values) if self._asked else frozenset(),
            busy=self._page.busy,
        )

    def _key(self) -> DraftKey | None:
        return None if self._case is None else DraftKey(self._case, f"contact:{self._person}")

    def _values(self) -> dict[str, str]:
        key = self._key()
        kept = None if key is None else self._page.drafts(key.case).get(key.field)
        return (read_json(kept, dict[str, str]) if kept else {}) | {WHO: self._person}

    def _on_changed(self, field: str, value: str) -> None:
        key = self._key()
        if key is not None:
            self._page.keep_draft(key, msgspec.json.encode(self._values() | {field: value}))
            self._page.refresh()

    def _on_record_requested(self) -> None:
        case, key, values = self._case, self._key(), self._values()
        if case is None or key is None or self._page.busy:
            return
        self._asked = True
        if self._fields.missing(self._page.work.files.shown(case), values):
            self._page.refresh()
            return
        self._page.write(case, lambda: self._fields.write(case, values, (key,)), self._written)

    def _on_not_known_requested(self) -> None:
        case, key, person, work = self._case, self._key(), self._person, self._page.work
        if case is None or key is None or self._page.busy:
            return
        told = not_yet_known(
            person,
            work.today(),
            reason=self.tr("it is not known yet how this is safe"),
            evidence=self.tr("nobody told us yet"),
        )
        self._page.write(case, lambda: work.families.record_safe_contact(case, told, clears=(key,)), self._written)

    def _written(self, _: object) -> None:
        self._asked = False
        said = self.tr("Written down how to reach this person.")
        more = self.tr("You change it on the page of the family, under “Something changed”.")
        self._page.message = Message(said, more, "positive")
