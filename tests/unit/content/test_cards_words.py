"""Which cards there are, for whom, and in which words (practice.md §9; harm.md H5-H7, H27)."""

from __future__ import annotations

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.check import check_pack
from jgvisit.content.checks import sentences
from jgvisit.content.fill import PLACEHOLDER
from jgvisit.content.model import Audience, CardText
from jgvisit.content.pack_model import Pack

FOR_EVERYBODY = tuple(f"K{number:02}" for number in range(1, 27) if number != 24)
AUDIENCES: tuple[Audience, ...] = ("parent", "child6", "youth12", "youth16")
OWN_VOICE = {"K24a": "child6", "K24b": "youth12", "K24c": "youth16"}
MOST_WORDS_FOR_A_CHILD = 12


def texts(card: CardText) -> list[str]:
    return [line.text for line in card.statements]


def words(sentence: str) -> int:
    return len(PLACEHOLDER.sub("x", sentence).split())


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize("card", FOR_EVERYBODY)
def test_every_card_of_practice_is_there_for_parents_children_and_youth(
    own_pack: Pack, card: str, language: str
) -> None:
    for audience in AUDIENCES:
        assert own_pack.card(card, audience, language) is not None, (card, audience)


@pytest.mark.parametrize(("card", "age"), OWN_VOICE.items())
def test_the_childs_own_voice_has_one_card_an_age(own_pack: Pack, card: str, age: str) -> None:
    assert [audience for audience in AUDIENCES if own_pack.card(card, audience) is not None] == [age]


def test_our_own_pack_has_no_findings() -> None:
    assert check_pack(resources_dir() / "content") == ()


def test_a_child_hears_short_sentences_and_no_form_of_address_for_parents(own_pack: Pack) -> None:
    for card in own_pack.cards.values():
        if card.language == "nl" and card.audience == "child6":
            for text in texts(card):
                assert all(words(each) <= MOST_WORDS_FOR_A_CHILD for each in sentences(text)), text
            for text in (*texts(card), *card.questions):
                assert not {"u", "uw"} & set(text.lower().strip(".?").split()), text


@pytest.mark.parametrize("card", ["K05", "K08", "K11", "K12", "K13", "K14", "K15", "K16", "K17", "K25", "K26"])
def test_a_child_hears_that_it_is_not_to_blame(own_pack: Pack, card: str) -> None:
    assert [text for text in texts(own_pack.cards[(card, "nl", "child6")]) if "niet jouw schuld" in text]


def test_no_child_is_asked_why_or_made_to_choose(own_pack: Pack) -> None:
    for card in own_pack.cards.values():
        if card.language == "nl" and card.audience == "child6":
            assert not [question for question in card.questions if question.lower().startswith("waarom")]
            chosen = [text for text in texts(card) if "kiezen tussen" in text]
            assert all("hoeft niet te kiezen" in text for text in chosen)


def test_nobody_is_asked_whether_it_was_understood(own_pack: Pack) -> None:  # practice.md §5.1
    for card in own_pack.cards.values():
        assert card.questions
        assert not [question for question in card.questions if "begrijp" in question or "begrepen" in question]


def test_every_card_tells_the_worker_what_to_listen_for_and_what_to_check(own_pack: Pack) -> None:
    for card in own_pack.cards.values():
        assert card.listen_for, (card.card, card.audience)
        assert card.worker_checks, (card.card, card.audience)
        assert card.opens, (card.card, card.audience)


def test_a_safety_plan_promises_nothing_that_it_cannot_give(own_pack: Pack) -> None:  # H27
    for audience in ("parent", "youth12"):
        lines = texts(own_pack.cards[("K08", "nl", audience)])
        assert "Lukken de afspraken? Dan kan het thuis veiliger worden." in lines
        assert not [line for line in lines if "wordt het thuis" in line or "komen wij minder vaak" in line]


def test_from_sixteen_sharing_is_the_young_persons_own_decision(own_pack: Pack) -> None:  # H27
    older = texts(own_pack.cards[("K10", "nl", "youth16")])
    younger = texts(own_pack.cards[("K10", "nl", "youth12")])
    assert "Je ouders hoeven daar geen ja op te zeggen." in older
    assert "Je ouders hoeven daar geen ja op te zeggen." not in younger
    assert "Meestal vragen wij ook je ouders met gezag." in younger


def test_after_a_year_grandparents_count_as_much_as_foster_parents(own_pack: Pack) -> None:  # H27, BW 1:253s
    lines = texts(own_pack.cards[("K11", "nl", "parent")])
    assert "Na een jaar bij pleegouders of grootouders beslissen zij mee over verhuizen." in lines


def test_what_parents_can_do_themselves_names_each_way_that_exists_and_no_other(own_pack: Pack) -> None:
    """law.md §7, last rows: withdraw, ask the child back, object and appeal, complain, court between parents and
    about contact, court against the carers' no, ask for an OTS after the Raad did not; a lawyer for the rest."""
    lines = texts(own_pack.cards[("K26", "nl", "parent")])
    for way in (
        "U mag uw toestemming weer intrekken.",
        "Een ouder met gezag mag vragen dat het kind weer thuis komt.",
        "Kreeg u een brief met een besluit van de gemeente? Dan kunt u bezwaar maken.",
        "Bent u het daarna nog niet eens? Dan kunt u naar de rechter (beroep).",
        "U kunt een klacht indienen.",
        "Worden ouders met gezag het niet eens? Dan kan de rechter beslissen.",
        "U kunt de rechter vragen om over contact te beslissen.",
        "Zeggen zij nee tegen naar huis gaan? Dan kunt u de rechtbank vragen.",
        "Vraagt de Raad geen OTS? Dan kan een ouder dat zelf vragen.",
        "Komt een kind dan niet thuis? Dan kan een advocaat u helpen.",
    ):
        assert way in lines
    assert "Niet elke vraag kan naar de rechter." in lines
    assert not [
        line for line in lines if "kinderrechter" in line and "machtiging" not in line and "intrekken" not in line
    ]


@pytest.mark.parametrize("card", ["K15", "K17", "K22"])
def test_of_a_lawyers_costs_only_the_one_case_is_named(own_pack: Pack, card: str) -> None:
    lines = texts(own_pack.cards[(card, "nl", "parent")])
    assert [line for line in lines if "gratis" in line] == [
        "Bij een eerste uithuisplaatsing kan een advocaat gratis zijn."
    ]
    assert lines[lines.index("Bij een eerste uithuisplaatsing kan een advocaat gratis zijn.") + 1] == (
        "Wij zoeken het uit."
    )
