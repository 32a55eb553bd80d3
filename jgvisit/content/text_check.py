"""Check a text file that is no pack: a letter, a leaflet, or a list of names such as the products in a directory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from jgvisit.content.advice import Advice, advise, term_advice
from jgvisit.content.common_words import common_words
from jgvisit.content.findings import UNREADABLE, Finding
from jgvisit.content.model import WordingFrame
from jgvisit.content.pack_model import Pack

_CODES = {"term": "forbidden_term", "long_sentence": "sentence_too_long", "rare_word": "rare_word"}

_INSIDE_A_SENTENCE = re.compile(r"(?<=[^\s.?!:;])[ \r]*\n(?=[a-zà-ÿ])")


def check_text(path: Path, pack: Pack, frame: WordingFrame, *, names: bool = False) -> tuple[Finding, ...]:
    """Check the text in `path`, with the words and rules that a worker's own text is advised by.

    Args:
        path: UTF-8 text.
        pack: with the terms, and the rare words that it allows.
        frame: what the text is about.
        names: each line is a name: only the terms count, for a name is no sentence.

    Returns:
        Findings by line: forbidden_term, sentence_too_long, rare_word; or one unreadable.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return (Finding(path.name, 0, UNREADABLE, type(error).__name__),)
    if names:
        return tuple(Finding(path.name, line, code, said) for line, code, said in _names(text.splitlines(), pack))
    whole = _unwrapped(text)
    return tuple(
        Finding(path.name, text.count("\n", 0, each.at.start) + 1, _CODES[each.kind], _said(each))
        for each in advise(whole, frame, pack, common_words())
    )


def check_names(names: Iterable[str], pack: Pack) -> dict[str, str]:
    """Return the names that may not be shown to a family as they are, each with the rule.

    A name is read in every family, so it must hold in the voluntary frame.
    """
    listed = list(names)
    return {listed[line - 1]: said for line, _, said in _names(listed, pack)}


def _names(names: Iterable[str], pack: Pack) -> Iterator[tuple[int, str, str]]:
    for line, name in enumerate(names, 1):
        for each in term_advice(name, "voluntary", pack.forbidden):
            yield line, _CODES[each.kind], _said(each)


def _unwrapped(text: str) -> str:
    """Return `text` with lines joined that were broken inside a sentence; of the same length, so that places hold."""
    return _INSIDE_A_SENTENCE.sub(lambda broken: " " * len(broken[0]), text)


def _said(advice: Advice) -> str:
    if advice.kind == "term":
        return f'"{advice.found}": {advice.rule}' + (f" Beter: {advice.better}" if advice.better else "")
    if advice.kind == "long_sentence":
        return f"{len(advice.found.split())} words: {advice.found}"
    return advice.found
