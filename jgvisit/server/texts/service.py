"""Publish a release of texts, and hand it out as it came.

The server looks at a release as a laptop does, so that no laptop is offered what it must refuse. It
cannot make or change one: the keys of jurist and second eye are never here, and each laptop checks anew.
"""

from __future__ import annotations

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from jgvisit.clock import local_date
from jgvisit.content.findings import PackError
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_errors import PackExpiredError, PackOlderError, PackRefusedError, PackTextsError
from jgvisit.content.pack_trust import check_four_eyes
from jgvisit.content.pack_words import refused_words
from jgvisit.content.packed import Manifest, read_packed
from jgvisit.ids import DeviceId, TenantId, WorkerId
from jgvisit.server.audit import service as audit
from jgvisit.server.municipality import Municipality
from jgvisit.server.problems import NotFoundError, UnreadableError
from jgvisit.server.texts.models import text_release


def newest(conn: Connection, tenant: TenantId) -> int | None:
    """Return the number of the release that counts, None before the first."""
    query = select(func.max(text_release.c.number)).where(text_release.c.tenant == tenant)
    number: int | None = conn.execute(query).scalar_one()
    return number


def publish(municipality: Municipality, data: bytes, by: WorkerId) -> Manifest:
    """Take in a signed release; from now on it is the one the laptops fetch.

    Raises:
        UnreadableError: it is refused, with the reason in Dutch; the release before still counts.
    """
    try:
        return _publish(municipality, data, by)
    except PackRefusedError as error:
        raise UnreadableError(error.code, refused_words(error)) from error


def file(municipality: Municipality, number: int, worker: WorkerId, device: DeviceId) -> bytes:
    """Return a release, byte for byte as it was published.

    Raises:
        NotFoundError: no such release.
    """
    tenant, release = municipality.tenant, text_release.c
    query = select(release.file).where(release.tenant == tenant, release.number == number)
    with municipality.database.write(tenant) as conn:
        data: bytes | None = conn.execute(query).scalar_one_or_none()
        if data is None:
            raise NotFoundError("texts.unknown", "no such release")
        event = audit.Event(action="texts", at=municipality.now(), worker=worker, device=device, object=str(number))
        audit.append(conn, tenant, event)
    return data


def _publish(municipality: Municipality, data: bytes, by: WorkerId) -> Manifest:
    packed, tenant, now = read_packed(data), municipality.tenant, municipality.moment()
    manifest = packed.manifest
    with municipality.database.read(tenant) as conn:
        rows = conn.execute(select(text_release.c.revokes).where(text_release.c.tenant == tenant)).scalars()
        revoked = {fingerprint for row in rows for fingerprint in row.split()}
    root = municipality.certificates.root
    check_four_eyes(packed, root, now, demo=municipality.settings.demo, revoked=revoked)
    if local_date(now) > manifest.last_day:
        raise PackExpiredError(f"until {manifest.expires}")
    try:
        load_pack(packed.texts)
    except PackError as error:
        raise PackTextsError(str(error)) from error
    row = {
        "tenant": tenant,
        "number": manifest.number,
        "content_sha256": manifest.content_sha256,
        "file": data,
        "revokes": " ".join(manifest.revokes),
        "published_at": municipality.now(),
        "published_by": by,
    }
    try:
        with municipality.database.write(tenant) as conn:
            audit.lock(conn, tenant)  # two publishers, one after the other: neither passes below the other's number
            highest = newest(conn, tenant) or 0
            if manifest.number <= highest:
                raise PackOlderError(f"number {manifest.number}, {highest} was published")
            conn.execute(text_release.insert().values(row))
            event = audit.Event(action="publish", at=municipality.now(), worker=by, object=str(manifest.number))
            audit.append(conn, tenant, event)
    except IntegrityError as error:
        raise PackOlderError("published by somebody else meanwhile") from error
    return manifest
