"""A record in words, field by field, so that versions of it can be laid side by side."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.content.form_model import Field, FormDefinition
from jgvisit.domain.facts import GI, UNKNOWN
from jgvisit.errors import JgVisitError
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer, PassagesAnswer, RowsAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import Stamp
from jgvisit.records.filled import FormFilled
from jgvisit.records.happening import Happening
from jgvisit.records.happenings_of_ours import PromiseMade
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import AuthorityRecorded, OrderRecorded, PersonRegistered
from jgvisit.records.payload_forms import FormOpened
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.records.payload_visits import VisitEnded, VisitReopened, VisitStarted
from jgvisit.records.rivals import Version
from jgvisit.services.forms.answer_words import in_words, passage_in_words, row_in_words
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.change.catalogue import Catalogue
from ui.screens.change.change import Change
from ui.screens.conflicts.labels import INNER, label_words, value_words
from ui.screens.conflicts.state import FactLine
from ui.screens.filled.way_words import step_words
from ui.wording import day_words, language_words, moment_words, place_words

_NUMBER_CHARS = 8
"""Of a worker's number: enough to tell two apart who stand in no list the server gave."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z\Z")
Said = dict[str, tuple[str, str]]
"""Field -> (label, words), in reading order."""


class FactWords(QObject):
    """Says what a version says, who wrote it, and where two of them differ."""

    def __init__(self, parent: QObject, work: Workspace) -> None:
        super().__init__(parent)
        self._work, self._catalogue = work, Catalogue(self)

    def title(self, file: CaseFile, matter: str, versions: Sequence[Version]) -> str:
        """Return which fact it is about, so that no two matters of a family look alike."""
        return self.what(file, matter, versions[0].kind, versions[0].payload)

    def what(self, file: CaseFile, matter: str, kind: str, payload: Payload) -> str:
        """Return what a record is, and whom it is about."""
        sort = matter.split(":", maxsplit=1)[0]
        if isinstance(payload, PromiseMade):
            what = self.tr("A promise of ours")
        elif isinstance(payload, Happening):
            change = self._change(kind)
            what = self.tr("Authority looked up") if change is None else change.title
        elif isinstance(payload, FormFilled):
            what = self.form_title(payload.form_type)
        elif sort in ("replacement", "form") and isinstance(payload, FormOpened):
            what = self.tr("New version of: {form}").format(form=self.form_title(payload.form_type))
        elif isinstance(payload, OrderRecorded):
            what = self._work.book.order_names[payload.kind]
        else:
            what = self._matters().get(sort, self.tr("What was written down"))
        whom = self._whom(file, payload)
        what = what[:1].upper() + what[1:]
        return f"{what}: {whom}" if whom else what

    def sides(self, file: CaseFile, versions: Sequence[Version]) -> tuple[tuple[FactLine, ...], ...]:
        """Return what each version says, the same fields beside each other, with what differs marked."""
        said = [self.said(file, version.payload) for version in versions]
        fields = list(dict.fromkeys(field for each in said for field in each))
        differ = {field for field in fields if len({each.get(field, ("", ""))[1] for each in said}) > 1}
        fields.sort(key=lambda field: field not in differ)  # what differs comes first, else in reading order
        empty = self.tr("Not filled in")
        labels = {field: label for each in said for field, (label, _) in each.items()}
        return tuple(
            tuple(
                FactLine(labels[field], each.get(field, ("", empty))[1] or empty, field in differ) for field in fields
            )
            for each in said
        )

    def written(self, stamp: Stamp) -> tuple[str, str]:
        """Return who wrote it down, and when by which clock."""
        return self._author(stamp), self._when(stamp)

    def said(self, file: CaseFile, payload: Payload) -> Said:
        """Return the fields of one record in words; what only the program needs is left out."""
        if isinstance(payload, FormFilled):
            return self._filled(file, payload)
        own = self._own_labels(payload)
        found: Said = {}
        if isinstance(payload, VisitStarted | VisitEnded | VisitReopened):
            found["state"] = (self.tr("The visit"), self._course(payload))
        for field in type(payload).__struct_fields__:
            value = getattr(payload, field)
            label = own.get(field) or label_words(field)
            if (field, type(payload)) == ("person", PersonRegistered):
                continue  # that is who the whole record is about
            if field in INNER or label is None or value is None or value in ((), {}):
                continue
            if isinstance(payload, FormOpened) and field == "answers":
                found |= self._plain_answers(payload)
                continue
            if words := self._words(file, payload, field, value):
                found[field] = (label, words)
        return found

    def _words(self, file: CaseFile, payload: Payload, field: str, value: object) -> str:
        if isinstance(value, bool):
            return self.tr("Yes") if value else self.tr("No")
        if isinstance(value, tuple):
            return ", ".join(self._words(file, payload, field, each) for each in value)
        if not isinstance(value, str):
            return str(value)
        return self._word(file, payload, field, value)

    def _word(self, file: CaseFile, payload: Payload, field: str, value: str) -> str:
        names = {member.id: isolated(member.name) for member in file.members}
        if value in names:
            return names[PersonId(value)]
        if field == "holder":
            return {GI: self.tr("A GI"), UNKNOWN: self.tr("Perhaps somebody else")}.get(value, self.tr("A stranger"))
        if field == "by" and isinstance(payload, CopyChosen):
            return self.tr("A worker")
        if field == "visit":
            return self._visit(file, value)
        if field in ("language", "languages"):
            return language_words(value)
        if field == "place" and not isinstance(payload, Happening):
            return place_words(value)
        if isinstance(payload, PaperStepped) and field == "step":
            paper = next((each.form_type for each in file.filled if each.id == payload.form), "")
            return step_words(value, paper)
        if field == "form_type":
            return self.form_title(value)
        if isinstance(payload, OrderRecorded) and field == "kind":
            return self._work.book.order_names[payload.kind]
        chosen = self._own_choices(payload, field).get(value) or (
            None if _is_free(payload, field) else value_words(value)
        )
        if chosen:
            return chosen
        if _DAY.match(value):
            return day_words(value)
        return moment_words(value) if _MOMENT.match(value) else isolated(value.strip())

    def _visit(self, file: CaseFile, visit: str) -> str:
        known = next((each for each in file.visits if each.id == visit), None)
        if known is None:
            return self.tr("A visit")
        begun = known.on or (known.started.recorded_at if known.started else None)
        if begun is None:
            return self.tr("A visit")
        return (
            day_words(begun)
            if _DAY.match(begun)
            else day_words(from_rfc3339(begun).astimezone(AMSTERDAM).date().isoformat())
        )

    def _course(self, payload: Payload) -> str:
        if isinstance(payload, VisitStarted):
            return self.tr("Begun")
        return self.tr("Closed") if isinstance(payload, VisitEnded) else self.tr("Opened again")

    def _filled(self, file: CaseFile, payload: FormFilled) -> Said:
        """Return the answers of a part in the words of its form, in its order; a field the form lost by its id."""
        names = {member.id: isolated(member.name) for member in file.members}
        form = self._definition(payload.form_type)
        found: Said = {}
        if payload.part != "common":
            owner = names.get(PersonId(payload.owner or ""), "")
            part = value_words(payload.part) or payload.part
            found["part"] = (self.tr("Part of the form"), f"{part}: {owner}" if owner else part)
        known = {} if form is None else {field.id: field for field in form.fields}
        for field in (*known, *(name for name in payload.answers if name not in known)):
            answer = payload.answers.get(field)
            if answer is not None and (words := self._answer(form, field, answer, names)):
                found[f"answer:{field}"] = (known[field].label if field in known else field, words)
        return found

    def _answer(self, form: FormDefinition | None, name: str, answer: Answer, names: Mapping[PersonId, str]) -> str:
        known = _Names(names, self.tr("A stranger"))
        field = None if form is None else next((each for each in form.fields if each.id == name), None)
        shown = field or Field(name, name, "text")  # of a form or a field that these texts no longer have
        if isinstance(answer, PassagesAnswer):
            return "\n".join(passage_in_words(passage) for passage in answer.passages)
        if isinstance(answer, RowsAnswer) and shown.columns:
            return "\n".join(row_in_words(shown, row, known, "nl") for row in answer.rows)
        if isinstance(answer, RowsAnswer):
            rows = ((in_words(shown, cell, known, "nl") for cell in row.cells.values()) for row in answer.rows)
            return "\n".join(", ".join(cells) for cells in rows)
        return in_words(shown, answer, known, "nl")

    def _plain_answers(self, payload: FormOpened) -> Said:
        form = self._definition(payload.form_type)
        labels = {} if form is None else {field.id: field.label for field in form.fields}
        choices = {} if form is None else {field.id: dict(field.choices) for field in form.fields}
        return {
            f"answer:{name}": (
                labels.get(name, name),
                choices.get(name, {}).get(text) or (day_words(text) if _DAY.match(text) else isolated(text)),
            )
            for name, text in payload.answers.items()
            if text
        }

    def _definition(self, form_type: str) -> FormDefinition | None:
        try:
            return self._work.filled_forms.definition(form_type)
        except JgVisitError:  # no such form in these texts, or one nobody released: then by the names of its fields
            return None

    def form_title(self, form_type: str) -> str:
        """Return what a form is called; of one that these texts do not have, that it is one."""
        form = self._definition(form_type)
        return self.tr("A form") if form is None else form.title

    def _author(self, stamp: Stamp) -> str:
        mine = self._work.enrolled
        if stamp.author == mine.worker:
            return self.tr("Written down by you, {name}").format(name=isolated(mine.worker_name))
        name = self._work.colleagues.name_of(stamp.author)
        if name is not None:
            return self.tr("Written down by {name}").format(name=isolated(name))
        return self.tr("Written down by a colleague ({worker})").format(worker=isolated(stamp.author[-_NUMBER_CHARS:]))

    def _when(self, stamp: Stamp) -> str:
        if stamp.estimated_at is not None:
            return self.tr("{moment}, estimated from the time of the server").format(
                moment=moment_words(stamp.estimated_at)
            )
        said = self.tr("{moment} by the clock of that laptop").format(moment=moment_words(stamp.recorded_at))
        if stamp.not_before is None:
            return said
        after = self.tr("not before {moment}").format(moment=moment_words(stamp.not_before))
        return f"{said}, {after}"

    def _whom(self, file: CaseFile, payload: Payload) -> str:
        people: list[str] = []
        for field in ("child", "children", "person", "persons"):
            value = getattr(payload, field, ())
            people += [value] if isinstance(value, str) else list(value or ())
        names = {member.id: isolated(member.name) for member in file.members}
        if isinstance(payload, AuthorityRecorded):
            people.append(payload.holder)
        return ", ".join(dict.fromkeys(names[PersonId(each)] for each in people if each in names))

    def _change(self, kind: str) -> Change | None:
        return next((each for each in self._catalogue.changes() if each.kind == kind), None)

    def _own_labels(self, payload: Payload) -> dict[str, str]:
        if not isinstance(payload, Happening):
            return {}
        kind = type(payload).__name__
        change = self._change(kind[0].lower() + kind[1:])
        return {} if change is None else {field.id: field.label.rstrip("?") for field in change.fields}

    def _own_choices(self, payload: Payload, field: str) -> dict[str, str]:
        if not isinstance(payload, Happening):
            return {}
        kind = type(payload).__name__
        change = self._change(kind[0].lower() + kind[1:])
        return {} if change is None else {v: w for each in change.fields if each.id == field for v, w in each.choices}

    def _matters(self) -> dict[str, str]:
        return {
            "family": self.tr("Name of the family"),
            "person": self.tr("Who somebody is"),
            "authority": self.tr("Authority"),
            "safeContact": self.tr("Safe contact"),
            "address": self.tr("An address"),
            "capacity": self.tr("Whether somebody can decide"),
            "plan": self.tr("A planned visit"),
            "visit": self.tr("A visit"),
            "presence": self.tr("Who was in the room"),
            "duty": self.tr("Something to explain"),
            "decision": self.tr("What somebody decided about a form"),
            "document": self.tr("A sealed paper"),
            "reaction": self.tr("What somebody says of a sentence"),
            "release": self.tr("What goes along with a paper"),
            "way": self.tr("How far a paper is"),
            "copy": self.tr("What somebody wants left"),
            "given": self.tr("A paper handed over"),
            "given_sheet": self.tr("A sheet handed over"),
            "booklet": self.tr("The general booklet"),
            "circumstance": self.tr("A circumstance"),
            "sheet": self.tr("Which sheet somebody wants"),
            "interpreterUsed": self.tr("Interpreter"),
            "cardExplained": self.tr("A card that was explained"),
            "saidBack": self.tr("What somebody said back"),
            "bookmark": self.tr("What was said aside"),
            "bookmarkMade": self.tr("A bookmark"),
            "rating": self.tr("How our explanation was"),
            "presenceOf": self.tr("Whether somebody else may be there"),
            "heardTermExplained": self.tr("A word that was explained"),
            "beliefAskedBack": self.tr("What somebody said back"),
            "rightsShown": self.tr("The rights card"),
            "sourceChecked": self.tr("Asked after with another source"),
            "consentWithdrawn": self.tr("A consent taken back"),
            "visibilityRestricted": self.tr("Hidden from somebody"),
            "conflictDecided": self.tr("A choice between two versions"),
        }


class _Names(dict[PersonId, str]):
    """Names of members; whoever is no member any more is told as such, and stops nothing."""

    def __init__(self, names: Mapping[PersonId, str], stranger: str) -> None:
        super().__init__(names)
        self._stranger = stranger

    def __missing__(self, person: PersonId) -> str:
        return self._stranger


_FREE = frozenset(
    {
        *("name", "note", "purpose", "court", "number", "agency"),
        *("told_by", "told_role", "detail", "address", "hours", "reads_post", "source"),
    }
)
"""Fields that somebody typed: a word in them is never taken for a fixed answer."""


def _is_free(payload: Payload, field: str) -> bool:
    return field in _FREE or (field == "evidence" and not isinstance(payload, OrderRecorded))
