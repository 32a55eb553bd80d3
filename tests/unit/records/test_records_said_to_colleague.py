"""What was said back to a colleague too: the second version of its kind, beside the first (H23)."""

from __future__ import annotations

import msgspec
import pytest
from record_factory import CASE, MOTHER, VISIT, Laptop, said_back

from jgvisit.records.fold import fold
from jgvisit.records.payload_talk import SaidBackToColleague

HEARD = SaidBackToColleague(
    visit=VISIT, card="K11", card_version="1", person=MOTHER, outcome="notYet", colleague="Karin Smit"
)


def test_both_versions_stand_in_the_order_in_which_they_were_said() -> None:
    laptop = Laptop()
    laptop.write(said_back("notYet", card="K11"))
    laptop.write(HEARD)
    laptop.write(said_back("ownWordsCorrect", card="K11"))
    heard = fold(CASE, laptop.records).said_back
    assert [(each.outcome, each.colleague) for each in heard] == [
        ("notYet", None),
        ("notYet", "Karin Smit"),
        ("ownWordsCorrect", None),
    ]
    assert [len(each.heard_by) for each in heard] == [1, 2, 1]


@pytest.mark.parametrize(
    "changed", [{"colleague": " "}, {"outcome": "later"}, {"outcome": "notAsked"}], ids=["nobody", "later", "not asked"]
)
def test_nobody_is_said_to_have_heard_what_was_not_said(changed: dict[str, str]) -> None:
    with pytest.raises(ValueError):
        SaidBackToColleague(**(msgspec.structs.asdict(HEARD) | changed))
