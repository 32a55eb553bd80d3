"""Carry out a plan, and let the model judge it."""

from __future__ import annotations

import atexit
import json
import random
import shutil
import threading
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

import httpx
import zstandard

from jgvisit.ids import CaseId
from jgvisit.records.fold import fold
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.store.device_key import DeviceKey
from tests.reliability.simulation.laptop import Laptop
from tests.reliability.simulation.model import BrokenError, Model
from tests.reliability.simulation.network import Line, Network, Quality
from tests.reliability.simulation.old_client import OldClient
from tests.reliability.simulation.plan import Deed, Plan, draw
from tests.reliability.simulation.scheduler import KilledError, Scheduler
from tests.reliability.simulation.server import Answer, Call, Server
from tests.reliability.simulation.town import CASES, Town, quick_folder
from tests.reliability.simulation.world import MachineClock, Sizes, World, simulated

_QUIET_ROUNDS = 8
"""So many syncs of all laptops must be enough for nothing to be left."""
_DIES_WITHIN = 60
_BACKUPS_LAST = timedelta(days=6)
"""No older backup is ever put back: design §6 lets `safe` follow `kept` after 7 days."""


@dataclass
class Outcome:
    """How a run ended."""

    seed: int
    broken: str | None = None
    detail: str = ""
    trace: list[str] = field(default_factory=list)


@cache
def the_town() -> Town:
    """Return the municipality of this process; it goes with it."""
    town = Town()
    atexit.register(town.remove)
    return town


def run(seed: int, plan: Plan | None = None) -> Outcome:
    """Carry out the plan of a seed, or another plan with the chance of that seed."""
    outcome = Outcome(seed)
    plan = draw(seed) if plan is None else plan
    with Run(seed, plan, outcome.trace) as going:
        judged(going, outcome)
    return outcome


def judged(going: Run, outcome: Outcome) -> None:
    """Carry out a run and note how it ended."""
    try:
        going.carry_out()
    except BrokenError as broken:
        outcome.broken, outcome.detail = broken.rule, str(broken)
    except Exception as error:  # whatever the product raises where nothing may be raised
        outcome.broken, outcome.detail = type(error).__name__, _where(error)


