"""What is said of the figures: as much as they carry, and no more (harm.md H28)."""

from __future__ import annotations

import re

import msgspec
import pytest
from record_factory import uuid

from jgvisit.server.council.answers import answer
from jgvisit.server.council.banding import Rules
from jgvisit.server.council.figure_table import FIGURES, INDICATORS, UNITS, parts
from jgvisit.server.council.publication import publish
from jgvisit.server.council.published import Cell, Report, Table
from jgvisit.server.council.sentences import in_table, rules_lines, sentence, sentences
from jgvisit.server.council.words import NOT_SHOWN, share, shown
from jgvisit.server.settings import ServerSettings

THIS_YEAR = 2026
FINE = {"C.caseload": 410, "C.families": 300, "R1.families": 25, "R1.children": 41, "R2.families": 25, "R2.known": 25}


def everything(count: int = 60) -> Report:
    exact = dict.fromkeys(FIGURES, count)
    for part, _ in parts(FIGURES):
        exact[part] = min(exact[part], count - 4)
    for name in FIGURES:
        exact[name] = min([exact[name], *(exact[whole] for whole in FIGURES[name].part_of)])
    return publish(2025, exact)


def said(question: str, year: int | None = None, reports: dict[int, Report] | None = None) -> str:
    found = {2025: publish(2025, FINE)} if reports is None else reports
    return "\n".join(answer(question, year, found, THIS_YEAR).lines)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Cell("R1.families", 0, 9), "minder dan 10"),
        (Cell("R1.families", 0, 9, says=False), "minder dan 10"),
        (Cell("R1.families", 10, 12), "ongeveer 10"),
        (Cell("R1.families", 23, 27), "ongeveer 25"),
        (Cell("R1.families", 18, 27), "ongeveer 20 tot 25"),
        (Cell("R1.families", 0, 12, says=False), NOT_SHOWN),
        (Cell("R1.families", 0, None), NOT_SHOWN),
    ],
)
def test_a_figure_is_rounded_or_less_than_ten_or_not_shown(cell: Cell, text: str) -> None:
    assert shown(cell, Rules()) == text


def test_zero_is_less_than_ten_like_any_other_small_figure() -> None:
    report = publish(2025, {"R5.plans": 0, "R5.both": 0})
    assert [in_table(report, FIGURES[name]) for name in ("R5.plans", "R5.both")] == ["minder dan 10"] * 2


def test_every_sentence_says_its_figure_once_and_is_short() -> None:
    for figure in FIGURES.values():
        assert figure.says.count("{n}") == 1
        longest = figure.says.format(year=2025, n=f"ongeveer 20 tot 25 {UNITS[figure.unit]}")
        assert len(longest.split()) <= 18, longest
        plain = figure.says.format(year=2025, n=f"ongeveer 25 {UNITS[figure.unit]}")
        assert len(plain.split()) <= 16, plain
        assert bool(figure.says_all) == (figure.all_of is not None)
        assert "{n}" not in figure.says_all


def test_no_sentence_holds_a_number_that_was_not_published() -> None:
    report = everything()
    for indicator in INDICATORS:
        for line in sentences(report, indicator):
            numbers = set(re.findall(r"\d+", line)) - {"2025", "6", "31"}
            published = set(re.findall(r"\d+", " ".join(in_table(report, each) for each in indicator.figures)))
            assert numbers <= published, line


def test_all_is_said_only_of_all_and_never_all_but_one() -> None:
    all_of_them = publish(2025, FINE)
    assert sentence(all_of_them, FIGURES["R2.families"]) == FIGURES["R2.families"].says_all
    assert in_table(all_of_them, FIGURES["R2.families"]) == "alle (ongeveer 25)"
    but_one = publish(2025, {**FINE, "R2.families": 24})
    assert sentence(but_one, FIGURES["R2.families"]) == (
        "Bij ongeveer 20 tot 25 gezinnen hoorde iedereen met gezag dat hulp vrijwillig is."
    )


def test_all_is_never_said_of_something_that_tells_on_families() -> None:
    told_on = {"R14.open", "R10.refused", "R8.dissent", "R6.long", "R6.ended", "R16.free", "R4.six"}
    assert all(FIGURES[name].all_of is None for name in told_on)


