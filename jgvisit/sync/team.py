"""Fetch who works here and who has whose families, where the server says that it is not what is known here."""

from __future__ import annotations

from datetime import date

import msgspec

from jgvisit.shapes import read_json
from jgvisit.sync.failures import RefusedByServerError, TeamError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.ports import TeamInbox
from jgvisit.sync.receipt_key import ReceiptKey
from jgvisit.sync.team_wire import TEAM_DOMAIN, SignedTeam, Team


class TeamReader:
    """Fetches and checks it for one store."""

    def __init__(self, key: ReceiptKey) -> None:
        self._key = key

    def fetch(self, line: ServerConnection, inbox: TeamInbox, mark: str | None, session: str) -> None:
        """Bring what changed to the inbox; an older server names no `mark`, and what is here stays.

        Raises:
            TeamError: what came does not hold; what is here stays.
            SyncError: stopped.
        """
        kept = inbox.newest()
        if mark is None or (kept is not None and kept.mark == mark):
            return
        try:
            signed = line.ask("GET", "/team", SignedTeam, session=session)
        except RefusedByServerError as refusal:
            if refusal.status == 404:
                return
            raise
        self.check(signed, inbox, kept)
        inbox.keep_team(signed)

    def check(self, signed: SignedTeam, inbox: TeamInbox, kept: Team | None) -> Team:
        """Return it after four checks.

        In this order:
        1. the signature by the receipt key;
        2. the form;
        3. that it is for this municipality and this worker;
        4. that it is not older than what is here.

        Raises:
            TeamError: one of these does not hold.
        """
        # 1
        if not self._key.signed(TEAM_DOMAIN, signed.team, signed.signature):
            raise TeamError("its signature does not hold")
        # 2
        try:
            team = read_json(signed.team, Team)
            for cover in team.covers:
                date.fromisoformat(cover.from_on), date.fromisoformat(cover.until)
        except (msgspec.DecodeError, ValueError, RecursionError) as error:
            raise TeamError("unreadable") from error
        # 3
        if (team.tenant, team.worker) != (inbox.tenant, inbox.worker):
            raise TeamError("it is for another store")
        # 4
        if kept is not None and team.at < kept.at:
            raise TeamError("older than what is here")
        return team
