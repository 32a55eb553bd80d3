"""From an error to the words the caseworker reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jgvisit.errors import JgVisitError
from ui.error_sentences import CONTEXT, SENTENCES
from ui.widgets.message_bar import Message, Severity

_CALM = ("refused", "input", "sync.no_network", "sync.login", "store.pin_too_short", "store.too_many_tries")
"""Nothing is wrong with the laptop or the records: a warning, not an alarm."""

_TELLS_WHY = ("document.waits",)
"""What was in the way is said too, by the first words of its own sentence."""


def error_message(error: JgVisitError, action: str = "") -> Message:
    """Say what happened, what is safe and what to do; `action` are the words on the message's button."""
    title, text = map(str, SENTENCES[error.code])
    values = {name: _shown(value) for name, value in vars(error).items()}
    said = [QCoreApplication.translate(CONTEXT, text).format_map(values)]
    if error.code in _TELLS_WHY and isinstance(error.__cause__, JgVisitError):
        said.insert(0, error_message(error.__cause__).title)
    return Message(
        QCoreApplication.translate(CONTEXT, title).format_map(values),
        " ".join(said),
        severity_of(error),
        action,
    )


def refusal_words(code: str) -> str:
    """Return both sentences of an error that was kept by its code and carries nothing else."""
    return " ".join(QCoreApplication.translate(CONTEXT, str(text)) for text in SENTENCES[code])


def severity_of(error: JgVisitError) -> Severity:
    """Return how loud to be."""
    return "warning" if error.code.startswith(_CALM) else "negative"


def _shown(value: object) -> str:
    return " ".join(sorted(map(str, value))) if isinstance(value, frozenset | tuple) else str(value)
