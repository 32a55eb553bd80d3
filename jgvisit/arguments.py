"""How every command of ours explains itself: one parser, in Dutch."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import NoReturn

WRONG_ARGUMENTS = 2


class CommandParser(argparse.ArgumentParser):
    """An `ArgumentParser` whose help and usage are in Dutch; its subcommands are of the same kind."""

    def __init__(self, *, prog: str | None = None, description: str | None = None, add_help: bool = True) -> None:
        super().__init__(prog=prog, description=description, formatter_class=_DutchHelp, add_help=False)
        self._positionals.title, self._optionals.title = "argumenten", "opties"
        if add_help:
            self.add_argument("-h", "--help", action="help", help="toont deze hulp")

    def error(self, message: str) -> NoReturn:
        """Say what was wrong under the usage, and end with 2."""
        self.exit(WRONG_ARGUMENTS, f"{self.format_usage()}{self.prog}: {message}\n")


class _DutchHelp(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)
