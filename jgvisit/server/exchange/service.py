"""Answer what a sync asks, part by part, each as its own address would."""

from __future__ import annotations

import msgspec

from jgvisit.ids import ChainId
from jgvisit.records import canonical
from jgvisit.server.device_requests import Caller, SignedRequest
from jgvisit.server.erasures import service as erasures
from jgvisit.server.feed import reading
from jgvisit.server.feed.service import require_version
from jgvisit.server.leases import service as leases
from jgvisit.server.municipality import Municipality
from jgvisit.server.orders import service as orders
from jgvisit.server.problems import RequestFaultError
from jgvisit.server.receipts import service as receipts
from jgvisit.server.sessions.service import LoggedIn, logged_in
from jgvisit.server.team import service as team
from jgvisit.sync.exchange_wire import Exchange, ExchangeAnswer, FeedAsked, Refused
from jgvisit.sync.wire import Feed, Mark

_MARK_LENGTH = 32


def exchange(municipality: Municipality, request: SignedRequest, version: str, asked: Exchange) -> ExchangeAnswer:
    """Answer each part that is asked: first what needs a device alone, then what needs a log-in.

    Raises:
        ForbiddenError: a device that was never enrolled; nothing was read.
    """
    caller = request.caller
    caller.require_enrolled()
    answer = ExchangeAnswer(
        orders=None if asked.orders is None else orders.seen(municipality, caller, asked.orders),
        erasures=None
        if asked.erasures_after is None
        else erasures.for_laptop(municipality, caller, asked.erasures_after),
        receipt=None
        if asked.receipt is None
        else receipts.ask(municipality, caller, ChainId(asked.receipt.chain), asked.receipt.audit_from),
    )
    if asked.lease is None and asked.feed is None:
        return answer
    try:
        person = _person(municipality, request, version)
    except RequestFaultError as fault:
        return msgspec.structs.replace(answer, refused=_refused(fault))
    if asked.lease is not None:
        try:
            answer = msgspec.structs.replace(answer, lease=leases.give(municipality, caller, person, asked.lease))
        except RequestFaultError as fault:
            answer = msgspec.structs.replace(answer, lease_refused=_refused(fault))
    if asked.feed is None:
        return answer
    return msgspec.structs.replace(answer, feed=_feed(municipality, caller, person, asked.feed))


def _person(municipality: Municipality, request: SignedRequest, version: str) -> LoggedIn:
    require_version(municipality, version)
    request.caller.require_active()
    return logged_in(municipality, request.authorization, request.caller)


def _feed(municipality: Municipality, caller: Caller, person: LoggedIn, asked: FeedAsked) -> Feed:
    team.begin_due(municipality)
    page = reading.Page(
        asked.after, asked.epoch, asked.limit or reading.MAX_LIMIT, asked.had_ahead, takes_ahead=asked.takes_ahead
    )
    feed = reading.read(municipality, person.worker, caller.device, page)
    mark = _mark(feed)
    if mark == asked.mark:
        return msgspec.structs.replace(feed, cases=(), forks=(), texts=None, team=None, mark=mark)
    return msgspec.structs.replace(feed, mark=mark)


def _mark(feed: Feed) -> Mark:
    return canonical.sha256(canonical.encode((feed.cases, feed.forks, feed.texts, feed.team)))[:_MARK_LENGTH]


def _refused(fault: RequestFaultError) -> Refused:
    return Refused(status=int(fault.problem_status), code=fault.problem_code)
