"""Joins the screen of a new family to the services; the same checks as a file of families gets (docs/import.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal

from jgvisit.ids import CaseId, new_uuid7
from jgvisit.services.family.given_families import GivenFamily, GivenPerson
from jgvisit.services.family.given_faults import ASK_THE_PERSON, ORDER_FROM_PAPER, faults_of
from jgvisit.services.ports.journal import DraftKey
from ui.presenting import Context, Presenter
from ui.screens.change.draft import Draft, decode, encode
from ui.screens.change.entry import missing_of
from ui.screens.change.known_person import BORN, LANGUAGE, NAME, READS, ROLE, PersonFields, person_of
from ui.screens.new_family.screen import NewFamilyScreen, NewFamilyState
from ui.widgets.entry_fields import EntryField
from ui.widgets.message_bar import Message

FAMILY = "family_name"
DRAFT = DraftKey(CaseId("00000000-0000-7000-8000-000000000000"), "new_family")
"""Where the words wait while there is no family yet."""
_FIRST: Mapping[str, str] = {LANGUAGE: "nl", READS: "reads"}


class NewFamilyPresenter(Presenter):
    """Lets the worker write down a family.

    Signals:
        written: case; it is on disk.
    """

    written = Signal(str)

    def __init__(self, screen: NewFamilyScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._person = screen, PersonFields(self, self.work)
        self._values: dict[str, str] = {}
        self._asked = False
        screen.value_changed.connect(self._on_value_changed)
        screen.save_requested.connect(self._on_save_requested)

    def show(self) -> None:
        """Show the fields, with what was half typed before."""
        kept = self.drafts(DRAFT.case).get(DRAFT.field)
        self._values = dict(_FIRST) | ({} if kept is None else decode(kept).values)
        self._asked, self.message = False, None
        self._screen.forget()
        self.refresh()

    def refresh(self) -> None:
        """Draw the fields."""
        fields = self._fields()
        missing = missing_of(fields, self._values) if self._asked else frozenset()
        self._screen.show_state(NewFamilyState(fields, self._values, missing, self.message, self.busy))

    def _fields(self) -> tuple[EntryField, ...]:
        name = EntryField(FAMILY, self.tr("Name of the family"), help=self.tr("As you call it among colleagues."))
        return (name, *self._person.about(None, self._values))

    def _by_hand(self, text: str) -> str:
        """Return what is wrong in words for who typed it: of a file it says where it never comes from."""
        if text == ORDER_FROM_PAPER:
            return self.tr("An order of the judge stands in no name. Write it down at the family, from its paper.")
        if text == ASK_THE_PERSON:
            return self.tr("An address or a number stands in no name. Write down at the family how to reach them.")
        return text

    def _on_value_changed(self, field: str, value: str) -> None:
        self._values[field] = value
        self.keep_draft(DRAFT, encode(Draft("new_family", dict(self._values))))

    def _on_save_requested(self) -> None:
        self._asked, self.message = True, None
        if missing_of(self._fields(), self._values):
            self.refresh()
            return
        found = faults_of(given(self._values), self.work.today())
        wrong = dict.fromkeys(self._by_hand(each.text) for each in found)
        if wrong:
            self.message = Message(self.tr("This cannot stand here."), "\n".join(wrong), "warning")
            self.refresh()
            return
        name, person = " ".join(self._values[FAMILY].split()), person_of(self._values, new_uuid7())
        case = CaseId(new_uuid7())

        def written(_: None) -> None:
            self._values, self._asked = dict(_FIRST), False
            self._screen.forget()
            self.written.emit(case)

        record = self.work.families.register_by_hand
        self.write(case, lambda: record(case, name, person, clears=(DRAFT,)), written, drafts_of=DRAFT.case)


def given(values: Mapping[str, str]) -> GivenFamily:
    """Return the family as one that came from elsewhere, for its checks."""
    born = values.get(BORN)
    person = GivenPerson(
        line=1,
        number="1",
        name=values.get(NAME, ""),
        role=values[ROLE],  # type: ignore[arg-type]  # one of the choices
        born=date.fromisoformat(born) if born else None,
        language=values[LANGUAGE],
        reads=values[READS],  # type: ignore[arg-type]  # one of the choices
    )
    return GivenFamily("", values.get(FAMILY, ""), (1,), persons=(person,))
