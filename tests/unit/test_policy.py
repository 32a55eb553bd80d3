"""What the IT department sets: policy before file before nothing; a mistake in it narrows, and locks nobody out."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from store_factory import SetClock

from jgvisit import config
from jgvisit.config import Places
from jgvisit.enrolling import Enrolling
from jgvisit.ids import Sha256
from jgvisit.policy import FALLBACK_LEASE, Policy, PolicyUnreadableError, merged, named_as_ours, read_file
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.enrolment import CODE_PREFIX
from jgvisit.sync.failures import OtherServerError
from jgvisit.sync.wire import EnrolmentCode

OURS, OTHER = "https://jgvisit.gemeente.example", "https://elsewhere.example"


def _files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, policy: str | None, file: str | None) -> None:
    for name, text in (("POLICY_FILE", policy), ("SETTINGS_FILE", file)):
        monkeypatch.setattr(config, name, tmp_path / name)
        if text is not None:
            (tmp_path / name).write_text(text, encoding="utf-8")


def test_the_policy_goes_before_the_file_and_the_file_before_nothing_key_by_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _files(tmp_path, monkeypatch, None, None)
    assert config.policy() == Policy()
    _files(tmp_path, monkeypatch, None, f'server = "{OTHER}"\nlease_days = 20\n')
    assert (config.policy().server, config.policy().lease_days) == (OTHER, 20)
    _files(tmp_path, monkeypatch, f'server = "{OURS}"\n', None)
    found = config.policy()
    assert (found.server, found.lease_days, found.identity_provider) == (OURS, 20, "")
    assert found.sources == {"server": "policy", "lease_days": "file"}


def test_a_demo_knows_no_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _files(tmp_path, monkeypatch, "lease_days = 3\n", None)
    assert config.policy_for(demo=True) == Policy()
    assert config.policy_for(demo=False).longest_lease == 3


def test_the_registry_says_the_same_under_its_own_names() -> None:
    values = {"Server": OURS, "IdentityProvider": OTHER, "LeaseDays": 7}
    found = merged(named_as_ours(values), {"lease_days": 20})
    assert (found.server, found.identity_provider, found.lease_days, found.faults) == (OURS, OTHER, 7, frozenset())
    assert merged(named_as_ours({"Servr": OURS}), {}).faults == {"Servr"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("server", "http://jgvisit.gemeente.example"),
        ("server", "jgvisit.gemeente.example"),
        ("server", "https://user@jgvisit.gemeente.example"),
        ("server", "https://[half"),
        ("server", 7),
        ("identity_provider", ""),
        ("identity_provider", "https://login.example/?x=1"),
        ("lease_days", 0),
        ("lease_days", 61),
        ("lease_days", "7"),
        ("lease_days", True),
        ("leasedays", 7),
    ],
)
def test_a_value_that_cannot_be_is_a_fault_and_never_a_wider_rule(key: str, value: object) -> None:
    found = merged({key: value}, {"lease_days": 30} if key != "lease_days" else {})
    assert found.faults == {key}
    with pytest.raises(PolicyUnreadableError):
        found.allows_server(OURS)
    if key == "identity_provider":
        with pytest.raises(PolicyUnreadableError):
            found.allows_provider(OURS)
    assert found.longest_lease == (FALLBACK_LEASE if key == "lease_days" else 30)


@pytest.mark.parametrize("text", ["server = ", "\x00", "[half"])
def test_a_file_that_is_no_toml_lets_nobody_enrol_or_log_in(text: str, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text(text)
    found = merged(*[read_file(tmp_path / "policy.toml")[0], {}], read_file(tmp_path / "policy.toml")[1])
    with pytest.raises(PolicyUnreadableError):
        found.allows_server(OURS)
    with pytest.raises(PolicyUnreadableError):
        found.allows_provider(OURS)
    assert found.longest_lease == FALLBACK_LEASE


@pytest.mark.parametrize(
    ("set_to", "met", "allowed"),
    [
        ("", OTHER, True),
        (OURS, OURS, True),
        (OURS, "https://JGVisit.gemeente.example/", True),
        (OURS, OTHER, False),
        (OURS, f"{OURS}.evil.example", False),
        (OURS, f"{OURS}:8443", False),
        (OURS, "http://jgvisit.gemeente.example", False),
        (f"{OURS}/tenant", OURS, False),
    ],
)
def test_one_server_and_one_provider_alone_where_they_are_set(set_to: str, met: str, allowed: bool) -> None:
    assert Policy(server=set_to).allows_server(met) is allowed
    assert Policy(identity_provider=set_to).allows_provider(met) is allowed


def _code(server: str) -> str:
    digest = Sha256("0" * 64)
    tenant = "00000000-0000-4000-8000-000000000001"
    code = EnrolmentCode(server=server, tenant=tenant, secret="once", device_ca_sha256=digest, root_sha256=digest)
    return CODE_PREFIX + to_base64(msgspec.json.encode(code))


def test_a_code_of_another_server_is_refused_before_anybody_is_asked(tmp_path: Path) -> None:
    enrolling = Enrolling(Places(tmp_path, "jgvisit-test"), SetClock(), policy=Policy(server=OURS))
    with pytest.raises(OtherServerError):
        enrolling.look_at(_code(OTHER))
    assert list(tmp_path.iterdir()) == []
