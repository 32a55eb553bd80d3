from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

PROPERTIES = "org.freedesktop.DBus.Properties"
LISTENER = textwrap.dedent("""
    import os, sys
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QTimer
    from PySide6.QtDBus import QDBusConnection, QDBusMessage
    from PySide6.QtWidgets import QApplication
    from ui.locking import LockController
    from ui.system_lock import SystemLock
    app = QApplication([])
    lock = LockController(end=lambda code: os._exit(code))
    lock.locking.connect(lambda reason: print(reason, flush=True))
    assert SystemLock(lock).start()
    def tell():
        path, interface, name, values = sys.argv[1:5]
        message = QDBusMessage.createSignal(path, interface, name)
        if name == "PropertiesChanged":
            about, field, value = values.split()
            message.setArguments([about, {field: value == "true"}, []])
        else:
            message.setArguments([value == "true" for value in values.split()])
        assert QDBusConnection.sessionBus().send(message)
    # told again and again: the two connections have no order between them, and the first may come before we listen
    again = QTimer()
    again.timeout.connect(tell)
    again.start(100)
    QTimer.singleShot(int(sys.argv[5]), app.quit)
    app.exec()
""")


def _run(interface: str, name: str, values: str, wait_ms: int) -> subprocess.CompletedProcess[str]:
    """Run the listener on a bus of its own, which stands in for the system bus too."""
    script = 'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$@"'
    command = ["dbus-run-session", "--", "sh", "-c", script, "sh", sys.executable, "-c", LISTENER]
    return subprocess.run(
        [*command, "/some/path", interface, name, values, str(wait_ms)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("interface", "name", "values", "reason"),
    [
        ("org.freedesktop.login1.Manager", "PrepareForSleep", "true", "sleep"),
        ("org.freedesktop.login1.Session", "Lock", "", "screenLock"),
        ("org.freedesktop.ScreenSaver", "ActiveChanged", "true", "screenLock"),
        ("org.gnome.ScreenSaver", "ActiveChanged", "true", "screenLock"),
        (PROPERTIES, "PropertiesChanged", "org.freedesktop.login1.Session Active false", "userSwitch"),
        (PROPERTIES, "PropertiesChanged", "org.freedesktop.UPower LidIsClosed true", "lid"),
    ],
)
def test_sleep_and_screen_lock_lock_the_vault(interface: str, name: str, values: str, reason: str) -> None:
    done = _run(interface, name, values, 20_000)
    assert (done.stdout.strip(), done.returncode) == (reason, 75), done.stderr


@pytest.mark.parametrize(
    ("interface", "name", "values"),
    [
        ("org.freedesktop.login1.Manager", "PrepareForSleep", "false"),
        ("org.freedesktop.ScreenSaver", "ActiveChanged", "false"),
        (PROPERTIES, "PropertiesChanged", "org.freedesktop.login1.Session Active true"),
        (PROPERTIES, "PropertiesChanged", "org.freedesktop.UPower LidIsClosed false"),
        (PROPERTIES, "PropertiesChanged", "org.freedesktop.UPower OnBattery true"),
    ],
)
def test_waking_up_and_an_ending_screen_saver_do_not(interface: str, name: str, values: str) -> None:
    done = _run(interface, name, values, 300)
    assert (done.stdout.strip(), done.returncode) == ("", 0), done.stderr
