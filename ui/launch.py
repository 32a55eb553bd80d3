"""The console script: commands without windows go to `jgvisit.cli`, the rest opens windows.

Qt is imported only where a window is wanted, and the store only after the first paint: start-up
time. This is the one place of `ui` that imports inside functions.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, cast

from jgvisit.cli import main as run_command

if TYPE_CHECKING:
    from collections.abc import Callable

    from jgvisit.enrolling import Enrolling
    from jgvisit.store.hold import StoreHold
    from jgvisit.store.safe import Safe
    from jgvisit.wiping import Counting
    from ui.locking import LockController
    from ui.main_window import MainWindow
    from ui.rooms import Rooms
    from ui.task_runner import TaskRunner
    from ui.vault import Behind

_holds: list[StoreHold] = []
"""Of this process; let go by its end."""
_tallying = Lock()


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["demo"]:
        from ui.demo.command import main as demo

        return demo(arguments[1:])
    if arguments[:1] == ["selftest"]:
        from ui.selftest import main as look_at_itself

        return look_at_itself(arguments[1:])
    if arguments[:1] == ["--login-provider"]:
        from ui.demo.login_provider import main as provide

        return provide(arguments[1:])
    if arguments[:1] == ["--vault"]:
        from ui.vault import run

        return run(behind())
    if arguments[:1] == ["--stopped"]:
        from ui.stopped import run as tell_of_crashes

        return tell_of_crashes()
    if arguments:
        return run_command(arguments)
    from ui.launcher import Launcher, vault_command

    return Launcher(vault_command()).run()


def behind() -> Behind:
    """Return what lies behind the door of this account's store."""
    from jgvisit.config import places
    from ui.order_watch import OrderTools
    from ui.practice_turn import PracticeTools
    from ui.screens.new_pin.presenter import PinTools
    from ui.vault import Behind

    return Behind(
        by_pin=_open_by_pin,
        by_passphrase=_open_by_passphrase,
        look=_look,
        rooms=rooms,
        warm_up=_warm_up,
        demo=places().demo,
        is_new=_is_new,
        enrolling=_enrolling,
        pins=PinTools(_pin_standing, _change_pin),
        days_left=_days_left,
        orders=OrderTools(_hear, _wipe_locked, _send_then_wipe),
        note=_note,
        practice=PracticeTools(_begin_practice, _end_practice),
    )


def _begin_practice() -> Safe:
    """Make the practice family anew, held for this process alone: the store of this account stays closed."""
    from jgvisit.clock import SystemClock
    from jgvisit.config import practice_places
    from jgvisit.practising import begin
    from jgvisit.store.hold import StoreHold
    from jgvisit.store.private_file import make_private_dir

    here = practice_places()
    make_private_dir(here.store_dir)
    _holds.append(StoreHold(here))
    return begin(here, SystemClock())


def _end_practice(safe: object) -> None:
    from jgvisit.practising import throw_away

    opened = cast("Safe", safe)
    opened.close()
    throw_away(opened.places)


def _note(code: str) -> None:
    """Count what went wrong, for the report a help desk can ask for; never who or what it was about."""
    from jgvisit.clock import SystemClock, local_date
    from jgvisit.config import places
    from jgvisit.store.error_tally import ErrorTally

    with _tallying:
        ErrorTally(places().error_tally).note(code, local_date(SystemClock().now()))


def _is_new() -> bool:
    """Tell whether nothing was ever set up here; with a store in its place nothing is loaded to see that."""
    from jgvisit.config import places

    here = places()
    if here.store.exists():
        return False
    from jgvisit.enrolling import is_new

    return is_new(here)


def _enrolling() -> Enrolling:
    from jgvisit.clock import SystemClock
    from jgvisit.config import places, policy
    from jgvisit.enrolling import Enrolling

    return Enrolling(places(), SystemClock(), policy=policy())


def _pin_standing(safe: object) -> str:
    """Return how the PIN stands; none is offered while families may not be read, for it would open nothing."""
    from jgvisit.clock import SystemClock
    from jgvisit.leasing import leases_of
    from jgvisit.store.new_pin import pin_standing

    opened, clock = cast("Safe", safe), SystemClock()
    leases = leases_of(opened, clock)
    if leases is not None and leases.standing().state in ("ended", "today"):
        return "leaseEnded"
    return pin_standing(opened, clock)


