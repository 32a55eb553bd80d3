"""Make an installation, and open one: folder, keys, database."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
from sqlalchemy import select

from jgvisit.clock import Clock, SystemClock, to_rfc3339
from jgvisit.content.pack_trust import ROLES
from jgvisit.ids import Sha256, TenantId, WorkerId, new_uuid7
from jgvisit.records.canonical import sha256
from jgvisit.records.certificates import OFFICER_USAGE, is_demo, read_pem
from jgvisit.server.audit import service as audit
from jgvisit.server.backups.keys import make_backup_key
from jgvisit.server.ca.client import CaClient
from jgvisit.server.ca.service import CaFolder, CaSettings, lay_out
from jgvisit.server.certificates import (
    OFFICER_LIFE,
    Issuer,
    issue_authority,
    issue_leaf,
    issue_tls,
    key_pem,
    new_key,
    pem,
    public_der,
    read_key,
    subject,
)
from jgvisit.server.database import Database, open_embedded, open_postgresql
from jgvisit.server.feed.models import feed_head
from jgvisit.server.migrations import is_current, upgrade
from jgvisit.server.municipality import Municipality, PublicCertificates
from jgvisit.server.objects.models import stored_object
from jgvisit.server.objects.store import ObjectStore
from jgvisit.server.office_keys import make_office_key, read_office_key
from jgvisit.server.officer.models import officer_key
from jgvisit.server.officer.service import enter_worker
from jgvisit.server.order_keys import make_order_key
from jgvisit.server.outside import Outside
from jgvisit.server.pack_keys import make_pack_key
from jgvisit.server.private_files import make_private_dir, write_private, write_public
from jgvisit.server.problems import SetupError
from jgvisit.server.receipt_keys import make_receipt_key
from jgvisit.server.recovery_keys import make_pairs, read_public_keys, take_public_keys
from jgvisit.server.sessions.identity import IdentityProvider
from jgvisit.server.settings import ServerFolder, ServerSettings

_KEY_BYTES = 32
_MAX_ORGANISATION = 64
"""Upper bound of organizationName (RFC 5280, ub-organization-name)."""


@dataclass(frozen=True)
class Officer:
    """The first officer, who approves the first laptop."""

    subject: str
    """At the issuer."""
    name: str


@dataclass(frozen=True)
class InitResult:
    """Where everything is; what lies under `offline` is to be taken away."""

    folder: ServerFolder
    root_key: Path
    officer_key: Path
    """Private key of the first officer, PEM."""
    officer: WorkerId


@dataclass(frozen=True)
class Plan:
    """What `init` is told."""

    municipality: str
    issuer: str
    client_id: str
    officer: Officer
    public_url: str = "https://127.0.0.1:8443"
    host_names: tuple[str, ...] = ("127.0.0.1", "localhost")
    database_url: str | None = None
    """The role that the server runs as; None for the embedded database."""
    owner_url: str | None = None
    """The role that owns the tables, used here only; None means the same."""
    app_role: str | None = None
    """Name of the running role in PostgreSQL, where it is another than the owner."""
    demo: bool = False
    recovery_keys: tuple[Path, ...] = ()
    """Public keys of the officers who can recover a laptop, PEM; without any, three pairs are made."""


def init(folder: Path, plan: Plan, clock: Clock | None = None) -> InitResult:
    """Make an installation: settings, root, device CA, receipt key, TLS, database, first officer.

    Raises:
        SetupError: there is one already, or the plan cannot be; an existing one is untouched.
    """
    if (folder / "settings.json").exists():
        raise SetupError(f"{folder}: there is an installation already")
    if not 0 < len(plan.municipality) <= _MAX_ORGANISATION:
        raise SetupError("municipality: 1 to 64 characters")
    files, now = ServerFolder(make_private_dir(folder)), (clock or SystemClock()).now()
    settings = ServerSettings(
        tenant=new_uuid7(),
        municipality=plan.municipality,
        issuer=plan.issuer,
        client_id=plan.client_id,
        public_url=plan.public_url,
        database_url=plan.database_url,
        demo=plan.demo,
    )
    officer_certificate = _make_keys(files, settings, plan, now)
    write_private(files.nonce_key, secrets.token_bytes(_KEY_BYTES))
    _make_day_code_key(files)
    _make_outside_key(files)
    make_backup_key(files)
    _make_database(files, settings, plan)
    write_public(files.settings, msgspec.json.encode(settings))
    municipality = open_municipality(folder)
    try:
        worker = enter_worker(municipality, plan.officer.subject, plan.officer.name, frozenset({"officer", "worker"}))
        _enter_officer(municipality, officer_certificate, worker)
    finally:
        municipality.database.close()
    return InitResult(files, files.offline / "root.key", files.offline / "officer-1.key", worker)


def open_municipality(folder: Path, database_url: str | None = None, clock: Clock | None = None) -> Municipality:
    """Open an installation, checked.

    Args:
        folder: where `init` put it.
        database_url: instead of the one in the settings.
        clock: the system's, unless a test passes its own.

    Raises:
        SetupError: something is not what it must be.
    """
    files = ServerFolder(folder)
    settings = files.read_settings()
    try:
        certificates = PublicCertificates(
            root=files.root.read_text(encoding="ascii"),
            device_ca=files.device_ca.read_text(encoding="ascii"),
            receipt=files.receipt_certificate.read_text(encoding="ascii"),
            tls_ca=files.tls_ca.read_text(encoding="ascii") if files.tls_ca.exists() else None,
            recovery=read_public_keys(files.recovery.read_bytes()) if files.recovery.exists() else (),
        )
        receipt_key = read_key(files.receipt_key.read_bytes())
        nonce_key, day_code_key = files.nonce_key.read_bytes(), files.day_code_key.read_bytes()
        outside_key = read_key(files.outside_key.read_bytes())
    except (OSError, ValueError) as error:
        raise SetupError(f"{folder}: a key or certificate is missing or unreadable") from error
    if not settings.demo:
        _refuse_demo(certificates)
    database = open_database(files, settings, database_url)
    if not is_current(database):
        raise SetupError("the database has another shape: run `jgvisit server migrate`")
    objects = None if settings.object_store is None else ObjectStore(settings.object_store, settings.tenant_id)
    if objects is None:
        _require_all_here(database, settings.tenant_id)
    provider = IdentityProvider(settings.issuer, settings.client_id, settings.group_claim)
    ca = CaClient(files.ca)
    return Municipality(
        settings=settings,
        database=database,
        certificates=certificates,
        receipt_key=receipt_key,
        nonce_key=nonce_key,
        day_code_key=day_code_key,
        outside=Outside(files.outside, outside_key),
        ca=ca,
        provider=provider,
        clock=clock or SystemClock(),
        revoked_file=files.revoked_keys,
        stamps_folder=files.stamps,
        objects=objects,
        office=read_office_key(files),
    )


def _require_all_here(database: Database, tenant: TenantId) -> None:
    """Let nobody serve a municipality whose papers lie where this process does not look.

    Raises:
        SetupError: some lie in an object store, and none is set.
    """
    with database.read(tenant) as conn:
        elsewhere = conn.execute(select(stored_object.c.name).where(stored_object.c.tenant == tenant).limit(1)).first()
    if elsewhere is not None:
        raise SetupError(
            "papers lie in an object store: set object_store, or run `jgvisit server objects bring-back` with it first"
        )


def _refuse_demo(certificates: PublicCertificates) -> None:
    """Let no key of a demo serve real families.

    Raises:
        SetupError: one of the installation's certificates says DEMO.
    """
    texts = (certificates.root, certificates.device_ca, certificates.receipt, certificates.tls_ca or "")
    if any(is_demo(certificate) for text in texts if text for certificate in read_pem(text)):
        raise SetupError("demo keys: a production server refuses them")


def migrate(folder: Path, owner_url: str | None = None, app_role: str | None = None) -> None:
    """Bring the database of an installation to the newest revision, and make the keys it does not have yet."""
    files = ServerFolder(folder)
    database = open_database(files, files.read_settings(), owner_url)
    try:
        upgrade(database, app_role)
    finally:
        database.close()
    if not files.day_code_key.exists():
        _make_day_code_key(files)
    if not files.outside_key.exists():
        _make_outside_key(files)
    if not files.backup_key.exists():
        make_backup_key(files)


def _make_outside_key(files: ServerFolder) -> None:
    write_private(files.outside_key, key_pem(new_key()))


def _make_day_code_key(files: ServerFolder) -> None:
    write_private(files.day_code_key, secrets.token_bytes(_KEY_BYTES))


def _make_keys(files: ServerFolder, settings: ServerSettings, plan: Plan, now: datetime) -> bytes:
    """Make and write all keys; return the first officer's public key, DER."""
    organisation, demo = settings.municipality, settings.demo
    make_private_dir(files.offline)
    root = issue_authority(subject(organisation, "jgvisit root", demo=demo), now, None, 1)
    write_private(files.offline / "root.key", key_pem(root.key))
    write_public(files.root, pem(root.certificate).encode("ascii"))
    device_ca = issue_authority(subject(organisation, "jgvisit devices", demo=demo), now, root, 0)
    write_public(files.device_ca, pem(device_ca.certificate).encode("ascii"))
    ca_settings = CaSettings(tenant=settings.tenant, organisation=organisation, demo=demo)
    lay_out(CaFolder(files.ca), ca_settings, device_ca, root.certificate, key_pem(device_ca.key))
    make_receipt_key(files, organisation, root, now, demo=demo)
    make_office_key(files, organisation, root, now, demo=demo)
    _make_tls(files, settings, plan, now)
    for role in ROLES:
        make_pack_key(files.offline, role, organisation, root, now, demo=demo)
    for number in (1, 2):
        make_order_key(files.offline, number, organisation, root, now, demo=demo)
    if plan.recovery_keys:
        take_public_keys(files, plan.recovery_keys)
    else:
        make_pairs(files)
    return _make_officer(files, settings, root, now)


