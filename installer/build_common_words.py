"""Make `resources/words/nl-common.txt` from the frequency list of the package wordfreq (a development dependency).

Run it after a new release of that package; a test compares what it makes with the file.
"""

from __future__ import annotations

import gzip
from importlib.util import find_spec
from pathlib import Path

import msgspec

from jgvisit.content.common_words import COMMON_ZIPF

FILE = Path(__file__).resolve().parent.parent / "resources" / "words" / "nl-common.txt"
_HEAD = """\
# Common Dutch words: each line is a Zipf value (log10 of how often a word stands in a thousand million words)
# and the words that have it. Only words with a value of {bar} and more; no numbers.
# Derived from the list "large_nl" of wordfreq 3.1.1 by Robyn Speer (https://doi.org/10.5281/zenodo.7199437), under
# CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this file. Changed: shortened and regrouped.
# wordfreq counts Wikipedia, ParaCrawl, the Leeds Internet Corpus, Google Books Ngrams (http://books.google.com/ngrams),
# OPUS OpenSubtitles 2018 (http://www.opensubtitles.org/) and SUBTLEX-NL by Keuleers, Brysbaert and New, which is
# freely available at http://crr.ugent.be/programs-data/subtitle-frequencies.
"""


def common_words_text() -> str:
    """Return the file as it should be."""
    lines = [f"{value:.2f} {' '.join(words)}\n" for value, words in _frequencies() if value >= COMMON_ZIPF and words]
    return _HEAD.format(bar=COMMON_ZIPF) + "".join(lines)


def _frequencies() -> list[tuple[float, list[str]]]:
    """Return the words by their Zipf value; the package's file lists them by hundredths below one in one."""
    spec = find_spec("wordfreq")
    assert spec is not None
    assert spec.origin is not None
    packed = (Path(spec.origin).parent / "data" / "large_nl.msgpack.gz").read_bytes()
    head, *levels = msgspec.msgpack.decode(gzip.decompress(packed))
    assert head == {"format": "cB", "version": 1}
    return [
        (round(9 - level / 100, 2), [word for word in words if _is_word(word)]) for level, words in enumerate(levels)
    ]


def _is_word(word: str) -> bool:
    return word.replace("'", "").replace("-", "").isalpha()


if __name__ == "__main__":
    FILE.write_text(common_words_text(), encoding="utf-8")
