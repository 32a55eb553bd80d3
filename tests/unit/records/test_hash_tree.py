"""Every shorter list is proven to begin every longer one, and nothing else is (RFC 9162 §2.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jgvisit.records.hash_tree import Digest, Node, Peaks, extends, extension, grown, leaf, parent, root_of

SIZES = 40


class Tree:
    def __init__(self, entries: Sequence[bytes]) -> None:
        self.nodes: dict[Node, Digest] = {}
        self.peaks: Peaks = ()
        self.roots = [root_of(())]
        for size, entry in enumerate(entries):
            self.nodes[0, size] = leaf(entry)
            self.peaks, whole = grown(self.peaks, size, leaf(entry))
            self.nodes |= dict(whole)
            self.roots.append(root_of(self.peaks))

    def proof(self, old: int, new: int) -> tuple[Digest, ...]:
        return extension(old, new, lambda level, index: self.nodes[level, index])


def entries(count: int, last: bytes = b"") -> list[bytes]:
    return [b"%d" % number for number in range(count - 1)] + [last or b"%d" % (count - 1)]


def plain_root(leaves: Sequence[bytes]) -> Digest:
    """The definition of RFC 9162 §2.1.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaf(leaves[0])
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return parent(plain_root(leaves[:half]), plain_root(leaves[half:]))


def test_the_root_is_that_of_the_standard() -> None:
    tree = Tree(entries(SIZES))
    assert tree.roots == [plain_root(entries(SIZES)[:size]) for size in range(SIZES + 1)]


def test_each_shorter_list_is_proven_and_a_proof_is_short() -> None:
    tree = Tree(entries(SIZES))
    for new in range(SIZES + 1):
        for old in range(new + 1):
            proof = tree.proof(old, new)
            assert extends(old, tree.roots[old], new, tree.roots[new], proof)
            assert len(proof) <= 2 * max(new, 1).bit_length()


@settings(max_examples=200)
@given(st.data())
def test_a_list_that_was_changed_has_no_proof(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, SIZES))
    old = data.draw(st.integers(1, new - 1))
    changed_at = data.draw(st.integers(0, old - 1))
    honest, other = Tree(entries(new)), Tree([*entries(new)[:changed_at], b"other", *entries(new)[changed_at + 1 :]])
    root = honest.roots[old]
    assert not extends(old, root, new, other.roots[new], other.proof(old, new))
    assert not extends(old, root, new, other.roots[new], honest.proof(old, new))


@settings(max_examples=200)
@given(st.data())
def test_a_proof_with_a_hash_changed_more_or_less_proves_nothing(data: st.DataObject) -> None:
    new = data.draw(st.integers(2, SIZES))
    old = data.draw(st.integers(1, new - 1))
    tree = Tree(entries(new))
    proof = list(tree.proof(old, new))
    place = data.draw(st.integers(0, len(proof) - 1))
    wrong = [
        [*proof[:place], bytes(32), *proof[place + 1 :]],
        proof[:place] + proof[place + 1 :],
        [*proof, proof[place]],
        [],
    ]
    for each in wrong:
        assert not extends(old, tree.roots[old], new, tree.roots[new], each)


def test_a_shorter_list_never_extends_a_longer_one() -> None:
    tree = Tree(entries(8))
    assert not extends(8, tree.roots[8], 7, tree.roots[7], ())
    assert not extends(7, tree.roots[7], 7, tree.roots[6], ())
    with pytest.raises(ValueError, match="longer"):
        tree.proof(8, 7)
