"""The passphrase: six words drawn from a list, shown once, for the day the keyring is gone."""

from __future__ import annotations

import re
import secrets
from unicodedata import normalize

from jgvisit.config import resources_dir

WORDS = 6


def word_list() -> tuple[str, ...]:
    """Return the Dutch words to draw from: at least 2048, so that six carry at least 66 bits."""
    return tuple((resources_dir() / "words" / "nl.txt").read_text(encoding="utf-8").split())


def new_passphrase() -> tuple[str, ...]:
    """Draw six words."""
    words = word_list()
    return tuple(secrets.choice(words) for _ in range(WORDS))


def canonical_passphrase(typed: str) -> str:
    """Return what a person typed the way it was sealed: lower case, one space between words."""
    return " ".join(re.split(r"[\s,.-]+", normalize("NFC", typed).strip(" \t\r\n,.-").lower()))
