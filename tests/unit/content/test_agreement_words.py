"""Words that do not belong in a voluntary agreement: found in all their forms, and not where they are harmless."""

from __future__ import annotations

import pytest

from jgvisit.content.agreement_words import (
    commands,
    says_yes_out_of_fear,
    tells_where_a_child_lives_or_whom_it_sees,
    threatens,
)


@pytest.mark.parametrize(
    "text",
    [
        "Sem woont deze maand bij oma",
        "Sem gaat een tijd bij oma wonen",
        "Noor logeert van vrijdag tot zondag bij haar tante.",
        "Wij laten de kinderen bij opa slapen",
        "Als het misgaat, slaapt Noor ergens anders",
        "Noor verblijft in het crisis-\nopvanghuis",
        "Sem overnacht elke week bij oma",
        "De kinderen gaan naar een pleeggezin",
        "Vader gaat uit huis",
        "Dan wordt Sem uit huis geplaatst",
        "Sem slaapt elders",
        "Noor gaat vandaag niet naar huis",
        "Vader heeft geen contact met Sem",
        "Ik heb minder contact met de kinderen",
        "Contact alleen met oma erbij",
        "Ik zie Sem alleen op zaterdag",
        "Vader ziet de kinderen niet meer",
        "Vader mag de kinderen niet zien",
        "De omgangsregeling stopt",
        "Begeleid bezoek, elke week",
        "Ik kom niet bij de school of in de buurt van Sem",
        "GEEN  CONTACT",
        "geen con\u00adtact",
    ],
)
def test_where_a_child_lives_and_whom_it_sees_is_found(text: str) -> None:
    assert tells_where_a_child_lives_or_whom_it_sees(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ik slaap vannacht bij mijn broer",
        "Ik loop naar buiten als ik boos word",
        "Ik drink niet als de kinderen thuis zijn",
        "Ik breng Sem om acht uur naar bed en hij gaat slapen",
        "Ik bel oma als ik merk dat ik boos word",
        "Oma haalt de kinderen op maandag van school",
        "De buurvrouw kijkt elke avond of alles goed is",
        "Ik ben niet alleen met Sem als ik moe ben",
        "Ik laat de kinderen niet zien dat ik boos ben",
        "Femke belt elke dinsdag",
        "Ik gooi de flessen weg",
        "Ik ga uit huis als ik boos word",
        "Ik regel mijn verblijfsvergunning",
        "Ik rook ergens anders",
        "Ik zie mijn begeleider een keer per week",
        "Ik ga niet meer naar het café",
        "Wij leggen de telefoons op tafel",
        "Ik ga niet alleen met de kinderen naar huis als ik gedronken heb",
    ],
)
def test_a_promise_about_ones_own_behaviour_passes(text: str) -> None:
    assert not tells_where_a_child_lives_or_whom_it_sees(text)
    assert not commands(text)


@pytest.mark.parametrize(
    "text",
    [
        "U bent verplicht om te komen",
        "Dit is een plicht",
        "Wij verbieden dat",
        "Dit is opgelegd",
        "U moet hieraan meewerken",
        "Dit is de laatste kans",
        "Dan komt er dwang",
        "Wij leggen dit aan u op",
        "VERPLICHTE hulp",
    ],
)
def test_a_command_is_found(text: str) -> None:
    assert commands(text)


@pytest.mark.parametrize("text", ["Dit is niet verplicht", "U mag nee zeggen", "Wij kijken samen", "verantwoordelijk"])
def test_the_opposite_of_a_command_passes(text: str) -> None:
    assert not commands(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dan gaat Sem uit huis",
        "Dan halen wij de kinderen weg",
        "Anders komt er iemand anders over beslissen",
        "Dan gaan wij naar de kinderrechter",
        "Dan volgt een OTS",
        "Dan raakt u het gezag kwijt",
        "Wij melden het bij de Raad",
        "Dan doen wij een melding bij Veilig Thuis.",
        "Wij kijken samen. Daarna gaat het naar de Raad",
        "Dat heeft consequenties",
        "Dan bent u verplicht tot hulp",
        "Dan gaat Sem bij oma wonen",
    ],
)
def test_a_consequence_that_threatens_is_found(text: str) -> None:
    assert threatens(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wij kijken samen hoe het anders kan",
        "Wij zoeken samen andere hulp. Wij kunnen de Raad om een onderzoek vragen.",
        "Wij komen vaker langs, als u dat goed vindt",
        "Misschien vragen wij de Raad om mee te kijken",
        "U belt Femke. Femke komt dezelfde dag.",
    ],
)
def test_a_true_next_step_passes(text: str) -> None:
    assert not threatens(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ik ben bang voor de Raad",
        "Ik zeg ja, anders halen ze hem uit huis",
        "Uit angst dat jullie naar de kinderrechter gaan",
        "Ik durf geen nee te zeggen",
        "Ze dreigden met Jeugdbescherming",
    ],
)
def test_a_yes_out_of_fear_is_heard(text: str) -> None:
    assert says_yes_out_of_fear(text)


@pytest.mark.parametrize("text", ["", "Oma kan goed met hem", "Ik wil rust voor Sem", "De Raad legde het goed uit"])
def test_a_yes_of_ones_own_passes(text: str) -> None:
    assert not says_yes_out_of_fear(text)
