"""`jgvisit demo`: the fictional municipality; opens the program, or plays a whole visit without a display."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from jgvisit.arguments import CommandParser
from jgvisit.errors import JgVisitError
from jgvisit.store.errors import KeyringError
from jgvisit.store.keyring_secret import KeyringSecrets
from ui.demo.player import play
from ui.demo.site import PIN, DemoSite, open_site, prepare_folder
from ui.launcher import INTERRUPTED, Launcher, vault_command
from ui.own_program import own_program

_SESSION = "JGVISIT_DEMO_SESSION"
_STORE = "JGVISIT_STORE"
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
_SESSION_SCRIPT = (
    'eval "$(printf %s demo | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"; exec "$@" 2>&"$0"'
)
FAILED = 1


def main(argv: Sequence[str]) -> int:
    """Run the demo; return 0 only if all of it worked."""
    arguments = _parser().parse_args(argv)
    out: Path = arguments.out.resolve()
    signal.signal(signal.SIGTERM, _interrupt)  # so that the town hall's processes end too
    headless = arguments.headless or not any(os.environ.get(name) for name in _DISPLAYS)
    try:
        if not os.environ.get(_SESSION):
            prepare_folder(out)
            if not _keyring_works() and _can_have_a_session():
                return _in_a_session_of_its_own(out, argv)
        with open_site(out) as site:
            return _play(site, seed=arguments.seed, tour=arguments.tour) if headless or arguments.tour else _open(site)
    except JgVisitError as error:
        print(f"jgvisit demo: {error}", file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED


def _interrupt(_signal: int, _frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _play(site: DemoSite, seed: int, *, tour: bool) -> int:
    """Play the visit through the real screens, without a display."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ[_STORE] = str(site.places.store_dir)
    return play(site, seed, tour=tour)


def _open(site: DemoSite) -> int:
    """Open the program as a worker would."""
    os.environ[_STORE] = str(site.places.store_dir)
    if site.wrap == "daily":
        print(f"PIN van de demo: {PIN}")
    else:
        print(f"Geen sleutelbos gevonden. De zes woorden van de demo: {' '.join(site.words)}")
    print("Inloggen bij de oefengemeente: vul worker-1 in.")
    return Launcher(vault_command()).run()


def _parser() -> CommandParser:
    parser = CommandParser(
        prog="jgvisit demo",
        description="Start een oefengemeente met verzonnen gezinnen op deze machine en opent het programma.",
    )
    parser.add_argument("--headless", action="store_true", help="speelt een heel bezoek, zonder beeldscherm")
    parser.add_argument(
        "--tour", action="store_true", help="speelt elk formulier één keer, zonder beeldscherm; dat duurt langer"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("build/demo"), metavar="DIR", help="map voor alles; wordt eerst leeggemaakt"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="beginwaarde van de hand die tekent")
    return parser


def _keyring_works() -> bool:
    try:
        KeyringSecrets("jgvisit-demo").get("probe")
    except KeyringError:
        return False
    return True


def _can_have_a_session() -> bool:
    return all(shutil.which(program) for program in ("dbus-run-session", "gnome-keyring-daemon"))


def _in_a_session_of_its_own(out: Path, argv: Sequence[str]) -> int:
    """Run again where a Secret Service of the demo's own is, with a HOME inside the demo's folder."""
    home = out / "home"
    folders = {
        "HOME": home,
        "XDG_DATA_HOME": home / ".local/share",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_CACHE_HOME": home / ".cache",
        "XDG_RUNTIME_DIR": home / "run",
    }
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    environment = os.environ | {name: str(folder) for name, folder in folders.items()} | {_SESSION: "1"}
    own = [*own_program(), "demo", *argv]
    errors = os.dup(sys.stderr.fileno())  # the bus itself complains of limits that do not matter; we still may speak
    command = ["dbus-run-session", "--", "bash", "-c", _SESSION_SCRIPT, str(errors), *own]
    # a group of its own, so that whatever ends this process ends all of it
    with subprocess.Popen(  # noqa: S603  # our own command
        command, env=environment, stderr=subprocess.DEVNULL, pass_fds=(errors,), start_new_session=True
    ) as session:
        try:
            return session.wait()
        except KeyboardInterrupt:
            os.killpg(session.pid, signal.SIGTERM)
            session.wait()
            return INTERRUPTED
