"""Files with families: what is read, and what is refused with a sentence that repeats nothing of the file."""

from __future__ import annotations

from datetime import date

import pytest
from import_example import CHILD, FAMILY, FATHER, HEADER, MOTHER, OTHER, PROVEN, ROWS, UNPROVEN, as_csv, as_json

from jgvisit.errors import InputError
from jgvisit.family_files.reading import FamilyFile
from jgvisit.family_files.table import MAX_BYTES, MAX_ROWS
from jgvisit.services.family.given_families import Avoidance
from jgvisit.services.family.given_faults import ASK_THE_PERSON, ORDER_FROM_PAPER, faults_of

TODAY = date(2026, 11, 22)
SECRET = "Wilgenpad"


def faults(*rows: dict[str, str]) -> dict[int, str]:
    """Return the first fault of each line of the first family."""
    given = FamilyFile(as_csv(*rows)).families()[0]
    return {fault.line: fault.text for fault in reversed(faults_of(given, TODAY))}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(as_csv(*ROWS), id="semicolons"),
        pytest.param(as_csv(*ROWS, separator=","), id="commas"),
        pytest.param(b"\xef\xbb\xbf" + as_csv(*ROWS), id="bom"),
        pytest.param(as_csv(*ROWS).replace(b"\n", b"\r\n"), id="windows"),
        pytest.param(as_json(*ROWS), id="json"),
    ],
)
def test_the_same_families_come_from_every_form_of_the_file(data: bytes) -> None:
    one, two = FamilyFile(data).families()
    assert (one.number, one.name, one.worker, two.name, two.worker) == ("G-1", "Çelik", "femke", "Pietersen", None)
    mother, father, child = one.persons
    assert (mother.name, mother.role, mother.born, mother.language) == ("Ayşe Çelik", "parent", date(1990, 5, 6), "tr")
    assert father.avoidance == Avoidance("zij vraagt het", date(2026, 12, 15), "verteld door de moeder")
    assert (child.role, child.born, child.language) == ("child", date(2015, 3, 4), "nl")
    proven, unproven = one.authority
    assert (proven.holder, proven.child, proven.evidence) == ("1", "3", "gezagsregister")
    assert (unproven.holder, unproven.evidence, unproven.checked_on) == ("2", None, None)
    assert not faults_of(one, TODAY)
    assert not faults_of(two, TODAY)


def test_a_line_is_named_as_it_stands_in_the_file_also_below_an_empty_one() -> None:
    data = as_csv(*FAMILY[:2]) + b";;\n" + as_csv(*FAMILY[2:]).split(b"\n", 1)[1]
    assert [row.line for row in FamilyFile(data).families()[0].persons] == [2, 3, 5]


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ("maatregel", ORDER_FROM_PAPER),
        ("OTS", ORDER_FROM_PAPER),
        ("ots_tot", ORDER_FROM_PAPER),
        ("beschikking", ORDER_FROM_PAPER),
        ("machtiging_uhp", ORDER_FROM_PAPER),
        ("rechtbank", ORDER_FROM_PAPER),
        ("geschorst", ORDER_FROM_PAPER),
        ("kader", ORDER_FROM_PAPER),
        ("adres", ASK_THE_PERSON),
        ("postcode", ASK_THE_PERSON),
        ("telefoonnummer", ASK_THE_PERSON),
        ("e-mail", ASK_THE_PERSON),
        ("school", ASK_THE_PERSON),
        ("BSN", "burgerservicenummer"),
        ("lievelingskleur", "niet bekend"),
        ("naam", "twee keer"),
        ("", "niet bekend"),
    ],
)
def test_a_column_that_may_not_be_there_is_named_with_the_reason(column: str, why: str) -> None:
    with pytest.raises(InputError, match=why.split(".", maxsplit=1)[0]) as refused:
        FamilyFile(as_csv(*ROWS, header=(*HEADER, column)))
    assert f"'{column.lower()}'" in str(refused.value)


def test_a_column_that_lacks_is_named() -> None:
    with pytest.raises(InputError, match="gezinsnaam"):
        FamilyFile(as_csv(*ROWS, header=tuple(name for name in HEADER if name != "gezinsnaam")))


def test_no_key_of_json_slips_in_a_measure() -> None:
    with pytest.raises(InputError, match="besluit van de rechter"):
        FamilyFile(as_json(MOTHER, {**CHILD, "ots": "ja"}))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(as_csv(), id="header-only"),
        pytest.param(as_csv(*ROWS)[:-30] + b"\xff", id="not-utf-8"),
        pytest.param(as_csv(*ROWS).decode().encode("utf-16"), id="utf-16"),
        pytest.param(b" " * (MAX_BYTES + 1), id="too-large"),
        pytest.param(as_csv(*[{"gezin": "x"}] * (MAX_ROWS + 1), header=HEADER[:5]), id="too-long"),
        pytest.param(as_csv(MOTHER) + b'"open', id="open-quote"),
        pytest.param(b'{"gezin": "1"}', id="no-list"),
        pytest.param(b"[" * 100_000, id="deep"),
        pytest.param(b'[{"gezin": 1}]', id="a-number"),
    ],
)
def test_what_is_no_such_file_is_refused_whole(data: bytes) -> None:
    with pytest.raises(InputError):
        FamilyFile(data)


