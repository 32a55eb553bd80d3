"""The English forms beside the Dutch that binds: no line left out, none left in Dutch, none softer or harder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jgvisit.config import resources_dir
from jgvisit.content.fill import PLACEHOLDER
from jgvisit.content.source import read_pack
from jgvisit.content.texts import Line, lines_of

# Names on letters and doors, letters of forms, and words that English spells as Dutch does.
ALLOWED = (
    "kinderrechter jeugdbescherming raad jeugdstem vertrouwenspersoon gezag bezwaar maken veilig thuis ots huisverbod "
    "gelezen meldcode tafel b e i help is was in over direct later contact want plan apart of stop mail register open "
    "post weekend professional extra had school concrete week team we"
)
# A word of the Dutch, and what may stand for it in English.
COUNTERPARTS = [
    (r"\b(mag|mogen|mocht)\b", r"\b(may|allowed|(was|were) free|must not)\b"),
    (r"\b(moet|moeten|moest)\b", r"\b(must|ha[ds] to|have to)\b"),
    (r"\bhoeft niet", r"\bdo not have to\b"),
    (
        r"\b(niet|geen|nooit|niemand|niets|zonder)\b",
        r"\b(not|no|never|nobody|nothing|cannot|without|none|disagree\w*|else's)\b",
    ),
    (r"\balleen\b", r"\b(only|alone)\b"),
    (r"vrijwillig", r"voluntar"),
    (r"verplicht", r"compulsory"),
    (r"kinderrechter", r"juvenile judge"),
    (r"toestemming", r"permission"),
    (r"\bakkoord\b", r"\bagree\b"),
    (r"gelezen", r"\bread\b"),
    (r"\bbesluit\b", r"\bdecision\b"),
    (r"tenzij", r"unless"),
    (r"tot en met", r"up to and including|12, 13, 14 or 15"),
    (r"hoogstens", r"at most"),
    (r"uiterlijk", r"at the latest"),
    (r"\bbinnen\b", r"within"),
    (r"\bmeteen\b", r"at once"),
    (r"\beerst\b", r"first"),
    (r"\b(vóór|voordat)\b", r"before"),
]


def forms() -> Iterator[tuple[Line, Line | None]]:
    """Yield each line of each Dutch form that a translation has, with its English."""
    pack, _ = read_pack(resources_dir() / "content")
    assert pack is not None
    lines = [line for line in lines_of(pack) if line.owner in pack.forms and line.translate]
    english = {line.key: line for line in lines if line.language == "en"}
    yield from ((line, english.get(line.key)) for line in lines if line.language == "nl")


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", PLACEHOLDER.sub(" ", text).casefold()))


def test_every_form_has_its_words_to_the_last_line_and_none_in_dutch() -> None:
    pairs = list(forms())
    assert len({dutch.owner for dutch, _ in pairs}) == 14
    assert [dutch.key for dutch, other in pairs if other is None] == []
    left = {word for dutch, other in pairs if other for word in words_of(dutch.text) & words_of(other.text)}
    assert left - set(ALLOWED.split()) == set()


def test_no_form_moves_who_decides_what_is_free_or_until_when() -> None:
    pairs = [(dutch.text, other.text) for dutch, other in forms() if other is not None]
    for dutch, english in COUNTERPARTS:
        said = [(a, b) for a, b in pairs if re.search(dutch, a, re.IGNORECASE)]
        assert said, dutch
        assert [pair for pair in said if not re.search(english, pair[1], re.IGNORECASE)] == []
