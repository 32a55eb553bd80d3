"""What the server told of colleagues, in the encrypted store: the newest, exact bytes, with its signature."""

from __future__ import annotations

from datetime import date

import msgspec

from jgvisit.ids import CaseId, WorkerId
from jgvisit.services.laptop.colleagues import Colleague, Cover, KnownTeam
from jgvisit.shapes import read_json
from jgvisit.store.safe import Safe
from jgvisit.sync.team_wire import SignedTeam, Team

_TEAM = "team"


class TeamShelf:
    """Implements `services.laptop.colleagues.TeamSource` and `sync.ports.TeamInbox`."""

    def __init__(self, safe: Safe, tenant: str, worker: str) -> None:
        self._settings, self._tenant, self._worker = safe.settings, tenant, worker
        self._read: tuple[str, KnownTeam] = ("", KnownTeam())

    # -- services.laptop.colleagues.TeamSource -----------------------------------------------------

    def team(self) -> KnownTeam:
        """Return what was told last."""
        kept = self._settings.get(_TEAM) or ""
        if self._read[0] != kept:
            self._read = (kept, _known(_team(kept)))
        return self._read[1]

    # -- sync.ports.TeamInbox ------------------------------------------------------------------------

    @property
    def tenant(self) -> str:
        """The municipality of this store's enrolment."""
        return self._tenant

    @property
    def worker(self) -> str:
        """Whose store it is."""
        return self._worker

    def newest(self) -> Team | None:
        """Return what was kept last; None before the first."""
        kept = self._settings.get(_TEAM)
        return None if kept is None else _team(kept)

    def keep_team(self, signed: SignedTeam) -> None:
        """Keep it in place of the one before."""
        self._settings.put(_TEAM, msgspec.json.encode(signed).decode())


def _team(kept: str) -> Team:
    return read_json(read_json(kept, SignedTeam).team, Team)


def _known(team: Team) -> KnownTeam:
    return KnownTeam(
        tuple(Colleague(WorkerId(each.worker), each.name) for each in team.colleagues),
        tuple(
            Cover(
                absent=WorkerId(each.absent),
                deputy=WorkerId(each.deputy),
                from_on=date.fromisoformat(each.from_on),
                until=date.fromisoformat(each.until),
                case=None if each.case is None else CaseId(each.case),
            )
            for each in team.covers
        ),
    )
