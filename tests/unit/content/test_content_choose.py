from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jgvisit.content.choose import (
    may_be_signed,
    may_open,
    side_by_side,
    true_lines,
    true_statements,
    true_statements_of_form,
)
from jgvisit.content.conditions import CONDITIONS
from jgvisit.content.fill import fill, form_values
from jgvisit.content.model import Audience, CardText, Statement
from jgvisit.content.pack_model import Pack
from jgvisit.content.plain import plain

ANSWERS = {
    "helpDescription": "gesprekken thuis",
    "helpGivenBy": "Stichting De Brug",
    "helpGoal": "rust in huis",
    "alternativesDiscussed": "geen hulp",
    "startsOn": "2026-12-01",
    "endsOn": "2027-06-01",
    "reviewOn": "2027-03-01",
    "howToWithdraw": "bij Sanne",
    "familyPlanOffered": "concreteThreat",
    "decisionLetterNeeded": "no",
    "workerRole": "access",
}


def texts(pack: Pack, card: str, *conditions: str, audience: Audience = "parent", language: str = "nl") -> list[str]:
    return [line.text for line in true_statements(pack.cards[(card, language, audience)], frozenset(conditions))]


@pytest.mark.parametrize("condition", sorted(CONDITIONS))
def test_a_true_only_line_is_left_out_unless_its_fact_holds(own_pack: Pack, condition: str) -> None:
    texts = [*own_pack.cards.values(), *own_pack.heard_terms.values()]
    said = [text.statements for text in texts if any(line.condition == condition for line in text.statements)]
    assert said, f"no line uses {condition}"
    others = frozenset(CONDITIONS) - {condition}
    for lines in said:
        claims = {line.id for line in lines if line.condition == condition}
        assert not claims & {line.id for line in true_lines(lines, others)}
        assert claims <= {line.id for line in true_lines(lines, frozenset({condition}))}


def test_without_any_fact_no_claim_is_made(own_pack: Pack) -> None:
    for card in own_pack.cards.values():
        assert all(line.condition is None for line in true_statements(card, frozenset()))


def test_verplicht_is_not_said_of_a_child_without_a_seen_order(own_pack: Pack) -> None:  # H12
    for audience in ("parent", "child6", "youth12", "youth16"):
        without = texts(own_pack, "K02", *(set(CONDITIONS) - {"frame_court_ordered"}), audience=audience)
        assert not [line for line in without if "is de hulp nu verplicht" in line]
        assert not [line for line in without if "{court_ordered_children}" in line]


def test_where_the_frame_is_not_certain_the_card_says_that_we_check(own_pack: Pack) -> None:  # H12
    lines = texts(own_pack, "K02", "frame_checking")
    assert "Wij gaan na of er een besluit van de rechter is." in lines
    assert not [line for line in lines if "is de hulp nu" in line]


def test_siblings_with_different_frames_are_named_apart(own_pack: Pack) -> None:
    values = {"voluntary_children": "Noor", "court_ordered_children": "Amir"}
    said = [
        fill(line, values)
        for line in texts(own_pack, "K02", "frame_voluntary", "frame_court_ordered")
        if "_children}" in line
    ]
    assert said == ["Voor Noor is de hulp nu vrijwillig.", "Voor Amir is de hulp nu verplicht."]


def test_beside_an_order_our_own_help_is_called_voluntary(own_pack: Pack) -> None:  # H13
    assert "Onze eigen hulp blijft vrijwillig." in texts(own_pack, "K02", "own_help_beside_order")


def test_k01_promises_no_copy_and_no_interpreter_that_nobody_pays(own_pack: Pack) -> None:  # H27
    everything = texts(own_pack, "K01", *CONDITIONS)
    assert "U mag een kopie vragen." in everything
    assert "U krijgt een kopie." not in everything
    assert "Wij betalen de tolk." in everything
    assert "Wij betalen de tolk." not in texts(own_pack, "K01")


def test_no_card_or_form_promises_a_copy_to_everyone(own_pack: Pack) -> None:  # H5, H27
    lines = [line.text for card in own_pack.cards.values() for line in card.statements]
    lines += [line.text for form in own_pack.definitions.values() for line in form.statements]
    assert not [line for line in lines if "krijgt een kopie" in line]


def test_k23_does_not_say_that_the_tablet_forgets(own_pack: Pack) -> None:  # H27
    for audience in ("parent", "child6", "youth12", "youth16"):
        assert not [line for line in texts(own_pack, "K23", *CONDITIONS, audience=audience) if "niet meer op" in line]


