"""What goes out to a GI or the Raad, in blocks that the back office copies one by one (H25)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jgvisit.content.form_model import FormDefinition
from jgvisit.ids import FormId, PersonId


@dataclass(frozen=True)
class Line:
    """One line of a block."""

    label: str
    value: str
    of: PersonId | None = None
    """Whose own words they are."""
    known_to: frozenset[PersonId] = frozenset()
    """Who of the family knows this line already; empty where `of` is None: the common text, which all may read."""
    restricted: bool = False
    """Out of the team's part, or who was asked after a fact: the family does not know it by the form."""


@dataclass(frozen=True)
class Block:
    """A heading with its lines, to be copied at once."""

    heading: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """As it is copied."""
        return "\n".join((self.heading, *(f"{line.label}: {line.value}" for line in self.lines)))


@dataclass(frozen=True)
class ReadLater:
    """What somebody of the family can read later through the file it goes to, and does not know yet (H3)."""

    person: PersonId
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Outgoing:
    """One handover or request as it goes out."""

    form_id: FormId
    number: str
    """Letter, year and a mark of the versions in it; neutral (H5)."""
    form: FormDefinition
    title: str
    top: tuple[str, ...]
    """Above everything, such as that an address is secret."""
    blocks: tuple[Block, ...]
    read_later: tuple[ReadLater, ...]
    worker_name: str
    municipality: str
    made_at: datetime
    demo: bool
    may_go: bool = True
    """False: a handover that nothing covers yet; it can be looked at, and is neither copied nor printed (H11)."""

    @property
    def text(self) -> str:
        """The whole as one text."""
        return "\n\n".join(("\n".join((self.title, *self.top)), *(block.text for block in self.blocks))) + "\n"
