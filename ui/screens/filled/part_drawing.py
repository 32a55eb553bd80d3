"""One part of a form as the page shows it: its fields, whose part it is, what stands and what comes next."""

from __future__ import annotations

from typing import get_args

from jgvisit.content.form_model import Field, FormDefinition, Part
from jgvisit.ids import CaseId, PersonId
from jgvisit.records.case_forms import FilledPart
from jgvisit.records.visibility import ShownFile
from jgvisit.services.forms.answers import answer_conditions, exists
from jgvisit.services.forms.difference import difference
from jgvisit.services.forms.drafts import PartKey, versions_of
from ui.screens.filled.panels import Seen
from ui.screens.filled.part_in_hand import OWNERS_ARE_CHILDREN, PartInHand, read_part
from ui.screens.filled.state import FieldBox, FilledState, Group, PartTab
from ui.screens.filled.words import closed_words, part_label, readers_of, standing_of, title_of_closed
from ui.wording import text_notices


class PartDrawing(PartInHand):
    """Draws the part that is in hand."""

    def refresh(self) -> None:
        """Draw the part as it stands."""
        case, key = self._case, self._key
        if case is None or key is None:
            return
        form, file = self.work.filled_forms.definition(key.form_type), self._file(case, key)
        is_open = self._is_open
        self._begin_page(key, file, is_open=is_open)
        beside = self.work.filled_forms.beside(case, key)
        given = self._filling.given(form, beside)
        holds = answer_conditions(form, {**beside, **self._filling.answers()})
        tonight = form.urgent_when is not None and form.urgent_when in holds
        versions = versions_of(file, key)
        changed = self._filling.is_changed(given)
        onlooked = bool(self.work.files.room(case)) and not self._alone
        hidden_title = None if is_open else title_of_closed(form, key)
        self._screen.show_state(
            FilledState(
                key=f"{case}/{key.draft()}/{self._built}/{is_open}/{onlooked}",
                title=form.title if hidden_title is None else hidden_title,
                letter=form.letter if hidden_title is None else "",
                children=self._children(file, form, key) if is_open else (),
                children_problem=self._problems.children,
                tabs=self._tabs(form, file, key),
                readers=readers_of(key, self._owner_name(file, key)),
                closed="" if is_open else closed_words(key, self._owner_name(file, key)),
                alone=self._alone,
                can_be_alone=key.may_be_for_me and bool(self.work.files.room(case)),
                fields=self._fields(form, key) if is_open else (),
                about=self._about(file) if is_open else (),
                people=tuple((member.id, member.name) for member in file.members),
                receivers=self.work.pack.receivers,
                colleagues=tuple(each.name for each in self.work.colleagues.others()),
                on_call=self.work.pack.on_call,
                onlooked=onlooked,
                existing=frozenset(field.id for field in form.of_part(key.part) if exists(field, holds)),
                is_unfolded=form.reader == "team",
                tonight=tonight,
                problems=self._problems.told() if is_open else {},
                asked=self._asked,
                at=self._filling.at,
                advice=self._advice.given() if is_open else {},
                standing=standing_of(versions, changed=changed, typed=bool(given)) if is_open else "",
                can_record=is_open and (changed or len(versions) != 1),
                can_print=is_open and bool(versions),
                paper=self.paper.shown(file, key, form.title) if is_open else None,
                changes=self._changes(case, key) if is_open else (),
                rivals=_rivals(form, file, versions) if is_open else (),
                next=self._next(form, key) if is_open and versions else "",
                notices=text_notices(form.review, None),
                message=self.message if is_open else None,  # it may say what stands here
                busy=self.busy,
            )
        )
        for panel in self._panels or ():
            answers = self._filling.shown()
            recorded = bool(versions) and not changed
            panel.show_seen(
                Seen(
                    case,
                    key.form,
                    key.form_type,
                    key.part,
                    key.owner,
                    self._filling.children,
                    answers,
                    recorded,
                    self.busy,
                    self._alone,
                )
            )

    def _fields(self, form: FormDefinition, key: PartKey) -> tuple[FieldBox, ...]:
        shown, fields = self._filling.shown(), form.of_part(key.part)
        is_folded = any(field.required for field in fields)  # with nothing required there is nothing to fold behind

        def group(field: Field) -> Group:
            if field.kind == "fixed" or not is_folded:
                return "now"
            return "more" if not field.required else "later" if field.may_wait else "now"

        return tuple(FieldBox(field, shown.get(field.id), group(field)) for field in fields)

    def _children(self, file: ShownFile, form: FormDefinition, key: PartKey) -> tuple[tuple[str, str, bool], ...]:
        """Return the children to choose from; none where it is clear about whom this part is."""
        if len(file.children) == 1 or (key.owner is not None and form.id in OWNERS_ARE_CHILDREN):
            return ()
        return tuple((child.id, child.name, child.id in self._filling.children) for child in file.children)

    def _about(self, file: ShownFile) -> tuple[tuple[str, str], ...]:
        """Return the children the form is about now, in the order of the family."""
        return tuple((child.id, child.name) for child in file.children if child.id in self._filling.children)

    def _tabs(self, form: FormDefinition, file: ShownFile, key: PartKey) -> tuple[PartTab, ...]:
        """Return the parts this form has. Whether something stands in one is not told: the room looks along."""
        tabs: list[PartTab] = []
        for part in get_args(Part):
            fields = [field for field in form.of_part(part) if field.kind != "fixed"]
            if fields and part == "private":
                tabs += [
                    PartTab(part, owner, part_label(form.id, part, name), (key.part, key.owner) == (part, owner))
                    for owner, name in self._owners(file, form)
                ]
            elif fields:
                tabs.append(PartTab(part, "", part_label(form.id, part, ""), key.part == part))
        return tuple(tabs)

    def _owners(self, file: ShownFile, form: FormDefinition) -> tuple[tuple[PersonId, str], ...]:
        members = file.children if form.id in OWNERS_ARE_CHILDREN else file.members
        return tuple((member.id, member.name) for member in members)

    def _owner_name(self, file: ShownFile, key: PartKey) -> str:
        return next((member.name for member in file.members if member.id == key.owner), "")

    def _changes(self, case: CaseId, key: PartKey) -> tuple[tuple[str, str, str], ...]:
        """Return what differs from the text that lies before the signers: laid again, everybody signs anew."""
        form = self.work.filled_forms.definition(key.form_type)
        if key.part != read_part(form) or key.part == "private":
            return ()
        found = self.work.laid.changes(case, key.form, for_me=self._alone)
        return tuple((each.label, each.old, each.new) for each in found)

    def _next(self, form: FormDefinition, key: PartKey) -> str:
        """Return what comes after this part: it lies before its signers, if they read this part and there are any."""
        if not form.signers or key.part != read_part(form):
            return ""
        return self.tr("Sign it") if key.part == "team" else self.tr("Lay it before who signs")


def _rivals(
    form: FormDefinition, file: ShownFile, versions: tuple[FilledPart, ...]
) -> tuple[tuple[str, str, str], ...]:
    """Return what differs between two versions that were written without knowing each other: a person decides."""
    if len(versions) < 2:
        return ()
    names = {member.id: member.name for member in file.members}
    shown, *others = sorted(versions, key=lambda each: -each.number)
    return tuple(
        (each.label, each.old, each.new)
        for other in others
        for each in difference(form, dict(other.answers), dict(shown.answers), names)
    )
