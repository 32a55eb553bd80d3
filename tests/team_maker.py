"""A list of colleagues in a store, as a sync leaves it that checked it."""

from __future__ import annotations

from collections.abc import Sequence

from jgvisit.opening import open_team
from jgvisit.records.canonical import encode
from jgvisit.sync.team_wire import SignedTeam, Team, WireColleague, WireCover
from jgvisit.workspace import Workspace


def tell(work: Workspace, names: dict[str, str], covers: Sequence[WireCover] = ()) -> None:
    """Keep a list; `names` by number."""
    team = Team(
        tenant=work.enrolled.tenant,
        worker=work.enrolled.worker,
        at="2026-11-21T13:00:00.000Z",
        colleagues=tuple(WireColleague(worker=worker, name=name) for worker, name in names.items()),
        covers=tuple(covers),
    )
    open_team(work.safe, work.enrolled).keep_team(SignedTeam(team=encode(team).decode(), signature=""))
