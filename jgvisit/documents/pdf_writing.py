"""How anything is added to a finished PDF, so that it stays archivable and accessible."""

from __future__ import annotations

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import InvisSigSettings

OUT_OF_SIGHT = InvisSigSettings(set_print_flag=True, box_out_of_bounds=True)
"""The only field that PDF/A and PDF/UA both allow: no appearance, outside the page."""


class QuietWriter(IncrementalPdfFileWriter):
    """Leaves typst's XMP and Info as they are: pyHanko's rewrite breaks PDF/A (pyhanko 0.38; a test guards it)."""

    def _update_meta(self) -> None:
        pass
