"""One file that carries a pack: whatever comes in its place is refused, and never half read."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pack_maker import NOW, OWN, new_eyes, new_pack, texts

from jgvisit.content.pack import load_pack
from jgvisit.content.pack_errors import PackRefusedError, PackUnreadableError
from jgvisit.content.pack_trust import check_four_eyes
from jgvisit.content.packed import (
    MAX_HEAD_BYTES,
    MAX_PACK_BYTES,
    MAX_TEXT_BYTES,
    build,
    read_pack_file,
    read_packed,
    recorded_kinds,
)
from jgvisit.content.source import pack_sha256
from jgvisit.content.text_files import NAME, InMemory
from jgvisit.errors import InputError
from jgvisit.records import canonical
from jgvisit.records.kinds import KINDS

EYES = new_eyes()
SIGNED = EYES.release(new_pack(9))
Value = dict[str, Any]


def remade(change: Callable[[Value, Value], object], data: bytes = SIGNED) -> bytes:
    """Return the file with its parts changed, the manifest's hashes of nothing repaired, still canonical."""
    value = json.loads(data)
    manifest = json.loads(value["manifest"])
    change(value, manifest)
    if isinstance(value["manifest"], str):
        value["manifest"] = canonical.encode(manifest).decode()
    return canonical.encode(value)


def refused(data: bytes) -> str:
    with pytest.raises(PackUnreadableError) as stopped:
        read_packed(data)
    return str(stopped.value)


def test_what_was_packed_comes_out_byte_for_byte_and_says_so_in_its_manifest() -> None:
    files = texts(9)
    packed = read_packed(build(files, OWN, NOW))
    assert {name: packed.texts.read(name) for name in packed.texts.names()} == {
        name: files.read(name) for name in files.names()
    }
    manifest = packed.manifest
    assert (manifest.name, manifest.number, manifest.expires, manifest.base.pack) == ("jgvisit", 9, "2028-12-31", OWN)
    assert manifest.issued_at == NOW
    assert manifest.content_sha256 == pack_sha256(files)
    ref = load_pack(packed.texts, signed=True).ref
    assert (ref.name, ref.number, ref.sha256) == (manifest.name, manifest.number, manifest.content_sha256)


def test_packing_the_same_texts_twice_gives_the_same_bytes() -> None:
    assert new_pack(9) == new_pack(9)


def test_a_byte_order_mark_and_windows_line_ends_survive() -> None:
    files = texts(9, change=lambda name, text: "\ufeff" + text.replace("\n", "\r\n") if "K01" in name else text)
    name = next(name for name in files.names() if "K01" in name)
    packed = read_packed(build(files, OWN, NOW))
    assert packed.texts.read(name) == files.read(name)
    load_pack(packed.texts)


def test_the_kinds_named_are_those_that_this_program_writes() -> None:
    kinds = recorded_kinds()
    assert {tuple(kind.split("/")) for kind in kinds} <= {(name, str(version)) for name, version in KINDS}
    assert {kind.split("/")[0] for kind in kinds} >= {"cardExplained", "formOpened", "signerDecided"}


@pytest.mark.parametrize(
    "name",
    [
        "../nl/K01-dit-bezoek.toml",
        "/etc/passwd",
        "nl/../K01.toml",
        "nl\\K01.toml",
        "C:/K01.toml",
        "nl/K01.toml\n",
        "nl/K01.toml\0",
        "nl/.K01.toml",
        "nl/con/K01.toml",
        "README.md",
        "nl/K01.exe",
        "NL/K01.toml",
        "",
    ],
)
def test_a_name_that_leads_anywhere_is_refused(name: str) -> None:
    assert NAME.fullmatch(name) is None

    def change(value: Value, manifest: Value) -> None:
        old = manifest["files"][0]["name"]
        manifest["files"][0]["name"] = name
        value["texts"][name] = value["texts"].pop(old)
        manifest["files"].sort(key=lambda entry: entry["name"])

    assert "manifest" in refused(remade(change))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda value, _: value.update(extra=1), "unknown field"),
        (lambda _, manifest: manifest.update(extra=1), "unknown field"),
        (lambda _, manifest: manifest["base"].update(extra=1), "unknown field"),
        (lambda _, manifest: manifest["files"][0].update(mode=0o777), "unknown field"),
        (lambda value, _: value["signatures"][0].update(role="jurist"), "unknown field"),
        (lambda value, _: value["texts"].update({"nl/K99.toml": "x"}), "other files"),
        (lambda value, _: value["texts"].popitem(), "other files"),
        (lambda _, manifest: manifest["files"].reverse(), "out of order"),
        (lambda _, manifest: manifest["files"].append(manifest["files"][-1]), "out of order"),
        (lambda _, manifest: manifest["files"].clear(), "length"),
        (lambda _, manifest: manifest["files"][3].update(sha256="0" * 64), "not the file"),
        (lambda _, manifest: manifest["files"][3].update(bytes=1), "not the file"),
        (lambda value, _: value["texts"].update({"pack.toml": value["texts"]["pack.toml"] + "\n"}), "not the file"),
        (lambda _, manifest: manifest.update(number=10), "something else"),
        (lambda _, manifest: manifest.update(name="other"), "something else"),
        (lambda _, manifest: manifest.update(expires="2029-12-31"), "something else"),
        (lambda _, manifest: manifest.update(content_sha256="0" * 64), "another content"),
        (lambda _, manifest: manifest.update(expires="2028-02-30"), "day that does not exist"),
        (lambda _, manifest: manifest.update(issued="2026-13-01T00:00:00.000Z"), "day that does not exist"),
        (lambda _, manifest: manifest.update(number=-1), "number"),
        (lambda _, manifest: manifest.update(number=2**53), "number"),
        (lambda _, manifest: manifest.update(format="jgvisit/content-pack/2"), "format"),
        (lambda value, _: value.update(signatures=value["signatures"] * 2), "signatures"),
        (lambda value, _: value["signatures"][0].update(signature="a" * 300), "signature"),
    ],
)
def test_a_part_that_does_not_fit_is_refused(change: Callable[[Value, Value], object], why: str) -> None:
    assert why in refused(remade(change))


