"""Whom to call as a second person: given by the municipality in its pack, never made up (H22)."""

from __future__ import annotations

import pytest
from pack_maker import own_texts

from jgvisit.config import resources_dir
from jgvisit.content.check import check_pack
from jgvisit.content.findings import PackError
from jgvisit.content.on_call import OnCall, named_on_call
from jgvisit.content.pack import load_pack
from jgvisit.content.source import read_pack
from jgvisit.content.structure import structure_faults
from jgvisit.content.text_files import InMemory

LIST = """
checked_on = 2026-11-02
[[on_call]]
name = "Wachtdienst (verzonnen)"
phone = "088 - 000 00 01"
[[on_call]]
name = "Kim de Wit (verzonnen)"
phone = "+31 6 00 00 00 02"
when = "zaterdag en zondag"
"""
FILE = "nl/on-call.toml"


def texts(given: str) -> InMemory:
    return InMemory({**own_texts(), FILE: given.encode()})


@pytest.fixture(scope="module")
def on_call() -> tuple[OnCall, ...]:
    return load_pack(texts(LIST)).on_call


def test_the_program_brings_nobody_to_call() -> None:
    assert load_pack(resources_dir() / "content").on_call == ()


def test_a_list_is_read_in_its_own_order_and_is_clean(on_call: tuple[OnCall, ...]) -> None:
    assert [(each.name.split()[0], each.phone, each.when) for each in on_call] == [
        ("Wachtdienst", "088 - 000 00 01", ""),
        ("Kim", "+31 6 00 00 00 02", "zaterdag en zondag"),
    ]
    assert FILE not in {finding.file for finding in check_pack(texts(LIST))}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('phone = "bel maar"', 'phone = "088 - 000 00 01"'),
        ('mail = "a@b.example"', 'phone = "088 - 000 00 01"'),
        ('checked_on = "vorige week"', "checked_on = 2026-11-02"),
        ('name = "Kim\\u202e"', 'name = "Kim de Wit (verzonnen)"'),
    ],
    ids=["no number", "no telephone", "no day", "letters that turn round"],
)
def test_a_line_that_cannot_be_called_is_refused(wrong: str, right: str) -> None:
    assert right in LIST
    with pytest.raises(PackError):
        load_pack(texts(LIST.replace(right, wrong, 1)))


def test_nobody_stands_in_it_twice_for_the_same_hours() -> None:
    twice = LIST + '[[on_call]]\nname = "wachtdienst  (verzonnen)"\nphone = "088 - 000 00 09"\n'
    pack, _ = read_pack(texts(twice))
    assert pack is not None
    assert "duplicate_id" in {fault.code for fault in structure_faults(pack) if fault.file == FILE}
    other_hours = LIST + '[[on_call]]\nname = "Kim de Wit (verzonnen)"\nphone = "088 - 000 00 09"\nwhen = "vrijdag"\n'
    pack, _ = read_pack(texts(other_hours))
    assert pack is not None
    assert not [fault for fault in structure_faults(pack) if fault.file == FILE]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("kim de wit (verzonnen)", 1),
        ("Kim de Wit (verzonnen), teamleider", 1),
        ("Kim", 0),
        ("Kim de Wit (verzonnen)-Jansen", 0),
        ("", 0),
    ],
)
def test_only_a_whole_name_is_somebody_of_the_list(on_call: tuple[OnCall, ...], typed: str, found: int) -> None:
    assert len(named_on_call(on_call, typed)) == found
