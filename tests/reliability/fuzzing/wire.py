"""What travels: answers, packed bytes, codes, certificates, signed requests, the answer of a log-in."""

from __future__ import annotations

import gzip
import inspect
import re
from functools import cache

import msgspec
import zstandard
from cryptography.hazmat.primitives.asymmetric import ec
from municipal_ca import municipality

from jgvisit.ids import DeviceId, WorkerId
from jgvisit.records.certificates import UntrustedError, is_authority, key_of, read_pem
from jgvisit.server import device_requests, messages
from jgvisit.server.recovery_keys import public_pem, read_public_keys
from jgvisit.sync import wire
from jgvisit.sync.encoding import read_answer
from jgvisit.sync.enrolment import CODE_PREFIX, read_code
from jgvisit.sync.inflating import inflated
from jgvisit.sync.loopback import Loopback
from jgvisit.sync.wire import COVERED, REQUEST_TAG, SIGNATURE_LABEL, Message
from tests.reliability.fuzzing.target import Target

_UNPACKED_MAX = 1_000_000
_ENCODINGS = ("gzip", "zstd", "identity", "br")
_STATE = "a-state"
_KEY = ec.generate_private_key(ec.SECP256R1())
_STRINGS = (
    "a" * 64,
    "a" * 32,
    "00000000-0000-4000-8000-00000000c4a1",
    "2026-11-22T10:00:00.000Z",
    "2026-11-22",
    "A" * 86,
    "a",
)
"""One of them fits each pattern of the wire."""
_SHAPES = sorted(
    (
        each
        for _, each in inspect.getmembers(wire, inspect.isclass)
        if issubclass(each, Message) and each is not Message
    ),
    key=lambda shape: shape.__name__,
)


def _split(data: bytes, choices: int) -> tuple[int, bytes]:
    """The first byte chooses; the rest is what is read."""
    return (data[0] % choices if data else 0), data[1:]


def _answer(data: bytes) -> object:
    which, rest = _split(data, len(_SHAPES))
    return read_answer(rest, _SHAPES[which])


def _message(data: bytes) -> object:
    which, rest = _split(data, len(_SHAPES))
    return messages.read(rest, "", _SHAPES[which])


def _example(kind: object) -> object:
    """Any value of a type that msgspec knows, so that every message has a seed."""
    info = msgspec.inspect.type_info(kind)  # type: ignore[arg-type]  # its own types are not exported
    return _value(info)


def _value(info: object) -> object:
    match type(info).__name__:
        case "StructType":
            return {field.encode_name: _value(field.type) for field in info.fields}  # type: ignore[attr-defined]  # by its kind
        case "ListType" | "VarTupleType":
            return [_value(info.item_type)]  # type: ignore[attr-defined]  # by its kind
        case "DictType":
            return {"a": _value(info.value_type)}  # type: ignore[attr-defined]  # by its kind
        case "UnionType":
            return _value(info.types[0])  # type: ignore[attr-defined]  # by its kind
        case "LiteralType":
            return info.values[0]  # type: ignore[attr-defined]  # by its kind
        case "IntType":
            return 1
        case "BoolType":
            return True
        case "NoneType":
            return None
        case _:
            pattern = getattr(info, "pattern", None) or ""
            return next((each for each in _STRINGS if re.search(pattern, each)), "a")


@cache
def _messages() -> list[bytes]:
    return [bytes([at]) + msgspec.json.encode(_example(shape)) for at, shape in enumerate(_SHAPES)]


def _unpack(data: bytes) -> object:
    which, rest = _split(data, len(_ENCODINGS))
    unpacked = inflated(rest, _ENCODINGS[which], _UNPACKED_MAX)
    assert which == _ENCODINGS.index("identity") or len(unpacked) <= _UNPACKED_MAX
    return unpacked


def _unpack_at_server(data: bytes) -> object:
    which, rest = _split(data, len(_ENCODINGS))
    unpacked = messages.decompress(rest, _ENCODINGS[which], _UNPACKED_MAX)
    assert len(unpacked) <= _UNPACKED_MAX
    return unpacked


def _packed() -> list[bytes]:
    text = b'{"epoch":"1"}' * 90
    return [b"\0" + gzip.compress(text), b"\1" + zstandard.compress(text), b"\2" + text]


def _code(data: bytes) -> object:
    return read_code(data.decode("utf-8", "replace"))


def _codes() -> list[bytes]:
    at = _SHAPES.index(wire.EnrolmentCode)
    [seed] = [each[1:] for each in _messages() if each[0] == at]
    return [(CODE_PREFIX + messages.to_base64(seed)).encode(), CODE_PREFIX.encode()]


def _certificates(data: bytes) -> object:
    found = read_pem(data.decode("ascii", "replace"))
    return [(key_of(each), is_authority(each)) for each in found]


def _pem() -> list[bytes]:
    town = municipality()
    return [town.root.pem.encode(), town.certificate_pem.encode()]


def _recovery() -> list[bytes]:
    return [b"".join(public_pem(ec.generate_private_key(ec.SECP256R1())) for _ in range(3))]


def _signed_request(data: bytes) -> object:
    """Headers by line, as a server gets them."""
    lines = data.decode("latin-1").splitlines()
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    message = device_requests._Message("POST", "https://server/v1/push", headers)
    caller = device_requests.Caller(DeviceId("a" * 32), _KEY.public_key(), WorkerId("w"), "approved", revoked=False)
    return device_requests._verify(message, lambda _: caller)


def _headers() -> list[bytes]:
    covered = " ".join(f'"{name}"' for name in COVERED)
    signature = f'{SIGNATURE_LABEL}=({covered});created=1;keyid="{"a" * 32}";nonce="n";tag="{REQUEST_TAG}"'
    lines = (f"signature-input: {signature}", f"signature: {SIGNATURE_LABEL}=:AAAA:", "content-digest: sha-256=:AAAA:")
    return ["\n".join(lines).encode()]


def _log_in_answer(data: bytes) -> object:
    loopback = Loopback(_STATE, "https://provider.example")
    try:
        return loopback.take(data.decode("latin-1"))
    finally:
        loopback._server.server_close()


TARGETS = (
    Target("answer", _answer, _messages),
    Target("message", _message, _messages),
    Target("unpack", _unpack, _packed),
    Target("unpack_server", _unpack_at_server, _packed),
    Target("code", _code, _codes),
    Target("certificate", _certificates, _pem, (UntrustedError,)),
    Target("recovery_keys", read_public_keys, _recovery),
    Target("signed_request", _signed_request, _headers),
    Target(
        "log_in", _log_in_answer, lambda: [f"/callback?code=c&state={_STATE}&iss=https://provider.example".encode()]
    ),
)
