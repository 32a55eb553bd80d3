"""What can go wrong with a paper.

DocumentError
├── UndrawableTextError   a character no vendored font has
├── RenderError           the template refused the paper
├── SealError             the certificate or the key is not one that can seal
├── StampError            no timestamp was got; the paper is as it was
└── UnreadablePaperError  a PDF that cannot be drawn
"""

from __future__ import annotations

from jgvisit.errors import DocumentError


class UndrawableTextError(DocumentError):
    """A text holds a character no vendored font can draw; nothing was made, the text is as it was typed.

    `field` names the place in the paper, such as "sections[0].rows[2].value"; `characters` are
    shown to the person who typed them. The message names neither text nor person.
    """

    code = "document.undrawable"

    def __init__(self, field: str, characters: frozenset[str]) -> None:
        super().__init__(f"{field} has {len(characters)} characters no font can draw")
        self.field = field
        self.characters = characters


class RenderError(DocumentError):
    """The template could not draw this paper; no document was made."""

    code = "document.render"


class SealError(DocumentError):
    """The document was not sealed; the unsealed bytes are unchanged and nothing was recorded."""

    code = "document.seal"


class StampError(DocumentError):
    """No timestamp was added: no answer, or one that does not hold. The paper is as it was; ask again later."""

    code = "document.stamp"


class UnreadablePaperError(DocumentError):
    """A paper cannot be drawn for a printer; it is still in the store as it was."""

    code = "document.unreadable"
