"""Days, times and ages in words, in the Netherlands' time."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QObject

from jgvisit.clock import AMSTERDAM

_DUTCH = QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands)
_MINUTE_S = 60
_HOUR_S = 60 * _MINUTE_S
_DAY_S = 24 * _HOUR_S


def day_in_words(day: date) -> str:
    """Return such as "zondag 22 november 2026"."""
    return _DUTCH.toString(QDate(day.year, day.month, day.day), "dddd d MMMM yyyy")


def moment_in_words(moment: datetime) -> str:
    """Return such as "22 november 2026, 17:05"; `moment` is aware."""
    local = moment.astimezone(AMSTERDAM)
    day = _DUTCH.toString(QDate(local.year, local.month, local.day), "d MMMM yyyy")
    return f"{day}, {local:%H:%M}"


def age_in_words(since: datetime, now: datetime) -> str:
    """Return how long ago `since` is, rounded down; a clock set back gives "less than a minute"."""
    return Moments().age(int((now - since).total_seconds()))


class Moments(QObject):
    """Holds the words: lupdate sees plurals in `self.tr` only, not in `QCoreApplication.translate`."""

    def age(self, seconds: int) -> str:
        """Return a duration in its largest whole unit."""
        if seconds < _MINUTE_S:
            return self.tr("less than a minute")
        if seconds < _HOUR_S:
            return self.tr("%n minute(s)", "", seconds // _MINUTE_S)
        if seconds < 2 * _DAY_S:
            return self.tr("%n hour(s)", "", seconds // _HOUR_S)
        return self.tr("%n day(s)", "", seconds // _DAY_S)
