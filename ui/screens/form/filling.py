"""The answers of form A of one child as they are given, over what is proposed, and the drafts that keep them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from jgvisit.content.form_model import FormDefinition, Part
from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.records.answers import Answer, DayAnswer, TextAnswer
from jgvisit.records.case_forms import Form
from jgvisit.services.forms.answers import Answers, says_anything
from jgvisit.services.forms.help_answers import HelpAnswers, as_answers
from jgvisit.services.forms.help_form import draft_field
from jgvisit.services.forms.help_text import answers_of
from jgvisit.workspace import Workspace
from ui.screens.filled.filling import PartFilling, draft_bytes
from ui.widgets.answers.drafted import to_builtins
from ui.widgets.answers.paths import texts_by_path

FORM_TYPE = "consentToHelp"
_DEFAULT_DAYS = {"startsOn": 7, "reviewOn": 42, "endsOn": 182}
"""Proposals: begin in a week, look after six weeks, at most half a year (practice.md §1.4)."""


@dataclass(frozen=True)
class HelpDraft:
    """What the drafts of one child's form A are called: it is opened whole, and has no id before that."""

    child: PersonId
    part: Part = "common"
    replaces: FormId | None = None

    def draft(self) -> str:
        """Name the draft."""
        return draft_field(FORM_TYPE, self.child, self.replaces)

    def apart(self) -> str:
        """Name the draft of what was kept off the page while something else was typed in its place."""
        return f"{self.draft()}:apart"


class Filling(PartFilling):
    """What stands in the fields of one child's form A, those of the team among them."""

    def __init__(self, work: Workspace) -> None:
        super().__init__()
        self._work = work
        self.form: FormDefinition | None = None

    def begin_help(self, drafts: Mapping[str, bytes], child: PersonId, old: Form | None = None) -> None:
        """Start with the answers of the version that is replaced, else the proposals; over it what was typed since."""
        self.form = self._work.forms.text(FORM_TYPE)
        if self.form is None:
            return
        key = HelpDraft(child, replaces=None if old is None else old.id)
        recorded = None if old is None else (as_answers(self.form, answers_of(old)), ())
        self.begin(key, self.form, recorded, (), _as_now(drafts, key, self.form), self._proposals())

    def _proposals(self) -> Answers:
        today = self._work.today()
        days = {name: DayAnswer((today + timedelta(days=days)).isoformat()) for name, days in _DEFAULT_DAYS.items()}
        contact = self._work.setting.values.get("contact_line", "")
        return {**days, "howToWithdraw": TextAnswer(contact)} if contact else days

    def withhold_from(self, case: CaseId) -> bool:
        """Keep off the page what somebody in the room may not know; return whether something came back."""

        def says_hidden(name: str, answer: Answer) -> bool:
            return any(self._work.forms.says_hidden(case, text) for _, text in texts_by_path(name, answer))

        return self.keep_off(says_hidden)

    def to_record(self) -> Answers:
        """Return what is filled in; a lone dot is not."""
        given = {} if self.form is None else self.given(self.form, {})
        return {name: answer for name, answer in given.items() if says_anything(answer)}

    def told(self) -> dict[str, str]:
        """Return what stands in the places of free text that the family reads, by the name of the place."""
        fields = () if self.form is None else self.form.of_part("common")
        shown = self.shown()
        empty = {field.id: "" for field in fields if field.kind in ("text", "lines")}
        return empty | dict(pair for field in fields for pair in texts_by_path(field.id, shown.get(field.id)))


def _as_now(drafts: Mapping[str, bytes], key: HelpDraft, form: FormDefinition) -> Mapping[str, bytes]:
    """Return the drafts as they are kept now; a program of before kept every answer as text."""
    kept = dict(drafts)
    if (draft := drafts.get(key.draft())) is not None and not isinstance(json.loads(draft).get("answers"), dict):
        kept[key.draft()] = draft_bytes(_from_texts(form, json.loads(draft)), ())
    if (apart := drafts.get(key.apart())) is not None and any(isinstance(each, str) for each in _values(apart)):
        kept[key.apart()] = json.dumps(to_builtins(_from_texts(form, json.loads(apart)))).encode()
    return kept


def _from_texts(form: FormDefinition, texts: Mapping[str, str]) -> Answers:
    return as_answers(form, HelpAnswers({name: text for name, text in texts.items() if text}))


def _values(draft: bytes) -> tuple[Any, ...]:
    return tuple(json.loads(draft).values())
