"""What a heard word leaves to be explained (table C row 13: another label, still voluntary).

Who came with a word and was not among those it was explained to hears the card on the two frames,
unless the word was explained to that person after all.
"""

from __future__ import annotations

from jgvisit.domain.explaining import Due
from jgvisit.domain.law_book import LawBook
from jgvisit.ids import PersonId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_stamp import day_of, time_of

OTHER_LABEL = 13
_CARDS = ("K02",)


def heard_dues(file: CaseFile, book: LawBook) -> tuple[Due, ...]:
    """Return one due for each word that somebody came with and did not hear the explanation of."""
    found = []
    for at, heard in enumerate(file.heard_terms):
        later = {person for each in file.heard_terms[at:] if each.term == heard.term for person in each.explained_to}
        waiting: tuple[PersonId, ...] = tuple(person for person in heard.used_by if person not in later)
        if waiting:
            rank, known_at = book.moment(OTHER_LABEL).rank, time_of(heard.stamp)  # a card heard before explains no word
            found.append(Due(OTHER_LABEL, day_of(heard.stamp), waiting, _CARDS, rank, known_at))
    return tuple(found)