def test_a_file_without_a_head_is_refused() -> None:
    def change(value: Value, manifest: Value) -> None:
        del value["texts"]["pack.toml"]
        manifest["files"] = [entry for entry in manifest["files"] if entry["name"] != "pack.toml"]

    assert "pack.toml" in refused(remade(change))


def test_other_bytes_for_the_same_values_are_refused() -> None:
    for data in (SIGNED + b" ", b" " + SIGNED, SIGNED + SIGNED, json.dumps(json.loads(SIGNED)).encode()):
        refused(data)
    twice = SIGNED.replace(b'{"manifest"', b'{"manifest":"{}","manifest"', 1)
    assert json.loads(twice) == json.loads(SIGNED)
    assert "canonical" in refused(twice)
    value = json.loads(SIGNED)
    value["manifest"] = " " + value["manifest"]
    assert "canonical" in refused(canonical.encode(value))


def test_a_file_that_is_too_large_is_not_even_read(tmp_path: Any) -> None:
    large = tmp_path / "large"
    with large.open("wb") as file:
        file.truncate(MAX_PACK_BYTES * 40)
    data = read_pack_file(large)
    assert len(data) == MAX_PACK_BYTES + 1
    assert "bytes" in refused(data)


def test_what_swells_when_unpacked_is_no_pack() -> None:
    import gzip
    import io
    import zipfile

    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("pack.toml", b"\0" * 50_000_000)
    for data in (archive.getvalue(), gzip.compress(SIGNED), b"[" * 1_000_000, b'{"texts":' * 200_000):
        refused(data)


def test_a_head_that_keeps_a_reader_busy_is_refused_before_it_is_read() -> None:
    def change(value: dict[str, Any], manifest: dict[str, Any]) -> None:
        head = value["texts"]["pack.toml"] + "a" + ".a" * MAX_HEAD_BYTES + " = 1\n"  # seconds; at 256 KiB minutes
        value["texts"]["pack.toml"] = head
        for entry in manifest["files"]:
            if entry["name"] == "pack.toml":
                entry.update(bytes=len(head.encode()), sha256=canonical.sha256(head.encode()))

    assert f"more than {MAX_HEAD_BYTES}" in refused(remade(change))


def test_half_a_character_is_refused() -> None:
    text = SIGNED.decode().replace('"texts":{', '"texts":{"nl/K98.toml":"\\ud800",', 1)
    refused(text.encode())


def test_texts_that_do_not_fit_are_not_packed() -> None:
    good = texts(9)
    files = {name: good.read(name) for name in ["pack.toml", *good.names()]}
    for name, data in (
        ("nl/K01 kopie.toml", b""),
        ("nl/K01b.toml", b"\xff\xfe"),
        ("nl/K01b.toml", b"#" * (MAX_TEXT_BYTES + 1)),
    ):
        with pytest.raises(InputError):
            build(InMemory({**files, name: data}), OWN, NOW)
    with pytest.raises(InputError):
        build(InMemory({"nl/K01.toml": b""}), OWN, NOW)
    with pytest.raises(InputError):
        build(good, OWN, NOW, ["not a fingerprint"])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_file_changed_anywhere_is_refused_or_is_the_same_pack(data: st.DataObject) -> None:
    """Every bit counts: what still reads after a change is byte for byte what was signed."""
    at = data.draw(st.integers(0, len(SIGNED) - 1))
    how = data.draw(st.sampled_from(["flip", "cut", "drop", "insert"]))
    changed = {
        "flip": lambda: SIGNED[:at] + bytes([SIGNED[at] ^ (1 << data.draw(st.integers(0, 7)))]) + SIGNED[at + 1 :],
        "cut": lambda: SIGNED[:at],
        "drop": lambda: SIGNED[:at] + SIGNED[at + 1 :],
        "insert": lambda: SIGNED[:at] + data.draw(st.binary(min_size=1, max_size=4)) + SIGNED[at:],
    }[how]()
    try:
        packed = read_packed(changed)
        check_four_eyes(packed, EYES.root_pem, NOW, demo=False)
    except PackRefusedError:
        return
    before = read_packed(SIGNED)
    assert (packed.manifest, packed.file.texts) == (before.manifest, before.file.texts)
    assert packed.signed_bytes == before.signed_bytes


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["manifest", "texts", "signatures", "format", "files", "name", "pack.toml", "x"]),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
def test_any_json_is_refused_in_one_way(value: object) -> None:
    refused(msgspec.json.encode(value))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_one_way(data: bytes) -> None:
    refused(data)
