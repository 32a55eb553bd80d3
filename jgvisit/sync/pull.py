"""Fetch the feed: every link is proven (`proving`) before anything of it is stored."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

from jgvisit.ids import CaseId, DeviceId
from jgvisit.records.body import Seen
from jgvisit.sync.course import Course
from jgvisit.sync.exchange import Asker
from jgvisit.sync.exchange_wire import FeedAsked
from jgvisit.sync.failures import ServerBusyError, UnreadableAnswerError
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.ports import SyncStore
from jgvisit.sync.proving import proven
from jgvisit.sync.trust import Trust
from jgvisit.sync.wire import Ahead, Feed

FEED_PAGE = 500


class FeedReader:
    """Fetches one tenant's feed, as far as this worker may see it, during one sync."""

    def __init__(
        self, line: ServerConnection, store: SyncStore, trust: Trust, course: Course, asker: Asker, session: str
    ) -> None:
        self._line = line
        self._store = store
        self._trust = trust
        self._course = course
        self._asker = asker
        self._session = session
        self._certificates = store.device_certificates()
        self._ahead: Ahead | None = None
        self.pulled = 0
        """Records fetched."""
        self.texts: int | None = None
        """Number of the newest release of texts that the server has."""
        self.team: str | None = None
        """By what the server names what it knows of colleagues."""
        self.changed: dict[CaseId, None] = {}
        """Families that changed, in order."""

    def asks_first(self) -> FeedAsked:
        """Return what this sync asks of the feed at first: where it was left, tomorrow's families ahead."""
        return _asked(self._store.pull_after(), None)

    def read(self, server_epoch: str | None, first: Feed | None = None) -> None:
        """Fetch up to the head, page by page, each stored with its cursor in one transaction.

        A restored server has a new epoch and counts anew: then the feed is read from its beginning.

        Args:
            server_epoch: as this sync's receipts name it; None if there was none.
            first: the first page, where it came already.

        Raises:
            FeedError: something fetched does not hold; the page was not stored.
            SyncError: stopped; the pages before are stored.
            CancelledError: stopped between two pages.
        """
        seen = self._store.pull_after()
        self._course.at("fetching", seen.position if seen else 0)
        feed = first or self._ask(seen)
        with ThreadPoolExecutor(1) as beside:
            while True:
                if server_epoch is not None and feed.epoch != server_epoch:
                    raise ServerBusyError("the server was restored during this sync")
                if seen and feed.epoch != seen.epoch:
                    seen, self._ahead = None, None
                    feed = self._ask(None)
                    continue
                check_positions(feed, seen.position if seen else 0, had_ahead=self._ahead is not None)
                # told with the next question, which is sent before this page is stored: nothing is lost by that, for
                # where it is not stored the cursor stays, and what was ahead comes again
                self._ahead = feed.ahead or self._ahead
                seen, more = Seen(feed.epoch, feed.up_to), feed.up_to < feed.head
                # the server makes the next page while this one is proven and stored
                following = beside.submit(self._ask, seen) if more else None
                self._keep(feed)
                if following is None:
                    return
                self._course.at("fetching", seen.position)
                feed = following.result()

    def _keep(self, feed: Feed) -> None:
        self._certificates |= {DeviceId(device.device): device.certificate for device in feed.devices}
        records = proven(feed.records, self._certificates, self._trust)
        seen, whole = Seen(feed.epoch, feed.up_to), feed.up_to >= feed.head
        cases = tuple(map(CaseId, feed.cases))
        changed = self._store.put_feed(seen, records, feed.devices, cases, whole=whole, forks=feed.forks)
        self.changed |= dict.fromkeys(changed)
        self.pulled += len(records)
        self.texts, self.team = feed.texts, feed.team
        self._asker.stored(feed)

    def _ask(self, seen: Seen | None) -> Feed:
        return self._asker.feed(_asked(seen, self._ahead)) or self._ask_older(seen)

    def _ask_older(self, seen: Seen | None) -> Feed:
        query: dict[str, str | int] = {"after": seen.position if seen else 0, "limit": FEED_PAGE}
        if seen:
            query["epoch"] = seen.epoch
        return self._line.ask("GET", "/feed", Feed, query=query, session=self._session)


def _asked(seen: Seen | None, ahead: Ahead | None) -> FeedAsked:
    return FeedAsked(
        after=seen.position if seen else 0,
        epoch=seen.epoch if seen else None,
        limit=FEED_PAGE,
        takes_ahead=ahead is None,
        had_ahead=ahead,
    )


def check_positions(feed: Feed, after: int, *, had_ahead: bool = False) -> None:
    """Demand that a page is in order, within its bounds, and gets somewhere.

    A position may lie below `after`: an older record of a family that was assigned since. What comes ahead lies
    anywhere up to where it says, leaves the cursor alone, and comes once in a sync.

    Raises:
        UnreadableAnswerError: a position missing, out of bounds, twice, or out of order; or no progress.
    """
    last = feed.up_to if feed.ahead is None else feed.ahead.through
    bounds = [0, *(record.position or 0 for record in feed.records), last + 1]
    if any(left >= right for left, right in pairwise(bounds)):
        raise UnreadableAnswerError("positions out of range or order")
    if feed.ahead is not None:
        if had_ahead or not after == feed.up_to < feed.ahead.through <= feed.head or not feed.records:
            raise UnreadableAnswerError("families ahead of their turn that are not")
    elif not after <= feed.up_to <= feed.head or (feed.up_to == after and (feed.head > after or feed.records)):
        raise UnreadableAnswerError("a page that does not get on")
