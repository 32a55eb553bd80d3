"""The device's clocks: the wall clock, and one that counts sleep and cannot be set back."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class BootReading:
    """One look at the clock that runs since the start of the machine, sleep included."""

    boot: str
    """Changes at every start of the machine; says nothing about its owner."""
    elapsed_ms: int


class Clock(Protocol):
    """Where the program gets its time from; tests pass their own."""

    def now(self) -> datetime:
        """Return the wall clock, aware, UTC."""

    def boot(self) -> BootReading:
        """Return the reading of the clock that counts sleep."""


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> datetime:
        """Return the wall clock, aware, UTC."""
        return datetime.now(UTC)

    def boot(self) -> BootReading:
        """Return CLOCK_BOOTTIME, GetTickCount64 or mach_continuous_time, in milliseconds."""
        if sys.platform == "win32":
            ticks = ctypes.windll.kernel32.GetTickCount64
            ticks.restype = ctypes.c_ulonglong
            elapsed = int(ticks())
            return BootReading(f"win-{(time.time_ns() // 1_000_000 - elapsed) // 60_000}", elapsed)
        if sys.platform == "darwin":
            # clock 4 is CLOCK_MONOTONIC_RAW, which on macOS is mach_continuous_time: it counts sleep
            return BootReading(_boot_name(), time.clock_gettime_ns(4) // 1_000_000)
        return BootReading(_boot_name(), time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000)


@cache
def _boot_name() -> str:
    """Ask the system once: no process outlives its boot, and every record needs the name."""
    if sys.platform == "darwin":
        command = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
        said = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  a fixed command
        return said.stdout.strip().lower()
    return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()


def local_date(moment: datetime) -> date:
    """Return the calendar day in the Netherlands; ages and terms turn at its midnight."""
    return moment.astimezone(AMSTERDAM).date()


def start_of_day(day: date) -> datetime:
    """Return the Dutch midnight with which `day` begins, aware, UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM).astimezone(UTC)


def to_rfc3339(moment: datetime) -> str:
    """Write an aware `moment` as RFC 3339 in UTC with milliseconds and `Z`."""
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone")
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def from_rfc3339(text: str) -> datetime:
    """Read what `to_rfc3339` wrote.

    Raises:
        ValueError: the text has another form.
    """
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
