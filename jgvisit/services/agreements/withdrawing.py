"""Taking a consent back: as easy as giving it, at once, wholly or some lines of it (AVG 7 lid 3, Jw 7.3.4 lid 1).

It is one record, which goes first at the next sync. No form has to be filled in for it, nobody has to sign,
and nothing stops it: the paper about it (form G), who must be told, and how a child comes home follow after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from jgvisit.clock import to_rfc3339
from jgvisit.content.form_model import EVERYTHING
from jgvisit.domain.own_words import says_something
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, VisitId, new_uuid7
from jgvisit.records.answers import Answer, ChoiceAnswer, MomentAnswer, PersonsAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.records.facts_of_forms import subject_of
from jgvisit.records.form_days import lines_of
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.visibility import NOBODY_OF_THE_FAMILY
from jgvisit.records.whose_own import may_all_have, named_alone
from jgvisit.services.agreements.after_withdrawal import (
    NOTIFIED,
    WHAT,
    WITHDRAWAL,
    Withdrawal,
    parties_to_tell,
    with_before,
)
from jgvisit.services.agreements.given import asked_lines, given_lines, label_of_line, renewed, stands
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.answer_words import named_lines
from jgvisit.services.forms.filled_forms import FilledForms
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.ports.journal import NewRecord

Channel = Literal["visit", "phone", "letter", "mail", "thirdParty"]
"""How we heard it, as form G names it."""
_CHANNELS: Mapping[Channel, Literal["visit", "phone", "letter", "mail", "other"]] = {
    "visit": "visit",
    "phone": "phone",
    "letter": "letter",
    "mail": "mail",
    "thirdParty": "other",
}
_SUBJECTS: Mapping[str, str] = {
    "help": "help",
    "share": "share",
    "voluntary_stay": "stay",
    "contact": "contact",
    "handover": "handover",
    "safety_plan": "plan",
}
"""Subject of the law question -> what form G calls it."""
_EVERYTHING_BEFORE = "alles"
"""In texts that a municipality signed before they had a word for it."""


class NothingToWithdrawError(RefusedError):
    """This person gave no such consent, or took it back already; nothing was recorded."""

    code = "refused.nothing_to_withdraw"


@dataclass(frozen=True)
class GivenLine:
    """One line that stands: a receiver, a promise."""

    id: str
    label: str


@dataclass(frozen=True)
class Given:
    """What somebody consented or agreed to under one form, and did not take back yet."""

    form: FormId
    form_type: str
    title: str
    child: PersonId
    person: PersonId
    lines: tuple[GivenLine, ...]
    """Empty: it has no lines, and stops as a whole."""


@dataclass(frozen=True)
class TakenBack:
    """What stops: a form, and which lines of it; none means all of it."""

    form: FormId
    lines: tuple[str, ...] = ()


class Withdrawing:
    """One person takes back what that person gave, alone (law.md table A3)."""

    def __init__(self, at: Workplace, filled: FilledForms) -> None:
        self._at, self._filled = at, filled

    def given(self, case: CaseId, person: PersonId, *, for_me: bool = False) -> tuple[Given, ...]:
        """Return what `person` gave and can take back, as far as everybody in the room may know of it (H4).

        What one person gave, and so what they took back, shows to whoever may have their form G: to nobody else who
        looks on, unless the worker looks alone (`for_me`).
        """
        viewers = self._viewers(case, for_me=for_me)
        if not self._may_show(case, person, viewers):
            return ()
        return tuple(self._given(self._at.files.shown_to(case, viewers), person))

    def _viewers(self, case: CaseId, *, for_me: bool) -> frozenset[PersonId]:
        return NOBODY_OF_THE_FAMILY if for_me else self._at.files.room(case)

    def _may_show(self, case: CaseId, person: PersonId, viewers: frozenset[PersonId]) -> bool:
        theirs = named_alone(WITHDRAWAL, person)
        return may_all_have(self._at.files.get(case), WITHDRAWAL, theirs, viewers, self._at.today())

    def withdraw(
        self,
        case: CaseId,
        person: PersonId,
        what: Sequence[TakenBack],
        channel: Channel,
        *,
        received_at: datetime | None = None,
        effective_at: datetime | None = None,
        visit: VisitId | None = None,
    ) -> tuple[RecordId, ...]:
        """Record that `person` takes back `what`, on disk when this returns.

        Args:
            case: the family.
            person: who gave it; nobody takes back for somebody else, also where another brings the word.
            what: at least one form, with its lines or whole.
            channel: how we heard it.
            received_at: when; now if absent, never later than now.
            effective_at: from when it counts, if the person wants another moment; when we heard it if absent.
            visit: in which it was said, if in one.

        Raises:
            NothingToWithdrawError: some of it was not given, or was taken back already.
            StoreError, RecordError: nothing was recorded.
        """
        file = self._at.files.get(case)
        standing = {each.form: {line.id for line in each.lines} for each in self._given(file, person)}
        now = self._at.time.now().moment
        heard = min(received_at or now, now)
        records = []
        for each in what:
            known = standing.get(each.form)
            if known is None or not set(each.lines) <= known:
                raise NothingToWithdrawError("not given by this person, or not any more")
            whole = not each.lines or set(each.lines) == known
            payload = ConsentWithdrawn(
                form=each.form,
                person=person,
                channel=_CHANNELS[channel],
                effective_at=to_rfc3339(effective_at or heard),
                lines=() if whole else tuple(sorted(each.lines)),
                visit=visit,
            )
            records.append(NewRecord(payload, case))
        if not records:
            raise NothingToWithdrawError("nothing was named")
        return self._at.writer.write(records)

    def about_it(
        self,
        case: CaseId,
        person: PersonId,
        what: Sequence[TakenBack],
        channel: Channel,
        received_at: datetime | None = None,
    ) -> tuple[dict[str, Answer], dict[str, Answer]]:
        """Return what form G can be filled with after `withdraw`: of its common part, and of the team's.

        Both are a start for the worker: the road home of a stay, and what was told, are not known here.
        """
        file = self._at.files.get(case)
        forms = [form_of(file, each.form) for each in what]
        now = self._at.time.now().moment
        heard = to_rfc3339(min(received_at or now, now))
        subject = _SUBJECTS.get(subject_of(forms[0]) or "") if forms else None
        common: dict[str, Answer] = {
            "withdrawnBy": PersonsAnswer((person,)),
            "withdrawnWhat": TextAnswer(
                "; ".join(self._named(form, each) for form, each in zip(forms, what, strict=True))
            ),
            "channel": ChoiceAnswer((channel,)),
            "receivedAt": MomentAnswer(heard),
            "effectiveAt": MomentAnswer(heard),
        }
        if subject is not None and subject in dict(
            self._filled.definition(WITHDRAWAL).field("withdrawnSubject").choices
        ):
            common["withdrawnSubject"] = ChoiceAnswer((subject,))
        parties = dict.fromkeys(
            party
            for form, each in zip(forms, what, strict=True)
            for party in parties_to_tell(file, _withdrawal(form, person, each))
        )
        rows = tuple(Row(new_uuid7(), {"party": TextAnswer(party)}) for party in parties)
        return common, {NOTIFIED: RowsAnswer(rows)} if rows else {}

    def beside(
        self,
        case: CaseId,
        person: PersonId,
        about: tuple[Mapping[str, Answer], Mapping[str, Answer]],
        before: tuple[Mapping[str, Answer], Mapping[str, Answer]],
    ) -> tuple[dict[str, Answer], dict[str, Answer]]:
        """Return what `about_it` gave beside what stood on the paper `before`: of its common part, and of the team's.

        Words that are not wholly about what `person` took back do not stay: this paper may have been begun for
        somebody else, whose words are not for them (H8).
        """
        (common, team), (stood, listed) = about, before
        file = self._at.files.get(case)
        kept = {name: each for name, each in stood.items() if name != WHAT or self._is_about(file, person, each)}
        return with_before(kept, common), with_before(listed, team)

    def _is_about(self, file: CaseFile, person: PersonId, said: Answer) -> bool:
        """Tell whether an answer names nothing but what this person took back."""
        theirs = {self._everything()}
        for form in file.forms:
            for decision in form.decisions:
                if decision.person == person and decision.withdrawn_at is not None:
                    rows = {} if form.laid is None else lines_of(dict(form.laid.answers))
                    back = decision.withdrawn_lines or asked_lines(form, decision)
                    theirs |= {self._title(form), *(label_of_line(rows[line]) for line in back if line in rows)}
        rest = said.text if isinstance(said, TextAnswer) else ""
        for words in sorted(theirs, key=len, reverse=True):
            rest = rest.replace(words, "")
        return not says_something(rest)

    def _given(self, file: CaseFile, person: PersonId) -> Iterator[Given]:
        for form in file.forms:
            decisions = [each for each in form.decisions if each.person == person and stands(each)]
            if not decisions or renewed(file, form, person):
                continue
            lines = dict.fromkeys(line for each in decisions for line in given_lines(form, each))
            rows = {} if form.laid is None else lines_of(dict(form.laid.answers))
            whole = [each for each in decisions if not asked_lines(form, each)]
            if lines or whole:
                found = tuple(GivenLine(line, label_of_line(rows[line])) for line in lines)
                yield Given(form.id, form.form_type, self._title(form), form.child, person, found)

    def _title(self, form: Form) -> str:
        known = self._at.packs.of(form.pack).definition(form.form_type)
        return form.form_type if known is None else known.title

    def _named(self, form: Form, back: TakenBack) -> str:
        rows = {} if form.laid is None else lines_of(dict(form.laid.answers))
        labels = [label_of_line(rows[line]) for line in back.lines if line in rows]
        return named_lines(self._title(form), labels or [self._everything()])

    def _everything(self) -> str:
        return self._filled.definition(WITHDRAWAL).labels.get(EVERYTHING, _EVERYTHING_BEFORE)


def _withdrawal(form: Form, person: PersonId, back: TakenBack) -> Withdrawal:
    day = datetime.fromisoformat(form.stamp.recorded_at).date()
    return Withdrawal(form.id, form.form_type, form.child, person, day, back.lines)
