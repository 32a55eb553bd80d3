"""What the form screen shows, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from ui.screens.explain.state import Line
from ui.screens.filled.state import FilledState
from ui.screens.form.leaving_state import LeavingState
from ui.theme import Tone
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.ink_pad import Strokes
from ui.widgets.message_bar import Message

MeansKind = Literal["drawn", "mark", "verbal", "phone", "video", "paper"]
Stage = Literal["fill", "signers", "means", "read", "sign", "check", "done"]


@dataclass(frozen=True)
class SignerRow:
    """One person the law names. Whether they answered, and what, is not told: the room looks along (H4, H8)."""

    person: str
    name: str
    why: str
    can_sign: bool
    """In the room; who has answered may always answer anew."""
    key: str = ""
    """Which mark under which form, where one person is asked more than one; else the person."""
    what: str = ""
    """What kind of mark, in a word or two: the four kinds are never one (law.md table A3)."""
    about: str = ""
    """The child it is about, where there are several."""
    decides: bool = True
    """A yes or no is asked. Else it is read, and answered in own words: nothing waits for a yes."""
    may_say_no: bool = False
    """Not asked, as their yes is presumed; a no has its place here, and counts at once."""


InBoth = tuple[str, str | None]
"""Dutch, and the same in the signer's language where that may open."""


@dataclass(frozen=True)
class DecisionChoice:
    """One thing this signer can say; none is larger than another."""

    code: str
    text: str
    translation: str | None = None
    needs_ink: bool = False
    asks_words: bool = False
    needs_words: bool = False
    """Complete only with the part it is about, in words."""
    asks_date: bool = False
    by_line: bool = False
    """Complete only with an answer to each line."""
    is_statement: bool = False
    """The words are a statement of one's own (mark S)."""


LineSaid = Literal["agreed", "refused", "later"]


@dataclass(frozen=True)
class LineToDecide:
    """One row that is decided apart."""

    id: str
    words: str
    translation: str | None = None


@dataclass(frozen=True)
class OtherMeans:
    """How a mark is given that is not drawn here (H21)."""

    kind: MeansKind = "drawn"
    witness: str = ""
    call_back: str = ""
    in_room: str = ""
    photos: tuple[bytes, ...] = ()
    witness_role: str = ""
    """Of who sees a mark being put, and signs for it."""


@dataclass(frozen=True)
class SignIntent:
    """What one signer decided, with the ink of both; empty as long as nothing was chosen or drawn."""

    decision: str = ""
    strokes: Strokes = ()
    worker_strokes: Strokes = ()
    view_text: str = ""
    later_on: date | None = None
    pad_width_mm100: int = 0
    lines: tuple[tuple[str, LineSaid], ...] = ()
    """What was said to each row apart."""
    felt_free: int | None = None
    """How free it felt to say no, 1 to 5; None where that was skipped."""
    witness_strokes: Strokes = ()
    witness: str = ""
    """Whose strokes those are: they are nobody else's."""


def decision_of(intent: SignIntent) -> str:
    """Return what was decided of the whole, where each line has its own answer."""
    said = {answer for _, answer in intent.lines}
    if not said or intent.decision != "partly":
        return intent.decision
    if said == {"agreed"}:
        return "agreed"
    if "agreed" in said:
        return "partly"
    return "later" if "later" in said else "refused"


@dataclass(frozen=True)
class TalkState:
    """Where in a talk about several marks its signer is; nothing is shown of it where there is one mark."""

    place: int = 1
    """Of the mark that is asked now, in the list of theirs."""
    total: int = 1
    asked: tuple[InBoth, ...] = ()
    """All that is asked of them, such as "Sami de Boer · Toestemming": as the room reads it in the list."""
    next_one: InBoth | None = None
    """What is asked of them after this; None where that was all."""
    read_once: bool = False
    """Whether all that comes after it in the list says the same as the paper that is read now."""
    was_read: bool = False
    """Whether the text of this paper was read in this talk, on another."""

    @property
    def now(self) -> InBoth:
        """What is asked now."""
        return self.asked[self.place - 1] if self.asked else ("", None)


@dataclass(frozen=True)
class FormState:
    """What the form screen shows."""

    stage: Stage = "fill"
    key: str = ""
    """Changes with the form and child: what was typed for one child never stands in another's form."""
    title: str = ""
    child: str = ""
    frames: FramePictureState = field(default_factory=FramePictureState)
    part: FilledState = field(default_factory=FilledState)
    """The fields, where it is filled in."""
    is_laid: bool = False
    """A filled form lies before its signers: the way back leads to the forms, another to its fields."""
    back_to_signers: bool = False
    """Of the fields: they were opened from the signers of another form A, and the way back leads there."""
    signers: tuple[SignerRow, ...] = ()
    standing: str = ""
    """Whether the help may start, and what is still needed; for the worker."""
    standing_tone: Tone = "neutral"
    reasons: tuple[str, ...] = ()
    alone: bool = False
    """What is on record lies open, for the worker alone."""
    can_be_alone: bool = False
    on_record: tuple[str, ...] = ()
    """What each answered and what is still needed: for the worker alone (H8)."""
    leaving: LeavingState | None = None
    """Who is not asked; None while somebody of the family looks along, and where nothing was laid part by part."""
    signer: str = ""
    """Changes each time the form is handed to somebody: nothing of the time before is left on the screen."""
    signer_name: str = ""
    rtl: bool = False
    pages: tuple[bytes, ...] = ()
    """PNG, from the template that is sealed; before the choice."""
    laid_out: tuple[bytes, ...] = ()
    """PNG of what will be sealed: the same with the choice and the ink."""
    chosen: str = ""
    """The sentence that was chosen, with its part, for the screen reader."""
    chosen_translation: str | None = None
    """The same sentence in the signer's language, where that may open."""
    reading_text: tuple[str, ...] = ()
    """The same words, for the screen reader."""
    decisions: tuple[DecisionChoice, ...] = ()
    lines: tuple[LineToDecide, ...] = ()
    """Rows to decide apart, under a choice for a part."""
    asks_felt_free: bool = False
    talk: TalkState = field(default_factory=TalkState)
    stopped: bool = False
    """Something comes before the answer that was chosen: no ink is asked for it."""
    draws: bool = False
    """A child's own story: it may draw what it likes in its place."""
    has_own_part: bool = False
    """What this signer told before stands in a part of their own, which is another paper (H1)."""
    by_means: OtherMeans = field(default_factory=OtherMeans)
    typed_means: OtherMeans = field(default_factory=OtherMeans)
    """What was half typed of it before a lock."""
    is_own_mark: bool = False
    """The worker puts an own mark: there is one pad."""
    which_part: InBoth = ("", None)
    """Asks which part, under a choice that is about a part."""
    part_needed: InBoth = ("", None)
    """Says that such a choice is complete only with the part."""
    recorded: InBoth = ("", None)
    thanks: InBoth = ("", None)
    words: FamilyWords = DUTCH_ONLY
    """What stands beside the Dutch of the screen itself, once the form is in somebody's hands."""
    informal: bool = False
    """A child is addressed as "jij"."""
    kept: SignIntent = field(default_factory=SignIntent)
    """What this signer chose, drew and typed before a lock or before stepping back."""
    worker_name: str = ""
    left_handed: bool = False
    """The tools of the pads stand where a left hand does not lie."""
    earliest_later: date | None = None
    notices: tuple[Line, ...] = ()
    """What must be known of the text itself: no jurist checked it yet, or its last day is over."""
    message: Message | None = None
    busy: bool = False
