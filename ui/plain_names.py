"""Names of files that nobody thought up: of cameras, scanners, systems. No others are listed before a family (H4)."""

from __future__ import annotations

import re

_WORDS = frozenset(
    {
        *("afbeelding", "afbeeldingen", "bijlage", "blad", "brief", "bureaublad", "camera", "documenten", "document"),
        *("downloads", "foto", "fotos", "formulier", "handtekening", "jgvisit", "kopie", "nieuw", "opname", "pagina"),
        *("papier", "scan", "scans", "scherm", "schermafbeelding", "schermopname", "handleiding", "servicedesk"),
        *("dcim", "desktop", "documents", "dsc", "dscf", "dscn", "image", "images", "img", "mvimg", "page", "paper"),
        *("photo", "photos", "picture", "pictures", "pxl", "roll", "saved", "screenshot", "screenshots", "webcam"),
        *("android", "apple", "burst", "canon", "cover", "hdr", "jpeg", "jpg", "pano", "pdf", "png", "pro", "signal"),
        *("whatsapp", "win", "txt", "van", "de", "het", "een", "at", "of", "my", "mijn", "en"),
    }
)
_LETTERS = re.compile(r"[^\W\d_]+")


def is_plain_name(name: str) -> bool:
    """Tell whether a name holds nothing but digits, single letters and words that cameras, scanners and systems use."""
    return all(len(word) == 1 or word in _WORDS for word in _LETTERS.findall(name.casefold()))
