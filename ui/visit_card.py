"""The card about this visit as it lies over everything: as true as when it is told, and never a reason to fail."""

from __future__ import annotations

from jgvisit.content.choose import BINDING_LANGUAGE, side_by_side
from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.content.fill import placeholders
from jgvisit.content.model import Audience
from jgvisit.errors import ContentError, RefusedError
from jgvisit.ids import CaseId
from jgvisit.services.talk.screen_words import family_words
from jgvisit.workspace import Workspace
from ui.screens.explain.state import ExplainState
from ui.wording import picture_of, text_notices, translation_notices

CARD = "K01"
_AUDIENCE: Audience = "parent"


def visit_card(work: Workspace) -> ExplainState | None:
    """Return K01 for the family of the open visit; outside one its general lines; None where it may not be shown."""
    opened = work.files.open_visit()
    try:
        work.explaining.require_released(CARD, _AUDIENCE)
        return _general(work) if opened is None else _of_visit(work, opened[0].case)
    except (ContentError, RefusedError, KeyError):  # K01 itself unreleased, or no such card in a local pack
        return None


def _of_visit(work: Workspace, case: CaseId) -> ExplainState:
    view, words = work.explaining.view(case, CARD, _AUDIENCE, _language_here(work, case)), words_here(work)
    return ExplainState(
        card=CARD,
        title=view.title,
        title_translated=view.translated_title,
        lines=tuple((line.text, line.translation) for line in view.lines),
        rtl=view.rtl,
        frames=picture_of(view.frames),
        notices=(*text_notices(view.review, view.expired_on, words), *translation_notices(view, words)),
        words=words,
    )


def words_here(work: Workspace) -> FamilyWords:
    """Return the words of the screen in the language of those in the open visit, as far as they may open (H27)."""
    opened = work.files.open_visit()
    if opened is None:
        return DUTCH_ONLY
    case = opened[0].case
    return family_words(work.pack, work.files.visit_shown(case), _language_here(work, case))


def _language_here(work: Workspace, case: CaseId) -> str | None:
    visit, members = work.files.visit_shown(case), work.files.shown(case).members
    here = () if visit is None else visit.present
    languages = sorted({member.language for member in members if member.id in here} - {BINDING_LANGUAGE})
    return languages[0] if languages else None


def _general(work: Workspace) -> ExplainState:
    card = work.pack.cards[CARD, BINDING_LANGUAGE, _AUDIENCE]
    pairs = side_by_side(work.pack, CARD, _AUDIENCE, BINDING_LANGUAGE, frozenset(), work.today())
    lines = tuple((pair.dutch.text, None) for pair in pairs if not placeholders(pair.dutch.text))
    return ExplainState(card=CARD, title=card.title, lines=lines, notices=text_notices(card.review, None))
