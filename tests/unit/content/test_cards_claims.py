"""What the cards say of one family stands on its record: each claim is absent while its fact is."""

from __future__ import annotations

import re

import pytest

from jgvisit.content.choose import true_statements
from jgvisit.content.conditions import CONDITION_OF, CONDITIONS, PLACEHOLDERS
from jgvisit.content.fill import placeholders
from jgvisit.content.model import Audience, CardText
from jgvisit.content.pack_model import Pack

EVERYTHING = frozenset(CONDITIONS)
OLD_ENOUGH: tuple[Audience, ...] = ("parent", "youth12", "youth16")
ORDER_SEEN = frozenset(
    {
        "frame_court_ordered",
        "order_date_known",
        "supervision_in_force",
        "ots_in_force",
        "ots_dates_known",
        "provisional_ots_in_force",
        "placement_order_in_force",
        "placement_dates_known",
        "became_court_ordered",
        "order_extended",
    }
)
AN_ORDER_IS_THERE = re.compile(
    r"\bhulp (nu )?verplicht\b.*\{|\} is de hulp (nu )?verplicht|\bbesliste (dit|de)\b|is er een (voorlopige )?OTS"
    r"|komt dat door een OTS|gaf die machtiging|geldt een machtiging|heeft dat beslist"
    r"|heeft beslist dat er hulp komt|verlengde het besluit"
)


def said(pack: Pack, card: str, audience: Audience, conditions: frozenset[str]) -> list[str]:
    return [line.text for line in true_statements(pack.cards[(card, "nl", audience)], conditions)]


def dutch(pack: Pack) -> list[CardText]:
    return [card for card in pack.cards.values() if card.language == "nl"]


@pytest.mark.parametrize(
    ("card", "audience", "sentence", "fact"),
    [
        ("K06", "parent", "Uw plan kan tot en met {own_plan_until}.", "own_plan_day_known"),
        ("K07", "parent", "Dit is de reden: {plan_reason}.", "plan_reason_recorded"),
        ("K08", "parent", "Het plan duurt tot en met {plan_until}, of korter.", "plan_dates_known"),
        ("K08", "parent", "Zo'n opdracht moet u wel volgen.", "supervision_in_force"),
        ("K09", "parent", "Wij stellen een controle voor: {check}.", "check_proposed"),
        ("K11", "parent", "Het gaat om deze plek: {stay_place}.", "stay_place_known"),
        ("K11", "parent", "Voor {long_stay_children} is dat nu zo.", "stay_over_a_year"),
        ("K11", "parent", "Dan kan dit niet als afspraak: de kinderrechter beslist.", "supervision_in_force"),
        ("K11", "child6", "Dat hebben grote mensen samen afgesproken.", "stay_agreed"),
        ("K11", "child6", "Een rechter heeft dit niet beslist.", "stay_agreed"),
        ("K12", "child6", "Je ziet {less_contact_with} een tijdje minder.", "contact_agreed"),
        ("K13", "parent", "Er is nog niets verstuurd.", "nothing_sent_yet"),
        ("K13", "youth12", "Er is nog niets verstuurd.", "nothing_sent_yet"),
        ("K13", "parent", "U mag ons verzoek lezen voordat het weggaat.", "nothing_sent_yet"),
        ("K13", "parent", "Een collega heeft met ons meegekeken.", "second_review_done"),
        ("K13", "youth16", "Een collega heeft met ons meegekeken.", "second_review_done"),
        ("K14", "parent", "De Raad gaat dit onderzoeken voor {investigated_children}.", "raad_investigates"),
        ("K15", "parent", "Wij belden de Raad op {urgent_call_on}.", "urgent_call_logged"),
        ("K15", "parent", "Wij vroegen de Raad om snel te kijken.", "urgent_call_logged"),
        ("K15", "child6", "{stays_with_child} blijft nu bij jou.", "person_stays_with_child"),
        ("K16", "parent", "De kinderrechter besliste dit voor {ots_children}.", "ots_in_force"),
        ("K16", "parent", "Hoger beroep tegen de OTS kan tot en met {ots_appeal_until}.", "ots_appeal_open"),
        ("K16", "parent", "Onze eigen hulp blijft vrijwillig.", "own_help_beside_order"),
        ("K17", "parent", "De machtiging geldt tot en met {placement_until}.", "placement_dates_known"),
        ("K17", "child6", "De rechter heeft dat beslist voor {placement_children}.", "placement_order_in_force"),
        ("K18", "parent", "Wij willen het werk overdragen aan {gi}.", "handover_planned"),
        ("K18", "parent", "U blijft bij ons, tot de jeugdbescherming met u heeft gesproken.", "handover_running"),
        ("K18", "parent", "Voor {court_ordered_children} is de hulp nu verplicht.", "frame_court_ordered"),
        ("K20", "parent", "Voor {long_stay_children} duurt het verblijf al een jaar of langer.", "stay_over_a_year"),
        ("K20", "parent", "Voor naar huis gaan is dan ook het ja van de verzorgers nodig.", "stay_over_a_year"),
        ("K20", "parent", "Zeggen zij nee tegen naar huis gaan? Dan kunt u de rechtbank vragen.", "stay_over_a_year"),
        ("K26", "parent", "Dan is intrekken niet genoeg: de kinderrechter beslist.", "placement_order_in_force"),
        ("K26", "youth12", "Vanaf 12 jaar kun je vragen om eerder te stoppen.", "placement_order_in_force"),
        ("K25", "parent", "Voor hulp is dan nieuwe toestemming nodig.", "became_voluntary"),
        ("K25", "parent", "Zonder geldig besluit is hulp vrijwillig.", "order_ran_out"),
        ("K25", "parent", "Uw nieuwe contactpersoon is {contact_person}.", "new_contact_person"),
    ],
)
def test_a_claim_is_said_with_its_fact_and_left_out_without(
    own_pack: Pack, card: str, audience: Audience, sentence: str, fact: str
) -> None:
    assert sentence in said(own_pack, card, audience, frozenset({fact}))
    assert sentence not in said(own_pack, card, audience, EVERYTHING - {fact})


