"""Words for where the marks under a form stand: for the worker alone, never on a screen or paper of the family (H8)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jgvisit.services.forms.standing import MarkStanding
from ui.contact_words import ask_about
from ui.i18n import isolated
from ui.wording import day_words


def missing_words(standing: MarkStanding, name: str) -> str | None:
    """Return what became of a mark that does not count as a yes; None of one that does.

    Who may not be approached stands there as that, never as missing (H8).
    """
    match standing.state:
        case "waiting":
            words = QCoreApplication.translate("FormEntries", "{name} has not answered yet")
        case "later":
            words = QCoreApplication.translate("FormEntries", "{name} decides later: ask on {day}")
        case "do_not_approach":
            words = QCoreApplication.translate("FormEntries", "{name}: do not approach. {reason}. Look again: {day}")
        case "not_asked":
            words = QCoreApplication.translate("FormEntries", "{name} is not asked, for safety")
        case "not_wanted":
            words = QCoreApplication.translate("FormEntries", "{name} is not asked: the child does not want it")
        case "refused" | "objection":
            words = QCoreApplication.translate("FormEntries", "{name} said no")
        case "withdrawn":
            words = QCoreApplication.translate("FormEntries", "{name} took it back")
        case "disputed":
            words = QCoreApplication.translate("FormEntries", "{name}: two answers, being checked")
        case "agreed" | "partly":
            return None
    day = "–" if standing.on is None else day_words(standing.on)
    said = words.format(name=isolated(name), day=day, reason=standing.why or "–")
    return f"{said}. {ask_about()}" if standing.ask_first else said
