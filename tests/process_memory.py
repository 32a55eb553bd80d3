"""Search the memory of a running process (Linux: /proc/PID/mem) for secrets, however they might be written there."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path

_WITH_PATH = 4
_EMPTY = 512
_KERNEL = ("[vvar]", "[vsyscall]", "[vdso]", "[vvar_vclock]")


def writings(secret: bytes) -> set[bytes]:
    """Return the ways in which `secret` can stand in memory: raw, both byte orders, hex, base64, UTF-8, -16 and -32.

    Of base64 only the part that does not depend on what stands before or after, at each of the three alignments.
    """
    plain = {secret, secret[::-1], secret.hex().encode(), secret.hex().upper().encode()}
    for before in range(3):
        for encode in (base64.b64encode, base64.urlsafe_b64encode):
            text = encode(b"\0" * before + secret).rstrip(b"=")
            plain.add(text[(0, 2, 3)[before] : len(text) - len(text) % 4 or None])
    wide = set()
    for text in (secret, secret.hex().encode()):
        if text.isascii():
            wide |= {text.decode("ascii").encode(name) for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")}
    return {each for each in plain | wide if len(each) >= 6}


def regions(pid: int) -> Iterator[bytes]:
    """Give every region of the memory of `pid` that could hold something of ours.

    Raises:
        OSError: nothing of it may be read.
    """
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            span, rights, *rest = line.split(maxsplit=5)
            file = rest[-1].strip() if len(rest) == _WITH_PATH else ""
            # what is mapped from a file and cannot be written holds that file's bytes and nothing else
            if "r" not in rights or file in _KERNEL or (file.startswith("/") and "w" not in rights):
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except OSError:  # a mapped device, or a file that was cut meanwhile
                continue
            if data:
                yield data


def found_in(pid: int, secrets: Mapping[str, bytes]) -> set[str]:
    """Return the names of those `secrets` that stand in the memory of `pid` in any writing."""
    sought = {name: writings(secret) for name, secret in secrets.items()}
    found: set[str] = set()
    read = 0
    for data in regions(pid):
        read += len(data)
        # long stretches of nothing take most of the time and hold no secret
        dense = data.replace(bytes(_EMPTY), b"")
        found |= {name for name, ways in sought.items() if name not in found and any(way in dense for way in ways)}
    assert read > 1_000_000, "the memory could not be read"
    return found
