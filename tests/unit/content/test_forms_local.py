"""A municipality adds a field and changes a text, in a folder of its own and without code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jgvisit.content.check import check_pack
from jgvisit.content.findings import PackError
from jgvisit.content.pack import load_pack
from jgvisit.content.text_files import Folder

TODAY = date(2026, 11, 22)
HEAD = 'form = "consentToHelp"\nversion = "1.2"\nreview = "draft"\n'
FIELD = '[[field]]\nid = "caseNumber"\nlabel = "Nummer bij ons"\nkind = "text"\npart = "team"\n'
SECTION = (
    '[[section]]\nid = "ours"\nheading = "Bij ons in de gemeente"\n\n[[section.paragraph]]\nid = "A.90"\n'
    'text = "Het spreekuur is op woensdag."\nsource = "lokaal: spreekuur"\n'
)
FILE = "nl/form-consentToHelp.toml"


@pytest.fixture
def local(tmp_path: Path) -> Path:
    folder = tmp_path / "local"
    (folder / "nl").mkdir(parents=True)
    return folder


def write(folder: Path, text: str, name: str = FILE) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def found(copied: Path, local: Path) -> set[tuple[str, int, str]]:
    return {(each.file, each.line, each.code) for each in check_pack(copied, TODAY, Folder(local))}


def test_a_field_a_sentence_a_label_and_a_section_of_our_own(copied: Path, local: Path) -> None:
    text = HEAD + '[text]\n"A.14" = "Tekenen hoeft niet."\n[label]\nhelpGoal = "Wat wordt beter"\n' + FIELD + SECTION
    write(local, text)
    assert check_pack(copied, TODAY, Folder(local)) == ()
    pack = load_pack(copied, local=Folder(local))
    form = pack.definitions[("consentToHelp", "nl")]
    assert next(line for line in form.statements if line.id == "A.14").text == "Tekenen hoeft niet."
    assert next(line for line in form.statements if line.id == "A.14").source == "Jw 7.3.4 lid 1; Jw 7.3.6"
    assert form.field("helpGoal").label == "Wat wordt beter"
    assert form.field("caseNumber").part == "team"
    assert form.sections[-1].heading == "Bij ons in de gemeente"


def test_the_hash_in_every_record_tells_that_texts_were_changed(copied: Path, local: Path) -> None:
    before = load_pack(copied).ref
    write(local, HEAD + FIELD)
    assert load_pack(copied, local=Folder(local)).ref.sha256 != before.sha256


def test_a_translation_of_a_changed_sentence_is_not_shown_any_more(copied: Path, local: Path) -> None:
    write(local, HEAD + '[text]\n"A.14" = "Tekenen hoeft niet."\n[help]\nhelpGoal = "In gewone woorden."\n')
    arabic = load_pack(copied, local=Folder(local)).definitions[("consentToHelp", "ar")]
    assert "A.14" not in {line.id for line in arabic.statements}
    assert "A.15" in {line.id for line in arabic.statements}
    assert arabic.field("helpGoal").help == "In gewone woorden."


def test_changes_by_somebody_who_is_no_jurist_make_the_form_a_draft_again(copied: Path, local: Path) -> None:
    path = copied / FILE
    path.write_text(path.read_text("utf-8").replace('review = "draft"', 'review = "released"', 1), "utf-8")
    assert load_pack(copied).definitions[("consentToHelp", "nl")].review == "released"
    write(local, HEAD + FIELD)
    assert load_pack(copied, local=Folder(local)).definitions[("consentToHelp", "nl")].review == "draft"


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        pytest.param(HEAD + '[text]\n"A.14" = "Dit is drang."\n', 5, "forbidden_term", id="term in a changed sentence"),
        pytest.param(HEAD + '[text]\n"A.77" = "Dat mag."\n', 5, "unknown_id", id="no such sentence"),
        pytest.param(HEAD + '[label]\nnothing = "Dat"\n', 5, "unknown_id", id="no such field"),
        pytest.param(HEAD + FIELD.replace("Nummer bij ons", "Onze casus"), 5, "forbidden_term", id="term in a label"),
        pytest.param(HEAD + FIELD.replace("caseNumber", "safePlace").replace('part = "team"\n', ""), 5,
                     "restricted_in_common", id="a safe place for everybody to read"),
        pytest.param(HEAD + FIELD.replace('"team"', '"private"'), 5, "wrong_value", id="an own part in form A"),
        pytest.param(HEAD + FIELD + "required = true\n", 5, "wrong_value", id="required of the team alone"),
        pytest.param(HEAD + FIELD.replace("caseNumber", "helpGoal"), 5, "duplicate_id", id="a name that is taken"),
        pytest.param(HEAD + SECTION.replace("woensdag", "woensdag, en u bent verplicht om daar mee te werken"), 10,
                     "forbidden_term", id="term in a new sentence"),
        pytest.param(HEAD + '[text]\n"A.02" = "De hulp is: {hulp}."\n', 5, "unknown_placeholder", id="placeholder"),
        pytest.param(HEAD.replace("1.2", "0.9"), 2, "translation_behind", id="of an older form"),
        pytest.param(HEAD.replace("consentToHelp", "toestemming"), 0, "unknown_id", id="no such form"),
        pytest.param(HEAD + 'letter = "B"\n', 4, "unknown_key", id="what a municipality cannot change"),
    ],
)  # fmt: skip
def test_a_fault_is_found_where_the_municipality_wrote_it(
    copied: Path, local: Path, text: str, line: int, code: str
) -> None:
    write(local, text)
    assert (FILE, line, code) in found(copied, local)


def test_a_required_field_too_many_is_refused_from_a_municipality_too(copied: Path, local: Path) -> None:  # H30
    ours = FIELD.replace('part = "team"\n', "required = true\n")
    fields = "".join(ours.replace("caseNumber", name) for name in ("one", "two"))
    write(local, HEAD + fields)
    assert "too_many_required" in {code for _, _, code in found(copied, local)}
    with pytest.raises(PackError):
        load_pack(copied, local=Folder(local))


def test_only_dutch_forms_can_be_changed(copied: Path, local: Path) -> None:
    write(local, HEAD, "ar/form-consentToHelp.toml")
    assert found(copied, local) == {("ar/form-consentToHelp.toml", 0, "unknown_file")}


def test_an_empty_folder_changes_nothing(copied: Path, local: Path) -> None:
    assert load_pack(copied, local=Folder(local)).definitions == load_pack(copied).definitions
