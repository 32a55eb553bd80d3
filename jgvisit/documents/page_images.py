"""The pages of a paper of ours as pictures and words, in memory: for a printer, and to look for what must not leave."""

from __future__ import annotations

import pypdfium2

from jgvisit.documents.errors import UnreadablePaperError
from jgvisit.services.papers.page_image import PageImage

_POINTS_PER_INCH = 72


class PageImages:
    """Reads PDFs with PDFium."""

    def pages(self, pdf: bytes, dpi: int) -> tuple[PageImage, ...]:
        """Draw each page on white.

        Raises:
            UnreadablePaperError: it cannot be read.
        """
        with _opened(pdf) as document:
            return tuple(_drawn(page, dpi) for page in document)

    def count(self, pdf: bytes) -> int:
        """Return how many pages it has; errors as `pages`."""
        with _opened(pdf) as document:
            return len(document)

    def page(self, pdf: bytes, number: int, dpi: int) -> PageImage:
        """Draw one page, from 1: a long file is never in memory whole; errors as `pages`."""
        with _opened(pdf) as document:
            return _drawn(document[number - 1], dpi)

    def text(self, pdf: bytes) -> str:
        """Return the words on all pages; errors as `pages`."""
        with _opened(pdf) as document:
            return "\n".join(page.get_textpage().get_text_range() for page in document)

    def attached(self, pdf: bytes) -> tuple[str, ...]:
        """Return what is attached, as text; errors as `pages`."""
        with _opened(pdf) as document:
            files = (document.get_attachment(number) for number in range(document.count_attachments()))
            return tuple(bytes(file.get_data()).decode("utf-8", "replace") for file in files)


def _opened(pdf: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise UnreadablePaperError("this PDF cannot be read") from error


def _drawn(page: pypdfium2.PdfPage, dpi: int) -> PageImage:
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
    row = 4 * bitmap.width
    data = bytes(bitmap.buffer)
    if bitmap.stride != row:
        data = b"".join(data[at : at + row] for at in range(0, len(data), bitmap.stride))
    return PageImage(bitmap.width, bitmap.height, data)