def test_a_percentage_needs_twenty_and_must_be_sure() -> None:
    def percent(whole: Cell, part: Cell) -> str:
        return share(Report(2025, 1, 10, (Table(1, (whole, part)),)), part)

    assert percent(Cell("R5.plans", 198, 202), Cell("R5.both", 98, 102)) == "ongeveer 50 %"
    assert percent(Cell("R5.plans", 13, 17), Cell("R5.both", 10, 12)) == ""
    assert percent(Cell("R5.plans", 23, 27), Cell("R5.both", 13, 17)) == ""  # anything from 48 to 74
    assert percent(Cell("R5.plans", 198, 202), Cell("R5.both", 0, 9)) == ""


def test_no_percentage_is_of_a_whole_in_another_table() -> None:
    report = publish(2025, {"C.families": 300, "R1.families": 100, "R1.children": 160})
    cell = report.cell("R1.families")
    assert cell is not None
    assert share(report, cell) == ""


def test_the_rules_and_their_version_stand_with_the_figures() -> None:
    assert rules_lines(everything())[-1] == "Regels voor dit verslag: versie 1, grens 10."
    assert "‘minder dan 15’" in " ".join(rules_lines(publish(2025, FINE, rules=Rules(15))))


@pytest.mark.parametrize("wrong", [0, 4, 7, 12, 55])
def test_a_municipality_cannot_set_a_threshold_that_would_show_families(wrong: int) -> None:
    settings = {"tenant": uuid(1), "municipality": "Voorbeeldstad", "issuer": "https://id", "client_id": "jgvisit"}
    given = {**settings, "public_url": "https://here"}
    assert msgspec.convert({**given, "council_threshold": 15}, ServerSettings).council_threshold == 15
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**given, "council_threshold": wrong}, ServerSettings)


# -- questions of the council --------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["preventieve jeugdbescherming", "drang", "drangtraject", "Preventieve  Jeugdhulp"])
def test_an_asked_word_leads_to_what_we_count_and_to_what_it_cannot_be_compared_with(word: str) -> None:
    text = said(f"Hoeveel gezinnen kregen {word}?")
    assert "Dat woord staat niet in de wet." in text
    assert "Schattingen van vroeger telden anders." in text
    assert "In 2025 begon bij ongeveer 25 gezinnen vrijwillige hulp met grote zorgen." in text


def test_what_was_given_back_is_called_the_workers_record() -> None:
    assert "schreef de medewerker op" in said("Hebben de ouders het begrepen?")
    assert "schreef de medewerker op" not in said("Hoeveel tolken waren er?")


def test_every_answer_tells_how_complete_it_is() -> None:
    assert "Op de lijst van de gemeente stonden in 2025 ongeveer 410 gezinnen." in said("En de tolken?")
    without = {name: count for name, count in FINE.items() if name != "C.caseload"}
    assert "Hoe volledig deze cijfers zijn, is niet bekend." in said("tolk", None, {2025: publish(2025, without)})


def test_the_running_year_gets_last_year_and_why() -> None:
    text = said("Hoeveel drang was er?", THIS_YEAR)
    assert "Van 2026 zijn er nog geen cijfers: dat jaar is niet voorbij." in text
    assert "Een deel van een jaar is klein, en kan een gezin laten herkennen." in text
    assert "In 2025 begon bij ongeveer 25 gezinnen" in text


@pytest.mark.parametrize("finer", ["per dorp", "in onze wijk", "per medewerker", "per maand", "naar leeftijd"])
def test_no_finer_figure_is_given_than_a_year_and_the_whole_municipality(finer: str) -> None:
    assert "nooit van een kleinere groep" in said(f"Hoeveel vrijwillige hulp was er {finer}?")


@pytest.mark.parametrize(
    "measure", ["uithuisplaatsingen", "ondertoezichtstelling", "gedwongen hulp", "verplichte hulp"]
)
def test_an_agreement_is_never_told_as_a_measure_of_the_judge(measure: str) -> None:
    text = said(f"Hoeveel {measure} waren er?")
    assert "Besluiten van de rechter staan niet in dit verslag." in text
    assert "ergens anders wonen" not in text


def test_words_that_mean_nothing_here_get_no_figure() -> None:
    text = said("Wat kostte de nieuwe brug?")
    assert "Over die woorden staat er niets in dit verslag." in text
    assert not re.search(r"ongeveer|minder dan", text)
    assert said("tolk", None, {}) == "Er is nog geen verslag gepubliceerd."
