"""Wraps and the key file."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import msgspec
import pytest
from store_factory import CHEAP

from jgvisit.store.errors import DiskFaultError, KeyFileDamagedError, KeyFileMissingError, StoreTooNewError
from jgvisit.store.key_file import KeyFile, new_key_file, read_key_file, write_key_file
from jgvisit.store.wraps import DAILY, PASSPHRASE, Keys, Knowledge, Sealed, Wrap, seal, unseal

KEYS = Keys(b"d" * 32, b"device key")
KNOWN = Knowledge(DAILY, "kastanje9", b"s" * 32)


def sealed(knowledge: Knowledge = KNOWN, generation: int = 3) -> Wrap:
    return seal(KEYS, knowledge, file_id="file-1", generation=generation, cost=CHEAP)


def test_a_wrap_opens_with_what_sealed_it() -> None:
    assert unseal(sealed(), KNOWN, file_id="file-1") == KEYS


def test_a_composed_and_a_decomposed_letter_are_the_same_pin() -> None:
    wrap = sealed(Knowledge(DAILY, "café-zes", b"s" * 32))
    assert unseal(wrap, Knowledge(DAILY, "café-zes", b"s" * 32), file_id="file-1") == KEYS


@pytest.mark.parametrize(
    ("wrap", "knowledge", "file_id"),
    [
        pytest.param(sealed(), Knowledge(DAILY, "kastanje8", b"s" * 32), "file-1", id="another PIN"),
        pytest.param(sealed(), Knowledge(DAILY, "kastanje9", b"t" * 32), "file-1", id="another secret"),
        pytest.param(sealed(), Knowledge(DAILY, "kastanje9"), "file-1", id="no secret"),
        pytest.param(sealed(), Knowledge(PASSPHRASE, "kastanje9", b"s" * 32), "file-1", id="another way in"),
        pytest.param(sealed(), KNOWN, "file-2", id="another file"),
        pytest.param(msgspec.structs.replace(sealed(), generation=4), KNOWN, "file-1", id="another generation"),
        pytest.param(msgspec.structs.replace(sealed(), name="passphrase"), KNOWN, "file-1", id="another name"),
    ],
)
def test_a_wrap_opens_with_nothing_else(wrap: Wrap, knowledge: Knowledge, file_id: str) -> None:
    assert unseal(wrap, knowledge, file_id=file_id) is None


def test_one_sealed_part_cannot_stand_for_the_other() -> None:
    wrap = sealed()
    swapped = msgspec.structs.replace(wrap, data_key=wrap.device_key, device_key=wrap.data_key)
    assert unseal(swapped, KNOWN, file_id="file-1") is None


def test_two_wraps_of_the_same_keys_share_no_bytes() -> None:
    first, second = sealed(), sealed()
    assert first.salt != second.salt
    assert isinstance(first.data_key, Sealed)
    assert first.data_key.data != second.data_key.data


def test_a_key_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    written = new_key_file().with_wrap(sealed())
    write_key_file(path, written)
    assert read_key_file(path) == written
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_wrap_replaces_the_one_of_its_name_and_keeps_those_this_program_does_not_know() -> None:
    recovery = msgspec.Raw(b'{"name":"recovery","parts":[1,2,3]}')
    before = KeyFile(file_id=new_key_file().file_id, generation=1, wraps=(recovery,)).with_wrap(sealed())
    after = before.with_wrap(sealed(generation=4))
    assert after.generation == 4
    assert bytes(after.wraps[0]) == bytes(recovery)
    assert len(after.wraps) == 2
    found = after.wrap(DAILY)
    assert found is not None
    assert found.generation == 4
    assert after.wrap("passphrase") is None


def test_a_wrap_of_another_shape_is_damage() -> None:
    odd = KeyFile(file_id=new_key_file().file_id, generation=1, wraps=(msgspec.Raw(b'{"name":"daily","salt":1}'),))
    with pytest.raises(KeyFileDamagedError):
        odd.wrap(DAILY)


@pytest.mark.parametrize("field", ["salt", "data_key.nonce", "device_key.nonce", "data_key.data", "device_key.data"])
def test_a_wrap_with_a_part_of_an_impossible_length_is_damage_and_never_tested(field: str) -> None:
    """A PIN is counted before it is tested, so what cannot be tested must be found before."""
    wrap = json.loads(msgspec.json.encode(sealed()))
    *inside, last = field.split(".")
    (wrap[inside[0]] if inside else wrap)[last] = "AAAA"
    file = KeyFile(file_id=new_key_file().file_id, generation=1, wraps=(msgspec.Raw(json.dumps(wrap).encode()),))
    with pytest.raises(KeyFileDamagedError):
        file.wrap(DAILY)


def test_a_wrap_that_is_no_text_is_damage() -> None:
    odd = KeyFile(file_id=new_key_file().file_id, generation=1, wraps=(msgspec.Raw(b'{"name":"\xe1"}'),))
    with pytest.raises(KeyFileDamagedError):
        odd.wrap(DAILY)


def test_every_flipped_bit_of_a_key_file_is_noticed_or_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    written = new_key_file().with_wrap(sealed())
    write_key_file(path, written)
    whole = path.read_bytes()
    for bit in range(0, len(whole) * 8, 7):
        broken = bytearray(whole)
        broken[bit // 8] ^= 1 << bit % 8
        path.write_bytes(broken)
        try:
            assert read_key_file(path) == written
        except KeyFileDamagedError:
            continue


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff\xfe", b"null", b'{"a":' * 99_999], ids=range(6))
def test_something_else_is_no_key_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "keys").write_bytes(content)
    with pytest.raises(KeyFileDamagedError):
        read_key_file(tmp_path / "keys")


def test_a_truncated_key_file_is_noticed_at_every_length(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    write_key_file(path, new_key_file().with_wrap(sealed()))
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(KeyFileDamagedError):
            read_key_file(path)


def test_a_key_file_of_a_newer_program_is_refused_as_such(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    newer = json.dumps({"format": "jgvisit/keys/2", "other": True}).encode()
    path.write_bytes(b'{"keys":' + newer + b',"sha256":"' + sha256(newer).hexdigest().encode() + b'"}')
    with pytest.raises(StoreTooNewError):
        read_key_file(path)


def test_a_missing_key_file_and_an_unreadable_one_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(KeyFileMissingError):
        read_key_file(tmp_path / "keys")
    (tmp_path / "keys").mkdir()
    with pytest.raises(DiskFaultError):
        read_key_file(tmp_path / "keys")
