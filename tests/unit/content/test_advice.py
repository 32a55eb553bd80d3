from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jgvisit.config import resources_dir
from jgvisit.content.advice import Advice, advise, sentence_spans
from jgvisit.content.common_words import common_words
from jgvisit.content.law_tables import load_law_tables
from jgvisit.content.model import WordingFrame
from jgvisit.content.pack_model import Pack
from jgvisit.content.text_check import check_names, check_text

WORDS = (
    "niet", "vrijblijvend", "moet", "meewerken", "indien", ".", "\n", "🙂", "e\u0301", "Raad", "uit", "huis", "plaatst",
)  # fmt: skip
NEITHER_FRAME = "Deze hulp is niet vrijblijvend."


def advice(text: str, pack: Pack, frame: WordingFrame = "voluntary") -> tuple[Advice, ...]:
    return advise(text, frame, pack, common_words())


def taken(text: str, each: Advice) -> str:
    """The text after the worker took the better words."""
    assert each.takes is not None
    return text[: each.takes.start] + each.better + text[each.takes.end :]


def test_a_term_is_found_with_the_rule_and_a_better_sentence(own_pack: Pack) -> None:
    text = f"Oma helpt mee. {NEITHER_FRAME} Wij bellen dinsdag."
    (found,) = advice(text, own_pack)
    assert (found.kind, found.found) == ("term", "niet vrijblijvend")
    assert found.rule == "Zonder besluit van de rechter is hulp vrijwillig."
    assert taken(text, found) == "Oma helpt mee. U mag ja of nee zeggen. Wij bellen dinsdag."


def test_a_term_of_the_voluntary_frame_may_be_right_where_a_judge_decided(own_pack: Pack) -> None:
    text = "U moet hieraan meewerken."
    assert [each.found for each in advice(text, own_pack)] == ["moet hieraan meewerken"]
    assert advice(text, own_pack, "within_order") == ()


@pytest.mark.parametrize(
    "text",
    [
        "U krijgt verplichte hulp.",
        "Verplichte hulp thuis",
        "De hulp van het team is verplicht.",
        "Deze begeleiding is verplicht.",
        "Gedwongen hulp is nodig.",
        "Er komt verplichte begeleiding.",
        "De gesprekken op school zijn verplicht.",
    ],
)
def test_compulsory_help_is_told_where_no_judge_decided_and_is_right_where_one_did(own_pack: Pack, text: str) -> None:
    (found,) = [each for each in advice(text, own_pack) if each.kind == "term"]
    assert (found.better, found.takes) == ("Deze hulp is vrijwillig.", None)
    (doubted,) = [each for each in advice(text, own_pack, "unsure") if each.kind == "term"]
    assert (doubted.rule, doubted.better) == (found.rule, ""), "nobody says voluntary while it is being found out"
    assert [each for each in advice(text, own_pack, "within_order") if each.kind == "term"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Alleen de kinderrechter kan hulp verplicht maken.",
        "U bent niet verplicht om te tekenen.",
        "Hulp mag u weigeren.",
    ],
)
def test_who_says_that_only_a_judge_makes_help_compulsory_is_left_alone(own_pack: Pack, text: str) -> None:
    assert [each for each in advice(text, own_pack) if each.kind == "term"] == []


@pytest.mark.parametrize("frame", ["within_order", "unsure"])
def test_no_sentence_is_offered_that_is_not_true_in_this_frame(own_pack: Pack, frame: WordingFrame) -> None:
    (found,) = advice(NEITHER_FRAME, own_pack, frame)
    assert found.rule
    assert (found.better, found.takes) == ("", None)


def test_while_the_frame_is_being_found_out_nothing_is_called_ordered(own_pack: Pack) -> None:
    assert [each.found for each in advice("Dit is opgelegd.", own_pack, "unsure")] == ["opgelegd"]


def test_every_sentence_offered_passes_the_check_itself_and_names_no_other_frame(own_pack: Pack) -> None:
    frames: tuple[WordingFrame, ...] = ("voluntary", "within_order", "unsure")
    for term in own_pack.forbidden:
        for frame in frames:
            if frame in term.better_in and term.replaces != "nothing":
                assert advice(term.better, own_pack, frame) == (), term.term
        says_free = any(word in term.better for word in ("vrijwillig", "nee zeggen"))
        assert not says_free or term.better_in == ("voluntary",), term.term


def test_a_single_word_changes_in_its_place_and_keeps_its_capital(own_pack: Pack) -> None:
    first, second = advice("Indien u wilt, indien het kan.", own_pack)
    assert taken("Indien u wilt, indien het kan.", first) == "Als u wilt, indien het kan."
    assert taken("Indien u wilt, indien het kan.", second) == "Indien u wilt, als het kan."


