"""The register of keys: no message valid in two roles, no certificate for two, no demo key outside a demo."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from order_maker import NOW, Officers, order_for

from jgvisit.content.pack_errors import PackUntrustedError
from jgvisit.content.pack_trust import DOMAIN, USAGE, role_of
from jgvisit.ids import DeviceId, WorkerId
from jgvisit.records import canonical
from jgvisit.records.certificates import OFFICER_USAGE, RECEIPT_USAGE, UntrustedError, may_act_as, signed_by
from jgvisit.records.link import signature_holds
from jgvisit.records.paper_register import SignedExtract, is_signed
from jgvisit.server import key_register as register
from jgvisit.server.ca.service import CaFolder, CaSettings, DeviceCa, NotIssuedError, approval_holds, lay_out
from jgvisit.server.certificates import Issuer, issue_authority, issue_leaf, key_pem, new_key, pem, public_der, subject
from jgvisit.server.device_requests import Caller, _Message, _verify
from jgvisit.server.installation import Officer, Plan, init, open_municipality
from jgvisit.server.key_register import MESSAGES, REGISTER, MessageKind
from jgvisit.server.orders.service import _holds
from jgvisit.server.outside import DECISION_DOMAIN
from jgvisit.server.problems import NotAuthenticatedError, SetupError
from jgvisit.store.cms_attributes import are_cms_attributes
from jgvisit.store.device_key import DeviceKey
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.erasure_wire import ERASURE_DOMAIN
from jgvisit.sync.lease_wire import LEASE_DOMAIN
from jgvisit.sync.order_wire import ORDER_DOMAIN, TAKING_BACK_DOMAIN, WIPED_DOMAIN, WITNESS_DOMAIN, OrderSignature
from jgvisit.sync.orders import OrderRefusedError, officers_who_signed, order_key
from jgvisit.sync.receipt_key import ReceiptKey
from jgvisit.sync.removal_wire import REMOVAL_DOMAIN
from jgvisit.sync.team_wire import TEAM_DOMAIN
from jgvisit.sync.trust import Trust
from jgvisit.sync.wire import RECEIPT_DOMAIN

DOCS = Path(__file__).parents[3] / "docs"
ALGORITHM = ec.ECDSA(hashes.SHA256())
TEXT = '{"device":"0123"}'
SHA = hashlib.sha256(b"").hexdigest()


@dataclass
class World:
    """The worst case: one and the same key behind every role, each with a certificate that is right for it."""

    officers: Officers
    key: ec.EllipticCurvePrivateKey

    def certificate(self, usage: x509.ObjectIdentifier | None) -> str:
        name = subject("Gemeente Voorbeeldstad", "every role", demo=False)
        leaf = issue_leaf(name, self.key.public_key(), NOW, self.officers.root, only_for=usage)
        return pem(leaf)

    def sign(self, message: bytes) -> bytes:
        return self.key.sign(message, ALGORITHM)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(Officers(tmp_path_factory.mktemp("keys")), new_key())


def der_set() -> bytes:
    """A DER SET OF the two CMS attributes that every seal has (RFC 5652 §11: content type, message digest)."""
    kind = bytes.fromhex("301806092a864886f70d010903310b06092a864886f70d010701")
    digest = bytes.fromhex("302f06092a864886f70d01090431220420") + bytes(32)
    return b"\x31" + bytes([len(kind) + len(digest)]) + kind + digest


def request_base() -> bytes:
    """The signature base of a request of ours (RFC 9421 §2.5)."""
    params = (
        f'("@method" "@path" "@query" "content-digest");created=1;keyid="{"d" * 32}";nonce="n";tag="jgvisit/request/1"'
    )
    lines = ('"@method": GET', '"@path": /api/v1/feed', '"@query": ?', f'"content-digest": sha-256=:{SHA}:')
    return "\n".join((*lines, f'"@signature-params": {params}')).encode()


def sample(kind: MessageKind) -> bytes:
    """Return bytes that the key of `kind` would sign."""
    if kind is register.SEAL:
        return der_set()
    return request_base() if kind is register.REQUEST else kind.prefix + TEXT.encode()


def _as_request(world: World, message: bytes, signature: bytes) -> bool:
    """Offer the signature on a request whose base would have to be `message`."""
    r, s = decode_dss_signature(signature)
    raw = to_base64(r.to_bytes(32, "big") + s.to_bytes(32, "big"))
    standard = raw.replace("-", "+").replace("_", "/") + "=" * (-len(raw) % 4)
    params = request_base().decode().rsplit('"@signature-params": ', 1)[1]
    headers = {
        "content-digest": f"sha-256=:{SHA}:",
        "signature-input": f"jgvisit={params}",
        "signature": f"jgvisit=:{standard}:",
    }
    caller = Caller(DeviceId("d" * 32), world.key.public_key(), WorkerId("w"), "approved", revoked=False)
    try:
        _verify(_Message("GET", "https://server/api/v1/feed", headers), lambda _: caller)
    except NotAuthenticatedError:
        return False
    return True


def _as_order(domain: bytes) -> Callable[[World, bytes, bytes], bool]:
    def verify(world: World, payload: bytes, signature: bytes) -> bool:
        made = OrderSignature(certificate=world.certificate(register_usage("order")), signature=to_base64(signature))
        try:
            return officers_who_signed(domain + payload, (made,), NOW, world.officers.bound()) == 1
        except OrderRefusedError:
            return False

    return verify


def register_usage(role: str) -> x509.ObjectIdentifier:
    from jgvisit.sync.orders import ORDER_USAGE

    return {"order": ORDER_USAGE, "receipt": RECEIPT_USAGE, "officer": OFFICER_USAGE}[role]


def _as_receipt(domain: bytes) -> Callable[[World, bytes, bytes], bool]:
    def verify(world: World, payload: bytes, signature: bytes) -> bool:
        own = world.certificate(RECEIPT_USAGE)
        key = ReceiptKey(Trust(pem(world.officers.root.certificate)), own, lambda: own)
        return key.signed(domain, payload.decode("latin-1"), to_base64(signature))

    return verify


def _as_extract(world: World, payload: bytes, signature: bytes) -> bool:
    own = world.certificate(RECEIPT_USAGE)
    offered = SignedExtract(register=payload.decode("latin-1"), signature=to_base64(signature), certificate=own)
    return is_signed(offered, [world.officers.root.certificate])


def _prefixed(domain: bytes) -> Callable[[World, bytes, bytes], bool]:
    return lambda world, payload, signature: _holds(
        world.key.public_key(), domain, payload.decode("latin-1"), to_base64(signature)
    )


VERIFIERS: dict[str, Callable[[World, bytes, bytes], bool]] = {
    register.LINK.name: lambda w, payload, s: signature_holds(w.key.public_key(), payload, s),
    register.REQUEST.name: _as_request,
    register.SEAL.name: lambda w, m, s: are_cms_attributes(m) and signed_by(w.key.public_key(), m, s),
    register.WIPED.name: _prefixed(WIPED_DOMAIN),
    register.WITNESS.name: _prefixed(WITNESS_DOMAIN),
    register.REMOVAL.name: lambda w, payload, s: signed_by(w.key.public_key(), REMOVAL_DOMAIN + payload, s),
    register.RECEIPT.name: _as_receipt(RECEIPT_DOMAIN),
    register.EXTRACT.name: _as_extract,
    register.LEASE.name: _as_receipt(LEASE_DOMAIN),
    register.TEAM.name: _as_receipt(TEAM_DOMAIN),
    register.ORDER.name: _as_order(ORDER_DOMAIN),
    register.TAKING_BACK.name: _as_order(TAKING_BACK_DOMAIN),
    register.ERASURE.name: _as_order(ERASURE_DOMAIN),
    register.OUTSIDE.name: lambda w, payload, s: signed_by(w.key.public_key(), DECISION_DOMAIN + payload, s),
    register.APPROVAL.name: lambda w, payload, s: approval_holds(w.key.public_key(), payload, s),
    register.JURIST.name: lambda w, p, s: signed_by(w.key.public_key(), DOMAIN["jurist"] + p, s),
    register.SECOND_EYE.name: lambda w, p, s: signed_by(w.key.public_key(), DOMAIN["second_eye"] + p, s),
}
WHOLE = {register.REQUEST.name, register.SEAL.name}
"""These verifiers take the whole message; the others put the prefix of their kind before what they are given."""


def test_every_kind_of_message_has_its_verifier() -> None:
    assert set(VERIFIERS) == {kind.name for kind in MESSAGES}


@pytest.mark.parametrize("made", MESSAGES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("read", MESSAGES, ids=lambda kind: kind.name)
def test_a_message_holds_in_its_own_role_and_in_no_other(world: World, made: MessageKind, read: MessageKind) -> None:
    message = sample(made)
    signature = world.sign(message)
    # whoever offers it chooses what to offer: the whole, or what follows either prefix
    offers = {message, message.removeprefix(made.prefix), message.removeprefix(read.prefix)}
    if read.name in WHOLE:
        offers = {message}
    assert any(VERIFIERS[read.name](world, offer, signature) for offer in offers) == (made is read)


def test_no_prefix_begins_another() -> None:
    for kind in MESSAGES:
        assert [other.name for other in MESSAGES if other.prefix.startswith(kind.prefix)] == [kind.name]


SIGNERS: dict[str, Callable[[DeviceKey], Callable[[bytes], bytes]]] = {
    register.LINK.name: lambda key: key.sign,
    register.REQUEST.name: lambda key: key.sign_request,
    register.SEAL.name: lambda key: key.sign_cms,
    register.WIPED.name: lambda key: key.sign_wiped,
    register.WITNESS.name: lambda key: key.sign_wiped,
    register.REMOVAL.name: lambda key: key.sign_removal,
}


def test_the_device_key_signs_what_its_row_says() -> None:
    device = next(key for key in REGISTER if key.name == "device key")
    assert {kind.name for kind in device.signs} == set(SIGNERS)


@pytest.mark.parametrize("asked", MESSAGES, ids=lambda kind: kind.name)
@pytest.mark.parametrize("role", list(SIGNERS))
def test_the_device_key_signs_in_each_role_that_roles_messages_alone(
    world: World, role: str, asked: MessageKind
) -> None:
    from cryptography.hazmat.primitives import serialization

    key = DeviceKey(
        world.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    signs = SIGNERS[role](key)
    wipe_words = {register.WIPED.name, register.WITNESS.name}
    if asked.name == role or {asked.name, role} == wipe_words:
        assert signs(sample(asked))
    else:
        with pytest.raises(ValueError, match=r"not|neither"):
            signs(sample(asked))


# -- certificates ---------------------------------------------------------------------------------

USAGES: dict[str, x509.ObjectIdentifier | None] = {
    "receipt": RECEIPT_USAGE,
    "officer": OFFICER_USAGE,
    "order": register_usage("order"),
    "jurist": USAGE["jurist"],
    "second eye": USAGE["second_eye"],
}


def _takes_receipts(world: World, certificate: str) -> bool:
    try:
        Trust(pem(world.officers.root.certificate)).receipt_key(certificate)
    except UntrustedError:
        return False
    return True


def _takes_orders(world: World, certificate: str) -> bool:
    try:
        order_key(x509.load_pem_x509_certificate(certificate.encode()), world.officers.root.certificate, NOW)
    except UntrustedError:
        return False
    return True


def _takes_texts(role: str) -> Callable[[World, str], bool]:
    def takes(_: World, certificate: str) -> bool:
        try:
            return role_of(x509.load_pem_x509_certificate(certificate.encode())) == role
        except PackUntrustedError:
            return False

    return takes


def _takes_approvals(_: World, certificate: str) -> bool:
    return may_act_as(x509.load_pem_x509_certificate(certificate.encode()), OFFICER_USAGE)


TAKERS: dict[str, Callable[[World, str], bool]] = {
    "receipt": _takes_receipts,
    "officer": _takes_approvals,
    "order": _takes_orders,
    "jurist": _takes_texts("jurist"),
    "second eye": _takes_texts("second_eye"),
}


@pytest.mark.parametrize("issued", list(USAGES))
@pytest.mark.parametrize("wanted", list(TAKERS))
def test_a_certificate_of_the_root_serves_one_role(world: World, issued: str, wanted: str) -> None:
    assert TAKERS[wanted](world, world.certificate(USAGES[issued])) == (issued == wanted)


@pytest.mark.parametrize("wanted", ["receipt", "order"])
def test_a_devices_certificate_serves_no_role_of_the_municipality(world: World, wanted: str) -> None:
    devices = issue_authority(subject("Gemeente Voorbeeldstad", "devices", demo=False), NOW, world.officers.root, 0)
    name = subject("Gemeente Voorbeeldstad", "d" * 32, demo=False)
    for usage in (None, RECEIPT_USAGE, register_usage("order")):
        leaf = issue_leaf(name, world.key.public_key(), NOW, devices, only_for=usage)
        assert not TAKERS[wanted](world, pem(leaf))


# -- the demo -------------------------------------------------------------------------------------


def test_a_demos_receipt_or_device_key_below_a_real_root_is_refused(world: World) -> None:
    root = world.officers.root
    trust = Trust(pem(root.certificate))
    name = subject("Gemeente Voorbeeldstad", "receipts", demo=True)
    receipts = issue_leaf(name, world.key.public_key(), NOW, root, only_for=RECEIPT_USAGE)
    with pytest.raises(UntrustedError, match="demo"):
        trust.receipt_key(pem(receipts))
    devices = issue_authority(subject("Gemeente Voorbeeldstad", "devices", demo=True), NOW, root, 0)
    device = issue_leaf(name, world.key.public_key(), NOW, devices)
    found = DeviceId(canonical.sha256(public_der(world.key.public_key()))[:32])
    with pytest.raises(UntrustedError, match="demo"):
        trust.device_key(found, pem(device) + pem(devices.certificate))


def test_a_demos_order_key_is_refused_by_a_production_store(tmp_path: Path) -> None:
    from dataclasses import replace

    from jgvisit.sync.orders import check_order

    demo = Officers(tmp_path, demo=True)
    bound = demo.bound()
    signed = demo.signed(order_for(bound), "order-1")
    assert check_order(signed, bound, NOW)
    with pytest.raises(OrderRefusedError) as refused:
        check_order(signed, replace(bound, demo=False), NOW)
    assert refused.value.why == "demo"


def test_a_production_server_opens_with_no_key_of_a_demo(tmp_path: Path) -> None:
    made = init(tmp_path / "server", _plan(demo=True))
    demo = made.folder.settings.read_text()
    made.folder.settings.write_text(demo.replace('"demo":true', '"demo":false').replace("http://", "https://"))
    with pytest.raises(SetupError, match="demo keys"):
        open_municipality(made.folder.path)
    real = init(tmp_path / "real", _plan(demo=False))
    open_municipality(real.folder.path).database.close()
    real.folder.receipt_certificate.write_bytes(made.folder.receipt_certificate.read_bytes())
    with pytest.raises(SetupError, match="demo keys"):
        open_municipality(real.folder.path)


def _plan(*, demo: bool) -> Plan:
    return Plan("Gemeente Voorbeeldstad", "https://login.example.nl", "jgvisit", Officer("o", "Officer One"), demo=demo)


@pytest.mark.parametrize(
    ("usage", "demo", "why"), [(None, True, "demo"), (register_usage("order"), False, "other_role")]
)
def test_the_ca_of_a_production_server_takes_no_approval_by_a_demos_or_another_roles_key(
    tmp_path: Path, usage: x509.ObjectIdentifier | None, demo: bool, why: str
) -> None:
    now = datetime.now(UTC)
    root = issue_authority(subject("Gemeente Voorbeeldstad", "root", demo=False), now, None, 1)
    issuer: Issuer = issue_authority(subject("Gemeente Voorbeeldstad", "devices", demo=False), now, root, 0)
    files = CaFolder(tmp_path / "ca")
    settings = CaSettings(tenant="t", organisation="Gemeente Voorbeeldstad", demo=False)
    lay_out(files, settings, issuer, root.certificate, key_pem(issuer.key))
    officer = new_key()
    name = subject("Gemeente Voorbeeldstad", "officer", demo=demo)
    (files.officers / "officer.pem").write_text(pem(issue_leaf(name, officer.public_key(), now, root, only_for=usage)))
    with pytest.raises(NotIssuedError) as refused:
        DeviceCa(files).issue(b"", b"", b"", canonical.sha256(public_der(officer.public_key())), now)
    assert refused.value.reason == f"officer_{why}"


# -- the table ------------------------------------------------------------------------------------


def test_every_row_says_where_how_long_and_how_it_ends() -> None:
    for key in REGISTER:
        assert all((key.name, key.where, key.rotation, key.revocation)), key.name
        assert key.signs or key.opens, key.name
    signed = {kind.name for key in REGISTER for kind in key.signs}
    assert signed == {kind.name for kind in MESSAGES}


def test_the_page_on_security_shows_the_register_as_it_is() -> None:
    assert register.markdown() in (DOCS / "security.md").read_text(encoding="utf-8")


def test_no_domain_of_the_program_is_missing_from_the_register() -> None:
    """A new kind of signed message has to be entered here, or this fails."""
    import jgvisit
    from jgvisit.content.pack_trust import DOMAIN as TEXTS

    known = {kind.prefix for kind in MESSAGES} | set(TEXTS.values())
    hashed = {
        b"jgvisit/body/1\0",
        b"jgvisit/audit/1\0",
        b"jgvisit/council/1\0",
        b"jgvisit/day-code/1\0",
        b"jgvisit/family-count/1\0",
        b"jgvisit/words/1\0",
    }
    found: set[bytes] = set()
    for path in Path(jgvisit.__file__).parent.rglob("*.py"):
        for line in path.read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition(" = b")
            if name.endswith("_DOMAIN") and value:
                found.add(value.strip().strip('"').replace("\\0", "\0").encode())
    assert found - hashed <= known, found - hashed - known