def _make_tls(files: ServerFolder, settings: ServerSettings, plan: Plan, now: datetime) -> None:
    authority, server = issue_tls(plan.host_names, settings.municipality, now, demo=settings.demo)
    write_public(files.tls_ca, pem(authority.certificate).encode("ascii"))
    write_public(files.tls_certificate, pem(server.certificate).encode("ascii"))
    write_private(files.tls_key, key_pem(server.key))


def _make_officer(files: ServerFolder, settings: ServerSettings, root: Issuer, now: datetime) -> bytes:
    key = new_key()
    write_private(files.offline / "officer-1.key", key_pem(key))
    name = subject(settings.municipality, "officer 1", demo=settings.demo)
    certificate = issue_leaf(name, key.public_key(), now, root, life=OFFICER_LIFE, only_for=OFFICER_USAGE)
    write_public(CaFolder(files.ca).officers / "officer-1.pem", pem(certificate).encode("ascii"))
    return public_der(key.public_key())


def _make_database(files: ServerFolder, settings: ServerSettings, plan: Plan) -> None:
    if plan.database_url is None:
        key = secrets.token_bytes(_KEY_BYTES)
        write_private(files.database_key, key)
        database = open_embedded(files.database, key, create=True)
    else:
        database = open_postgresql(plan.owner_url or plan.database_url)
    try:
        upgrade(database, plan.app_role)
        _seed(database, settings.tenant_id)
    finally:
        database.close()


