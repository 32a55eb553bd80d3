"""What a worker reads to an interpreter, and to the family through that interpreter, at the start and at the end.

In our own plain words, so that it can be read as it stands: say all of it, add nothing, and nobody of the family
interprets for another (practice.md §5.7). No name of the family is said before the interpreter said not to know it.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "InterpreterScript"
_START = (
    QT_TRANSLATE_NOOP("InterpreterScript", "To the interpreter. Do not say the name of the family yet."),
    QT_TRANSLATE_NOOP("InterpreterScript", "“What may I call you? A number is fine. For which agency do you work?”"),
    QT_TRANSLATE_NOOP(
        "InterpreterScript",
        "“I am visiting a family for the municipality. Tell me at once if you recognise somebody. Then I ask for "
        "another interpreter.”",
    ),
    QT_TRANSLATE_NOOP("InterpreterScript", "“Say everything that somebody says. Add nothing and leave nothing out.”"),
    QT_TRANSLATE_NOOP("InterpreterScript", "“Say ‘I’ when somebody says ‘I’. I use short sentences and wait for you.”"),
    QT_TRANSLATE_NOOP("InterpreterScript", "“Do you not understand something? Tell me, and I say it in another way.”"),
    QT_TRANSLATE_NOOP("InterpreterScript", "“What you hear here you do not pass on.”"),
    QT_TRANSLATE_NOOP("InterpreterScript", "To the family, through the interpreter."),
    QT_TRANSLATE_NOOP(
        "InterpreterScript",
        "“The interpreter says all that you say and all that I say. The interpreter decides nothing.”",
    ),
    QT_TRANSLATE_NOOP(
        "InterpreterScript",
        "“Nobody of the family interprets for somebody else here. A child never does.”",
    ),
    QT_TRANSLATE_NOOP(
        "InterpreterScript",
        "“Is the interpreter hard to understand, or do you want another one? Say so at any moment.”",
    ),
)
_END = (
    QT_TRANSLATE_NOOP("InterpreterScript", "To the family, through the interpreter."),
    QT_TRANSLATE_NOOP(
        "InterpreterScript", "“Do you want to ask or say something else, while the interpreter is there?”"
    ),
    QT_TRANSLATE_NOOP("InterpreterScript", "“Could you understand the interpreter well? Was everything said?”"),
    QT_TRANSLATE_NOOP("InterpreterScript", "“I write down who interpreted, and from when until when.”"),
    QT_TRANSLATE_NOOP("InterpreterScript", "To the interpreter."),
    QT_TRANSLATE_NOOP(
        "InterpreterScript", "“Was something hard to translate, or did I say something that could be misunderstood?”"
    ),
    QT_TRANSLATE_NOOP("InterpreterScript", "“Thank you. We stop here. What you heard here you do not pass on.”"),
)


def at_start() -> tuple[str, ...]:
    """Return the lines for the start: who is spoken to, and what to read."""
    return tuple(map(_say, _START))


def at_end() -> tuple[str, ...]:
    """Return the lines for the end."""
    return tuple(map(_say, _END))


def _say(line: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(line))
