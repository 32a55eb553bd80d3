"""The line between a laptop and the server: cut at any byte of request or answer, twice, late, or not at all."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

import httpx

from tests.reliability.simulation.scheduler import Scheduler
from tests.reliability.simulation.server import Answer, Call, Server
from tests.reliability.simulation.world import World

Quality = Literal["good", "bad", "awful"]
_FAULTS = {"good": 0.0, "bad": 0.12, "awful": 0.4}
_FATES = ("no connection", "request cut", "answer cut", "answer cut", "twice", "late")
Heard = Callable[[Call, Answer], None]


@dataclass
class Network:
    """Every line of a run, and the requests that are still on their way when nobody waits for them."""

    world: World
    scheduler: Scheduler
    server: Server
    sends: Callable[[Call], None]
    """Hears each request that a laptop lets go."""
    asked: Callable[[Call], None]
    """Hears each whole request that reaches the server."""
    said: Heard
    """Hears each answer that leaves it."""
    trace: Callable[[str], None]
    brought: int = 0
    """Requests so far that may have brought something new."""
    late: list[Call] = field(default_factory=list)

    def deliver(self, call: Call, received: bytes | None = None) -> Answer | None:
        """Bring a request, or what was `received` of it, to the server; None when there is no answer."""
        if received is None:
            self.asked(call)
            self.brought += call.method == "PUT" or call.target.endswith("/records")
        answer = self.server.take(call, received)
        if answer is not None:
            self.said(call, answer)
        return answer

    def bring_late(self) -> None:
        """Let one of the late requests arrive now; its answer goes nowhere."""
        if self.late:
            call = self.late.pop(0)
            self.trace(f"late {call.method} {_path(call)} of {call.device[:4]} arrives")
            self.deliver(call)


class Line(httpx.BaseTransport):
    """One client's line, as good as it is."""

    def __init__(self, network: Network, device: str, quality: Quality, chance: random.Random, heard: Heard) -> None:
        self._network = network
        self._device = device
        self._faults = _FAULTS[quality]
        self._chance = chance
        self._heard = heard

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        headers = tuple((name.lower(), value) for name, value in request.headers.raw)
        call = Call(self._device, request.method, request.url.raw_path.decode(), headers, request.read())
        network, chance = self._network, self._chance
        network.sends(call)
        network.world.wait(milliseconds=chance.randrange(5, 400))
        network.scheduler.step()
        if network.late and chance.random() < 0.5:
            network.bring_late()
        fate = chance.choice(_FATES) if chance.random() < self._faults else "whole"
        answer, fate = self._carried(call, fate)
        network.scheduler.step()
        return self._response(call, answer, fate)

    def _carried(self, call: Call, fate: str) -> tuple[Answer, str]:
        network, chance = self._network, self._chance
        what = f"{self._device[:4]} {call.method} {_path(call)}"
        match fate:
            case "no connection":
                network.trace(f"{what}: no connection")
                raise httpx.ConnectError("no connection")
            case "request cut":
                at = chance.randrange(len(call.head) + len(call.body))
                network.trace(f"{what}: request cut at {at}")
                if at >= len(call.head):
                    network.deliver(call, call.body[: at - len(call.head)])
                raise httpx.WriteError("cut")
            case "late":
                network.trace(f"{what}: late")
                network.late.append(call)
                network.world.wait(seconds=30)
                raise httpx.ReadTimeout("nothing came")
            case "twice":
                network.trace(f"{what}: twice")
                answers = (network.deliver(call), network.deliver(call))
                answer = answers[chance.randrange(2)]
            case _:
                answer = network.deliver(call)
        if answer is None:
            network.trace(f"{what}: the server ended")
            raise httpx.RemoteProtocolError("the server ended")
        return answer, fate

    def _response(self, call: Call, answer: Answer, fate: str) -> httpx.Response:
        what = f"{self._device[:4]} {call.method} {_path(call)}: {answer.status}"
        if fate == "answer cut":
            at = self._chance.randrange(len(answer.head) + len(answer.body))
            self._network.trace(f"{what}, cut at {at}")
            if at < len(answer.head):
                raise httpx.ReadError("cut")
            part = answer.body[: at - len(answer.head)]
            return httpx.Response(answer.status, headers=list(answer.headers), stream=_Cut(part))
        self._network.trace(what)
        self._heard(call, answer)
        return httpx.Response(answer.status, headers=list(answer.headers), stream=_Whole(answer.body))


class _Whole(httpx.SyncByteStream):
    def __init__(self, data: bytes) -> None:
        self._data = data

    def __iter__(self) -> Iterator[bytes]:
        yield self._data


class _Cut(_Whole):
    def __iter__(self) -> Iterator[bytes]:
        if self._data:
            yield self._data
        raise httpx.RemoteProtocolError("cut")


def _path(call: Call) -> str:
    return call.target.removeprefix("/api/v1")[:24]
