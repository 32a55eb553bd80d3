"""Folding bookmarks: each with what was written about it."""

from __future__ import annotations

from jgvisit.ids import PersonId, RecordId, VisitId
from jgvisit.records.case_bookmarks import Bookmark, SaidAside
from jgvisit.records.case_stamp import time_of
from jgvisit.records.entries import Entry
from jgvisit.records.payload_bookmarks import BookmarkMade, BookmarkWritten
from jgvisit.records.versions import Versions


def fold_bookmarks(versions: Versions) -> tuple[Bookmark, ...]:
    """Return the bookmarks, as they were made; what was written about one that is not here (yet) stands last."""
    written = versions.current(BookmarkWritten, lambda payload: payload.bookmark)
    made = {entry.id: (entry, payload) for entry, payload in versions.events(BookmarkMade)}
    found = []
    for name in sorted({*made, *map(RecordId, written)}):
        entry, payload = made.get(name, (None, None))
        found.append(
            Bookmark(
                id=name,
                visit=None if payload is None else VisitId(payload.visit),
                made=None if entry is None else entry.stamp(),
                written=tuple(_said(each, told) for each, told in written.get(name, ())),
            )
        )
    return tuple(sorted(found, key=_by_time))


def _said(entry: Entry, told: BookmarkWritten) -> SaidAside:
    return SaidAside(
        words=told.words,
        said_by=None if told.said_by is None else PersonId(told.said_by),
        may_read=tuple(sorted(map(PersonId, told.may_read))),
        basis=told.basis,
        asked_by=told.asked_by,
        was_told=told.was_told,
        alone=told.alone,
        review_on=told.review_on,
        stamp=entry.stamp(),
    )


def _by_time(bookmark: Bookmark) -> tuple[bool, str, str]:
    return bookmark.made is None, "" if bookmark.made is None else time_of(bookmark.made), bookmark.id
