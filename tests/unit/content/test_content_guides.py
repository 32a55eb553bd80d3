"""The guides: every screen has its help, the law in them is law that the program rests on, the Dutch is short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.guides import GUIDES, GuideName, guide, picture

LONGEST_SENTENCE = 24
"""Words; a colleague reads it at a desk, no family at a table (there it is 15)."""


NOT_IN_A_TABLE = {"Jw 7.3.3"}
"""A duty that is declined rests on it (H18); no table of ours needed to name it."""


def screens() -> set[str]:
    """Return the folders of screens there are, but for the help itself."""
    here = Path(__file__).resolve().parents[3] / "ui" / "screens"
    return {found.parent.name for found in here.glob("*/__init__.py")} - {"help"}


def test_every_screen_has_a_chapter_of_its_own_and_no_chapter_a_screen_that_is_not_there() -> None:
    told = [screen for chapter in guide("worker").chapters for screen in chapter.screens]
    assert sorted(told) == sorted(screens())


@pytest.mark.parametrize("name", GUIDES)
def test_its_law_is_law_that_a_rule_or_a_card_of_the_program_rests_on(name: GuideName) -> None:
    folders = (resources_dir() / "law", resources_dir() / "content" / "nl")
    rests_on = "\n".join(file.read_text(encoding="utf-8") for folder in folders for file in folder.glob("*.toml"))
    named = {line.article for chapter in guide(name).chapters for line in chapter.law}
    assert {article for article in named if not re.search(rf"\b{re.escape(article)}\b", rests_on)} <= NOT_IN_A_TABLE


@pytest.mark.parametrize("name", GUIDES)
def test_every_picture_is_there_and_says_what_it_shows(name: GuideName) -> None:
    for chapter in guide(name).chapters:
        assert bool(chapter.picture) == bool(chapter.picture_says), chapter.name
        assert not chapter.picture or picture(chapter.picture).is_file(), chapter.picture


@pytest.mark.parametrize("name", GUIDES)
def test_its_sentences_are_short_and_promise_no_secrecy(name: GuideName) -> None:
    for chapter in guide(name).chapters:
        for text in (chapter.what, chapter.why, *chapter.steps, *(line.says for line in chapter.law)):
            for sentence in re.split(r"(?<=[.?!])\s+", text):
                assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
            assert "blijft geheim" not in text


def test_h4_what_not_everybody_in_a_room_has_to_hear_is_no_part_of_its_help() -> None:
    shown = guide("worker").for_a_room()
    told = " ".join(text for each in shown.chapters for text in (each.title, each.what, each.why, *each.steps))
    assert not [word for word in ("fluister", "verberg", "bladwijzer", "geweld", "verborgen") if word in told.lower()]
    assert {each.name for each in guide("worker").chapters} - {each.name for each in shown.chapters}


def test_a_chapter_is_found_by_name_and_an_unknown_one_is_none() -> None:
    whole = guide("worker")
    assert whole.chapter("today") is whole.for_screen("today")
    assert whole.for_screen("no-such-screen") is whole.chapters[0]
    with pytest.raises(KeyError):
        whole.chapter("no-such-chapter")
