"""One talk with one signer: the marks a form asks of them follow each other, and each stays a paper of its own.

The place of a mark is its place in the list, which everybody in the room may read: it tells nothing of who answered
(H8). What was answered before is passed over; what comes before the mark that was chosen is left to the list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jgvisit.content.family_words import FamilyWords
from jgvisit.records.case_file import CaseFile
from jgvisit.services.forms.help_form import form_of
from ui.i18n import isolated
from ui.screens.form.asked import Asked
from ui.screens.form.state import InBoth, OtherMeans, SignerRow, TalkState

_ONE_PAPER_ONLY = "paper"
"""A photographed paper holds one signature; all else that was noted of the means holds for the whole talk."""


@dataclass(frozen=True)
class Talk:
    """Which marks are asked of whoever has the form in hand, and which is asked now."""

    steps: tuple[tuple[Asked, SignerRow], ...] = ()
    at: int = 0
    read: Asked | None = None
    """The paper that was read in this talk; None until one was."""
    read_once: bool = False
    """Whether all that comes after it says the same."""

    @property
    def now(self) -> Asked | None:
        """Which mark is asked now; None where the form asks one mark of each, as form A does."""
        return self.steps[self.at][0] if self.steps else None

    @property
    def later(self) -> tuple[Asked, ...]:
        """Which marks come after this one in the list, answered or not."""
        return tuple(asked for asked, _ in self.steps[self.at + 1 :])

    def waiting(self, file: CaseFile, means: OtherMeans) -> tuple[int, ...]:
        """Return which of the later marks still wait for an answer, by their place."""
        if means.kind == _ONE_PAPER_ONLY:
            return ()
        places = range(self.at + 1, len(self.steps))
        return tuple(place for place in places if _waits(file, self.steps[place][0]))

    def to(self, place: int) -> Talk:
        """Return the talk at another mark."""
        return replace(self, at=place)

    def state(self, file: CaseFile, means: OtherMeans, words: FamilyWords) -> TalkState:
        """Return what the signer sees of it."""
        waiting = self.waiting(file, means)
        if not self.steps or len(self.steps) < 2:
            return TalkState()
        labels = tuple(_label(row, words) for _, row in self.steps)
        return TalkState(
            place=self.at + 1,
            total=len(self.steps),
            asked=labels,
            next_one=labels[waiting[0]] if waiting else None,
            read_once=self.read_once,
            was_read=self.read is not None and self.read != self.now,
        )


def talk_of(listed: Iterable[tuple[Asked, SignerRow]], chosen: Asked) -> Talk:
    """Return the talk that begins with the mark that was chosen; of one mark where it is not in the list."""
    steps = tuple((asked, row) for asked, row in listed if asked[1] == chosen[1])
    at = next((place for place, (asked, _) in enumerate(steps) if asked == chosen), None)
    return Talk() if at is None else Talk(steps, at)


def _waits(file: CaseFile, asked: Asked) -> bool:
    form, person, mark = asked
    decided = None if mark is None else form_of(file, form).decided_by(person, mark)
    return decided is None or decided.decision == "later"


def _label(row: SignerRow, words: FamilyWords) -> InBoth:
    """Return such as "Sami de Boer · Toestemming": the child it is about, where there are several, and the mark."""
    theirs = words.of(row.what)
    return _about(row, row.what), None if theirs is None else _about(row, theirs)


def _about(row: SignerRow, mark: str) -> str:
    return f"{isolated(row.about)} · {isolated(mark)}" if row.about else mark
