"""The answers of a form as they are typed, and the fields that show them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta

from jgvisit.content.model import FormField, FormText
from jgvisit.domain.own_words import says_something
from jgvisit.ids import CaseId, PersonId
from jgvisit.records.case_forms import Form
from jgvisit.services.form_refusals import AnswersMissingError, RuleBrokenError
from jgvisit.services.forms import draft_field
from jgvisit.workspace import Workspace
from ui.screens.form.state import FieldGroup, FieldState
from ui.widgets.advised_field import FieldsAdvice

FORM_TYPE = "consentToHelp"
_DEFAULT_DAYS = {"startsOn": 7, "reviewOn": 42, "endsOn": 182}
"""Proposals: begin in a week, look after six weeks, at most half a year (practice.md §1.4)."""


_BESIDE = " / "
"""Between what was kept apart and what was typed in its place; most fields are one line."""


def _apart_field(child: PersonId) -> str:
    return f"{draft_field(FORM_TYPE, child)}:apart"


class Filling:
    """What stands in the fields of one child's form, and which of them still miss an answer."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self.missing: tuple[str, ...] = ()
        self._problem = ""
        """Why the answers in `missing` cannot stay; empty where they are only missing."""
        self._answers: dict[str, str] = {}
        self._withheld: frozenset[str] = frozenset()
        self._child = PersonId("")
        self._apart: dict[str, str] = {}
        """What was kept off the page, of fields in which something else was typed since."""
        self._apart_on_disk: dict[str, str] = {}
        self.withheld_at_first = ""
        """Which fields were kept off the page: for another room the page is filled anew."""

    def withhold(self, case: CaseId) -> None:
        """Keep off the page, and keep, what was typed of something that somebody here may not know (H4).

        Where they may know it now, what was typed in its place stands beside it.
        """
        for field in [name for name, text in self._apart.items() if not self._work.forms.says_hidden(case, text)]:
            before, since = self._apart.pop(field), self._answers.get(field, "")
            self._answers[field] = since if before in since else _BESIDE.join(filter(None, (before, since)))
        self._withheld = frozenset(
            field for field, text in self._answers.items() if self._work.forms.says_hidden(case, text)
        )
        self.withheld_at_first = ",".join(sorted(self._withheld))

    def begin(self, drafts: Mapping[str, bytes], child: PersonId) -> None:
        """Start with the proposals, and over them what was typed before a lock."""
        self._child = child
        text = self._work.forms.text(FORM_TYPE)
        today = self._work.today()
        answers = {field.id: field.default for field in text.fields if field.default} if text else {}
        answers |= {name: (today + timedelta(days=days)).isoformat() for name, days in _DEFAULT_DAYS.items()}
        answers["howToWithdraw"] = self._work.enrolled.local.get("contact_line", "")
        self._answers, self.missing = answers | (self._typed(drafts) or {}), ()
        self._take_apart(drafts)

    def begin_anew(self, old: Form, drafts: Mapping[str, bytes]) -> None:
        """Start with the answers of the version that is replaced, or what was typed since."""
        self._answers = self._typed(drafts) or dict(old.answers)
        self._take_apart(drafts)

    def _typed(self, drafts: Mapping[str, bytes]) -> dict[str, str] | None:
        typed = drafts.get(draft_field(FORM_TYPE, self._child))
        return dict(json.loads(typed)) if typed else None

    def _take_apart(self, drafts: Mapping[str, bytes]) -> None:
        self._apart = json.loads(drafts.get(_apart_field(self._child), b"{}"))
        self._apart_on_disk = dict(self._apart)

    def take(self, field: str, text: str) -> Mapping[str, bytes]:
        """Take what was typed into a field; return the drafts to keep, by name."""
        if field in self._withheld:
            if not text:
                return self._drafts()  # it was empty on the page only
            self._apart[field] = _BESIDE.join(filter(None, (self._apart.get(field), self._answers[field])))
        self._answers[field], self._withheld = text, self._withheld - {field}
        if field in self.missing and says_something(text):
            # answers that do not fit together are put right in any one of them
            self.missing = () if self._problem else tuple(name for name in self.missing if name != field)
            self._problem = ""
        return self._drafts()

    def _drafts(self) -> Mapping[str, bytes]:
        return {draft_field(FORM_TYPE, self._child): json.dumps(self._answers).encode(), **self.apart()}

    def apart(self) -> Mapping[str, bytes]:
        """Return what is kept apart, by name, where that is not on disk yet; an opened form does not clear it."""
        if self._apart == self._apart_on_disk:
            return {}
        self._apart_on_disk = dict(self._apart)
        return {_apart_field(self._child): json.dumps(self._apart).encode()}

    def mark(self, error: AnswersMissingError) -> None:
        """Mark the fields that a refusal names, each with its reason."""
        self.missing, self._problem = error.fields, error.why if isinstance(error, RuleBrokenError) else ""

    def answers(self) -> Mapping[str, str]:
        """Return what is filled in; a lone dot is not."""
        return {name: text.strip() for name, text in self._answers.items() if says_something(text)}

    def told(self) -> dict[str, str]:
        """Return what stands in the fields of free text that the family reads."""
        text = self._work.forms.text(FORM_TYPE)
        fields = () if text is None else text.fields
        return {
            field.id: "" if field.id in self._withheld else self._answers.get(field.id, "")
            for field in fields
            if field.kind in ("text", "lines") and field.family_sees
        }

    def fields(self, text: FormText, advice: FieldsAdvice) -> tuple[FieldState, ...]:
        """Return the fields to fill in: what the help is, when (the days), and how, which comes after the days."""
        shown = [field for field in text.fields if field.kind != "fixed"]
        first_day = next((at for at, field in enumerate(shown) if field.kind == "date"), len(shown))
        return tuple(
            self._field(field, advice, "when" if field.kind == "date" else "what" if at < first_day else "how")
            for at, field in enumerate(shown)
        )

    def _field(self, field: FormField, advice: FieldsAdvice, group: FieldGroup) -> FieldState:
        advised_text, advised = advice.get(field.id, ("", ()))
        return FieldState(
            id=field.id,
            label=field.label,
            kind=field.kind,
            required=field.required,
            group=group,
            help=field.help,
            choices=field.choices,
            value="" if field.id in self._withheld else self._answers.get(field.id, ""),
            missing=field.id in self.missing,
            problem=self._problem if field.id in self.missing else "",
            advised_text=advised_text,
            advice=advised,
        )
