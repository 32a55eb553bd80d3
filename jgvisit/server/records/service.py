"""Push: intake and effect in one transaction, then the receipt."""

from __future__ import annotations

import msgspec

from jgvisit.clock import local_date
from jgvisit.ids import Sha256
from jgvisit.server.audit import service as audit
from jgvisit.server.device_requests import Caller
from jgvisit.server.feed import service as feed
from jgvisit.server.municipality import Municipality
from jgvisit.server.receipts import service as receipts
from jgvisit.server.records import chains
from jgvisit.server.records.chains import ChainKey
from jgvisit.server.records.effect import Judge
from jgvisit.server.records.incoming import IncomingPush, read_push
from jgvisit.server.records.intake import Intake, Outcome
from jgvisit.sync.wire import Answered, Push, PushAnswer


def push(municipality: Municipality, caller: Caller, message: Push) -> PushAnswer:
    """Take a push of an enrolled device, also of a revoked one, and answer each record.

    Raises:
        RequestFaultError: the request does not hold; nothing was stored.
    """
    caller.require_enrolled()
    incoming = read_push(caller.device, message)
    key = ChainKey(municipality.tenant, caller.device, incoming.chain)
    outcomes, positions = _take(municipality, caller, key, incoming)
    answers = tuple(_answer(outcome, positions) for outcome in outcomes)
    return PushAnswer(answers=answers, receipt=receipts.make(municipality, key))


def _take(
    municipality: Municipality, caller: Caller, key: ChainKey, incoming: IncomingPush
) -> tuple[list[Outcome], dict[Sha256, int]]:
    tenant, now = municipality.tenant, municipality.now()
    today = local_date(municipality.moment())
    with municipality.database.write(tenant) as conn:
        run = chains.lock(conn, key, now)
        judge = Judge(conn, tenant, caller.worker, now, today)
        outcomes = Intake(conn, key, run, judge, caller.key, now).take(incoming.records, incoming.early)
        chains.save(conn, key, run, now)
        for outcome in outcomes:
            if outcome.protects:  # a backup put back must not make somebody consent again
                item = outcome.incoming
                municipality.outside.keep_record(item.hash, msgspec.json.encode(item.as_wire))
        published = [(item.incoming.hash, item.publish_in) for item in outcomes if item.publish_in is not None]
        already = [item.incoming.hash for item in outcomes if item.answer == "already"]
        positions = feed.own_positions(conn, tenant, already)
        positions |= feed.publish(conn, tenant, published)
        event = audit.Event(
            action="push", at=now, device=caller.device, worker=caller.worker, object=key.chain, count=len(outcomes)
        )
        audit.append(conn, tenant, event)
    return outcomes, positions


def _answer(outcome: Outcome, positions: dict[Sha256, int]) -> Answered:
    return Answered(
        link_hash=outcome.incoming.hash,
        seq=outcome.incoming.link.seq,
        answer=outcome.answer,
        parked=outcome.parked,
        reason=outcome.reason,
        position=positions.get(outcome.incoming.hash),
    )
