"""What somebody outside the family told of a paper stands among the wishes, and is replaced like them (H5)."""

from __future__ import annotations

import msgspec
import pytest
from record_factory import CASE, MOTHER, VISIT, Laptop

from jgvisit.records.fold import fold
from jgvisit.records.payload_papers import CopyChosen, CopyChosenTold

TOLD = CopyChosenTold(visit=VISIT, person=MOTHER, way="notSafe", told_by="Olga Bakker", told_role="wijkverpleegkundige")


def test_the_later_of_both_versions_of_the_kind_holds_whichever_it_is(laptop: Laptop) -> None:
    laptop.write(CopyChosen(visit=VISIT, person=MOTHER, way="paperNow"))
    laptop.write(TOLD)
    (wish,) = fold(CASE, laptop.records).copies
    assert (wish.way, wish.by, wish.told_by, wish.told_role) == ("notSafe", None, "Olga Bakker", "wijkverpleegkundige")
    laptop.write(CopyChosen(visit=VISIT, person=MOTHER, way="nextVisit"))
    file = fold(CASE, laptop.records)
    (wish,) = file.copies
    assert (wish.way, wish.told_by, wish.told_role) == ("nextVisit", None, None)
    assert file.conflicts == ()


@pytest.mark.parametrize(
    "changed", [{"told_by": " "}, {"told_role": ""}, {"way": "paperNow"}], ids=["nobody", "no role", "a wish of theirs"]
)
def test_it_has_a_name_and_a_role_and_says_only_that_none_is_wanted_or_safe(changed: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="outside"):
        CopyChosenTold(**(msgspec.structs.asdict(TOLD) | changed))
