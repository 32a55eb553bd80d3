"""What happened: written down with its day and its source, corrected, and how a duty to explain ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import structs

from jgvisit.domain.called import Called, meant
from jgvisit.domain.own_words import says_something
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, FormId, PersonId, RecordId, new_uuid7
from jgvisit.records.asked_words import closes_with_words
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_happenings import Happening as Happened
from jgvisit.records.case_talk import ClosedDuty
from jgvisit.records.happening import Happening
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.records.happenings_of_help import GiConsulted, VeiligThuisRecorded
from jgvisit.records.happenings_of_measures import BoardConsulted, SecondReviewRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_talk import DutyClosedWhen
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.desk.writing import Writer
from jgvisit.services.ports.journal import DraftKey, NewRecord
from jgvisit.services.talk.saying_back import ReasonMissingError

NEED_A_COLLEAGUE = ("X1", "X2", "X3", "X6")
"""As `needs` in resources/law/a2.toml says; a test holds the two together."""
VEILIG_THUIS_BASIS = "meldcode: beperkt voor het hele gezin (H9)"
CONSULT_BASIS = "advies van een GI: beperkt voor het hele gezin (H29)"
BOARD_BASIS = "advies van de Raad: beperkt voor het hele gezin (H29)"
MayBeNamed = Callable[[CaseFile, GiConsulted], bool]


class NotYetHappenedError(RefusedError):
    """Something that happened has a day that is past or today; a day to come has a field of its own."""

    code = "refused.not_yet_happened"


class StrangerNamedError(RefusedError):
    """A fact names somebody who is no member of this family; nothing was recorded."""

    code = "refused.stranger_named"


class ColleagueMissingError(RefusedError):
    """This exception counts only with a colleague who looked along (table A2); nothing was recorded."""

    code = "refused.colleague_missing"


class OwnNameAsColleagueError(RefusedError):
    """Who looks along is somebody else than who writes it down (H14); nothing was recorded."""

    code = "refused.own_name_as_colleague"


class ChildMissingError(RefusedError):
    """An exception is about named children, never about all by itself; nothing was recorded."""

    code = "refused.child_missing"


class NotToBeNamedError(RefusedError):
    """A GI was asked by name about somebody whom we may not tell it about (table A3); nothing was recorded."""

    code = "refused.not_to_be_named"


class DutyReasonMissingError(RefusedError):
    """A duty ends with a reason; withheld with a colleague and a later date too; unreachable with what was tried."""

    code = "refused.duty_reason_missing"


class Happenings:
    """The facts that open a moment of table C or make a line of a card true."""

    def __init__(
        self,
        writer: Writer,
        files: CaseFiles,
        time: KnownTime,
        called: Callable[[], Called],
        may_be_named: MayBeNamed,
    ) -> None:
        """Join the parts.

        Args:
            writer: appends.
            files: the families.
            time: the best that is known of the time.
            called: by which names colleagues mean this worker.
            may_be_named: whether the GI of a consult may hear whom it is about.
        """
        self._writer, self._may_be_named = writer, may_be_named
        self._files = files
        self._time = time
        self._called = called

    def record(
        self, case: CaseId, happening: Happening, *, clears: Sequence[DraftKey] = (), begun: FormId | None = None
    ) -> RecordId:
        """Write down what happened, or a new version of it.

        What concerns Veilig Thuis, or the advice of a GI or the Raad, is hidden from every member of the family in
        the same breath (H9, H29).

        Args:
            case: the family.
            happening: what happened.
            clears: the draft it was typed in.
            begun: a form an exception may name although nothing of it is on record yet.

        Raises:
            NotYetHappenedError: its day is still to come.
            StrangerNamedError: it names somebody who is no member here.
            ColleagueMissingError, ChildMissingError, ReasonMissingError: an exception without what it needs.
            NotToBeNamedError: a GI was asked by name about somebody whom we may not tell it about.
        """
        if isinstance(happening, ExceptionUsed):
            _check_exception(happening)
        if date.fromisoformat(happening.on) > self._time.today():
            raise NotYetHappenedError(happening.on)
        if isinstance(happening, ExceptionUsed | SecondReviewRecorded):
            self._check_colleague(happening.colleague)
        file = self._files.get(case)
        members = {member.id for member in file.members}
        if not {*happening.children, *happening.persons} <= members:
            raise StrangerNamedError("a person who is no member of this case")
        if isinstance(happening, ExceptionUsed) and happening.form is not None:
            about = {form.id: {form.child} for form in file.forms} | {
                form.id: set(form.children) for form in file.filled
            }
            if begun is not None:
                about.setdefault(begun, {PersonId(child) for child in happening.children})
            if about.get(FormId(happening.form), set()).isdisjoint(happening.children):
                raise KeyError(happening.form)
        if isinstance(happening, GiConsulted) and happening.how == "byName" and not self._may_be_named(file, happening):
            raise NotToBeNamedError(happening.how)
        return self._write(file, happening, clears)

    def standing(self, case: CaseId, event: str) -> Happened:
        """Return an event as it stands in this family.

        Raises:
            KeyError: no such event.
        """
        found = next((known for known in self._files.get(case).happenings if known.event == event), None)
        if found is None:
            raise KeyError(event)
        return found

    def strike(self, case: CaseId, event: str, why: str, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Write down that an event was recorded by mistake: it did not happen. The record itself stays.

        Raises:
            KeyError: no such event in this family.
            DutyReasonMissingError: no reason.
        """
        if not says_something(why):
            raise DutyReasonMissingError("a mistake without its reason")
        return self._write(self._files.get(case), payload_of(self.standing(case, event), mistaken=why.strip()), clears)

    def colleague_looked(
        self, case: CaseId, event: str, colleague: str, *, clears: Sequence[DraftKey] = ()
    ) -> RecordId | None:
        """Write down who looked along after X4: the duty of 24 hours is done (H14).

        A new version of the same exception, of the same day: by that day it counts for its forms. The record says
        itself when it was written. Nothing is written where somebody stands there already, as by another laptop.

        Returns:
            The record in which the colleague stands; None where nothing had to be written.

        Raises:
            KeyError: no such X4 in this family, or two versions of it wait for a person.
            ColleagueMissingError: nobody was named.
            OwnNameAsColleagueError: who writes it down was named.
        """
        was = self.standing(case, event)
        if was.detail("exception") != "X4" or was.disputed:
            raise KeyError(event)
        if not says_something(colleague):
            raise ColleagueMissingError(event)
        self._check_colleague(colleague)
        if says_something(was.detail("colleague")):
            return None
        looked = structs.replace(payload_of(was), colleague=colleague.strip())
        return self._write(self._files.get(case), looked, clears)

    def put_back(self, case: CaseId, was: Happened, changed: RecordId) -> None:
        """Take a striking, or a colleague, back: the event stands as it stood, and the history keeps all of it.

        Nothing is written where it was changed since, as by a colleague.

        Args:
            case: the family.
            was: the event before.
            changed: the record that is taken back.
        """
        file = self._files.get(case)
        if all(known.stamp.record == changed for known in file.happenings if known.event == was.event):
            self._write(file, payload_of(was), replaces=(changed,))

    def _write(
        self,
        file: CaseFile,
        happening: Happening,
        clears: Sequence[DraftKey] = (),
        replaces: tuple[RecordId, ...] = (),
    ) -> RecordId:
        record = RecordId(new_uuid7())
        earlier = tuple(known.stamp.record for known in file.happenings if known.event == happening.event)
        batch = [NewRecord(happening, file.case, id=record, supersedes=tuple(dict.fromkeys((*replaces, *earlier))))]
        basis = _basis_of(happening)
        if basis is not None:
            everybody = tuple(sorted(member.id for member in file.members))
            hidden = VisibilityRestricted(hides=(record,), hidden_from=everybody, basis=basis)
            batch.append(NewRecord(hidden, file.case))
        self._writer.write(batch, clears=clears)
        return record

    def close_duty(self, case: CaseId, closed: DutyClosedWhen, *, clears: Sequence[DraftKey] = ()) -> RecordId:
        """Write down how a duty to explain ended without an explanation (H18).

        Raises:
            OwnNameAsColleagueError: withheld, and talked over with nobody but who writes it down.
        """
        self._check_colleague(closed.colleague)
        file = self._files.get(case)
        rivals = (known for known in file.other_versions if isinstance(known, ClosedDuty))
        same = (closed.moment, closed.person, closed.due)
        earlier = [
            known.stamp.record
            for known in (*file.duties_closed, *rivals)
            if (known.moment, known.person, known.due) == same
        ]
        return self._writer.one(case, closed, supersedes=earlier, clears=clears)

    def _check_colleague(self, typed: str | None) -> None:
        if typed is not None and meant(self._called(), typed) == "yes":
            raise OwnNameAsColleagueError("who writes it down")


