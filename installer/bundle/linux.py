"""The two packages for Linux: a portable folder, packed, and a Debian package around the same folder."""

from __future__ import annotations

import gzip
import hashlib
import lzma
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

from installer.bundle.clock import source_date
from installer.bundle.layout import add_packages, compile_all, set_times, size_of
from installer.bundle.lock import ROOT
from installer.bundle.pythons import copy_linux_python
from installer.bundle.targets import LINUX
from jgvisit.config import VERSION
from jgvisit.store.migrations import STEPS

LINUX_FILES = ROOT / "installer" / "linux"
_ELF = b"\x7fELF"
_MAINTAINER = "jgvisit <beheer@jgvisit.example>"
_OPTIONAL = frozenset({"libqtexttospeech_speechd.so"})
"""Works where the system's voices are installed, which is recommended; without them nothing is read aloud."""
_NAMED_BY_NOBODY = (
    "libegl1", "libgl1", "libfontconfig1", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0",
    "libxkbcommon-x11-0",
)  # fmt: skip
"""What Qt loads by name, or a plugin needs; dpkg-shlibdeps finds most, and a package named twice is one."""


def build_folder(root: Path, interpreter: Path) -> str:
    """Lay out the program for Linux in the new folder `root`; return the version of its Python."""
    full = copy_linux_python(interpreter, root / "python", LINUX)
    add_packages(root, LINUX)
    shutil.copyfile(LINUX_FILES / "jgvisit.sh", root / "jgvisit")
    (root / "jgvisit").chmod(0o755)
    for program in _programs(root):
        if not program.parent.name.endswith(".libs"):  # what auditwheel moved does not survive another hand
            subprocess.run(["strip", "--strip-unneeded", str(program)], check=True)  # noqa: S603, S607  binutils
    compile_all(root, root / "python" / "bin" / f"python{LINUX.version}")
    set_times(root, source_date())
    return full


def _programs(root: Path) -> Iterator[Path]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == _ELF:
                    yield path


def pack_portable(root: Path, file: Path) -> None:
    """Pack the folder `root` into `file` (.tar.xz): the same bytes for the same folder."""
    with lzma.open(file, "wb", preset=6) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path in [root, *sorted(root.rglob("*"))]:
            tar.add(path, arcname=f"jgvisit-{VERSION}/{path.relative_to(root)}", recursive=False, filter=_of_nobody)


def _of_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mtime = source_date()
    return entry


def pack_debian(root: Path, file: Path, workshop: Path) -> None:
    """Make the Debian package `file` of the folder `root`, in the new folder `workshop`."""
    tree = workshop / "tree"
    shutil.copytree(root, tree / "opt" / "jgvisit", symlinks=True)
    (tree / "usr" / "bin").mkdir(parents=True)
    (tree / "usr" / "bin" / "jgvisit").symlink_to("/opt/jgvisit/jgvisit")
    _place(LINUX_FILES / "jgvisit.desktop", tree / "usr/share/applications/jgvisit.desktop")
    _place(LINUX_FILES / "jgvisit.svg", tree / "usr/share/icons/hicolor/scalable/apps/jgvisit.svg")
    papers = tree / "usr/share/doc/jgvisit"
    _place(LINUX_FILES / "policy.toml", papers / "examples/policy.toml")
    _place(root / "licences" / "LICENCES.txt", papers / "copyright")
    (papers / "changelog.gz").write_bytes(gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), 9, mtime=0))
    control = tree / "DEBIAN"
    control.mkdir()
    for name in ("preinst", "postrm"):
        text = (LINUX_FILES / "debian" / name).read_text(encoding="utf-8")
        (control / name).write_text(text.replace("@STORE_VERSION@", str(len(STEPS))), encoding="utf-8")
        (control / name).chmod(0o755)
    (control / "md5sums").write_text("".join(_sums(tree)), encoding="utf-8")
    (control / "control").write_text(_control(size_of(tree)[0], _depends(tree, workshop)), encoding="utf-8")
    set_times(tree, source_date())
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(file)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(source_date())}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)  # noqa: S603  our own folders


def _place(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _sums(tree: Path) -> Iterator[str]:
    for path in sorted(tree.rglob("*")):
        relative = path.relative_to(tree)
        if path.is_file() and not path.is_symlink() and relative.parts[0] != "DEBIAN":
            yield f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {relative}\n"


def _depends(tree: Path, workshop: Path) -> str:
    """Ask dpkg which packages the libraries come from that ours name, with the versions they need."""
    (workshop / "debian").mkdir()
    (workshop / "debian" / "control").write_text("Source: jgvisit\n\nPackage: jgvisit\nArchitecture: amd64\n", "ascii")
    program = tree / "opt" / "jgvisit"
    folders = sorted({str(path.parent) for path in program.rglob("*.so*")})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *(f"-l{each}" for each in folders),
               *(f"-e{path}" for path in _programs(program) if path.name not in _OPTIONAL)]  # fmt: skip
    said = subprocess.run(command, cwd=workshop, check=True, capture_output=True, text=True).stdout  # noqa: S603
    found = said.strip().removeprefix("shlibs:Depends=")
    named = {each.split()[0] for each in found.split(", ")}
    return ", ".join(sorted([*found.split(", "), *(name for name in _NAMED_BY_NOBODY if name not in named)]))


def _control(size: int, depends: str) -> str:
    return (
        f"Package: jgvisit\nVersion: {VERSION}\nArchitecture: amd64\nMaintainer: {_MAINTAINER}\n"
        f"Installed-Size: {size // 1024}\nDepends: {depends}\n"
        "Recommends: gnome-keyring | kwalletmanager, dbus-user-session, xdg-desktop-portal,"
        " speech-dispatcher-espeak-ng\n"
        "Section: misc\nPriority: optional\n"
        "Description: home visits of a Dutch municipal youth team\n"
        " Shows per child whether help is voluntary or ordered by the juvenile judge, and helps to\n"
        " explain it at the kitchen table, without a network. Records are encrypted in the account's\n"
        " own folder and stay there when this package is removed.\n"
    )
