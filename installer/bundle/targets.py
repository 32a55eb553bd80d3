"""For which machines we build, and how the lock's markers read there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """One kind of machine with one version of CPython."""

    platform: str
    """"linux" or "win32", as `sys.platform`."""
    python: tuple[int, int]

    @property
    def version(self) -> str:
        """Such as "3.13"."""
        return f"{self.python[0]}.{self.python[1]}"

    @property
    def markers(self) -> Mapping[str, str]:
        """The environment by which the lock's markers are judged (PEP 508), on a 64-bit Intel machine."""
        windows = self.platform == "win32"
        return {
            "sys_platform": self.platform,
            "platform_system": "Windows" if windows else "Linux",
            "os_name": "nt" if windows else "posix",
            "platform_machine": "AMD64" if windows else "x86_64",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
            "python_version": self.version,
            "python_full_version": f"{self.version}.0",
            "platform_release": "",
            "platform_version": "",
            "implementation_version": f"{self.version}.0",
            "extra": "",
        }

    @property
    def pip_options(self) -> tuple[str, ...]:
        """What makes pip choose this machine's wheels, whatever it runs on."""
        digits = f"{self.python[0]}{self.python[1]}"
        oldest = "manylinux_2_34_x86_64 manylinux_2_28_x86_64 manylinux_2_17_x86_64 manylinux2014_x86_64"
        platforms = ("win_amd64",) if self.platform == "win32" else tuple(oldest.split())
        chosen = [option for name in platforms for option in ("--platform", name)]
        return (*chosen, "--python-version", digits, "--implementation", "cp", "--abi", f"cp{digits}", "--abi", "abi3",
                "--abi", "none")  # fmt: skip


LINUX = Target("linux", (3, 11))
WINDOWS = Target("win32", (3, 13))
"""The versions the packages are made with; a build says so where it was given another CPython."""
