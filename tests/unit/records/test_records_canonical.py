import hashlib
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from jgvisit.records import canonical
from jgvisit.records.canonical import OutsideDomainError

text = st.text(st.characters(exclude_categories=("Cs",)))
keys = st.text(st.characters(max_codepoint=127))
scalars = st.none() | st.booleans() | st.integers(-canonical.MAX_INTEGER, canonical.MAX_INTEGER) | text
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(keys, inner), max_leaves=20)


@given(values)
def test_our_bytes_are_those_of_rfc_8785(value: Any) -> None:
    canonical.require_domain(value)
    assert canonical.encode(value) == rfc8785.dumps(value)
    assert canonical.is_canonical(canonical.encode(value))


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(1.0, id="float"),
        pytest.param(2**53, id="integer of 2^53"),
        pytest.param([-(2**53)], id="negative integer of 2^53"),
        pytest.param({"é": 1}, id="key beyond ASCII"),
        pytest.param({1: 1}, id="key that is no text"),
        pytest.param({"a": ["\ud800"]}, id="half a surrogate pair"),
    ],
)
def test_values_without_one_canonical_form_are_refused(value: Any) -> None:
    with pytest.raises(OutsideDomainError):
        canonical.require_domain(value)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'{"b":1,"a":2}', id="keys out of order"),
        pytest.param(b'{"a": 1}', id="space"),
        pytest.param(b'{"a":1.5}', id="float"),
        pytest.param(b'{"a":1,"a":1}', id="doubled key"),
        pytest.param(b'"\\u0061"', id="needless escape"),
        pytest.param(b'{"a":', id="cut off"),
        pytest.param(b'"\xff"', id="not UTF-8"),
        pytest.param(b"[" * 100_000, id="nested too deeply"),
    ],
)
def test_other_ways_to_write_the_same_are_found(data: bytes) -> None:
    assert not canonical.is_canonical(data)


def test_the_hash_covers_the_parts_in_their_order() -> None:
    assert canonical.sha256(b"a", b"b") == hashlib.sha256(b"ab").hexdigest()
