"""Which explanation cards belong to whom and to what (practice.md §9, §10). Advice only (H29)."""

from __future__ import annotations

from jgvisit.domain.facts import Role

YOUNGEST_LISTENER = 6
"""Nothing is written for a child under this age."""
RIGHTS_CARD = "rights"
"""What somebody's own rights card is called among the cards they heard: a moment that names it ends by showing it."""
_PARENT_CARDS = ("K01", "K02", "K03", "K21", "K23")
_BYSTANDER_CARDS = ("K01",)
_FORM_CARDS: dict[str, tuple[str, ...]] = {
    "A": ("K04", "K19", "K20"),
    "B": ("K10", "K19", "K20"),
    "D": ("K07", "K08", "K19"),
    "E": ("K11", "K22", "K19", "K20"),
    "F": ("K18", "K19", "K20"),
    "I": ("K13", "K14", "K21", "K22"),
}
_TEXT_CARDS: dict[str, tuple[str, ...]] = {"G": ("K20",), "H": ("K21", "K22"), "N": ("K06",)}
"""Of forms before which no card belongs: what goes with their situation (practice.md §10)."""
_PREREQUISITES: dict[str, tuple[str, ...]] = dict.fromkeys(("K07", "K11", "K12", "K18"), ("K02",))


def child_card(age: int) -> str | None:
    """Return the card in which a child of this age hears about its own voice; None under 6 and from 18."""
    if age < YOUNGEST_LISTENER or age >= 18:
        return None
    if age < 12:
        return "K24a"
    return "K24b" if age < 16 else "K24c"


def first_conversation_cards(role: Role, age: int | None) -> tuple[str, ...]:
    """Return the cards of a first conversation for one person, in order.

    Parents and guardians hear the full set, and so does a young adult; a child its own card. Foster
    parents and others hear what the visit is; nothing about the family is told to them as a duty.
    """
    if role == "child" and (age is None or age < 18):
        own = None if age is None else child_card(age)
        return () if own is None else (own,)
    return _PARENT_CARDS if role in ("parent", "guardian", "child") else _BYSTANDER_CARDS


def consent_cards(form: str) -> tuple[str, ...]:
    """Return the cards that belong before a form (its letter, such as "A"), in order."""
    return _FORM_CARDS.get(form, ())


def cards_of_text(form: str) -> tuple[str, ...]:
    """Return the cards to go through when the text of a form (its letter) became different; often none of its own."""
    return consent_cards(form) or _TEXT_CARDS.get(form, ())


def prerequisites(card: str) -> tuple[str, ...]:
    """Return the cards that come before `card` in the same visit."""
    return _PREREQUISITES.get(card, ())
