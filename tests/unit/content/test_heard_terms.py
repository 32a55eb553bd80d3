"""Words that parents heard: what explains them, in whose words, and what is never said with them (practice.md §5.6)."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from jgvisit.content.check import check_pack
from jgvisit.content.conditions import CONDITIONS, SEEN_ORDER
from jgvisit.content.heard_choose import answering_card, heard_pairs, listened_for, same_version, texts_used
from jgvisit.content.model import Audience
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack
from jgvisit.content.source import read_pack
from jgvisit.content.terms import compile_terms, find_terms

Change = Callable[[str, str, str], int]

LISTED = (
    "drang", "zachte drang", "drangkader", "drangtraject", "dwangtraject", "preventieve jeugdbescherming",
    "preventieve jeugdhulp", "uitgesteld raadsonderzoek", "beschermingsregie", "SAVE-begeleiding",
    "niet-vrijblijvend kader", "intensieve vrijwillige hulp", "jeugdbescherming", "voogd", "gezinsvoogd",
    "crisisplaatsing", "vrijwillige uithuisplaatsing", "veiligheidsplan verplicht", "medewerkingsplicht",
    "laatste kans", "verplichte hulp", "gedwongen hulp",
)  # fmt: skip
BELIEFS = ("mijn kind is al gedwongen weg", "ik mag geen nee zeggen", "ik kan niets doen")
AUDIENCES: tuple[Audience, ...] = ("parent", "child6", "youth12", "youth16")
LANGUAGES = ("ar", "en", "tr", "pl", "uk")
GENERAL = {"K02.02", "K02.03", "K02.04", "K02.08", "K02.y02", "K02.y03", "K02.y04", "K02.y06", "K02.c03", "K02.c04"}
"""Sentences that say what the two frames are, of nobody's child."""
MUST = re.compile(r"verplicht|opgelegd|\bmoet|dwing|gedwongen", re.IGNORECASE)
DRANG, PLAN, AWAY = "nl/heard-drang.toml", "nl/heard-veiligheidsplan.toml", "nl/heard-gedwongen-weg.toml"


def dutch(pack: Pack) -> list[str]:
    return [term for term, language in pack.heard_terms if language == "nl"]


def said(pack: Pack, term: str, audience: Audience, *conditions: str) -> list[str]:
    return [pair.dutch.text for pair in heard_pairs(pack, term, audience, "nl", frozenset(conditions))]


def test_every_word_of_practice_can_be_tapped_once(own_pack: Pack) -> None:
    words = [word for term in dutch(own_pack) for word in own_pack.heard_terms[(term, "nl")].words]
    assert set(LISTED) | set(BELIEFS) <= set(words)
    assert len(words) == len({word.casefold() for word in words})


@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_explanation_quotes_the_word_then_says_what_holds_then_that_there_are_two_kinds(
    own_pack: Pack, audience: Audience
) -> None:
    texts = said(own_pack, "drang", audience, "frame_voluntary")
    assert "{heard_term}" in texts[0]
    assert not [text for text in texts[1:] if "{heard_term}" in text]
    now = next(at for at, text in enumerate(texts) if "{voluntary_children}" in text)
    ordered = next(at for at, text in enumerate(texts) if "rechter" in text)
    assert now < ordered


def test_a_child_under_12_hears_no_sentence_for_adults(own_pack: Pack) -> None:
    for term in dutch(own_pack):
        for pair in heard_pairs(own_pack, term, "child6", "nl", frozenset(CONDITIONS)):
            assert pair.dutch.id.startswith(("heard.c.", "K02.c")), pair.dutch.id


@pytest.mark.parametrize("audience", AUDIENCES)
def test_without_a_seen_order_no_explanation_says_that_anything_must(own_pack: Pack, audience: Audience) -> None:
    """H12: whatever else holds on the record, alone or all together, no must is said of anybody's child."""
    weak = sorted(set(CONDITIONS) - SEEN_ORDER)
    holding = [frozenset(), *(frozenset({one}) for one in weak), frozenset(weak)]
    for term in dutch(own_pack):
        lines = heard_pairs(own_pack, term, audience, "nl", frozenset(CONDITIONS))
        risky = {pair.dutch.id for pair in lines if MUST.search(pair.dutch.text)} - GENERAL
        for conditions in holding:
            now = {pair.dutch.id for pair in heard_pairs(own_pack, term, audience, "nl", conditions)}
            assert not now & risky, (term, conditions)


