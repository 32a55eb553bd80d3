"""A shape that two threads read first, at once, must not end the process (jgvisit/shapes.py)."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from jgvisit.shapes import convert, json_decoder, msgpack_decoder, read_json

_TWO_AT_ONCE = """
import threading, msgspec
from jgvisit import shapes

half_way, tried = threading.Event(), threading.Event()

def slowly():
    half_way.set()
    tried.wait(0.3)
    return int

Inner = type("Inner", (msgspec.Struct,), {"__annotations__": {"a": "slowly()"}, "__module__": "__main__"})
Outer = type("Outer", (msgspec.Struct,), {"__annotations__": {"one": "Inner"}, "__module__": "__main__"})
read = []

def first():
    read.append(READ)

def second():
    half_way.wait()
    read.append(READ)
    tried.set()

threads = [threading.Thread(target=one) for one in (first, second)]
for one in threads:
    one.start()
for one in threads:
    one.join()
assert read == [Outer(Inner(1)), Outer(Inner(1))], read
"""
_GIVEN = {
    "json": """shapes.read_json(b'{"one":{"a":1}}', Outer)""",
    "parsed": """shapes.convert({"one": {"a": 1}}, Outer)""",
    "msgpack": """shapes.msgpack_decoder(Outer).decode(msgspec.msgpack.encode({"one": {"a": 1}}))""",
}


@pytest.mark.parametrize("given", _GIVEN)
def test_two_threads_may_be_the_first_to_read_a_shape(given: str) -> None:
    """In a process of its own: what goes wrong here ends it without a word (a null pointer in the library)."""
    program = _TWO_AT_ONCE.replace("READ", _GIVEN[given])
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


class Small(msgspec.Struct):
    day: int


def test_what_does_not_fit_is_told_as_the_library_tells_it() -> None:
    assert read_json(b'{"day":3}', Small) == convert({"day": 3}, Small) == convert({"day": "3"}, Small, strict=False)
    assert msgpack_decoder(Small).decode(msgspec.msgpack.encode(Small(3))) == Small(3)
    assert json_decoder(Small) is json_decoder(Small)
    for wrong in (lambda: read_json(b'{"day":"3"}', Small), lambda: convert({"day": "3"}, Small)):
        with pytest.raises(msgspec.ValidationError, match="day"):
            wrong()
    with pytest.raises(msgspec.DecodeError):
        read_json(b"{", Small)
