"""Read JSON, MessagePack and parsed TOML into a shape, in any thread.

msgspec works out what a class holds when that class is first read, and lets another thread that reads the same class
meanwhile see it half done: the whole process dies of it (msgspec 0.22 follows a null pointer; two requests just after
a start are enough). So each shape is worked out here, one at a time, before anything is read into it. Nothing else
builds a decoder of its own; the linter holds that.
"""

from __future__ import annotations

from threading import RLock
from typing import Any, TypeVar, overload

import msgspec

T = TypeVar("T")
JsonDecoder = msgspec.json.Decoder  # noqa: TID251  # the name of the type; made below alone
MsgpackDecoder = msgspec.msgpack.Decoder  # noqa: TID251  # as above

_one_at_a_time = RLock()
_json: dict[Any, JsonDecoder[Any]] = {}


def json_decoder(shape: type[T]) -> JsonDecoder[T]:
    """Return the decoder of `shape`, a type that msgspec knows; the same one each time."""
    decoder = _json.get(shape)
    if decoder is None:
        with _one_at_a_time:
            decoder = _json.get(shape)
            if decoder is None:
                decoder = _json[shape] = msgspec.json.Decoder(shape)  # noqa: TID251  # here, under the lock
    return decoder


def msgpack_decoder(shape: type[T]) -> MsgpackDecoder[T]:
    """Return a decoder of `shape` for MessagePack."""
    with _one_at_a_time:
        return msgspec.msgpack.Decoder(shape)  # noqa: TID251  # as above


def read_json(data: bytes | str | msgspec.Raw, shape: type[T]) -> T:
    """Return JSON `data` as `shape`.

    Raises:
        msgspec.DecodeError: not JSON, or of another shape.
        UnicodeDecodeError: text that is not UTF-8.
        RecursionError: nested too deeply.
    """
    return json_decoder(shape).decode(data)


@overload
def convert(data: Any, shape: type[T], *, strict: bool = True) -> T: ...
@overload
def convert(data: Any, shape: Any, *, strict: bool = True) -> Any: ...
def convert(data: Any, shape: Any, *, strict: bool = True) -> Any:
    """Return `data`, made of dicts, lists and scalars, as `shape`.

    Raises:
        msgspec.ValidationError: of another shape.
    """
    json_decoder(shape)
    return msgspec.convert(data, shape, strict=strict)  # noqa: TID251  # its shape is worked out by now
