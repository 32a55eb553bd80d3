"""What lies beside the program for who must answer for it: licences with their texts, and the bill of materials."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from installer.bundle.bill import bill_of_materials
from installer.bundle.clock import source_date
from installer.bundle.licences import of_packages, of_parts, page, refused
from installer.bundle.lock import ROOT, Pin
from installer.bundle.targets import Target
from jgvisit.config import VERSION

_COMMON = Path("/usr/share/common-licenses")
"""Debian's; Qt's own packages bring no text of theirs."""
_WORDS = ("licen", "copying", "notice", "authors")


class LicenceRefusedError(Exception):
    """Something of it may not be passed on; nothing was packed."""


def write_papers(root: Path, pins: Sequence[Pin], target: Target) -> None:
    """Fill `licences/` of a layout.

    Raises:
        LicenceRefusedError: a licence that is not on our list.
        ValueError: a package nobody looked at.
    """
    packages, parts = of_packages(pins), of_parts()
    if wrong := refused([*packages, *parts], data=frozenset({"List of common Dutch words"})):
        raise LicenceRefusedError(", ".join(wrong))
    folder = root / "licences"
    (folder / "texts").mkdir(parents=True)
    (folder / "LICENCES.txt").write_text(page([*packages, *parts], VERSION), encoding="utf-8")
    bill = bill_of_materials(VERSION, pins, packages, parts, target, source_date())
    (folder / "sbom.cdx.json").write_text(bill, encoding="utf-8")
    _copy_texts(root, folder / "texts")


def _copy_texts(root: Path, folder: Path) -> None:
    """Collect the texts the packages bring, our own, and Qt's."""
    shutil.copyfile(ROOT / "LICENSE", folder / "jgvisit.txt")
    for name in ("LGPL-3", "GPL-3"):  # the LGPL is the GPL with more permissions, and names it
        shutil.copyfile(_COMMON / name, folder / f"Qt-{name}.txt")
    for info in sorted((root / "lib").glob("*.dist-info")):
        texts = [file for file in sorted(info.rglob("*")) if file.is_file() and file.name.lower().startswith(_WORDS)]
        for file in texts:
            shutil.copyfile(file, folder / f"{info.name.split('-')[0]}-{file.name}")
    for name in ("LICENSE.txt", "LICENSE"):
        found = [*(root / "python").glob(name), *(root / "python").glob(f"lib/python3*/{name}")]
        for file in found[:1]:
            shutil.copyfile(file, folder / "CPython.txt")
