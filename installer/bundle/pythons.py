"""The CPython that goes along: copied from a distribution, without what no window of ours uses."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

from installer.bundle.pruning import copy_wanted
from installer.bundle.targets import Target

_ASK = (
    "import json, sys, sysconfig as s; print(json.dumps([sys.version_info[:2], sys.version.split()[0], sys.base_prefix,"
    " s.get_path('stdlib'), *map(s.get_config_var, ('INSTSONAME', 'Py_ENABLE_SHARED', 'LIBDIR'))]))"
)
_ORIGIN = b"$ORIGIN/../lib"


class PythonUnusableError(Exception):
    """This is no CPython that can go into the package; says why."""


def copy_linux_python(interpreter: Path, folder: Path, target: Target) -> str:
    """Copy the distribution `interpreter` belongs to into `folder`; return its full version.

    Raises:
        PythonUnusableError: another version than the target's.
    """
    said = subprocess.run([str(interpreter), "-I", "-c", _ASK], check=True, capture_output=True, text=True)  # noqa: S603
    version, full, prefix, stdlib, library, shared, libdir = json.loads(said.stdout)
    if tuple(version) != target.python:
        raise PythonUnusableError(f"Python {full}, wanted {target.version}")
    name = f"python{target.version}"
    binary = Path(prefix) / "bin" / name
    (folder / "bin").mkdir(parents=True)
    copy_wanted(Path(stdlib), folder / "lib" / name)
    data = binary.resolve().read_bytes()
    if shared:
        shutil.copyfile(Path(libdir) / library, folder / "lib" / library)
        data = with_own_library_path(data, libdir)
    (folder / "bin" / name).write_bytes(data)
    (folder / "bin" / name).chmod(0o755)
    site = folder / "lib" / name / "site-packages"
    site.mkdir()
    (site / "jgvisit.pth").write_text("../../../../lib\n../../../../src\n", encoding="ascii")
    return str(full)


def with_own_library_path(program: bytes, folder: str) -> bytes:
    """Return an ELF program that looks for its library beside itself, where it named the `folder` it was built for.

    Raises:
        PythonUnusableError: it names none, or one too short to write ours over it.
    """
    old = folder.encode() + b"\0"
    if folder in ("/usr/lib", "/usr/lib/x86_64-linux-gnu") or program.count(b"\0" + old) == 0:
        raise PythonUnusableError(f"the interpreter does not name {folder} as its library's place")
    if len(old) <= len(_ORIGIN):
        raise PythonUnusableError(f"{folder} is too short a name to write {_ORIGIN.decode()} over it")
    return program.replace(b"\0" + old, b"\0" + _ORIGIN.ljust(len(old), b"\0"))


def copy_windows_python(given: Path, folder: Path) -> Target:
    """Unpack python.org's embeddable zip, or copy a folder with a whole CPython; return for what it is.

    The file `python3NN._pth` beside the library says where packages and program lie, and shuts out everything that
    the machine or the account would add.

    Raises:
        PythonUnusableError: no 64-bit CPython for Windows in it.
    """
    folder.mkdir(parents=True)
    if given.is_file():
        with zipfile.ZipFile(given) as packed:
            packed.extractall(folder)
        for wrong in ("*.cat", "python*._pth"):
            for file in folder.glob(wrong):
                file.unlink()
    else:
        copy_wanted(given, folder)
    libraries = [each for each in folder.glob("python3*.dll") if re.fullmatch(r"python3\d+\.dll", each.name)]
    if len(libraries) != 1:
        raise PythonUnusableError(f"{given} holds no python3NN.dll")
    digits = libraries[0].stem.removeprefix("python3")
    if machine_of(libraries[0].read_bytes()) != 0x8664:
        raise PythonUnusableError(f"{libraries[0].name} is not for 64-bit Windows")
    packed_library = folder / f"python3{digits}.zip"
    places = [packed_library.name, "."] if packed_library.exists() else ["Lib", "DLLs", "."]
    lines = [*places, "..\\lib", "..\\src", "import site", ""]
    (folder / f"python3{digits}._pth").write_bytes("\r\n".join(lines).encode("ascii"))
    for tool in ("python.exe", "pythonw.exe"):
        (folder / tool).unlink(missing_ok=True)
    for folder_of_tools in ("Scripts", "Tools", "include", "libs", "Doc", "tcl"):
        shutil.rmtree(folder / folder_of_tools, ignore_errors=True)
    return Target("win32", (3, int(digits)))


def machine_of(library: bytes) -> int:
    """Return the machine a Windows library is for (PE format, COFF header); 0 for what is none."""
    if library[:2] != b"MZ":
        return 0
    at = int.from_bytes(library[0x3C:0x40], "little")
    return int.from_bytes(library[at + 4 : at + 6], "little") if library[at : at + 4] == b"PE\0\0" else 0
