"""What stands before the store is open, and over it: the door, the first run, a new PIN, codes, covers, and a stop."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gallery.page import Page, showing
from jgvisit.services.laptop.leases import LeaseEndedError
from jgvisit.store.errors import KeyringGoneError, KeyringLockedError, StoreDamagedError, WrongPinError
from jgvisit.sync.failures import EnrolmentCodeError, EnrolmentGivenUpError, EnrolmentRefusedError
from ui.error_texts import error_message
from ui.screens.appearance.screen import AppearanceScreen, AppearanceState
from ui.screens.first_run.problems import problem_message, wrong_words
from ui.screens.first_run.screen import FirstRunScreen
from ui.screens.first_run.state import FirstRunState
from ui.screens.hands.exit_screen import ExitScreen, ExitState
from ui.screens.hands.give_back_page import GiveBackPage
from ui.screens.hands.neutral_screen import NeutralScreen, PauseScreen
from ui.screens.new_pin.screen import NewPinScreen, NewPinState
from ui.screens.unlock.screen import UnlockScreen, UnlockState
from ui.stopped import StoppedWindow
from ui.theme.appearance import Appearance
from ui.widgets.cover import Cover
from ui.widgets.message_bar import Message

SIX = ("fiets", "kaas", "dijk", "molen", "regen", "stoep")
EIGHT = ("aardappel", "brug", "schaatsen", "duin", "wandeling", "gracht", "herfst", "ijsvogel")
CODE = "JGV1." + "eyJzZXJ2ZXIiOiJodHRwczovL2pndmlzaXQuZGVtb3N0YWQuZXhhbXBsZSJ9" * 12


def unlock_states() -> dict[str, UnlockState]:
    """Made when the program speaks Dutch, not when this file is imported."""
    return {
        "pin": UnlockState(demo=True),
        "busy": UnlockState(busy=True),
        "wrong": UnlockState(wait_s=60, problem=error_message(WrongPinError(6, 60))),
        "passphrase": UnlockState(
            mode="passphrase", pin_possible=False, problem=error_message(KeyringGoneError("not there"))
        ),
        "damaged": UnlockState(
            mode="closed", problem=replace(error_message(StoreDamagedError("page 3")), closable=False)
        ),
        "lease": UnlockState(days_left=3),
        "lease-ended": UnlockState(
            mode="passphrase", pin_possible=False, problem=error_message(LeaseEndedError("05-12-2026")), days_left=0
        ),
    }


def first_run_states() -> dict[str, FirstRunState]:
    """Return every page of the first run, in its states."""
    return {
        "code": FirstRunState(demo=True),
        "code-wrong": FirstRunState(problem=problem_message(EnrolmentCodeError("x")), code=CODE),
        "code-resumed": FirstRunState(problem=problem_message(EnrolmentGivenUpError("x")), code=CODE, store_made=True),
        "code-busy": FirstRunState(busy=True, code=CODE),
        "pin": FirstRunState(page="pin"),
        "pin-none": FirstRunState(page="pin", keyring="none"),
        "pin-failed": FirstRunState(page="pin", keyring="failed", problem=problem_message(KeyringLockedError("x"))),
        "words": FirstRunState(page="words", words=SIX),
        "repeat": FirstRunState(page="repeat", asked=(2, 5), problem=wrong_words((2, 5))),
        "asking": FirstRunState(page="waiting"),
        "waiting": FirstRunState(page="waiting", compare=EIGHT, laptop="LT-0471", store_made=True),
        "refused": FirstRunState(page="refused", problem=problem_message(EnrolmentRefusedError("x")), store_made=True),
    }


def _new_pin_states() -> dict[str, NewPinState]:
    return {
        "forgotten": NewPinState(),
        "busy": NewPinState(busy=True),
        "failed": NewPinState("destroyed", problem=error_message(KeyringLockedError("x"))),
    }


def _exit_states() -> dict[str, ExitState]:
    return {
        "choose": ExitState("choose"),
        "renew": ExitState("renew"),
        "wrong": ExitState("leave", "Dat is niet de code."),
    }


def _appearance_states() -> dict[str, AppearanceState]:
    kept = Message("Bewaard.", "Ja", "positive")
    return {"usual": AppearanceState(), "chosen": AppearanceState(Appearance("contrast", 2.0, "none"), kept)}


def _locked() -> QWidget:
    window = QWidget()
    Cover(window, "Het werk van de dag wordt verstuurd. Het programma sluit vanzelf.")
    return window


def door_pages() -> tuple[Page, ...]:
    """Return them all."""
    return (
        *(Page("unlock", name, showing(UnlockScreen, state)) for name, state in unlock_states().items()),
        *(Page("first_run", name, showing(FirstRunScreen, state)) for name, state in first_run_states().items()),
        *(Page("new_pin", name, showing(NewPinScreen, state)) for name, state in _new_pin_states().items()),
        *(Page("hands", f"code-{name}", showing(ExitScreen, state)) for name, state in _exit_states().items()),
        *(Page("appearance", name, showing(AppearanceScreen, state)) for name, state in _appearance_states().items()),
        Page("hands", "neutral", NeutralScreen),
        Page("hands", "pause", PauseScreen),
        Page("hands", "give-back", GiveBackPage),
        Page("window", "locked", _locked, whole_window=True),
        Page("window", "stopped", StoppedWindow, whole_window=True),
    )
