"""Every kind of record can be read by who asks for their case file: a new kind or field brings its word along."""

from __future__ import annotations

import msgspec

from jgvisit.config import resources_dir
from jgvisit.documents.dossier_words import dossier_words
from jgvisit.records.kinds import KINDS


def test_every_kind_field_and_choice_has_a_word() -> None:
    words = dossier_words(resources_dir() / "forms")
    never = {"bookmarkMade", "conflictDecided", "documentSealed", "storeOpened", "visibilityRestricted"}
    assert never == set(words.ours)
    assert {name for name, _ in KINDS} - never == set(words.kinds)
    for (name, _), kind in KINDS.items():
        for each in msgspec.inspect.type_info(kind.type).fields if name not in never else ():  # type: ignore[attr-defined]  # a struct
            assert each.name in words.fields or each.name in words.skip, (name, each.name)
            if each.name not in words.skip:
                named = words.values.keys()
                assert all(one in named or f"{each.name}.{one}" in named for one in _choices(each.type))


def _choices(shape: object) -> set[str]:
    if isinstance(shape, msgspec.inspect.LiteralType):
        return {str(value) for value in shape.values}
    if isinstance(shape, msgspec.inspect.UnionType):
        return set().union(*map(_choices, shape.types))
    return _choices(shape.item_type) if isinstance(shape, msgspec.inspect.VarTupleType) else set()
