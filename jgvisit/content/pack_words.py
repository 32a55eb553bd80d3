"""What is said about a packed file, in plain Dutch, for the shell and the balance of the day."""

from __future__ import annotations

from jgvisit.content.pack_errors import (
    PackDemoError,
    PackExpiredError,
    PackNeedsUpdateError,
    PackOlderError,
    PackRefusedError,
    PackTextsError,
    PackUnreadableError,
    PackUntrustedError,
)
from jgvisit.content.pack_trust import Role

ROLE_WORDS: dict[Role, str] = {"jurist": "jurist", "second_eye": "tweede paar ogen"}
_WHY: dict[str, str] = {
    PackUnreadableError.code: "Het bestand is niet heel, of het is geen bestand met teksten.",
    PackUntrustedError.code: "Het is niet zeker dat de jurist én het tweede paar ogen dit bestand hebben getekend.",
    PackDemoError.code: "De sleutels zijn van een oefengemeente.",
    PackOlderError.code: "Het nummer is niet hoger dan dat van de teksten die er al zijn.",
    PackNeedsUpdateError.code: "De teksten zijn gemaakt voor een nieuwer programma. Werk eerst het programma bij.",
    PackExpiredError.code: "De laatste dag van deze teksten is al voorbij.",
    PackTextsError.code: "Dit programma kan deze teksten niet tonen.",
}


def why_refused(code: str) -> str:
    """Return the sentence for the code of a `PackRefusedError`."""
    return _WHY.get(code, _WHY[PackUnreadableError.code])


def refused_words(error: PackRefusedError) -> str:
    """Return why it was refused, with what was found, for somebody at a shell."""
    return f"{why_refused(error.code)} ({error})"
