"""What colleagues thought who looked along, on the workers' own paper: also where they think otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.documents.model import Row, Section
from jgvisit.services.agreements.opinion_words import opinion_words
from jgvisit.services.forms.on_paper import FormPrint


def opinion_sections(printed: FormPrint) -> Iterator[Section]:
    """Yield a section for each opinion, in the words of form J; nothing on a paper of the family."""
    if printed.opinion_form is not None and printed.reader is None:
        for review in printed.opinions:
            rows = tuple(Row(label, value) for label, value in opinion_words(printed.opinion_form, review))
            yield Section(printed.opinion_form.title, rows=rows)
