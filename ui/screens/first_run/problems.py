"""What went wrong in the first run, in its own words: nothing waits on this laptop yet, as it does in a sync."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from jgvisit.errors import JgVisitError
from ui.error_texts import error_message, severity_of
from ui.widgets.message_bar import Message, Severity

_CALM: dict[str, Severity] = {
    "sync.enrolment_given_up": "info",
    "sync.enrolment_code": "warning",
    "sync.enrolment_code_over": "warning",
    "sync.enrolment_file": "warning",
    "store.keyring_locked": "warning",
    "store.keyring_dismissed": "warning",
}
"""Nothing is wrong: somebody chose so, or tries again."""


def problem_message(error: JgVisitError) -> Message:
    """Say what happened, what is safe and what to do."""
    own = _roads().get(error.code)
    severity = _CALM.get(error.code, severity_of(error))
    if own is None:
        return replace(error_message(error), severity=severity)
    return Message(own[0], own[1], severity)


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
        "store.keyring_locked": (
            QCoreApplication.translate("FirstRun", "The keyring of this laptop is locked."),
            QCoreApplication.translate("FirstRun", "Unlock the keyring, then choose your PIN here."),
        ),
        "store.keyring_dismissed": (
            QCoreApplication.translate("FirstRun", "The keyring asked for a password and did not get it."),
            QCoreApplication.translate("FirstRun", "Choose your PIN here and answer the question of the keyring."),
        ),
        "store.keyring": (
            QCoreApplication.translate("FirstRun", "The keyring of this laptop did not answer."),
            QCoreApplication.translate("FirstRun", "Try again, or go on without a PIN: you can choose one later."),
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
