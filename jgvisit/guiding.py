"""`jgvisit guide`: one of the guides as a PDF, without a store."""

from __future__ import annotations

from pathlib import Path

from jgvisit import config
from jgvisit.clock import SystemClock
from jgvisit.content.guides import GuideName, guide
from jgvisit.documents.guide_paper import GuidePaper
from jgvisit.documents.page_images import PageImages
from jgvisit.services.papers.guide_prints import GuidePrints


def write(name: GuideName, out: Path) -> int:
    """Write a guide to a file; return the exit code.

    Raises:
        InputError: the file cannot be written.
    """
    GuidePrints(GuidePaper(config.resources_dir()), PageImages(), SystemClock().now).save(guide(name), out)
    print(out)
    return 0
