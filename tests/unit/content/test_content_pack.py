from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jgvisit.content.check import check_pack
from jgvisit.content.choose import side_by_side, true_statements
from jgvisit.content.conditions import CONDITIONS
from jgvisit.content.fill import placeholders
from jgvisit.content.findings import PackError
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack

Change = Callable[[str, str, str], int]

K02 = "nl/K02-twee-kaders.toml"
CARDS = ("K01", "K02", "K03", "K04", "K05", "K19", "K20", "K21", "K22", "K23")


def refused(folder: Path) -> PackError:
    with pytest.raises(PackError) as error:
        load_pack(folder)
    return error.value


def test_our_own_pack_has_the_ten_cards_for_every_age_and_the_childs_voice(own_pack: Pack) -> None:
    for card in CARDS:
        for audience in ("parent", "child6", "youth12", "youth16"):
            for language in ("nl", "ar"):
                assert own_pack.card(card, audience, language) is not None, (card, audience, language)
    assert own_pack.card("K24a", "child6") is not None
    assert own_pack.card("K24b", "youth12") is not None
    assert own_pack.card("K24c", "youth16") is not None
    assert own_pack.card("K24a", "parent") is None


def test_every_sentence_of_our_pack_has_a_source(own_pack: Pack) -> None:
    lines = [line for card in own_pack.cards.values() for line in card.statements]
    lines += [line for form in own_pack.definitions.values() for line in form.statements]
    assert lines
    assert [line.id for line in lines if not line.source.strip()] == []


def test_every_text_of_our_pack_is_still_a_draft(own_pack: Pack) -> None:
    assert {card.review for card in own_pack.cards.values()} == {"draft"}
    assert {form.review for form in own_pack.definitions.values()} == {"draft"}
    assert {card.translation for card in own_pack.cards.values() if card.language == "ar"} == {"not_checked"}


def test_dutch_and_arabic_have_the_same_sentences_claims_and_placeholders(own_pack: Pack) -> None:
    for (name, language, audience), card in own_pack.cards.items():
        if language == "nl":
            other = own_pack.cards[(name, "ar", audience)]
            for mine, theirs in zip(card.statements, other.statements, strict=True):
                assert (mine.id, mine.source, mine.condition) == (theirs.id, theirs.source, theirs.condition)
                assert placeholders(mine.text) == placeholders(theirs.text), mine.id
            assert len(card.questions) == len(other.questions)
            assert other.direction == "rtl"
    dutch, arabic = own_pack.definitions[("consentToHelp", "nl")], own_pack.definitions[("consentToHelp", "ar")]
    assert [line.id for line in dutch.statements] == [line.id for line in arabic.statements]
    assert [set(placeholders(line.text)) for line in dutch.statements] == [
        set(placeholders(line.text)) for line in arabic.statements
    ]
    assert [(f.id, f.kind, f.required) for f in dutch.fields] == [(f.id, f.kind, f.required) for f in arabic.fields]
    assert (
        set(dutch.outcomes["T"]) == set(arabic.outcomes["T"]) == {"agreed", "partly", "refused", "later", "objection"}
    )


def test_the_consent_form_asks_for_at_most_twelve_fields(own_pack: Pack) -> None:  # H30
    form = own_pack.definitions[("consentToHelp", "nl")]
    assert sum(field.required for field in form.fields) <= 12


def test_what_if_i_say_no_is_the_sentence_of_the_law_table(own_pack: Pack) -> None:
    form = own_pack.definitions[("consentToHelp", "nl")]
    text = next(field.default for field in form.fields if field.id == "ifRefusedText")
    assert text.startswith("Nee zeggen mag. Dan stopt deze hulp.")
    assert text.endswith("Dat is geen straf. Alleen de kinderrechter kan hulp verplicht maken.")


def test_each_paragraph_of_the_form_stands_under_one_heading(own_pack: Pack) -> None:
    form = own_pack.definitions[("consentToHelp", "nl")]
    assert [name for section in form.sections for name in section.paragraphs] == [line.id for line in form.statements]


