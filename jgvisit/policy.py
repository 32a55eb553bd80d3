r"""What the IT department set for this laptop. Each value only narrows what holds without it.

So none needs a proof: whoever could change it is the administrator of the machine. On Windows it stands under
HKLM\Software\Policies\JGVisit, elsewhere in /etc/jgvisit/policy.toml; a settings file may lie beside the texts.

    server              Server            REG_SZ      only an enrolment code of this server is taken
    identity_provider   IdentityProvider  REG_SZ      people log in at this provider only
    lease_days          LeaseDays         REG_DWORD   families are readable so long without a log-in, at most

A value of the policy goes before one of the settings file, key by key; a key in neither has no effect. Of a value that
cannot be, what it should have narrowed is refused (enrolment, log-in), or falls back to the usual
term (lease), and `jgvisit selftest` names it. Nothing that is on the laptop becomes unreadable by a typing error.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from jgvisit.errors import JgVisitError

Key = Literal["server", "identity_provider", "lease_days"]
Source = Literal["policy", "file"]
IN_REGISTRY: Mapping[str, Key] = {
    "Server": "server",
    "IdentityProvider": "identity_provider",
    "LeaseDays": "lease_days",
}
KEYS: tuple[Key, ...] = ("server", "identity_provider", "lease_days")
REGISTRY = r"Software\Policies\JGVisit"
LONGEST_LEASE = 60
FALLBACK_LEASE = 14
"""Where `lease_days` cannot be read: what holds everywhere else."""
UNREADABLE_FILE = "file"


class PolicyUnreadableError(JgVisitError):
    """The IT department's setting of this cannot be read; nothing on the laptop changed, and sending goes on."""

    code = "policy.unreadable"


@dataclass(frozen=True)
class Policy:
    """What is set; empty or None where nothing is."""

    server: str = ""
    identity_provider: str = ""
    lease_days: int | None = None
    faults: frozenset[str] = frozenset()
    """Keys with a value that cannot be, keys that do not exist, and "file" where a file is no TOML."""
    sources: Mapping[str, Source] = field(default_factory=dict)

    def allows_server(self, address: str) -> bool:
        """Tell whether this laptop may be enrolled there.

        Raises:
            PolicyUnreadableError: nobody can tell which server is meant, or what else was.
        """
        if self.faults:
            raise PolicyUnreadableError(", ".join(sorted(self.faults)))
        return not self.server or _same(self.server, address)

    def allows_provider(self, issuer: str) -> bool:
        """Tell whether people may log in there.

        Raises:
            PolicyUnreadableError: nobody can tell which provider is meant.
        """
        if self.faults & {"identity_provider", UNREADABLE_FILE}:
            raise PolicyUnreadableError(", ".join(sorted(self.faults)))
        return not self.identity_provider or _same(self.identity_provider, issuer)

    @property
    def longest_lease(self) -> int | None:
        """Days for which families may be read without a log-in, None where the server's word is enough."""
        return FALLBACK_LEASE if self.faults & {"lease_days", UNREADABLE_FILE} else self.lease_days


def merged(policy: Mapping[str, object], file: Mapping[str, object], broken: frozenset[str] = frozenset()) -> Policy:
    """Return what holds of two sets of values; `broken` are faults known already."""
    given: dict[str, object] = {**file, **policy}
    faults = set(broken) | (set(given) - set(KEYS))
    values: dict[str, object] = {}
    for key in KEYS:
        if key in given:
            value = _checked(key, given[key])
            if value is None:
                faults.add(key)
            else:
                values[key] = value
    sources: dict[str, Source] = {key: "policy" if key in policy else "file" for key in values}
    server, provider, days = values.get("server", ""), values.get("identity_provider", ""), values.get("lease_days")
    return Policy(str(server), str(provider), days if isinstance(days, int) else None, frozenset(faults), sources)


def _checked(key: Key, value: object) -> str | int | None:
    """Return the value, None if it cannot be one."""
    if key == "lease_days":
        good = isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= LONGEST_LEASE
        return value if good and isinstance(value, int) else None
    try:
        parts = urlsplit(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if (
        parts is None
        or parts.scheme != "https"
        or not parts.hostname
        or parts.username
        or parts.query
        or parts.fragment
    ):
        return None
    return str(value)


def _same(one: str, other: str) -> bool:
    """Compare two addresses: scheme and host without their case, no slash at the end."""
    first, second = urlsplit(one), urlsplit(other)
    return (first.scheme, first.netloc.lower(), first.path.rstrip("/")) == (
        second.scheme.lower(), second.netloc.lower(), second.path.rstrip("/")
    )  # fmt: skip


def read_file(path: Path) -> tuple[Mapping[str, object], frozenset[str]]:
    """Return the values of a TOML file, none where there is no file, with the fault that it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), frozenset()
    except (FileNotFoundError, NotADirectoryError):
        return {}, frozenset()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}, frozenset({UNREADABLE_FILE})


def named_as_ours(values: Mapping[str, object]) -> Mapping[str, object]:
    """Return values of the registry under our own keys; one we do not know keeps its name, and is a fault."""
    return {IN_REGISTRY.get(name, name): value for name, value in values.items()}


def read_registry() -> Mapping[str, object]:
    """Return what stands under the policy's key of the machine; nothing on other platforms."""
    values: dict[str, object] = {}
    if sys.platform == "win32":
        import winreg

        try:
            access = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, REGISTRY, 0, access) as key:
                for index in range(winreg.QueryInfoKey(key)[1]):
                    name, value, _ = winreg.EnumValue(key, index)
                    values[name] = value
        except FileNotFoundError:
            return {}
    return named_as_ours(values)
