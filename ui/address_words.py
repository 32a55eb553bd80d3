"""What an address says, in one line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jgvisit.records.case_family import KnownAddress
from ui.i18n import isolated


def address_words(known: KnownAddress) -> str:
    """Return what the address is for, and whether it holds, in the language of the screen."""
    words = _post_words(known.state) if known.serves == "postGoesThere" else _home_words(known.state)
    said = words.format(address=isolated(known.address))
    if not known.disputed:
        return said
    return QCoreApplication.translate("AddressWords", "{said} (being checked)").format(said=said)


def _home_words(state: str) -> str:
    if state == "holds":
        return QCoreApplication.translate("AddressWords", "Lives at: {address}")
    return QCoreApplication.translate("AddressWords", "Does not live there any more: {address}")


def _post_words(state: str) -> str:
    match state:
        case "holds":
            return QCoreApplication.translate("AddressWords", "Post may go to: {address}")
        case "notSafe":
            return QCoreApplication.translate("AddressWords", "Post there is not safe: {address}")
        case _:
            return QCoreApplication.translate("AddressWords", "Post does not go there any more: {address}")
