"""The sheet about somebody's rights: one side of A4 in every language, and a code any telephone reads (H5)."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import get_args

import page
import pikepdf
import pytest
from PIL import Image
from qr_reader import NotReadableError, read_squares, squares_in, version_of

from jgvisit import config
from jgvisit.content.law_tables import load_law_tables
from jgvisit.documents.errors import UndrawableTextError
from jgvisit.documents.phone_code import MOST_BYTES, modules_of, svg_of
from jgvisit.documents.rights_paper import RightsPaper
from jgvisit.domain.answer import FrameOfChild
from jgvisit.domain.facts import Role
from jgvisit.domain.rights import Circumstance, rights
from jgvisit.services.rights.sheet import NO_DAY, PhoneCode, RightsSheet
from jgvisit.services.rights.view import CardWords

FALSE_ALARM = re.compile(r"STREAM-LENGTH-001")
"""Of page-validation 0.11, as for the sealed papers: veraPDF passes it."""
TABLES = load_law_tables(config.resources_dir() / "law")
LANGUAGES = [None, *sorted(TABLES.rights_text.languages)]
VOLUNTARY = FrameOfChild("voluntary", None)
ORDERED = FrameOfChild("court_ordered", "seen")
READERS: list[tuple[Role, int]] = [
    (role, age) for role in get_args(Role) for age in ((8, 12, 16, 18) if role == "child" else (40,))
]
LONGEST: tuple[tuple[Role, int], ...] = (("parent", 40), ("guardian", 40), ("child", 12))
"""Whose cards have most lines; a foster parent and others have a part of a parent's."""
LONG_NAME = "Wilhelmina-Alexandrina van den Bergh-Oosterhuizen tot Nieuwenhoven"

VOLUNTARY_MOST: tuple[Circumstance, ...] = (
    "authority", "shared_authority", "parents_apart", "stay", "stay_over_a_year", "not_returned", "carer",
    "municipal_decision", "board_investigation", "first_placement_request",
)  # fmt: skip
ORDERED_MOST: tuple[Circumstance, ...] = (
    "authority", "shared_authority", "parents_apart", "supervision", "placed", "written_direction", "contact_limited",
    "municipal_decision", "board_investigation", "first_placement_request", "other_contact_order",
)  # fmt: skip
SITUATIONS: dict[str, tuple[FrameOfChild, tuple[Circumstance, ...]]] = {
    "calm": (VOLUNTARY, ("authority", "shared_authority")),
    "no authority": (VOLUNTARY, ("no_authority", "parents_apart", "municipal_decision", "board_declined")),
    "stay": (VOLUNTARY, ("authority", "shared_authority", "parents_apart", "stay", "not_returned")),
    "everything voluntary": (VOLUNTARY, VOLUNTARY_MOST),
    "announced": (FrameOfChild("court_ordered", "announced"), VOLUNTARY_MOST),
    "supervision": (ORDERED, ("authority", "shared_authority", "supervision")),
    "everything ordered": (ORDERED, ORDERED_MOST),
    "guardian": (ORDERED, ("no_authority", "gi_guardian", "board_investigation")),
}


@pytest.fixture(scope="module")
def paper() -> RightsPaper:
    return RightsPaper(config.resources_dir())


def words(language: str | None, role: Role, age: int) -> CardWords:
    spoken = None if language is None else TABLES.rights_text.languages[language]
    return CardWords(TABLES, spoken, informal=role == "child" and age < 18)


def sheet(language: str | None, role: Role, age: int, situation: str, name: str = "Samira Haddad") -> RightsSheet:
    frame, known = SITUATIONS[situation]
    spoken = words(language, role, age)
    spoken_for = None if language is None else TABLES.rights_text.languages[language]
    return RightsSheet(
        kind="personal",
        title=spoken.word("title"),
        notices=(spoken.word("draft"), spoken.word("unchecked")),
        labels=((spoken.word("for"), name), (spoken.word("about"), f"{name} en {name}")),
        known=("Zoals bekend op 21 november 2026", None if spoken_for is None else "21 november 2026"),
        groups=spoken.personal(rights(TABLES.rights, frame, role, age, known)),
        more=spoken.word("more"),
        closing=(spoken.word("changes"),),
        codes=(),
        organisation="Gemeente Waterwolde",
        version="2026.1",
        language=language,
        rtl=spoken_for is not None and spoken_for.direction == "rtl",
        made_at=datetime(2026, 11, 21, 13, tzinfo=UTC),
        demo=spoken.word("demo"),
    )


