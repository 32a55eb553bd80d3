"""Where things are: resources, the store of this account, the settings the IT department gave."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from jgvisit.policy import Policy, merged, read_file, read_registry

_DIRS = PlatformDirs("jgvisit", appauthor=False)
VERSION = "0.1.0"
KEYRING_SERVICE = "jgvisit"
DEMO_KEYRING_SERVICE = "jgvisit-demo"
PRACTICE_KEYRING_SERVICE = "jgvisit-oefengezin"
PRACTICE = "oefengezin"
"""Name of the folder of the practice family."""
POLICY_FILE = Path("/etc/jgvisit/policy.toml")
"""On Windows the registry, see `jgvisit.policy`."""
SETTINGS_FILE = Path(_DIRS.site_config_dir) / "settings.toml"
"""What a laptop is set up with, where no policy says otherwise."""


def resources_dir() -> Path:
    """Return the folder of the program's data: beside the packages, in the source and where it is installed."""
    return Path(__file__).resolve().parent.parent / "resources"


@dataclass(frozen=True)
class Places:
    """Folders and names of one installation; a demo has its own."""

    store_dir: Path
    keyring_service: str
    demo: bool = False
    practice: bool = False
    """For the practice family, and nothing else: what lies here is thrown away without a question."""

    @property
    def store(self) -> Path:
        """The encrypted file."""
        return self.store_dir / "jgvisit.store"

    @property
    def key_file(self) -> Path:
        """The wrapped keys."""
        return self.store_dir / "jgvisit.keys"

    @property
    def head_mark(self) -> Path:
        """Where the journal stood at its last commit."""
        return self.store_dir / "jgvisit.head"

    @property
    def pack_file(self) -> Path:
        """Texts that the IT department may lay on every laptop; a signature, never its place, makes them count."""
        return (self.store_dir if self.demo else Path(_DIRS.site_config_dir)) / "teksten.jgvteksten"

    @property
    def pin_attempts(self) -> Path:
        """Tries counted before they are tested."""
        return self.store_dir / "jgvisit.tries"

    @property
    def lease_hint(self) -> Path:
        """The last day on which families can be read without a new log-in, for the prompt; no secret, no proof."""
        return self.store_dir / "jgvisit.lease"

    @property
    def orders(self) -> Path:
        """What a locked laptop must know to hear a wipe order, and what it answered; no secret."""
        return self.store_dir / "jgvisit.orders"

    @property
    def appearance(self) -> Path:
        """How the program looks on this laptop; no secret, nothing about anybody."""
        return self.store_dir / "jgvisit.look"

    @property
    def house_style(self) -> Path:
        """Colours of the municipality, laid on every laptop by its IT department (`docs/design-language.md`)."""
        return (self.store_dir if self.demo else Path(_DIRS.site_config_dir)) / "huisstijl.json"

    @property
    def error_tally(self) -> Path:
        """How often what went wrong, by code and day, for a help desk; nothing of anybody."""
        return self.store_dir / "jgvisit.codes"

    @property
    def ca(self) -> Path:
        """Certificate of the municipality's root, from the enrolment; `verify` trusts it by default."""
        return self.store_dir / "ca.pem"


def places() -> Places:
    """Return the places of this account: `JGVISIT_STORE` for a demo or a test, else the platform's own."""
    chosen = os.environ.get("JGVISIT_STORE")
    if chosen:
        return Places(Path(chosen), DEMO_KEYRING_SERVICE, demo=True)
    return Places(Path(_DIRS.user_data_dir), KEYRING_SERVICE)


def practice_places() -> Places:
    """Return where the practice family lies, apart from every store of ours: what may go at any time, and does."""
    chosen = os.environ.get("JGVISIT_STORE")
    folder = Path(f"{chosen}-{PRACTICE}") if chosen else Path(_DIRS.user_cache_dir) / PRACTICE
    return Places(folder, PRACTICE_KEYRING_SERVICE, demo=True, practice=True)


def policy_for(*, demo: bool) -> Policy:
    """Return what the IT department set, policy before file; a demo is on this very machine, and knows none."""
    return Policy() if demo else policy()


def policy() -> Policy:
    """Return what the IT department set: policy before file, file before what holds without either."""
    given, broken = (read_registry(), frozenset[str]()) if sys.platform == "win32" else read_file(POLICY_FILE)
    file, file_broken = read_file(SETTINGS_FILE)
    return merged(given, file, broken | file_broken)
