"""The tables beside the law book: what the program ships is whole, and what is not is refused by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jgvisit import config
from jgvisit.content.law_book import LawBookError
from jgvisit.content.law_tables import load_law_tables

LAW = config.resources_dir() / "law"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def test_every_article_of_the_shipped_tables_names_its_law() -> None:
    tables = load_law_tables(LAW)
    named = [article for row in tables.origins.rows() for article in row.articles]
    named += [article for rule in tables.rights for article in rule.articles]
    named += [article for text in tables.reminders.values() for article in text.articles]
    for row in tables.measures:
        lines = (row.articles, *(power.articles for power in row.could), *(line.articles for line in row.remedies))
        named += [article for line in lines for article in line]
    laws = ("Jw ", "BW ", "Awb ", "Wmo ", "Rv ", "Wth ", "AVG ", "Stcrt. ", "Kwaliteitskader ", "Klachtregeling ")
    assert [article for article in named if not article.startswith(laws)] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("origins.toml", 'condition = "together"', 'condition = "apart"', "origins.toml: row 8: unknown condition"),
        ("origins.toml", 'gives = ["gi"]', "gives = []", "origins.toml: row 1: gives nothing"),
        ("origins.toml", 'condition = "always"', 'condition = "together"', "origins.toml: must end with always"),
        ("origins.toml", 'how = "minor"', 'how = "died"', "origins.toml: needs a row for each loss"),
        ("origins.toml", 'row = "26"', 'row = "25"', "origins.toml: a row stands there twice"),
        (
            "origins.toml",
            'articles = ["BW 1:253g", "BW 1:241", "BW 1:275"]',
            "articles = []",
            "origins.toml: 25: no articles",
        ),
        ("origins.toml", 'why = "Er is geen tweede', 'waarom = "Er is geen tweede', "origins.toml: Object"),
        ("b.toml", 'row = "3"', 'row = "4"', "b.toml: rows must count on from 1"),
        ("b.toml", 'articles = ["BW 1:277"]', "articles = []", "b.toml: row 21: no articles"),
        ("b.toml", 'articles = ["BW 1:266"]', "articles = []", "b.toml: row 21: no articles"),
        ("b.toml", 'title = "Verwijsindex"', 'title = " "', "b.toml: 6: no sentence"),
        ("d.toml", 'only = ["checking"]', 'only = ["guessing"]', "d.toml: Invalid enum value 'guessing'"),
        ("d.toml", 'roles = ["foster_parent"]', "roles = []", "d.toml: plan (Plan): for nobody"),
        (
            "d.toml",
            'unless = ["ordered_help", "stay"]',
            'unless = ["authority"]',
            "d.toml: elsewhere (Ergens anders wonen): holds never",
        ),
        (
            "d.toml",
            'sentences = ["Je hoeft niets te tekenen."]',
            "sentences = []",
            "d.toml: sign (Handtekening): no sent",
        ),
        (
            "d.toml",
            'general = ["Je hoeft niets',
            'general = ["Jij hoeft niets',
            "d.toml: sign (Handtekening): general holds",
        ),
        ("d.toml", "changes = [", "change = [", "d.toml: Invalid enum value 'change'"),
        ("d.toml", 'changes = ["Verandert', '# ["Verandert', "d.toml: words: needs each one"),
        ("reminders.toml", 'kind = "birthday"', 'kind = "order_ends"', "reminders.toml: needs each kind once"),
        (
            "reminders.toml",
            'articles = ["BW 1:253s"]',
            "articles = []",
            "reminders.toml: stay_anniversary: no articles",
        ),
        ("reminders.toml", "[[reminder]]", "[[reminder]", "reminders.toml: "),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_table_that_is_not_whole_is_refused_by_file_and_row(
    folder: Path, name: str, old: str, new: str, told: str
) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LawBookError) as refused:
        load_law_tables(folder)
    assert told in str(refused.value)


@pytest.mark.parametrize("name", ["origins.toml", "b.toml", "d.toml", "reminders.toml"])
def test_a_missing_file_and_bytes_that_are_no_text_are_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xff\xfe")
    with pytest.raises(LawBookError, match=f"{name}: cannot be read"):
        load_law_tables(folder)
    (folder / name).unlink()
    with pytest.raises(LawBookError, match=f"{name}: cannot be read"):
        load_law_tables(folder)


@pytest.mark.parametrize(("line", "told"), [("placed = ", "condition"), ("carer = ", "circumstance")])
def test_a_name_without_dutch_words_is_refused(folder: Path, line: str, told: str) -> None:
    file = folder / "words.toml"
    kept = [text for text in file.read_text(encoding="utf-8").splitlines() if not text.startswith(line)]
    file.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(LawBookError, match=rf"words\.toml: {told}"):
        load_law_tables(folder)
