"""What leaves this laptop, in one transaction with the note of it that the server gets."""

from __future__ import annotations

from collections.abc import Sequence

from jgvisit.clock import Clock, to_rfc3339
from jgvisit.ids import CaseId, ChainId, Sha256
from jgvisit.records import canonical
from jgvisit.store import leaving_rows, meta
from jgvisit.store.connection import Connection
from jgvisit.store.copies import copies_beside
from jgvisit.store.safe import Safe
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.ports import WaitingRemoval
from jgvisit.sync.removal_wire import MAX_REMOVED_LINKS, REMOVAL_DOMAIN, Removal, SignedRemoval, Why

_DRAFTS_SINCE = "drafts_since:"


class RemovalShelf:
    """Implements `services.retention.LeavingShelf` and `sync.ports.RemovalOutbox`."""

    def __init__(self, safe: Safe, tenant: str, clock: Clock) -> None:
        self._safe, self._tenant, self._clock = safe, tenant, clock
        self._database = safe.database

    # -- services.retention.LeavingShelf --------------------------------------------------------

    def families(self) -> tuple[tuple[CaseId, bool], ...]:
        """Return the families with bodies here, each with whether the last pull named it as assigned."""
        with self._database.read() as connection:
            return leaving_rows.families(connection)

    def last_pull_at(self) -> str | None:
        """Return when the server was last asked for the families, by this device's clock."""
        with self._database.read() as connection:
            return meta.get_pulled_at(connection)

    def drafts_since(self, case: CaseId) -> str | None:
        """Return since when half-written words kept this family here; None if there are none."""
        key = _DRAFTS_SINCE + case
        with self._database.read() as connection:
            drafts = connection.execute("SELECT 1 FROM drafts WHERE case_id = ? LIMIT 1", (case,)).fetchone()
        if drafts is None:
            return None
        since = self._safe.settings.get(key)
        if since is None:
            since = to_rfc3339(self._clock.now())
            self._safe.settings.put(key, since)
        return since

    def stays(self, case: CaseId) -> None:
        """Forget since when half-written words kept a family here."""
        if self._safe.settings.get(_DRAFTS_SINCE + case) is not None:
            with self._database.write() as connection:
                meta.forget_setting(connection, _DRAFTS_SINCE + case)

    def leave(self, case: CaseId, why: Why) -> bool:
        """Take a family away, bodies, files and drafts; tell whether it could go.

        A family with anything that the server has not safely yet stays as it is.
        """
        self._destroy_backups()
        copies = len(copies_beside(self._safe.places.store))
        with self._database.write() as connection:
            if not leaving_rows.may_leave(connection, case, self._safe.device_key.device):
                return False
            links = leaving_rows.links_of(connection, case)
            leaving_rows.drop_bodies(connection, links, keep_marks=True)
            connection.execute("DELETE FROM drafts WHERE case_id = ?", (case,))
            connection.execute("DELETE FROM blobs WHERE case_id = ?", (case,))
            meta.forget_setting(connection, _DRAFTS_SINCE + case)
            if why == "days":  # it may be assigned still: then the next pull brings it back
                meta.pull_from_the_start(connection)
            self.note(connection, links, why, copies)
        self._database.checkpoint()
        return True

    # -- sync.ports.RemovalOutbox ---------------------------------------------------------------

    def chains_to_ask(self) -> tuple[ChainId, ...]:
        """Return the own chains of which not everything is safe yet, as far as is known here."""
        with self._database.read() as connection:
            return tuple(ChainId(chain) for chain in leaving_rows.waits_for_marks(connection))

    def waiting(self) -> tuple[WaitingRemoval, ...]:
        """Return what the server was not told yet, signed, oldest first."""
        with self._database.read() as connection:
            rows = connection.execute("SELECT n, removal FROM removals ORDER BY n").fetchall()
        return tuple(WaitingRemoval(number, self._signed(text)) for number, text in rows)

    def told(self, number: int) -> None:
        """The server keeps this one."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM removals WHERE n = ?", (number,))

    def waits(self, order_sha256: str) -> bool:
        """Tell whether an answer to this order waits for the server."""
        with self._database.read() as connection:
            query = "SELECT 1 FROM removals WHERE json_extract(removal, '$.order_sha256') = ?"
            return connection.execute(query, (order_sha256,)).fetchone() is not None

    def note(
        self, connection: Connection, links: Sequence[Sha256], why: Why, copies: int, order_sha256: str | None = None
    ) -> None:
        """Let the server know of a removal, in the transaction that makes it; an order is answered in any case."""
        parts = [links[start : start + MAX_REMOVED_LINKS] for start in range(0, len(links), MAX_REMOVED_LINKS)]
        for part in parts or [()] * (order_sha256 is not None):
            removal = Removal(
                tenant=self._tenant,
                device=self._safe.device_key.device,
                store=self._safe.keyring.file_id,
                at=to_rfc3339(self._clock.now()),
                why=why,
                links=tuple(part),
                copies=copies,
                order_sha256=order_sha256,
            )
            text = canonical.encode(removal).decode()
            connection.execute("INSERT INTO removals (removal) VALUES (?)", (text,))

    def _signed(self, text: str) -> SignedRemoval:
        signature = self._safe.device_key.sign_removal(REMOVAL_DOMAIN + text.encode())
        return SignedRemoval(removal=text, signature=to_base64(signature))

    def _destroy_backups(self) -> None:
        """Take away copies made before a migration, once nothing older than they is only on this laptop."""
        for copy in copies_beside(self._safe.places.store):
            if not copy.is_backup:
                continue
            with self._database.read() as connection:
                needed = leaving_rows.unsafe_before(connection, copy.made_at)
            if not needed:
                copy.destroy()
