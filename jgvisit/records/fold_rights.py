"""Folding the rights card: circumstances seen, cards gone through, sheets chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jgvisit.ids import PersonId, VisitId
from jgvisit.records.case_papers import LeftBooklet, SheetWish
from jgvisit.records.case_rights import KnownCircumstance, ShownRights
from jgvisit.records.entries import Entry
from jgvisit.records.payload_papers import BookletLeft, RightsSheetChosen, RightsSheetDelivered, VisitSheetDelivered
from jgvisit.records.payload_rights import CircumstanceSeen, RightsShown
from jgvisit.records.versions import Versions

_SHEET_CAREFUL = ("none", "general", "personal")


def fold_circumstances(versions: Versions) -> tuple[KnownCircumstance, ...]:
    """Return what was seen, one of each; while versions are in conflict the one that promises least."""
    chosen = []
    for heads in versions.current(CircumstanceSeen, lambda seen: (seen.child, seen.person, seen.what)).values():
        chosen.append(_circumstance(*min(heads, key=lambda head: (head[1].holds, head[0].hash))))
    return tuple(sorted(chosen, key=lambda seen: (seen.child, seen.person, seen.what)))


def fold_rights_shown(versions: Versions) -> tuple[ShownRights, ...]:
    """Return the cards gone through, later ones after those they came after."""
    return tuple(
        ShownRights(
            visit=VisitId(payload.visit),
            person=PersonId(payload.person),
            children=tuple(map(PersonId, payload.children)),
            lines=payload.lines,
            languages=payload.languages,
            heard_by=tuple(map(PersonId, payload.heard_by)),
            law_book=payload.law_book,
            situation=payload.situation,
            frame_said=payload.frame_said,
            stamp=entry.stamp(),
        )
        for entry, payload in versions.events(RightsShown)
    )


def fold_sheets(versions: Versions) -> tuple[SheetWish, ...]:
    """Return which sheet each person wants; of rivals what leaves least at home holds (H5)."""
    chosen = []
    for heads in versions.current(RightsSheetChosen, lambda wish: (wish.visit, wish.person)).values():
        first = min(heads, key=lambda head: (_SHEET_CAREFUL.index(head[1].sheet), head[0].hash))
        chosen.append(_sheet(*first))
    return tuple(sorted(chosen, key=lambda wish: (wish.visit, wish.person)))


def fold_sheets_delivered(versions: Versions) -> tuple[tuple[PersonId, VisitId], ...]:
    """Return to whom the sheet chosen at which visit was handed over; of rivals the one that still owes it holds."""
    known = versions.current(RightsSheetDelivered, lambda sheet: (sheet.person, sheet.visit))
    return _given({place: [sheet.given for _, sheet in heads] for place, heads in known.items()})


def fold_visit_sheets_delivered(versions: Versions) -> tuple[tuple[PersonId, VisitId], ...]:
    """Return to whom the sheet of which visit was handed over; of rivals the one that still owes it holds."""
    known = versions.current(VisitSheetDelivered, lambda sheet: (sheet.person, sheet.visit))
    return _given({place: [sheet.given for _, sheet in heads] for place, heads in known.items()})


def fold_booklets(versions: Versions) -> tuple[LeftBooklet, ...]:
    """Return which booklets lie with whom; of rivals that tell of one left and not left, the one that was left."""
    lying = []
    for heads in versions.current(BookletLeft, lambda left: (left.person, left.booklet_version)).values():
        entry, left = min(heads, key=lambda head: (not head[1].given, head[1].on, head[0].hash))
        if left.given:
            lying.append(LeftBooklet(PersonId(left.person), left.booklet_version, left.on, entry.stamp()))
    return tuple(sorted(lying, key=lambda each: (each.on, each.person, each.code)))


def _given(heads: Mapping[tuple[str, str], Sequence[bool]]) -> tuple[tuple[PersonId, VisitId], ...]:
    return tuple((PersonId(person), VisitId(visit)) for (person, visit), given in sorted(heads.items()) if all(given))


def _circumstance(entry: Entry, seen: CircumstanceSeen) -> KnownCircumstance:
    return KnownCircumstance(
        PersonId(seen.child), PersonId(seen.person), seen.what, seen.holds, seen.since, seen.seen, entry.stamp()
    )


def _sheet(entry: Entry, wish: RightsSheetChosen) -> SheetWish:
    return SheetWish(
        VisitId(wish.visit), PersonId(wish.person), wish.sheet, wish.law_book, wish.languages, entry.stamp()
    )
