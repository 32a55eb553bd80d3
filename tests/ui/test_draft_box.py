from __future__ import annotations

from collections.abc import Callable

import pytest

from jgvisit.ids import CaseId
from jgvisit.services.ports.journal import DraftKey
from jgvisit.store.errors import DiskFullError
from ui.draft_box import DraftBox

WORDS, INK = DraftKey(CaseId("c"), "words"), DraftKey(CaseId("c"), "ink")


class Disk:
    def __init__(self) -> None:
        self.kept: list[tuple[DraftKey, bytes]] = []
        self.full = False
        self.meanwhile: Callable[[], object] = lambda: None

    def put(self, key: DraftKey, data: bytes) -> None:
        if self.full:
            raise DiskFullError("no room")
        self.kept.append((key, data))
        self.meanwhile()


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def box(disk: Disk) -> DraftBox:
    return DraftBox(disk.put)


def test_while_a_write_waits_no_other_is_asked_for_and_the_last_value_is_written(box: DraftBox, disk: Disk) -> None:
    asked = [box.take(WORDS, word) for word in (b"r", b"re", b"rechter")]
    box.write_out(WORDS)
    assert asked == [True, False, False]
    assert disk.kept == [(WORDS, b"rechter")]


def test_a_letter_typed_during_the_write_follows_at_once(box: DraftBox, disk: Disk) -> None:
    box.take(WORDS, b"rechte")
    letters = [b"rechter"]
    disk.meanwhile = lambda: letters and box.take(WORDS, letters.pop())
    box.write_out(WORDS)
    assert disk.kept == [(WORDS, b"rechte"), (WORDS, b"rechter")]
    assert not box.waiting(CaseId("c"))


def test_what_is_on_its_way_can_be_read_back_by_its_own_family_only(box: DraftBox) -> None:
    box.take(WORDS, b"half")
    box.take(INK, b"ink")
    assert box.waiting(CaseId("c")) == {"words": b"half", "ink": b"ink"}
    assert box.waiting(CaseId("other")) == {}


def test_after_a_full_disk_the_next_letter_asks_for_a_write_again(box: DraftBox, disk: Disk) -> None:
    box.take(WORDS, b"a")
    disk.full = True
    with pytest.raises(DiskFullError):
        box.write_out(WORDS)
    disk.full = False
    assert box.take(WORDS, b"ab")
    box.write_out(WORDS)
    assert disk.kept == [(WORDS, b"ab")]
