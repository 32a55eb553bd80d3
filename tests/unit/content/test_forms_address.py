"""A form is one text for all its signers, so it speaks to none: not "u" to a boy of 13, not "je" to his mother."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.address_checks import ADDRESS, speaks_to_nobody
from jgvisit.content.check import check_pack
from jgvisit.content.checks import Checked, prepare
from jgvisit.content.pack_model import Pack
from jgvisit.content.source import read_pack
from jgvisit.content.text_files import Folder
from jgvisit.content.texts import Line

Change = Callable[[str, str, str], int]
TODAY = date(2026, 11, 22)
A, LABELS = "nl/form-consentToHelp.toml", "nl/labels.toml"

NOT_SIGNED_BY_THE_YOUNG = {"secondReview", "reportingCode"}  # J and L: only the worker reads and signs them
BY_A_CHILD_ALONE = {"childView"}  # K: nobody else signs it, so it may speak to the child
CHILDS_PAGE = re.compile(r"labels\.childPage\w+")  # of form D: a page for the child, beside the agreement
OF_THE_WORKER = re.compile(r"rule\.\d+|field\..*\.help")  # what to fill in, and what does not fit together yet

TWINS = {
    "In uw eigen woorden, als u dat wilt": "In je eigen woorden, als je dat wilt",
    "Hier komen uw eigen woorden.": "Hier komen jouw eigen woorden.",
    "Wat u eerder zei, staat op een eigen papier van u. Wat u nu tekent, is een ander papier. "
    "U mag het hier anders zeggen.": "Wat je eerder zei, staat op een eigen papier van jou. "
    "Wat je nu tekent, is een ander papier. Je mag het hier anders zeggen.",
    "Kon u vrij nee zeggen? U mag dit overslaan.": "Kon je vrij nee zeggen? Je mag dit overslaan.",
    "{name}: dit is uw papier. Klopt het?": "{name}: dit is jouw papier. Klopt het?",
    "Hoe wilt u uw kopie? Niets is ook goed.": "Wil je een kopie, en hoe? Niets is ook goed.",
    "Wilt u een blad met uw rechten?": "Wil je een blad over jouw rechten?",
    "U beslist": "Jij beslist",  # and "Jij beslist mee", "Ouders kiezen": by age
}
"""What the screen around a form says to a grown-up, and what it says to a child in its place."""


@pytest.fixture(scope="module")
def ours() -> Checked:
    pack, _ = read_pack(resources_dir() / "content")
    assert pack is not None
    return prepare(pack, TODAY)


def forms(ours: Checked) -> list[Line]:
    return [line for line in ours.lines if line.language == "nl" and line.owner in ours.pack.forms]


def found(pack: Path) -> set[tuple[str, str]]:
    return {(each.file, each.code) for each in check_pack(pack, TODAY)}


def test_no_form_that_a_young_person_may_sign_says_u_or_je(ours: Checked) -> None:
    """Written without the check itself: two ways to find the same."""
    said = [
        line
        for line in forms(ours)
        if line.owner not in NOT_SIGNED_BY_THE_YOUNG | BY_A_CHILD_ALONE
        and not CHILDS_PAGE.fullmatch(line.id)
        and not OF_THE_WORKER.fullmatch(line.id)
    ]
    assert len({line.owner for line in said}) == 11
    assert [line for line in said if re.search(r"(?i)\b(u|uw|uzelf|je|jij|jou|jouw|jullie)\b", line.text)] == []


def test_the_form_of_a_child_says_je_and_never_u(ours: Checked) -> None:
    said = " ".join(line.text for line in forms(ours) if line.owner in BY_A_CHILD_ALONE)
    assert "Je hoeft niet te kiezen tussen je ouders." in said
    assert not re.search(r"(?i)\b(u|uw)\b", said)


def test_each_form_that_is_not_looked_at_is_signed_by_nobody_young(own_pack: Pack) -> None:
    for name in NOT_SIGNED_BY_THE_YOUNG:
        form = own_pack.definition(name)
        assert form is not None
        assert {signer.who for signer in form.signers} == {"author"}
    for name in BY_A_CHILD_ALONE:
        form = own_pack.definition(name)
        assert form is not None
        assert {signer.who for signer in form.signers} == {"child"}


@pytest.mark.parametrize(
    ("language", "owner", "name", "text"),
    [
        pytest.param("nl", "consentToHelp", "A.15", "U mag nee zeggen.", id="a sentence to grown-ups"),
        pytest.param("nl", "consentToHelp", "A.15", "Je mag nee zeggen.", id="a sentence to a child"),
        pytest.param("nl", "consentToHelp", "section.copy", "Uw kopie", id="a heading"),
        pytest.param("nl", "safetyPlan", "field.reachUs", "Zo bereikt u ons", id="a label of a field"),
        pytest.param("nl", "safetyPlan", "D.31", "Dit blad is van u.", id="the part of one person"),
        pytest.param("nl", "safetyPlan", "labels.childPageTask", "Dat is niet uw taak.", id="u on the child's page"),
        pytest.param("nl", "childView", "K.01", "Dit is uw eigen verhaal.", id="u to a child"),
        pytest.param("nl", "labels", "paperCheck", "Zo controleert u dit papier", id="a fixed word of the paper"),
        pytest.param("nl", "labels", "paperFooterChild", "U hoeft niet te tekenen.", id="u at the foot of a child's"),
        pytest.param("en", "consentToHelp", "A.15", "You may say no.", id="English"),
        pytest.param("tr", "consentToHelp", "A.15", "“Hayır” diyebilirsiniz.", id="Turkish"),
        pytest.param("tr", "consentToHelp", "section.copy", "Kopyanız", id="Turkish heading"),
        pytest.param("pl", "consentToHelp", "A.15", "Mogą Państwo powiedzieć „nie”.", id="Polish"),
        pytest.param("uk", "consentToHelp", "A.15", "Можете сказати «ні».", id="Ukrainian"),
        pytest.param("uk", "childView", "K.01", "Це ваша власна історія.", id="Ukrainian to a child"),
        pytest.param("ar", "consentToHelp", "A.15", "يمكنكم أن تقولوا لا.", id="Arabic"),
        pytest.param("ar", "consentToHelp", "A.26", "لم تريدوا ذلك الآن.", id="Arabic by its verb alone"),
    ],
)
def test_a_text_that_speaks_to_its_reader_is_found(
    ours: Checked, language: str, owner: str, name: str, text: str
) -> None:
    at = next(line for line in ours.lines if (line.language, *line.key) == (language, owner, name))
    lines = tuple(replace(line, text=text) if line is at else line for line in ours.lines)
    assert [(each.file, each.line, each.code) for each in speaks_to_nobody(replace(ours, lines=lines))] == [
        (at.file, at.number, "addresses_reader")
    ]


def test_a_label_may_speak_when_a_child_has_its_own(copied: Path, change: Change) -> None:
    assert found(copied) == set()
    change(LABELS, "thanksChild =", "thanksYoung =")
    assert (LABELS, "addresses_reader") in found(copied)


def test_a_sentence_of_a_municipality_speaks_to_nobody_either(copied: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "nl").mkdir(parents=True)
    head = 'form = "consentToHelp"\nversion = "1.2"\nreview = "draft"\n'
    (own / A).write_text(head + '[text]\n"A.14" = "U hoeft niet te tekenen."\n', "utf-8")
    assert {(each.file, each.line, each.code) for each in check_pack(copied, TODAY, Folder(own))} == {
        (A, 5, "addresses_reader")
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Wij praten over het dossier."),
        ("tr", "Henüz bilmiyoruz."),
        ("pl", "Zakończenie i życie."),
        ("uk", "Це діти і хтось іще."),
        ("ar", "كم مرة يكون ذلك، ومتى يتم الختم؟"),
    ],
)
def test_a_word_that_only_looks_like_an_address_is_left_alone(language: str, text: str) -> None:
    address = ADDRESS[language]
    assert address.formal.search(text) is None
    assert address.familiar.search(text) is None


def test_each_word_around_a_form_that_says_u_has_one_that_says_je(own_pack: Pack) -> None:
    words = set(next(iter(own_pack.screens.values())).lines)
    assert {word for word in words if re.search(r"(?i)\b(u|uw)\b", word)} == set(TWINS)
    assert set(TWINS.values()) <= words


@pytest.mark.parametrize("language", ["en", "tr", "pl", "uk", "ar"])
def test_a_new_wording_has_its_words_in_each_language(own_pack: Pack, language: str) -> None:
    for (name, code), form in own_pack.definitions.items():
        if code == language:
            dutch = own_pack.definition(name)
            assert dutch is not None
            assert form.version == dutch.version
            assert {line.id for line in form.statements} == {line.id for line in dutch.statements}
