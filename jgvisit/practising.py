"""The practice family: a store of its own for a process of its own, made anew each time and gone afterwards.

Nothing of it can leak, because nothing of it is near anything real (decision 36):

- its store lies in a folder of its own; the process that practises opens no other, and alone has its key;
- its root certificate says OEFENGEZIN, and from that follows all else: no server to send to (`Enrolled.pinned`),
  nothing that waits, the mark on screens and papers, and seals that `verify` never takes for real ones.
"""

from __future__ import annotations

from datetime import timedelta

from jgvisit.clock import Clock, local_date
from jgvisit.config import Places
from jgvisit.enrolment import Enrolled, keep_enrolment
from jgvisit.errors import RefusedError
from jgvisit.ids import CaseId, new_uuid7
from jgvisit.made_up import PRACTICE_FAMILY, MadeUpMunicipality, load_municipality
from jgvisit.opening import open_journal
from jgvisit.records.certificates import PRACTICE
from jgvisit.server.certificates import issue_authority, issue_leaf, pem, subject
from jgvisit.services.ports.journal import NewRecord
from jgvisit.store.create import Costs, create_store
from jgvisit.store.database import private_paths
from jgvisit.store.private_file import disk_errors
from jgvisit.store.safe import Safe
from jgvisit.store.wraps import KdfCost

_CHEAP = Costs(KdfCost(1024, 1, 1), KdfCost(1024, 1, 1))
"""Nobody ever learns the words that would open it, and nobody is in it."""
_LIFE = timedelta(days=365)


class NotForPracticeError(RefusedError):
    """These are places of a store that is no practice family's; it was not touched."""

    code = "refused.not_for_practice"


def begin(places: Places, clock: Clock) -> Safe:
    """Throw away what is left of an earlier practice, and make the family anew.

    Raises:
        NotForPracticeError: `places` are not `config.practice_places()`; nothing was changed.
        DiskFullError, DiskFaultError: nothing usable was made; try again.
    """
    throw_away(places)
    safe = create_store(places, None, clock, costs=_CHEAP).safe
    try:
        _bring_family(safe, clock)
    except BaseException:
        safe.close()
        raise
    return safe


def throw_away(places: Places) -> None:
    """Delete the practice family's store: by the names of its own files, and nothing else that lies there.

    Raises:
        NotForPracticeError: `places` are not for practice; nothing was deleted.
        DiskFaultError: something of it is still there.
    """
    if not places.practice:
        raise NotForPracticeError(places.store_dir.name)
    sides = private_paths(places.store)[1:]
    unfinished = private_paths(places.store.with_name(f"{places.store.name}.new"))[1:]
    beside = (places.key_file, places.head_mark, places.pin_attempts, places.lease_hint, places.orders, places.ca)
    with disk_errors():
        for path in (*sides, *unfinished, *beside):
            path.unlink(missing_ok=True)


def family_of(safe: Safe, clock: Clock) -> CaseId:
    """Return the one family of a practice store."""
    [case] = open_journal(safe, clock).cases()
    return case


def _bring_family(safe: Safe, clock: Clock) -> None:
    municipality = load_municipality(local_date(clock.now()), PRACTICE_FAMILY)
    keep_enrolment(safe, _enrolled(safe, municipality, clock))
    journal = open_journal(safe, clock)
    for family in municipality.families:
        journal.append([NewRecord(payload, family.case) for payload in family.payloads])


def _enrolled(safe: Safe, municipality: MadeUpMunicipality, clock: Clock) -> Enrolled:
    """Enrol the device key with an authority of this moment, whose key nobody keeps."""
    now, name = clock.now(), municipality.name
    root = issue_authority(subject(name, PRACTICE, demo=True, practice=True), now, None, 1)
    own = subject(name, f"{PRACTICE} laptop", demo=True, practice=True)
    device = issue_leaf(own, safe.device_key.public_key, now, root, life=_LIFE, non_repudiation=True)
    return Enrolled(
        tenant=new_uuid7(),
        device=safe.device_key.device,
        worker=new_uuid7(),
        worker_name=municipality.worker,
        municipality=name,
        server_url="",
        root_pem=pem(root.certificate),
        receipt_certificate_pem=pem(root.certificate),
        device_certificate_pem=pem(device) + pem(root.certificate),
        demo=True,
        local=municipality.local,
    )
