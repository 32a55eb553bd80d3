"""What went wrong in the first run, in its own words: nothing waits on this laptop yet, as it does in a sync."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jgvisit.errors import JgVisitError
from ui.error_texts import error_message, severity_of
from ui.widgets.message_bar import Message


def problem_message(error: JgVisitError) -> Message:
    """Say what happened, what is safe and what to do."""
    own = _roads().get(error.code)
    if own is None:
        return error_message(error)
    return Message(own[0], own[1], severity_of(error))


def wrong_words(asked: tuple[int, ...]) -> Message:
    """Say that the words typed back are not the ones asked."""
    first, second = asked
    text = QCoreApplication.translate("FirstRun", "These are not the words {first} and {second}.")
    return Message(
        text.format(first=first, second=second),
        QCoreApplication.translate("FirstRun", "Look at your paper, or let the words be shown again."),
        "warning",
    )


def _roads() -> dict[str, tuple[str, str]]:
    return {
        "sync.no_network": (
            QCoreApplication.translate("FirstRun", "The server cannot be reached."),
            QCoreApplication.translate(
                "FirstRun", "The code is still good. Check the network of this laptop and go on again."
            ),
        ),
        "sync.server_busy": (
            QCoreApplication.translate("FirstRun", "The server is busy or has a fault."),
            QCoreApplication.translate("FirstRun", "Go on again in a few minutes."),
        ),
        "sync.tls": (
            QCoreApplication.translate("FirstRun", "This is not the server that the code names."),
            QCoreApplication.translate(
                "FirstRun",
                "Its certificate is another one, so nothing was sent to it. Try another network. If it happens again, "
                "tell the officer.",
            ),
        ),
        "sync.tls_dates": (
            QCoreApplication.translate("FirstRun", "The server's certificate does not fit the clock of this laptop."),
            QCoreApplication.translate(
                "FirstRun", "Nothing was sent. Set date and time of this laptop right and go on again."
            ),
        ),
        "sync.enrolment": (
            QCoreApplication.translate("FirstRun", "The server's answer does not fit the code."),
            QCoreApplication.translate(
                "FirstRun", "Nothing of it was taken over. Tell the officer and ask for a new code."
            ),
        ),
    }
