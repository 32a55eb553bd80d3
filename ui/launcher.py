"""The launcher: starts vaults, one after another, and knows nothing about them.

It never holds a PIN, a key or a name; environment and arguments carry none. Locking ends the vault, so
that no memory of it is left; the next one already waits, warm and hidden, at its PIN prompt. Imports
neither Qt nor the store.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Sequence

from ui.own_program import own_program
from ui.vault_protocol import AGAIN, CLOSED, LOCKED, PRACTISE, REFUSED, SHOWN, Turn

_CRASHES_IN_A_ROW = 3
_QUICK_CRASH_S = 30.0
_END_WAIT_S = 5.0
INTERRUPTED = 130
_KEEPS_STOPPING = (
    "jgvisit: het programma stopte drie keer achter elkaar. Er is niets verloren: alles wat als klaar is getoond, "
    "is bewaard op deze laptop. Start de laptop opnieuw op. Stopt het weer? Bel de servicedesk."
)


def vault_command(arguments: Sequence[str] = ()) -> list[str]:
    """Return the command that starts a vault: one more of this program."""
    return [*own_program(), "--vault", *arguments]


def stopped_command() -> list[str]:
    """Return the command that starts the window for a vault that keeps crashing."""
    return [*own_program(), "--stopped"]


class Launcher:
    """Runs vaults until one of them ends for good."""

    def __init__(self, command: Sequence[str], stopped: Sequence[str] | None = None) -> None:
        self._command = list(command)
        self._stopped = stopped_command() if stopped is None else list(stopped)
        self._active: subprocess.Popen[str] | None = None
        self._standby: subprocess.Popen[str] | None = None

    def run(self) -> int:
        """Show a vault, and the next one after each lock or crash; return the exit code of the program.

        After three crashes in quick succession it says so, and goes on only if the person wants to: a
        prompt that keeps dying helps nobody.
        """
        turn: Turn = "show"
        crashes = 0
        try:
            while True:
                started = time.monotonic()
                code = self._run_one(turn)
                if code in (CLOSED, REFUSED):
                    return code
                crashed = code not in (LOCKED, PRACTISE)
                crashes = crashes + 1 if crashed and time.monotonic() - started < _QUICK_CRASH_S else int(crashed)
                if crashes >= _CRASHES_IN_A_ROW:
                    if self._tell_of_crashes() != AGAIN:
                        return code
                    crashes = 0
                turn = "showAfterCrash" if crashed else "showPractice" if code == PRACTISE else "show"
        except KeyboardInterrupt:
            return INTERRUPTED
        finally:
            self._end(self._active)
            self._end(self._standby)

    def _run_one(self, turn: Turn) -> int:
        """Give a vault its turn, keep another one warm behind it, and wait for its end."""
        vault = self._active = self._take_standby()
        if vault.stdin is None or vault.stdout is None:
            raise RuntimeError("a vault without pipes")
        with contextlib.suppress(BrokenPipeError):  # it died while it waited: its exit code tells
            vault.stdin.write(turn + "\n")
            vault.stdin.flush()
        for line in vault.stdout:
            if line.strip() == SHOWN and self._standby is None:
                self._standby = self._start()  # only now, so as not to slow the first prompt down
        code = vault.wait()
        _close_pipes(vault)
        return code

    def _tell_of_crashes(self) -> int:
        """Say what happened and what is safe, also where no window can be opened; return what the person chose."""
        print(_KEEPS_STOPPING, file=sys.stderr, flush=True)
        self._end(self._standby)
        self._standby = None
        teller = self._active = subprocess.Popen(  # noqa: S603  # our own program with our own arguments, no shell
            self._stopped, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        code = teller.wait()
        _close_pipes(teller)
        return code

    def _take_standby(self) -> subprocess.Popen[str]:
        standby, self._standby = self._standby, None
        return standby if standby is not None and standby.poll() is None else self._start()

    def _start(self) -> subprocess.Popen[str]:
        # our own program with our own arguments, no shell
        return subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603

    @staticmethod
    def _end(vault: subprocess.Popen[str] | None) -> None:
        """Close its input, which tells it to end; make sure that it does."""
        if vault is None:
            return
        _close_pipes(vault)
        try:
            vault.wait(_END_WAIT_S)
        except subprocess.TimeoutExpired:
            vault.kill()
            vault.wait()


def _close_pipes(vault: subprocess.Popen[str]) -> None:
    for pipe in (vault.stdin, vault.stdout):
        if pipe is not None:
            with contextlib.suppress(BrokenPipeError):
                pipe.close()
