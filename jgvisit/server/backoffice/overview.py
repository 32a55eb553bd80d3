"""All that waits for the back office, family by family: papers on their way, copies to send, and what may come back."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.ids import CaseId
from jgvisit.server.backoffice import copies, scan, service
from jgvisit.server.backoffice.copies import Copy, Sent
from jgvisit.server.backoffice.families import Desk, read_family
from jgvisit.server.backoffice.service import Item
from jgvisit.server.municipality import Municipality


@dataclass(frozen=True)
class Overview:
    """What the first page of the back office shows; it names nobody of a family."""

    items: tuple[Item, ...]
    """Urgent ones first, then what may go, then by how long they wait."""
    copies: tuple[Copy, ...]
    """To be printed and sent, the longest waiting first."""
    sent: tuple[Sent, ...]
    """Copies that were sent and may come back, the latest first."""


def overview(municipality: Municipality) -> Overview:
    """Return all that waits; families of which nothing can wait any more are read no further."""
    items, to_send, gone = list[Item](), list[Copy](), list[Sent]()
    done, read_at = list[CaseId](), 0
    tenant, today = municipality.tenant, Desk(municipality).today()
    for case in scan.open_families(municipality):
        with municipality.database.read(tenant) as conn:
            family = read_family(conn, tenant, case)
        items += service.waiting(municipality, family)
        to_send += copies.waiting(municipality, family, today)
        gone += copies.sent(municipality, family, today)
        if not service.may_wait_again(family) and not copies.may_wait_again(family, today):
            done.append(case)
            read_at = min(read_at or family.seen.position, family.seen.position)
    scan.close(municipality, done, read_at)
    return Overview(
        tuple(sorted(items, key=lambda item: (not item.urgent, item.state != "ready", item.since, item.form))),
        tuple(sorted(to_send, key=lambda copy: (copy.since, copy.number))),
        tuple(sorted(gone, key=lambda copy: (-copy.on.toordinal(), copy.number))),
    )
