"""The log takes what is on the list and nothing else."""

from __future__ import annotations

import json

import pytest

from jgvisit.server.log import log


def test_a_field_that_is_not_on_the_list_never_reaches_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    log.info("request", route="/feed", status=200, name="Familie Voorbeeld", body={"born": "2013-01-01"})
    line = json.loads(capsys.readouterr().err)
    assert set(line) == {"event", "level", "at", "route", "status"}
