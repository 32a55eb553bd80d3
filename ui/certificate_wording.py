"""The end of the laptop's certificate in plain sentences: what still works, and what to ask."""

from __future__ import annotations

from PySide6.QtCore import QObject

from jgvisit.services.laptop.device_certificate import CertificateEnds
from jgvisit.services.ports.sync import RenewalState
from ui.moments import day_in_words
from ui.widgets.message_bar import Message


def certificate_notice(ends: CertificateEnds, renewal: RenewalState) -> Message:
    """Say that the certificate ends, or ended, that nothing is lost, and how the next one comes."""
    words = CertificateWording()
    return words.ended(ends, renewal) if ends.ended else words.ending(ends, renewal)


class CertificateWording(QObject):
    """Holds the words."""

    def ending(self, ends: CertificateEnds, renewal: RenewalState) -> Message:
        """Return what stands there while it still holds."""
        title = self.tr("The certificate of this laptop ends on {day}.")
        meanwhile = self.tr("Until then all goes on as before.")
        text = f"{self._next(renewal)} {meanwhile}"
        return Message(title.format(day=day_in_words(ends.last_day)), text, "warning", closable=False)

    def ended(self, ends: CertificateEnds, renewal: RenewalState) -> Message:
        """Return what stands there once it is over."""
        title = self.tr("The certificate of this laptop ended on {day}.")
        kept = self.tr(
            "Nothing is lost: all is kept, and sending works. Who checks a paper sealed since then reads that the"
            " certificate had ended."
        )
        text = f"{kept} {self._next(renewal)}"
        return Message(title.format(day=day_in_words(ends.last_day)), text, "warning", closable=False)

    def _next(self, renewal: RenewalState) -> str:
        match renewal:
            case "toAsk":
                return self.tr("At the next sync this laptop asks for a new one. Your officer has to approve it.")
            case "waiting":
                return self.tr("This laptop asked for a new one. Your officer has to approve it first.")
            case "refused":
                return self.tr("Your officer did not approve a new one. Ask your officer to enrol this laptop again.")
            case "taken":
                return self.tr("The new one is here. It counts from the next time that you unlock.")
