"""Which words of a record are looked through: what somebody typed, and nothing that the program wrote for itself."""

from __future__ import annotations

import pytest

from jgvisit.ids import new_uuid7
from jgvisit.records.answers import (
    ChoiceAnswer,
    LinesAnswer,
    OfChild,
    Passage,
    PassagesAnswer,
    PerChildAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.filled import FormFilled
from jgvisit.records.kinds import KINDS
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_family import AddressRecorded, OrderRecorded, PersonRegistered
from jgvisit.records.payload_talk import CardExplained, DutyClosedWhen, SaidBack
from jgvisit.records.searched import is_searched, searched_texts

ID = new_uuid7()
WITHOUT_WORDS = {
    "storeOpened", "visitReopened", "bookmarkMade", "cardExplained", "documentSealed", "consentWithdrawn",
    "copyDelivered", "circumstanceSeen", "rightsShown", "rightsSheetChosen", "rightsSheetDelivered",
    "visitSheetDelivered", "bookletLeft",
}  # fmt: skip


def test_every_kind_in_which_somebody_types_is_looked_through() -> None:
    assert {name for (name, _), kind in KINDS.items() if not is_searched(kind.type)} == WITHOUT_WORDS


@pytest.mark.parametrize(
    ("payload", "texts"),
    [
        (PersonRegistered(person=ID, name="Noor", role="child", language="ar"), ("Noor",)),
        (
            OrderRecorded(order=ID, child=ID, kind="ots", starts_on="2026-01-01", court="Rechtbank Oost", number="C/1"),
            ("Rechtbank Oost", "C/1"),
        ),
        (
            AddressRecorded(person=ID, serves="postGoesThere", address="Bedachte Laan 9", evidence="zij zelf"),
            ("Bedachte Laan 9", "zij zelf"),
        ),
        (
            SaidBack(visit=ID, card="K02", card_version="1", person=ID, outcome="later", question="?", own_words="ik"),
            ("ik",),
        ),
        (
            CardExplained(visit=ID, card="K02", card_version="1", audience="parent", languages=("nl",),
                          statements=("s1",), heard_by=(ID,), reading_mode="self"),
            (),
        ),
        (
            DutyClosedWhen(moment=3, person=ID, due="2026-01-01", how="unreachable", reason="weg",
                           attempts=("gebeld", "brief")),
            ("weg", "gebeld", "brief"),
        ),
        (
            FormFilled(
                form=ID, form_type="safetyPlan", form_version="1", part="common", children=(ID,),
                answers={
                    "what": TextAnswer(text="rust"), "who": PersonsAnswer(persons=(ID,), others=("oma",)),
                    "which": ChoiceAnswer(values=("yes",)), "list": LinesAnswer(lines=("een", "twee")),
                    "rows": RowsAnswer(rows=(Row(id=ID, cells={"a": TextAnswer(text="cel")}),)),
                    "said": PassagesAnswer(passages=(Passage(id=ID, type="fact", text="feit", source="school"),)),
                    "each": PerChildAnswer(said=(OfChild(child=ID, text="per kind"),)),
                },
            ),
            ("rust", "oma", "een", "twee", "cel", "feit", "school", "per kind"),
        ),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_was_typed_is_looked_through(payload: Payload, texts: tuple[str, ...]) -> None:
    assert searched_texts(payload) == texts
