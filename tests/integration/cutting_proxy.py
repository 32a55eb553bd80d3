"""A line that breaks: forwards to the server and is cut after so many bytes, in either direction."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class CuttingProxy:
    """Forwards connections to `port`; all together they carry `bytes_left` bytes, then every one is cut."""

    def __init__(self, port: int) -> None:
        self.target = port
        self.bytes_left: int | None = None
        self.carried = 0
        self.port = 0
        self._lock = threading.Lock()

    def may_carry(self, count: int) -> int:
        """Return how many of `count` bytes still get through."""
        with self._lock:
            if self.bytes_left is not None:
                count = min(count, self.bytes_left)
                self.bytes_left -= count
            self.carried += count
            return count

    def carry(self, source: socket.socket, sink: socket.socket) -> None:
        """Forward until either side ends or the line is cut."""
        try:
            while data := source.recv(16_384):
                passed = self.may_carry(len(data))
                sink.sendall(data[:passed])
                if passed < len(data):
                    break
        except OSError:
            pass
        for end in (source, sink):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue


@contextmanager
def open_proxy(port: int) -> Iterator[CuttingProxy]:
    """Run a proxy in front of a server on loopback."""
    proxy = CuttingProxy(port)

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with socket.create_connection(("127.0.0.1", proxy.target)) as server:
                up = threading.Thread(target=proxy.carry, args=(self.request, server))
                up.start()
                proxy.carry(server, self.request)
                up.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as listener:
        thread = threading.Thread(target=listener.serve_forever, args=(0.02,))
        thread.start()
        proxy.port = listener.server_address[1]
        try:
            yield proxy
        finally:
            listener.shutdown()
            thread.join()
