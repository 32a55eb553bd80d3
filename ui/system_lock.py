"""What the desktop says over D-Bus: the machine goes to sleep, its screen is locked, its lid closes. Linux only.

Also that another user took the seat: logind then says that this session is no longer the active one. A lid that
closes without a sleep (a laptop on its dock) is told by UPower, where it runs.
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection

from ui.locking import LockController

_ANY_SENDER = ""
_ANY_PATH = ""
_PROPERTIES = "org.freedesktop.DBus.Properties"


class SystemLock(QObject):
    """Passes sleep, screen lock, user switch and lid on to a `LockController`.

    Where a bus or a sender is missing nothing happens here: the controller notices a sleep
    afterwards by its clock, and the idle time remains.
    """

    def __init__(self, controller: LockController) -> None:
        super().__init__(controller)
        self._controller = controller

    def start(self) -> bool:
        """Listen; tell whether at least one bus is there."""
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        login = "org.freedesktop.login1"
        heard = [
            self._listen(system, f"{login}.Manager", "PrepareForSleep", "_on_sleep_changed(bool)"),
            self._listen(system, f"{login}.Session", "Lock", "_on_session_locked()"),
            self._listen(session, "org.freedesktop.ScreenSaver", "ActiveChanged", "_on_screen_saver_changed(bool)"),
            self._listen(session, "org.gnome.ScreenSaver", "ActiveChanged", "_on_screen_saver_changed(bool)"),
            self._listen(system, _PROPERTIES, "PropertiesChanged", "_on_properties_changed(QString,QVariantMap)"),
        ]
        return any(heard)

    def _listen(self, bus: QDBusConnection, interface: str, signal: str, slot: str) -> bool:
        if not bus.isConnected():
            return False
        # the stub asks for bytes, and with bytes nothing is connected (PySide6 6.11.3)
        return bool(bus.connect(_ANY_SENDER, _ANY_PATH, interface, signal, self, SLOT(slot)))  # type: ignore[call-overload]

    @Slot(bool)
    def _on_sleep_changed(self, begins: bool) -> None:
        if begins:
            self._controller.lock("sleep")

    @Slot(str, "QVariantMap")
    def _on_properties_changed(self, about: str, changed: dict[str, object]) -> None:
        """Look at what changed; the third argument is not asked: PySide6 6.11.3 cannot read a list of names."""
        if about == "org.freedesktop.login1.Session" and changed.get("Active") is False:
            self._controller.lock("userSwitch")
        elif about == "org.freedesktop.UPower" and changed.get("LidIsClosed") is True:
            self._controller.lock("lid")

    @Slot()
    def _on_session_locked(self) -> None:
        self._controller.lock("screenLock")

    @Slot(bool)
    def _on_screen_saver_changed(self, active: bool) -> None:
        if active:
            self._controller.lock("screenLock")