def _seed(database: Database, tenant: TenantId) -> None:
    with database.write(tenant) as conn:
        conn.execute(feed_head.insert().values(tenant=tenant, epoch=new_uuid7(), position=0))
        audit.start(conn, tenant)


def _enter_officer(municipality: Municipality, public_key: bytes, worker: WorkerId) -> None:
    tenant, now = municipality.tenant, to_rfc3339(municipality.moment())
    fingerprint: Sha256 = sha256(public_key)
    with municipality.database.write(tenant) as conn:
        row = {"tenant": tenant, "fingerprint": fingerprint, "public_key": public_key, "worker": worker}
        conn.execute(officer_key.insert().values(**row, added_at=now))
        audit.append(conn, tenant, audit.Event(action="officer", at=now, worker=worker, object=fingerprint))


def open_database(
    files: ServerFolder, settings: ServerSettings, database_url: str | None = None, *, make: bool = False
) -> Database:
    """Open the database of an installation, whatever its shape.

    Args:
        files: of the installation.
        settings: of the installation.
        database_url: instead of the one in the settings.
        make: where the embedded file is gone, begin an empty one.

    Raises:
        SetupError: it is not there, or not ours.
    """
    url = database_url or settings.database_url
    if url is not None:
        return open_postgresql(url)
    if make and not files.database_key.exists():
        write_private(files.database_key, secrets.token_bytes(_KEY_BYTES))
    try:
        key = files.database_key.read_bytes()
    except OSError as error:
        raise SetupError(f"{files.database_key}: the key of the embedded database is not there") from error
    return open_embedded(files.database, key, create=make and not files.database.exists())
