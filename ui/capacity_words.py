"""Whether somebody can decide, in words for the worker alone, and for the person whose it is; no word judges."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jgvisit.records.case_family import KnownCapacity
from ui.i18n import isolated
from ui.wording import day_words


def capacity_words(known: KnownCapacity) -> str:
    """Return such as "Kan nu niet zelf beslissen over deze hulp. Gezien: beschikking, 3 november 2026."."""
    return f"{_what(known)} {_rests_on(known)}"


def _what(known: KnownCapacity) -> str:
    if known.capacity == "full":
        return QCoreApplication.translate("CapacityWords", "Can decide.")
    if known.capacity == "under_guardianship":
        return QCoreApplication.translate("CapacityWords", "Under guardianship (curatele): does not decide now.")
    return QCoreApplication.translate("CapacityWords", "Cannot decide about this help now.")


def _rests_on(known: KnownCapacity) -> str:
    if known.disputed:
        return QCoreApplication.translate(
            "CapacityWords", "There are two versions; we are finding out. Until then this person decides."
        )
    if known.evidence == "seen":
        day = day_words(known.seen_on) if known.seen_on else "–"
        words = QCoreApplication.translate("CapacityWords", "Seen: {paper}, {day}.")
        return words.format(paper=isolated(known.paper or "–"), day=day)
    day = day_words(known.told_on) if known.told_on else "–"
    words = QCoreApplication.translate(
        "CapacityWords",
        "Told to us by {who} on {day}, not seen yet; we are finding out. Until then this person decides.",
    )
    return words.format(who=isolated(known.told_by or "–"), day=day)
