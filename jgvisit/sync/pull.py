"""Fetch the feed: every link's signature is checked before anything of it is stored."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import msgspec

from jgvisit.ids import CaseId, DeviceId
from jgvisit.records.body import Seen
from jgvisit.records.link import StoredRecord, commitment, read_link, signature_holds
from jgvisit.records.office import may_be_the_offices
from jgvisit.sync.course import Course
from jgvisit.sync.encoding import from_wire
from jgvisit.sync.failures import FeedError, ServerBusyError, UnreadableAnswerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.ports import SyncStore
from jgvisit.sync.trust import Trust, UntrustedError
from jgvisit.sync.wire import Feed, WireRecord

FEED_PAGE = 500


class FeedReader:
    """Fetches one tenant's feed, as far as this worker may see it, during one sync."""

    def __init__(self, line: ServerConnection, store: SyncStore, trust: Trust, course: Course, session: str) -> None:
        self._line = line
        self._store = store
        self._trust = trust
        self._course = course
        self._session = session
        self._certificates = store.device_certificates()
        self.pulled = 0
        """Records fetched."""
        self.texts: int | None = None
        """Number of the newest release of texts that the server has."""
        self.team: str | None = None
        """By what the server names what it knows of colleagues."""
        self.changed: dict[CaseId, None] = {}
        """Families that changed, in order."""

    def read(self, server_epoch: str | None) -> None:
        """Fetch up to the head, page by page, each stored with its cursor in one transaction.

        A restored server has a new epoch and counts anew: then the feed is read from its beginning.

        Args:
            server_epoch: as this sync's receipts name it; None if there was none.

        Raises:
            FeedError: something fetched does not hold; the page was not stored.
            SyncError: stopped; the pages before are stored.
            CancelledError: stopped between two pages.
        """
        seen = self._store.pull_after()
        while True:
            self._course.at("fetching", seen.position if seen else 0)
            feed = self._ask(seen)
            if server_epoch is not None and feed.epoch != server_epoch:
                raise ServerBusyError("the server was restored during this sync")
            if seen and feed.epoch != seen.epoch:
                seen = None
                continue
            check_positions(feed, seen.position if seen else 0)
            seen = self._keep(feed)
            if feed.up_to >= feed.head:
                return

    def _keep(self, feed: Feed) -> Seen:
        self._certificates |= {DeviceId(device.device): device.certificate for device in feed.devices}
        records = tuple(checked(record, self._certificates, self._trust) for record in feed.records)
        seen = Seen(feed.epoch, feed.up_to)
        cases, whole = tuple(map(CaseId, feed.cases)), feed.up_to >= feed.head
        changed = self._store.put_feed(seen, records, feed.devices, cases, whole=whole, forks=feed.forks)
        self.changed |= dict.fromkeys(changed)
        self.pulled += len(records)
        self.texts, self.team = feed.texts, feed.team
        return seen

    def _ask(self, seen: Seen | None) -> Feed:
        query: dict[str, str | int] = {"after": seen.position if seen else 0, "limit": FEED_PAGE}
        if seen:
            query["epoch"] = seen.epoch
        return self._line.ask("GET", "/feed", Feed, query=query, session=self._session)


def checked(travelled: WireRecord, certificates: Mapping[DeviceId, str], trust: Trust) -> StoredRecord:
    """Return a fetched record as it may be stored.

    Raises:
        FeedError: its signature, certificate or body does not hold, or the back office's key wrote what it may not.
    """
    try:
        record = from_wire(travelled)
        link = read_link(record.link)
        device = DeviceId(link.device)
        key = trust.device_key(device, certificates[device])
        office = trust.is_office(certificates[device])
    except KeyError as error:
        raise FeedError("a record of a device without a certificate") from error
    except UntrustedError as error:
        raise FeedError(str(error)) from error
    except (ValueError, msgspec.DecodeError) as error:
        raise FeedError("an unreadable link") from error
    if not signature_holds(key, record.link, record.signature):
        raise FeedError("a link's signature does not hold")
    if not _body_fits(record, link.commit):
        raise FeedError("a body is not the one its link commits to")
    if office and not may_be_the_offices(record.body):
        raise FeedError("the server wrote what only a laptop may write")
    return record


def check_positions(feed: Feed, after: int) -> None:
    """Demand that a page is in order, within its bounds, and gets somewhere.

    A position may lie below `after`: an older record of a family that was assigned since.

    Raises:
        UnreadableAnswerError: a position missing, out of bounds, twice, or out of order; or no progress.
    """
    bounds = [0, *(record.position or 0 for record in feed.records), feed.up_to + 1]
    if any(left >= right for left, right in pairwise(bounds)):
        raise UnreadableAnswerError("positions out of range or order")
    if not after <= feed.up_to <= feed.head or (feed.up_to == after and (feed.head > after or feed.records)):
        raise UnreadableAnswerError("a page that does not get on")


def _body_fits(record: StoredRecord, commit: str) -> bool:
    if record.body is None or record.salt is None:
        return record.body is None and record.salt is None
    return commitment(record.salt, record.body) == commit
