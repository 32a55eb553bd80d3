"""Faults of the program that the harnesses must notice: planted in a child process, never in the product.

A harness that misses one of them says nothing, and its figure counts as failed.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jgvisit.services.ports.journal import StoreHead
from jgvisit.store import connection, create, database, key_file, private_file, rekey, safe
from jgvisit.store.head_mark import MarkWriter
from jgvisit.store.journal_store import JournalStore

_early: list[bool] = []


def shows_early() -> bool:
    """Tell whether a step is shown as done before it is on disk."""
    return bool(_early)


def plant(name: str) -> None:
    """Plant one fault in this process; an empty name plants none."""
    if name:
        PLANTED[name]()


def _show_early() -> None:
    _early.append(True)


def _synchronous(level: str) -> Callable[[], None]:
    def act() -> None:
        kept = tuple(each for each in connection._PRAGMAS if not each.startswith("synchronous"))
        connection._PRAGMAS = (*kept, f"synchronous={level}")

    return act


def _names_unflushed() -> None:
    """Nobody flushes the folder after a file took another's name."""

    def nothing(_: Path) -> None:
        return

    for module in (private_file, create, rekey):
        module.sync_dir = nothing  # type: ignore[attr-defined]  # the fault


def _in_place() -> None:
    """The key file is written over the old one."""

    def write(path: Path, data: bytes) -> None:
        with private_file.disk_errors():
            path.write_bytes(data)

    for module in (private_file, key_file):
        module.replace_file = write  # type: ignore[attr-defined]  # the fault


def _believe() -> None:
    """What the fault of a commit left behind is not looked at: it is called saved."""
    JournalStore._is_there_after_all = lambda *_: True  # type: ignore[method-assign]  # the fault


def _not_again() -> None:
    """A log that a failed flush left is believed as it can be read."""

    def nothing(_: Path) -> None:
        return

    for module in (database, safe):
        module.write_log_again = nothing  # type: ignore[attr-defined]  # the fault


def _mark_ahead() -> None:
    """The head mark speaks of records that are not on the disk."""
    text = MarkWriter.text

    def ahead(writer: MarkWriter, head: StoreHead) -> str:
        return text(writer, StoreHead(head.chain, head.seq + 1, head.link_hash))

    MarkWriter.text = ahead  # type: ignore[method-assign]  # the fault


PLANTED: dict[str, Callable[[], None]] = {
    "shown before the commit": _show_early,
    "synchronous=OFF": _synchronous("OFF"),
    "synchronous=NORMAL": _synchronous("NORMAL"),
    "names not flushed": _names_unflushed,
    "key file written in place": _in_place,
    "a failed flush believed": _believe,
    "log not written again": _not_again,
    "head mark ahead": _mark_ahead,
}
