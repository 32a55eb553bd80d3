"""Why a form may not be opened or signed; each leaves everything as it was."""

from __future__ import annotations

from typing import Literal

from jgvisit.domain.ink import InkJudgement
from jgvisit.errors import RefusedError


class NotASignerError(RefusedError):
    """The law asks no mark of this person under this form; nobody signs for somebody else."""

    code = "refused.not_a_signer"


class NotPresentError(RefusedError):
    """Only somebody in the room can draw a signature; nothing was recorded."""

    code = "refused.not_present"


Whose = Literal["signer", "worker", "witness"]


class InkRefusedError(RefusedError):
    """The ink is empty or looks accidental; it can be drawn again, nothing was recorded."""

    code = "refused.ink"

    def __init__(self, whose: Whose, judgement: InkJudgement) -> None:
        super().__init__(f"{whose}: {judgement.value}")
        self.whose = whose
        self.judgement = judgement


class PartMissingError(RefusedError):
    """Somebody chose for a part without saying which; nothing was recorded, the ink stays in the draft."""

    code = "refused.part_missing"


class OwnWordsMissingError(RefusedError):
    """Somebody states their own view, and not a word of it is written down; nothing was recorded."""

    code = "refused.own_words_missing"


class FormChangedError(RefusedError):
    """The form was replaced, or other people must sign now; a new version is needed, nothing was recorded."""

    code = "refused.form_changed"


class SignersChangedError(FormChangedError):
    """The law asks other people now than when the form was laid before them; nothing was recorded.

    `names` are those whose mark is needed now, as far as everybody in the room may know it; laying the form
    before them again keeps what the others signed.
    """

    code = "refused.signers_changed"

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__("other people must sign now")
        self.names = ", ".join(names)


class NobodyAskedError(RefusedError):
    """Nobody of the family is asked a mark under this form: whom it names is not registered, or too young."""

    code = "refused.nobody_asked"


class AnswerNotOfferedError(RefusedError):
    """This form has no such answer for this mark, or its lines were not all answered; nothing was recorded."""

    code = "refused.answer_not_offered"


class MeansMissingError(RefusedError):
    """A mark by another means than the pen lacks what makes it provable (H21); `fields` say what."""

    code = "refused.means_missing"

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class LookAgainError(RefusedError):
    """A text for the family holds what is hidden from somebody who reads it (H2); nothing was recorded or sealed.

    Its sentence is for the whole room, so it does not say that anything is hidden.
    """

    code = "refused.look_again"


class AnswersMissingError(RefusedError):
    """Required fields are empty, or a day or choice cannot be read; the typed text is kept as a draft."""

    code = "refused.answers_missing"

    def __init__(self, fields: tuple[str, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class RuleBrokenError(AnswersMissingError):
    """Answers contradict each other, or what is on the record; `why` says it in Dutch, nothing was recorded."""

    code = "refused.rule_broken"

    def __init__(self, why: str, fields: tuple[str, ...] = ()) -> None:
        super().__init__((why,))
        self.why, self.fields = why, fields


class NotVoluntaryError(RefusedError):
    """Form A is for voluntary help only; for help inside a measure no consent is asked (table A1 row 6)."""

    code = "refused.not_voluntary"
