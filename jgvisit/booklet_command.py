"""`jgvisit booklet`: the general booklet as a PDF for a print shop, without a store and with nothing of a family in it.

Only texts that jurist and second eye of the municipality signed are without a mark: the program's own are a concept.
"""

from __future__ import annotations

from pathlib import Path

from jgvisit import config
from jgvisit.clock import SystemClock, local_date
from jgvisit.content.booklet import booklet_languages, booklet_of
from jgvisit.content.booklet_words import booklet_words
from jgvisit.content.findings import PackError
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_errors import PackRefusedError
from jgvisit.content.pack_model import Pack
from jgvisit.content.pack_trust import check_four_eyes
from jgvisit.content.packed import read_pack_file, read_packed
from jgvisit.documents.booklet_paper import BookletPaper
from jgvisit.errors import InputError

CONCEPT = "CONCEPT"
"""On every page of a booklet that nobody released."""


def write(language: str, out: Path, *, large: bool, pack: Path | None, root_pem: str | None) -> int:
    """Write the booklet to a file and say which version it is; return the exit code.

    Args:
        language: beside the Dutch; "nl" is Dutch alone.
        out: the file.
        large: in large letters.
        pack: a packed file of texts; None for the program's own.
        root_pem: the municipality's root, by which the signatures on `pack` count.

    Raises:
        InputError: there is no booklet in this language, a file cannot be read or written, or a signature fails.
    """
    texts = _texts(pack, root_pem)
    resources = config.resources_dir()
    there = booklet_languages(texts, checked_only=texts.signed)
    if language not in there:
        raise InputError(f"in deze taal is er geen boekje; wel in: {', '.join(there)}", language)
    today = local_date(SystemClock().now())
    booklet = booklet_of(texts, booklet_words(resources), language, today, checked_only=texts.signed)
    released = texts.signed and booklet.review == "released"
    pdf = BookletPaper(resources, "" if released else CONCEPT).pdf(booklet, large=large)
    try:
        out.write_bytes(pdf)
    except OSError as error:
        raise InputError(error.strerror or "cannot be written", str(out)) from error
    print(f"{booklet.code} {out}")
    return 0


def _texts(pack: Path | None, root_pem: str | None) -> Pack:
    if pack is None:
        return load_pack(config.resources_dir() / "content")
    try:
        packed = read_packed(read_pack_file(pack))
        if root_pem is not None:
            check_four_eyes(packed, root_pem, SystemClock().now(), demo=False, revoked=frozenset())
        return load_pack(packed.texts, signed=root_pem is not None)
    except (PackRefusedError, PackError) as error:
        raise InputError(str(error), str(pack)) from error
