"""Publish a release of texts, and hand it out as it came.

The server looks at a release as a laptop does, so that no laptop is offered what it must refuse. It
cannot make or change one: the keys of jurist and second eye are never here, and each laptop checks anew.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.exc import IntegrityError

from jgvisit.clock import local_date
from jgvisit.content.findings import PackError
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_errors import PackExpiredError, PackOlderError, PackTextsError
from jgvisit.content.pack_trust import check_four_eyes
from jgvisit.content.packed import Manifest, Packed
from jgvisit.ids import DeviceId, TenantId, WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import ConflictError, NotFoundError
from jgvisit.server.texts.models import text_proposal, text_release


def newest(conn: Connection, tenant: TenantId) -> int | None:
    """Return the number of the release that counts, None before the first and where all were taken back."""
    return _number(conn, text_release.c.tenant == tenant, text_release.c.taken_back_at.is_(None))


def highest(conn: Connection, tenant: TenantId) -> int:
    """Return the highest number ever published, also one that was taken back: a laptop may have it. 0 before it."""
    return _number(conn, text_release.c.tenant == tenant) or 0


def file(municipality: Municipality, number: int, worker: WorkerId, device: DeviceId) -> bytes:
    """Return a release, byte for byte as it was published.

    Raises:
        NotFoundError: no such release, or it was taken back.
    """
    tenant, release = municipality.tenant, text_release.c
    mine = (release.tenant == tenant) & (release.number == number)
    query = select(release.file).where(mine, release.taken_back_at.is_(None))
    with municipality.database.write(tenant) as conn:
        data: bytes | None = conn.execute(query).scalar_one_or_none()
        if data is None:
            raise NotFoundError("texts.unknown", "no such release")
        event = audit.Event(action="texts", at=municipality.now(), worker=worker, device=device, object=str(number))
        audit.append(conn, tenant, event)
    return data


def check(municipality: Municipality, packed: Packed) -> None:
    """Look at all but the signatures, as a laptop does.

    Raises:
        PackExpiredError, PackTextsError: its last day is over, or its texts cannot be shown.
    """
    manifest = packed.manifest
    if local_date(municipality.moment()) > manifest.last_day:
        raise PackExpiredError(f"until {manifest.expires}")
    try:
        load_pack(packed.texts)
    except PackError as error:
        raise PackTextsError(str(error)) from error


def revoked_keys(conn: Connection, tenant: TenantId) -> frozenset[str]:
    """Return the fingerprints that any release revoked: what was taken back still revokes."""
    rows = conn.execute(select(text_release.c.revokes).where(text_release.c.tenant == tenant)).scalars()
    return frozenset(fingerprint for row in rows for fingerprint in row.split())


def check_signatures(municipality: Municipality, packed: Packed, revoked: frozenset[str]) -> None:
    """Look whether jurist and second eye of this municipality signed.

    Raises:
        PackUntrustedError, PackDemoError: they did not both.
    """
    root, demo = municipality.certificates.root, municipality.settings.demo
    check_four_eyes(packed, root, municipality.moment(), demo=demo, revoked=revoked)


def publish(municipality: Municipality, packed: Packed, by: WorkerId) -> Manifest:
    """Let the laptops fetch what waited, put there by another person; `proposals` looks who brings it.

    Raises:
        PackRefusedError: it is refused and still waits.
        ConflictError: it waits no longer, or `by` put it there, or it was taken back before.
    """
    tenant, manifest = municipality.tenant, packed.manifest
    with municipality.database.read(tenant) as conn:
        revoked = revoked_keys(conn, tenant)
    check_signatures(municipality, packed, revoked)
    check(municipality, packed)
    row = {
        "tenant": tenant,
        "number": manifest.number,
        "content_sha256": manifest.content_sha256,
        "file": packed.data,
        "revokes": " ".join(manifest.revokes),
        "published_at": municipality.now(),
        "published_by": by,
    }
    decided = {(decision.kind, decision.data) for decision in municipality.outside.decisions()}
    if ("texts_taken_back", manifest.content_sha256) in decided:  # also where a backup put back forgot it
        raise ConflictError("texts.taken_back", "this release was taken back; give it a higher number")
    columns = text_proposal.c
    proposal = (columns.tenant == tenant) & (columns.content_sha256 == manifest.content_sha256)
    try:
        with municipality.database.write(tenant) as conn:
            audit.lock(conn, tenant)  # two publishers, one after the other: neither passes below the other's number
            already = highest(conn, tenant)
            if manifest.number <= already:
                raise PackOlderError(f"number {manifest.number}, {already} was published")
            if not conn.execute(text_proposal.delete().where(proposal, columns.put_by != by)).rowcount:
                raise ConflictError("texts.nothing_waits", "this waits no longer")
            conn.execute(text_release.insert().values(row))
            event = audit.Event(action="publish", at=municipality.now(), worker=by, object=str(manifest.number))
            audit.append(conn, tenant, event)
    except IntegrityError as error:
        raise PackOlderError("published by somebody else meanwhile") from error
    return manifest


def _number(conn: Connection, *conditions: ColumnElement[bool]) -> int | None:
    number: int | None = conn.execute(select(func.max(text_release.c.number)).where(*conditions)).scalar_one()
    return number
