"""An answer to a question of the council: asked words to indicators, indicators to sentences (H28)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jgvisit.server.council.figure_model import Indicator
from jgvisit.server.council.figure_table import INDICATORS
from jgvisit.server.council.published import Report
from jgvisit.server.council.sentences import sentences

NOT_IN_THE_LAW = ("preventieve jeugdbescherming", "drangtraject", "drang", "preventieve jeugdhulp")
"""Words that are no help and no measure (practice.md §0, §5.6): we say what we count instead."""
_FINER = (
    "dorp", "dorpen", "wijk", "wijken", "buurt", "buurten", "straat", "postcode", "school", "medewerker",
    "medewerkers", "team", "teams", "maand", "maanden", "kwartaal", "kwartalen", "week", "weken", "leeftijd", "reden",
)  # fmt: skip
_OF_THE_JUDGE = (
    "uithuisplaatsing", "uithuisplaatsingen", "uithuisgeplaatst", "ots", "ondertoezichtstelling", "machtiging",
    "rechter", "verplicht", "verplichte", "gedwongen", "dwang",
)  # fmt: skip
"""No figure of ours is one of these: an agreement is never told as a measure."""
_SAID_BACK = frozenset({"R3", "R14"})


@dataclass(frozen=True)
class Answer:
    """What may be said, line by line, and of which year."""

    lines: tuple[str, ...]
    year: int | None
    """None: nothing was published yet."""


def answer(question: str, asked: int | None, reports: Mapping[int, Report], this_year: int) -> Answer:
    """Return the answer to a question.

    Args:
        question: as it was asked; only its words count.
        asked: the year asked for; None for the newest.
        reports: what was published, the newest edition of each year.
        this_year: the calendar year that is running: of it there are no figures yet.
    """
    newest = max(reports, default=None)
    year = asked if asked in reports else newest
    lines = [*_about_year(asked, year, this_year)]
    if year is None:
        return Answer((*lines, "Er is nog geen verslag gepubliceerd."), None)
    words = _plain(question)
    named = [word for word in NOT_IN_THE_LAW if _has(words, word)]
    found = _indicators(words)
    if named:
        lines.append(f"U vraagt naar ‘{named[0]}’. Dat woord staat niet in de wet.")
        lines.append("Wij tellen ‘vrijwillige hulp met grote zorgen’. Schattingen van vroeger telden anders.")
    if any(_has(words, each) for each in _FINER):
        lines.append("Wij geven alleen totalen van een heel jaar en de hele gemeente, nooit van een kleinere groep.")
    if any(_has(words, each) for each in _OF_THE_JUDGE):
        lines.append("Besluiten van de rechter staan niet in dit verslag. Het gaat alleen over vrijwillige hulp.")
    for indicator in found:
        lines += sentences(reports[year], indicator)
    if any(indicator.id in _SAID_BACK for indicator in found):
        lines.append("Of iemand het begreep, schreef de medewerker op.")
    if found:
        lines += _completeness(reports[year], found)
    else:
        lines.append("Over die woorden staat er niets in dit verslag. U vindt hieronder waarover wel.")
    return Answer(tuple(lines), year)


def topics() -> tuple[str, ...]:
    """Return what can be asked after."""
    return tuple(indicator.title for indicator in INDICATORS)


def _about_year(asked: int | None, told: int | None, this_year: int) -> Sequence[str]:
    if asked is None or asked == told:
        return ()
    if asked >= this_year:
        why = "Een deel van een jaar is klein, en kan een gezin laten herkennen."
        lines = [f"Van {asked} zijn er nog geen cijfers: dat jaar is niet voorbij.", why]
    else:
        lines = [f"Van {asked} is geen verslag gepubliceerd."]
    return lines if told is None else [*lines, f"Dit is wat wij van {told} weten."]


def _indicators(words: str) -> list[Indicator]:
    """Return the indicators that these words ask after; a longer name takes its words away from a shorter one."""
    named = sorted(((word, each) for each in INDICATORS for word in each.words), key=lambda pair: -len(pair[0]))
    found = set()
    for word, indicator in named:
        if _has(words, word):
            words = re.sub(_whole(word), " ", words)
            found.add(indicator.id)
    return [indicator for indicator in INDICATORS if indicator.id in found]


def _completeness(report: Report, found: Sequence[Indicator]) -> Sequence[str]:
    whole = next(indicator for indicator in INDICATORS if indicator.id == "C")
    if whole in found:
        return ()
    told = report.cell("C.caseload") is not None
    return sentences(report, whole)[:2] if told else ("Hoe volledig deze cijfers zijn, is niet bekend.",)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _whole(word: str) -> str:
    return rf"(?<!\w){re.escape(word)}(?!\w)"


def _has(words: str, word: str) -> bool:
    return re.search(_whole(word), words) is not None
