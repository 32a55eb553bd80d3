"""Printing through the system's dialog: pages from memory, under a job name that says nothing (H5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from jgvisit.services.papers.handing_over import PRINT_DPI
from jgvisit.services.papers.page_image import PageImage

JOB_NAME = "Document"
"""Stands in the print queue, on the printer's display and in its log."""


class Printed(Enum):
    """What came of it."""

    PRINTED = "printed"
    CANCELLED = "cancelled"
    NO_PRINTER = "noPrinter"
    FAILED = "failed"
    """The printer took nothing, or not all of it."""


Chooser = Callable[[QPrinter, QWidget], bool]
"""Lets a person choose a printer; False is "no"."""


def ask(printer: QPrinter, parent: QWidget) -> bool:
    """Show the system's dialog."""
    dialog = QPrintDialog(printer, parent)
    return dialog.exec() == QDialog.DialogCode.Accepted


def has_printer() -> bool:
    """Tell whether this machine knows a printer."""
    return bool(QPrinterInfo.availablePrinterNames())


class PagePrinter:
    """Prints pages as they were drawn; nothing is written to a file of ours."""

    def __init__(self, choose: Chooser = ask, has_any: Callable[[], bool] = has_printer) -> None:
        self._choose = choose
        self._has_any = has_any

    def print_pages(self, pages: Sequence[PageImage], parent: QWidget) -> Printed:
        """Ask for a printer and print every page on a sheet of its own."""
        if not self._has_any():
            return Printed.NO_PRINTER
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        printer.setDocName(JOB_NAME)
        printer.setFullPage(True)
        if not self._choose(printer, parent):
            return Printed.CANCELLED
        return Printed.PRINTED if _draw(pages, printer) else Printed.FAILED


def _draw(pages: Sequence[PageImage], printer: QPrinter) -> bool:
    painter = QPainter()
    for page in pages[:1]:
        printer.setPageOrientation(_turned(page))
    if not painter.begin(printer):
        return False
    whole = True
    for number, page in enumerate(pages):
        printer.setPageOrientation(_turned(page))
        whole = whole and (number == 0 or printer.newPage())
        painter.drawImage(_on_paper(page, printer), _image(page))
    painter.end()
    return whole and printer.printerState() != QPrinter.PrinterState.Error


def _turned(page: PageImage) -> QPageLayout.Orientation:
    on_its_side = page.width_px > page.height_px
    return QPageLayout.Orientation.Landscape if on_its_side else QPageLayout.Orientation.Portrait


def _image(page: PageImage) -> QImage:
    return QImage(page.bgrx, page.width_px, page.height_px, 4 * page.width_px, QImage.Format.Format_RGB32)


def _on_paper(page: PageImage, printer: QPrinter) -> QRectF:
    """Return where a page goes: as large as it is, smaller only where the paper is; large print fills its sheet."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = _image(page).size().toSizeF() * (printer.resolution() / PRINT_DPI)
    on_its_side = page.width_px > page.height_px
    if on_its_side or size.width() > paper.width() or size.height() > paper.height():
        size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(0, 0, size.width(), size.height())
