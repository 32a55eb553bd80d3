from __future__ import annotations

import pyhanko.sign.ades.asn1_util  # noqa: F401  it adds names to asn1crypto, which counts them at its first use
import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from hypothesis import given
from hypothesis import strategies as st

from jgvisit.records.link import LINK_DOMAIN, device_of, signature_holds
from jgvisit.store.device_key import DeviceKey, new_private_key

KEY = DeviceKey(new_private_key())
LINK = LINK_DOMAIN + b'{"seq":1}'
BASE = (
    b'"@method": POST\n"@path": /api/v1/records\n"@query": ?\n"content-digest": sha-256=:AAAA:\n'
    b'"@signature-params": ("@method" "@path" "@query" "content-digest");created=1772000000;'
    b'keyid="abc";nonce="n";alg="ecdsa-p256-sha256";tag="jgvisit/request/1"'
)
ATTRIBUTES = cms.CMSAttributes(
    [
        cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
        cms.CMSAttribute({"type": "message_digest", "values": [b"\1" * 32]}),
        cms.CMSAttribute({"type": "1.2.3.4", "values": [cms.OctetString(b"x" * 300)]}),
    ]
).dump()
ROLES = {"link": KEY.sign, "request": KEY.sign_request, "cms": KEY.sign_cms}
MESSAGES = {"link": LINK, "request": BASE, "cms": ATTRIBUTES}


def test_a_link_is_signed_so_that_records_accept_it() -> None:
    assert signature_holds(KEY.public_key, LINK[len(LINK_DOMAIN) :], KEY.sign(LINK))


def test_a_request_is_signed_as_raw_r_and_s() -> None:
    raw = KEY.sign_request(BASE)
    assert len(raw) == 64
    der = encode_dss_signature(int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big"))
    KEY.public_key.verify(der, BASE, ec.ECDSA(hashes.SHA256()))


def test_cms_attributes_are_signed_in_der() -> None:
    KEY.public_key.verify(KEY.sign_cms(ATTRIBUTES), ATTRIBUTES, ec.ECDSA(hashes.SHA256()))


@pytest.mark.parametrize("message", MESSAGES)
@pytest.mark.parametrize("role", ROLES)
def test_a_message_is_signed_in_its_own_role_only(role: str, message: str) -> None:
    if role == message:
        assert ROLES[role](MESSAGES[message])
        return
    with pytest.raises(ValueError):
        ROLES[role](MESSAGES[message])


@given(st.one_of(st.binary(max_size=80), st.sampled_from([LINK, BASE, ATTRIBUTES]).flatmap(
    lambda m: st.builds(lambda cut, tail: m[:cut] + tail, st.integers(0, len(m)), st.binary(max_size=8)))))  # fmt: skip
def test_no_message_is_signed_in_two_roles(message: bytes) -> None:
    accepted = 0
    for sign in ROLES.values():
        try:
            sign(message)
            accepted += 1
        except ValueError:
            pass
    assert accepted <= 1


@pytest.mark.parametrize(
    "base",
    [
        BASE.replace(b"jgvisit/request/1", b"other"),
        BASE.replace(b';tag="jgvisit/request/1"', b""),
        BASE + b';tag="other"',
        BASE + b"\n",
        BASE.replace(b'"@path": ', b"@path: "),
        BASE.replace(b"/api", "/é".encode()),
        b"\n".join(reversed(BASE.split(b"\n"))),
        LINK_DOMAIN + BASE,
        b"",
    ],
)
def test_a_base_that_is_not_ours_is_not_signed(base: bytes) -> None:
    with pytest.raises(ValueError):
        KEY.sign_request(base)


@pytest.mark.parametrize(
    "attributes",
    [
        b"",
        b"\x31",
        b"\x31\x00",
        ATTRIBUTES[:-1],
        ATTRIBUTES + b"\x00",
        ATTRIBUTES + ATTRIBUTES,
        b"\xa0" + ATTRIBUTES[1:],
        b"\x31\x80" + ATTRIBUTES[4:],
        b"\x31\x81\x05\x30\x03\x06\x01\x2a",
        b"\x31\x83\x00\x00\x01\x30",
        b"\x31\x02\x06\x00",
        b"\x31\x06\x30\x04\x31\x00\x31\x00",
        b"\x31\x06\x30\x04\x06\x00\x30\x00",
        cms.CMSAttributes([cms.CMSAttribute({"type": "content_type", "values": ["data"]})]).dump(),
    ],
)
def test_bytes_that_are_not_cms_attributes_are_not_signed(attributes: bytes) -> None:
    with pytest.raises(ValueError):
        KEY.sign_cms(attributes)


def test_the_certificate_request_names_the_device_and_nobody() -> None:
    request = x509.load_der_x509_csr(KEY.csr())
    assert request.is_signature_valid
    assert request.subject.rfc4514_string() == f"CN={KEY.device}"
    assert request.public_key() == KEY.public_key


def test_a_device_is_named_by_its_public_key() -> None:
    assert KEY.device == device_of(KEY.public_key)
    loaded = serialization.load_der_public_key(KEY.public_key_der)
    assert isinstance(loaded, ec.EllipticCurvePublicKey)
    assert device_of(loaded) == KEY.device


@pytest.mark.parametrize(
    "key", [ec.generate_private_key(ec.SECP384R1()), rsa.generate_private_key(65537, 2048)], ids=["P-384", "RSA"]
)
def test_another_kind_of_key_is_refused(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> None:
    pkcs8 = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with pytest.raises(ValueError):
        DeviceKey(pkcs8)
