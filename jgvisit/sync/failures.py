"""What can go wrong on the road to the server, by what the person should do about it.

SyncError
├── NoNetworkError          wait; the order is kept
├── ServerBusyError         the server answers, but not now: later
├── TlsError                somebody else answers: stop and say so
├── RefusedByServerError    the server says no: stop and ask
│   ├── CodeNotTakenError       an enrolment code unknown to the server, used or too old
│   ├── RequestTooLargeError    send less at a time
│   └── UpdateFirstError        sending still works, fetching needs a newer program
├── UnreadableAnswerError   not our wire format, too large, or contradicting itself
├── SignatureError          a request whose signature does not hold (the server's side)
├── ReceiptError            a receipt that is not the server's, or not about our chain
│   └── StoreBehindError        the server knows records that this store no longer has
├── LeaseError              a lease that is not the server's, or not for this store
├── FeedError               fetched records whose signatures or hashes do not hold
├── EnrolmentError          the enrolment code or its answer cannot be trusted
│   ├── EnrolmentCodeError      not a code of ours, or a part of one
│   ├── EnrolmentRefusedError   an officer said no
│   ├── EnrolmentGivenUpError   somebody here stopped waiting
│   └── DemoServerError         a demo's keys on a laptop that is none
└── LoginError              no log-in came about
"""

from __future__ import annotations

from jgvisit.errors import SyncError


class NoNetworkError(SyncError):
    """The server was not reached, or the line was cut; everything not yet answered still waits, in order."""

    code = "sync.no_network"


class ServerBusyError(SyncError):
    """The server failed or asks for patience; everything not yet answered still waits."""

    code = "sync.server_busy"

    def __init__(self, said: str, *, may_pass: bool = False, retry_after: str | None = None) -> None:
        """Note what it asks.

        Args:
            said: for the log; names nobody.
            may_pass: the same request may be answered in a while.
            retry_after: seconds it asked us to wait, as it sent them.
        """
        super().__init__(said)
        self.may_pass, self.retry_after = may_pass, retry_after


class TlsError(SyncError):
    """Who answers is not our server (certificate, or no TLS at all); nothing was sent to it."""

    code = "sync.tls"


class TlsDatesError(TlsError):
    """The server's certificate has ended or not begun by this laptop's clock; nothing was sent."""

    code = "sync.tls_dates"


class RefusedByServerError(SyncError):
    """The server refused this request and stored nothing of it; what waits still waits."""

    code = "sync.refused"

    def __init__(self, status: int, problem: str) -> None:
        super().__init__(f"refused: {status} {problem}")
        self.status = status
        self.problem = problem
        """The `code` of the server's problem+json."""


class RequestTooLargeError(RefusedByServerError):
    """The request was too large; nothing of it was stored, and less at a time may pass."""

    code = "sync.too_large"


class UpdateFirstError(RefusedByServerError):
    """This program is too old to fetch; everything made here can still be sent."""

    code = "sync.update_first"


class CodeNotTakenError(RefusedByServerError):
    """The server does not know this code, or it was used or is older than 15 minutes; another code will do."""

    code = "sync.enrolment_code_over"


class UnreadableAnswerError(SyncError):
    """The answer is not in our wire format, too large, or contradicts what was asked; nothing was noted."""

    code = "sync.unreadable"


class ReceiptError(SyncError):
    """The receipt is not signed by the municipality or speaks of another chain; nothing was noted as received."""

    code = "sync.receipt"


class StoreBehindError(ReceiptError):
    """The server holds records of this chain that the store lost; what is here was sent, a new chain goes on."""

    code = "sync.store_behind"

    def __init__(self, missing: int) -> None:
        super().__init__(f"{missing} records are missing here")
        self.missing = missing


class LeaseError(SyncError):
    """The lease is not signed by the municipality or not for this store; the one before still holds."""

    code = "sync.lease"


class TeamError(SyncError):
    """The list of colleagues is not signed by the municipality or not for this store; the one before stays."""

    code = "sync.team"


class FeedError(SyncError):
    """Fetched records do not hold; none of that answer was stored, and what is here stays as it was."""

    code = "sync.feed"


class EnrolmentError(SyncError):
    """The enrolment did not come about; no certificate was taken and nothing was stored."""

    code = "sync.enrolment"


class EnrolmentCodeError(EnrolmentError):
    """What was typed is no enrolment code, or not all of it; nobody was asked and the code is not used."""

    code = "sync.enrolment_code"


class EnrolmentFileError(EnrolmentError):
    """A file that was chosen holds no enrolment code and nothing else, or cannot be read; no code is used."""

    code = "sync.enrolment_file"


class EnrolmentRefusedError(EnrolmentError):
    """An officer refused this key for good; the store has no records yet and a new one may be made."""

    code = "sync.enrolment_refused"


class EnrolmentGivenUpError(EnrolmentError):
    """Somebody stopped waiting; the server keeps the request, and asking again by the same key finds it."""

    code = "sync.enrolment_given_up"


class DemoServerError(EnrolmentError):
    """The server or its keys are a demo's and this laptop is not; nothing was taken from it."""

    code = "sync.enrolment_demo"


class OtherServerError(EnrolmentError):
    """The code is of another server than the IT department set for this laptop; nobody was asked, nothing used up."""

    code = "sync.enrolment_server"


class LoginError(SyncError):
    """No log-in; sending works without one, and nothing was fetched."""

    code = "sync.login"


class OtherProviderError(LoginError):
    """The server names another log-in provider than the IT department set; no browser was opened."""

    code = "sync.login_provider"