def test_every_button_of_a_card_has_a_label_in_each_language(own_pack: Pack) -> None:
    for card in own_pack.cards.values():
        for action in card.opens:
            assert own_pack.actions[(action, "nl")]
            assert own_pack.actions[(action, "ar")]


def test_the_hash_follows_the_bytes_and_the_names_of_the_files(copied: Path, change: Change) -> None:
    before = load_pack(copied).ref
    assert load_pack(copied).ref == before
    change(K02, "Er zijn twee soorten hulp.", "Er zijn 2 soorten hulp.")
    changed = load_pack(copied).ref
    assert changed.sha256 != before.sha256
    (copied / K02).rename(copied / "nl/K02-andere-naam.toml")
    assert load_pack(copied).ref.sha256 not in (before.sha256, changed.sha256)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        pytest.param(K02, 'condition = "heard_term"', 'conditie = "heard_term"', "unknown_key", id="misspelt key"),
        pytest.param(K02, 'id = "K02.02"', 'id = "K02.01"', "duplicate_id", id="id given twice"),
        pytest.param(K02, 'source = "Jw 7.3.4 lid 1"\n', "", "missing_source", id="no source"),
        pytest.param(K02, 'source = "Jw 7.3.4 lid 1"', 'source = " "', "missing_source", id="empty source"),
        pytest.param(K02, 'condition = "heard_term"', 'condition = "heard"', "unknown_condition", id="condition"),
        pytest.param(K02, "{heard_term}", "{word}", "unknown_placeholder", id="placeholder"),
        pytest.param(K02, "{heard_term}", "{heard_term", "placeholder_malformed", id="open brace"),
        pytest.param(K02, 'condition = "heard_term"\n', "", "claim_without_condition", id="claim alone"),
        pytest.param(K02, '"seeOrder"', '"seeOrders"', "unknown_action", id="button"),
        pytest.param(K02, "questions =", "question =", "unknown_key", id="misspelt list"),
        pytest.param(K02, 'version = "1.0"', "version = 1.0", "wrong_value", id="number for text"),
        pytest.param(K02, "[youth12]", "[youth12", "unreadable", id="no TOML"),
        pytest.param("ar/K02-twee-kaders.toml", 'id = "K02.01"', 'id = "K02.99"', "stray_translation", id="stray"),
        pytest.param("ar/K02-twee-kaders.toml", "text =", 'source = "x"\ntext =', "unknown_key", id="own source"),
        pytest.param("nl/form-consentToHelp.toml", '"A.14"', '"A.99"', "unknown_id", id="shows nothing"),
        pytest.param("nl/K03-wie-beslist.toml", 'card = "K03"', 'card = "K02"', "duplicate_id", id="card twice"),
        pytest.param("nl/K03-wie-beslist.toml", "also_for = [\"youth16\"]", 'also_for = ["parent"]',
                     "duplicate_audience", id="audience twice"),
        pytest.param(K02, "Is er geen besluit van de rechter? Dan is de hulp vrijwillig.", " ", "missing_field",
                     id="no text"),
        pytest.param(K02, "Wie kan hulp verplicht maken?", "Wat is {heard_term}?", "unknown_placeholder",
                     id="question with a claim"),
        pytest.param("ar/K02-twee-kaders.toml", 'id = "K02.02"', 'id = "K02.01"', "duplicate_id",
                     id="translated twice"),
        pytest.param("nl/form-consentToHelp.toml", 'id = "endsOn"', 'id = "startsOn"', "duplicate_id",
                     id="field twice"),
        pytest.param("pack.toml", 'code = "ar"', 'code = "tr"', "unknown_language", id="folder without language"),
        pytest.param("pack.toml", 'code = "nl"', 'code = "en"', "missing_field", id="no Dutch"),
    ],
)  # fmt: skip
def test_a_pack_with_a_fault_is_refused_by_file_and_line(
    copied: Path, change: Change, file: str, old: str, new: str, code: str
) -> None:
    change(file, old, new)
    finding = refused(copied).finding
    assert code in {each.code for each in check_pack(copied)}
    assert finding in check_pack(copied)


