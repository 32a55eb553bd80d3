"""A handover or request as it goes out, as a paper in Dutch for the back office, a GI or the Raad."""

from __future__ import annotations

from jgvisit.clock import to_rfc3339
from jgvisit.documents.model import Paper, Paragraph, Row, Section
from jgvisit.documents.paper_words import PaperWords
from jgvisit.records import canonical
from jgvisit.services.sending.outgoing_model import Outgoing

ATTACHMENT_NAME = "formulier.json"
FOOTER = "Afdruk van wat naar de ontvanger gaat. Het programma verstuurt niets."


def outgoing_paper(outgoing: Outgoing) -> Paper:
    """Return the paper of `outgoing`; page and attachment hold the same blocks, and nothing else (H1)."""
    labels = outgoing.form.labels
    top = () if not outgoing.top else (Section("Vooraf", paragraphs=tuple(map(Paragraph, outgoing.top))),)
    worker = Row(labels["worker"], f"{outgoing.worker_name}, {outgoing.municipality}")
    return Paper(
        number=outgoing.number,
        title=outgoing.title,
        title_translated=None,
        organisation=outgoing.municipality,
        language=None,
        notices=() if outgoing.form.review == "released" else (labels["draft"],),
        sections=(
            *top,
            *(
                Section(block.heading, rows=tuple(Row(line.label, line.value) for line in block.lines))
                for block in outgoing.blocks
            ),
            Section(labels["who"], rows=(worker,)),
        ),
        decision="",
        marks=(),
        footer=FOOTER,
        words=PaperWords(labels, {}, rtl=False),
        made_at=outgoing.made_at,
        attachment=_attachment(outgoing),
        attachment_name=ATTACHMENT_NAME,
        demo=outgoing.demo,
        is_sealed=False,
    )


def _attachment(outgoing: Outgoing) -> bytes:
    shown = {
        "format": "jgvisit/outgoing/1",
        "form": outgoing.form_id,
        "form_type": outgoing.form.id,
        "form_version": outgoing.form.version,
        "made_at": to_rfc3339(outgoing.made_at),
        "municipality": outgoing.municipality,
        "number": outgoing.number,
        "top": list(outgoing.top),
        "blocks": [
            {"heading": block.heading, "lines": [[line.label, line.value] for line in block.lines]}
            for block in outgoing.blocks
        ],
    }
    return canonical.encode(shown)
