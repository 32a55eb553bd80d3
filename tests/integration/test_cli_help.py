"""What `jgvisit --help` says: every command there is (design §7), in Dutch."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_runs import jgvisit

from jgvisit.cli import _parser as command_parser
from jgvisit.server.command import parser as server_parser
from ui.demo.command import _parser as demo_parser

COMMANDS = (
    *("demo", "verify", "journal", "export", "import", "law", "content", "recover", "sync"),
    *("guide", "booklet", "diagnostics", "selftest", "server"),
)
ENGLISH = ("usage", "options", "positional", "show this", "the following", "municipal")


def test_help_names_every_command(tmp_path: Path) -> None:
    run = jgvisit("--help", store=tmp_path)
    assert run.code == 0
    listed = [line.split()[0] for line in run.out.splitlines() if line.startswith("    ") and line[4] != " "]
    assert listed == list(COMMANDS)
    assert not [word for word in ENGLISH if word in run.out]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_dutch(command: str, tmp_path: Path) -> None:
    run = jgvisit(command, "--help", store=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"gebruik: jgvisit {command}")
    assert not [word for word in ENGLISH if word in run.out.lower()]


@pytest.mark.parametrize("parser", [command_parser, server_parser, demo_parser], ids=["jgvisit", "server", "demo"])
def test_every_argument_is_explained(parser: object) -> None:
    assert callable(parser)
    assert [action.dest for action in _actions(parser()) if not action.help] == []


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action._choices_actions
            for each in action.choices.values():
                yield from _actions(each)
        else:
            yield action
