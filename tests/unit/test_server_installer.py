"""What installs the server names commands and settings that exist."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from jgvisit.server.command import parser
from jgvisit.server.settings import ENVIRONMENT, ServerSettings

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "installer" / "server"
UNITS = sorted([*FOLDER.glob("*.service"), *FOLDER.glob("*.timer")])
COMMANDS = [
    shlex.split(line.replace("%i", "8443"))
    for unit in FOLDER.glob("*.service")
    for line in re.findall(r"^ExecStart=\S+/jgvisit server (.*)$", unit.read_text(), re.MULTILINE)
]
COMPOSE = yaml.safe_load((FOLDER / "compose.yaml").read_text())


@pytest.mark.parametrize("command", [*COMMANDS, COMPOSE["services"]["ca"]["command"]], ids=" ".join)
def test_each_command_is_one_the_program_knows(command: list[str]) -> None:
    assert callable(parser().parse_args(command).handler)


def test_there_are_units_for_each_part() -> None:
    assert sorted(command[0] for command in COMMANDS) == ["backup", "ca", "run"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_finds_nothing_wrong_with_the_units() -> None:
    said = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", *map(str, UNITS)],
        capture_output=True,
        text=True,
        check=False,
    )
    # what is not installed on this machine is no fault of a unit
    faults = [line for line in said.stderr.splitlines() if "is not executable" not in line]
    assert not [line for line in faults if any(unit.name in line for unit in UNITS)]


def test_the_environment_of_the_compose_file_and_of_the_page_exists() -> None:
    named = [name for name in COMPOSE["services"]["server"]["environment"] if name.startswith(ENVIRONMENT)]
    assert {name.removeprefix(ENVIRONMENT).lower() for name in named} <= set(ServerSettings.__struct_fields__)
    page = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    table = page[page.index("| setting |") : page.index("Who the municipality is")]
    named = re.findall(r"`([a-z_]+)`", re.sub(r"\| [^|]*\|$", "|", table, flags=re.MULTILINE))
    assert set(named) <= set(ServerSettings.__struct_fields__)
    told = {"tenant", "municipality", "demo", *named}
    assert told == set(ServerSettings.__struct_fields__)


def test_the_page_names_commands_that_exist() -> None:
    page = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    known = next(iter(parser()._subparsers._group_actions)).choices  # type: ignore[union-attr]  # argparse tells it nowhere else
    assert set(re.findall(r"jgvisit server ([a-z-]+)", page)) <= set(known or ())
