"""The law for the jurist: plain text of each table, and the page docs/law.md."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jgvisit import config
from jgvisit.content.law_book import load_law_book
from jgvisit.content.law_tables import load_law_tables
from jgvisit.errors import InputError
from jgvisit.services.law.page import page
from jgvisit.services.law.tables import TABLES, entries, table

BOOK = load_law_book(config.resources_dir() / "law")
BESIDE = load_law_tables(config.resources_dir() / "law")
PAGE = Path(__file__).resolve().parents[3] / "docs" / "law.md"


def test_the_jurist_reads_table_a1_as_plain_text() -> None:
    text = table(BOOK, BESIDE, "A1")
    assert "nog niet nagezien door een jurist" in text
    assert text.index("A1-1  ") < text.index("A1-2  ") < text.index("A1-12  ")
    assert "(Jw 7.3.15 lid 1)" in text


def test_a_book_that_a_jurist_checked_says_so() -> None:
    assert "nog niet" not in table(replace(BOOK, checked_by_jurist=True), BESIDE, "c").splitlines()[0]


@pytest.mark.parametrize(
    ("name", "rows", "said"),
    [
        ("A1", None, "A1-6  Ondertoezichtstelling"),
        ("A2", 8, "telt alleen met: reden, datum; bron: in de wettekst gezien"),
        ("A3", None, "A3-share-12  Gegevens delen, gezag niet bekend"),
        ("B", 21, "vrijwillig: bestaat niet. (BW 1:265a, BW 1:265b; bron: in de wettekst gezien)"),
        ("C", 31, "wordt geopend door gegevens: hearingPlanned"),
        ("D", len(BESIDE.rights), "mag weigeren: ouder, voogd; kader: vrijwillig"),
    ],
)
def test_each_table_has_all_its_rows(name: str, rows: int | None, said: str) -> None:
    found = entries(BOOK, BESIDE, name)
    assert len(found) == (rows or sum(row.id.startswith(f"{name}-") for row in BOOK.rows))
    assert all(entry.lines for entry in found)
    assert said in table(BOOK, BESIDE, name)


def test_a_table_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InputError, match="no table Z9; there are A1, A2, A3, B, C, D"):
        table(BOOK, BESIDE, "Z9")


def test_lines_of_plain_text_fit_a_terminal() -> None:
    for name in TABLES:
        assert max(map(len, table(BOOK, BESIDE, name).splitlines())) <= 120


def test_the_page_for_the_jurist_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(BOOK, BESIDE), "run installer/build_law_page.py"


def test_the_page_shows_every_article_point_and_mark() -> None:
    text = page(BOOK, BESIDE)
    points = {point for row in BOOK.rows for effect in row.effects.values() for point in effect.points}
    points |= {point for rule in BOOK.exceptions for point in rule.points}
    points |= {point for row in BESIDE.measures for point in row.points}
    points |= {point for row in BESIDE.origins.rows() for point in row.points}
    assert [point for point in points if point not in text] == []
    articles = {article for row in BOOK.rows for effect in row.effects.values() for article in effect.articles}
    articles |= {article for rule in BESIDE.rights for article in rule.articles}
    assert [article for article in articles if article not in text] == []
    assert all(text.count(mark) > 3 for mark in ("in de wettekst gezien", "algemeen bekend", "afgeleid uit"))
    assert all(seen in text for seen in BOOK.texts_seen)
    assert "buitenlands recht" in text
