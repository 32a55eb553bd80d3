"""The PIN and the lease with a real Secret Service: what goes when it ended, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from keyring_session import KeyringSession, secret_service
from lease_maker import leased
from town import Family, TestClock, begin_visit, enrolled_safe, settle_family

from jgvisit.bootstrap import open_workspace
from jgvisit.config import Places
from jgvisit.leasing import leases_of, open_by_pin
from jgvisit.services.laptop.leases import LeaseEndedError
from jgvisit.store.errors import KeyringGoneError, WrongPinError
from jgvisit.store.new_pin import pin_standing
from jgvisit.store.unlock import change_pin, unlock_with_passphrase
from jgvisit.store.wraps import KdfCost

PIN = "kastanje9"
WORDS = "appel beuk citroen druif eik fluitekruid"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    with secret_service(tmp_path_factory.mktemp("home")) as session:
        yield session


@pytest.fixture
def family(tmp_path: Path, clock: TestClock, service: KeyringSession) -> Family:
    """A laptop with a family, a PIN and a lease of fourteen days, closed."""
    work = open_workspace(enrolled_safe(tmp_path / "store", clock, pin=PIN, words=WORDS.split()), clock)
    settled = settle_family(work)
    leased(work, clock, days=14)
    work.safe.close()
    return settled


@pytest.fixture
def places(tmp_path: Path, family: Family) -> Places:
    return Places(tmp_path / "store", "jgvisit-test", demo=True)


def test_the_pin_opens_while_the_lease_holds(places: Places, clock: TestClock) -> None:
    clock.forward(days=13)
    open_by_pin(places, PIN, clock).close()


def test_when_the_lease_ended_the_keyrings_half_goes_and_the_six_words_still_open(
    places: Places, clock: TestClock
) -> None:
    clock.forward(days=20)
    with pytest.raises(WrongPinError):  # who does not know the PIN learns nothing and ends nothing
        open_by_pin(places, "verkeerd1", clock)
    with pytest.raises(LeaseEndedError):
        open_by_pin(places, PIN, clock)
    with pytest.raises(KeyringGoneError):
        open_by_pin(places, PIN, clock)
    safe = unlock_with_passphrase(places, WORDS, clock)
    work = open_workspace(safe, clock)
    assert work.files.all()  # nothing was deleted
    leases = leases_of(safe, clock)
    assert leases is not None
    assert not leases.may_read()
    assert pin_standing(safe, clock) == "secretGone"
    leased(work, clock, days=14)
    change_pin(safe, "nieuwepin7", clock, cost=KdfCost(64, 1, 1))
    safe.close()
    open_by_pin(places, "nieuwepin7", clock).close()


def test_in_an_open_visit_the_pin_keeps_opening(places: Places, clock: TestClock, family: Family) -> None:
    work = open_workspace(open_by_pin(places, PIN, clock), clock)
    visit = begin_visit(work, family)
    work.safe.close()
    clock.forward(days=20)
    work = open_workspace(open_by_pin(places, PIN, clock), clock)
    work.visits.end(family.case, visit)
    work.safe.close()
    with pytest.raises(LeaseEndedError):
        open_by_pin(places, PIN, clock)
