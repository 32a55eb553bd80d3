"""The log keeps what is on its list and nothing else."""

from __future__ import annotations

import json

import pytest

from jgvisit.redaction import CLIENT_FIELDS, json_log, log


def test_a_field_that_is_not_on_the_list_never_reaches_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    log.warning("sync_stopped", code="sync.cut_off", name="Samira Haddad", case="01a2", text="geheim")
    line = json.loads(capsys.readouterr().err)
    assert set(line) == {"event", "level", "at", "code"}


def test_the_clients_list_has_no_field_for_a_person_a_family_or_a_text() -> None:
    assert not CLIENT_FIELDS & {"name", "person", "case", "family", "path", "error", "message", "text", "worker"}


def test_a_bound_field_is_dropped_too(capsys: pytest.CaptureFixture[str]) -> None:
    json_log({"event", "count"}).bind(name="Samira").info("sent", count=3)
    assert json.loads(capsys.readouterr().err) == {"event": "sent", "count": 3}
