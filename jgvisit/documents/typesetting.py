"""Typst behind one door: a template, its data as JSON, and what may go wrong.

Facts behind the choices: typst gives identical bytes for the same data and moment; without
system fonts and imports it reads nothing but the template and the vendored fonts.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from jgvisit.documents.errors import RenderError

if TYPE_CHECKING:
    import typst

_PANIC_MODULE = "pyo3_runtime"
"""A panic in typst arrives as a BaseException of this module (typst 0.15.2 has one for rare mixes of scripts)."""
STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]


class Typesetter:
    """Draws with one template and the vendored fonts; may be used from any thread."""

    def __init__(self, template: Path, fonts: Path, mark: str = "") -> None:
        """Prepare; `mark` is the word on every page of a paper that is not a real one."""
        self._template, self._mark = template, {"mark": mark} if mark else {}
        self._fonts = fonts
        self._compiler: typst.Compiler | None = None
        self._lock = Lock()

    def pdf(self, inputs: Mapping[str, str], made_at: datetime) -> bytes:
        """Return a PDF/A-3a and PDF/UA-1 of `inputs`, dated `made_at`.

        Raises:
            RenderError: the template could not draw it.
        """
        return self._compile(inputs, made_at, "pdf", None)[0]

    def pages(self, inputs: Mapping[str, str], made_at: datetime, pixels_per_inch: float) -> tuple[bytes, ...]:
        """Return the pages as PNG, as they are in the PDF.

        Raises:
            RenderError: the template could not draw it.
        """
        return self._compile(inputs, made_at, "png", pixels_per_inch)

    def picture(self, inputs: Mapping[str, str], made_at: datetime) -> bytes:
        """Return the first page as SVG; its text is drawn, so whoever shows it says beside it what it shows.

        Raises:
            RenderError: the template could not draw it.
        """
        return self._compile(inputs, made_at, "svg", None)[0]

    def _compile(
        self, inputs: Mapping[str, str], made_at: datetime, output: typst.OutputFormat, pixels_per_inch: float | None
    ) -> tuple[bytes, ...]:
        import typst

        with self._lock:
            self._compiler = self._compiler or self._new_compiler()
            try:
                made = self._compiler.compile(
                    format=output,
                    ppi=pixels_per_inch,
                    sys_inputs={**self._mark, **inputs},
                    pdf_standards=STANDARDS if output == "pdf" else [],
                    timestamp=int(made_at.timestamp()),
                )
            except typst.TypstError as error:
                raise RenderError(_without_text(error.message)) from None
            except BaseException as error:
                if type(error).__module__ != _PANIC_MODULE:
                    raise
                self._compiler = None  # its state is unknown now
                raise RenderError("typst panicked") from None
        return tuple(made) if isinstance(made, list) else (made or b"",)

    def _new_compiler(self) -> typst.Compiler:
        import typst

        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[self._fonts])
        return typst.Compiler(input=self._template, root=self._template.parent, font_paths=fonts)


def _without_text(message: str) -> str:
    """Typst quotes the text it stumbles over between back-ticks; that may be a name, and errors are logged."""
    return "typst: " + "`…`".join(message.split("`")[::2])
