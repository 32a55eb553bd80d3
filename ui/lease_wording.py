"""The lease in plain sentences: how long families can be read on this laptop, and what to do about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from ui.moments import day_in_words
from ui.widgets.message_bar import Message


def lease_warning(days_left: int) -> Message:
    """Say that reading ends soon; `days_left` are the days after today, 0 on the last day."""
    return LeaseWording().warning(days_left)


def lease_ended(last_day: date, today: date) -> Message:
    """Say that reading has ended, that nothing is lost, and the two ways on."""
    return LeaseWording().ended(last_day, today)


def opened_today() -> Message:
    """Say that an officer's code opened this one day."""
    return LeaseWording().opened_today()


class LeaseWording(QObject):
    """Holds the words: lupdate sees plurals in `self.tr` only."""

    def warning(self, days_left: int) -> Message:
        """Return the warning."""
        title = (
            self.tr("You can read the families for %n more day(s) after today.", "", days_left)
            if days_left
            else self.tr("Today is the last day on which you can read the families.")
        )
        text = self.tr("Log in at the end of the day. Then it goes on. Nothing is deleted.")
        return Message(title, text, "warning", closable=False)

    def ended(self, last_day: date, today: date) -> Message:
        """Return what stands on the end of the day."""
        title = self.tr("You cannot read the families on this laptop now.")
        text = self.tr(
            "You could until {last_day}. Nothing is deleted. Sending still works. Log in to read on, or ask an "
            "officer by telephone for a code for today. On this laptop it is {today}. If that day is wrong, say so."
        )
        return Message(
            title,
            text.format(last_day=day_in_words(last_day), today=day_in_words(today)),
            "warning",
            closable=False,
        )

    def opened_today(self) -> Message:
        """Return what stands on today."""
        return Message(
            self.tr("You can read the families today, with the code of an officer."),
            self.tr("Log in at the end of the day. Then it goes on tomorrow."),
            "warning",
            closable=False,
        )
