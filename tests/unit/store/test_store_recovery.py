"""The municipal recovery wrap: two officers of at least three, and nobody else."""

from __future__ import annotations

import itertools
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from store_factory import CASE, COSTS, SetClock, family, journal_in, ref_of, with_blob

from jgvisit.records.link import StoredRecord
from jgvisit.store import recovery
from jgvisit.store.create import CreatedStore
from jgvisit.store.errors import StoreDamagedError
from jgvisit.store.key_file import KeyFile, read_key_file, write_key_file
from jgvisit.store.officers import keep_officers, kept_officers
from jgvisit.store.passphrase import new_passphrase
from jgvisit.store.recovered import OfficerKeys, open_recovered
from jgvisit.store.recovery import NoRecoveryWrapError, Officers, RecoveryWrap, WrongOfficersError, open_with, seal_for
from jgvisit.store.rekey import change_passphrase
from jgvisit.store.unlock import unlock_with_passphrase
from jgvisit.sync.recovery_keys import key_fingerprint

TENANT = "00000000-0000-4000-8000-00000000000a"
STORE = "00000000-0000-4000-8000-00000000000b"
KEY = bytes(range(32))


def key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def public(*keys: ec.EllipticCurvePrivateKey) -> tuple[bytes, ...]:
    return tuple(k.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) for k in keys)


THREE = (key(), key(), key())
OFFICERS = Officers(TENANT, "d" * 32, public(*THREE))


def wrap(**changes: str) -> RecoveryWrap:
    return seal_for(msgspec.structs.replace(OFFICERS, **changes), KEY, file_id=STORE, generation=3)


@pytest.mark.parametrize("pair", list(itertools.permutations(range(3), 2)))
def test_any_two_officers_in_any_order_get_the_key_back(pair: tuple[int, int]) -> None:
    assert open_with(wrap(), (THREE[pair[0]], THREE[pair[1]]), file_id=STORE) == KEY


def test_one_officer_twice_or_a_stranger_gets_nothing() -> None:
    for keys in ((THREE[0], THREE[0]), (THREE[0], key()), (key(), key())):
        with pytest.raises(WrongOfficersError):
            open_with(wrap(), keys, file_id=STORE)


def test_the_part_of_one_officer_is_noise() -> None:
    # the same key sealed twice: were a part the key or derived from it, it would come out the same
    seen = set()
    for sealed in (wrap(), wrap()):
        pair = sealed.pairs[0]
        officer = next(k for k in THREE if key_fingerprint(k.public_key()) == pair.first)
        bound = recovery._Bound((sealed.tenant, sealed.device, sealed.generation), STORE)
        part = recovery._SUITE.decrypt(pair.first_part, officer, bound.info(pair.first, pair.second, pair.first))
        assert part != KEY
        seen.add(part)
    assert len(seen) == 2


def test_no_part_serves_in_another_place() -> None:
    good = wrap()
    other = wrap(tenant=STORE)
    swapped = msgspec.structs.replace(
        good.pairs[0], first_part=good.pairs[0].second_part, second_part=good.pairs[0].first_part
    )
    wrongs = [
        msgspec.structs.replace(good, generation=4),
        msgspec.structs.replace(good, device="e" * 32),
        msgspec.structs.replace(good, tenant=STORE),
        msgspec.structs.replace(good, pairs=other.pairs),
        msgspec.structs.replace(good, pairs=(swapped, *good.pairs[1:])),
    ]
    for wrong in wrongs:
        pair = wrong.pairs[0]
        held = {key_fingerprint(each.public_key()): each for each in THREE}
        with pytest.raises(WrongOfficersError):
            open_with(wrong, (held[pair.first], held[pair.second]), file_id=STORE)
    with pytest.raises(WrongOfficersError):
        open_with(good, (THREE[0], THREE[1]), file_id=TENANT)


@pytest.mark.parametrize(
    "keys",
    [
        public(*THREE[:2]),
        public(THREE[0], THREE[0], THREE[1]),
        (b"no key", *public(*THREE)),
        (*public(*THREE), ec.generate_private_key(ec.SECP384R1()).public_key().public_bytes(
            Encoding.DER, PublicFormat.SubjectPublicKeyInfo)),
        public(*(key() for _ in range(13))),
    ],
    ids=["two", "one twice", "no key", "another curve", "thirteen"],
)  # fmt: skip
def test_what_is_no_set_of_officers_is_refused(keys: tuple[bytes, ...]) -> None:
    with pytest.raises(ValueError):
        seal_for(Officers(TENANT, "d" * 32, keys), KEY, file_id=STORE, generation=1)


# -- a store ------------------------------------------------------------------------------------


def recovered_records(store_dir: Path, keys: OfficerKeys, clock: SetClock) -> tuple[StoredRecord, ...]:
    with open_recovered(store_dir, keys, clock.now()) as recovered:
        return recovered.records()


def test_every_record_and_paper_comes_back_with_its_link_and_the_store_stays_as_it_was(
    created: CreatedStore, clock: SetClock
) -> None:
    keep_officers(created.safe, OFFICERS)
    journal, paper = journal_in(created.safe, clock), b"%PDF-1.7 paper"
    journal.append([family(), with_blob(paper)], blobs={ref_of(paper).sha256: paper})
    folder, records = created.safe.places.store_dir, journal.all_records()
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".store-shm"}
    with open_recovered(folder, (THREE[2], THREE[0]), clock.now()) as recovered:
        assert recovered.records() == records
        assert recovered.unsent().records == len(records)
        [blob] = recovered.blobs()
        assert (blob.case, blob.data) == (CASE, paper)
    for name, content in before.items():
        if not name.endswith("-shm"):
            assert (folder / name).read_bytes() == content, name


def test_a_new_passphrase_keeps_the_officers_and_gives_them_the_new_key(created: CreatedStore, clock: SetClock) -> None:
    keep_officers(created.safe, OFFICERS)
    journal_in(created.safe, clock).append([family()])
    folder = created.safe.places.store_dir
    old_keys = (folder / "jgvisit.keys").read_bytes()
    again = change_passphrase(created.safe, new_passphrase(), None, clock, costs=COSTS)
    assert kept_officers(again) == OFFICERS
    again.close()
    assert len(recovered_records(folder, (THREE[0], THREE[1]), clock)) == 2
    # an old key file opens old copies only
    (folder / "jgvisit.keys").write_bytes(old_keys)
    with pytest.raises(StoreDamagedError):
        recovered_records(folder, (THREE[0], THREE[1]), clock)


def test_without_officers_there_is_nothing_to_recover_with(created: CreatedStore, clock: SetClock) -> None:
    with pytest.raises(NoRecoveryWrapError):
        recovered_records(created.safe.places.store_dir, (THREE[0], THREE[1]), clock)


def test_the_daily_ways_in_still_work_beside_the_officers(created: CreatedStore, clock: SetClock) -> None:
    keep_officers(created.safe, OFFICERS)
    keep_officers(created.safe, OFFICERS)
    created.safe.close()
    unlock_with_passphrase(created.safe.places, " ".join(created.words), clock).close()


def test_the_device_key_is_in_no_part_of_the_recovery_wrap(created: CreatedStore) -> None:
    keep_officers(created.safe, OFFICERS)
    key_file: KeyFile = read_key_file(created.safe.places.key_file)
    sealed = key_file.recovery()
    assert sealed is not None
    fields = set(msgspec.json.decode(msgspec.json.encode(sealed)))
    assert fields == {"name", "generation", "tenant", "device", "pairs"}
    write_key_file(created.safe.places.key_file, key_file)
    assert read_key_file(created.safe.places.key_file) == key_file
