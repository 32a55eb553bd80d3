"""Folding what was said of passages, what was asked after, what was released, and how far papers came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from jgvisit.ids import FormId, PersonId, RecordId
from jgvisit.records.case_reading import CheckedSource, PaperStep, Reaction, ReadTogether
from jgvisit.records.entries import Entry
from jgvisit.records.fold_releases import fold_releases
from jgvisit.records.happenings_of_help import RefusalHeard
from jgvisit.records.payload_forms import ConsentWithdrawn, FormOpened, SignerDecided
from jgvisit.records.payload_journal import ConflictDecided
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, SourceChecked
from jgvisit.records.versions import Versions


def fold_reading(versions: Versions) -> ReadTogether:
    """Return it all, the same for every order of the records."""
    return ReadTogether(_reactions(versions), _sources(versions), fold_releases(versions), _steps(versions))


def _reactions(versions: Versions) -> tuple[Reaction, ...]:
    heads = versions.current(PassageReacted, lambda said: (said.form, said.passage, said.person))
    count = {entry.hash: len(group) for group in heads.values() for entry, _ in group}
    found = [
        Reaction(
            form=FormId(said.form),
            passage=said.passage,
            person=PersonId(said.person),
            reaction=said.reaction,
            read=said.read,
            words=said.words,
            heard_by=tuple(sorted(map(PersonId, said.heard_by))),
            how=said.how,
            may_go=said.may_go,
            counts=entry.hash in count,
            disputed=count.get(entry.hash, 0) > 1,
            stamp=entry.stamp(),
        )
        for entry, said in versions.ever(PassageReacted)
    ]
    return tuple(sorted(found, key=lambda each: (each.form, each.passage, each.person)))  # stable: earlier ones first


def _sources(versions: Versions) -> tuple[CheckedSource, ...]:
    return tuple(
        CheckedSource(FormId(said.form), said.passage, said.source, said.on, said.outcome, said.note, entry.stamp())
        for entry, said in versions.events(SourceChecked)
    )


def _steps(versions: Versions) -> tuple[PaperStep, ...]:
    heads = versions.current(PaperStepped, lambda step: step.form)
    last = {entry.hash for group in heads.values() for entry, _ in group}
    ends = _Ends(versions)
    found = [
        PaperStep(
            form=FormId(step.form),
            step=step.step,
            on=step.on,
            by=step.by,
            version=None if step.version is None else RecordId(step.version),
            to=step.to,
            consents=tuple(sorted(map(RecordId, step.consents))),
            standing=tuple(sorted(RecordId(name) for name in step.consents if ends.stood(name, entry))),
            orders=tuple(sorted(step.orders)),
            reference=step.reference,
            note=step.note,
            last=entry.hash in last,
            stamp=entry.stamp(),
        )
        for entry, step in versions.ever(PaperStepped)
    ]
    return tuple(sorted(found, key=lambda each: each.form))  # stable: earlier ones first


class _Ends:
    """Whether a yes stood when something else was written."""

    def __init__(self, versions: Versions) -> None:
        self._order = versions.order
        self._decisions = {entry.id: (entry, decided) for entry, decided in versions.ever(SignerDecided)}
        self._steps = {entry.id: entry for entry, _ in versions.ever(PaperStepped)}
        self._child = {opened.form: opened.child for _, opened in versions.ever(FormOpened)}
        self._later: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry, back in versions.ever(ConsentWithdrawn):
            self._later[back.form, back.person].append(entry)
        for entry, decided in versions.ever(SignerDecided):
            if decided.mark == "T":
                self._later[decided.form, decided.person].append(entry)
        self._noes = [
            (entry, said)
            for heads in versions.current(RefusalHeard, lambda payload: payload.event).values()
            for entry, said in heads
            if said.mistaken is None
        ]
        self._struck = [
            (entry, set(decided.records) - {decided.kept}) for entry, decided in versions.ever(ConflictDecided)
        ]

    def stood(self, decision: str, then: Entry) -> bool:
        """Tell whether a decision was a consent that came before `then`, and nothing known then had ended it.

        What came after the yes and is not known to be later than `then` counts as known: what
        protects is that a yes taken back the same hour on another laptop had gone already.
        """
        known = self._decisions.get(RecordId(decision))
        if known is None:
            return False
        entry, decided = known
        if (decided.mark, decided.decision) != ("T", "agreed") or not self._knew(then, entry):
            return False
        return not any(not self._order.before(then, end) for end in self._ends(entry, decided))

    def _knew(self, then: Entry, one: Entry) -> bool:
        """Tell whether a step came after `one`: by its chain, by what it had seen, or by that of a step it replaces.

        A step names the ones it replaces, so it knew them, and what they knew. A server that was put back from a
        backup counts its feed anew, and then nothing else shows it of a step of the back office.
        """
        line, seen = [then], {then.id}
        while line:
            step = line.pop()
            if self._order.before(one, step):
                return True
            for name in step.body.supersedes:
                earlier = self._steps.get(RecordId(name))
                if earlier is not None and earlier.id not in seen and not self._order.before(then, earlier):
                    seen.add(earlier.id)
                    line.append(earlier)
        return False

    def _ends(self, entry: Entry, decided: SignerDecided) -> Iterator[Entry]:
        """Yield what takes this yes back: another decision, a withdrawal, a no said aloud, a person's choice."""
        child = self._child.get(decided.form)
        for later in self._later[decided.form, decided.person]:
            if later.id != entry.id and not self._order.before(later, entry):
                yield later
        for later, said in self._noes:
            about = not said.children or child in said.children
            if about and decided.person in said.persons and not self._order.before(later, entry):
                yield later
        yield from (later for later, out in self._struck if entry.id in out)