def test_the_error_names_the_file_and_the_line(copied: Path, change: Change) -> None:
    line = change(K02, 'condition = "heard_term"', 'conditie = "heard_term"')
    error = refused(copied)
    assert error.code == "content.pack"
    assert error.finding.file == K02
    assert error.finding.line == line
    assert "conditie" in str(error)


def test_a_card_without_any_text_is_refused(copied: Path) -> None:
    text = (copied / K02).read_text("utf-8")
    (copied / K02).write_text(text[: text.index("[parent]")], "utf-8")
    assert "missing_field" in {finding.code for finding in check_pack(copied) if finding.file == K02}
    refused(copied)


def test_a_pack_without_terms_or_buttons_in_other_languages_still_loads(copied: Path) -> None:
    (copied / "ar/terms.toml").unlink()
    (copied / "ar/actions.toml").unlink()
    pack = load_pack(copied)
    assert ("stop", "ar") not in pack.actions
    assert pack.actions[("stop", "nl")] == "Stoppen"


@pytest.mark.parametrize("file", ["nl/terms.toml", "nl/actions.toml"])
def test_without_the_list_of_forbidden_words_or_buttons_a_pack_is_refused(copied: Path, file: str) -> None:
    (copied / file).unlink()
    assert (file, "missing_file") in {(finding.file, finding.code) for finding in check_pack(copied)}
    refused(copied)


def test_a_file_with_more_faults_than_anybody_reads_is_given_up(copied: Path) -> None:
    (copied / K02).write_text("\n".join(f"fout{number} = 1" for number in range(300)), "utf-8")
    found = [finding for finding in check_pack(copied) if finding.file == K02]
    assert found[0].code == "unreadable"


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).finding.code == "unreadable"


def test_bytes_that_are_no_text_are_refused(copied: Path) -> None:
    (copied / K02).write_bytes(b"\xff\xfe\x00card")
    assert refused(copied).finding.file == K02


def test_a_file_saved_by_a_windows_editor_reads_the_same(copied: Path) -> None:
    before = load_pack(copied).cards
    text = (copied / K02).read_text("utf-8")
    (copied / K02).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert load_pack(copied).cards == before


def test_a_part_of_the_wrong_kind_is_reported_once_and_the_rest_is_still_checked(copied: Path, change: Change) -> None:
    button = change(K02, '"seeOrder"', "7")
    title = change(K02, 'title = "Vrijwillig of verplicht"', "title = 3")
    language = change("pack.toml", 'direction = "rtl"', 'direction = "up"')
    found = [(finding.file, finding.line, finding.code) for finding in check_pack(copied)]
    assert sorted(found) == [
        (K02, title, "wrong_value"),
        (K02, button, "wrong_value"),
        ("pack.toml", language, "wrong_value"),
    ]


def test_a_half_translated_card_falls_back_to_dutch_by_sentence(copied: Path, change: Change) -> None:
    text = (copied / "ar/K02-twee-kaders.toml").read_text("utf-8")
    start = text.index("[[parent.statement]]", text.index('id = "K02.01"'))
    end = text.index("[[parent.statement]]", start + 1)
    change("ar/K02-twee-kaders.toml", text[start:end], "")
    pairs = side_by_side(load_pack(copied), "K02", "parent", "ar", frozenset())
    assert [pair.translated is None for pair in pairs[:3]] == [False, True, False]


def test_a_translation_of_another_version_is_not_shown(copied: Path, change: Change) -> None:
    change(K02, 'version = "1.0"', 'version = "1.1"')
    pairs = side_by_side(load_pack(copied), "K02", "parent", "ar", frozenset())
    assert pairs
    assert all(pair.translated is None for pair in pairs)


def test_a_card_that_the_language_lacks_is_shown_in_dutch(copied: Path) -> None:
    (copied / "ar/K02-twee-kaders.toml").unlink()
    pack = load_pack(copied)
    assert pack.card("K02", "parent", "ar") is None
    pairs = side_by_side(pack, "K02", "parent", "ar", frozenset(CONDITIONS))
    assert len(pairs) == len(true_statements(pack.cards[("K02", "nl", "parent")], frozenset(CONDITIONS)))