def test_taking_back_after_a_year_is_written_down_at_once_and_names_the_court(own_pack: Pack) -> None:  # H19
    said_then = said(own_pack, "K20", "parent", frozenset({"stay_over_a_year"}))
    first = said_then.index("Voor {long_stay_children} duurt het verblijf al een jaar of langer.")
    assert said_then[first + 1 : first + 4] == [
        "Wij schrijven het meteen op als u intrekt.",
        "Voor naar huis gaan is dan ook het ja van de verzorgers nodig.",
        "Zeggen zij nee tegen naar huis gaan? Dan kunt u de rechtbank vragen.",
    ]
    assert said_then.index("U mag uw toestemming weer intrekken.") < first
    assert "U hoeft niet te zeggen waarom." in said_then


def test_what_is_said_without_any_fact_names_only_the_worker_and_the_children(own_pack: Pack) -> None:
    for card in dutch(own_pack):
        for line in true_statements(card, frozenset()):
            assert placeholders(line.text) <= {"worker", "child"}, line.id


def test_every_word_put_in_a_sentence_stands_under_one_fact() -> None:
    assert set(PLACEHOLDERS) - set(CONDITION_OF) == {"worker", "child"}
    assert set(CONDITION_OF) <= set(PLACEHOLDERS)
    assert set(CONDITION_OF.values()) <= set(CONDITIONS)


def test_that_a_judge_decided_about_this_family_is_said_only_of_an_order_that_was_seen(own_pack: Pack) -> None:  # H12
    found = 0
    for card in dutch(own_pack):
        for line in card.statements:
            if AN_ORDER_IS_THERE.search(line.text):
                found += 1
                assert line.condition in ORDER_SEEN, (line.id, line.text)
    assert found > 20


def test_another_decision_is_named_where_an_agreement_could_go_against_it(own_pack: Pack) -> None:  # H6
    for card in ("K02", "K07", "K08", "K11", "K12"):
        for audience in OLD_ENOUGH:
            lines = said(own_pack, card, audience, frozenset({"other_decision"}))
            assert "Er is nog een ander besluit: {other_decision}." in lines, (card, audience)
            assert "Daar mag een afspraak niet tegenin gaan." in lines, (card, audience)


def test_under_an_ots_a_stay_elsewhere_is_not_offered_as_an_agreement(own_pack: Pack) -> None:  # BW 1:265a
    for audience in OLD_ENOUGH:
        lines = said(own_pack, "K11", audience, frozenset({"supervision_in_force"}))
        assert "Dan kan dit niet als afspraak: de kinderrechter beslist." in lines


def test_nothing_goes_to_a_gi_without_consent_where_no_judge_decided(own_pack: Pack) -> None:  # H11
    voluntary = said(own_pack, "K18", "parent", frozenset({"frame_voluntary"}))
    sentence = "Over {voluntary_children} krijgt de jeugdbescherming van ons alleen iets met toestemming."
    assert sentence in voluntary
    assert not [line for line in voluntary if "zonder toestemming" in line]
    under_ots = said(own_pack, "K18", "parent", frozenset({"frame_court_ordered", "supervision_in_force"}))
    assert "Wat daarvoor nodig is, mogen wij ook zonder toestemming sturen." in under_ots
    for audience in ("youth12", "youth16"):
        always = said(own_pack, "K18", audience, frozenset())
        assert "Geen besluit en geen toestemming? Dan krijgt de jeugdbescherming van ons niets over jou." in always, (
            audience
        )


def test_a_weekend_agreement_has_its_own_short_limits(own_pack: Pack) -> None:  # H22
    lines = said(own_pack, "K11", "parent", frozenset({"weekend_agreement"}))
    assert "Dit is een weekendafspraak: hoogstens 72 uur, en één keer." in lines
    assert "U kunt de weekendafspraak per telefoon stoppen." in lines
    assert "'Ik weet het niet' is voor ons ook nee." in said(own_pack, "K11", "parent", frozenset())