@pytest.mark.parametrize(
    ("row", "line", "why"),
    [
        ({**PROVEN, "persoon": "gi"}, 5, ORDER_FROM_PAPER),
        ({**PROVEN, "soort_gezag": "voorlopige voogdij"}, 5, ORDER_FROM_PAPER),
        ({**PROVEN, "soort_gezag": "GI"}, 5, ORDER_FROM_PAPER),
        ({**PROVEN, "gezien_op": ""}, 5, "horen bij elkaar"),
        ({**PROVEN, "bron": "–"}, 5, "zegt niets"),
        ({**PROVEN, "gezien_op": "2026-11-23"}, 5, "gezien is, kan niet"),
        ({**PROVEN, "sinds": "2015-03-03"}, 5, "voor de geboorte"),
        ({**PROVEN, "sinds": "04-03-2015"}, 5, "geen dag"),
        ({**PROVEN, "kind": "2"}, 5, "niet als kind"),
        ({**PROVEN, "persoon": "9"}, 5, "staat niet in dit gezin"),
        ({**PROVEN, "naam": "Ayşe"}, 5, "hoort niet op een regel"),
        ({**CHILD, "persoon": "4", "geboren": "2015-02-29"}, 5, "geen dag"),
        ({**CHILD, "persoon": "4", "geboren": "2026-11-23"}, 5, "geboortedatum kan niet"),
        ({**CHILD, "persoon": "4", "rol": "zusje"}, 5, "rol is een van"),
        ({**CHILD, "persoon": "4", "naam": "Jan (OTS)"}, 5, ORDER_FROM_PAPER),
        ({**CHILD, "persoon": "4", "naam": "=HYPERLINK(1)"}, 5, "formule"),
        ({**CHILD, "persoon": "4", "naam": "Jan\u202eK"}, 5, "formule of een onzichtbaar"),
        ({**CHILD, "persoon": "4", "naam": "x" * 401}, 5, "te lang"),
        ({**CHILD, "persoon": "4", "taal": "Turks"}, 5, "taal is een code"),
        ({**CHILD, "persoon": "../4"}, 5, "alleen letters"),
        ({**CHILD, "persoon": "gi"}, 5, "nooit gi"),
        ({**CHILD}, 5, "hetzelfde nummer"),
        ({**CHILD, "persoon": "4", "rij": "maatregel"}, 5, "rij is een van"),
        ({**CHILD, "persoon": "4", "gezinsnaam": "Yilmaz"}, 2, "twee namen"),
        ({**FATHER, "persoon": "4", "nagaan_op": "2026-11-21"}, 5, "al voorbij"),
        ({**FATHER, "persoon": "4", "bron": ""}, 5, "horen bij elkaar"),
        ({**FATHER, "persoon": "4", "niet_benaderen": f"{SECRET} 7, 1234 AB"}, 5, ASK_THE_PERSON),
        ({**FATHER, "persoon": "4", "bron": "bel 06 - 12 34 56 78"}, 5, ASK_THE_PERSON),
        ({**CHILD, "persoon": "4", "naam": "jan@wilgenpad.example"}, 5, ASK_THE_PERSON),
        ({**CHILD, "persoon": "4", "naam": "Jan 123456782"}, 5, ASK_THE_PERSON),
    ],
)
def test_a_wrong_cell_is_told_at_its_line_in_a_sentence(row: dict[str, str], line: int, why: str) -> None:
    found = faults(MOTHER, FATHER, CHILD, row)
    assert list(found) == [line]
    assert why in found[line]
    assert SECRET not in found[line]


def test_a_family_that_is_no_family_is_told_so() -> None:
    assert "geen enkele persoon" in faults({**PROVEN, "gezinsnaam": "Çelik"})[2]
    assert "staat er twee keer" in faults(*FAMILY, UNPROVEN)[7]
    assert "gezin is leeg" in faults({**OTHER, "gezin": ""})[2]
    assert ORDER_FROM_PAPER in faults({**OTHER, "gezinsnaam": "Pietersen (ondertoezichtstelling)"})[2]


def test_families_are_not_numbered_by_service_numbers() -> None:
    service = [{**OTHER, "gezin": number} for number in ("123456782", "111222333", "000000012")]
    with pytest.raises(InputError, match="burgerservicenummer"):
        FamilyFile(as_csv(*service))
    assert len(FamilyFile(as_csv(*service[:2])).families()) == 2
    assert len(FamilyFile(as_csv(*service, {**OTHER, "gezin": "123456789"})).families()) == 4


def test_a_number_that_no_municipality_writes_is_not_repeated() -> None:
    (given,) = FamilyFile(as_csv({**OTHER, "gezin": "=1+1"})).families()
    assert given.number == ""
    assert given.faults