def _days_left() -> int | None:
    """Return how many days the prompt may tell of."""
    from jgvisit.clock import SystemClock, local_date
    from jgvisit.config import places
    from jgvisit.store.lease_shelf import days_left

    return days_left(places(), local_date(SystemClock().now()))


def _change_pin(safe: object, pin: str) -> None:
    from jgvisit.clock import SystemClock
    from jgvisit.store.unlock import change_pin

    change_pin(cast("Safe", safe), pin, SystemClock())


def _hear() -> Counting | None:
    from jgvisit.clock import SystemClock
    from jgvisit.config import places
    from jgvisit.wiping import hear

    return hear(places(), SystemClock())


def _wipe_locked(order: object) -> None:
    from jgvisit.clock import SystemClock
    from jgvisit.config import places
    from jgvisit.wiping import wipe_locked

    wipe_locked(places(), cast("Counting", order), SystemClock())


def _send_then_wipe(safe: object, order: object) -> None:
    from jgvisit.clock import SystemClock
    from jgvisit.wiping import send_then_wipe

    send_then_wipe(cast("Safe", safe), cast("Counting", order), SystemClock())


def _look() -> int:
    """Return how long to wait before a PIN may be tried.

    Raises:
        StoreError: what already stands in the way, such as a missing store or keyring.
    """
    from jgvisit.clock import SystemClock
    from jgvisit.config import places
    from jgvisit.store.errors import NoDailyWrapError
    from jgvisit.store.unlock import has_pin, pin_state

    here = places()
    if not has_pin(here):
        raise NoDailyWrapError("no daily wrap")
    return pin_state(here, SystemClock()).wait_s


def _open_by_pin(pin: str) -> Safe:
    from jgvisit.clock import SystemClock
    from jgvisit.config import places
    from jgvisit.leasing import open_by_pin

    return _holding(lambda: open_by_pin(places(), pin, SystemClock()))


def _open_by_passphrase(words: str) -> Safe:
    from jgvisit.clock import SystemClock
    from jgvisit.config import places
    from jgvisit.store.unlock import unlock_with_passphrase

    return _holding(lambda: unlock_with_passphrase(places(), words, SystemClock()))


def _holding(open_store: Callable[[], Safe]) -> Safe:
    """Open the store held for this process alone, until its end.

    Raises:
        StoreInUseError: another program has it; no try was counted.
    """
    from jgvisit.config import places
    from jgvisit.store.hold import StoreHold

    hold = StoreHold(places())
    try:
        safe = open_store()
    except BaseException:
        hold.release()
        raise
    _holds.append(hold)
    return safe


def rooms(window: MainWindow, safe: object, runner: TaskRunner, lock: LockController) -> Rooms:
    """Make the screens behind the door for an opened safe."""
    from jgvisit.bootstrap import open_workspace
    from jgvisit.clock import SystemClock
    from jgvisit.config import policy_for
    from jgvisit.sync.browser import SystemBrowser
    from jgvisit.sync.login import LoginSession, log_in
    from ui.rooms import Rooms

    opened = cast("Safe", safe)
    login = LoginSession()
    workspace = open_workspace(opened, SystemClock(), login.token)
    browser = SystemBrowser()
    allowed = policy_for(demo=workspace.enrolled.demo).allows_provider
    made = Rooms(
        window,
        workspace,
        runner,
        login,
        lambda: log_in(workspace.enrolled.pinned, opened.device_key, browser, allowed=allowed),
    )
    if workspace.enrolled.practice:
        from ui.practice import PracticeGuide

        PracticeGuide(made, made.bus)
    made.practice_wanted.connect(lambda: lock.lock("practice"))
    lock.let_finish(lambda: made.is_syncing, made.words_while_syncing)
    made.close_wanted.connect(lock.lock_when_done)
    lock.set_handed_over_minutes(workspace.handed_over_minutes)
    made.showing.handed_over_changed.connect(lock.set_handed_over)
    made.showing.lock_wanted.connect(lambda: lock.lock("wrongCodes"))
    made.call_screen.in_sight.connect(lock.set_in_call)
    lock.locking.connect(lambda _: made.voice.stop())
    return made


def _warm_up() -> None:
    """Load what the first minutes need: store, rooms, texts and law tables, pyHanko, typst."""
    import ui.rooms  # noqa: F401  # importing is the whole point
    from jgvisit.content.common_words import common_words
    from jgvisit.documents.sealing import warm_up
    from jgvisit.own_content import content

    content()
    common_words()
    warm_up()


if __name__ == "__main__":
    sys.exit(main())
