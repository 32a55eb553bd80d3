"""The end of the laptop's certificate in plain sentences: what still works, and what to ask."""

from __future__ import annotations

from PySide6.QtCore import QObject

from jgvisit.services.laptop.device_certificate import CertificateEnds
from ui.moments import day_in_words
from ui.widgets.message_bar import Message


def certificate_notice(ends: CertificateEnds) -> Message:
    """Say that the certificate ends, or ended, that nothing is lost, and who helps."""
    return CertificateWording().ended(ends) if ends.ended else CertificateWording().ending(ends)


class CertificateWording(QObject):
    """Holds the words."""

    def ending(self, ends: CertificateEnds) -> Message:
        """Return what stands there while it still holds."""
        title = self.tr("The certificate of this laptop ends on {day}.")
        text = self.tr("Ask your officer to enrol this laptop again before then. Until then all goes on as before.")
        return Message(title.format(day=day_in_words(ends.last_day)), text, "warning", closable=False)

    def ended(self, ends: CertificateEnds) -> Message:
        """Return what stands there once it is over."""
        title = self.tr("The certificate of this laptop ended on {day}.")
        text = self.tr(
            "Nothing is lost: all is kept, and sending works. Who checks a paper sealed since then reads that the"
            " certificate had ended. Ask your officer to enrol this laptop again."
        )
        return Message(title.format(day=day_in_words(ends.last_day)), text, "warning", closable=False)
