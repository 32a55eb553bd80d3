"""Four eyes at the server: a jurist puts down what they signed, another person signs it as well and releases it.

Both sign on their own machines (`jgvisit content sign`); here only files arrive. One release waits at a time.
Nothing else publishes: the page, the protocol and the console bring their files here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import msgspec
from sqlalchemy import Connection, select

from jgvisit.clock import from_rfc3339
from jgvisit.content.pack_errors import PackOlderError, PackRefusedError, PackUntrustedError
from jgvisit.content.pack_trust import ROLES, check_jurist
from jgvisit.content.pack_words import refused_words, why_refused
from jgvisit.content.packed import Manifest, Packed, read_packed
from jgvisit.ids import WorkerId
from jgvisit.records import canonical
from jgvisit.server.audit import service as audit
from jgvisit.server.database import insert_new
from jgvisit.server.enrolment.models import worker
from jgvisit.server.municipality import Municipality
from jgvisit.server.pages.rights import require
from jgvisit.server.problems import ConflictError, ForbiddenError, UnreadableError
from jgvisit.server.texts import service
from jgvisit.server.texts.models import text_proposal


@dataclass(frozen=True)
class Proposal:
    """What waits for the second pair of eyes."""

    packed: Packed
    put_at: datetime
    put_by: WorkerId
    name: str
    """Of who put it there."""

    @property
    def content_sha256(self) -> str:
        """What tells it apart from the next one that waits."""
        return self.packed.manifest.content_sha256


def waiting(municipality: Municipality) -> Proposal | None:
    """Return what waits, None where nothing does."""
    tenant = municipality.tenant
    query = select(text_proposal).where(text_proposal.c.tenant == tenant)
    with municipality.database.read(tenant) as conn:
        row = conn.execute(query).one_or_none()
        if row is None:
            return None
        who = select(worker.c.name).where(worker.c.tenant == tenant, worker.c.id == row.put_by)
        name = conn.execute(who).scalar_one_or_none()
    return Proposal(read_packed(row.file), from_rfc3339(row.put_at), WorkerId(row.put_by), name or row.put_by)


class Person(Protocol):
    """Who brings a file: a visitor of the pages, a session, or somebody named at the console."""

    @property
    def worker(self) -> WorkerId:
        """Who it is."""

    @property
    def roles(self) -> frozenset[str]:
        """What they may do (`pages.rights`)."""


@dataclass(frozen=True)
class Brought:
    """What came of a file."""

    manifest: Manifest
    waits: bool
    """For the second pair of eyes; else the laptops fetch it from now on."""


def bring(municipality: Municipality, data: bytes, by: Person) -> Brought:
    """Take a file in by who signed it: the jurist alone, then it waits; the second pair of eyes too, then it is live.

    Raises:
        ForbiddenError, ConflictError, UnreadableError: as `put` and `release`.
    """
    try:
        waits = len(read_packed(data).file.signatures) < len(ROLES)
    except PackRefusedError as error:
        raise UnreadableError(error.code, refused_words(error)) from error
    return Brought(put(municipality, data, by) if waits else release(municipality, data, by), waits)


def put(municipality: Municipality, data: bytes, by: Person) -> Manifest:
    """Let a file wait that the jurist alone signed, looked at as a laptop would.

    Raises:
        ForbiddenError: not for this person's role.
        UnreadableError: it is refused, with the reason in Dutch.
        ConflictError: another one waits.
    """
    require(by.roles, "texts_put")
    try:
        packed = read_packed(data)
        _check(municipality, packed)
    except PackRefusedError as error:
        raise UnreadableError(error.code, refused_words(error)) from error
    tenant, manifest = municipality.tenant, packed.manifest
    row = {
        "tenant": tenant,
        "number": manifest.number,
        "content_sha256": manifest.content_sha256,
        "file": data,
        "put_at": municipality.now(),
        "put_by": by.worker,
    }
    with municipality.database.write(tenant) as conn:
        if not insert_new(conn, text_proposal, row):
            raise ConflictError("texts.waits", "another release waits")
        _note(municipality, conn, "texts_put", by.worker, manifest)
    return manifest


def why_not(municipality: Municipality, proposal: Proposal) -> str | None:
    """Return in Dutch why what waits cannot be released any more; None where it still can."""
    try:
        _check(municipality, proposal.packed)
    except PackRefusedError as error:
        return why_refused(error.code)
    return None


def file(municipality: Municipality, by: WorkerId) -> bytes:
    """Return what waits, for somebody who will look at it and sign; noted.

    Raises:
        ConflictError: nothing waits.
    """
    proposal = _waiting(municipality)
    with municipality.database.write(municipality.tenant) as conn:
        _note(municipality, conn, "texts_fetched_to_sign", by, proposal.packed.manifest)
    return proposal.packed.data


def release(municipality: Municipality, data: bytes, by: Person) -> Manifest:
    """Publish what waits, now that the second pair of eyes signed it.

    Args:
        municipality: ours.
        data: the file that waits, with one signature more.
        by: who brings it, with the role for it; never who put it there.

    Raises:
        ForbiddenError: the same person, or not for this person's role.
        ConflictError: nothing waits, or something else than this.
        UnreadableError: it is refused, with the reason in Dutch; it still waits.
    """
    require(by.roles, "texts_release")
    proposal = _waiting(municipality)
    if proposal.put_by == by.worker:
        raise ForbiddenError("texts.same_person", "the second pair of eyes is another person")
    try:
        packed = read_packed(data)
        if first_signed(packed) != proposal.packed.data:
            raise ConflictError("texts.other_file", "this is not the file that waits")
        return service.publish(municipality, packed, by.worker)
    except PackRefusedError as error:
        raise UnreadableError(error.code, refused_words(error)) from error


def withdraw(municipality: Municipality, content_sha256: str, by: WorkerId) -> None:
    """Let what waits wait no longer; who put it there may, and who looked at it and does not agree.

    Raises:
        ConflictError: it waits no longer.
    """
    tenant, columns = municipality.tenant, text_proposal.c
    mine = (columns.tenant == tenant) & (columns.content_sha256 == content_sha256)
    with municipality.database.write(tenant) as conn:
        number = conn.execute(text_proposal.delete().where(mine).returning(columns.number)).scalar_one_or_none()
        if number is None:
            raise ConflictError("texts.nothing_waits", "this waits no longer")
        event = audit.Event(action="texts_withdrawn", at=municipality.now(), worker=by, object=str(number))
        audit.append(conn, tenant, event)


def _check(municipality: Municipality, packed: Packed) -> None:
    tenant = municipality.tenant
    with municipality.database.read(tenant) as conn:
        revoked, already = service.revoked_keys(conn, tenant), service.highest(conn, tenant)
    root, demo = municipality.certificates.root, municipality.settings.demo
    check_jurist(packed, root, municipality.moment(), demo=demo, revoked=revoked)
    if packed.manifest.number <= already:
        raise PackOlderError(f"number {packed.manifest.number}, {already} was published")
    service.check(municipality, packed)


def first_signed(packed: Packed) -> bytes:
    """Return the file as it was before the second signature.

    Raises:
        PackUntrustedError: there are not two.
    """
    signatures = packed.file.signatures
    if len(signatures) != 2:
        raise PackUntrustedError("jurist and second eye did not both sign")
    return canonical.encode(msgspec.structs.replace(packed.file, signatures=signatures[:1]))


def _waiting(municipality: Municipality) -> Proposal:
    proposal = waiting(municipality)
    if proposal is None:
        raise ConflictError("texts.nothing_waits", "nothing waits")
    return proposal


def _note(municipality: Municipality, conn: Connection, action: str, by: WorkerId, manifest: Manifest) -> None:
    event = audit.Event(action=action, at=municipality.now(), worker=by, object=str(manifest.number))
    audit.append(conn, municipality.tenant, event)
