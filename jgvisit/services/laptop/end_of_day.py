"""The end of the day: one sync, and the balance."""

from __future__ import annotations

from collections.abc import Callable

from jgvisit.errors import SyncError
from jgvisit.redaction import log
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.ports.journal import Balance, Journal, LastPull, Unsent
from jgvisit.services.ports.sync import Progress, SyncClient, SyncOutcome


class EndOfDay:
    """Sends what waits, fetches what is new, tells what the server holds."""

    def __init__(self, journal: Journal, files: CaseFiles, client: SyncClient | None, *, stays: bool = False) -> None:
        """Prepare; with `stays` what is made here is nobody's, and none of it ever waits to be sent."""
        self.stays = stays
        self._journal = journal
        self._files = files
        self._client = client
        self._gone: tuple[str, ...] = ()

    @property
    def gone(self) -> tuple[str, ...]:
        """Names of families that left this laptop in the syncs since it was unlocked; kept nowhere."""
        return self._gone

    @property
    def connected(self) -> bool:
        """Whether this laptop was enrolled with a server."""
        return self._client is not None

    def run(self, report: Callable[[Progress], None], cancelled: Callable[[], bool]) -> SyncOutcome:
        """Sync until done or cancelled; a later run goes on where this one stopped.

        Raises:
            SyncError: everything not yet received still waits in the store.
        """
        if self._client is None:
            return SyncOutcome(pushed=0, pulled=0, balance=self._journal.balance())
        names = {file.case: file.name for file in self._files.all()}
        try:
            outcome = self._client.run(report, cancelled)
        except SyncError as error:
            log.warning("sync_stopped", code=error.code)
            raise
        finally:
            # what was pulled before a cut is in the store too
            self._files.forget_all()
            here = set(self._journal.cases())
            self._gone += tuple(name for case, name in names.items() if case not in here)
        return outcome

    def balance(self) -> Balance:
        """Return the balance up to the last push."""
        return self._journal.balance()

    def last_pull(self) -> LastPull | None:
        """Return when the server's records were last fetched."""
        return self._journal.last_pull()

    def unsent(self) -> Unsent:
        """Return what waits, and since when."""
        return Unsent(0, 0, None) if self.stays else self._journal.unsent()
