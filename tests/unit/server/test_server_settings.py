"""A setting of the environment goes before the file's, and what cannot be is said at the start."""

from __future__ import annotations

import pytest

from jgvisit.ids import new_uuid7
from jgvisit.server.problems import SetupError
from jgvisit.server.settings import ServerSettings, over

HERE = ServerSettings(
    tenant=new_uuid7(),
    municipality="Gemeente Voorbeeldstad",
    issuer="https://login.example",
    client_id="jgvisit",
    public_url="https://jeugd.example",
)


def test_the_environment_goes_before_the_file() -> None:
    given = {
        "JGVISIT_SERVER_DATABASE_URL": "postgresql+psycopg://app@db/jgvisit",
        "JGVISIT_SERVER_LEASE_DAYS": "5",
        "JGVISIT_SERVER_ROLES_OF_GROUPS": '{"jeugd-leiding": "lead"}',
        "PATH": "/bin",
        "JGVISIT_STORE": "/somewhere",
    }
    found = over(HERE, given)
    assert found.database_url == "postgresql+psycopg://app@db/jgvisit"
    assert found.lease_days == 5
    assert found.roles_of_groups == {"jeugd-leiding": "lead"}
    assert found.issuer == HERE.issuer
    assert over(HERE, {}) == HERE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LEASE_DAYS", "0"),
        ("LEASE_DAYS", "many"),
        ("LEAS_DAYS", "5"),
        ("TENANT", "01a2038e-9824-7264-8e76-46e94b0181c1"),
        ("DEMO", "true"),
        ("MUNICIPALITY", "Elders"),
        ("ROLES_OF_GROUPS", '{"all": "everything"}'),
        ("ROLES_OF_GROUPS", "{"),
    ],
)
def test_what_cannot_be_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(SetupError, match="JGVISIT_SERVER_"):
        over(HERE, {f"JGVISIT_SERVER_{name}": value})
