"""The texts of earlier major versions, and what became different."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pack_maker import NOW

from jgvisit import config
from jgvisit.content.earlier import SentencePair, difference
from jgvisit.content.findings import PackError
from jgvisit.content.model import CardText
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_errors import PackUnreadableError
from jgvisit.content.pack_model import Pack
from jgvisit.content.packed import build, read_packed
from jgvisit.content.structure import major
from jgvisit.errors import InputError

RESOURCES = config.resources_dir()


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(RESOURCES / "content")


def test_no_card_gets_a_new_major_version_without_its_old_text_being_kept(pack: Pack) -> None:
    kept = {(card, audience, major(version)) for card, audience, version in pack.earlier}
    for card in pack.cards.values():
        if card.language == "nl":
            for number in range(1, major(card.version)):
                assert (card.card, card.audience, number) in kept, card.card


def newer(folder: Path, *, keep: bool = True) -> Path:
    """A pack in which K02 has a new major version, as a jurist makes it."""
    shutil.copytree(RESOURCES / "content", folder, dirs_exist_ok=True)
    card = folder / "nl" / "K02-twee-kaders.toml"
    if keep:
        (folder / "earlier").mkdir(exist_ok=True)
        shutil.copy(card, folder / "earlier" / "K02-1.toml")
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace('version = "1.', 'version = "2.', 1), encoding="utf-8")
    return folder


def test_a_card_file_that_was_put_aside_is_read_for_each_audience(pack: Pack, tmp_path: Path) -> None:
    earlier = load_pack(newer(tmp_path)).earlier
    for audience in ("parent", "child6", "youth12", "youth16"):
        now = pack.cards["K02", "nl", audience]
        assert earlier["K02", audience, now.version] == tuple((line.id, line.text) for line in now.statements)


@pytest.mark.parametrize("text", ["card = ", 'card = "K02"'], ids=["no toml", "no card"])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, text: str) -> None:
    (newer(tmp_path) / "earlier" / "K02-1.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match="K02-1"):
        load_pack(tmp_path)


def test_what_is_not_earlier_and_what_stands_there_twice_is_refused(tmp_path: Path) -> None:
    folder = newer(tmp_path)
    shutil.copy(folder / "earlier" / "K02-1.toml", folder / "earlier" / "K02-again.toml")
    with pytest.raises(PackError, match="two files"):
        load_pack(folder)
    shutil.copy(folder / "nl" / "K02-twee-kaders.toml", folder / "earlier" / "K02-again.toml")
    with pytest.raises(PackError, match="not earlier"):
        load_pack(folder)


def test_a_pack_brings_them_along_under_its_signatures(tmp_path: Path) -> None:
    data = build(newer(tmp_path), 5, NOW)
    packed = read_packed(data)
    assert "earlier/K02-1.toml" in {entry.name for entry in packed.manifest.files}
    assert ("K02", "parent", "1.0") in load_pack(packed.texts).earlier
    other = data.replace(b"Er zijn", b"Er waren", 1)
    with pytest.raises(PackUnreadableError):
        read_packed(other)


def test_earlier_texts_have_a_bound_of_their_own(tmp_path: Path) -> None:
    folder = newer(tmp_path)
    text = (folder / "earlier" / "K02-1.toml").read_text(encoding="utf-8")
    filler = "# " + "x" * 200_000 + "\n"
    for number in range(6):
        old = text.replace('version = "1.', f'version = "1.{number}', 1) + filler
        (folder / "earlier" / f"K02-1-{number}.toml").write_text(old, encoding="utf-8")
    with pytest.raises(InputError, match="earlier texts"):
        build(folder, 5, NOW)


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
