"""The command `jgvisit diagnostics`: shows the report, and keeps it in a file only together with showing it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import SystemClock
from jgvisit.config import Places
from jgvisit.diagnostics import Line, Opened, as_text, report
from jgvisit.errors import InputError
from jgvisit.shell import unlock
from jgvisit.store.hold import StoreHold
from jgvisit.workspace import Workspace


def opened_of(work: Workspace) -> Opened:
    """Return what the report may count of an opened laptop."""
    return Opened(work.safe, work.journal, work.time, work.pack, work.leases.standing())


def tell(places: Places, out: Path | None, *, opened: bool) -> int:
    """Print the report, and write it to the new file `out`; with `opened` asks for the PIN and counts inside too.

    Raises:
        InputError: `out` is there already, or cannot be written.
        StoreError: the store did not open; without `opened` it need not.
    """
    if out is not None and (out.exists() or not out.parent.is_dir()):
        raise InputError("is there already" if out.exists() else "no such folder", str(out))
    lines = _inside(places) if opened else report(places)
    print(as_text(lines), end="")
    if out is not None:
        keep(lines, out)
    return 0


def keep(lines: Sequence[Line], out: Path) -> None:
    """Write a report that was shown to a file.

    Raises:
        InputError: it cannot be written.
    """
    try:
        out.write_text(as_text(lines), encoding="utf-8")
    except OSError as error:
        raise InputError(error.strerror or "cannot be written", str(out)) from error


def _inside(places: Places) -> tuple[Line, ...]:
    with StoreHold(places):
        safe = unlock(places)
        try:
            return report(places, SystemClock(), opened_of(open_workspace(safe, SystemClock())))
        finally:
            safe.close()
