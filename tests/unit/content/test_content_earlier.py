"""The texts of earlier major versions, and what became different."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from jgvisit import config
from jgvisit.content.earlier import SentencePair, difference, load_earlier
from jgvisit.content.findings import PackError
from jgvisit.content.model import CardText, Pack
from jgvisit.content.pack import load_pack
from jgvisit.services.new_texts import major

RESOURCES = config.resources_dir()


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(RESOURCES / "content")


def test_no_card_gets_a_new_major_version_without_its_old_text_being_kept(pack: Pack) -> None:
    kept = {(card, audience, major(version)) for card, audience, version in load_earlier(RESOURCES / "earlier" / "nl")}
    for card in pack.cards.values():
        if card.language == "nl":
            for number in range(1, major(card.version)):
                assert (card.card, card.audience, number) in kept, card.card


def test_a_card_file_that_was_put_aside_is_read_for_each_audience(pack: Pack, tmp_path: Path) -> None:
    assert load_earlier(tmp_path / "nothing") == {}
    shutil.copy(RESOURCES / "content" / "nl" / "K02-twee-kaders.toml", tmp_path)
    earlier = load_earlier(tmp_path)
    for audience in ("parent", "child6", "youth12", "youth16"):
        now = pack.cards["K02", "nl", audience]
        assert earlier["K02", audience, now.version] == tuple((line.id, line.text) for line in now.statements)


@pytest.mark.parametrize("text", ["card = ", 'card = "K02"'], ids=["no toml", "no card"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "K02-1.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match="K02-1"):
        load_earlier(tmp_path)


def _card(pack: Pack, *lines: tuple[str, str]) -> CardText:
    card = pack.cards["K02", "nl", "parent"]
    return replace(card, statements=tuple(replace(card.statements[0], id=name, text=text) for name, text in lines))


def test_old_and_new_stand_beside_each_other_sentence_by_sentence(pack: Pack) -> None:
    old = (("a", "Eerst."), ("b", "Gelijk."), ("c", "Anders."), ("d", "Weg."))
    new = _card(pack, ("b", "Gelijk."), ("c", "Nu anders."), ("e", "Nieuw."))
    assert difference(old, new) == (
        SentencePair("gone", "Eerst.", ""),
        SentencePair("same", "Gelijk.", "Gelijk."),
        SentencePair("changed", "Anders.", "Nu anders."),
        SentencePair("gone", "Weg.", ""),
        SentencePair("new", "", "Nieuw."),
    )
    assert difference((), new) == tuple(SentencePair("new", "", line.text) for line in new.statements)
