"""The database itself: row-level security, the shape, and the encrypted file."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from cryptography.hazmat.primitives.serialization import Encoding
from erasure_maker import erasure_of, signed_erasure
from local_tsa import LocalTsa
from paper_examples import REASON, dutch_paper
from postgres_cluster import PostgresCluster
from removal_maker import signed_removal
from server_factory import CLIENT_ID, OFFICER, ServerUnderTest, bringer, release_texts, running_server, signed_release
from sqlalchemy import func, insert, select
from sqlalchemy.exc import DBAPIError
from store_factory import hash_of

from jgvisit.clock import local_date
from jgvisit.config import resources_dir
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal
from jgvisit.documents.stamping import StampTrust
from jgvisit.ids import CaseId, TenantId, new_uuid7
from jgvisit.records.certificates import read_pem
from jgvisit.records.payload_reading import PaperStepped
from jgvisit.server.audit import service as audit
from jgvisit.server.backoffice import pen
from jgvisit.server.backoffice.overview import overview
from jgvisit.server.backups import service as backups
from jgvisit.server.backups.keys import read_public_key
from jgvisit.server.certificates import fingerprint
from jgvisit.server.council import service as council
from jgvisit.server.database import open_embedded
from jgvisit.server.erasures import service as erasures
from jgvisit.server.feed.models import family
from jgvisit.server.glass import service as glass
from jgvisit.server.glass.service import Asked
from jgvisit.server.installation import Plan, init, migrate, open_municipality
from jgvisit.server.objects import moving
from jgvisit.server.objects.models import leftover, stored_object
from jgvisit.server.order_keys import sign_order, unsigned
from jgvisit.server.orders import service as orders
from jgvisit.server.pages.laptops import laptops
from jgvisit.server.papers.service import one_round
from jgvisit.server.problems import SetupError
from jgvisit.server.records import marks
from jgvisit.server.tables import metadata
from jgvisit.server.team import service as team
from jgvisit.server.team.service import Wanted
from jgvisit.server.texts import proposals
from jgvisit.sync.audit_wire import AuditDoubt
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.lease_wire import LeaseRequest
from jgvisit.sync.order_wire import OrdersSeen, Refusal, TakenOut
from jgvisit.sync.removal_wire import Removal
from jgvisit.sync.renewal_wire import RenewalRequest


def fill(server: ServerUnderTest, http: httpx.Client) -> None:
    """Leave a row in every table."""
    from server_factory import blob_ref

    laptop, case, data = server.logged_in(http), new_uuid7(), b"paper"
    chain = laptop.chain()
    chain.add(case, blobs=[blob_ref(data)])
    changed = laptop.chain()
    changed.add(case)
    told = laptop.push(chain).receipt
    laptop.call("POST", "/audit/doubts", AuditDoubt(kind="fork", before=told, after=told))
    certificate = read_pem(laptop.enrolment.certificate or "")[0]
    asked = RenewalRequest(csr=to_base64(laptop.key.csr()), renews=fingerprint(certificate))
    assert laptop.call("POST", "/renewals", asked).status_code == 200
    assert [each.renewal_waits for each in laptops(server.municipality)] == [True]
    laptop.put_blob(case, data)
    item = changed.records[0]
    from msgspec.structs import replace

    laptop.push(changed, [replace(item, body=b"{}")])
    store = new_uuid7()
    laptop.call("POST", "/lease", LeaseRequest(store=store))
    refused = Refusal(order_sha256="a" * 64, code="forged", at="2026-11-22T12:00:00.000Z")
    exported = TakenOut(id=new_uuid7(), kind="export", at=refused.at, cases=(case,), records=1)
    laptop.call("POST", "/orders/seen", OrdersSeen(store=store, refusals=(refused,), taken_out=(exported,)))
    said = Removal(
        tenant=server.municipality.tenant, device=laptop.key.device, store=store, at="2026-11-22T12:00:00.000Z",
        why="days", links=("b" * 64,),
    )  # fmt: skip
    laptop.call("POST", "/removals", signed_removal(laptop, said))
    keys = [server.made.folder.offline / f"order-{number}.key" for number in (1, 2)]
    erased = erasure_of(server.municipality.tenant, [hash_of(chain.records[0])], issued_at=server.municipality.now())
    chain.add(case)
    laptop.push(chain)
    erasures.put(server.municipality, signed_erasure(erased, keys), server.made.officer)
    chain.add(case, blobs=[blob_ref(data)])
    laptop.push(chain)
    laptop.put_blob(case, data)
    laptop.feed()
    laptop.call("GET", f"/blobs/{case}/{blob_ref(data).sha256}")
    order = unsigned(orders.draft(server.municipality, laptop.key.device, "shutOut"))
    orders.put(server.municipality, sign_order(order, server.made.folder.offline / "order-1.key"), server.made.officer)
    release_texts(server.municipality, signed_release(server, 1))
    proposals.put(
        server.municipality, signed_release(server, 2, by=("jurist",)), bringer(server.municipality, "jurist")
    )
    sealed = seal(Renderer(resources_dir()).pdf(dutch_paper()), laptop.key, laptop.enrolment.certificate, reason=REASON)
    chain.add(case, blobs=[blob_ref(sealed)])
    laptop.push(chain)
    laptop.put_blob(case, sealed)
    tsa = LocalTsa()
    root = server.municipality.certificates.root_certificate.public_bytes(Encoding.DER)
    assert one_round(server.municipality, tsa, StampTrust((root,), (tsa.root_der,))).stamped == 1
    chain.add(case, PaperStepped(form=new_uuid7(), step="discussed", on="2026-11-02", by="Femke Hoekstra"))
    laptop.push(chain)
    assert overview(server.municipality).items == ()
    with server.municipality.database.write(server.municipality.tenant) as conn:
        where, _ = pen.lock_chain(conn, server.municipality)
        marks.wait_for_check(conn, where, 1, 1)
        for _ in range(256):  # so many make the first tile of its tree
            audit.append(conn, server.municipality.tenant, audit.Event(action="feed", at=server.municipality.now()))
    glass.open_family(server.municipality, Asked("Politie belt, een kind op straat.", CaseId(case)), laptop.worker)
    today = local_date(server.municipality.moment())
    team.put(server.municipality, Wanted(laptop.worker, server.enrolled(http).worker, today, today), laptop.worker)
    last_year = server.municipality.moment().year - 1
    council.enter_caseload(server.municipality, last_year, 40, "lijst", server.made.officer)
    looked_at = council.inside(server.municipality, last_year, server.made.officer)
    council.publish(server.municipality, last_year, looked_at.mark, server.made.officer)
    backups.make(server.municipality, server.made.folder.path, read_public_key(server.made.folder), server.made.officer)
    with server.municipality.database.write(server.municipality.tenant) as conn:
        paper, now = moving.waiting(conn, server.municipality.tenant)[0], server.municipality.now()
        row = {**paper.values, "name": new_uuid7(), "key": bytes(32), "stored_at": now}
        conn.execute(insert(stored_object).values(row))
        conn.execute(insert(leftover).values(tenant=paper.tenant, name=new_uuid7(), gone_from=now))


def counts(server: ServerUnderTest, tenant: TenantId) -> dict[str, int]:
    with server.municipality.database.read(tenant) as conn:
        tables = metadata.sorted_tables
        return {table.name: conn.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}


@pytest.fixture
def on_postgresql(cluster: PostgresCluster, tmp_path: Path, issuer: str) -> object:
    return running_server(tmp_path / "server", issuer, cluster.new_database())


def test_no_table_shows_or_takes_a_row_of_another_tenant(on_postgresql: object) -> None:
    with on_postgresql as server, server.http() as http:  # type: ignore[attr-defined]  # a fixture of either database
        fill(server, http)
        assert min(counts(server, server.municipality.tenant).values()) > 0
        for tenant in (TenantId(new_uuid7()), TenantId("")):
            assert set(counts(server, tenant).values()) == {0}
        foreign = {"tenant": server.municipality.tenant, "case_id": new_uuid7(), "known_since": ""}
        with (
            pytest.raises(DBAPIError, match="row-level security"),
            server.municipality.database.write(TenantId(new_uuid7())) as conn,
        ):
            conn.execute(insert(family).values(foreign))


def test_the_role_of_the_server_owns_nothing(on_postgresql: object) -> None:
    with (
        on_postgresql as server,  # type: ignore[attr-defined]  # a fixture of either database
        server.municipality.database.read(server.municipality.tenant) as conn,
    ):
        owners = conn.exec_driver_sql("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        assert owners.scalars().all() == ["jgvisit_owner"]
        flags = conn.exec_driver_sql("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert tuple(flags.one()) == (False, False)
        forced = conn.exec_driver_sql(
            "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace "
            "AND relname <> 'alembic_version' AND NOT (relrowsecurity AND relforcerowsecurity)"
        )
        assert forced.scalar_one() == 0


def test_the_revisions_make_exactly_the_tables_that_the_code_uses(server: ServerUnderTest) -> None:
    with server.municipality.database.engine.connect() as conn, conn.begin():
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    made = init(tmp_path / "server", a_plan())
    migrate(made.folder.path)
    open_municipality(made.folder.path).database.close()


def test_migrating_an_installation_made_before_leases_brings_its_key(tmp_path: Path) -> None:
    made = init(tmp_path / "server", a_plan())
    made.folder.day_code_key.unlink()
    with pytest.raises(SetupError, match="missing"):
        open_municipality(made.folder.path)
    migrate(made.folder.path)
    key = made.folder.day_code_key.read_bytes()
    migrate(made.folder.path)
    assert made.folder.day_code_key.read_bytes() == key
    assert len(key) == 32
    open_municipality(made.folder.path).database.close()


def test_the_embedded_database_is_encrypted_and_never_made_by_opening(tmp_path: Path) -> None:
    made = init(tmp_path / "server", a_plan())
    data = made.folder.database.read_bytes()
    assert b"SQLite format" not in data
    assert b"Officer One" not in data
    with pytest.raises(SetupError, match="does not open"):
        open_embedded(made.folder.database, b"\0" * 32)
    key = made.folder.database_key.read_bytes()
    made.folder.database.unlink()
    with pytest.raises(SetupError, match="is not there"):
        open_municipality(made.folder.path)
    made.folder.database.touch()
    with pytest.raises(SetupError, match="is empty"):
        open_embedded(made.folder.database, key)


def a_plan(**changes: object) -> Plan:
    given = {"municipality": "Gemeente Voorbeeldstad", "issuer": "http://localhost:9", "client_id": CLIENT_ID}
    return Plan(**{**given, "officer": OFFICER, "demo": True, **changes})  # type: ignore[arg-type]  # fields by name


def test_init_never_touches_an_installation_that_is_there(tmp_path: Path) -> None:
    made = init(tmp_path / "server", a_plan())
    before = made.root_key.read_bytes()
    with pytest.raises(SetupError, match="already"):
        init(tmp_path / "server", a_plan())
    assert made.root_key.read_bytes() == before


def test_private_files_are_for_this_account_alone(tmp_path: Path) -> None:
    made = init(tmp_path / "server", a_plan())
    private = [path for path in made.folder.path.rglob("*") if path.suffix == ".key"]
    assert len(private) == 18
    assert {path.stat().st_mode & 0o777 for path in private} == {0o600}


def test_a_production_server_refuses_demo_keys_and_a_provider_without_tls(tmp_path: Path) -> None:
    made = init(tmp_path / "server", a_plan(issuer="https://login.example"))
    settings = made.folder.settings
    settings.write_text(settings.read_text().replace(',"demo":true', ""))
    with pytest.raises(SetupError, match="demo keys"):
        open_municipality(made.folder.path)
    settings.write_text(settings.read_text().replace("https://login", "http://login"))
    with pytest.raises(SetupError, match="https only"):
        open_municipality(made.folder.path)
