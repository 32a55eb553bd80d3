"""Who said no aloud, or took a yes back, after what they decided on a form: that yes counts no more (AVG 7 lid 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from jgvisit.ids import PersonId
from jgvisit.records.entries import Entry
from jgvisit.records.happenings_of_help import RefusalHeard
from jgvisit.records.payload_forms import FormOpened, SignerDecided
from jgvisit.records.versions import Versions


class SpokenNoes:
    """What `refusalHeard` tells: about which child, by whom, and where it stands among the records."""

    def __init__(self, versions: Versions) -> None:
        self._order = versions.order
        self._told: dict[str, list[tuple[Entry, RefusalHeard]]] = defaultdict(list)
        for entry, said in versions.ever(RefusalHeard):
            self._told[said.event].append((entry, said))
        self._standing = [
            said
            for heads in versions.current(RefusalHeard, lambda payload: payload.event).values()
            for _, said in heads
            if said.mistaken is None
        ]

    def about(
        self, form: FormOpened, decisions: Mapping[tuple[str, str], Sequence[tuple[Entry, SignerDecided]]]
    ) -> tuple[PersonId, ...]:
        """Return who said no to help for the child of `form` and decided nothing on it since.

        Since, by the order of the records: a decision that did not know of the no renews nothing, so of two
        concurrent ones the no holds. A corrected line of an event is as old as the first that said the same.
        """
        found = set()
        for said in self._standing:
            if said.children and form.child not in said.children:
                continue
            for person in said.persons:
                decided = [entry for entry, _ in decisions.get((form.form, person), ())]
                if not decided or not all(self._renews(entry, said.event, form.child, person) for entry in decided):
                    found.add(PersonId(person))
        return tuple(sorted(found))

    def _renews(self, decision: Entry, event: str, child: str, person: str) -> bool:
        return any(
            self._order.before(entry, decision)
            for entry, said in self._told[event]
            if person in said.persons and (not said.children or child in said.children)
        )
