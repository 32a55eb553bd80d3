"""Tell in numbered steps what holds of a sealed paper, as a lawyer without our server can.

1. intact: the seal covers the whole file, its container is as it was made, nothing was changed.
2. issuer: the seal's certificate leads to a CA that the reader named, and was valid when it says it sealed.
3. revoked: the CA's revocation list does not name it, or a timestamp proves that the paper is older.
4. existedBefore: a timestamp proves that the file is older; without one only the device's clock speaks.
5. register: that no seal or paper is missing is known to the municipality's register only; an extract of it, signed,
   can be checked here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from jgvisit.documents.asn1_turn import ASN1
from jgvisit.documents.issuers import (
    Revocation,
    in_groups,
    is_demo,
    load_crls,
    load_trusted,
    name_of,
    revocation,
    was_valid,
)
from jgvisit.documents.model import STEPS, Step, StepOutcome, Verification
from jgvisit.documents.verify_register import paper_step
from jgvisit.documents.verify_time import day_of, existed_before, proven_at
from jgvisit.records.canonical import sha256
from jgvisit.records.certificates import fingerprint, is_practice

if TYPE_CHECKING:
    from jgvisit.documents.pdf_reading import SealReading

MAX_BYTES = 50 * 1024 * 1024
_DAMAGE = {
    "unreadable": "Dit bestand is geen PDF, of zo beschadigd dat het niet te lezen is.",
    "noSeal": "Dit bestand draagt geen zegel.",
    "otherSeals": "Dit bestand draagt niet precies één zegel, zoals onze papieren.",
    "stamp": "Na het zegel is iets anders toegevoegd dan een heel tijdstempel.",
    "notCovered": "Het zegel dekt niet het hele bestand: er is iets bijgevoegd, weggehaald of veranderd.",
    "container": "De gegevens van het zegel zelf zijn veranderd of beschadigd.",
    "changed": "Het bestand is veranderd nadat het verzegeld was.",
}
_INTACT = "Het zegel dekt het hele bestand en er is niets veranderd."
_INTACT_STAMPED = "Er is niets veranderd sinds het zegel; alleen tijdstempels kwamen erbij."
_NOT_JUDGED = "Zegt niets zolang stap 1 niet klopt."
_NOT_TRUSTED = "Niet na te gaan zolang stap 2 niet klopt."
_HOLDS: StepOutcome = "holds"
_FAILS: StepOutcome = "fails"
NO_LIST = "Er is geen lijst van ingetrokken certificaten bij de hand."
PRACTICE_SAYS = "Dit is van het OEFENGEZIN: het is niet echt, en geen certificaat maakt het echt."
_DEMO_SAYS = " Dit is een DEMO-certificaat: het papier is niet echt."


def verify_pdf(
    data: bytes,
    *,
    name: str,
    trust_pem: tuple[str, ...],
    crls_pem: tuple[str, ...] = (),
    explicit_trust: bool = True,
    authorities_pem: tuple[str, ...] = (),
    register: bytes | None = None,
    now: datetime | None = None,
) -> Verification:
    """Check the seal of one file.

    Args:
        data: the file.
        name: what the answer calls it.
        trust_pem: certificates of the CAs that the reader trusts, PEM.
        crls_pem: revocation lists, PEM, one in each; none are fetched.
        explicit_trust: whether a person named `trust_pem` (`--trust`). Only then are DEMO certificates accepted.
        authorities_pem: certificates of who may vouch for timestamps, PEM; they vouch for no seal.
        register: the file of `jgvisit server register`, where the reader has one.
        now: wall clock; judges whether a revocation list is fresh, and the last timestamp.

    Raises:
        InputError: `trust_pem`, `crls_pem`, `authorities_pem` or `register` cannot be read.
    """
    trusted, crls, authorities = load_trusted(trust_pem), load_crls(crls_pem), load_trusted(authorities_pem)
    moment = now or datetime.now(UTC)
    if len(data) > MAX_BYTES:
        return damaged(name, f"Dit bestand is groter dan {MAX_BYTES // 1024**2} MB.")
    with ASN1:
        reading: SealReading = import_module("jgvisit.documents.pdf_reading").read_seal(
            data, _der(trusted), moment, _der(authorities), [one.public_bytes(Encoding.DER) for one in crls]
        )
    damage = reading.damage.value
    if damage != "none":
        return damaged(name, _DAMAGE[damage], readable=damage != "unreadable")
    path = [x509.load_der_x509_certificate(one) for one in reading.path]
    issuer = _issuer(reading, path, explicit_trust=explicit_trust, any_trusted=bool(trusted))
    proven = proven_at(reading.stamps)
    steps = (
        Step("intact", "holds", _INTACT if not reading.stamps else _INTACT_STAMPED),
        issuer,
        _revoked(path, crls, moment, proven)
        if issuer.outcome == "holds"
        else Step("revoked", "notKnown", _NOT_TRUSTED),
        existed_before(reading.stamps, reading.claimed_at, any_authority=bool(authorities)),
        paper_step(sha256(data[: reading.sealed_bytes]), len(reading.stamps), register, trusted),
    )
    return Verification(name, readable=True, steps=steps)


def damaged(name: str, detail: str, *, readable: bool = False) -> Verification:
    """Return the verification of a file of which step 1 fails with this sentence, so that nothing else is judged."""
    first, *others = STEPS
    steps = (Step(first, "fails", detail), *(Step(other, "notKnown", _NOT_JUDGED) for other in others))
    return Verification(name, readable=readable, steps=steps)


def _issuer(reading: SealReading, path: list[x509.Certificate], *, explicit_trust: bool, any_trusted: bool) -> Step:
    own = x509.load_der_x509_certificate(reading.certificate)
    demo = any(is_demo(one) for one in (own, *path))
    if any(is_practice(one) for one in (own, *path)):
        return Step("issuer", _FAILS, PRACTICE_SAYS)
    if not any_trusted:
        outcome, detail = _FAILS, f"Er is geen certificaat van een gemeente om {name_of(own)} mee te vergelijken."
    elif path and demo and not (explicit_trust and is_demo(path[-1])):
        outcome, detail = _FAILS, f"{name_of(own)} telt alleen als u het certificaat van de demo zelf noemt."
    elif path:
        said = f"Verzegeld door {name_of(own)}; uitgegeven door {name_of(path[-1])}."
        outcome, detail = _HOLDS, f"{said} De vingerafdruk daarvan (SHA-256) is {in_groups(fingerprint(path[-1]))}."
    elif not was_valid(own, reading.claimed_at):
        said = f"Het certificaat van {name_of(own)} was niet geldig toen het zegel zegt te zijn gezet."
        outcome, detail = _FAILS, said
    else:
        outcome, detail = _FAILS, f"{name_of(own)} is niet uitgegeven door de gemeente die u vertrouwt."
    return Step("issuer", outcome, detail + (_DEMO_SAYS if demo else ""))


def _revoked(
    path: list[x509.Certificate], crls: list[x509.CertificateRevocationList], now: datetime, proven: datetime | None
) -> Step:
    answer, moment = revocation(path, crls, now)
    if moment is None:
        return Step("revoked", "notKnown", NO_LIST)
    day = day_of(moment)
    if answer is Revocation.REVOKED and proven is not None and proven < moment:
        return Step("revoked", "holds", f"Ingetrokken op {day}; het tijdstempel bewijst dat het papier ouder is.")
    said: dict[Revocation, tuple[StepOutcome, str]] = {
        Revocation.GOOD: ("holds", f"Niet ingetrokken volgens de lijst van {day}."),
        Revocation.REVOKED: ("fails", f"Ingetrokken op {day}; niets bewijst dat het papier ouder is."),
        Revocation.STALE: ("notKnown", f"De lijst van ingetrokken certificaten van {day} is verlopen."),
    }
    return Step("revoked", *said[answer])


def _der(certificates: list[x509.Certificate]) -> list[bytes]:
    return [one.public_bytes(Encoding.DER) for one in certificates]