def test_k23_speaks_of_the_tablet_only_as_far_as_it_is_true(own_pack: Pack) -> None:
    locked, tonight = "Op deze tablet zit alles op slot.", "Vanavond gaat het naar het dossier van de gemeente."
    assert not {locked, tonight} & set(texts(own_pack, "K23"))
    assert locked in texts(own_pack, "K23", "store_encrypted")
    assert tonight not in texts(own_pack, "K23", "store_encrypted")


def test_k19_says_what_toestemming_means(own_pack: Pack) -> None:  # H27
    assert "'Toestemming' betekent: ja, deze hulp mag." in texts(own_pack, "K19")


@pytest.mark.parametrize("promise", ["blijft geheim", "ouders zien dit niet", "niemand leest"])
def test_nobody_is_promised_secrecy(own_pack: Pack, promise: str) -> None:  # H7
    said = [line.text for card in own_pack.cards.values() for line in card.statements] + list(own_pack.actions.values())
    assert not [text for text in said if promise in plain(text).text]


def test_the_childs_own_story_says_that_something_may_be_passed_on(own_pack: Pack) -> None:  # H7
    label = own_pack.actions[("ownStory", "nl")]
    assert "wie het mag lezen" in label
    assert "doorvertellen" in label


def test_pairs_stand_side_by_side_in_the_order_of_the_dutch(own_pack: Pack) -> None:
    pairs = side_by_side(own_pack, "K02", "parent", "ar", frozenset({"heard_term"}))
    assert [pair.dutch.text for pair in pairs] == texts(own_pack, "K02", "heard_term")
    assert all(pair.translated is not None and pair.translated.id == pair.dutch.id for pair in pairs)


def test_dutch_alone_has_nothing_beside_it(own_pack: Pack) -> None:
    assert all(p.translated is None for p in side_by_side(own_pack, "K02", "parent", "nl", frozenset()))


def test_a_line_is_left_out_before_and_after_its_time() -> None:
    line = Statement("K99.01", "Iets.", "Jw 1", valid_from=date(2026, 1, 1), valid_until=date(2026, 12, 31))
    card = CardText(
        "K99", "x", "X", "1.0", "nl", "parent", (line,), (), (), (), (), "draft", "source", "ltr"
    )  # fmt: skip
    shown = [bool(true_statements(card, frozenset(), date(2026, 1, 1))), bool(true_statements(card, frozenset()))]
    assert shown == [True, True]
    assert true_statements(card, frozenset(), date(2025, 12, 31)) == ()
    assert true_statements(card, frozenset(), date(2027, 1, 1)) == ()
    assert true_statements(replace(card, statements=(replace(line, valid_until=None),)), frozenset(), date(2099, 1, 1))


def test_only_the_dutch_text_is_signed() -> None:  # H27
    assert may_be_signed("nl")
    assert not may_be_signed("ar")


def test_an_unchecked_translation_opens_with_an_interpreter(own_pack: Pack) -> None:
    card = own_pack.cards[("K02", "ar", "parent")]  # H27
    assert not may_open(card, interpreter_logged=False)
    assert may_open(card, interpreter_logged=True)
    checked = replace(card, translation="checked")
    assert may_open(checked, interpreter_logged=False)
    assert may_open(own_pack.cards[("K02", "nl", "parent")], interpreter_logged=False)


def test_bezwaar_is_named_only_where_there_is_a_letter_with_a_decision(own_pack: Pack) -> None:
    form = own_pack.definitions[("consentToHelp", "nl")]
    for letter, named in (("no", False), ("coming", False), ("letter", True)):
        lines = true_statements_of_form(form, {**ANSWERS, "decisionLetterNeeded": letter})
        assert any("bezwaar" in line.text for line in lines) is named, letter


def test_the_required_answers_fill_the_whole_form_in_both_languages(own_pack: Pack) -> None:
    for language in ("nl", "ar"):
        form = own_pack.definitions[("consentToHelp", language)]
        assert set(ANSWERS) == {field.id for field in form.fields if field.required}
        values = {**form_values(form, ANSWERS), "child": "Amir"}
        said = [fill(line.text, values, form.direction) for line in true_statements_of_form(form, ANSWERS)]
        assert len(said) > 20
        assert not [line for line in said if "{" in line]
    assert not [line for line in true_statements_of_form(form, ANSWERS) if "helpFrequency" in line.text]
    more = {**ANSWERS, "helpFrequency": "elke week"}
    assert [line for line in true_statements_of_form(form, more) if "{helpFrequency}" in line.text]
