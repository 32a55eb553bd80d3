"""Forms with a file: every byte of the file as sent, and nothing that is not whole."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jgvisit.server.pages.form_data import read_form_data
from jgvisit.server.problems import UnreadableError


def encoded(data: bytes, fields: dict[str, str]) -> tuple[str, bytes]:
    """As a real client writes it."""
    request = httpx.Request("POST", "https://x", data=fields, files={"file": ("a b.jgvteksten", data)})
    return request.headers["content-type"], request.read()


@given(st.binary(max_size=300), st.text(max_size=40).filter(lambda text: "\r" not in text and "\n" not in text))
def test_a_file_comes_as_it_was_sent(data: bytes, mark: str) -> None:
    form = read_form_data(*encoded(data, {"form_mark": mark}))
    assert form.files == {"file": data}
    assert form.fields == {"form_mark": mark}


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    for body in (data, b"--x\r\n" + data + b"\r\n--x--", b'--x\r\ncontent-disposition: form-data; name="a"' + data):
        try:
            form = read_form_data("multipart/form-data; boundary=x", body)
        except UnreadableError:
            continue
        assert all(isinstance(value, str) for value in form.fields.values())


@pytest.mark.parametrize("cut", [1, 3, 10, 60])
def test_a_form_that_was_cut_short_is_no_form(cut: int) -> None:
    kind, body = encoded(b"text", {"form_mark": "m"})
    with pytest.raises(UnreadableError):
        read_form_data(kind, body[: -cut - 2])


@pytest.mark.parametrize(
    "kind", ["", "text/plain", "multipart/form-data", "multipart/form-data; boundary=", "application/json; boundary=x"]
)
def test_another_kind_of_body_is_no_form(kind: str) -> None:
    with pytest.raises(UnreadableError):
        read_form_data(kind, b"--x--\r\n")


def test_a_name_given_twice_is_refused() -> None:
    part = b'--x\r\nContent-Disposition: form-data; name="form_mark"\r\n\r\nm\r\n'
    assert read_form_data("multipart/form-data; boundary=x", part + b"--x--\r\n").fields == {"form_mark": "m"}
    with pytest.raises(UnreadableError):
        read_form_data("multipart/form-data; boundary=x", part + part + b"--x--\r\n")
