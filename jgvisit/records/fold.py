"""The fold: from the records of a family to its case file. Pure, and blind to their order.

The same set of records gives the same `CaseFile`, byte for byte. Concurrent records on one
matter are kept as a conflict; until a person decides, what protects holds: withdrawn or
refused over given, hidden over shown, authority disputed over known (design §3).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from jgvisit.ids import CaseId, RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.entries import Reading, read_entries
from jgvisit.records.fold_bookmarks import fold_bookmarks
from jgvisit.records.fold_family import (
    fold_addresses,
    fold_authority,
    fold_capacities,
    fold_contacts,
    fold_members,
    fold_name,
    fold_orders,
    fold_orders_struck,
    fold_registered,
    not_deciding,
)
from jgvisit.records.fold_filled import fold_filled
from jgvisit.records.fold_forms import fold_forms
from jgvisit.records.fold_happenings import fold_happenings
from jgvisit.records.fold_hidden import fold_restrictions
from jgvisit.records.fold_not_asked import (
    decided_ever,
    joined,
    named_by_exception,
    named_by_team,
    names_somebody,
    once_named_by_exception,
    with_left_out,
    without_not_asked,
)
from jgvisit.records.fold_reading import fold_reading
from jgvisit.records.fold_rights import (
    fold_booklets,
    fold_circumstances,
    fold_rights_shown,
    fold_sheets,
    fold_sheets_delivered,
    fold_visit_sheets_delivered,
)
from jgvisit.records.fold_talk import (
    fold_copies,
    fold_delivered,
    fold_duties,
    fold_explained,
    fold_handed,
    fold_heard,
    fold_ratings,
    fold_said_back,
)
from jgvisit.records.fold_visits import fold_presence, fold_visits
from jgvisit.records.hidden_versions import with_versions
from jgvisit.records.link import StoredRecord
from jgvisit.records.order import Chain, Order
from jgvisit.records.payload_family import CapacityRecorded
from jgvisit.records.shown_entries import shown_entries, withholds_proof
from jgvisit.records.versions import Versions


def fold(
    case: CaseId,
    records: Iterable[StoredRecord],
    *,
    epoch: str | None = None,
    hidden: Collection[RecordId] = frozenset(),
    forks: Mapping[Chain, int] = MappingProxyType({}),
) -> CaseFile:
    """Return the state of `case` as `records` tell it.

    Args:
        case: the family; bodies of other families are left out.
        records: verified records in any order, doubled or not. Records about the device
            (`storeOpened`) may be among them: they tell which chain continues which. A record
            without a body counts as missing, so give only those of this family.
        epoch: the feed epoch of the records' positions (see `Order`).
        forks: chains known to have two branches, each with the first such place (see `Order`).
        hidden: what is left out in every version, as if it had never been written (`visibility.hidden_records`).
    """
    return fold_entries(case, read_entries(case, records), epoch=epoch, hidden=hidden, forks=forks)


def fold_entries(
    case: CaseId,
    whole: Reading,
    *,
    epoch: str | None = None,
    hidden: Collection[RecordId] = frozenset(),
    forks: Mapping[Chain, int] = MappingProxyType({}),
) -> CaseFile:
    """Return the same of records that were read already; reading is a third of the work."""
    hidden = with_versions(whole.entries, hidden) if hidden else hidden
    reading = replace(whole, entries=tuple(shown_entries(whole.entries, hidden))) if hidden else whole
    versions = Versions(reading, Order(reading, epoch, forks))
    members, other_members = fold_members(versions)
    contacts, other_contacts = fold_contacts(versions)
    copies, other_copies = fold_copies(versions)
    duties, other_duties = fold_duties(versions)
    forms, not_placed = fold_forms(versions)
    filled = fold_filled(versions)
    if names_somebody(whole.entries):
        # the team's part is hidden from every family, and what it says of who is asked holds for all of them
        everything = Versions(whole, Order(whole, epoch, forks)) if hidden else versions
        excepted, decided = named_by_exception(everything), decided_ever(everything)
        named, once = joined(named_by_team(everything), excepted), once_named_by_exception(everything)
        forms = without_not_asked(forms, named, decided, once)
        filled = with_left_out(filled, excepted, everything, decided)
    capacities = fold_capacities(versions)
    all_capacities = capacities
    if hidden and any(isinstance(entry.payload, CapacityRecorded) for entry in whole.entries):
        # why somebody does not decide is theirs; that they do not, holds for everybody (H4)
        all_capacities = fold_capacities(Versions(whole, Order(whole, epoch, forks)))
    happenings = fold_happenings(versions)
    reading_together = fold_reading(versions)
    bookmarks = fold_bookmarks(versions)
    ratings = fold_ratings(versions)
    # `conflicts` comes last: every part above notes the ones it finds
    return CaseFile(
        case=case,
        name=fold_name(versions),
        members=members,
        authority=fold_authority(versions),
        orders=fold_orders(versions),
        orders_struck=fold_orders_struck(versions),
        safe_contacts=contacts,
        visits=fold_visits(versions),
        explained=fold_explained(versions),
        said_back=fold_said_back(versions),
        forms=forms,
        copies=copies,
        delivered=fold_delivered(versions),
        duties_closed=duties,
        circumstances=fold_circumstances(versions),
        rights_shown=fold_rights_shown(versions),
        sheets=fold_sheets(versions),
        sheets_delivered=fold_sheets_delivered(versions),
        visit_sheets_delivered=fold_visit_sheets_delivered(versions),
        booklets=fold_booklets(versions),
        restrictions=fold_restrictions(versions, reading),
        conflicts=versions.conflicts,
        unknown_kinds=reading.unknown_kinds,
        bodies_missing=reading.bodies_missing,
        other_versions=(*other_members, *other_contacts, *other_copies, *other_duties),
        happenings=happenings,
        filled=filled,
        read_together=reading_together,
        bookmarks=bookmarks,
        registered=fold_registered(versions),
        heard_terms=fold_heard(versions),
        not_placed=not_placed,
        handed=fold_handed(versions),
        ratings=ratings,
        presence=fold_presence(versions),
        addresses=fold_addresses(versions),
        capacities=capacities,
        not_deciding=not_deciding(all_capacities),
        proofs_withheld=bool(hidden) and withholds_proof(whole.entries, hidden),
    )
