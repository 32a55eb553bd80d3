from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.check import check_pack, findings_as_json, findings_as_text
from jgvisit.content.files import ForbiddenShape, TermsShape
from jgvisit.content.findings import Finding
from jgvisit.content.terms import compile_terms, find_terms

Change = Callable[[str, str, str], int]
TODAY = date(2026, 11, 22)
K01, K02, AR = "nl/K01-dit-bezoek.toml", "nl/K02-twee-kaders.toml", "ar/K02-twee-kaders.toml"
FORM, TERMS = "nl/form-consentToHelp.toml", "nl/terms.toml"
TWO = "Er zijn twee soorten hulp."
LONG = "Er zijn twee soorten hulp en wij leggen u vandaag heel rustig uit welke dat dan precies zijn."


def codes(folder: Path) -> set[str]:
    return {finding.code for finding in check_pack(folder, TODAY)}


def test_our_own_pack_is_clean() -> None:
    assert check_pack(resources_dir() / "content", TODAY) == ()


def test_our_own_pack_never_quotes_a_forbidden_term_and_allows_at_most_ten_rare_words() -> None:
    allowed = tomllib.loads((resources_dir() / "content" / TERMS).read_text("utf-8"))["allow"]
    assert len(allowed) <= 10
    assert all("word" in each and "term" not in each and each["reason"] for each in allowed)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        pytest.param(K02, TWO, "Dit is een drangtraject.", "forbidden_term", id="term in a sentence"),
        pytest.param(K02, 'title = "Vrijwillig', 'title = "Drang of vrijwillig', "forbidden_term", id="in a title"),
        pytest.param(K02, "Geen eigen woord", "Geen drang, geen eigen woord", "forbidden_term", id="for the worker"),
        pytest.param(FORM, "Ik beslis later.", "Ik heb toestemming gegeven.", "forbidden_term", id="in a decision"),
        pytest.param("nl/actions.toml", "Nu een tolk", "Dwang", "forbidden_term", id="on a button"),
        pytest.param(AR, "لا توجد أنواع أخرى.", "هذا سيبقى سرًا.", "forbidden_term", id="in Arabic"),
        pytest.param(K02, TWO, LONG, "sentence_too_long", id="eighteen words"),
        pytest.param(K02, TWO, "Er is hulp. U kiest die.", "two_sentences", id="two ideas"),
        pytest.param(K02, TWO, "Wilt u hulp? Dat mag. Zeg het.", "two_sentences", id="answer in two"),
        pytest.param(K02, 'source = "Jw 7.3.4 lid 1"\n', "", "missing_source", id="no source"),
        pytest.param(K02, 'source = "Jw 7.3.4 lid 1"', 'source = "van horen zeggen"', "unknown_source", id="hearsay"),
        pytest.param(K02, 'condition = "heard_term"', 'condition = "heard"', "unknown_condition", id="condition"),
        pytest.param(K02, 'condition = "heard_term"', 'when = "heard_term"', "unknown_key", id="key"),
        pytest.param(FORM, "[outcomes.T]", "[outcomes.X]", "unknown_key", id="name in a table that has its own"),
        pytest.param(K02, 'review = "draft"', 'review = "fine"', "review_state", id="state that is none"),
        pytest.param(K02, 'review = "draft"\n', "", "review_state", id="no state"),
        pytest.param(AR, '"not_checked"', '"checked"', "review_state", id="checked before its Dutch"),
        pytest.param(AR, "{heard_term}", "", "placeholder_differs", id="placeholder lost"),
        pytest.param(AR, 'version = "1.0"', 'version = "0.9"', "translation_behind", id="older Dutch"),
        pytest.param(K02, TWO, "Bel 06-12345678.", "phone_number", id="phone number"),
        pytest.param(K02, "valid_from = 2026-11-01", "valid_from = 2026-11-01\nvalid_until = 2", "unknown_key",
                     id="validity of a card"),
        pytest.param(K02, 'text = "Er zijn', 'valid_until = 2026-11-21\ntext = "Er zijn', "expired", id="expired"),
        pytest.param(K02, 'text = "Er zijn', 'valid_until = 2026-10-01\ntext = "Er zijn', "validity", id="ends first"),
        pytest.param(K02, TWO, "Er is ambulante begeleiding.", "rare_word", id="word that few people know"),
        pytest.param(K02, 'title = "Vrijwillig', 'title = "Proportioneel', "rare_word", id="rare word in a title"),
        pytest.param(FORM, "Ik beslis later.", "Ik reflecteer later.", "rare_word", id="rare word in a decision"),
        pytest.param(K02, TWO, "Dat mag, maar niet nu, omdat het laat is.", "two_ideas", id="two joins"),
        pytest.param(K02, TWO, "Deze hulp is vrijwillig.", "claim_without_condition", id="claim about this help"),
        pytest.param(K01, 'condition = "municipality_pays_interpreter"\n', "", "claim_without_condition", id="tolk"),
        pytest.param(K02, TWO, "De hulp voor hem is nu verplicht.", "claim_without_condition", id="claim of an order"),
        pytest.param(TERMS, 'needs = ["sync_today"]', 'needs = ["sync"]', "unknown_condition", id="claim's condition"),
        pytest.param(TERMS, 'word = "machtiging"', 'word = "bewindvoering"', "allow_unexplained", id="word elsewhere"),
        pytest.param(TERMS, 'word = "machtiging"', 'word = "machtiging"\nterm = "drang"', "wrong_value", id="both"),
        pytest.param(TERMS, 'word = "machtiging"\n', "", "wrong_value", id="neither"),
        pytest.param("pack.toml", "2028-12-31", "2026-11-21", "expired", id="pack expired"),
        pytest.param(TERMS, "[[allow]]", '[[allow]]\nstatement = "x"\nterm = "y"\nreason = " "\n\n[[allow]]',
                     "allow_without_reason", id="exception without reason"),
        pytest.param(TERMS, "[[allow]]", '[[allow]]\nstatement = "x"\nterm = "y"\nreason = "z"\n\n' * 6 + "[[allow]]",
                     "allow_list_too_long", id="eleven exceptions with the five of ours"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_found(copied: Path, change: Change, file: str, old: str, new: str, code: str) -> None:
    change(file, old, new)
    found = [finding for finding in check_pack(copied, TODAY) if finding.code == code]
    assert found
    assert found[0].file == file


def test_a_finding_names_the_line_of_the_text(copied: Path, change: Change) -> None:
    line = change(K02, "Meer soorten zijn er niet.", "Dit is niet vrijblijvend.")
    (finding,) = check_pack(copied, TODAY)
    assert (finding.file, finding.line, finding.code) == (K02, line, "forbidden_term")
    assert "niet vrijblijvend" in finding.text


def test_a_translated_sentence_that_is_missing_is_found_where_the_language_is_complete(
    copied: Path, change: Change
) -> None:
    (copied / "ar/K03-wie-beslist.toml").unlink()
    assert {f.file for f in check_pack(copied, TODAY) if f.code == "missing_translation"} == {"ar/K03-wie-beslist.toml"}
    change("pack.toml", 'direction = "rtl"\ncomplete = true', 'direction = "rtl"\ncomplete = false')
    assert check_pack(copied, TODAY) == ()


def test_no_fault_hides_another(copied: Path, change: Change) -> None:
    change(K01, 'slug = "dit-bezoek"', 'slug = "dit-bezoek"\nkleur = "rood"')
    change(K01, 'source = "praktijk: kennismaken"\n', "")
    change(K01, "U mag een vraag overslaan.", "U bent verplicht om hieraan mee te werken.")
    change(K01, "U mag het lezen.", LONG)
    change(K02, "[youth12]", "[youth12")
    (copied / "nl/leeg.toml").write_text("")
    found = {(f.file, f.code) for f in check_pack(copied, TODAY)}
    expected = {(K01, code) for code in ("unknown_key", "missing_source", "forbidden_term", "sentence_too_long")}
    assert expected | {(K02, "unreadable"), ("nl/leeg.toml", "unknown_file")} <= found


def test_an_unreadable_file_is_a_finding_with_its_line(copied: Path, change: Change) -> None:
    line = change(K02, 'title = "Vrijwillig of verplicht"', "title = Vrijwillig of verplicht")
    found = [finding for finding in check_pack(copied, TODAY) if finding.code == "unreadable"]
    assert [(finding.file, finding.line) for finding in found] == [(K02, line)]


def test_an_empty_folder_is_unreadable(tmp_path: Path) -> None:
    assert codes(tmp_path) == {"unreadable"}
    assert codes(tmp_path / "not there") == {"unreadable"}


def test_a_quotation_passes_only_with_a_reason(copied: Path, change: Change) -> None:
    change(K02, "Dat woord verandert niets aan uw rechten.", "Het woord drang verandert niets aan uw rechten.")
    assert codes(copied) == {"forbidden_term"}
    identifier = next(f for f in check_pack(copied, TODAY) if f.code == "forbidden_term")
    statement = (copied / K02).read_text("utf-8").splitlines()[identifier.line - 2].split('"')[1]
    entry = f'[[allow]]\nstatement = "{statement}"\nterm = "drang"\nreason = "Uitleg van een gehoord woord."\n\n'
    change(TERMS, "[[allow]]", entry + "[[allow]]")
    assert codes(copied) == set()


@pytest.mark.parametrize("kept", [("nl",)], ids=["nl"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Dit is een drangtraject.",
        "DRANG helpt.",
        "Wij werken met zachte drang.",
        "dr\u00adang",
        "Deze hulp is niet-vrijblijvend.",
        "Deze hulpverlening is niet meer vrijblijvend.",
        "U bent verplicht mee te werken.",
        "U bent verplicht om aan dit plan mee te werken.",
        "U moet daaraan meewerken.",
        "Als u niet tekent, wordt uw kind uit huis geplaatst.",
        "De Raad plaatst uw kind uit huis.",
        "De gemeente plaatst uit huis.",
        "Wij leggen u dit op.",
        "Wij verbieden het contact.",
        "U kunt bezwaar maken tegen het veiligheidsplan.",
        "U kunt bezwaar maken tegen het verzoek aan de Raad.",
        "U heeft toestemming gegeven.",
        "U kunt altijd naar de kinderrechter.",
        "Een kind van 12 mag zelf kiezen waar het woont.",
        "Bij OTS verliest u het gezag.",
        "De OTS is 4 weken.",
        "Uw toestemming kan niet worden ingetrokken.",
        "Wij delen nooit zonder toestemming.",
        "U krijgt een gratis advocaat.",
        "Dit blijft geheim.",
        "Dit blijft echt helemaal geheim.",
        "Je ouders zien dit niet.",
        "Niemand leest dit.",
        "Dit is uw laatste kans.",
        "De maatregelen zijn duidelijk.",
        "Wij starten een hulptraject.",
        "Wij werken in een drangkader.",
        "Dit is een dwangtraject.",
        "U zit in de preventieve jeugdbescherming.",
        "Deze hulp is niet langer vrijblijvend.",
        "Deze hulp is vrijwillig maar niet vrijblijvend.",
        "Uw medewerking is verplicht.",
        "Er is een medewerkingsplicht.",
        "Wie niet ondertekent, is morgen zijn kind kwijt.",
        "Anders gaat uw kind uit huis.",
        "Jeugdzorg haalt uw kind uit huis.",
        "Uw kind is uit huis geplaatst door de gemeente.",
        "We leggen u een controle op.",
        "De afspraak is opgelegd.",
        "De gemeente verbiedt het contact.",
        "U mag bezwaar maken tegen het verzoek aan de Raad.",
        "Een kind van twaalf kiest zelf waar het woont.",
        "U raakt uw gezag kwijt.",
        "De OTS duurt vier weken.",
        "U kunt uw toestemming niet meer intrekken.",
        "De advocaat kost u niets.",
        "Uw kind mag onder voorwaarden thuis wonen.",
        "Dit is een bodemeis.",
        "Wij doen dat multidisciplinair.",
        "De casus is besproken.",
        "Wij gaan hulp inzetten.",
        "Indien u wilt, stoppen wij.",
        "Dit gaat over het betreffende plan.",
    ],
)
def test_what_may_never_be_said_is_found_in_all_its_forms(copied: Path, change: Change, sentence: str) -> None:
    change(K02, TWO, sentence)
    assert "forbidden_term" in codes(copied)


@pytest.mark.parametrize("kept", [("nl",)], ids=["nl"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Verplichte hulp is er alleen als de kinderrechter dat beslist.",
        "U kunt een klacht indienen.",
        "De verdrongen drank staat er niet.",
        "U kunt geen bezwaar maken tegen het veiligheidsplan.",
        "Alleen de kinderrechter beslist over uit huis.",
        "De oranje rand gaat om het gedrang heen.",
        "Niemand anders beslist over uit huis.",
        "Deze hulp is vrijblijvend.",
    ],
)
def test_ordinary_sentences_are_left_alone(copied: Path, change: Change, sentence: str) -> None:
    change(K02, TWO, sentence)
    assert "forbidden_term" not in codes(copied)


def test_a_gap_does_not_cross_the_end_of_a_sentence() -> None:
    shape = ForbiddenShape(term="t", matches=("niet teken* ... uit huis",), rule="r", better="b", source="s")
    terms = compile_terms(TermsShape(forbidden=(shape,)))
    assert list(find_terms("U hoeft niet te tekenen. Het kind komt uit huis.", terms)) == []
    (hit,) = find_terms("Wie niet tekent, moet morgen uit huis.", terms)
    assert hit.term.term == "t"


def test_findings_are_written_for_people_and_for_programs() -> None:
    finding = Finding(K02, 7, "forbidden_term", '"drang": zeg "hulp"')
    assert findings_as_text([finding]) == f'{K02}:7: forbidden_term: "drang": zeg "hulp"\n1 finding'
    assert findings_as_text([]) == "0 findings"
    assert json.loads(findings_as_json([finding])) == [
        {"file": K02, "line": 7, "code": "forbidden_term", "text": '"drang": zeg "hulp"'}
    ]
    assert json.loads(findings_as_json([])) == []
