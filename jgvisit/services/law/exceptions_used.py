"""The exceptions of table A2 that a family's help rests on: why, with whom, since when, for which form (H14)."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.domain.own_words import says_something
from jgvisit.ids import FormId, PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.services.law.help_answer import current_forms


@dataclass(frozen=True)
class UsedException:
    """One exception that somebody wrote down and nobody took out."""

    event: str
    exception: str
    """X1 to X8."""
    children: tuple[PersonId, ...]
    form: FormId | None
    """The form it counts for, opened or filled; None: those opened on its day."""
    line: str | None
    """The one line of a filled form it counts for; None: all of it."""
    left_out: tuple[PersonId, ...]
    """Who is not asked under a filled form; empty where it names nobody (H17)."""
    reason: str
    colleague: str | None
    on: str
    source: str
    disputed: bool
    """Two versions wait for a person: until then neither counts."""

    @property
    def awaits_colleague(self) -> bool:
        """Tell whether a colleague still has to look along: X4 counts, and 24 hours are left for it (H14)."""
        return self.exception == "X4" and not self.disputed and not says_something(self.colleague)


def exceptions_used(file: CaseFile) -> tuple[UsedException, ...]:
    """Return the exceptions in use for this family, the latest first; of one in dispute every version."""
    found = [
        UsedException(
            event=happened.event,
            exception=happened.detail("exception") or "",
            children=happened.children,
            form=None if (form := happened.detail("form")) is None else FormId(form),
            line=happened.detail("line"),
            left_out=happened.persons,
            reason=happened.detail("reason") or "",
            colleague=happened.detail("colleague"),
            on=happened.on,
            source=happened.source,
            disputed=happened.disputed,
        )
        for happened in file.happenings
        if happened.kind == "exceptionUsed"
    ]
    return tuple(sorted(found, key=lambda used: (used.on, used.event, used.reason), reverse=True))


def forms_of(file: CaseFile, child: PersonId) -> tuple[Form, ...]:
    """Return the forms about help for this child for which an exception can be written down, the latest first."""
    return tuple(sorted(current_forms(file, child), key=lambda form: form.stamp.recorded_at, reverse=True))
