from __future__ import annotations

import importlib
import pkgutil
import string

import pytest
from PySide6.QtWidgets import QApplication

import jgvisit
from jgvisit.errors import JgVisitError, SyncError
from jgvisit.services.signing.sealing import SealingWaitsError
from jgvisit.store.errors import DiskFullError
from ui.error_sentences import SENTENCES
from ui.error_texts import error_message

SPOKEN_TO_THE_SHELL_OR_THE_OFFICER = ("jgvisit.server", "jgvisit.store.recovery")
"""Errors of the server reach a laptop as a problem+json answer, so as `sync.refused`; recovery is a command."""


def _all_errors() -> list[type[JgVisitError]]:
    for module in pkgutil.walk_packages(jgvisit.__path__, "jgvisit."):
        if not module.name.startswith(SPOKEN_TO_THE_SHELL_OR_THE_OFFICER):
            importlib.import_module(module.name)
    found: list[type[JgVisitError]] = [JgVisitError]
    for error in found:
        found.extend(sub for sub in error.__subclasses__() if sub not in found)
    own = [error for error in found if error.__module__.startswith("jgvisit.")]
    return [error for error in own if not error.__module__.startswith(SPOKEN_TO_THE_SHELL_OR_THE_OFFICER)]


def test_every_error_of_the_laptop_has_its_sentence() -> None:
    missing = {error.code: error.__name__ for error in _all_errors() if error.code not in SENTENCES}
    assert not missing


def test_no_sentence_is_left_for_an_error_that_is_gone() -> None:
    assert set(SENTENCES) <= {error.code for error in _all_errors()}


def test_the_placeholders_of_a_sentence_are_what_its_error_carries() -> None:
    by_code = {error.code: error for error in _all_errors()}
    for code, sentences in SENTENCES.items():
        names = {name for text in map(str, sentences) for _, name, _, _ in string.Formatter().parse(text) if name}
        arguments = by_code[code].__init__.__code__.co_varnames if names else ()
        assert names <= set(arguments), code


@pytest.mark.parametrize("code", list(SENTENCES))
def test_the_sentence_is_dutch_and_does_not_blame_the_family(qapp: QApplication, code: str) -> None:
    known = type("Known", (JgVisitError,), {"code": code})
    error = known()
    vars(error).update(
        attempts_left=3,
        wait_s=20,
        missing=4,
        status=500,
        characters=frozenset("ab"),
        last_day="05-12-2026",
        why="Het einde ligt niet voor vandaag.",
        names="Samira Haddad",
    )
    message = error_message(error)
    assert message.title != str(SENTENCES[code][0]).format_map(vars(error))
    assert message.text.endswith((".", ")"))
    assert "opgelegd" not in message.text
    assert "{" not in message.title + message.text


def test_a_missing_network_is_no_alarm() -> None:
    class NoNetwork(SyncError):
        code = "sync.no_network"

    assert error_message(NoNetwork()).severity == "warning"


def test_what_a_paper_waits_for_is_said_too(qapp: QApplication) -> None:
    full, waits = DiskFullError("errno 28"), SealingWaitsError("full")
    waits.__cause__ = full
    assert error_message(waits).text == f"{error_message(full).title} {error_message(SealingWaitsError('full')).text}"
