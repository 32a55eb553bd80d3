"""Between the bad line and the server: counts what each connection carries, and cuts them all where it is told to."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass
class Carried:
    """Bytes of one connection, and the bytes that had gone before it began."""

    up: int = 0
    down: int = 0
    began_after: int = 0
    """Connections that had ended when this one began."""


@dataclass
class Relay:
    """Forwards to `target`; each mark of bytes sent up cuts every connection once."""

    target: tuple[str, int]
    cuts: list[int] = field(default_factory=list)
    carried: list[Carried] = field(default_factory=list)
    port: int = 0
    made_cuts: int = 0
    _up: int = 0
    _ended: int = 0
    _open: list[socket.socket] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def serve(self, near: socket.socket) -> None:
        """Carry one connection in two threads."""
        with near, socket.create_connection(self.target) as far:
            with self._lock:
                one = Carried(began_after=self._ended)
                self.carried.append(one)
                self._open += [near, far]
            up = threading.Thread(target=self._carry, args=(near, far, one, True))
            up.start()
            self._carry(far, near, one, False)
            up.join()
            with self._lock:
                self._ended += 1

    def _carry(self, source: socket.socket, sink: socket.socket, one: Carried, upward: bool) -> None:
        try:
            while data := source.recv(65_536):
                with self._lock:
                    if upward:
                        one.up += len(data)
                        self._up += len(data)
                    else:
                        one.down += len(data)
                    cut = upward and self.cuts and self._up >= self.cuts[0]
                    if cut:
                        self.cuts.pop(0)
                        self.made_cuts += 1
                if cut:
                    self._cut_all()
                    return
                sink.sendall(data)
        except OSError:
            pass
        with suppress(OSError):
            sink.shutdown(socket.SHUT_WR)

    def _cut_all(self) -> None:
        with self._lock:
            ends, self._open = self._open, []
        for end in ends:
            try:
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # at once, by reset
                end.shutdown(socket.SHUT_RD)  # wakes who reads here; closing it sends the reset
            except OSError:
                continue

    def end(self) -> None:
        """End every connection."""
        self._cut_all()


@contextmanager
def open_relay(host: str, target: tuple[str, int], cuts: list[int]) -> Iterator[Relay]:
    """Listen at `host`, on a port of the system's choice."""
    relay = Relay(target, list(cuts))
    with socket.create_server((host, 0)) as listener:
        relay.port = listener.getsockname()[1]

        lines: list[threading.Thread] = []

        def accept() -> None:
            while True:
                try:
                    near, _ = listener.accept()
                except OSError:
                    return
                lines.append(threading.Thread(target=relay.serve, args=(near,)))
                lines[-1].start()

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield relay
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            thread.join()
            relay.end()
            for each in lines:
                each.join()