def test_under_a_seen_order_the_truth_is_said(own_pack: Pack) -> None:
    texts = said(own_pack, "veiligheidsplan", "parent", "frame_court_ordered", "supervision_in_force")
    assert "Voor {court_ordered_children} is de hulp nu verplicht." in texts
    assert "Nee zeggen mag, ook tegen een deel van het plan." not in texts


def test_the_belief_that_a_child_was_taken_is_answered_by_what_is_known(own_pack: Pack) -> None:
    assert "Voor {removal_unknown_children} kennen wij zo'n besluit niet." in said(
        own_pack, "gedwongen-weg", "parent", "removal_unknown"
    )
    seen = said(own_pack, "gedwongen-weg", "parent", "removal_ordered", "frame_court_ordered")
    assert "De kinderrechter gaf een machtiging uithuisplaatsing voor {removal_ordered_children}." in seen
    assert not [text for text in seen if "kennen wij zo'n besluit niet" in text or "is dat vrijwillig" in text]


@pytest.mark.parametrize(
    ("term", "conditions", "card"),
    [
        ("gedwongen-weg", {"removal_ordered", "frame_court_ordered"}, "K17"),
        ("gedwongen-weg", {"removal_told"}, "K02"),
        ("nee-zeggen", {"frame_voluntary"}, "K04"),
        ("nee-zeggen", {"frame_court_ordered"}, "K16"),
        ("nee-zeggen", {"frame_court_ordered", "frame_checking"}, "K02"),
        ("niets-doen", set(), "K21"),
    ],
)
def test_the_file_says_which_card_answers(own_pack: Pack, term: str, conditions: set[str], card: str) -> None:
    check = own_pack.heard_terms[(term, "nl")].check
    assert check is not None
    assert answering_card(check, frozenset(conditions)) == card
    assert own_pack.card(card, "parent") is not None


def test_the_worker_listens_for_what_is_true_here(own_pack: Pack) -> None:
    check = own_pack.heard_terms[("gedwongen-weg", "nl")].check
    assert check is not None
    assert listened_for(check, frozenset({"removal_ordered"})) == ("De kinderrechter besliste; het besluit is gezien.",)


def test_h23_each_question_is_open_and_put_at_ourselves(own_pack: Pack) -> None:
    for term in dutch(own_pack):
        check = own_pack.heard_terms[(term, "nl")].check
        for question in () if check is None else check.questions.values():
            assert question.startswith("Ik wil weten of ik duidelijk was.")
            assert re.search(r"\b(wat|wie)\b[^?]*\?$", question, re.IGNORECASE), question
            assert "begrijp" not in question


def test_a_youth_protection_worker_is_not_called_proof_of_an_order(own_pack: Pack) -> None:
    texts = said(own_pack, "gezinsvoogd", "parent")
    assert "Een jeugdbeschermer helpt soms ook zonder besluit." in texts
    assert "Zonder besluit van de rechter is die hulp vrijwillig." in texts


