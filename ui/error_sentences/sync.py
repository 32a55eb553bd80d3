"""The road to the server and its answers."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SYNC: dict[str, tuple[object, object]] = {
    "sync": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The sync stopped."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Everything that has not been received waits on this laptop. Try again later."),
    ),
    "sync.no_network": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server cannot be reached."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Everything waits safely on this laptop, in order. Try again where there is a network.",
        ),
    ),
    "sync.server_busy": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server is busy or has a fault."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Everything that was not received waits on this laptop. Try again in a few minutes.",
        ),
    ),
    "sync.tls": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not our server."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Its certificate is not the municipality's, so nothing was sent. Everything waits on this laptop. "
            "Try another network, or call the service desk.",
        ),
    ),
    "sync.refused": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server refused this."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "It stored nothing of it; everything waits on this laptop. Call the service desk (answer {status}).",
        ),
    ),
    "sync.too_large": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This was too much for the server at once."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing of it was stored there; everything waits on this laptop. Sync again."),
    ),
    "sync.update_first": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This program is too old to fetch."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Everything made here can still be sent. Update the program to fetch the visits.",
        ),
    ),
    "sync.unreadable": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The answer of the server was not understood."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was marked as received; everything waits on this laptop. Try again, or call the service desk.",
        ),
    ),
    "sync.receipt": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The receipt is not from the municipality."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was marked as received; everything waits on this laptop. Call the service desk.",
        ),
    ),
    "sync.store_behind": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server has {missing} records that this laptop has lost."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was continued and nothing deleted. Do not make new records; call the service desk.",
        ),
    ),
    "sync.lease": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server did not give this laptop more time to read the families."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts", "What came was not signed for this laptop and does not count. Call the service desk."
        ),
    ),
    "sync.team": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The list of colleagues does not hold."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "It was not signed for this laptop and does not count. All else came. Call the service desk.",
        ),
    ),
    "sync.order_refused": (
        QT_TRANSLATE_NOOP("ErrorTexts", "An order to close this laptop does not count."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was changed. The server is told. Call the service desk."),
    ),
    "sync.feed": (
        QT_TRANSLATE_NOOP("ErrorTexts", "What was fetched does not hold."),
        QT_TRANSLATE_NOOP("ErrorTexts", "None of it was stored; what is here stays as it was. Call the service desk."),
    ),
    "sync.enrolment": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This laptop was not enrolled."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Nothing was stored. Ask the officer for a new code and try again."),
    ),
    "sync.enrolment_code": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This is not a whole enrolment code."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "A code begins with JGV1. and is long. The code was not used: copy all of it and try again.",
        ),
    ),
    "sync.enrolment_file": (
        QT_TRANSLATE_NOOP("ErrorTexts", "There is no enrolment code to be read in this file."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "No code was used. Choose the file with the code that the officer gave you, or paste the code itself.",
        ),
    ),
    "sync.enrolment_code_over": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server does not take this code."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "A code works once, for 15 minutes. Ask the officer for a new code and give it here.",
        ),
    ),
    "sync.enrolment_refused": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The officer refused this laptop."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "There is nothing about families on this laptop. Ask the officer why; with a new code you can start over.",
        ),
    ),
    "sync.enrolment_given_up": (
        QT_TRANSLATE_NOOP("ErrorTexts", "You stopped waiting for the officer."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The request is still with the officer. Go on with the same code when you want; it need not be new.",
        ),
    ),
    "sync.enrolment_demo": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This code is for a demo."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "This laptop is for real work and takes no demo. Ask the officer for a code of the municipality.",
        ),
    ),
    "sync.enrolment_server": (
        QT_TRANSLATE_NOOP("ErrorTexts", "This code is of another server."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "The IT department set this laptop for one server only. Ask the officer for a code of that server.",
        ),
    ),
    "policy.unreadable": (
        QT_TRANSLATE_NOOP("ErrorTexts", "A setting of the IT department cannot be read."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Your work is saved, and sending goes on. Call the service desk: the policy of this laptop has a mistake.",
        ),
    ),
    "sync.login_provider": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The log-in page is not the one that the IT department set."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "You are not logged in; everything could be sent. Type your password nowhere. Call the service desk.",
        ),
    ),
    "sync.login": (
        QT_TRANSLATE_NOOP("ErrorTexts", "You are not logged in."),
        QT_TRANSLATE_NOOP("ErrorTexts", "Everything could be sent; nothing was fetched. Log in to fetch the visits."),
    ),
    "sync.tls_dates": (
        QT_TRANSLATE_NOOP("ErrorTexts", "The server's certificate does not fit the clock of this laptop."),
        QT_TRANSLATE_NOOP(
            "ErrorTexts",
            "Nothing was sent; everything waits on this laptop. Check date and time of the laptop, then sync again.",
        ),
    ),
}
