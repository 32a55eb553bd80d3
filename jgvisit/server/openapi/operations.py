"""What each address of the protocol takes, gives and asks. The words are Dutch, as the document's readers are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from jgvisit.server.inventory.schemas import Inventory
from jgvisit.sync.audit_wire import AuditDoubt, AuditDoubtNoted
from jgvisit.sync.erasure_wire import ErasureOrder, Erasures, SignedErasure
from jgvisit.sync.exchange_wire import Exchange, ExchangeAnswer
from jgvisit.sync.lease_wire import DayCode, DayCodeRequest, LeaseRequest, SignedLease
from jgvisit.sync.order_wire import Orders, OrdersSeen, SignedOrder, SignedWiped, WipeOrder
from jgvisit.sync.removal_wire import RemovalNoted, SignedRemoval
from jgvisit.sync.renewal_wire import Renewal, RenewalRequest, WaitingRenewal
from jgvisit.sync.team_wire import SignedTeam
from jgvisit.sync.wire import (
    MAX_BLOB_BYTES,
    Approval,
    Assignment,
    BlobsAsked,
    BlobsMissing,
    BlobState,
    Code,
    CodeRequest,
    Enrolment,
    EnrolmentRequest,
    Feed,
    Message,
    Nonce,
    Push,
    PushAnswer,
    ServerInfo,
    Session,
    SessionRequest,
    SignedReceipt,
    TextsPublished,
    WaitingEnrolment,
)

Auth = Literal["nobody", "device", "device, perhaps session", "device and session", "session"]
Method = Literal["get", "post", "put"]


class Octets:
    """Stands for bytes that are no message of the wire."""


class SignedTexts:
    """Stands for a file of texts as two people signed it: JSON whose exact bytes count (decision 7)."""


class Live(Message, frozen=True, kw_only=True):
    """The process answers."""

    live: bool


class Ready(Message, frozen=True, kw_only=True):
    """The database answers too."""

    ready: bool


@dataclass(frozen=True)
class Operation:
    """One address and method."""

    method: Method
    path: str
    """Under `/api/v1`."""
    summary: str
    auth: Auth
    takes: type | None = None
    gives: type | None = None
    many: bool = False
    """It gives a list of `gives`."""
    status: int = 200
    problems: tuple[int, ...] = ()
    """Besides those that follow from what it asks and takes."""
    at_most: tuple[tuple[str, int], ...] = ()
    """Parameters with the highest number that is not too large (413)."""


OPERATIONS = (
    Operation("get", "/server", "Wie deze server is", "nobody", gives=ServerInfo),
    Operation("get", "/nonce", "Een getal voor één getekend verzoek", "nobody", gives=Nonce),
    Operation("get", "/health/live", "Of het proces antwoordt", "nobody", gives=Live),
    Operation("get", "/health/ready", "Of ook de database antwoordt", "nobody", gives=Ready),
    Operation(
        "post",
        "/enrolments",
        "Meld een laptop aan met een code",
        "device",
        EnrolmentRequest,
        Enrolment,
        status=201,
        problems=(409,),
    ),
    Operation("get", "/enrolments/{enrolment}", "Hoe ver de aanmelding is", "device", gives=Enrolment, problems=(404,)),
    Operation(
        "post",
        "/sessions",
        "Begin een sessie met een ID-token",
        "device",
        SessionRequest,
        Session,
        status=201,
        problems=(503,),
    ),
    Operation(
        "post", "/records", "Stuur vastleggingen; elke krijgt een antwoord", "device", Push, PushAnswer, problems=(409,)
    ),
    Operation(
        "post",
        "/exchange",
        "Alles wat een synchronisatie vraagt, in één keer",
        "device, perhaps session",
        Exchange,
        ExchangeAnswer,
    ),
    Operation("get", "/receipt", "Wat de server van een keten heeft, getekend", "device", gives=SignedReceipt),
    Operation("post", "/blobs/missing", "Welke bijlagen nog ontbreken", "device", BlobsAsked, BlobsMissing),
    Operation(
        "put",
        "/blobs/{case}/{sha256}",
        "Stuur een deel van een bijlage",
        "device",
        Octets,
        BlobState,
        problems=(404, 409),
        at_most=(("offset", MAX_BLOB_BYTES), ("total", MAX_BLOB_BYTES)),
    ),
    Operation(
        "get",
        "/blobs/{case}/{sha256}",
        "Een bijlage van een eigen gezin",
        "device and session",
        gives=Octets,
        problems=(404,),
    ),
    Operation(
        "get", "/feed", "Wat er bij kwam over de eigen gezinnen", "device and session", gives=Feed, problems=(426,)
    ),
    Operation("get", "/team", "Wie hier werken, en wie voor wie waarneemt", "device and session", gives=SignedTeam),
    Operation(
        "get",
        "/texts/{number}",
        "Een vrijgave van teksten, zoals getekend",
        "device and session",
        gives=SignedTexts,
        problems=(404,),
    ),
    Operation(
        "post",
        "/texts",
        "Breng teksten: eerst de jurist, dan het tweede paar ogen",
        "session",
        Octets,
        TextsPublished,
        status=201,
        problems=(409,),
    ),
    Operation(
        "post",
        "/lease",
        "Verleng hoe lang de laptop gezinnen toont",
        "device and session",
        LeaseRequest,
        SignedLease,
        problems=(426,),
    ),
    Operation("get", "/orders/{enrolment}", "Opdrachten voor een laptop", "nobody", gives=Orders),
    Operation("post", "/orders/seen", "Wat de laptop van opdrachten vond", "device", OrdersSeen, Orders),
    Operation(
        "post",
        "/orders/confirmations",
        "Een opdracht is uitgevoerd",
        "nobody",
        SignedWiped,
        status=204,
        problems=(404,),
    ),
    Operation(
        "post",
        "/audit/doubts",
        "Het logboek van de server loopt niet door op wat de laptop zag",
        "device",
        AuditDoubt,
        AuditDoubtNoted,
        status=201,
    ),
    Operation(
        "post",
        "/renewals",
        "Vraag een volgend certificaat voor dezelfde sleutel",
        "device",
        RenewalRequest,
        Renewal,
        problems=(409,),
    ),
    Operation(
        "get",
        "/officer/renewals",
        "Welke volgende certificaten op goedkeuring wachten",
        "session",
        gives=WaitingRenewal,
        many=True,
    ),
    Operation(
        "post",
        "/officer/renewals/{device}/approval",
        "Keur een volgend certificaat goed of af",
        "session",
        Approval,
        Renewal,
        problems=(404, 409, 503),
    ),
    Operation("get", "/erasures", "Opdrachten om te wissen", "device", gives=Erasures),
    Operation("post", "/removals", "Wat van de laptop af is", "device", SignedRemoval, RemovalNoted, status=201),
    Operation(
        "post", "/officer/enrolment-codes", "Maak een code voor een laptop", "session", CodeRequest, Code, status=201
    ),
    Operation(
        "get",
        "/officer/enrolments",
        "Welke laptops op goedkeuring wachten",
        "session",
        gives=WaitingEnrolment,
        many=True,
    ),
    Operation(
        "post",
        "/officer/enrolments/{enrolment}/approval",
        "Keur een laptop goed of af",
        "session",
        Approval,
        Enrolment,
        problems=(404, 409, 503),
    ),
    Operation(
        "post",
        "/officer/assignments",
        "Wijs een gezin toe",
        "session",
        Assignment,
        Assignment,
        status=201,
        problems=(404,),
    ),
    Operation(
        "post",
        "/officer/orders",
        "Geef een getekende opdracht om te wissen",
        "session",
        SignedOrder,
        WipeOrder,
        status=201,
        problems=(404, 409),
    ),
    Operation(
        "post",
        "/officer/erasures",
        "Geef een getekende opdracht om te vergeten",
        "session",
        SignedErasure,
        ErasureOrder,
        status=201,
        problems=(404, 409),
    ),
    Operation(
        "post",
        "/officer/day-codes",
        "Een code voor één dag lezen",
        "session",
        DayCodeRequest,
        DayCode,
        status=201,
        problems=(404,),
    ),
    Operation(
        "get",
        "/officer/devices/{device}/inventory",
        "Wat er op een laptop stond",
        "session",
        gives=Inventory,
        problems=(404,),
    ),
)
