"""The law book: what the program ships is whole, and a book that is not is refused by name."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from jgvisit import config
from jgvisit.content.law_book import ENGINE_BLOCKS, LawBookError, load_law_book
from jgvisit.domain.ages import BANDS
from jgvisit.domain.predicates import PREDICATES

LAW = config.resources_dir() / "law"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def change(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_book_holds_tables_a_to_c() -> None:
    book = load_law_book(LAW)
    numbered = {row.id for row in book.rows if row.id.startswith("A1-")}
    assert {f"A1-{number}" for number in range(1, 15)} <= numbered
    assert [rule.id for rule in book.exceptions] == [f"X{number}" for number in range(1, 9)]
    assert [moment.number for moment in book.moments] == list(range(1, 32))
    assert not book.checked_by_jurist


def test_rows_1_to_4_speak_of_every_age() -> None:
    rows = {row.id: row for row in load_law_book(LAW).rows}
    for number in range(1, 5):
        assert tuple(rows[f"A1-{number}"].effects) == BANDS


def test_every_article_names_its_law() -> None:
    book = load_law_book(LAW)
    laws = ("Jw ", "BW ", "Awb ", "Wmo ", "Rv ", "Wth ", "Kwaliteitskader ", "Klachtregeling ")
    articles = {article for row in book.rows for effect in row.effects.values() for article in effect.articles}
    articles |= {article for block in book.blocks.values() for article in block.articles}
    articles |= {article for rule in book.exceptions for article in rule.articles}
    for measure in book.measures:
        articles |= {article for line in (*measure.could, *measure.remedies) for article in line.articles}
    assert [article for article in articles if not article.startswith(laws)] == []


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("a1.toml", 'condition = "two_parents"', 'condition = "three_parents"', "a1.toml: row 1: unknown condition"),
        ("a1.toml", 'title = "Gezag niet bekend"', 'titel = "Gezag niet bekend"', "a1.toml: Object contains unknown"),
        ("a1.toml", '{ T = ["holders"], informed', '{ T = ["child"], informed', "a child under 12 consents to nothing"),
        ("a1.toml", '["Jw 4.1.3 lid 6"]', "[]", "a1.toml: row 11: no articles at 0-11"),
        ("a1.toml", 'evidence = "seen"', 'evidence = "certain"', "a1.toml: Invalid enum value"),
        ("a1.toml", 'blocks = ["medical_treatment"]', 'blocks = ["medical"]', "A1-14: unknown block medical"),
        ("a3.toml", 'row = "share-12"', 'row = "share"', "A3-share stands there twice"),
        ("a2.toml", 'id = "X2"', 'id = "X9"', "a2.toml: needs X1 to X8"),
        ("blocks.toml", 'code = "child_resists"', 'code = "child_resist"', "blocks.toml: no block child_resists"),
        ("measures.toml", 'articles = ["BW 1:255"]', "articles = []", "measures.toml: measure 1: no articles"),
        ("moments.toml", "number = 12", "number = 32", "moments.toml: needs 1 to 31"),
        ("book.toml", "version =", "versie =", "book.toml: Object"),
        ("a1.toml", "[[row]]", "[[row]", "a1.toml: "),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_book_that_is_not_whole_is_refused_by_file_and_row(
    folder: Path, name: str, old: str, new: str, told: str
) -> None:
    change(folder, name, old, new)
    with pytest.raises(LawBookError) as refused:
        load_law_book(folder)
    assert told in str(refused.value)


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "a3.toml").unlink()
    with pytest.raises(LawBookError, match=r"a3\.toml: cannot be read"):
        load_law_book(folder)


def test_bytes_that_are_no_text_are_refused(folder: Path) -> None:
    (folder / "a2.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(LawBookError, match=r"a2\.toml"):
        load_law_book(folder)


def test_every_condition_the_engine_knows_is_used_by_a_row() -> None:
    book = load_law_book(LAW)
    used = {row.condition for row in book.rows} | {measure.condition for measure in book.measures}
    assert used == set(PREDICATES)


def test_every_block_of_the_book_can_occur() -> None:
    book = load_law_book(LAW)
    used = {code for row in book.rows for effect in row.effects.values() for code in effect.blocks}
    used |= {rule.block for rule in book.exceptions if rule.block}
    assert used | ENGINE_BLOCKS == set(book.blocks)


def test_what_the_book_does_not_have_is_not_found() -> None:
    book = load_law_book(LAW)
    with pytest.raises(KeyError):
        book.exception("X9")
    with pytest.raises(KeyError):
        book.moment(32)
