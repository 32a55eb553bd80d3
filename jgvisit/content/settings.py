"""What a municipality sets for all its laptops, as it gives it with its texts; the program sets none of it.

nl/municipality.toml
    contact_line = "Bel het Team Jeugd en Gezin: …"   # on forms and the sheet a visit leaves: how to reach us
    fingerprint_place = "…"                            # where it is published how to check a paper
    municipality_pays_interpreter = "yes"              # yes or no: cards may say it only where it is so
    sync_today = "yes"                                 # yes or no: what is signed goes to the server the same day
    oral_witness = "always"                            # notNeeded or always; without it a witness in the room only
    handed_over_minutes = 20                           # idle minutes after which a page in a family's hands locks
    decision_weeks = 6                                 # own term for a decision on an application, in weeks, at most 8
    decision_weeks_source = "…"                        # where that term stands; without it the term of the law counts

Jurist and second eye sign it with the rest: a wrong number on a sheet leaves a mother without us.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from jgvisit.content.files import Shape
from jgvisit.content.reading import Read

_Line = Annotated[str, msgspec.Meta(pattern=r"^[^\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]{1,200}\Z")]
_YesNo = Literal["yes", "no"]


class MunicipalityShape(Shape, frozen=True, kw_only=True):
    """`nl/municipality.toml`."""

    contact_line: _Line | None = None
    fingerprint_place: _Line | None = None
    municipality_pays_interpreter: _YesNo | None = None
    sync_today: _YesNo | None = None
    oral_witness: Literal["notNeeded", "always"] | None = None
    handed_over_minutes: Annotated[int, msgspec.Meta(ge=5, le=240)] | None = None
    decision_weeks: Annotated[int, msgspec.Meta(ge=1, le=8)] | None = None
    decision_weeks_source: _Line | None = None


def settings_of(read: Read[MunicipalityShape] | None) -> Mapping[str, str]:
    """Return what was set, by name; nothing where the municipality gave no such file."""
    given = {} if read is None else msgspec.structs.asdict(read.value)
    return {name: str(value) for name, value in given.items() if value is not None}
