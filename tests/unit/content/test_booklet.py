"""The general booklet says only what holds for everybody, and its code follows its words (H5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.booklet import CARDS, Booklet, booklet_languages, booklet_of
from jgvisit.content.booklet_words import BookletWords, booklet_words
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack

TODAY = date(2026, 11, 23)
TELLING = (
    "kind", "rechter", "raad", "veilig", "hulp", "gemeente", "jeugd", "gezin", "ouder", "bescherming", "team", "zorg",
    "advocaat", "dossier",
)  # fmt: skip


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(resources_dir() / "content")


@pytest.fixture(scope="module")
def words() -> BookletWords:
    return booklet_words(resources_dir())


def made(pack: Pack, words: BookletWords, language: str = "nl", on: date = TODAY) -> Booklet:
    return booklet_of(pack, words, language, on, checked_only=False)


def sentences(booklet: Booklet) -> list[str]:
    return [line[0] for part in booklet.parts for card in part.cards for line in card.lines]


def test_nothing_in_it_needs_a_fact_of_a_family(pack: Pack, words: BookletWords) -> None:
    sometimes = {
        line.text
        for (card, language, _), text in pack.cards.items()
        for line in text.statements
        if card in CARDS and language == "nl" and (line.condition is not None or "{" in line.text)
    }
    always = {line.text for text in pack.cards.values() for line in text.statements if line.condition is None}
    said = sentences(made(pack, words))
    assert sometimes
    assert sometimes.isdisjoint(set(said) - always)
    assert not [line for line in said if "{" in line]
    assert "Verplichte hulp is er alleen als de kinderrechter dat beslist." in said


def test_every_card_of_it_is_there_for_parents_and_each_age_has_its_own_voice(pack: Pack, words: BookletWords) -> None:
    parents, young, young12, young16 = made(pack, words).parts
    assert len(parents.cards) == len(CARDS)
    mine = {line[0] for card in young12.cards for line in card.lines}
    older = {line[0] for card in young16.cards for line in card.lines}
    assert "Jij beslist mee over vrijwillige hulp voor jou." in mine - older
    assert "Jij beslist zelf over vrijwillige hulp voor jou." in older - mine
    assert young.cards


def test_the_cover_says_no_telling_word_in_any_language(pack: Pack, words: BookletWords) -> None:
    assert not [word for word in TELLING if word in made(pack, words).title[0].casefold()]
    for language in booklet_languages(pack, checked_only=False):
        booklet = made(pack, words, language)
        assert booklet.title[0] == "Goed om te weten"
        assert language == "nl" or booklet.title[1]


def test_every_language_of_the_cards_has_one_with_each_sentence(pack: Pack, words: BookletWords) -> None:
    assert booklet_languages(pack, checked_only=False) == tuple(sorted(pack.languages, key=lambda each: each != "nl"))
    for language in booklet_languages(pack, checked_only=False)[1:]:
        booklet = made(pack, words, language)
        lines = [line for part in booklet.parts for card in part.cards for line in (card.title, *card.lines)]
        assert [line for line in lines if line[1] is None] == []
        assert booklet.rtl is (language == "ar")


def test_the_code_is_of_the_words_and_of_nothing_else(pack: Pack, words: BookletWords) -> None:
    now = made(pack, words)
    assert made(pack, words, on=TODAY + timedelta(days=30)).code == now.code
    codes = {made(pack, words, language).code for language in pack.languages}
    assert len(codes) == len(pack.languages)
    key = ("K02", "nl", "parent")
    first, *rest = pack.cards[key].statements
    other = replace(pack.cards[key], statements=(replace(first, text="Er zijn vijf soorten hulp."), *rest))
    assert made(replace(pack, cards={**pack.cards, key: other}), words).code != now.code
    last = replace(pack.cards[key], statements=(replace(first, valid_until=TODAY), *rest))
    ends = replace(pack, cards={**pack.cards, key: last})
    assert made(ends, words).code == now.code
    assert made(ends, words, on=TODAY + timedelta(days=1)).code != now.code


def test_h27_where_nobody_checked_the_words_it_is_said_or_there_is_none(pack: Pack, words: BookletWords) -> None:
    assert booklet_languages(pack, checked_only=True) == ("nl",)
    assert {"draft", made(pack, words).review} == {"draft"}
    arabic = [notice[0] for notice in made(pack, words, "ar").notices]
    assert any("Geen tolk of vertaler" in notice for notice in arabic)
    checked = {
        key: replace(card, translation="checked" if key[1] == "ar" else card.translation, review="released")
        for key, card in pack.cards.items()
    }
    looked_at = replace(pack, cards=checked)
    assert booklet_languages(looked_at, checked_only=True) == ("nl", "ar")
    booklet = booklet_of(looked_at, words, "ar", TODAY, checked_only=True)
    assert booklet.notices == ()
    assert booklet.title == ("Goed om te weten", None), "our own words in Arabic were checked by nobody"


def test_texts_that_ran_out_say_so(pack: Pack, words: BookletWords) -> None:
    after = pack.valid_until + timedelta(days=1)
    assert any("gold tot en met" in notice[0] for notice in made(pack, words, "nl", after).notices)
    assert not any("{day}" in (line or "") for notice in made(pack, words, "ar", after).notices for line in notice)
