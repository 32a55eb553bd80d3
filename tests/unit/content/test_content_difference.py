"""What is different between two packs."""

from __future__ import annotations

from jgvisit.content.difference import SHOWN_LINES, Line, difference
from jgvisit.content.text_files import InMemory


def files(**texts: str) -> InMemory:
    return InMemory(
        {"pack.toml": b"number = 1\n", **{f"nl/{name}.toml": text.encode() for name, text in texts.items()}}
    )


def test_equal_packs_have_no_difference() -> None:
    assert difference(files(a="x"), files(a="x")) == ()


def test_a_changed_line_stands_between_the_lines_beside_it() -> None:
    before = files(a="one\ntwo\nthree\nfour\nfive")
    after = files(a="one\ntwo\nvrijwillig\nfour\nfive", b="new")
    changed, new = difference(before, after)
    assert (changed.name, changed.kind, changed.counts) == ("nl/a.toml", "changed", (1, 1))
    assert changed.lines == (
        Line("same", "two"),
        Line("gone", "three"),
        Line("new", "vrijwillig"),
        Line("same", "four"),
    )
    assert (new.name, new.kind, new.lines) == ("nl/b.toml", "new", (Line("new", "new"),))
    assert difference(after, before)[1].kind == "gone"


def test_what_lies_between_two_changes_is_skipped() -> None:
    lines = [str(n) for n in range(9)]
    changed = difference(files(a="\n".join(lines)), files(a="\n".join(["x", *lines[1:8], "y"])))[0]
    assert [line.kind for line in changed.lines or ()] == ["gone", "new", "same", "skipped", "same", "gone", "new"]


def test_a_line_that_looks_like_a_mark_of_the_difference_stays_a_line() -> None:
    changed = difference(files(a="--- x\n"), files(a="+++ y\n"))[0]
    assert [line.text for line in changed.lines or ()] == ["--- x", "+++ y"]


def test_past_the_limit_files_are_named_without_their_lines() -> None:
    long = "\n".join(f"line {n}" for n in range(SHOWN_LINES + 1))
    found = difference(files(a="x", b="x", c="x"), files(a="y", b=long, c="y"))
    assert [(each.name, each.lines is None) for each in found] == [
        ("nl/a.toml", False),
        ("nl/b.toml", True),
        ("nl/c.toml", True),
    ]