def general(language: str | None, role: Role, age: int) -> RightsSheet:
    spoken = words(language, role, age)
    groups = spoken.general(role, age)
    return replace(
        sheet(language, role, age, "calm"),
        kind="general",
        title=spoken.word("general_title"),
        labels=(),
        known=None,
        groups=groups,
        closing=(spoken.word("everybody"), spoken.word("phone")),
        codes=tuple(phone_codes(language, role, age)),
        organisation="",
        made_at=NO_DAY,
    )


def phone_codes(language: str | None, role: Role, age: int) -> Iterator[PhoneCode]:
    for code in dict.fromkeys((None, language)):
        spoken = words(code, role, age)
        lines = [sentence for _, _, found in spoken.general(role, age) for one in found for sentence in one.sentences]
        texts = [(line[0] if code is None else line[1]) or "" for line in (spoken.word("general_title"), *lines)]
        yield PhoneCode(texts[0], "\n".join(texts), code or "nl")


# -- one side of A4 ---------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("situation", sorted(SITUATIONS))
def test_the_sheet_of_every_reader_is_one_side(paper: RightsPaper, language: str | None, situation: str) -> None:
    for role, age in LONGEST:
        assert len(paper.pages(sheet(language, role, age, situation), 20)) == 1, (role, age)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_name_and_the_longest_card_still_make_one_side(paper: RightsPaper, language: str | None) -> None:
    assert len(paper.pages(sheet(language, "parent", 40, "everything ordered", LONG_NAME), 20)) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_about_a_child_of_16_or_in_closed_care_is_one_side(paper: RightsPaper, language: str | None) -> None:
    spoken = words(language, "parent", 40)
    every = set(ORDERED_MOST) - {"other_contact_order", "first_placement_request"}
    known: tuple[Circumstance, ...] = (*every, "closed_care", "ordered_help")
    for child_age in (8, 16):
        lines = spoken.personal(rights(TABLES.rights, ORDERED, "parent", 40, known, child_age))
        page = replace(sheet(language, "parent", 40, "everything ordered"), groups=lines)
        assert len(paper.pages(page, 20)) == 1, child_age


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_general_sheet_of_every_reader_is_one_side(paper: RightsPaper, language: str | None) -> None:
    for role, age in READERS:
        assert len(paper.pages(general(language, role, age), 20)) == 1, (role, age)


def test_only_lines_that_may_go_are_ever_left_off(paper: RightsPaper) -> None:
    """What somebody may refuse, must allow or can do alone never makes way."""
    for rule in TABLES.rights:
        if rule.spare:
            assert rule.route is None, rule.title
            assert rule.can != "must_allow", rule.title
            assert rule.row not in ("status", "elsewhere", "contact", "direction", "judge", "board", "support") or (
                rule.title == "Meedenken"
            )


def test_nothing_is_left_off_where_all_fits(paper: RightsPaper) -> None:
    calm = sheet(None, "parent", 40, "calm")
    longer = replace(calm, groups=(*calm.groups, *sheet(None, "parent", 40, "everything ordered").groups))
    assert _ink_of(paper, calm, calm.more[0]) == 0
    assert _ink_of(paper, longer, calm.more[0]) == 1


def _ink_of(paper: RightsPaper, drawn: RightsSheet, text: str) -> int:
    """Count how often the page really says `text`: without the sentence the picture would be the same."""
    with_text = paper.pages(drawn, 30)
    without = paper.pages(replace(drawn, more=("", None)), 30)
    assert text
    return int(with_text != without)


def test_the_file_is_archival_accessible_and_names_nobody(paper: RightsPaper) -> None:
    with pikepdf.open(io.BytesIO(paper.pdf(sheet("ar", "parent", 40, "calm")))) as pdf:
        metadata = pdf.open_metadata()
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"], metadata["pdfuaid:part"]) == ("3", "A", "1")
        assert str(metadata["dc:title"]) == "Uw rechten"
        assert "Samira" not in str(dict(pdf.docinfo)) + str(metadata)
        assert "/AcroForm" not in pdf.Root, "it is not signed"
        assert not pdf.attachments


@pytest.mark.parametrize("make", [lambda: sheet("ar", "parent", 40, "calm"), lambda: general("uk", "child", 12)])
def test_an_independent_validator_finds_it_archivable_and_accessible(
    paper: RightsPaper, make: Callable[[], RightsSheet], tmp_path: Path
) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(paper.pdf(make()))
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        failures = [failure.rule_id for failure in page.validate_pdf(str(file), profile=profile).failures]
        assert [rule for rule in failures if not FALSE_ALARM.search(rule)] == []


