"""Ask all at once what a sync wants to know, where the server knows that question; an older one is asked in parts."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from jgvisit.sync.exchange_wire import Exchange, ExchangeAnswer, FeedAsked, Refused
from jgvisit.sync.failures import RefusedByServerError
from jgvisit.sync.http import ServerConnection, refusal
from jgvisit.sync.wire import Feed

_UNKNOWN = {404, 405}


@dataclass
class Memory:
    """What one client remembers of its server from sync to sync, while the program runs."""

    older: bool = False
    """The server does not know the exchange."""
    named: Feed | None = None
    """The last feed that named everything by its mark, after it was stored."""


class Asker:
    """Asks one server on one line."""

    def __init__(self, line: ServerConnection, session: str | None, memory: Memory) -> None:
        self._line, self._session, self._memory = line, session, memory

    @property
    def knows(self) -> bool:
        """Whether the server may know the exchange."""
        return not self._memory.older

    def ask(self, asked: Exchange) -> ExchangeAnswer | None:
        """Return the answer; None where the server is older than this question.

        Raises:
            SyncError: stopped.
        """
        if self._memory.older:
            return None
        named = self._memory.named
        if asked.feed is not None and named is not None:
            asked = msgspec.structs.replace(asked, feed=msgspec.structs.replace(asked.feed, mark=named.mark))
        # shown for what needs it alone
        session = self._session if asked.feed is not None or asked.lease is not None else None
        try:
            answer = self._line.ask("POST", "/exchange", ExchangeAnswer, message=asked, session=session)
        except RefusedByServerError as refused:
            if refused.status not in _UNKNOWN:
                raise
            self._memory.older = True
            return None
        return answer if answer.feed is None else msgspec.structs.replace(answer, feed=self._whole(answer.feed))

    def feed(self, asked: FeedAsked) -> Feed | None:
        """Return a page of the feed; None where the server is older than this question.

        Raises:
            SyncError: stopped, or the log-in has ended.
        """
        answer = self.ask(Exchange(feed=asked))
        return None if answer is None else feed_in(answer)

    def stored(self, feed: Feed) -> None:
        """Remember what this page named: it was stored."""
        if feed.mark is not None:
            self._memory.named = feed

    def _whole(self, feed: Feed) -> Feed:
        """Return the feed with what its mark stands for, where the server left that out."""
        named = self._memory.named
        if named is None or feed.mark is None or feed.mark != named.mark:
            return feed
        return msgspec.structs.replace(feed, cases=named.cases, forks=named.forks, texts=named.texts, team=named.team)


def feed_in(answer: ExchangeAnswer) -> Feed:
    """Return the page in an answer.

    Raises:
        SyncError: the server refused it; which, by why.
    """
    if answer.feed is None:
        raise_refused(answer.refused)
        raise RefusedByServerError(422, "exchange.no_feed")
    return answer.feed


def raise_refused(refused: Refused | None) -> None:
    """Raise what the part's own address would have made of it; do nothing where it was not refused."""
    if refused is not None:
        raise refusal(refused.status, refused.code)
