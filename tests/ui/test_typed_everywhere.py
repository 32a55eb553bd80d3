"""Whatever is typed on whichever page, and whatever locks: no letter is lost, and it stands there again (H4, H20)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication
from typed_everywhere import CLOSED_MEANWHILE, TYPED_IN, TypingWalk, alike


def test_h20_no_letter_is_lost_on_any_page_by_any_lock_also_while_a_record_is_written(
    qapp: QApplication, tmp_path: Path
) -> None:
    """That no field of the gallery is left out is looked after where all its pages are shown anyway."""
    walk = TypingWalk(tmp_path, "ar")  # with an interpreter
    walk.go()
    assert walk.lost == [], "not in the draft table after the lock"
    assert walk.not_back == [], "not on its page after the lock"
    assert {alike(kind) for kind in walk.seen} == TYPED_IN
    assert walk.closed == CLOSED_MEANWHILE
