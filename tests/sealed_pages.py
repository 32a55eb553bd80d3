"""A sealed PDF as others see it: its text, and whether its pages are those that were shown."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

_SEEN_DPI = 110
_STRIP_PX = 60
_DARK, _LEAST_INK, _LEAST_MARGIN = 140, 0.002, 0.04
"""Shade of letters on white; share of a page with at least a few lines; share of its width: 8 mm of A4."""
_LOOKS_THE_SAME = 3.0
"""Two renderers smooth letters differently: mean difference of a strip of two blurred pages, of 255."""


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF, words parted by single blanks."""
    read = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def assert_same_pages(shown: tuple[bytes, ...], pdf: bytes, folder: Path) -> None:
    """Look whether the pages of `pdf`, drawn by another program, are the PNG pages that were `shown`."""
    sealed = pages_of(pdf, folder)
    assert len(sealed) == len(shown)
    differences = [difference(Image.open(io.BytesIO(page)), other) for page, other in zip(shown, sealed, strict=True)]
    assert max(differences) < _LOOKS_THE_SAME, differences


def pages_of(pdf: bytes, folder: Path, dpi: int = _SEEN_DPI) -> list[Image.Image]:
    """Draw the pages of a PDF with poppler."""
    command = ["pdftoppm", "-r", str(dpi), "-png", "-", str(folder / "sealed")]
    subprocess.run(command, input=pdf, capture_output=True, check=True)
    return [Image.open(file) for file in sorted(folder.glob("sealed*.png"))]


def looks_whole(page: Image.Image) -> bool:
    """Tell whether a page holds something, all of it inside its margins: nothing runs off the paper."""
    dark = page.convert("L").point(lambda shade: 255 if shade < _DARK else 0)
    box = dark.getbbox()
    if box is None:
        return False
    width, height = page.size
    margin = _LEAST_MARGIN * width
    inside = box[0] >= margin and box[1] >= margin and box[2] <= width - margin and box[3] <= height - margin
    return inside and dark.histogram()[255] >= _LEAST_INK * width * height


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of the strip of two pages that differs most, 0 to 255."""
    width, height = one.size
    gray = [image.convert("L").resize((width, height)).filter(ImageFilter.GaussianBlur(6)) for image in (one, other)]
    apart = ImageChops.difference(*gray)
    strips = (apart.crop((0, top, width, min(top + _STRIP_PX, height))) for top in range(0, height, _STRIP_PX))
    return max(ImageStat.Stat(strip).mean[0] for strip in strips)