class Run:
    """One run, on what it is given to run on."""

    def __init__(self, seed: int, plan: Plan, trace: list[str]) -> None:
        self._seed, self._plan, self._trace = seed, plan, trace
        self._folder = quick_folder()
        self._one_at_a_time = threading.RLock()
        self._world = World(random.Random(f"world {seed}"))
        self._scheduler = self._new_scheduler()
        self._lines = threading.local()
        self._sizes = Sizes.drawn(random.Random(f"sizes {seed}"))
        self._laptops: list[Laptop] = []
        self._backed_up: dict[int, Any] = {}
        self._bugs: list[str] = []

    def __enter__(self) -> Run:
        self._simulated = simulated(self._world, self._sizes, lambda: self._lines.line, self._note_log)
        self._simulated.__enter__()
        try:
            self._set_up()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for laptop in self._laptops:
            laptop.close()
        self._server.close()
        self._simulated.__exit__(None, None, None)
        shutil.rmtree(self._folder)

    def _new_scheduler(self) -> Scheduler:
        return Scheduler(random.Random(f"turns {self._seed}"))

    def _new_server(self) -> Server:
        return Server(the_town(), self._world, self._scheduler, self._folder)

    def _set_up(self) -> None:
        self._server = self._new_server()
        town = self._server.town
        self._laptops = [
            Laptop(n, device, self._folder, MachineClock(self._world))
            for n, device in enumerate(
                town.devices[: max(2, 1 + max(deed.who for deeds in self._plan for deed in deeds))]
            )
        ]
        self._old = OldClient(town.old)
        devices = {laptop.device.id: laptop.device for laptop in self._laptops}
        self._model = Model(
            self._server.look,
            {**{device: each.worker for device, each in devices.items()}, town.old.key.device: town.old.worker},
            {
                **{device: DeviceKey(each.keys.device_key).public_key_der for device, each in devices.items()},
                town.old.key.device: town.old.key.public_key_der,
            },
            town.receipt_key_der,
        )
        self._network = Network(
            self._world, self._scheduler, self._server, self._sends, self._asked, self._said, self._trace.append
        )

    # -- the plan -----------------------------------------------------------------------------

    def carry_out(self) -> None:
        """Do all of the plan, then let it be quiet and look whether everything is where it belongs."""
        for deeds in self._plan:
            self._trace.append("-- " + ", ".join(map(str, deeds)))
            self._model.new_round()
            self._scheduler.together([self._task(deed) for deed in deeds])
            self._server.crashes_at = None
            self._world.wait(minutes=1)
        self._quiet()
        self._judge()

    def _task(self, deed: Deed) -> Callable[[], None]:
        return lambda: self._do(deed)

    def _do(self, deed: Deed) -> None:
        self._deed(deed)

    def _deed(self, deed: Deed) -> None:
        laptop, chance = self._laptops[deed.who], random.Random(f"{self._seed} {deed.seed}")
        match deed.what:
            case "write":
                self._write(laptop, deed.how, chance)
            case "sync":
                self._sync(laptop, deed.how, chance)
            case "old":
                self._old_day(chance)
            case "give" | "take":
                self._assign(deed, given=deed.what == "give")
            case "crash":
                self._server.crashes_at = chance.randrange(25)
            case "days":
                self._world.wait(days=int(deed.how))
            case "restart":
                laptop.restart()
                self._model.store_has(laptop.device.id, laptop.rows())
            case "clock":
                laptop.clock.wrong_by += timedelta(days=int(deed.how))
            case "copy":
                laptop.copy()
            case "put back" | "put back without mark":
                laptop.put_back(chance, with_mark=deed.what == "put back")
                self._model.put_back(laptop.device.id, laptop.rows())
            case "server restart":
                self._server.restart()
                self._model.server_has()
            case "back up":
                self._back_up()
            case "restore":
                self._restore()

    def _write(self, laptop: Laptop, kind: str, chance: random.Random) -> None:
        with self._one_at_a_time, laptop.alone():
            before = laptop.rows()
            laptop.write(kind, CASES[chance.choice((0, 0, 0, 1))], chance)
            rows = laptop.rows()[len(before) :]
            self._model.wrote(laptop.device.id, [row[:4] for row in rows], frozenset(self._model.names_in(before)))
        self._trace.append(f"laptop {laptop.number} wrote {len(rows)}: {kind}")

    def _sync(self, laptop: Laptop, how: str, chance: random.Random) -> None:
        quality, *rest = how.split()
        if "in" in rest and laptop.token is None:
            laptop.token = self._server.log_in(laptop.device.id, laptop.device.subject)
        with self._one_at_a_time:
            self._model.sync_began(laptop.device.id, laptop.rows())
        left = chance.randrange(_DIES_WITHIN) if "dies" in rest else None

        def step() -> None:
            nonlocal left
            self._scheduler.step()
            if left is not None:
                left -= 1
                if left < 0:
                    raise KilledError

        with self._line(laptop.device.id, quality, chance):  # type: ignore[arg-type]  # one of the three
            ended = laptop.sync(step)
        self._trace.append(f"laptop {laptop.number} synced: {ended}")

    def _old_day(self, chance: random.Random) -> None:
        device, before = self._old.device.key.device, len(self._old.records)
        self._old.write(CASES[1], chance)
        rows = [(each.link, each.signature, each.body, each.salt) for each in self._old.records]
        knew = frozenset(self._model.names_in(rows[:before]))
        with self._one_at_a_time:
            self._model.wrote(device, rows[before:], knew)  # type: ignore[arg-type]  # its own have bodies
        self._old_sync("bad", chance)

    def _old_sync(self, quality: Quality, chance: random.Random) -> str:
        line = Line(self._network, self._old.device.key.device, quality, chance, self._heard)
        ended = self._old.sync(line)
        self._trace.append(f"old laptop synced: {ended}")
        return ended

    def _assign(self, deed: Deed, *, given: bool) -> None:
        case, worker = CASES[int(deed.how)], self._laptops[deed.who].device.worker
        if given or self._model.has_family(self._laptops[deed.who].device.id, case):
            with self._one_at_a_time:
                self._model.officer_begins(case, worker)
            try:
                self._server.assign(case, worker, given=given)
            except KilledError:
                self._trace.append(f"{deed}: the server ended")
                with self._one_at_a_time:
                    self._model.officer_was_cut_off(case, worker)
            else:
                with self._one_at_a_time:
                    self._model.assigned(case, worker, given=given)

    def _back_up(self) -> None:
        self._model.backed_up(len(self._backed_up))
        self._server.back_up(len(self._backed_up))
        self._backed_up[len(self._backed_up)] = self._server.clock.now()

    def _restore(self) -> None:
        now = self._server.clock.now()
        young = [name for name, at in self._backed_up.items() if now - at < _BACKUPS_LAST]
        if young:
            self._server.restore(young[-1])
            self._model.restored(young[-1])
            for laptop in self._laptops:
                laptop.token = None

    # -- the end ------------------------------------------------------------------------------

    def _quiet(self) -> None:
        """Good lines, nobody dies, and everybody syncs until nothing is left to do."""
        self._trace.append("-- quiet")
        self._model.new_round()
        while self._network.late:
            self._network.bring_late()
        chance, ended = random.Random(0), [""]
        for laptop in self._laptops:
            laptop.restart()
            self._model.store_has(laptop.device.id, laptop.rows())
        for _ in range(_QUIET_ROUNDS):
            sent = self._network.brought
            ended = [self._end_of_day(laptop, chance) for laptop in self._laptops]
            if self._old.records:
                ended.append(self._old_sync("good", chance))
            well = all(end.startswith("pushed 0, ") or end == "sent; a pull is answered 426" for end in ended)
            if well and sent == self._network.brought:
                return  # everybody fetched after the last of them sent
        raise BrokenError("no rest", "; ".join(ended))

    def _end_of_day(self, laptop: Laptop, chance: random.Random) -> str:
        self._sync(laptop, "good logged in", chance)
        ended = self._trace[-1].partition("synced: ")[2]
        if laptop.behind and not laptop.safe.new_chain:
            raise BrokenError("no rest", "behind, and no new chain is to begin")
        if laptop.behind:
            self._write(laptop, "name", chance)
        return ended

    def _judge(self) -> None:
        self._model.all_arrived()
        if self._bugs:
            raise BrokenError("server bug", self._bugs[0])
        for case in CASES:
            published = self._model.published(case)
            with_it = [each for each in self._laptops if self._model.has_family(each.device.id, case)]
            seen = [self._family(each, case, published) for each in with_it]
            if len(set(seen)) > 1:
                raise BrokenError("not the same", f"{len(set(seen))} pictures of one family")
        for laptop in self._laptops:
            self._balance_holds(laptop)

    def _family(self, laptop: Laptop, case: CaseId, published: set[str]) -> str:
        """Return what a laptop knows of a family, after a look at whether all of it is there and nothing is merged."""
        records = laptop.journal.records_of(case)
        names = self._model.names_in((each.link, each.signature) for each in records)
        if missing := published - set(names):
            raise BrokenError("not fetched", f"{len(missing)} records of laptop {laptop.number}")
        if any(self._model.can_be_fetched(blob.case, blob.ref.sha256) for blob in laptop.journal.missing_blobs()):
            raise BrokenError("not fetched", "a file")
        pulled = laptop.journal.last_pull()
        epoch = pulled.seen.epoch if pulled else None
        whole = CaseFiles(laptop.journal, laptop.device.id, date.today).get(case)
        conflicts = {conflict.matter.partition(":")[0]: set(conflict.records) for conflict in whole.conflicts}
        self._model.nothing_merged(case, set(names), conflicts)
        common = [each for name, each in zip(names, records, strict=True) if name in published]
        return repr(fold(case, common, epoch=epoch, forks=laptop.journal.forks()))

    def _balance_holds(self, laptop: Laptop) -> None:
        balance, held = laptop.journal.balance(), self._model.laptops[laptop.device.id]
        kinds = (balance.stored, balance.already, balance.early, balance.forked, balance.rejected, balance.waiting)
        if balance.made != sum(kinds) or (held.names and balance.made != len(held.names)):
            raise BrokenError("doubled", f"the balance counts {balance.made} of {len(held.names)}: {kinds}")
        if held.names and (balance.waiting or balance.early or laptop.journal.unsent().pieces):
            raise BrokenError("no rest", f"still waiting: {balance}")

    # -- what the model hears -------------------------------------------------------------------

    def _sends(self, call: Call) -> None:
        with self._one_at_a_time:
            self._model.sends(call.device, call.method, *_message(call))

    def _asked(self, call: Call) -> None:
        with self._one_at_a_time:
            self._model.asked(call.device, call.method, *_message(call))

    def _said(self, call: Call, answer: Answer) -> None:
        if answer.status >= 500:
            self._bugs.append(f"{call.method} {call.target}: {answer.status}")
        if answer.status == 200:
            with self._one_at_a_time:
                self._model.said(call.device, call.method, *_message(call), _json(answer.headers, answer.body))

    def _heard(self, call: Call, answer: Answer) -> None:
        if answer.status == 200:
            path, _ = _message(call)
            with self._one_at_a_time:
                self._model.heard(call.device, call.method, path, _json(answer.headers, answer.body))

    def _note_log(self, line: str) -> None:
        said = json.loads(line)
        if said["event"] == "bug" and said["error"] not in {"KilledError", "ClientDisconnect"}:
            self._bugs.append(line)

    @contextmanager
    def _line(self, device: str, quality: Quality, chance: random.Random) -> Any:
        self._lines.line = Line(self._network, device, quality, chance, self._heard)
        yield


def _message(call: Call) -> tuple[str, Any]:
    path = call.target.removeprefix("/api/v1").partition("?")[0]
    if call.method != "POST" or not call.body:
        return path, None
    return path, _json(call.headers, call.body)


def _json(headers: tuple[tuple[bytes, bytes], ...], body: bytes) -> Any:
    fields = {name.lower(): value for name, value in headers}
    if not fields.get(b"content-type", b"").startswith(b"application/json"):
        return None
    match fields.get(b"content-encoding"):
        case b"zstd":
            body = zstandard.decompress(body)
        case b"gzip":
            body = httpx.Response(200, headers={"content-encoding": "gzip"}, content=body).content
        case _:
            pass
    return json.loads(body)


def _where(error: BaseException) -> str:
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    place = "" if step is None else f" at {step.tb_frame.f_code.co_filename.rpartition('/')[2]}:{step.tb_lineno}"
    return f"{type(error).__name__}: {error}{place}"


__all__ = ["Outcome", "Run", "judged", "run", "the_town"]
