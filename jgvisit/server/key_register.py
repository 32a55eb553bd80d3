"""The register of keys: where each lives, what it signs or opens, how long it lasts, how it is replaced and revoked.

One table, from which `docs/security.md` is written. A key signs the kinds of message that stand in its row and no
other: each kind begins with bytes of its own (`MESSAGES`), and a certificate by the root names one role.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from jgvisit.content.pack_trust import DOMAIN
from jgvisit.records.link import LINK_DOMAIN
from jgvisit.records.paper_register import REGISTER_DOMAIN
from jgvisit.server.certificates import CA_LIFE, LEAF_LIFE, OFFICER_LIFE, ROOT_LIFE
from jgvisit.server.outside import DECISION_DOMAIN
from jgvisit.sync.erasure_wire import ERASURE_DOMAIN
from jgvisit.sync.lease_wire import LEASE_DOMAIN
from jgvisit.sync.order_wire import ORDER_DOMAIN, TAKING_BACK_DOMAIN, WIPED_DOMAIN, WITNESS_DOMAIN
from jgvisit.sync.removal_wire import REMOVAL_DOMAIN
from jgvisit.sync.team_wire import TEAM_DOMAIN
from jgvisit.sync.wire import APPROVAL_DOMAIN, RECEIPT_DOMAIN


@dataclass(frozen=True)
class MessageKind:
    """One kind of signed message."""

    name: str
    prefix: bytes
    """With these bytes every message of the kind begins, and no message of another."""


LINK = MessageKind("link of a record", LINK_DOMAIN)
REQUEST = MessageKind("request (RFC 9421)", b'"@method": ')
SEAL = MessageKind("seal of a PDF (CMS attributes)", b"\x31")
WIPED = MessageKind("confirmation of a wipe", WIPED_DOMAIN)
WITNESS = MessageKind("naming of a witness", WITNESS_DOMAIN)
REMOVAL = MessageKind("removal of bodies", REMOVAL_DOMAIN)
RECEIPT = MessageKind("receipt", RECEIPT_DOMAIN)
EXTRACT = MessageKind("extract of the register", REGISTER_DOMAIN)
LEASE = MessageKind("lease", LEASE_DOMAIN)
TEAM = MessageKind("list of colleagues", TEAM_DOMAIN)
ORDER = MessageKind("wipe order", ORDER_DOMAIN)
TAKING_BACK = MessageKind("taking back of a wipe order", TAKING_BACK_DOMAIN)
ERASURE = MessageKind("erasure order", ERASURE_DOMAIN)
OUTSIDE = MessageKind("what outlives the database", DECISION_DOMAIN)
APPROVAL = MessageKind("approval of a laptop", APPROVAL_DOMAIN)
JURIST = MessageKind("texts, by the jurist", DOMAIN["jurist"])
SECOND_EYE = MessageKind("texts, by the second eye", DOMAIN["second_eye"])
MESSAGES = (
    LINK, REQUEST, SEAL, WIPED, WITNESS, REMOVAL, RECEIPT, EXTRACT, LEASE, TEAM, ORDER, TAKING_BACK, ERASURE, OUTSIDE,
    APPROVAL, JURIST, SECOND_EYE,
)  # fmt: skip


@dataclass(frozen=True)
class Key:
    """One row: a key, or a kind of key that many have."""

    name: str
    where: str
    signs: tuple[MessageKind, ...]
    opens: str
    """What it issues or opens beside the messages it signs; empty where nothing."""
    life: timedelta | None
    """Of its certificate; None where it has none and lasts as `rotation` says."""
    rotation: str
    revocation: str


REGISTER = (
    Key(
        "municipal root", "off line, with the officers (`offline/root.key`)", (),
        "issues the device CA and the receipt, order, pack and officers' keys", ROOT_LIFE,
        "a new installation: every laptop is enrolled anew, since the code pins it",
        "none: what it issued is revoked one by one",
    ),
    Key(
        "device CA", "a signing process of its own, other account or machine (`ca/`)", (),
        "issues device certificates on an officer's signed approval only; signs the list of revoked ones", CA_LIFE,
        "a second one by the root; laptops take any authority that the root issued",
        "none: revoke its devices, then make another",
    ),
    Key(
        "receipt key", "the server (`receipt.key`)", (RECEIPT, EXTRACT, LEASE, TEAM), "", LEAF_LIFE,
        "`jgvisit server renew-receipts`; laptops take a successor that the root made for receipts",
        "none on laptops that know it: if it leaked they are enrolled anew",
    ),
    Key(
        "key of the back office", "the server (`office.key`)", (LINK,),
        "links of steps of a paper on its way (sent, received, accepted, returned), and that a copy was sent or came "
        "back; laptops take no other record by it",
        LEAF_LIFE,
        "`jgvisit server office-key`; laptops take a successor that the root made for this",
        "none on laptops that know it; what it can claim is bounded by the consents that a laptop looks at itself",
    ),
    Key(
        "order key", "officers' tokens (`offline/order-N.key` in a pilot)", (ORDER, TAKING_BACK, ERASURE), "",
        LEAF_LIFE,
        "`jgvisit server order-key`; old and new count side by side until one ends or is revoked",
        "`jgvisit server revoke-key`: at once on the server, on each laptop with its next lease, for ever",
    ),
    Key(
        "officer's key", "officers' tokens (`offline/officer-1.key` in a pilot)", (APPROVAL, REQUEST), "",
        OFFICER_LIFE, "another certificate in the CA's folder `officers/`",
        "take it out of that folder: read anew at each approval",
    ),
    Key(
        "pack key", "jurist and second eye, each one's own", (JURIST, SECOND_EYE), "", LEAF_LIFE,
        "`jgvisit server pack-key`", "`jgvisit content build --revoke`: by the next release, for ever",
    ),
    Key(
        "device key", "the laptop: PIN and passphrase wraps, never the officers'",
        (LINK, REQUEST, SEAL, WIPED, WITNESS, REMOVAL), "", LEAF_LIFE,
        "its certificate by another, on an officer's signature; the key itself by a new enrolment, with a new store",
        "by a wipe order, at once: it may send and no more; seals by the list of `jgvisit server crl`",
    ),
    Key(
        "witness key", "the laptop's keyring, named by the device key for one store", (WIPED,), "", None,
        "lasts as long as its store", "with its device; a destroyed store deletes it",
    ),
    Key(
        "data key", "in memory while open; wraps: daily, passphrase, two officers", (), "opens the store", None,
        "each change of the passphrase makes a new one", "a wipe order; an old copy keeps its old key",
    ),
    Key(
        "recovery keys", "officers, one pair each", (), "two of them open a store's data key (HPKE)", None,
        "another set at the next enrolment of each laptop", "an enrolled laptop keeps its set until then",
    ),
    Key(
        "key of the day codes", "the server (`day-code.key`); derived for each store inside its lease", (),
        "makes the code that opens a laptop's families for a day", None,
        "delete the file and run `jgvisit server migrate`; each lease then brings the new one",
        "as its rotation",
    ),
    Key(
        "nonce key", "the server (`nonce.key`)", (),
        "knows the server's own nonces, five minutes each, and, by a key derived from it, visits to its pages, half an"
        " hour", None,
        "replace the file and restart: open requests are sent again", "as its rotation",
    ),
    Key(
        "key of what outlives the database", "the server (`outside.key`)", (OUTSIDE,), "", None,
        "none: it must hold over every line ever written",
        "none: who has it and the folder could write all of it anew",
    ),
    Key(
        "key of kept withdrawals", "beside them (`outside/key`)", (), "opens withdrawals, refusals and restrictions",
        None, "none: each is kept for 36 days", "none",
    ),
    Key(
        "database key", "the server (`database.key`), embedded database only", (), "opens the pilot's database", None,
        "none: move to PostgreSQL", "none",
    ),
    Key(
        "keys of objects", "the database, beside the paper each opens", (),
        "opens one paper in the object store", None, "none needed: each encrypts one thing once",
        "erasing the paper, or moving it back, throws its key away",
    ),
    Key(
        "backup key", "off line (`offline/backup.key`); the server has its public half only (`backup.pem`)", (),
        "opens backups (HPKE)", None,
        "delete `backup.pem` and run `jgvisit server migrate`; keep the old one as long as its backups",
        "as its rotation",
    ),
    Key(
        "TLS key", "the server (`tls.key`), or the municipality's own", (), "the line", LEAF_LIFE,
        "`--tls-cert` and `--tls-key`; a pilot's own authority is pinned at enrolment", "by its authority",
    ),
)  # fmt: skip


def markdown() -> str:
    """Return the register as the table of `docs/security.md`."""
    lines = ["| key | where | signs, opens | life | rotation | revocation |", "| --- | --- | --- | --- | --- | --- |"]
    for key in REGISTER:
        does = "; ".join(part for part in (", ".join(kind.name for kind in key.signs), key.opens) if part)
        life = "–" if key.life is None else f"{key.life.days // 365} years"
        lines.append(f"| {key.name} | {key.where} | {does} | {life} | {key.rotation} | {key.revocation} |")
    return "\n".join(lines)
