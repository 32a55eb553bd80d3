"""The municipal recovery wrap: any two of at least three officers give the data key back, one alone nothing.

For each pair the data key is split by XOR into two parts, each of which alone is noise, and each
part is sealed to one officer by HPKE (RFC 9180: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256,
AES-256-GCM). What it is bound to (`info`) names tenant, device, store, generation and pair, so
that no part serves anywhere else. The device key is not in this wrap: recovery reads, it never signs.
"""

from __future__ import annotations

import itertools
import os
from dataclasses import dataclass
from typing import Annotated, Final, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric import ec

from jgvisit.errors import StoreError
from jgvisit.ids import Sha256
from jgvisit.records import canonical
from jgvisit.records.body import Hash, Uuid
from jgvisit.records.export import DeviceHex
from jgvisit.store.wraps import Generation
from jgvisit.sync.recovery_keys import MAX_RECOVERY_OFFICERS, key_fingerprint, recovery_officers

RECOVERY: Final = "recovery"
_SUITE = hpke.Suite(hpke.KEM.P256, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_SEALED_BYTES = 65 + 32 + 16
"""An uncompressed point, 32 bytes of key, a tag."""
_SealedPart = Annotated[bytes, msgspec.Meta(min_length=_SEALED_BYTES, max_length=_SEALED_BYTES)]


class NoRecoveryWrapError(StoreError):
    """This store was enrolled without officers who can recover it; PIN or passphrase open it."""

    code = "store.no_recovery"


class WrongOfficersError(StoreError):
    """The two keys are not those of two different officers of this store; nothing was opened."""

    code = "store.wrong_officers"


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Two officers, by the SHA-256 of their public keys, the smaller first, and the part of each."""

    first: Hash
    second: Hash
    first_part: _SealedPart
    second_part: _SealedPart


class RecoveryWrap(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The wrap as it lies in the key file."""

    name: Literal["recovery"] = RECOVERY
    generation: Generation
    tenant: Uuid
    device: DeviceHex
    pairs: Annotated[tuple[Pair, ...], msgspec.Meta(min_length=3, max_length=MAX_RECOVERY_OFFICERS**2)]


class Officers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who can recover what this laptop holds; from the enrolment, kept in the store for a new data key."""

    tenant: Uuid
    device: DeviceHex
    keys: tuple[bytes, ...]
    """Public keys, DER SubjectPublicKeyInfo, P-256."""


@dataclass(frozen=True)
class _Bound:
    wrap: tuple[str, str, int]
    """Tenant, device, generation."""
    file_id: str

    def info(self, first: str, second: str, officer: str) -> bytes:
        tenant, device, generation = self.wrap
        return b"jgvisit/wrap/recovery/1\0" + canonical.encode(
            {
                "tenant": tenant,
                "device": device,
                "store": self.file_id,
                "generation": generation,
                "pair": [first, second],
                "officer": officer,
            }
        )


def seal_for(officers: Officers, data_key: bytes, *, file_id: str, generation: int) -> RecoveryWrap:
    """Seal `data_key` for every pair of `officers`; errors as `recovery_officers`."""
    keys = recovery_officers(officers.keys)
    bound = _Bound((officers.tenant, officers.device, generation), file_id)
    pairs = []
    for first, second in itertools.combinations(sorted(keys), 2):
        noise = os.urandom(len(data_key))
        parts = (noise, _xor(data_key, noise))
        sealed = [
            _SUITE.encrypt(part, keys[officer], bound.info(first, second, officer))
            for officer, part in zip((first, second), parts, strict=True)
        ]
        pairs.append(Pair(first, second, *sealed))
    return RecoveryWrap(generation=generation, tenant=officers.tenant, device=officers.device, pairs=tuple(pairs))


def open_with(
    wrap: RecoveryWrap | None, keys: tuple[ec.EllipticCurvePrivateKey, ec.EllipticCurvePrivateKey], *, file_id: str
) -> bytes:
    """Return the data key, with the private keys of two officers in any order.

    Raises:
        NoRecoveryWrapError: this store was never enrolled with officers.
        WrongOfficersError: one officer twice, somebody who is no officer of this store, or a changed wrap.
    """
    if wrap is None:
        raise NoRecoveryWrapError("no recovery wrap")
    held = {key_fingerprint(key.public_key()): key for key in keys}
    pair = next((each for each in wrap.pairs if {each.first, each.second} == set(held)), None)
    if pair is None:
        raise WrongOfficersError("not two different officers of this store")
    bound = _Bound((wrap.tenant, wrap.device, wrap.generation), file_id)
    try:
        first, second = (
            _SUITE.decrypt(part, held[Sha256(officer)], bound.info(pair.first, pair.second, officer))
            for officer, part in ((pair.first, pair.first_part), (pair.second, pair.second_part))
        )
    except InvalidTag as error:
        raise WrongOfficersError("the wrap was changed, or is another store's") from error
    return _xor(first, second)


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=True))
