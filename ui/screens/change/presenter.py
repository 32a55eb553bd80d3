"""Joins the screen "something changed" to the services."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from jgvisit import own_content
from jgvisit.ids import CaseId
from jgvisit.records.case_family import Order
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_base import Payload
from jgvisit.records.promises import PROMISE
from jgvisit.services.law.exceptions_used import forms_of
from jgvisit.services.law.frames import frames_of
from jgvisit.services.talk.wording import frame_of_children
from ui.field_advice import FieldAdvice
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.screens.change.authority import AuthorityFields, advice_of, line_known, line_of, missing_of_line
from ui.screens.change.catalogue import Catalogue
from ui.screens.change.change import (
    ADDRESS,
    ALONE,
    AUTHORITY,
    CAPACITY,
    CONTACT,
    FORM,
    NO_EVENTS,
    NO_FORM,
    ORDER_ANNOUNCED,
    ORDER_KNOWN,
    ORDER_SEEN,
    PERSON,
    PLANNED,
    STRUCK,
    WHOSE,
    Change,
)
from ui.screens.change.draft import Draft, encode, open_field, opened, words_field, words_of
from ui.screens.change.entry import (
    CHILDREN,
    ON,
    PERSONS,
    SOURCE,
    happening_of,
    is_asked,
    last_day,
    missing_of,
    order_of,
    whose_of,
)
from ui.screens.change.known_address import AddressFields
from ui.screens.change.known_capacity import CapacityFields
from ui.screens.change.known_contact import ContactFields
from ui.screens.change.known_event import EventFields
from ui.screens.change.known_fact import fact_values, is_about
from ui.screens.change.known_order import KnownOrderFields
from ui.screens.change.known_person import PersonFields
from ui.screens.change.own_fields import OwnFields
from ui.screens.change.planned_visit import VisitFields
from ui.screens.change.screen import ChangeScreen, ChangeState
from ui.widgets.entry_fields import EntryField
from ui.widgets.message_bar import Message
from ui.wording import day_words, help_form_words


class ChangePresenter(Presenter):
    """Lets the worker write down what happened to one family.

    Signals:
        finished: case; it is on disk, or the worker went back.
    """

    finished = Signal(str)

    def __init__(self, screen: ChangeScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._catalogue = screen, Catalogue(self)
        self._case: CaseId | None = None
        self._draft, self._asked = Draft(), False
        self._advice = FieldAdvice(self.work, screen, self)
        self._advice.changed.connect(self.refresh)
        self._authority = AuthorityFields(self)
        titles = {change.kind: change.title for change in self._catalogue.changes()}
        titles[PROMISE] = self.tr("A promise of ours")  # it is written on a page of its own
        self._own: dict[str, OwnFields] = {
            ORDER_KNOWN: KnownOrderFields(self, self.work),
            PERSON: PersonFields(self, self.work),
            CONTACT: ContactFields(self, self.work),
            ADDRESS: AddressFields(self, self.work),
            CAPACITY: CapacityFields(self, self.work),
            STRUCK: EventFields(self, self.work, titles),
            PLANNED: VisitFields(self, self.work),
        }
        screen.kind_chosen.connect(self._on_kind_chosen)
        screen.value_changed.connect(self._on_value_changed)
        screen.save_requested.connect(self._on_save_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the list of changes, or what was half filled in before."""
        self._case, self.message, self._asked = case, None, False
        draft = opened(self.drafts(case))
        known = {change.kind for change in self._changes()}
        self._draft = draft if draft.kind in known else Draft()  # an update took the kind away, or a visit is open
        self._screen.forget()
        self._begin_advice()
        self.refresh()

    def show_fact(self, case: CaseId, payload: Payload, record: str) -> None:
        """Show the page on which a fact that stands here is written down anew, filled in with what it says.

        What was half typed there about another fact is not thrown away: then that is shown, and it says so.
        """
        kind, values = fact_values(payload, record)
        before = words_of(self.drafts(case), kind)
        if before is None:
            self.keep_draft(words_field(case, kind), encode(Draft(kind, values)))
        self.keep_draft(open_field(case), encode(Draft(kind)))
        self.show(case)
        if before is not None and not is_about(before.values, values):
            self.message = Message(self.tr("Here something else was half filled in. Finish that first."), "", "warning")
            self.refresh()

    def refresh(self) -> None:
        """Draw the list, or the fields of the chosen change."""
        if self._case is None:
            return
        file, change = self.work.files.shown(self._case), self._change()
        state = ChangeState(family=file.name, groups=self._groups(), message=self.message, busy=self.busy)
        if change is not None:
            fields, values = self._fields(file, change), self._draft.values
            state = replace(
                state,
                chosen=change.title,
                fields=fields,
                values=values,
                missing=self._missing(file, change) if self._asked else frozenset(),
                note=self._note(file, change),
                advice=self._advice.given(),
                opens=self._opens(change.kind),
            )
        self._screen.show_state(state)

    def _missing(self, file: CaseFile, change: Change) -> frozenset[str]:
        if change.kind in self._own:
            return self._own[change.kind].missing(file, self._draft.values)
        missing = missing_of(self._fields(file, change), self._draft.values)
        if change.kind == AUTHORITY:
            missing |= missing_of_line(self._draft.values, file, self.work.today())
        return missing

    def _note(self, file: CaseFile, change: Change) -> str:
        values = self._draft.values
        if change.kind == AUTHORITY:
            return advice_of(values, file, own_content.law_tables().origins)
        if change.kind in self._own:
            return self._own[change.kind].note(file, values)
        end = last_day(values) if change.kind == ORDER_SEEN else None
        return "" if end is None else self.tr("Last day of the order: {day}").format(day=day_words(end.isoformat()))

    def _change(self) -> Change | None:
        return self._catalogue.change(self._draft.kind) if self._draft.kind else None

    def _changes(self) -> tuple[Change, ...]:
        """Return what can be written down now: with a visit open nothing that is for the worker alone (H4)."""
        alone = self.work.files.open_visit() is None
        return tuple(change for change in self._catalogue.changes() if alone or change.kind not in ALONE)

    def _groups(self) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
        changes = self._changes()
        return tuple(
            (title, tuple((change.kind, change.title) for change in changes if change.group == group))
            for group, title in self._catalogue.groups()
        )

    def _opens(self, kind: str) -> str:
        """Say what is to be explained again because of this, in the words of the law book."""
        rows = [row for row in self.work.book.moments if any(name.split(".")[0] == kind for name in row.opened_by)]
        if not rows:
            return ""
        return self.tr("To explain after this: {what}").format(what="; ".join(row.explain for row in rows))

    def _fields(self, file: CaseFile, change: Change) -> tuple[EntryField, ...]:
        if change.kind in self._own:
            return self._own[change.kind].fields(file, self._draft.values)
        today = self.work.today().isoformat()
        fields: list[EntryField] = []
        children = tuple((child.id, isolated(child.name)) for child in file.children)
        if change.one_child:
            fields.append(EntryField(CHILDREN, self.tr("About which child?"), "choice", choices=children))
        elif children:
            fields.append(EntryField(CHILDREN, self.tr("About which children?"), "many", choices=children))
        if change.persons:
            people = tuple((member.id, isolated(member.name)) for member in file.members)
            needed = change.persons_required
            fields.append(EntryField(PERSONS, change.persons, "many", choices=people, required=needed))
        past = "" if change.lies_ahead else change.own_day
        fields += [
            replace(field, latest=today) if field.id == past else self._with_choices(file, field)
            for field in change.fields
            if is_asked(change, field, self._draft.values)
        ]
        if change.kind == AUTHORITY:
            adults = tuple((each.id, isolated(each.name)) for each in file.members if each.role != "child")
            fields += self._authority.fields(adults, line_known(self._draft.values, file))
        if change.kind not in (ORDER_SEEN, AUTHORITY) and not change.own_day:
            asked = self.tr("When were you told?") if change.kind == ORDER_ANNOUNCED else self.tr("When was it?")
            fields.append(EntryField(ON, asked, "day", latest=today))
        if change.kind not in NO_EVENTS:
            fields.append(EntryField(SOURCE, self.tr("Who said so, or where did you read it?")))
        return tuple(fields)

    def _with_choices(self, file: CaseFile, field: EntryField) -> EntryField:
        if field.id == WHOSE:
            people = whose_of(self._draft.values, file)
            return replace(field, choices=tuple((each.id, isolated(each.name)) for each in people))
        if field.id == FORM:
            return replace(field, choices=self._forms(file))
        if field.id != "order":
            return field
        return replace(field, choices=tuple((order.order, self._order_words(file, order)) for order in file.orders))

    def _forms(self, file: CaseFile) -> tuple[tuple[str, str], ...]:
        """Return the forms an exception about the chosen child can be for; of no child, none."""
        child = next((each.id for each in file.children if each.id == self._draft.values.get(CHILDREN)), None)
        if child is None:
            return ()
        forms = ((form.id, help_form_words(form)) for form in forms_of(file, child))
        return (*forms, (NO_FORM, self.tr("No form yet: for each about this child that is opened on that day")))

    def _order_words(self, file: CaseFile, order: Order) -> str:
        name = self.work.book.order_names[order.kind]
        child = next((member.name for member in file.members if member.id == order.child), "")
        return f"{name}: {isolated(child)}"

    def _on_kind_chosen(self, kind: str) -> None:
        case = self._case
        if case is None:
            return
        before = words_of(self.drafts(case), kind)
        self._draft = Draft(kind, self._first_values(case, kind)) if before is None else before
        self._asked, self.message = False, None
        self._screen.forget()
        self.keep_draft(open_field(case), encode(Draft(kind)))
        self._begin_advice()
        self.refresh()
        self._screen.go_to_start()

    def _begin_advice(self) -> None:
        """Look at what the family will read of this change, in the frame of the children it is about."""
        change = self._change()
        if self._case is None or change is None:
            return
        values, file = self._draft.values, self.work.files.shown(self._case)
        about = values.get(CHILDREN, "").split() or [child.id for child in file.children]
        frames = [frame for frame in frames_of(file, self.work.today()) if frame.child in about]
        told = {each.id: values.get(each.id, "") for each in change.fields if each.for_family}
        self._advice.begin(told, frame_of_children(frames))

    def _first_values(self, case: CaseId, kind: str) -> dict[str, str]:
        """Return what needs no choice: today, and the child where there is only one. No answer is ticked before."""
        if not kind:
            return {}
        file, change = self.work.files.shown(case), self._catalogue.change(kind)
        if kind in self._own:
            return dict(self._own[kind].first(file))
        today = self.work.today().isoformat()
        values = {field.id: today for field in self._fields(file, change) if field.kind == "day"}
        if len(file.children) == 1:
            values[CHILDREN] = file.children[0].id
        return values

    def _on_value_changed(self, field: str, value: str) -> None:
        before = self._draft.values.get(field)
        self._draft = self._draft.with_value(field, value)
        if value != before and self._draft.kind in self._own:
            self._fill_in_known(field, value)
        self._keep()
        if field == CHILDREN:
            self._begin_advice()
        self._advice.typed(field, value)
        self.refresh()

    def _fill_in_known(self, field: str, value: str) -> None:
        """Put there what stands here of what was chosen just now, to be changed."""
        if self._case is None:
            return
        known = self._own[self._draft.kind].known(self.work.files.shown(self._case), field, value)
        if known:
            self._draft = Draft(self._draft.kind, {**self._draft.values, **known})
            self._screen.redraw_fields()

    def _keep(self) -> None:
        case, kind = self._case, self._draft.kind
        if case is not None:
            self.keep_draft(words_field(case, kind), encode(self._draft))

    def _on_save_requested(self) -> None:
        case, change = self._case, self._change()
        if case is None or change is None:
            return
        self._asked = True
        values = self._draft.values
        if self._missing(self.work.files.shown(case), change):
            self.refresh()
            return
        saving = (case, change.kind)
        clears = (open_field(case), words_field(*saving))

        def write() -> None:
            if change.kind == AUTHORITY:
                line = line_of(values, self.work.files.shown(case), self.work.today())
                self.work.families.record_authority(case, line, clears=clears)
            elif change.kind in self._own:
                self._own[change.kind].write(case, values, clears)
            elif change.kind in NO_EVENTS:
                self.work.families.record_order(case, order_of(change.kind, values), clears=clears)
            else:
                self.work.happenings.record(case, happening_of(change, values, self.work.today()), clears=clears)

        def written(_: None) -> None:
            if saving == (
                self._case,
                self._draft.kind,
            ):  # else the worker is with other words by now, or another family
                self._leave(case)

        self.write(case, write, written)

    def _on_back_requested(self) -> None:
        if self._case is not None:
            self._leave(self._case)

    def _leave(self, case: CaseId) -> None:
        self._case, self._draft = None, Draft()
        self._screen.forget()
        self.finished.emit(case)
