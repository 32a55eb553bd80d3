"""Advice beneath a field: which words, the rule, and a better sentence that one press takes over."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jgvisit.content.advice import MOST_WORDS, Advice
from ui import theme
from ui.theme import Tone
from ui.widgets.announcing import announce
from ui.widgets.button import Button
from ui.widgets.icon_mark import IconMark
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.text import Text

_MOST_SHOWN = 3
_QUOTED_WORDS = 5
_INSET_PX = 10


class AdviceList(QWidget):
    """Show at most three pieces of advice, terms first; hides when there is none. It never stands in the way.

    Signals:
        taken: an `Advice` whose better words are wanted.
    """

    taken = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._shown: tuple[Advice, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px("basis-space-2xs"))
        self.hide()

    def show_advice(self, advice: tuple[Advice, ...]) -> None:
        """Draw `advice`, and tell a screen reader what is new in it."""
        if advice == self._shown:
            return
        known = set(_sayings(self._shown))
        self._shown = advice
        clear(self._column)
        rows = list(self._rows(advice))
        for row in rows[:_MOST_SHOWN]:
            self._column.addWidget(row)
        self.setVisible(bool(rows))
        new = [words for words in _sayings(advice) if words not in known]
        announce(self, " ".join(new))

    def summary(self) -> str:
        """Return all of the advice in words, for the description of the field."""
        return " ".join(_sayings(self._shown))

    def _rows(self, advice: tuple[Advice, ...]) -> Iterator[QWidget]:
        for number, each in enumerate(each for each in advice if each.kind == "term"):
            yield self._term(each, number)
        for each in advice:
            if each.kind == "long_sentence":
                yield _Tip(f"{_title(each)} {_tip(each)}")
        if rare := _rare(advice):
            yield _Tip(rare)

    def _term(self, advice: Advice, number: int) -> QWidget:
        panel = Panel(tone="warning")
        panel.set_even_inset(_INSET_PX)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Text(_title(advice), "label", tone="warning"))
        for line in filter(None, (advice.rule, _better(advice))):
            words.addWidget(Text(line, "small", tone="warning"))
        row = _row("alert-triangle", "warning")
        row.addLayout(words, 1)
        panel.body.addLayout(row)
        if advice.takes is not None:
            label = _take_words(advice)
            button = Button(label, name=f"{label}: {advice.better}")
            button.setObjectName(f"take-{self._name}-{number}")
            button.clicked.connect(lambda: self.taken.emit(advice))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return panel


class _Tip(QWidget):
    """One line that is good to know; quieter than a term."""

    def __init__(self, words: str) -> None:
        super().__init__()
        row = _row("info-circle", "info")
        row.addWidget(Text(words, "small", tone="info"), 1)
        self.setLayout(row)


def _row(icon: str, tone: Tone) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(IconMark(icon, size="sm", tone=tone), 0, Qt.AlignmentFlag.AlignTop)
    return row


def _sayings(advice: tuple[Advice, ...]) -> list[str]:
    said = [
        " ".join(filter(None, (_title(each), each.rule if each.kind == "term" else _tip(each), _better(each))))
        for each in advice
        if each.kind != "rare_word"
    ]
    return [*said, rare] if (rare := _rare(advice)) else said


def _title(advice: Advice) -> str:
    words = advice.found.split()
    quoted = " ".join(words if advice.kind == "term" else [*words[:_QUOTED_WORDS], "…"])
    return QCoreApplication.translate("AdviceList", "“{words}”").format(words=quoted)


def _better(advice: Advice) -> str:
    if not advice.better:
        return ""
    return QCoreApplication.translate("AdviceList", "Better: {words}").format(words=advice.better)


def _tip(advice: Advice) -> str:
    return QCoreApplication.translate(
        "AdviceList", "This sentence has {count} words. A sentence of at most {most} is easier to follow."
    ).format(count=len(advice.found.split()), most=MOST_WORDS)


def _rare(advice: tuple[Advice, ...]) -> str:
    """Name the words that few people know, each once; empty where there are none."""
    words = dict.fromkeys(each.found for each in advice if each.kind == "rare_word")
    if not words:
        return ""
    return QCoreApplication.translate(
        "AdviceList", "Not everybody knows: {words}. Say it in other words, or tell what it means."
    ).format(words=", ".join(words))


def _take_words(advice: Advice) -> str:
    if advice.takes == advice.at:
        return QCoreApplication.translate("AdviceList", "Take this word")
    return QCoreApplication.translate("AdviceList", "Take this sentence")
