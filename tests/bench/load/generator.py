"""Laptops at closing time, as a process of its own: `python -m tests.bench.load.generator PLAN`.

Sends what the client sends for a day, with the same signatures over the same requests, from packed bodies that were
made before; reads a line on standard input, then begins; prints what came of it as JSON.
"""

from __future__ import annotations

import asyncio
import json
import pickle
import ssl
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from jgvisit.config import VERSION
from jgvisit.store.device_key import DeviceKey
from jgvisit.sync.signing import sign_request
from jgvisit.sync.wire import CLIENT_HEADER, NONCE_HEADER

API = "/api/v1"
_LIMIT = 4 * 1024 * 1024
_TRIES = 8


@dataclass(frozen=True)
class DeviceDay:
    """One laptop's day, packed."""

    pkcs8: bytes
    chain: str
    push: bytes
    """zstd."""
    papers: tuple[tuple[str, bytes], ...]
    """Path and bytes."""


@dataclass(frozen=True)
class Plan:
    """What is sent, and where."""

    host: str
    port: int
    tls_ca: str
    days: tuple[DeviceDay, ...]


@dataclass
class _Request:
    method: str
    url: str
    headers: httpx.Headers


class _Line:
    """One connection of one laptop."""

    def __init__(self, plan: Plan, context: ssl.SSLContext, key: DeviceKey) -> None:
        self._plan, self._context, self._key = plan, context, key
        self._nonce: str | None = None
        self.requests = 0

    async def __aenter__(self) -> _Line:
        self._in, self._out = await asyncio.open_connection(
            self._plan.host, self._plan.port, ssl=self._context, server_hostname=self._plan.host, limit=_LIMIT
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        self._out.close()

    async def ask(self, method: str, path: str, body: bytes = b"", **fields: str) -> Any:
        """Send a signed request, again where the server asks for patience; return the answer."""
        for _ in range(_TRIES):
            if self._nonce is None:
                self._nonce = (await self._exchange("GET", "/nonce", b"", httpx.Headers()))[1]["nonce"]
            url = f"https://{self._plan.host}:{self._plan.port}{API}{path}"
            request = _Request(method, url, httpx.Headers({k.replace("_", "-"): v for k, v in fields.items()}))
            sign_request(request, body, self._key, self._nonce)
            self._nonce = None
            status, answer, wait = await self._send(method, path, body, request.headers)
            if status == 200:
                return answer
            if status not in {429, 503}:
                raise RuntimeError(f"{method} {path.partition('?')[0]}: {status} {answer}")
            await asyncio.sleep(wait)
        raise RuntimeError(f"{method} {path}: never answered")

    async def _send(self, method: str, path: str, body: bytes, fields: httpx.Headers) -> tuple[int, Any, float]:
        status, answer, headers = await self._whole(method, path, body, fields)
        self._nonce = headers.get(NONCE_HEADER.lower())
        return status, answer, float(headers.get("retry-after", 1))

    async def _exchange(self, method: str, path: str, body: bytes, fields: httpx.Headers) -> tuple[int, Any]:
        status, answer, _ = await self._whole(method, path, body, fields)
        return status, answer

    async def _whole(
        self, method: str, path: str, body: bytes, fields: httpx.Headers
    ) -> tuple[int, Any, dict[str, str]]:
        self.requests += 1
        lines = [f"{method} {API}{path} HTTP/1.1", f"host: {self._plan.host}", f"{CLIENT_HEADER}: {VERSION}"]
        lines += [f"{name}: {value}" for name, value in fields.items()] + [f"content-length: {len(body)}", "", ""]
        self._out.write("\r\n".join(lines).encode() + body)
        await self._out.drain()
        head = (await self._in.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
        data = await self._in.readexactly(int(headers.get("content-length", 0)))
        return int(head[0].split()[1]), json.loads(data) if data else None, headers


async def _day(plan: Plan, context: ssl.SSLContext, day: DeviceDay, began: float) -> dict[str, Any]:
    key = DeviceKey(day.pkcs8)
    async with _Line(plan, context, key) as line:
        packed = {"content_type": "application/json", "content_encoding": "zstd"}
        answers = (await line.ask("POST", "/records", day.push, **packed))["answers"]
        stored = sum(answer["answer"] == "stored" and "parked" not in answer for answer in answers)
        whole = 0
        for path, data in day.papers:
            state = await line.ask(
                "PUT", f"{path}?offset=0&total={len(data)}", data, content_type="application/octet-stream"
            )
            whole += bool(state.get("complete"))
        receipt = json.loads((await line.ask("GET", f"/receipt?chain={day.chain}"))["receipt"])
    return {
        "after": time.perf_counter() - began,
        "stored": stored,
        "papers": whole,
        "kept": receipt["kept"],
        "checked": receipt["checked"],
        "requests": line.requests,
    }


async def _burst(plan: Plan) -> dict[str, Any]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=plan.tls_ca)
    used, began = time.process_time(), time.perf_counter()
    found = await asyncio.gather(*(_day(plan, context, day, began) for day in plan.days), return_exceptions=True)
    took = time.perf_counter() - began
    errors = [repr(each) for each in found if isinstance(each, BaseException)]
    done = [each for each in found if isinstance(each, dict)]
    return {"took": took, "done": done, "errors": errors, "cpu": time.process_time() - used}


def main(file: Path) -> None:
    """Load the plan, wait for a line, send."""
    plan: Plan = pickle.loads(file.read_bytes())  # written by the bench a moment ago
    print("ready", flush=True)
    sys.stdin.readline()
    print(json.dumps(asyncio.run(_burst(plan))), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
