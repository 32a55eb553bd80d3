"""The check that a form speaks to nobody: one text, and one hash, for a mother of 40 and her son of 13 (design §5).

A form says who does what ("ieder", "het gezin", "wie toestemming geeft") or lets the signer speak ("ik"). A word
that speaks to its reader is right for one age only: "u" to a child, or "je" to a parent. What is found here is found
by its form alone. A verb that a language also uses for others, such as a Polish or Turkish order, takes a reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jgvisit.content.checks import Checked
from jgvisit.content.files import FormShape
from jgvisit.content.fill import PLACEHOLDER
from jgvisit.content.findings import Finding
from jgvisit.content.texts import Line

CHILD_TWIN = "Child"
"""A label that speaks to its reader has a twin of this ending, for who is addressed as a child."""

_CHILDS_PAGE = "labels.childPage"
"""The child's page of a safety plan is read by a child alone, and is under no hash of an agreement."""


@dataclass(frozen=True)
class Address:
    """How a language speaks to its reader: the way it speaks to grown-ups, and the way it speaks to a child."""

    formal: re.Pattern[str]
    familiar: re.Pattern[str]


def _any(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{word})\b" for word in words), re.IGNORECASE)


ADDRESS: Mapping[str, Address] = {
    "nl": Address(_any("u|uw|uwe|uzelf"), _any("je|jij|jou|jouw|jezelf|jullie")),
    "en": Address(_any("you|your|yours|yourself|yourselves"), _any("you|your|yours|yourself")),
    "tr": Address(
        _any(r"siz|siz(?:i|e|in|de|den|ce|inle|ler\w*)", r"(?!henüz|deniz)\w*[aeıioöuü]n[ıiuü]z\w*"),
        _any("sen|seni|sana|senin|sende|senden|seninle", r"\w+bilirsin|değilsin|zorundasın"),
    ),
    "pl": Address(
        _any(r"pan|pana|panu|panem|pani|panią|państw\w+", r"wy|was|wam|wami|wasz\w*", "możecie|musicie|chcecie|macie"),
        _any(r"ty|ciebie|cię|tobie|tobą|twój|twoj\w*|twoi\w*", "możesz|musisz|chcesz|masz"),
    ),
    "uk": Address(
        _any(r"ви|вас|вам|вами|ваш\w*", r"\w+(?:жете|сите|чете|єте|айте|іть)"),
        _any(r"ти|тебе|тобі|тобою|твій|тво\w+", "можеш|мусиш|хочеш|маєш"),
    ),
    "ar": Address(
        _any(
            "أنتم",
            r"(?!(?:ال)?حكم\b|و?كم\b)\w+كم",
            r"(?:اكتب|اسأل|اذكر|قول|اطلب|احذف|أخبر|ابدؤ)وا",
            r"(?!تكون\b|تعاون\b)ت\w{2,}ون",
            r"(?:أن|لم|لن|ألا) ت\w{2,}وا",
            r"(?!\w*[يتخه]تم\b)\w{2,}تم",
        ),
        _any("أنت|لك|عليك|يمكنك|يلزمك|منك"),
    ),
}
"""By language. Frisian has no forms."""


def speaks_to_nobody(checked: Checked) -> Iterator[Finding]:
    """A form that a young person may sign says the same to all its signers, so it addresses none of them."""
    forms = {name: form.value for name, form in checked.pack.forms.items()}
    labels = {line.id for line in checked.lines if line.owner == "labels"}
    for line in checked.lines:
        address = ADDRESS.get(line.language)
        if address is None:
            continue
        said = PLACEHOLDER.sub(" ", line.text)
        hits = (pattern.search(said) for pattern in _forbidden(line, address, forms.get(line.owner), labels))
        found = next(filter(None, hits), None)
        if found is not None:
            text = f'"{found[0]}" in {line.id}: wie tekent, is soms 13 en soms 40. Zeg wie iets doet, of zeg "ik".'
            yield Finding(line.file, line.number, "addresses_reader", text)


def _forbidden(line: Line, address: Address, form: FormShape | None, labels: set[str]) -> tuple[re.Pattern[str], ...]:
    """Return the ways of speaking that this line may not use."""
    if form is not None:
        if form.reader == "team" or _is_of_worker_or_signer(line.id):
            return ()
        of_child = line.id.startswith(_CHILDS_PAGE) or {each.who for each in form.signer} == {"child"}
        return _as_to_a_child(line, address) if of_child else (address.formal, address.familiar)
    if line.owner != "labels":
        return ()
    if line.id.endswith(CHILD_TWIN):
        return _as_to_a_child(line, address)
    if f"{line.id}{CHILD_TWIN}" in labels:
        return () if line.language == "en" else (address.familiar,)
    return (address.formal, address.familiar)


def _as_to_a_child(line: Line, address: Address) -> tuple[re.Pattern[str], ...]:
    """Return what a child is never called; English has one word for all."""
    return () if line.language == "en" else (address.formal,)


def _is_of_worker_or_signer(name: str) -> bool:
    """Tell whether a line is read by the worker who fills in, or is what the signer says to us."""
    return name.endswith(".help") or name.startswith(("rule.", "outcomes."))
