"""Joins the list of forms to the services."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import Signal

from jgvisit.content.form_model import FormDefinition
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_stamp import day_of
from jgvisit.records.visibility import ShownFile
from jgvisit.services.form_drafts import PartKey, may_show, part_of_draft, parts_of_drafts
from jgvisit.services.ports import DraftKey
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.screens.forms.catalogue import grouped, misfits, titled
from ui.screens.forms.screen import FormsScreen
from ui.screens.forms.state import FormEntry, FormsState
from ui.widgets.message_bar import Message
from ui.wording import day_words

HELP = "consentToHelp"
"""Form A has its own pages, one form a child."""


class FormsPresenter(Presenter):
    """Shows the forms of one family.

    Signals:
        form_opened: (case, PartKey, whether for the worker alone).
        consent_opened: case; form A is begun on the page of the visit, for one child at a time.
        closed: case; back to the visit or the family.
    """

    form_opened = Signal(str, object, bool)
    consent_opened = Signal(str)
    closed = Signal(str)

    def __init__(self, screen: FormsScreen, context: Context, drafts: Callable[[CaseId], Mapping[str, bytes]]) -> None:
        super().__init__(screen, context)
        self._screen, self._drafts = screen, drafts
        self._case: CaseId | None = None
        self._alone = False
        self._thrown: dict[str, bytes] = {}
        screen.form_chosen.connect(self._on_form_chosen)
        screen.new_requested.connect(self._on_new_requested)
        screen.discard_requested.connect(self._on_discard_requested)
        screen.undo_requested.connect(self._on_undo_requested)
        screen.alone_requested.connect(self._on_alone_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the forms of this family."""
        self._case, self._alone, self.message = case, False, None
        self._thrown = {}
        if self.work.files.open_visit_id(case) is not None:
            self.keep(lambda: self.work.visits.remember_page(case, "forms"))
        self.refresh()

    def refresh(self) -> None:
        """Draw the list as records and drafts tell it."""
        case = self._case
        if case is None:
            return
        files = self.work.files
        file = files.for_me(case) if self._alone else files.shown(case)
        offers = self.work.filled_forms.offered(case, alone=self._alone)
        in_visit = files.open_visit_id(case) is not None
        self._screen.show_state(
            FormsState(
                family=file.name,
                begun=(*self._half_typed(file), *(self._begun(file, form) for form in file.filled)),
                groups=grouped(offer for offer in offers if in_visit or offer.form.id != HELP),
                misfits=misfits(offers),
                in_visit=in_visit,
                alone=self._alone,
                can_be_alone=bool(files.room(case)),
                message=self.message,
                busy=self.busy,
            )
        )

    def _definition(self, form_type: str) -> FormDefinition | None:
        return self.work.pack.definition(form_type)

    def _title(self, form_type: str) -> str:
        form = self._definition(form_type)
        return form_type if form is None else titled(form.letter, form.title)

    def _names(self, file: ShownFile, children: tuple[PersonId, ...]) -> str:
        return ", ".join(isolated(member.name) for member in file.members if member.id in children)

    def _may_show(self, key: PartKey) -> bool:
        room = frozenset[PersonId]() if self._alone or self._case is None else self.work.files.room(self._case)
        return may_show(key.part, key.owner, room)

    def _half_typed(self, file: ShownFile) -> Iterator[FormEntry]:
        """Yield the forms of which nothing is on record, one entry a form."""
        drafts, seen = self._drafts(file.case), {form.id for form in file.filled}
        for key in parts_of_drafts(drafts):
            if key.form in seen or not self._may_show(key) or self._definition(key.form_type) is None:
                continue
            seen.add(key.form)
            about = tuple(PersonId(child) for child in json.loads(drafts[key.draft()])["children"])
            yield FormEntry(
                key=key.draft(),
                title=self._title(key.form_type),
                about=self._names(file, about),
                status=self.tr("Typed, not on record yet"),
                can_discard=True,
            )

    def _begun(self, file: ShownFile, form: FilledForm) -> FormEntry:
        first = form.parts[0]
        key = PartKey(form.id, form.form_type, first.part, first.owner)
        newest = max(form.parts, key=lambda part: part.stamp.recorded_at)
        waits = any(part.form == form.id and self._may_show(part) for part in parts_of_drafts(self._drafts(file.case)))
        status = self.tr("On record, with changes that are not") if waits else self.tr("On record")
        return FormEntry(
            key=key.draft(),
            title=self._title(form.form_type),
            about=self._names(file, form.children),
            status=f"{status} · {day_words(day_of(newest.stamp).isoformat())}",
            tone="info" if waits else "neutral",
        )

    # -- intents ------------------------------------------------------------------------------

    def _on_form_chosen(self, name: str) -> None:
        key = part_of_draft(name)
        if self._case is not None and key is not None:
            self.form_opened.emit(self._case, key, self._alone)

    def _on_new_requested(self, form_type: str) -> None:
        case, form = self._case, self._definition(form_type)
        if case is None or form is None:
            return
        if form_type == HELP:
            self.consent_opened.emit(case)
            return
        key = self._first_part(case, form, self.work.filled_forms.begin())
        self.form_opened.emit(case, key, self._alone and key.part == "team")

    def _first_part(self, case: CaseId, form: FormDefinition, new: FormId) -> PartKey:
        """Return the part that a form begins with: the common one where it has one, else the team's.

        Where a form has own parts only, and one child is here alone, it begins with what that child says.
        """
        if form.of_part("common"):
            return PartKey(new, form.id)
        room = self.work.files.room(case)
        children = [child.id for child in self.work.files.shown(case).children]
        if form.of_part("private") and len(room) == 1 and (owner := next(iter(room))) in children:
            return PartKey(new, form.id, "private", owner)
        return PartKey(new, form.id, "team")

    def _on_discard_requested(self, name: str) -> None:
        case, key = self._case, part_of_draft(name)
        if case is None or key is None:
            return
        drafts = self._drafts(case)
        self._thrown = {
            each.draft(): drafts[each.draft()]
            for each in parts_of_drafts(drafts)
            if each.form == key.form and self._may_show(each)
        }
        thrown = tuple(self._thrown)

        def clear() -> None:
            for each in thrown:
                self.work.journal.clear_draft(DraftKey(case, each))

        self.write(case, clear, lambda _: self._say_thrown())

    def _say_thrown(self) -> None:
        self.message = Message(self.tr("Thrown away."), severity="positive", action=self.tr("Undo"))

    def _on_undo_requested(self) -> None:
        case = self._case
        if case is None:
            return
        back, self._thrown = self._thrown, {}

        def put() -> None:
            for name, data in back.items():
                self.work.journal.put_draft(DraftKey(case, name), data)

        self.write(case, put)

    def _on_alone_requested(self, alone: bool) -> None:
        if alone != self._alone:
            self._alone = alone
            self.refresh()

    def _on_back_requested(self) -> None:
        case = self._case
        if case is None:
            return
        self._case, self._alone = None, False
        self._screen.forget()
        self.closed.emit(case)
