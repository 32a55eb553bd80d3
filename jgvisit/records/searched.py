"""What of a record is looked through in a search: the words that people said or typed, never what the program needs.

Nothing here decides who may see it: that is `visibility`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec import inspect

from jgvisit.records.payload_base import Payload

NOT_SAID = frozenset(
    {
        # names by which the program finds a text, a card or a paper again
        "card", "card_version", "term", "term_version", "form_type", "form_version", "law_book", "booklet_version",
        "item", "situation", "holds", "certificate_serial", "file_name", "program", "way", "holder",
        "seen", "values", "statements", "required",
        # our own fixed words: found in each form of a kind they would find nothing
        "binding_text", "question",
        # copies of what stands in another record of the family
        "names", "read",
    }
)  # fmt: skip
"""Fields with free text in their shape that nobody typed for this family."""
_LINE_NAMES = frozenset({"ConsentWithdrawn", "RightsShown"})
"""Kinds whose `lines` name lines of a form or card; elsewhere a list that somebody typed."""


def searched_texts(payload: Payload) -> tuple[str, ...]:
    """Return the texts of a record in the order of its fields, without empty ones."""
    return tuple(text for text in _texts(payload) if text.strip())


@cache
def is_searched(kind: type[Payload]) -> bool:
    """Tell whether a record of this kind can hold words that are looked through."""
    return bool(_fields(kind))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, msgspec.Struct):
        for name in _fields(type(value)):
            yield from _texts(getattr(value, name))


@cache
def _fields(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    shape = inspect.type_info(kind)
    assert isinstance(shape, inspect.StructType)
    skipped = NOT_SAID | ({"lines"} if kind.__name__ in _LINE_NAMES else set())
    return tuple(field.name for field in shape.fields if field.name not in skipped and _holds_words(field.type))


def _holds_words(shape: inspect.Type) -> bool:
    """Tell whether a field can hold free text: a length is set, and no pattern such as that of a day or an id."""
    match shape:
        case inspect.StrType(pattern=pattern, max_length=longest):
            return pattern is None and longest is not None
        case inspect.Metadata(type=inner):
            return _holds_words(inner)
        case inspect.VarTupleType(item_type=inner) | inspect.DictType(value_type=inner):
            return _holds_words(inner)
        case inspect.UnionType(types=several):
            return any(_holds_words(each) for each in several)
        case inspect.StructType(cls=inner_kind):
            return bool(_fields(inner_kind))
        case _:
            return False
