"""The page to take along to moreel beraad: no name, number, place or municipality stands on it, nor in its metadata."""

from __future__ import annotations

from jgvisit.documents.model import Paper, Paragraph, Section
from jgvisit.documents.paper_words import DUTCH_WORDS
from jgvisit.records import canonical
from jgvisit.services.papers.moral_case import MoralCase

TITLE = "Casus voor moreel beraad"
NUMBER = "zonder namen"
FOOTER = "Er staan geen namen op dit blad. Schrijf ze er niet bij. Vernietig het na het gesprek."


def moral_case_paper(case: MoralCase) -> Paper:
    """Return the page; page and attachment hold the same, and nothing else."""
    people = Section("Wie het zijn", paragraphs=tuple(map(Paragraph, case.people)))
    told = tuple(
        Section(heading, paragraphs=tuple(Paragraph(line) for line in text.splitlines() if line.strip()))
        for heading, text in case.told
    )
    return Paper(
        number=NUMBER,
        title=TITLE,
        title_translated=None,
        organisation="",
        language=None,
        notices=(),
        sections=(people, *told),
        decision="",
        marks=(),
        footer=FOOTER,
        words=DUTCH_WORDS,
        made_at=case.made_at,
        attachment=canonical.encode(
            {
                "format": "jgvisit/moral-case/1",
                "people": list(case.people),
                "told": [[heading, text] for heading, text in case.told],
            }
        ),
        attachment_name="casus.json",
        demo=case.demo,
        is_sealed=False,
    )