# -- languages --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_sentence_stands_beside_its_translation(own_pack: Pack, language: str, audience: Audience) -> None:
    for term in dutch(own_pack):
        pairs = heard_pairs(own_pack, term, audience, language, frozenset(CONDITIONS))
        assert [pair.dutch.id for pair in pairs if pair.translated is None] == []
        assert {text.translation for text in texts_used(own_pack, term, audience, language)} == {"not_checked"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_uses_a_word_of_its_own_list(own_pack: Pack, language: str) -> None:
    pack, _ = read_pack(Path(__file__).parents[3] / "resources" / "content")
    assert pack is not None
    shape = pack.languages[language].terms
    assert shape is not None
    terms = compile_terms(shape.value)
    for (_, code), term in own_pack.heard_terms.items():
        assert code != language or not [hit for line in term.statements for hit in find_terms(line.text, terms)]


@pytest.mark.parametrize("kept", [("nl", "ar", "en")], ids=["en"])
def test_a_sentence_without_words_is_the_only_one_in_dutch(copied: Path, change: Change) -> None:
    change(
        "en/heard-drang.toml",
        '[[statement]]\nid = "drang.03"\ntext = "It changes nothing about anyone\'s rights."\n',
        "",
    )
    pairs = heard_pairs(load_pack(copied), "drang", "parent", "en", frozenset({"frame_voluntary"}))
    assert [pair.dutch.id for pair in pairs if pair.translated is None] == ["drang.03"]


@pytest.mark.parametrize("kept", [("nl", "ar", "en")], ids=["en"])
def test_words_of_another_version_are_not_used(copied: Path, change: Change) -> None:
    change("en/heard-drang.toml", 'version = "1.0"', 'version = "0.9"')
    pack = load_pack(copied)
    assert same_version(pack, pack.heard_terms[("drang", "nl")], "en") is None
    pairs = heard_pairs(pack, "drang", "parent", "en", frozenset())
    assert [pair.dutch.id for pair in pairs if pair.translated is None] == ["drang.01", "drang.02", "drang.03"]
    assert {fault.code for fault in check_pack(copied)} == {"translation_behind"}


# -- what the check finds ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        pytest.param(DRANG, "Dit woord staat niet in de wet.", "Dit is zachte drang.", "forbidden_term", id="ours"),
        pytest.param(DRANG, "Dit woord staat niet in de wet.", "Hulp is dan verplicht.", "claim_without_condition",
                     id="must without an order"),
        pytest.param(PLAN, 'condition = "frame_voluntary"', 'condition = "frame"', "unknown_condition", id="condition"),
        pytest.param(PLAN, 'condition = "supervision_in_force"\n', "", "claim_without_condition", id="claim alone"),
        pytest.param(DRANG, '"K05"]', '"K99"]', "unknown_id", id="no such card"),
        pytest.param(DRANG, 'source = "Jw 7.3.4 lid 1"\n', "", "missing_source", id="no source"),
        pytest.param(DRANG, 'group = "label"', 'group = "belief"', "missing_field", id="belief without its check"),
        pytest.param(AWAY, '[[check.answered_by]]\ncard = "K02"', '[[check.answered_by]]\ncard = "K02"\n'
                     'condition = "removal_told"', "missing_field", id="nothing answers"),
        pytest.param(AWAY, 'condition = "removal_checking"\n\n[[check', 'condition = "removal"\n\n[[check',
                     "unknown_condition", id="listen for"),
        pytest.param(AWAY, "wie beslist waar een kind woont?", "wie is {gi}?", "unknown_placeholder", id="question"),
        pytest.param("nl/heard.toml", "“{heard_term}”", "iets", "unknown_placeholder", id="quotes nothing"),
        pytest.param("nl/heard.toml", '"K02.08"', '"K02.99"', "unknown_id", id="no such sentence"),
        pytest.param("nl/heard.toml", '"K02.08"', '"K02.y06"', "unknown_id", id="sentence for somebody else"),
        pytest.param("nl/heard-niets-doen.toml", '"K21.03"', '"K21.y03"', "unknown_id", id="says to another"),
        pytest.param("ar/heard-drang.toml", '"drang.01"', '"drang.11"', "stray_translation", id="stray"),
        pytest.param("ar/heard.toml", "{heard_term}", "", "placeholder_differs", id="translation quotes nothing"),
        pytest.param("ar/heard-drang.toml", '"not_checked"', '"checked"', "review_state", id="checked too soon"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(copied: Path, change: Change, file: str, old: str, new: str, code: str) -> None:
    change(file, old, new)
    assert code in {finding.code for finding in check_pack(copied) if finding.file == file}


def test_without_its_frame_no_word_can_be_explained(copied: Path) -> None:
    (copied / "nl" / "heard.toml").unlink()
    assert "missing_file" in {finding.code for finding in check_pack(copied)}


def test_the_heard_word_itself_is_quoted_and_passes(own_pack: Pack, copied: Path) -> None:
    assert "drangtraject" in own_pack.heard_terms[("drang", "nl")].words
    assert check_pack(copied) == ()
