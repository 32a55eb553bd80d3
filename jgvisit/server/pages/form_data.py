"""Read a form that carries a file: multipart/form-data, RFC 7578. Strict, and the file's bytes exactly as sent."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jgvisit.server.problems import UnreadableError

MAX_PARTS = 16
_MAX_HEAD_BYTES = 2048
_BOUNDARY = re.compile(r"""multipart/form-data\s*;\s*boundary=(?:"([^"\r\n]{1,70})"|([^\s;,"]{1,70}))\s*""", re.I)
_DISPOSITION = re.compile(rb"""content-disposition:[ \t]*form-data;[ \t]*name="([a-z_]{1,40})"(;[^\r\n]*)?""", re.I)


@dataclass(frozen=True)
class FormData:
    """The parts of one form, each name once."""

    fields: dict[str, str]
    files: dict[str, bytes]
    """Names that came with a file name; an empty one where no file was chosen."""


def read_form_data(content_type: str, body: bytes) -> FormData:
    """Return the fields and files of a form.

    Args:
        content_type: the header, with its boundary.
        body: as it came.

    Raises:
        UnreadableError: cut short, a name twice, or no such form.
    """
    match = _BOUNDARY.fullmatch(content_type)
    if match is None:
        raise UnreadableError("page.form", "no form with a file")
    delimiter = b"\r\n--" + (match[1] or match[2]).encode("latin-1", "replace")
    head, *parts = (b"\r\n" + body).split(delimiter, MAX_PARTS + 1)
    end = parts.pop() if parts else b""
    if head or not parts or end not in (b"--", b"--\r\n"):
        raise UnreadableError("page.form", "a form that is not whole")
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for part in parts:
        name, value, is_file = _part(part)
        if name in fields or name in files:
            raise UnreadableError("page.form", "a field named twice")
        if is_file:
            files[name] = value
        else:
            fields[name] = _text(value)
    return FormData(fields, files)


def _part(part: bytes) -> tuple[str, bytes, bool]:
    headers, found, value = part.partition(b"\r\n\r\n")
    if not found or not headers.startswith(b"\r\n") or len(headers) > _MAX_HEAD_BYTES:
        raise UnreadableError("page.form", "a part without a head")
    for line in headers.split(b"\r\n"):
        match = _DISPOSITION.fullmatch(line.strip())
        if match is not None:
            return match[1].decode("ascii"), value, b"filename" in (match[2] or b"").lower()
    raise UnreadableError("page.form", "a part without a name")


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableError("page.form", "a field that is no text") from error
