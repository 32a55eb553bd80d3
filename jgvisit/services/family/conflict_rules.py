"""Which version of a disputed fact a worker may choose, and which nobody but the person concerned may. Pure.

A choice is about what is so, never instead of what somebody said: a yes stands again only where that person
gives it again. And what guards a room (H4) is not chosen away while somebody may still sit in it.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from jgvisit.ids import VisitId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import day_of
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import OrderRecorded
from jgvisit.records.payload_forms import ConsentWithdrawn, SignerDecided
from jgvisit.records.payload_papers import COPY_CAREFUL, CopyChosen
from jgvisit.records.payload_reading import PaperStepped, PassageReacted
from jgvisit.records.payload_visits import PresenceChanged, VisitEnded, VisitReopened, VisitStarted
from jgvisit.records.proof import shows_paper
from jgvisit.records.rivals import Dispute, Version
from jgvisit.services.law.handover_cover import NotCoveredError, require_cover

Bar = Literal["personDecides", "visitOpen", "noPaper", "notCovered"]
"""The person concerned says it anew · somebody may still sit there · an order without its paper (H12) ·
a handover that nothing covers (H11)."""
_CAREFUL = ("refused", "objection", "later", "partly", "agreed")


def bar_to(file: CaseFile, dispute: Dispute, version: Version, today: date) -> Bar | None:
    """Return what keeps a worker from choosing this version; None where it may be chosen."""
    chosen = version.payload
    match chosen:
        case OrderRecorded(evidence="seen", mistaken=None) if not shows_paper(chosen):
            return "noPaper"
        case SignerDecided() | ConsentWithdrawn():
            least = min(_carefulness(each.payload) for each in dispute.versions)
            careful = _carefulness(chosen) == least and not any(_says_no_to(chosen, each) for each in dispute.versions)
            return None if careful else "personDecides"
        case PassageReacted():
            return "personDecides" if any(_keeps_back(chosen, each) for each in dispute.versions) else None
        case CopyChosen():
            return "personDecides" if any(_leaves_less(chosen, each) for each in dispute.versions) else None
        case VisitStarted() | VisitEnded() | VisitReopened() | PresenceChanged():
            return "visitOpen" if _may_be_in_the_room(file, dispute, VisitId(chosen.visit), today) else None
        case PaperStepped():
            return None if _is_covered(file, chosen) else "notCovered"
        case _:
            return None


def _carefulness(payload: Payload) -> int:
    return _CAREFUL.index(payload.decision) if isinstance(payload, SignerDecided) else -1


def _says_no_to(chosen: SignerDecided | ConsentWithdrawn, other: Version) -> bool:
    """Tell whether another version gives no yes to a line that this one gives a yes to (H15)."""
    if not isinstance(chosen, SignerDecided) or not isinstance(other.payload, SignerDecided):
        return False
    theirs = other.payload.lines
    return any(said == "agreed" and theirs.get(line, said) != "agreed" for line, said in chosen.lines.items())


def _keeps_back(chosen: PassageReacted, other: Version) -> bool:
    """Tell whether another version wants a sentence left out, or words kept here, where this one does not (H11)."""
    said = other.payload
    if not isinstance(said, PassageReacted):
        return False
    leaves_out = said.reaction == "leaveOut" and chosen.reaction != "leaveOut"
    return leaves_out or (chosen.may_go == "yes" and said.may_go != "yes")


def _leaves_less(chosen: CopyChosen, other: Version) -> bool:
    """Tell whether another version leaves less at home than this one (H5)."""
    said = other.payload
    return isinstance(said, CopyChosen) and COPY_CAREFUL.index(said.way) < COPY_CAREFUL.index(chosen.way)


def _may_be_in_the_room(file: CaseFile, dispute: Dispute, visit: VisitId, today: date) -> bool:
    """Tell whether this visit may be going on somewhere: begun today, and not ended by every version."""
    known = next((each for each in file.visits if each.id == visit), None)
    begun = [each for each in dispute.versions if not isinstance(each.payload, VisitEnded)]
    return known is not None and known.state == "open" and any(day_of(each.stamp) >= today for each in begun)


def _is_covered(file: CaseFile, step: PaperStepped) -> bool:
    try:
        require_cover(file, step)
    except NotCoveredError:
        return False
    return True
