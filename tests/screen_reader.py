"""What a screen reader is told by the program: a display, buses and the tree of AT-SPI, real and private."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, Properties, new_method_call
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_PATIENCE_S = 120
_ACCESSIBLE, _REGISTRY = "org.a11y.atspi.Accessible", "org.a11y.atspi.Registry"
_CHECKED, _FOCUSABLE, _SHOWING, _CHECKABLE = 4, 11, 25, 41
"""Bits of the states (AtspiStateType)."""
_TAB, _PRESSED_AND_RELEASED = 0xFF09, 3


@dataclass(frozen=True)
class Node:
    """One thing that a screen reader finds."""

    role: str
    name: str
    states: int

    @property
    def is_in_sight(self) -> bool:
        """Whether it shows."""
        return bool(self.states >> _SHOWING & 1)

    @property
    def is_focusable(self) -> bool:
        """Whether the keyboard can come here."""
        return bool(self.states >> _FOCUSABLE & 1)

    @property
    def is_checkable(self) -> bool:
        """Whether it can be ticked."""
        return bool(self.states >> _CHECKABLE & 1)

    @property
    def is_checked(self) -> bool:
        """Whether it is ticked."""
        return bool(self.states >> _CHECKED & 1)


class ScreenReader:
    """Walks the trees of all programs on the bus, as a screen reader does; hears where the focus goes."""

    def __init__(self, bus: DBusConnection) -> None:
        self._bus = bus
        registry = DBusAddress("/org/a11y/atspi/registry", bus_name=_REGISTRY, interface=_REGISTRY)
        # programs tell only what somebody asked to hear
        self._call(registry, "RegisterEvent", "sass", ("object:state-changed:focused", [], ""))

    def _call(self, at: DBusAddress, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> tuple[Any, ...]:
        reply = self._bus.send_and_get_reply(new_method_call(at, method, signature or None, body), timeout=_PATIENCE_S)
        return tuple(reply.body)

    def _children(self, at: DBusAddress) -> list[DBusAddress]:
        (found,) = self._call(at, "GetChildren")
        return [DBusAddress(path, bus_name=name, interface=_ACCESSIBLE) for name, path in found]

    def _node(self, at: DBusAddress) -> Node:
        reply = self._bus.send_and_get_reply(Properties(at).get("Name"), timeout=_PATIENCE_S)
        (role,), (states,) = self._call(at, "GetRoleName"), self._call(at, "GetState")
        return Node(role, reply.body[0][1], states[0] | states[1] << 32)

    def walk(self) -> list[Node]:
        """Return all that there is, in reading order."""
        root = DBusAddress("/org/a11y/atspi/accessible/root", bus_name=_REGISTRY, interface=_ACCESSIBLE)
        return [node for program in self._children(root) for node in self._below(program)]

    def _below(self, at: DBusAddress) -> Iterator[Node]:
        yield self._node(at)
        for child in self._children(at):
            yield from self._below(child)

    def wait_for(self, role: str) -> list[Node]:
        """Walk until something of this role is in sight; return all that there is."""
        until = time.monotonic() + _PATIENCE_S
        while time.monotonic() < until:
            found = self.walk()
            if any(node.role == role and node.is_in_sight for node in found):
                return found
            time.sleep(0.2)
        raise AssertionError(f"no {role} in sight")

    def tab(self) -> Node:
        """Press Tab on the display; return where the program says that the focus is now."""
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="StateChanged")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=_PATIENCE_S)
        registry = DBusAddress(
            "/org/a11y/atspi/registry/deviceeventcontroller",
            bus_name=_REGISTRY,
            interface="org.a11y.atspi.DeviceEventController",
        )
        with self._bus.filter(rule) as heard:
            self._call(registry, "GenerateKeyboardEvent", "isu", (_TAB, "", _PRESSED_AND_RELEASED))
            while True:
                told = self._bus.recv_until_filtered(heard, timeout=_PATIENCE_S)
                what, is_now = told.body[0], told.body[1]
                if what == "focused" and is_now:
                    from_whom, path = told.header.fields[7], told.header.fields[1]
                    return self._node(DBusAddress(path, bus_name=from_whom, interface=_ACCESSIBLE))


@contextmanager
def screen_reader(home: Path) -> Iterator[tuple[ScreenReader, dict[str, str]]]:
    """Run a display and the buses; yield who reads it, and the environment for a program to be read."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DBUS_", "XDG_", "QT_"))}
    for name in ("data", "config", "cache", "run"):
        (home / name).mkdir(parents=True, exist_ok=True)
        environment[f"XDG_{'RUNTIME_DIR' if name == 'run' else name.upper() + '_HOME'}"] = str(home / name)
    (home / "run").chmod(0o700)
    environment |= {"HOME": str(home), "GSETTINGS_BACKEND": "memory"}
    ended: list[subprocess.Popen[bytes]] = []
    try:
        environment["DISPLAY"] = ":" + _first_line(_start(_DISPLAY, environment, ended))
        environment["DBUS_SESSION_BUS_ADDRESS"] = _first_line(_start(_BUS, environment, ended))
        with open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"]) as session:
            launcher = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
            reply = session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=_PATIENCE_S)
        del environment["DBUS_SESSION_BUS_ADDRESS"]  # a keyring there would ask for a password of its own
        environment |= {"QT_QPA_PLATFORM": "xcb", "AT_SPI_BUS_ADDRESS": reply.body[0]}
        with open_dbus_connection(reply.body[0]) as bus:
            yield ScreenReader(bus), environment
    finally:
        for process in reversed(ended):
            process.terminate()
            process.wait(timeout=_PATIENCE_S)
            if process.stdout is not None:
                process.stdout.close()


_DISPLAY = ("Xvfb", "-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
_BUS = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address")


def _start(
    command: tuple[str, ...], environment: dict[str, str], ended: list[subprocess.Popen[bytes]]
) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    ended.append(process)
    return process


def _first_line(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().decode().strip()
