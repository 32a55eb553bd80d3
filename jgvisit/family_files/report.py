"""The report of an import, which the server reads to assign the families."""

from __future__ import annotations

REPORT_COLUMNS: tuple[str, ...] = ("regel", "gezin", "uitkomst", "uitleg", "dossier", "medewerker")
