"""A bad line between two network namespaces: `python -m tests.bench.load.tun_line NAMESPACE LINE-AS-JSON`.

Two TUN devices, one here and one in a namespace of its own; between them packets wait for their turn on the line, take
their time and are lost. Needs root. Prints `ready`, and ends when its standard input does.
"""

from __future__ import annotations

import fcntl
import heapq
import json
import os
import random
import select
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from tests.bench.figure import CannotMeasureError
from tests.bench.load.installation import ROOT

HERE, THERE = "10.83.7.1", "10.83.7.2"
_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
_PACKET = 65_536


@dataclass(frozen=True)
class Line:
    """What a packet meets, in each direction."""

    bits_per_second: float = 5_000_000.0
    one_way_s: float = 0.040
    loss: float = 0.01
    queue_bytes: int = 125_000
    """What waits for the line before it is dropped: 200 ms of it."""
    seed: int = 7


class CannotEmulateError(CannotMeasureError):
    """No root, or no TUN: this machine does not let a line be emulated."""


def may_emulate() -> bool:
    """Tell whether a line can be emulated here."""
    return os.geteuid() == 0 and os.access("/dev/net/tun", os.R_OK | os.W_OK)


@contextmanager
def bad_line(line: Line) -> Iterator[str]:
    """Run the line; give the namespace at whose end `THERE` is and from which `HERE` can be reached.

    Raises:
        CannotEmulateError: not as this account, or not on this machine.
    """
    if not may_emulate():
        raise CannotEmulateError("a line is emulated with TUN, by root alone")
    name = f"jgvisit-{os.getpid()}"
    subprocess.run(["ip", "netns", "add", name], check=True)
    try:
        command = [sys.executable, "-m", "tests.bench.load.tun_line", name, json.dumps(asdict(line))]
        environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}
        with subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            assert process.stdin is not None
            if process.stdout.readline().strip() != "ready":
                raise CannotEmulateError("the line did not come up")
            try:
                yield name
            finally:
                process.stdin.close()
    finally:
        subprocess.run(["ip", "netns", "delete", name], check=True)


def congestion_control(namespace: str) -> str:
    """Return by which rule TCP of this namespace sends."""
    file = "/proc/sys/net/ipv4/tcp_congestion_control"
    command = ["ip", "netns", "exec", namespace, "cat", file]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def _tun(name: str) -> int:
    handle = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(handle, _TUNSETIFF, struct.pack("16sH22x", name.encode(), _IFF_TUN | _IFF_NO_PI))
    return handle


def _up(namespace: str, here: str, there: str) -> None:
    inside = ["ip", "-n", namespace]
    for command in (
        ["ip", "link", "set", there, "netns", namespace],
        ["ip", "addr", "add", HERE, "peer", THERE, "dev", here],
        ["ip", "link", "set", here, "up"],
        [*inside, "addr", "add", THERE, "peer", HERE, "dev", there],
        [*inside, "link", "set", "lo", "up"],
        [*inside, "link", "set", there, "up"],
    ):
        subprocess.run(command, check=True)


def carry(ends: tuple[int, int], line: Line, stop: int) -> None:
    """Carry packets between two TUN devices until `stop` has something to read, or ends."""
    chance, free, under_way = random.Random(line.seed), [0.0, 0.0], list[tuple[float, int, int, bytes]]()
    number = 0
    while True:
        wait = max(under_way[0][0] - time.monotonic(), 0.0) if under_way else None
        readable, _, _ = select.select([*ends, stop], [], [], wait)
        if stop in readable:
            return
        now = time.monotonic()
        for way, end in enumerate(ends):
            while end in readable:
                try:
                    packet = os.read(end, _PACKET)
                except BlockingIOError:
                    break
                begins = max(free[way], now)
                if (begins - now) * line.bits_per_second / 8 > line.queue_bytes:
                    continue
                free[way] = begins + len(packet) * 8 / line.bits_per_second
                if chance.random() >= line.loss:
                    number += 1
                    heapq.heappush(under_way, (free[way] + line.one_way_s, number, ends[1 - way], packet))
        while under_way and under_way[0][0] <= time.monotonic():
            _, _, end, packet = heapq.heappop(under_way)
            try:
                os.write(end, packet)
            except OSError:  # an end that went down loses what comes
                continue


def main(namespace: str, line: Line) -> None:
    """Make both ends and carry."""
    here, there = f"jgh{os.getpid() % 100_000}", f"jgt{os.getpid() % 100_000}"
    ends = _tun(here), _tun(there)
    _up(namespace, here, there)
    print("ready", flush=True)
    carry(ends, line, sys.stdin.fileno())


if __name__ == "__main__":
    main(sys.argv[1], Line(**json.loads(sys.argv[2])))
