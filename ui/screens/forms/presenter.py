"""Joins the list of forms to the services."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal

from jgvisit.content.form_model import FormDefinition
from jgvisit.ids import CaseId
from jgvisit.records.case_file import CaseFile
from jgvisit.services.forms.drafts import part_of_draft, parts_of_drafts
from jgvisit.services.forms.laid_forms import laid_forms
from jgvisit.services.ports.journal import DraftKey
from ui.presenting import Context, Presenter
from ui.screens.filled.first_part import first_part
from ui.screens.forms.catalogue import grouped, misfits
from ui.screens.forms.entries import entries_of, may_open_draft
from ui.screens.forms.screen import FormsScreen
from ui.screens.forms.state import FormsState
from ui.widgets.message_bar import Message

HELP = "consentToHelp"
"""Form A has its own pages, one form a child."""


class FormsPresenter(Presenter):
    """Shows the forms of one family.

    Signals:
        form_opened: (case, PartKey, whether for the worker alone).
        laid_opened: (case, form id); it lies before its signers.
        consent_opened: case; form A is begun on the page of the visit, for one child at a time.
        closed: case; back to the visit or the family.
        conflicts_wanted: case; to the versions side by side, at which forms stop.
    """

    form_opened = Signal(str, object, bool)
    laid_opened = Signal(str, str)
    consent_opened = Signal(str)
    closed = Signal(str)
    conflicts_wanted = Signal(str)

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

    def say_not_here(self) -> None:
        """Say that a paper cannot be signed among those who are here now; it says nothing of what stands on it."""
        self.message = Message(
            self.tr("This cannot be opened now."),
            self.tr(
                "A child signs its own words alone with you. What is of one person, that person signs alone with you; "
                "a child under six may be there. Note on the visit who is here now, or do it at another moment. "
                "What is for the team is signed outside the visit."
            ),
            "warning",
        )
        self.refresh()

    def refresh(self) -> None:
        """Draw the list as records and drafts tell it."""
        case = self._case
        if case is None:
            return
        files = self.work.files
        file = files.for_me(case) if self._alone else files.shown(case)
        entries = entries_of(self.work, file, self._drafts(case), alone=self._alone)
        offers = self.work.filled_forms.offered(case, alone=self._alone)
        in_visit = files.open_visit_id(case) is not None
        self._screen.show_state(
            FormsState(
                family=file.name,
                begun=entries.begun,
                open=entries.open,
                done=entries.done,
                groups=grouped(offer for offer in offers if in_visit or offer.form.id != HELP),
                misfits=misfits(offers),
                in_visit=in_visit,
                alone=self._alone,
                can_be_alone=bool(files.room(case)),
                message=self.message or self._standing(file, in_visit=files.open_visit() is not None),
                busy=self.busy,
            )
        )

    def _standing(self, file: CaseFile, *, in_visit: bool) -> Message | None:
        """Say that forms stop at a fact with two versions, with the way there; with a family at the table, nothing."""
        if in_visit or not file.conflicts:
            return None
        return Message(
            self.tr("There are two versions of a fact."),
            self.tr("Help does not begin and nothing is sent until somebody chooses."),
            "warning",
            action=self.tr("Look at them side by side"),
            closable=False,
        )

    def _definition(self, form_type: str) -> FormDefinition | None:
        return self.work.pack.definition(form_type)

    # -- intents ------------------------------------------------------------------------------

    def _on_form_chosen(self, name: str) -> None:
        key, case = part_of_draft(name), self._case
        if case is None or key is None:
            return
        if laid_forms(self.work.files.shown(case), key.form):
            self.laid_opened.emit(case, key.form)
        else:
            self.form_opened.emit(case, key, self._alone and key.may_be_for_me)

    def _on_new_requested(self, form_type: str) -> None:
        case, form = self._case, self._definition(form_type)
        if case is None or form is None:
            return
        if form_type == HELP:
            self.consent_opened.emit(case)
            return
        key = first_part(self.work, case, form)
        self.form_opened.emit(case, key, self._alone and key.may_be_for_me)

    def _on_discard_requested(self, name: str) -> None:
        case, key = self._case, part_of_draft(name)
        if case is None or key is None:
            return
        drafts = self._drafts(case)
        self._thrown = {
            each.draft(): drafts[each.draft()]
            for each in parts_of_drafts(drafts)
            if each.form == key.form and may_open_draft(self.work, case, each, drafts, alone=self._alone)
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
        if self.message is None:  # nothing was thrown away: the button is that of the versions
            self.conflicts_wanted.emit(case)
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
