"""A pack as it lies in its folder: every file read, nothing judged yet.

pack.toml                   name, number, validity, languages
nl/K02-twee-kaders.toml     one card, all audiences; nl/ holds the claims and their sources
nl/form-consentToHelp.toml  one form
nl/terms.toml               words never said
nl/actions.toml             labels of the buttons that cards open
nl/heard-drang.toml         one explanation of words that people hear; nl/heard.toml what stands around each
nl/labels.toml              words that stand on every form
nl/questions.toml           what families ask, and the sentence of a card that answers it
nl/on-call.toml             whom to call as a second person, as the municipality gives it; see `content.on_call`
nl/receivers.toml           who may get papers and questions, as the municipality gives it; see `content.receivers`
nl/municipality.toml        what the municipality sets for all its laptops; see `content.settings`
nl/screen.toml              words of the screen that the family reads, beside cards and forms
earlier/K02-1.toml          a card as it was in an earlier major version, to show what became different (moment 31)
ar/…                        the same files, words only; may lack what is not translated yet
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.files import (
    ActionsShape,
    CardShape,
    CardWordsShape,
    FormShape,
    FormWordsShape,
    LabelsShape,
    LanguageShape,
    PackShape,
    ScreenShape,
    ScreenWordsShape,
    TermsShape,
)
from jgvisit.content.findings import Finding
from jgvisit.content.heard_files import HeardFrameShape, HeardFrameWordsShape, HeardTermShape, HeardTermWordsShape
from jgvisit.content.on_call import FILE_NAME as ON_CALL
from jgvisit.content.on_call import OnCallListShape
from jgvisit.content.question_files import QuestionsShape, QuestionsWordsShape
from jgvisit.content.reading import Read, read_file
from jgvisit.content.receivers import ReceiversShape
from jgvisit.content.settings import MunicipalityShape
from jgvisit.content.text_files import EARLIER, HEAD, TextFiles, files_of


@dataclass
class LanguageFiles:
    """What one language folder holds."""

    language: LanguageShape
    card_words: dict[str, Read[CardWordsShape]] = field(default_factory=dict)
    form_words: dict[str, Read[FormWordsShape]] = field(default_factory=dict)
    heard_words: dict[str, Read[HeardTermWordsShape]] = field(default_factory=dict)
    heard_frame: Read[HeardFrameWordsShape] | None = None
    questions: Read[QuestionsWordsShape] | None = None
    terms: Read[TermsShape] | None = None
    actions: Read[ActionsShape] | None = None
    labels: Read[LabelsShape] | None = None
    screen: Read[ScreenWordsShape] | None = None


@dataclass
class PackFiles:
    """Every file of a pack, with the faults met while reading."""

    head: Read[PackShape]
    cards: dict[str, Read[CardShape]] = field(default_factory=dict)
    forms: dict[str, Read[FormShape]] = field(default_factory=dict)
    heard: dict[str, Read[HeardTermShape]] = field(default_factory=dict)
    heard_frame: Read[HeardFrameShape] | None = None
    questions: Read[QuestionsShape] | None = None
    screen: Read[ScreenShape] | None = None
    receivers: Read[ReceiversShape] | None = None
    on_call: Read[OnCallListShape] | None = None
    municipality: Read[MunicipalityShape] | None = None
    languages: dict[str, LanguageFiles] = field(default_factory=dict)
    earlier: list[Read[CardShape]] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    local: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Form -> ids that the municipality added or changed."""
    local_files: dict[str, tuple[Read[Any], int]] = field(default_factory=dict)
    """File of a changed form -> the municipality's file, and after how many lines it follows in the text."""

    @property
    def dutch(self) -> LanguageFiles:
        """The language that binds."""
        return self.languages[BINDING_LANGUAGE]

    @property
    def translations(self) -> tuple[LanguageFiles, ...]:
        """All other languages."""
        return tuple(each for code, each in self.languages.items() if code != BINDING_LANGUAGE)


def read_pack(place: Path | TextFiles) -> tuple[PackFiles | None, list[Finding]]:
    """Read every file of the pack at `place`; None where there is no readable `pack.toml`."""
    faults: list[Finding] = []
    files = files_of(place)
    head = read_file(files, HEAD, PackShape, faults)
    if head is None:
        return None, faults
    pack = PackFiles(head, faults=faults)
    for language in head.value.language:
        pack.languages[language.code] = LanguageFiles(language)
    if BINDING_LANGUAGE not in pack.languages:
        pack.languages[BINDING_LANGUAGE] = LanguageFiles(
            LanguageShape(code=BINDING_LANGUAGE, name="", direction="ltr", complete=True)
        )
        faults.append(Finding(HEAD, 0, "missing_field", f"language {BINDING_LANGUAGE} is missing"))
    for file in files.names():
        _read_one(files, file, pack)
    return pack, faults


