"""The families' languages beside the Dutch: the same sentences, the same places, no Dutch left over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.check import check_pack
from jgvisit.content.choose import side_by_side
from jgvisit.content.conditions import CONDITIONS, PLACEHOLDERS
from jgvisit.content.fill import BIDI_CONTROLS, LRI, PDI, PLACEHOLDER, RLI, fill, placeholders
from jgvisit.content.model import CardText
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack
from jgvisit.content.source import read_pack
from jgvisit.content.terms import compile_terms, find_terms
from jgvisit.documents.lettering import undrawable

Change = Callable[[str, str, str], int]

LANGUAGES = ("en", "tr", "pl", "uk", "fy")
WITH_FORM = ("en", "tr", "pl", "uk")
WITH_ALL_FORMS = ("ar", "en", "tr", "pl", "uk")
CARDS = (*(f"K{number:02}" for number in range(1, 27) if number != 24), "K24a", "K24b", "K24c")
each_language = pytest.mark.parametrize("language", LANGUAGES)

# Dutch words that stay: institutions, and the words that a family will hear and see on the Dutch paper.
DUTCH_NAMES = (
    "team jeugd en gezin raad voor de kinderbescherming jeugdstem kinderrechter jeugdbescherming gezag gemeente "
    "vertrouwenspersoon uithuisplaatsing bezwaar maken dossier gelezen akkoord toestemming veilig thuis ots "
    "ondertoezichtstelling jeugdbeschermer machtiging huisverbod familiegroepsplan hoger beroep voogd"
)
# Words that are spelt as in Dutch and are words of the language itself.
OWN_WORDS = {
    "en": "help is was in over direct later moment had contact privacy tablet want plan apart we document of stop e "
    "mail week concrete school test extra professional open demo pdf",
    "tr": "ben plan rol e test demo pdf",
    "pl": "u plan tekst e mail test papier demo pdf",
    "uk": "e mail demo pdf",
}
# Words that stand on forms B to N only, the letters of other forms among them.
FORM_NAMES = {"uk": "e mail b i pleegzorg jeugdarts meldcode tafel"}
NEVER_FRISIAN = (
    "het een niet wij uw u jij je jou jouw zijn hulp ouders kind kinderen rechter besluit mag mogen vrijwillig "
    "vrijwillige verplicht verplichte zorgen handtekening iemand zeggen vragen lezen nog naar met fijn ook"
)


@pytest.fixture
def kept() -> tuple[str, ...]:
    return ("nl", "ar", *LANGUAGES)


def cards_in(pack: Pack, language: str) -> Iterator[tuple[CardText, CardText]]:
    """Yield each Dutch card with its translation."""
    for (name, code, audience), dutch in pack.cards.items():
        if code == "nl":
            yield dutch, pack.cards[(name, language, audience)]


def pairs_in(pack: Pack, language: str) -> Iterator[tuple[str, str]]:
    """Yield each Dutch text with its translation: cards, form and buttons."""
    for dutch, other in cards_in(pack, language):
        yield dutch.title, other.title
        yield from zip(dutch.questions, other.questions, strict=True)
        yield from ((a.text, b.text) for a, b in zip(dutch.statements, other.statements, strict=True))
    for (action, code), label in pack.actions.items():
        if code == language:
            yield pack.actions[(action, "nl")], label
    form, words = pack.definitions[("consentToHelp", "nl")], pack.definition("consentToHelp", language)
    if words is None:
        return
    yield form.title, words.title
    yield from ((a.text, b.text) for a, b in zip(form.statements, words.statements, strict=True))
    yield from ((a.heading, b.heading) for a, b in zip(form.sections, words.sections, strict=True))
    yield from ((form.labels[name], words.labels[name]) for name in form.labels)
    yield from (
        (said, words.outcomes[mark][name]) for mark, mine in form.outcomes.items() for name, said in mine.items()
    )
    for mine, theirs in zip(form.fields, words.fields, strict=True):
        yield mine.label, theirs.label
        yield mine.help, theirs.help
        yield from zip(dict(mine.choices).values(), dict(theirs.choices).values(), strict=True)


def words_of(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", PLACEHOLDER.sub(" ", text).casefold()))


@each_language
def test_every_card_is_whole_and_of_the_version_of_the_dutch(own_pack: Pack, language: str) -> None:
    seen = set()
    for dutch, other in cards_in(own_pack, language):
        seen.add(dutch.card)
        assert [line.id for line in other.statements] == [line.id for line in dutch.statements]
        assert len(other.questions) == len(dutch.questions), (dutch.card, dutch.audience)
        assert (other.version, other.translation, other.direction) == (dutch.version, "not_checked", "ltr")
    assert seen == set(CARDS)


@each_language
def test_every_card_of_a_language_is_a_card_of_the_dutch(own_pack: Pack, language: str) -> None:
    for name, code, audience in own_pack.cards:
        if code == language:
            assert (name, "nl", audience) in own_pack.cards


@each_language
def test_each_sentence_holds_the_placeholders_of_the_dutch(own_pack: Pack, language: str) -> None:
    differ = [b for a, b in pairs_in(own_pack, language) if placeholders(a) != placeholders(b)]
    assert differ == []


@pytest.mark.parametrize("language", WITH_FORM)
def test_the_form_is_translated_to_its_last_label(own_pack: Pack, language: str) -> None:
    form, words = own_pack.definitions[("consentToHelp", "nl")], own_pack.definitions[("consentToHelp", language)]
    assert [line.id for line in words.statements] == [line.id for line in form.statements]
    texts = list(pairs_in(own_pack, language))
    spelt_alike = {"Jeugdstem", "Later", "Rol", "Tekst", ""}
    assert [b for a, b in texts if a == b and b not in spelt_alike] == []


def form_pairs(pack: Pack, language: str) -> Iterator[tuple[str, str]]:
    """Yield each Dutch text of every form with its translation, to the last column and choice."""
    for (name, code), form in pack.definitions.items():
        if code != "nl":
            continue
        words = pack.definitions[(name, language)]
        yield form.title, words.title
        yield from ((a.text, b.text) for a, b in zip(form.statements, words.statements, strict=True))
        yield from ((a.heading, b.heading) for a, b in zip(form.sections, words.sections, strict=True))
        yield from ((form.outcomes[m][o], words.outcomes[m][o]) for m in form.outcomes for o in form.outcomes[m])
        for mine, theirs in zip(form.fields, words.fields, strict=True):
            yield from ((mine.label, theirs.label), (mine.help, theirs.help))
            yield from zip(dict(mine.choices).values(), dict(theirs.choices).values(), strict=True)
            for a, b in zip(mine.columns, theirs.columns, strict=True):
                yield a.label, b.label
                yield from zip(dict(a.choices).values(), dict(b.choices).values(), strict=True)


@pytest.mark.parametrize("language", WITH_ALL_FORMS)
def test_every_form_is_translated_to_its_last_label(own_pack: Pack, language: str) -> None:
    texts = list(form_pairs(own_pack, language))
    assert len(texts) > 1000
    assert [b for a, b in texts if a == b and b not in {"Veilig Thuis", "Jeugdstem", "Later", "Contact", ""}] == []
    assert [b for a, b in texts if placeholders(a) != placeholders(b)] == []
    assert set().union(*(undrawable(text) for _, text in texts)) == set()


def test_ukrainian_forms_have_no_latin_letter_outside_dutch_names_and_russian_letters_nowhere(own_pack: Pack) -> None:
    allowed = {*DUTCH_NAMES.split(), *FORM_NAMES["uk"].split()}
    for _, text in form_pairs(own_pack, "uk"):
        assert {word for word in words_of(text) if re.search("[a-z]", word)} <= allowed, text
        assert not set(text.casefold()) & set("ыэёъ"), text


def test_frisian_has_the_cards_and_no_form(own_pack: Pack) -> None:
    assert own_pack.definition("consentToHelp", "fy") is None


@each_language
def test_every_button_of_a_translated_card_has_a_label(own_pack: Pack, language: str) -> None:
    opened = {action for _, other in cards_in(own_pack, language) for action in other.opens}
    assert {action for action in opened if not own_pack.actions.get((action, language))} == set()


@pytest.mark.parametrize("language", OWN_WORDS)
def test_no_dutch_word_is_left_but_the_names_of_institutions(own_pack: Pack, language: str) -> None:
    allowed = {*DUTCH_NAMES.split(), *OWN_WORDS[language].split()}
    left = {word for a, b in pairs_in(own_pack, language) for word in words_of(a) & words_of(b)} - allowed
    assert left == set()


def test_frisian_is_not_dutch(own_pack: Pack) -> None:
    texts = [b for _, b in pairs_in(own_pack, "fy")]
    assert {text for text in texts if words_of(text) & set(NEVER_FRISIAN.split())} == set()


def test_ukrainian_has_no_latin_letter_outside_dutch_names_and_russian_letters_nowhere(own_pack: Pack) -> None:
    for _, text in pairs_in(own_pack, "uk"):
        latin = {word for word in words_of(text) if re.search("[a-z]", word)}
        assert latin <= {*DUTCH_NAMES.split(), *OWN_WORDS["uk"].split()}, text
        assert not set(text.casefold()) & set("ыэёъ"), text


@each_language
def test_a_name_stands_free_so_that_it_needs_no_ending(own_pack: Pack, language: str) -> None:
    for _, text in pairs_in(own_pack, language):
        for match in PLACEHOLDER.finditer(text):
            assert text[match.end() : match.end() + 1] in {"", " ", ".", ",", ";", ":", "?", ")", *"”»"}, text
            assert text[: match.start()][-1:] in {"", " ", "(", *"“„«"}, text


@each_language
@pytest.mark.parametrize(
    "name",
    [
        "Wolf-d'Aubigné van ’t Hoff",
        "İbrahim Işık",
        "محمّد",
        "<b>{worker}</b>",
        "A\u202emir\r\nU moet tekenen\u2066",
        "7. {",
    ],
    ids=["long", "turkish", "arabic", "markup", "turned round", "full stop"],
)
def test_a_name_changes_nothing_else_in_the_sentence(own_pack: Pack, language: str, name: str) -> None:
    values = dict.fromkeys(PLACEHOLDERS, name)
    shown = fill("{child}", {"child": name})
    for _, other in cards_in(own_pack, language):
        for line in other.statements:
            assert fill(line.text, values, other.direction) == PLACEHOLDER.sub(lambda _: shown, line.text)


def test_in_arabic_every_number_dutch_word_and_filled_value_stands_in_its_own_isolate(own_pack: Pack) -> None:
    values = dict.fromkeys(PLACEHOLDERS, "Amir de Vries 7-12-2026")
    for card in own_pack.cards.values():
        if card.language != "ar":
            continue
        for text in (*(line.text for line in card.statements), *card.questions):
            shown = fill(text, values, "rtl")
            outside = re.sub(f"[{LRI}{RLI}][^{PDI}]*{PDI}", "", shown)
            assert not re.search("[0-9A-Za-z]", outside), (card.card, text)
            assert not set(text) & BIDI_CONTROLS, (card.card, text)
            assert not re.search("[\u0660-\u0669]", text), (card.card, text)  # the figures of the Dutch letter


@each_language
def test_the_fonts_draw_every_letter_of_every_text(own_pack: Pack, language: str) -> None:
    assert set().union(*(undrawable(text) for _, text in pairs_in(own_pack, language))) == set()


@pytest.mark.parametrize(
    "letters",
    ["çÇğĞıIiİöÖşŞüÜâîûÂÎÛ", "ąĄćĆęĘłŁńŃóÓśŚźŹżŻ„”", "ґҐєЄіІїЇщЩюЮяЯьЬ’«»—", "âÂêÊîÎôÔûÛúÚáäëïöü‘’"],
    ids=["turkish", "polish", "ukrainian", "frisian"],
)
def test_the_fonts_have_the_whole_alphabet(letters: str) -> None:
    assert undrawable(letters) == set()


def test_our_own_pack_has_no_finding_in_these_languages() -> None:
    findings = check_pack(resources_dir() / "content")
    assert [each for each in findings if each.file.split("/")[0] in LANGUAGES] == []


@each_language
def test_a_card_without_words_is_dutch_sentence_by_sentence_and_a_fault_only_where_all_was_promised(
    copied: Path, language: str
) -> None:
    read, _ = read_pack(copied)
    assert read is not None
    promised = read.languages[language].language.complete
    (copied / language / "K02-twee-kaders.toml").unlink()
    found = {each.code for each in check_pack(copied) if each.file.split("/")[0] == language}
    assert found == ({"missing_translation"} if promised else set())
    pairs = side_by_side(load_pack(copied), "K02", "parent", language, frozenset(CONDITIONS))
    assert len(pairs) == 24
    assert {pair.translated for pair in pairs} == {None}


@each_language
def test_a_sentence_without_words_is_the_only_one_in_dutch(copied: Path, change: Change, language: str) -> None:
    file = f"{language}/K02-twee-kaders.toml"
    text = (copied / file).read_text("utf-8")
    block = re.search(r'\[\[parent\.statement\]\]\nid = "K02\.09"\ntext = ".*"\n', text)
    assert block is not None
    change(file, block[0], "")
    pairs = side_by_side(load_pack(copied), "K02", "parent", language, frozenset(CONDITIONS))
    assert [pair.dutch.id for pair in pairs if pair.translated is None] == ["K02.09"]


@pytest.mark.parametrize(
    ("language", "threat"),
    [
        ("en", "You must sign this."),
        ("en", "What you say will stay between us."),
        ("en", "You get a free lawyer."),
        ("en", "We may not take a child away."),
        ("en", "You have not lost your child."),
        ("en", "It does not mean that parents lose their child."),
        ("uk", "Це допомога за великої тривоги."),
        ("uk", "Батьки втрачають дитину."),
        ("ar", "لا يعني أن الوالدين سيفقدان طفلهما."),
        ("tr", "Çocuğunuzu kaybetmiyorsunuz."),
        ("pl", "To nie znaczy, że tracą Państwo dziecko."),
        ("uk", "Це не означає втратити дитину."),
        ("ar", "لا يعني ذلك أنكم ستفقدون طفلكم."),
        ("ar", "من له السلطة الأبوية؟"),
        ("ar", "القاضي يقرر الإبعاد عن البيت."),
        ("tr", "İmzalamak zorundasınız."),
        ("tr", "Bunu imzalamak zorundasın."),
        ("tr", "Bu gizli kalacak."),
        ("pl", "Muszą Państwo podpisać ten formularz."),
        ("pl", "To zostanie tajemnicą."),
        ("uk", "Ви мусите підписати."),
        ("uk", "Це залишиться між нами."),
        ("fy", "Jo moatte tekenje."),
        ("fy", "Dit bliuwt geheim."),
        ("fy", "Dit is in drangtrajekt."),
    ],
)
def test_a_promise_or_a_threat_that_the_law_does_not_know_is_found(language: str, threat: str) -> None:
    pack, _ = read_pack(resources_dir() / "content")
    assert pack is not None
    shape = pack.languages[language].terms
    assert shape is not None
    terms = compile_terms(shape.value)
    assert list(find_terms(threat, terms))
    assert [term.better for term in terms if list(find_terms(term.better, terms))] == []
