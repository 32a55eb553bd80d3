"""Four eyes: no single key, and no key made for something else, releases a text to a family."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from pack_maker import NOW, TOWN, Eyes, PackKey, new_eyes, new_pack, new_root, pack_key

from jgvisit.content.pack_errors import PackDemoError, PackUntrustedError
from jgvisit.content.pack_trust import DOMAIN, USAGE, Role, check_four_eyes, sign, signers
from jgvisit.content.packed import Packed, read_packed
from jgvisit.errors import InputError
from jgvisit.records import canonical
from jgvisit.records.base64url import to_base64
from jgvisit.server.certificates import issue_authority, issue_leaf, new_key, pem, subject

EYES = new_eyes()
PLAIN = new_pack(9)
SIGNED = EYES.release(PLAIN)


def trusted(data: bytes, eyes: Eyes = EYES, **how: object) -> object:
    given: dict[str, object] = {"demo": False, **how}
    return check_four_eyes(read_packed(data), eyes.root_pem, **{"now": NOW, **given})


def refused(data: bytes, eyes: Eyes = EYES, **how: object) -> str:
    with pytest.raises(PackUntrustedError) as stopped:
        trusted(data, eyes, **how)
    return str(stopped.value)


def forged(packed: bytes, *by: tuple[PackKey, Role]) -> bytes:
    """Return the file with signatures put in by hand, past every check of `sign`."""
    value = json.loads(packed)
    message = read_packed(packed).signed_bytes
    value["signatures"] = [
        {"certificate": key.pem, "signature": to_base64(key.sign_bytes(DOMAIN[role] + message))} for key, role in by
    ]
    return canonical.encode(value)


def test_jurist_and_second_eye_together_release_a_pack_in_either_order() -> None:
    assert [signer.role for signer in trusted(SIGNED)] == ["jurist", "second_eye"]
    other_order = EYES.jurist.signed(EYES.second.signed(PLAIN))
    assert [signer.role for signer in trusted(other_order)] == ["jurist", "second_eye"]


@pytest.mark.parametrize("one", [EYES.jurist, EYES.second], ids=["jurist", "second eye"])
def test_one_pair_of_eyes_is_not_enough(one: PackKey) -> None:
    assert "both" in refused(one.signed(PLAIN))
    assert "both" in refused(PLAIN)


def test_nobody_signs_twice() -> None:
    once = EYES.jurist.signed(PLAIN)
    with pytest.raises(InputError, match="rol"):
        EYES.jurist.signed(once)
    other = pack_key(EYES.root, "jurist")
    with pytest.raises(InputError, match="rol"):
        other.signed(once)
    assert "twice" in refused(forged(PLAIN, (EYES.jurist, "jurist"), (EYES.jurist, "jurist")))
    assert "twice" in refused(forged(PLAIN, (EYES.jurist, "jurist"), (other, "jurist")))


def test_one_key_with_two_certificates_is_still_one_pair_of_eyes() -> None:
    both = pack_key(EYES.root, "second_eye", key=EYES.jurist.key)
    with pytest.raises(InputError, match="vier ogen"):
        both.signed(EYES.jurist.signed(PLAIN))
    assert "twice" in refused(forged(PLAIN, (EYES.jurist, "jurist"), (both, "second_eye")))


def test_a_signature_for_one_role_does_not_count_for_the_other() -> None:
    assert "does not hold" in refused(forged(PLAIN, (EYES.jurist, "second_eye"), (EYES.second, "second_eye")))


def test_a_signature_over_another_pack_does_not_count() -> None:
    value, other = json.loads(PLAIN), json.loads(EYES.release(new_pack(10)))
    value["signatures"] = other["signatures"]
    assert "does not hold" in refused(canonical.encode(value))


def test_a_word_changed_after_signing_is_refused() -> None:
    """Texts and manifest changed together, so that all hashes fit: only the signatures say so."""
    changed = json.loads(new_pack(9, change=lambda _, text: text.replace("vrijwillig", "verplicht")))
    changed["signatures"] = json.loads(SIGNED)["signatures"]
    assert read_packed(canonical.encode(changed)).manifest.number == 9
    assert "does not hold" in refused(canonical.encode(changed))


def test_keys_of_another_municipality_are_refused() -> None:
    foreign = new_eyes()
    assert "root" in refused(foreign.release(PLAIN))
    assert "root" in refused(foreign.second.signed(EYES.jurist.signed(PLAIN)))
    assert "root" in refused(SIGNED, foreign)


def test_no_key_of_the_municipality_made_for_something_else_can_release() -> None:
    """The receipt key lies on the server, an officer's and a device's elsewhere: none of them may."""
    receipt = pack_key(EYES.root, None)
    tls = pack_key(EYES.root, x509.oid.ExtendedKeyUsageOID.SERVER_AUTH)
    for key in (receipt, tls):
        with pytest.raises(PackUntrustedError, match="not a pack certificate"):
            key.signed(EYES.jurist.signed(PLAIN))
        refused(forged(PLAIN, (EYES.jurist, "jurist"), (key, "second_eye")))


def test_a_certificate_for_both_roles_counts_for_none() -> None:
    key = new_key()
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject(TOWN, "both", demo=False))
        .issuer_name(EYES.root.certificate.subject)
        .public_key(key.public_key())
        .serial_number(5)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=1))
    )
    usages = [
        (x509.ExtendedKeyUsage([USAGE["jurist"], USAGE["second_eye"]]), True),
        (x509.ExtendedKeyUsage([USAGE["second_eye"]]), False),
        (x509.ExtendedKeyUsage([USAGE["second_eye"], x509.oid.ExtendedKeyUsageOID.CODE_SIGNING]), True),
    ]
    from cryptography.hazmat.primitives.hashes import SHA256

    for usage, critical in usages:
        certificate = builder.add_extension(usage, critical=critical).sign(EYES.root.key, SHA256())
        both = PackKey(key, certificate)
        assert "not a pack" in refused(forged(PLAIN, (EYES.jurist, "jurist"), (both, "second_eye")))


def test_an_authority_below_the_root_cannot_make_pack_keys() -> None:
    devices = issue_authority(subject(TOWN, "devices", demo=False), NOW - timedelta(days=9), EYES.root, 0)
    made = pack_key(devices, "second_eye")
    assert "root" in refused(made.signed(EYES.jurist.signed(PLAIN)))
    itself = pack_key(new_root(), "second_eye")
    assert "root" in refused(itself.signed(EYES.jurist.signed(PLAIN)))


def test_a_pack_key_counts_only_in_its_time() -> None:
    short = pack_key(EYES.root, "second_eye", life=timedelta(days=25))
    data = short.signed(EYES.jurist.signed(PLAIN))
    trusted(data)
    assert "ended" in refused(data, now=NOW + timedelta(days=6))
    backdated = EYES.release(new_pack(9, issued=NOW - timedelta(days=60)))
    assert "ended or not begun" in refused(backdated)
    assert "ended or not begun" in refused(EYES.release(new_pack(9, issued=NOW + timedelta(days=900))))


def test_a_revoked_key_counts_no_more() -> None:
    by = signers(read_packed(SIGNED))[1].fingerprint
    assert "revoked" in refused(SIGNED, revoked={by})
    trusted(SIGNED, revoked={"0" * 64})


def test_demo_keys_are_refused_outside_the_demo() -> None:
    demo = new_eyes(demo=True)
    data = demo.release(PLAIN)
    trusted(data, demo, demo=True)
    with pytest.raises(PackDemoError):
        trusted(data, demo)
    mixed = pack_key(EYES.root, "second_eye", demo=True)
    with pytest.raises(PackDemoError):
        trusted(mixed.signed(EYES.jurist.signed(PLAIN)))


def test_key_and_certificate_that_do_not_belong_together_sign_nothing() -> None:
    with pytest.raises(InputError, match="horen niet"):
        sign(PLAIN, EYES.jurist.pem, EYES.second.sign_bytes)


def test_another_kind_of_key_is_refused() -> None:
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.hashes import SHA256

    for key in (ec.generate_private_key(ec.SECP384R1()), rsa.generate_private_key(65537, 2048)):
        certificate = (
            x509.CertificateBuilder()
            .subject_name(subject(TOWN, "x", demo=False))
            .issuer_name(EYES.root.certificate.subject)
            .public_key(key.public_key())
            .serial_number(7)
            .not_valid_before(NOW - timedelta(days=1))
            .not_valid_after(NOW + timedelta(days=1))
            .add_extension(x509.ExtendedKeyUsage([USAGE["second_eye"]]), critical=True)
            .sign(EYES.root.key, SHA256())
        )
        value = json.loads(EYES.jurist.signed(PLAIN))
        value["signatures"].append({"certificate": pem(certificate), "signature": "AAAA"})
        assert "unreadable" in refused(canonical.encode(value))


@pytest.mark.parametrize(
    "certificate", ["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "x" * 4000]
)
def test_an_unreadable_certificate_is_refused(certificate: str) -> None:
    value = json.loads(SIGNED)
    value["signatures"][0]["certificate"] = certificate
    assert "unreadable" in refused(canonical.encode(value))


def test_a_chain_in_the_place_of_a_certificate_is_refused() -> None:
    value = json.loads(SIGNED)
    value["signatures"][0]["certificate"] += EYES.root_pem
    assert "more than one" in refused(canonical.encode(value))


def test_a_leaf_is_no_root() -> None:
    leaf = issue_leaf(subject(TOWN, "leaf", demo=False), EYES.root.key.public_key(), NOW, EYES.root)
    packed: Packed = read_packed(SIGNED)
    for root in (pem(leaf), "no certificate"):
        with pytest.raises(PackUntrustedError):
            check_four_eyes(packed, root, NOW, demo=False)
