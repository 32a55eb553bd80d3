"""Draw a paper: the PDF that is sealed and the pages that are shown come from one template.

Facts behind the choices: typst gives identical bytes for the same paper and `made_at`; without
system fonts and imports it reads nothing but the template and the vendored fonts.
"""

from __future__ import annotations

import json
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from jgvisit.documents.errors import RenderError
from jgvisit.documents.model import Paper
from jgvisit.documents.sheet import Sheet

if TYPE_CHECKING:
    import typst

_PANIC_MODULE = "pyo3_runtime"
"""A panic in typst arrives as a BaseException of this module (typst 0.15.2 has one for rare mixes of scripts)."""
STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]


class Renderer:
    """Draws papers with the template and fonts of `resources_dir`; may be used from any thread."""

    def __init__(self, resources_dir: Path) -> None:
        self._template = resources_dir / "forms" / "paper.typ"
        self._fonts = resources_dir / "fonts"
        self._compiler: typst.Compiler | None = None
        self._lock = Lock()

    def pdf(self, paper: Paper) -> bytes:
        """Return `paper` as PDF/A-3a and PDF/UA-1, with its attachment, dated `made_at`.

        Raises:
            UndrawableTextError: a text holds a character no vendored font has.
            RenderError: the template could not draw the paper.
        """
        return self._compile(paper, "pdf", None)[0]

    def pages(self, paper: Paper, pixels_per_inch: float = 110) -> tuple[bytes, ...]:
        """Return the pages of `paper` as PNG, as they are in the PDF.

        Raises:
            UndrawableTextError: a text holds a character no vendored font has.
            RenderError: the template could not draw the paper.
        """
        return self._compile(paper, "png", pixels_per_inch)

    def _compile(self, paper: Paper, output: typst.OutputFormat, pixels_per_inch: float | None) -> tuple[bytes, ...]:
        import typst

        drawn = Sheet(self._fonts).draw(paper)
        inputs = {"paper": json.dumps(drawn, ensure_ascii=False), "attachment": paper.attachment.decode("utf-8")}
        with self._lock:
            self._compiler = self._compiler or self._new_compiler()
            try:
                made = self._compiler.compile(
                    format=output,
                    ppi=pixels_per_inch,
                    sys_inputs=inputs,
                    pdf_standards=STANDARDS if output == "pdf" else [],
                    timestamp=int(paper.made_at.timestamp()),
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
