"""Fill the placeholders of a text. Plain text in, plain text out: a value `<b>` stays text.

Values come from people and may hold anything. What could reorder the rest of the sentence
(bidirectional controls, Unicode UAX #9) or break out of its line is taken out of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, Literal

from jgvisit.content.form_model import Field, FormDefinition
from jgvisit.errors import ContentError

PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z0-9_]*)\}")
LRI, RLI, PDI = "\u2066", "\u2067", "\u2069"
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FOREIGN_RUN = re.compile(r"[0-9A-Za-z\u00c0-\u024f](?:[0-9A-Za-z\u00c0-\u024f .,:/-]*[0-9A-Za-z\u00c0-\u024f])?")
"""A number, a date, or words in Latin letters inside a text that is written from right to left."""
_SENTENCE_ENDS = (".", "?", "!", "؟", "…")
"""Who typed a whole question closed it: no full stop comes after that."""

MONTHS: Mapping[str, tuple[str, ...]] = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december"),
    "ar": ("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
           "ديسمبر"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "tr": ("Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım",
           "Aralık"),
    "pl": ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
           "października", "listopada", "grudnia"),
    "uk": ("січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня",
           "листопада", "грудня"),
    "fy": ("jannewaris", "febrewaris", "maart", "april", "maaie", "juny", "july", "augustus", "septimber", "oktober",
           "novimber", "desimber"),
}  # fmt: skip
"""As they stand after a day: the genitive in Polish and Ukrainian."""

_AFTER_THE_YEAR: Mapping[str, str] = {"pl": " roku", "uk": " року"}


class PlaceholderError(ContentError):
    """A text asks for a value that nobody gave; nothing was shown, no half-filled sentence exists."""

    code: ClassVar[str] = "content.placeholder"


class Listed(str):
    """Names joined to one value, such as "Noor de Boer و Sami de Boer"; it still knows them one by one.

    In a text that is written from right to left each name then keeps its own isolate. In one isolate
    together the first name would stand where the second is read, and a line could break between halves of both.
    """

    names: tuple[str, ...]
    between: tuple[str, ...]

    def __new__(cls, names: Sequence[str], between: Sequence[str]) -> Listed:
        """Join `names`; `between` holds what stands after each but the last, one fewer than the names."""
        listed = super().__new__(
            cls, "".join(part for pair in zip(names, (*between, ""), strict=True) for part in pair)
        )
        listed.names, listed.between = tuple(names), tuple(between)
        return listed


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the placeholders in `text`."""
    return frozenset(PLACEHOLDER.findall(text))


def fill(text: str, values: Mapping[str, str], direction: Literal["ltr", "rtl"] = "ltr") -> str:
    """Put `values` in the places of `text`, in one pass: a value that looks like a placeholder stays text.

    A value that closes its sentence itself, such as a question, gets no full stop of `text` behind it.

    Args:
        text: with placeholders such as `{child}`.
        values: name -> text as typed; bidirectional and other controls are taken out, white space becomes one space.
        direction: for "rtl" each value, number and Latin word is isolated (U+2066 or U+2067 … U+2069), so that a
            Dutch name or a date keeps its own order inside the sentence.

    Raises:
        PlaceholderError: a placeholder without a value, or with an empty one.
    """
    parts = PLACEHOLDER.split(text)  # literal, name, literal, name, ...
    filled = [_runs_isolated(part, direction) if i % 2 == 0 else "" for i, part in enumerate(parts)]
    for i in range(1, len(parts), 2):
        value = _value(values, parts[i])
        filled[i] = _isolated(value, direction)
        if value.endswith(_SENTENCE_ENDS):
            filled[i + 1] = filled[i + 1].removeprefix(".")
    return "".join(filled)


def clean(value: str) -> str:
    """Return `value` without controls, on one line."""
    kept = (char for char in value if char not in BIDI_CONTROLS and (char.isspace() or not _is_control(char)))
    return " ".join("".join(kept).split())


def day_in_words(day: date, language: str = "nl") -> str:
    """Return `day` as a family reads it, such as "1 december 2026"; numbers only where we lack the months."""
    months = MONTHS.get(language)
    if months is None:
        return f"{day.day}-{day.month}-{day.year}"
    return f"{day.day} {months[day.month - 1]} {day.year}{_AFTER_THE_YEAR.get(language, '')}"


def form_values(form: FormDefinition, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers as they read inside the paragraphs of `form`, in its language.

    Days are in words, a choice is its text, lines are joined by "; ", and a closing full stop
    goes, because the paragraph has its own. Empty answers are left out.
    """
    known = {field.id: field for field in form.fields}
    read = {name: _readable(known.get(name), answer, form.language) for name, answer in answers.items()}
    return {name: value for name, value in read.items() if value}


def _readable(field: Field | None, answer: str, language: str) -> str:
    if field is not None and field.kind == "date":
        try:
            return day_in_words(date.fromisoformat(answer.strip()), language)
        except ValueError:
            return clean(answer)
    if field is not None and field.kind == "choice":
        return dict(field.choices).get(answer.strip(), clean(answer))
    lines = [clean(line).rstrip(".") for line in answer.splitlines()]
    return "; ".join(line for line in lines if line)


def _value(values: Mapping[str, str], name: str) -> str:
    value = clean(values.get(name, ""))
    if not value:
        raise PlaceholderError(f"no value for {{{name}}}")
    given = values[name]
    return Listed([clean(each) for each in given.names], given.between) if isinstance(given, Listed) else value


def _isolated(value: str, direction: str) -> str:
    if direction == "ltr":
        return value
    if isinstance(value, Listed):
        return Listed([_isolated(name, direction) for name in value.names], value.between)
    return f"{RLI if _reads_rtl(value) else LRI}{value}{PDI}"


def _runs_isolated(literal: str, direction: str) -> str:
    return literal if direction == "ltr" else _FOREIGN_RUN.sub(lambda run: f"{LRI}{run[0]}{PDI}", literal)


def _reads_rtl(value: str) -> bool:
    """Tell the direction by the first strong character (UAX #9, rule P2)."""
    strong = (unicodedata.bidirectional(char) for char in value)
    return next((kind for kind in strong if kind in ("L", "R", "AL")), "L") != "L"


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs")