def test_of_two_terms_on_the_same_words_one_is_told(own_pack: Pack) -> None:
    assert [each.found for each in advice("Dit is een drangtraject.", own_pack)] == ["drangtraject"]


def test_a_long_sentence_is_told_as_a_whole(own_pack: Pack) -> None:
    text = "Kort. Wij komen elke week een uur bij u thuis en kijken dan samen hoe het gaat. Klaar"
    (found,) = advice(text, own_pack)
    assert (found.kind, found.takes) == ("long_sentence", None)
    assert text[found.at.start : found.at.end] == (
        "Wij komen elke week een uur bij u thuis en kijken dan samen hoe het gaat."
    )


def test_a_rare_word_is_told_and_a_name_is_not(own_pack: Pack) -> None:
    text = "Yasmina van Jeugdwijzer geeft ambulante hulp."
    assert [(each.kind, each.found) for each in advice(text, own_pack)] == [("rare_word", "ambulante")]


def test_places_are_right_after_signs_of_any_script(own_pack: Pack) -> None:
    text = "🙂🙂 سرًا. Dit is niet-\nvrijblijvend!"
    (found,) = advice(text, own_pack)
    assert found.found == "niet-\nvrijblijvend"
    assert text[found.at.start : found.at.end] == found.found
    assert taken(text, found) == "🙂🙂 سرًا. U mag ja of nee zeggen."


@given(text=st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text_gets_an_answer_inside_itself(own_pack: Pack, text: str) -> None:
    for each in advice(text, own_pack):
        assert 0 <= each.at.start < each.at.end <= len(text)
        assert text[each.at.start : each.at.end] == each.found
        assert each.takes is None or each.takes.start <= each.at.start < each.at.end <= each.takes.end


@given(st.text(alphabet="ab .!\n"))
def test_sentences_hold_every_word_once(text: str) -> None:
    spans = list(sentence_spans(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    kept = {at for each in spans for at in range(each.start, each.end)}
    assert all(char.isspace() for at, char in enumerate(text) if at not in kept)


def test_the_name_of_a_product_goes_through_the_terms(own_pack: Pack) -> None:
    names = ["Opvoedhulp thuis", "Drang en Dwang", "Beter Traject", "Ambulante hulp"]
    assert list(check_names(names, own_pack)) == ["Drang en Dwang", "Beter Traject"]


def test_a_rare_word_that_the_pack_allows_itself_is_not_told(own_pack: Pack) -> None:
    assert advice("Er is een machtiging, en die geldt.", own_pack) == ()


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """The letter of practice.md §5.5, with ordinary sentences around it."""
    path = tmp_path / "brief.txt"
    path.write_text(
        "Beste ouder,\n\nWij komen dinsdag.\r\nDeze hulpverlening is niet\nmeer vrijblijvend. Wij bellen u.\n\n"
        "Wij adviseren u dus dringend om mee te werken aan alles\nwat wij in de komende weken met u willen doen.\n"
        "De ambulante hulp begint dan.\n",
        "utf-8",
    )
    return path


def test_a_text_file_is_checked_by_line_over_broken_lines(letter: Path, own_pack: Pack) -> None:
    found = check_text(letter, own_pack, "voluntary")
    assert [(each.file, each.line, each.code) for each in found] == [
        ("brief.txt", 4, "forbidden_term"),
        ("brief.txt", 7, "sentence_too_long"),
        ("brief.txt", 9, "rare_word"),
    ]


def test_of_a_list_of_names_only_terms_count(tmp_path: Path, own_pack: Pack) -> None:
    path = tmp_path / "aanbod.txt"
    path.write_text("Ambulante begeleiding\nDrangtraject\n", "utf-8")
    (found,) = check_text(path, own_pack, "voluntary", names=True)
    assert (found.line, found.code) == (2, "forbidden_term")


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_text_file_that_cannot_be_read_is_a_finding(tmp_path: Path, own_pack: Pack, content: bytes | None) -> None:
    path = tmp_path / "brief.txt"
    if content is not None:
        path.write_bytes(content)
    assert [each.code for each in check_text(path, own_pack, "voluntary")] == ["unreadable"]


def test_the_lines_of_the_rights_card_pass_the_same_check(own_pack: Pack) -> None:
    for rule in load_law_tables(resources_dir() / "law").rights:
        frame: WordingFrame = "within_order" if rule.frames == ("court_ordered",) else "voluntary"
        for text in (rule.title, *rule.sentences):
            assert advice(text, own_pack, frame) == (), f"{rule.row}: {text}"
