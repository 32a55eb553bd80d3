"""Eight words that laptop and officer compare: the same key on both screens, or not.

Both sides derive them from what they hold themselves, so nobody in between can enrol a key
of his own: 88 bits of SHA-256 over tenant, enrolment and the device's public key.
"""

from __future__ import annotations

import hashlib
from functools import cache

from jgvisit.config import resources_dir
from jgvisit.ids import EnrolmentId, TenantId

WORDS_DOMAIN = b"jgvisit/words/1\0"
WORD_COUNT = 8
_BITS = 11


@cache
def word_list() -> tuple[str, ...]:
    """Return the first 2048 Dutch words of `resources/words/nl.txt`; both sides must have the same."""
    words = (resources_dir() / "words" / "nl.txt").read_text(encoding="utf-8").split()[: 1 << _BITS]
    if len(set(words)) != 1 << _BITS:
        raise ValueError("the word list is too short")
    return tuple(words)


def comparison_words(tenant: TenantId, enrolment: EnrolmentId, public_key: bytes) -> tuple[str, ...]:
    """Return the eight words of an enrolment.

    Args:
        tenant: from the enrolment code.
        enrolment: the id that the server gave.
        public_key: DER SubjectPublicKeyInfo of the device's key.
    """
    digest = hashlib.sha256(WORDS_DOMAIN + tenant.encode() + enrolment.encode() + public_key).digest()
    number = int.from_bytes(digest, "big") >> (256 - WORD_COUNT * _BITS)
    words = word_list()
    return tuple(words[number >> shift & 0x7FF] for shift in range((WORD_COUNT - 1) * _BITS, -1, -_BITS))
