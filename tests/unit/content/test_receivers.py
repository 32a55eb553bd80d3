"""The directory of receivers: given by the municipality in its pack, offered where one is named, never made up."""

from __future__ import annotations

import pytest
from pack_maker import own_texts

from jgvisit.config import resources_dir
from jgvisit.content.check import check_pack
from jgvisit.content.difference import difference
from jgvisit.content.findings import PackError
from jgvisit.content.pack import load_pack
from jgvisit.content.receivers import MOST_OFFERED, Receiver, named, offered
from jgvisit.content.source import read_pack
from jgvisit.content.structure import structure_faults
from jgvisit.content.text_files import InMemory

DIRECTORY = """
checked_on = 2026-11-02
[[receiver]]
name = "Jeugdbescherming Zuid (verzonnen)"
kind = "gi"
works_there = ["Team Oost", "J. Jansen"]
phone = "088 - 000 00 00"
mail = "team.oost@jbzuid.example"
[[receiver]]
name = "Basisschool De Linde (verzonnen)"
kind = "school"
[[receiver]]
name = "Raad, locatie Midden (verzonnen)"
kind = "board"
phone = "+31 88 000 00 00"
"""
FILE = "nl/receivers.toml"


def texts(directory: str) -> InMemory:
    return InMemory({**own_texts(), FILE: directory.encode()})


@pytest.fixture(scope="module")
def receivers() -> tuple[Receiver, ...]:
    return load_pack(texts(DIRECTORY)).receivers


def names(found: tuple[Receiver, ...]) -> list[str]:
    return [each.name.split()[0] for each in found]


def test_the_program_brings_no_receiver_of_its_own() -> None:
    assert load_pack(resources_dir() / "content").receivers == ()


def test_a_directory_is_read_and_clean(receivers: tuple[Receiver, ...]) -> None:
    assert names(receivers) == ["Basisschool", "Jeugdbescherming", "Raad,"]
    gi = receivers[1]
    assert (gi.kind, gi.works_there, gi.mail) == ("gi", ("Team Oost", "J. Jansen"), "team.oost@jbzuid.example")
    assert FILE not in {finding.file for finding in check_pack(texts(DIRECTORY))}


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ('kind = "school"', 'kind = "police"', "wrong_value"),
        ('kind = "school"', 'kind = "school"\nshelter = "x"', "unknown_key"),
        ("team.oost@jbzuid.example", "team.oost at jbzuid", "wrong_value"),
        ("team.oost@jbzuid.example", "x@y.example, z@w.example", "wrong_value"),
        ("088 - 000 00 00", "bel maar", "wrong_value"),
        ("Basisschool De Linde (verzonnen)", "Jeugdbescherming  ZUID (verzonnen)", "duplicate_id"),
        ("Basisschool De Linde (verzonnen)", "", "wrong_value"),
        ("J. Jansen", "J. \\u202eJansen", "wrong_value"),
        ("checked_on = 2026-11-02", "", "missing_field"),
    ],
)
def test_a_directory_that_is_wrong_is_not_taken_up_and_the_check_says_why(was: str, becomes: str, code: str) -> None:
    changed = texts(DIRECTORY.replace(was, becomes))
    files, faults = read_pack(changed)
    assert files is not None
    found = [*faults, *structure_faults(files)]
    assert (FILE, code) in {(finding.file, finding.code) for finding in found}
    with pytest.raises(PackError):
        load_pack(changed)


def test_only_the_dutch_folder_holds_one() -> None:
    _, found = read_pack(InMemory({**own_texts(), "en/receivers.toml": DIRECTORY.encode()}))
    assert ("en/receivers.toml", "unknown_file") in {(finding.file, finding.code) for finding in found}


def test_the_second_eye_sees_each_number_that_changed() -> None:
    (change,) = difference(texts(DIRECTORY), texts(DIRECTORY.replace("088 - 000", "088 - 111")))
    assert (change.name, change.counts) == (FILE, (1, 1))


@pytest.mark.parametrize(
    ("place", "typed", "expected"),
    [
        ("giName", "", ["Jeugdbescherming"]),
        ("urgentCallTo", "", ["Raad,"]),
        ("partyOrganisation", "", ["Basisschool", "Jeugdbescherming", "Raad,"]),
        ("partyOrganisation", "lin", ["Basisschool"]),
        ("partyOrganisation", "JANSEN", ["Jeugdbescherming"]),
        ("giName", "lin", []),
        ("partyOrganisation", "Oma", []),
        ("partyOrganisation", " basisschool de  linde (verzonnen)", []),
        ("purpose", "lin", []),
    ],
)
def test_who_is_offered(receivers: tuple[Receiver, ...], place: str, typed: str, expected: list[str]) -> None:
    assert names(offered(receivers, place, typed)) == expected


def test_of_many_none_is_offered_before_two_letters_and_never_more_than_a_few() -> None:
    many = "checked_on = 2026-11-02\n" + "".join(
        f'[[receiver]]\nname = "Huisarts {n}"\nkind = "gp"\n' for n in range(30)
    )
    receivers = load_pack(texts(many)).receivers
    assert offered(receivers, "partyOrganisation", "h") == ()
    assert len(offered(receivers, "partyOrganisation", "hu")) == MOST_OFFERED


def test_a_receiver_is_known_by_its_whole_name_alone(receivers: tuple[Receiver, ...]) -> None:
    assert named(receivers, "giName", "jeugdbescherming zuid (verzonnen)") == receivers[1]
    assert named(receivers, "giName", "Jeugdbescherming Zuid") is None
    assert named(receivers, "urgentCallTo", "Jeugdbescherming Zuid (verzonnen)") is None