def test_h5_a_general_sheet_is_the_same_file_for_everybody_of_a_role_and_age(paper: RightsPaper) -> None:
    one = paper.pdf(general("ar", "parent", 31))
    assert one == paper.pdf(general("ar", "parent", 77))
    with pikepdf.open(io.BytesIO(one)) as pdf:
        assert "2026" not in str(pdf.docinfo.get("/CreationDate"))


def test_a_character_no_font_has_is_refused_and_not_drawn_as_a_box(paper: RightsPaper) -> None:
    with pytest.raises(UndrawableTextError):
        paper.pages(sheet(None, "parent", 40, "calm", "Sa\U00013000mira"))


# -- the code for a telephone -----------------------------------------------------------------------

CODES = [
    (language, role, age) for language, (role, age) in product(LANGUAGES, READERS)
]  # every language beside Dutch, every role and age
TELLING = {
    "nl": r"\bots\b|onder toezicht|ondertoezicht|uithuis|uit huis|veilig|geweld|raad\b|rechter|gezag|voogd|besluit|"
    r"verplicht|thuis|formulier|dossier|\bslaan|pijn|gevaar|kenmerk|melding|haddad|samira|noor|sami\b|jeroen|gemeente",
    "en": r"judge|court|council|safety|violence|guardian|decision|compulsory|danger|home\b|authority|report",
    "tr": r"hâkim|mahkeme|kurul\b|güvenlik|şiddet|vasi|karar|zorunlu\b(?! değil)|tehlike|evde|velayet",
    "pl": r"sędzi|sąd\b|rada|bezpiecze|przemoc|opiekun|decyzj|obowiązk|niebezpiecz|w domu|władz",
    "uk": r"судд|суд\b|рада|безпек|насильств|опік|рішенн|обов’язк|небезпе|вдома|батьківськ",
    "ar": r"قاض|محكمة|المجلس|السلامة|عنف|وصي|قرار|إلزامي|خطر|البيت|السلطة",
}


@pytest.mark.parametrize(("language", "role", "age"), CODES)
def test_h5_what_a_telephone_keeps_tells_nothing(language: str | None, role: Role, age: int) -> None:
    for code in phone_codes(language, role, age):
        assert re.findall(TELLING[code.language], code.text, re.IGNORECASE) == []
        assert re.findall(r"\d", code.text) == [], "no date, no number"
        assert re.findall(r"https?|www|://|@|\.nl\b", code.text, re.IGNORECASE) == [], "no address"
        assert len(code.text.splitlines()) > 1


@pytest.mark.parametrize(("language", "role", "age"), CODES)
def test_every_code_is_small_and_is_read_back_word_for_word(language: str | None, role: Role, age: int) -> None:
    for code in phone_codes(language, role, age):
        squares = modules_of(code.text)
        assert version_of(squares) <= 20
        assert read_squares(squares) == code.text


def test_a_printed_code_is_read_from_the_page_and_is_wider_than_four_centimetres(paper: RightsPaper) -> None:
    drawn = general("ar", "parent", 40)
    picture = Image.open(io.BytesIO(paper.pages(drawn, 300)[0])).convert("L")
    half = picture.width // 2
    below = picture.height // 3
    for code, (left, right) in zip(drawn.codes, ((0, half), (half, picture.width)), strict=True):
        part = picture.crop((left, below, right, picture.height)).point(lambda grey: 255 if grey < 12 else 0)
        box = part.getbbox()
        assert box is not None
        width_cm = (box[2] - box[0]) / 300 * 2.54
        assert 4 <= width_cm < 6
        found = part.crop(box)
        dark = [[found.getpixel((x, y)) == 255 for x in range(found.width)] for y in range(found.height)]
        assert read_squares(squares_in(dark)) == code.text


def test_the_reader_refuses_a_code_with_a_wrong_square() -> None:
    squares = [list(row) for row in modules_of("U mag altijd iemand meenemen.")]
    squares[-1][-1] = not squares[-1][-1]
    with pytest.raises(NotReadableError):
        read_squares(squares)


def test_a_text_too_long_for_paper_is_refused() -> None:
    assert version_of(modules_of("a" * MOST_BYTES)) == 20
    with pytest.raises(ValueError, match="666"):
        modules_of("a" * (MOST_BYTES + 1))


def test_a_code_has_its_quiet_zone() -> None:
    side = len(modules_of("Goed om te weten")) + 8
    assert f'viewBox="0 0 {side} {side}"' in svg_of("Goed om te weten")
