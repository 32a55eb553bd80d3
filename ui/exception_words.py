"""The exceptions of table A2 in the words of the screens, one place for all of them."""

from __future__ import annotations

from PySide6.QtCore import QObject


class ExceptionWords(QObject):
    """Says each exception in one line, with the age it is for."""

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return (id, words), in the order of the table."""
        return (
            ("X1", self.tr("12 to 15: clearly needed to prevent serious harm")),
            ("X2", self.tr("12 to 15: a parent refuses, the child keeps wanting it")),
            ("X3", self.tr("12 or older: cannot weigh this matter")),
            ("X4", self.tr("Under 16: no time to ask, acting at once is clearly needed")),
            ("X5", self.tr("What we do is not far-reaching")),
            ("X6", self.tr("Under 12: following the parents' no would be bad care")),
            ("X7", self.tr("12 to 15: the child refuses, the parents agree")),
            ("X8", self.tr("16 or 17: the young person refuses, the parents want it")),
        )

    def words(self, exception: str) -> str:
        """Return the line of one exception."""
        return dict(self.choices())[exception]
