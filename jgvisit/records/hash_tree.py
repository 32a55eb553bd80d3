"""A tree of hashes over a list that only grows: a few hashes prove that a longer list begins with a shorter one.

Merkle tree of RFC 9162 §2.1 with SHA-256. A node is (level, index): at level 0 the entries, above it each pair of
whole nodes. `Peaks` are the roots of the whole trees of which the list is made, largest first: all that is needed
to go on, and to tell the root.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence

Digest = bytes
"""32 bytes."""
Peaks = tuple[Digest, ...]
"""Roots of the whole trees, largest first."""
Node = tuple[int, int]
NodeHash = Callable[[int, int], Digest]
"""Gives the hash of the whole node at (level, index)."""


def leaf(entry: bytes) -> Digest:
    """Return the node of one entry."""
    return hashlib.sha256(b"\0" + entry).digest()


def parent(left: Digest, right: Digest) -> Digest:
    """Return the node above two."""
    return hashlib.sha256(b"\1" + left + right).digest()


def grown(peaks: Peaks, size: int, entry: Digest) -> tuple[Peaks, tuple[tuple[Node, Digest], ...]]:
    """Return the peaks with one leaf more, and the nodes above it that became whole, lowest first.

    Args:
        peaks: of a list of `size`.
        size: before the leaf is added.
        entry: the new leaf.
    """
    kept, node, level, whole = list(peaks), entry, 0, list[tuple[Node, Digest]]()
    while size >> level & 1:
        node, level = parent(kept.pop(), node), level + 1
        whole.append(((level, size >> level), node))
    return (*kept, node), tuple(whole)


def root_of(peaks: Peaks) -> Digest:
    """Return the root; that of an empty list is the hash of nothing."""
    if not peaks:
        return hashlib.sha256().digest()
    *others, root = peaks
    for peak in reversed(others):
        root = parent(peak, root)
    return root


def extension(old: int, new: int, node: NodeHash) -> tuple[Digest, ...]:
    """Return what proves that the first `old` entries of a list of `new` are the list of `old` (RFC 9162 §2.1.4.1).

    Raises:
        ValueError: not 0 ≤ old ≤ new.
    """
    if not 0 <= old <= new:
        raise ValueError("a list does not extend a longer one")
    return tuple(_proof(old, 0, new, node, known=True)) if 0 < old < new else ()


def extends(old: int, old_root: Digest, new: int, new_root: Digest, proof: Sequence[Digest]) -> bool:
    """Tell whether `proof` shows that a list of `new` with this root begins with the list of `old` (§2.1.4.2)."""
    if not 0 <= old <= new:
        return False
    if old in (0, new):
        return not proof and (old == 0 or old_root == new_root)
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        return False
    first, last = old - 1, new - 1
    while first & 1:
        first, last = first >> 1, last >> 1
    old_found = new_found = path[0]
    for digest in path[1:]:
        if last == 0:
            return False
        if first & 1 or first == last:
            old_found, new_found = parent(digest, old_found), parent(digest, new_found)
            while first and not first & 1:
                first, last = first >> 1, last >> 1
        else:
            new_found = parent(new_found, digest)
        first, last = first >> 1, last >> 1
    return last == 0 and (old_found, new_found) == (old_root, new_root)


def _proof(old: int, start: int, end: int, node: NodeHash, *, known: bool) -> Iterator[Digest]:
    """Give SUBPROOF(old, D[start:end], known)."""
    size = end - start
    if old == size:
        if not known:
            yield _root(start, end, node)
        return
    half = 1 << (size - 1).bit_length() - 1
    if old <= half:
        yield from _proof(old, start, start + half, node, known=known)
        yield _root(start + half, end, node)
    else:
        yield from _proof(old - half, start + half, end, node, known=False)
        yield _root(start, start + half, node)


def _root(start: int, end: int, node: NodeHash) -> Digest:
    size = end - start
    if size & (size - 1) == 0:
        level = size.bit_length() - 1
        return node(level, start >> level)
    half = 1 << (size - 1).bit_length() - 1
    return parent(_root(start, start + half, node), _root(start + half, end, node))