def pack_sha256(place: Path | TextFiles, local: TextFiles | None = None) -> str:
    """Return the hash of a pack: over each file's name and bytes, both with their length, in name order.

    What the municipality changed comes after it, as "local/" and the file's name.
    """
    files, digest = files_of(place), hashlib.sha256(b"jgvisit/pack/1\0")
    parts = [(file, files.read(file)) for file in (HEAD, *files.names())]
    parts += [] if local is None else [(f"local/{file}", local.read(file)) for file in local.names()]
    for name, data in parts:
        for part in (name.encode(), data):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _read_one(files: TextFiles, file: str, pack: PackFiles) -> None:
    code, name = file.split("/")
    language = pack.languages.get(code)
    if code == EARLIER:
        earlier = read_file(files, file, CardShape, pack.faults)
        pack.earlier += [] if earlier is None else [earlier]
    elif language is None:
        pack.faults.append(Finding(file, 0, "unknown_language", f"pack.toml names no language {code}"))
    elif name == "terms.toml":
        language.terms = read_file(files, file, TermsShape, pack.faults)
    elif name == "actions.toml":
        language.actions = read_file(files, file, ActionsShape, pack.faults)
    elif name == "heard.toml":
        _read_heard_frame(files, file, language, pack)
    elif name.startswith("heard-"):
        _read_heard(files, file, language, pack)
    elif name == "questions.toml":
        _read_questions(files, file, language, pack)
    elif name == "labels.toml":
        language.labels = read_file(files, file, LabelsShape, pack.faults)
    elif name == "screen.toml":
        _read_screen(files, file, language, pack)
    elif name == "receivers.toml" and language is pack.dutch:
        pack.receivers = read_file(files, file, ReceiversShape, pack.faults)
    elif name == ON_CALL and language is pack.dutch:
        pack.on_call = read_file(files, file, OnCallListShape, pack.faults)
    elif name == "municipality.toml" and language is pack.dutch:
        pack.municipality = read_file(files, file, MunicipalityShape, pack.faults)
    elif name.startswith("form-"):
        _read_form(files, file, language, pack)
    elif name.startswith("K"):
        _read_card(files, file, language, pack)
    else:
        known = (
            "a pack holds K….toml, form-….toml, heard-….toml, questions, terms, actions, labels, screen, receivers, "
            "on-call, municipality"
        )
        pack.faults.append(Finding(file, 0, "unknown_file", known))


def _read_card(files: TextFiles, file: str, language: LanguageFiles, pack: PackFiles) -> None:
    if language is pack.dutch:
        card = read_file(files, file, CardShape, pack.faults)
        if card is not None and _is_new(file, card.value.card, pack.cards, pack.faults):
            pack.cards[card.value.card] = card
        return
    words = read_file(files, file, CardWordsShape, pack.faults)
    if words is not None and _is_new(file, words.value.card, language.card_words, pack.faults):
        language.card_words[words.value.card] = words


def _read_form(files: TextFiles, file: str, language: LanguageFiles, pack: PackFiles) -> None:
    if language is pack.dutch:
        form = read_file(files, file, FormShape, pack.faults)
        if form is not None and _is_new(file, form.value.form, pack.forms, pack.faults):
            pack.forms[form.value.form] = form
        return
    words = read_file(files, file, FormWordsShape, pack.faults)
    if words is not None and _is_new(file, words.value.form, language.form_words, pack.faults):
        language.form_words[words.value.form] = words


def _read_heard_frame(files: TextFiles, file: str, language: LanguageFiles, pack: PackFiles) -> None:
    if language is pack.dutch:
        pack.heard_frame = read_file(files, file, HeardFrameShape, pack.faults)
    else:
        language.heard_frame = read_file(files, file, HeardFrameWordsShape, pack.faults)


def _read_questions(files: TextFiles, file: str, language: LanguageFiles, pack: PackFiles) -> None:
    if language is pack.dutch:
        pack.questions = read_file(files, file, QuestionsShape, pack.faults)
    else:
        language.questions = read_file(files, file, QuestionsWordsShape, pack.faults)


def _read_screen(files: TextFiles, file: str, language: LanguageFiles, pack: PackFiles) -> None:
    if language is pack.dutch:
        pack.screen = read_file(files, file, ScreenShape, pack.faults)
    else:
        language.screen = read_file(files, file, ScreenWordsShape, pack.faults)


def _read_heard(files: TextFiles, file: str, language: LanguageFiles, pack: PackFiles) -> None:
    if language is pack.dutch:
        term = read_file(files, file, HeardTermShape, pack.faults)
        if term is not None and _is_new(file, term.value.term, pack.heard, pack.faults):
            pack.heard[term.value.term] = term
        return
    words = read_file(files, file, HeardTermWordsShape, pack.faults)
    if words is not None and _is_new(file, words.value.term, language.heard_words, pack.faults):
        language.heard_words[words.value.term] = words


def _is_new(file: str, name: str, known: Mapping[str, object], faults: list[Finding]) -> bool:
    if name in known:
        faults.append(Finding(file, 0, "duplicate_id", f"{name} stands in two files"))
        return False
    return True
