"""A laptop is lost: the order from the officers' keys to the signed confirmation, locked and unlocked."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from keyring_session import KeyringSession, secret_service
from oidc_provider import running_provider
from store_factory import COSTS, family
from sync_municipality import RealMunicipality, open_municipality

from jgvisit import shell
from jgvisit.bootstrap import open_workspace
from jgvisit.clock import SystemClock
from jgvisit.config import Places
from jgvisit.enrolling import enrolled
from jgvisit.enrolment import keep_enrolment
from jgvisit.ids import CaseId, DeviceId, WorkerId, new_uuid7
from jgvisit.server.certificates import read_key
from jgvisit.server.inventory.service import inventory
from jgvisit.server.officer_commands import device_named
from jgvisit.server.order_keys import sign_order, unsigned
from jgvisit.server.orders import service as orders
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shell import export_journal
from jgvisit.store import wipe
from jgvisit.store.create import create_store
from jgvisit.store.errors import DiskFullError, ShutOutError, WipedError
from jgvisit.store.key_file import read_key_file
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.order_state import read_order_state, write_order_state
from jgvisit.store.recovered import open_recovered
from jgvisit.store.unlock import has_pin, unlock_with_passphrase, unlock_with_pin
from jgvisit.store.wraps import DAILY, PASSPHRASE
from jgvisit.sync.enrolment import enrol, read_code
from jgvisit.sync.login import LoginSession, log_in
from jgvisit.sync.order_wire import OrderKind, Orders, SignedWiped, Wiped
from jgvisit.wiping import hear, send_then_wipe, tell_done, wipe_locked
from jgvisit.workspace import Workspace
from ui.demo.headless_browser import HeadlessBrowser

PIN, WORDS = "kastanje9", "appel beuk citroen druif eik fluitekruid"
SERVICE = "jgvisit-test"
CLOCK = SystemClock()
CONSOLE = WorkerId("console")


@pytest.fixture(scope="module")
def keyring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    with secret_service(tmp_path_factory.mktemp("home")) as session:
        yield session


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealMunicipality]:
    with running_provider() as issuer, open_municipality(tmp_path_factory.mktemp("server"), issuer) as opened:
        yield opened


def new_laptop(town: RealMunicipality, places: Places, pin: str | None) -> Workspace:
    """Enrol, log in and sync, so that there is a lease; then write something that was not sent."""
    safe = create_store(places, pin, CLOCK, words=WORDS.split(), costs=COSTS).safe
    subject, shown = f"worker-{os.urandom(4).hex()}", list[tuple[str, ...]]()
    code = read_code(town.code_for(subject, "Femke Hoekstra"))
    result = enrol(code, safe.device_key, subject, shown.append, lambda: False, pause=lambda _: town.decide(shown[0]))
    keep_enrolment(safe, enrolled(result), result.recovery_keys)
    session = LoginSession()
    work = open_workspace(safe, CLOCK, session.token)
    work.journal.append([family(case=CaseId(new_uuid7()))])
    session.keep(log_in(work.enrolled.pinned, safe.device_key, HeadlessBrowser(subject)))
    work.end_of_day.run(lambda _: None, lambda: False)
    work.journal.append([family("Van Dijk", CaseId(new_uuid7()))])
    return work


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "store", SERVICE, demo=True)


@pytest.fixture
def work(town: RealMunicipality, keyring: KeyringSession, places: Places) -> Iterator[Workspace]:
    opened = new_laptop(town, places, PIN)
    yield opened
    opened.safe.close()


def give(town: RealMunicipality, device: str, what: OrderKind = "shutOut", *keys: int) -> int:
    """Have the officers order it."""
    order = orders.draft(town.municipality, DeviceId(device), what)
    signed = unsigned(order)
    for number in keys or (1,):
        signed = sign_order(signed, town.made.folder.offline / f"order-{number}.key")
    return orders.put(town.municipality, signed, CONSOLE).number


def confirmation(town: RealMunicipality, device: str) -> tuple[bool, Wiped | None]:
    row = orders.orders_of(town.municipality, DeviceId(device))[-1]
    told = None if row.confirmation is None else msgspec.json.decode(row.confirmation, type=SignedWiped)
    return row.proven, None if told is None else msgspec.json.decode(told.wiped, type=Wiped)


def officers(town: RealMunicipality) -> tuple[ec.EllipticCurvePrivateKey, ec.EllipticCurvePrivateKey]:
    offline = town.made.folder.offline
    first, second = (read_key((offline / f"recovery-{number}.key").read_bytes()) for number in (1, 3))
    return first, second


def names_in(places: Places, town: RealMunicipality) -> bytes:
    with open_recovered(places.store_dir, officers(town), CLOCK.now()) as found:
        return b"".join(record.body or b"" for record in found.records())


def test_a_locked_laptop_hears_the_order_loses_every_way_in_and_confirms_it_signed(
    town: RealMunicipality, work: Workspace, places: Places
) -> None:
    device, store = work.enrolled.device, work.safe.keyring.file_id
    work.safe.close()
    assert hear(places, CLOCK) is None
    number = give(town, device)
    counting = hear(places, CLOCK)
    assert counting is not None
    wipe_locked(places, counting, CLOCK)

    for opening in (lambda: unlock_with_pin(places, PIN, CLOCK), lambda: unlock_with_passphrase(places, WORDS, CLOCK)):
        with pytest.raises(ShutOutError):
            opening()
    key_file = read_key_file(places.key_file)
    assert key_file.wrap(DAILY) is None
    assert key_file.wrap(PASSPHRASE) is None
    assert all(KeyringSecrets(SERVICE).get(f"daily:{store}:{n}") is None for n in range(1, 9))
    proven, wiped = confirmation(town, device)
    assert proven
    assert wiped is not None
    assert (wiped.number, wiped.what, wiped.unsent, wiped.recoverable) == (number, "shutOut", None, True)
    assert set(wiped.removed) == {"keyringSecret", "dailyWrap", "passphraseWrap", "deviceKey"}
    assert hear(places, CLOCK) is None
    assert b"Van Dijk" in names_in(places, town)  # what no server had is not lost


def test_an_unlocked_laptop_sends_first_and_its_device_key_signs(
    town: RealMunicipality, work: Workspace, places: Places
) -> None:
    device = work.enrolled.device
    assert work.end_of_day.unsent().pieces == 1
    give(town, device)
    counting = hear(places, CLOCK)
    assert counting is not None
    send_then_wipe(work.safe, counting, CLOCK)
    proven, wiped = confirmation(town, device)
    assert proven
    assert wiped is not None
    assert wiped.unsent == 0
    state = read_order_state(places)
    assert state is not None
    assert state.done is not None
    assert state.done.witness is None
    with pytest.raises(ShutOutError):
        has_pin(places)
    assert places.store.exists()  # not yet safe in a backup of the municipality


def test_where_the_server_is_away_the_order_waits_no_longer_than_the_sending_may_take(
    town: RealMunicipality, work: Workspace, places: Places
) -> None:
    device = work.enrolled.device
    give(town, device)
    counting = hear(places, CLOCK)
    assert counting is not None
    state = read_order_state(places)
    assert state is not None
    away = msgspec.structs.replace(state, server_url="https://127.0.0.1:9")
    write_order_state(places, away)
    send_then_wipe(work.safe, counting, CLOCK, send_for_s=0)
    with pytest.raises(ShutOutError):
        unlock_with_passphrase(places, WORDS, CLOCK)
    assert confirmation(town, device) == (False, None)
    assert not tell_done(places)
    kept = read_order_state(places)
    assert kept is not None
    assert kept.done is not None
    write_order_state(places, msgspec.structs.replace(kept, server_url=state.server_url))
    assert hear(places, CLOCK) is None  # which says first what was done
    proven, wiped = confirmation(town, device)
    assert proven
    assert wiped is not None
    assert wiped.unsent == 1
    assert b"Van Dijk" in names_in(places, town)


def test_two_officers_destroy_the_store_and_every_copy_and_one_cannot(
    town: RealMunicipality, work: Workspace, places: Places
) -> None:
    from jgvisit.server.problems import ForbiddenError

    device = work.enrolled.device
    work.safe.close()
    copy = places.store.with_name("jgvisit.store.v1-20260101T000000Z")
    copy.write_bytes(b"an older copy")
    with pytest.raises(ForbiddenError):
        give(town, device, "destroy", 1)
    with pytest.raises(ForbiddenError):
        give(town, device, "destroy", 2, 2)
    give(town, device, "destroy", 1, 2)
    counting = hear(places, CLOCK)
    assert counting is not None
    wipe_locked(places, counting, CLOCK)
    left = {path.name for path in places.store_dir.iterdir()}
    assert left <= {"jgvisit.orders", "jgvisit.lock", "ca.pem"}
    with pytest.raises(WipedError):
        unlock_with_passphrase(places, WORDS, CLOCK)
    proven, wiped = confirmation(town, device)
    assert proven
    assert wiped is not None
    assert {"recoveryWrap", "store", "copies"} <= set(wiped.removed)
    assert not wiped.recoverable


def test_a_laptop_that_was_shut_out_can_still_be_destroyed(
    town: RealMunicipality, work: Workspace, places: Places
) -> None:
    device = work.enrolled.device
    work.safe.close()
    for what, keys in (("shutOut", (1,)), ("destroy", (1, 2))):
        give(town, device, what, *keys)  # type: ignore[arg-type]  # one of the two
        counting = hear(places, CLOCK)
        assert counting is not None
        wipe_locked(places, counting, CLOCK)
    assert not places.store.exists()
    assert [row.proven for row in orders.orders_of(town.municipality, DeviceId(device))] == [True, True]


def test_a_crash_after_the_confirmation_is_finished_at_the_next_start(
    town: RealMunicipality, work: Workspace, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = work.enrolled.device
    work.safe.close()
    give(town, device)
    counting = hear(places, CLOCK)
    assert counting is not None
    with monkeypatch.context() as patch:
        patch.setattr(wipe, "write_key_file", _no_room)
        with pytest.raises(DiskFullError):
            wipe_locked(places, counting, CLOCK)
    assert read_key_file(places.key_file).wrap(PASSPHRASE) is not None
    assert confirmation(town, device) == (False, None)  # nothing is said before it is done
    with pytest.raises(ShutOutError):
        unlock_with_passphrase(places, WORDS, CLOCK)
    assert read_key_file(places.key_file).wrap(PASSPHRASE) is None
    assert hear(places, CLOCK) is None
    assert confirmation(town, device)[0]


def _no_room(*_: object) -> None:
    raise DiskFullError("no room")


def test_an_order_that_does_not_count_changes_nothing_and_is_reported_at_the_next_sync(
    town: RealMunicipality, work: Workspace, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = DeviceId(work.enrolled.device)
    order = orders.draft(town.municipality, device, "shutOut")
    forged = sign_order(unsigned(order), town.made.folder.offline / "order-1.key")
    forged = msgspec.structs.replace(forged, order=forged.order.replace('"shutOut"', '"destroy"'))
    late = sign_order(
        unsigned(msgspec.structs.replace(order, expires_at="2026-01-01T00:00:00.000Z")),
        town.made.folder.offline / "order-1.key",
    )
    foreign = sign_order(
        unsigned(msgspec.structs.replace(order, store=new_uuid7())), town.made.folder.offline / "order-1.key"
    )
    with monkeypatch.context() as patch:  # a server in other hands
        patch.setattr(orders, "of_enrolment", lambda *_: Orders(orders=(forged, late, foreign)))
        for _ in range(3):
            assert hear(places, CLOCK) is None
    work.end_of_day.run(lambda _: None, lambda: False)
    told = [row.code for row in orders.refusals_of(town.municipality, device)]
    assert sorted(told) == ["expired", "foreign", "forged"]
    state = read_order_state(places)
    assert state is not None
    assert state.refusals == ()
    work.safe.close()
    unlock_with_pin(places, PIN, CLOCK).close()


def test_a_replayed_order_is_refused_and_reported(
    town: RealMunicipality, work: Workspace, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = DeviceId(work.enrolled.device)
    order = orders.draft(town.municipality, device, "shutOut")
    signed = sign_order(unsigned(order), town.made.folder.offline / "order-1.key")
    state = read_order_state(places)
    assert state is not None
    write_order_state(places, msgspec.structs.replace(state, highest=order.number))
    monkeypatch.setattr(orders, "of_enrolment", lambda *_: Orders(orders=(signed,)))
    assert hear(places, CLOCK) is None
    kept = read_order_state(places)
    assert kept is not None
    assert [each.code for each in kept.refusals] == ["replayed"]


def test_without_a_keyring_a_locked_laptop_obeys_and_its_word_counts_as_told_not_as_proven(
    town: RealMunicipality, places: Places
) -> None:
    work = new_laptop(town, places, None)
    device = work.enrolled.device
    work.safe.close()
    give(town, device)
    counting = hear(places, CLOCK)
    assert counting is not None
    wipe_locked(places, counting, CLOCK)
    with pytest.raises(ShutOutError):
        unlock_with_passphrase(places, WORDS, CLOCK)
    proven, wiped = confirmation(town, device)
    assert not proven
    assert wiped is not None
    assert hear(places, CLOCK) is None  # the order still comes, and is known to be done


def test_what_is_safe_with_the_municipality_goes_with_the_keys(
    town: RealMunicipality, work: Workspace, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from jgvisit.server.receipts import service as receipts

    monkeypatch.setattr(receipts, "SAFE_AFTER", timedelta(seconds=-60))
    give(town, work.enrolled.device)
    counting = hear(places, CLOCK)
    assert counting is not None
    send_then_wipe(work.safe, counting, CLOCK)
    proven, wiped = confirmation(town, work.enrolled.device)
    assert proven
    assert wiped is not None
    assert "store" in wiped.removed
    assert not places.store.exists()


def test_a_draft_keeps_the_ciphertext_although_all_records_are_safe(
    town: RealMunicipality, work: Workspace, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import timedelta

    from jgvisit.server.receipts import service as receipts

    monkeypatch.setattr(receipts, "SAFE_AFTER", timedelta(seconds=-60))
    work.journal.put_draft(DraftKey(CaseId(new_uuid7()), "note"), b"half a sentence")
    give(town, work.enrolled.device)
    counting = hear(places, CLOCK)
    assert counting is not None
    send_then_wipe(work.safe, counting, CLOCK)
    assert places.store.exists()


def test_the_officer_finds_the_laptop_by_its_name(town: RealMunicipality, work: Workspace) -> None:
    assert device_named(town.municipality, work.enrolled.device) == work.enrolled.device


def test_an_export_is_told_at_the_next_sync_also_one_that_failed_half_way(
    town: RealMunicipality, work: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    device = DeviceId(work.enrolled.device)
    export_journal(work.safe, tmp_path / "journal.jsonl")
    with monkeypatch.context() as patch:
        patch.setattr(shell, "replace_file", _no_room)
        with pytest.raises(DiskFullError):
            export_journal(work.safe, tmp_path / "journal.jsonl")
    assert inventory(town.municipality, device, CONSOLE).taken_out == ()
    for _ in range(2):
        work.end_of_day.run(lambda _: None, lambda: False)
        told = inventory(town.municipality, device, CONSOLE).taken_out
        assert [each.kind for each in told] == ["export", "export"]
        assert {each.families for each in told} == {tuple(sorted(work.journal.cases()))}


def test_a_sync_from_the_shell_sends_and_then_obeys(
    town: RealMunicipality,
    places: Places,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    work = new_laptop(town, places, None)
    device = work.enrolled.device
    work.safe.close()
    give(town, device)
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{WORDS}\n"))
    assert shell.sync(places) == 0
    assert "afgesloten" in capsys.readouterr().out
    proven, wiped = confirmation(town, device)
    assert proven
    assert wiped is not None
    assert wiped.unsent == 0
    with pytest.raises(ShutOutError):
        unlock_with_passphrase(places, WORDS, CLOCK)