def _basis_of(happening: Happening) -> str | None:
    """Return why no family reads this, None where they may."""
    match happening:
        case VeiligThuisRecorded():
            return VEILIG_THUIS_BASIS
        case GiConsulted():
            return CONSULT_BASIS
        case BoardConsulted():
            return BOARD_BASIS
        case _:
            return None


def _check_exception(used: ExceptionUsed) -> None:
    if not used.children:
        raise ChildMissingError(used.exception)
    if not says_something(used.reason):
        raise ReasonMissingError(used.exception)
    if used.exception in NEED_A_COLLEAGUE and not says_something(used.colleague):
        raise ColleagueMissingError(used.exception)


def payload_of(happened: Happened, *, mistaken: str | None = None) -> Happening:
    """Return what was recorded as a payload again, for a new version of it."""
    return HAPPENINGS[happened.kind](
        event=happened.event,
        on=happened.on,
        source=happened.source,
        children=happened.children,
        persons=happened.persons,
        mistaken=mistaken,
        **dict(happened.details),
    )


def closing(
    moment: int,
    person: str,
    due: date,
    how: str,
    *,
    reason: str,
    colleague: str = "",
    again_on: date | None = None,
    attempts: tuple[str, ...] = (),
) -> DutyClosedWhen:
    """Return the record of a closed duty.

    Raises:
        DutyReasonMissingError: what H18 asks of this way of closing is missing.
    """
    try:
        closed = DutyClosedWhen(
            moment=moment,
            person=person,
            due=due.isoformat(),
            how=how,  # type: ignore[arg-type]  # the writer reads it back and refuses another word
            reason=reason.strip(),
            colleague=colleague.strip() or None,
            again_on=None if again_on is None else again_on.isoformat(),
            attempts=tuple(text.strip() for text in attempts if says_something(text)),
        )
    except ValueError as error:
        raise DutyReasonMissingError(str(error)) from error
    if not closes_with_words(closed):
        raise DutyReasonMissingError(how)
    return closed
