"""The package for Windows: the same layout around a Windows CPython, and an MSI that installs it for the whole machine.

Everything but the CPython is made here, on Linux: the launcher by mingw, the MSI by wixl. It is not signed: the IT
department, or who makes the release, signs `jgvisit.exe` and the MSI with its own certificate.
"""

from __future__ import annotations

import subprocess
import uuid
from pathlib import Path
from xml.sax.saxutils import quoteattr

from installer.bundle.clock import source_date
from installer.bundle.icon import icon_of
from installer.bundle.layout import add_packages, compile_all, set_times
from installer.bundle.lock import ROOT
from installer.bundle.pythons import copy_windows_python
from installer.bundle.targets import Target
from jgvisit.config import VERSION

WINDOWS_FILES = ROOT / "installer" / "windows"
_COMPILER, _RESOURCES = "x86_64-w64-mingw32-gcc", "x86_64-w64-mingw32-windres"
_COMPONENTS = uuid.UUID("b6dfad4b-51d0-4f1d-a0cf-2a3a5d6a4a02")
PROGRAMS = {"jgvisit.exe": ("-mwindows",), "jgvisit-console.exe": ("-mconsole", "-DCONSOLE")}


def build_folder(root: Path, python: Path, compiler: Path | None) -> Target:
    """Lay out the program for Windows in the new folder `root`; return for which CPython.

    Args:
        root: the new folder.
        python: python.org's embeddable zip, or a folder with a whole CPython.
        compiler: a CPython of the same minor version on this machine, for the compiled modules; None leaves them out,
            and the program starts slower, for nobody may write beside it.
    """
    target = copy_windows_python(python, root / "python")
    add_packages(root, target)
    for name, options in PROGRAMS.items():
        _launcher(root, name, options, target)
    if compiler is not None:
        compile_all(root, compiler)
    set_times(root, source_date())
    return target


def _launcher(root: Path, name: str, options: tuple[str, ...], target: Target) -> None:
    workshop = root.parent / f"{name}.d"
    workshop.mkdir()
    (workshop / "jgvisit.ico").write_bytes(icon_of(ROOT / "installer" / "linux" / "jgvisit.svg"))
    text = (WINDOWS_FILES / "jgvisit.rc.in").read_text(encoding="utf-8")
    for mark, value in (("COMMAS", VERSION.replace(".", ",")), ("VERSION", VERSION), ("FILE", name)):
        text = text.replace(f"@{mark}@", value)
    (workshop / "jgvisit.rc").write_text(text, encoding="utf-8")
    _run(_RESOURCES, "jgvisit.rc", "-O", "coff", "-o", "jgvisit.res", folder=workshop)
    library = f'-DPYTHON_DLL=L"python{target.version.replace(".", "")}.dll"'
    flags = ("-municode", "-O2", "-s", "-Wall", "-Wextra", "-Werror", "-Wl,--no-insert-timestamp")
    source = str(WINDOWS_FILES / "launcher.c")
    _run(_COMPILER, *flags, *options, library, "-o", str(root / name), source, "jgvisit.res", folder=workshop)


def pack_msi(root: Path, file: Path, workshop: Path, version: str = VERSION) -> None:
    """Make the MSI `file` of the folder `root`; its list of files goes into `workshop`."""
    listed = workshop / "files.wxs"
    listed.write_text(file_list(root), encoding="utf-8")
    _run("wixl", "--arch", "x64", "-D", "Win64=yes", "-D", f"Version={version}", "-D", f"SourceDir={root.name}",
         "-o", str(file), str(WINDOWS_FILES / "jgvisit.wxs"), str(listed), folder=root.parent)  # fmt: skip


def file_list(root: Path) -> str:
    """Return the files of `root` as a WiX fragment, one component each; ids depend on the path alone.

    The same file has the same component in every version: Windows counts on it when one follows another.
    """
    lines, groups = list[str](), list[str]()

    def walk(folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            relative = path.relative_to(root).as_posix()
            number = uuid.uuid5(_COMPONENTS, relative)
            if path.is_dir():
                lines.append(f'<Directory Id="d{number.hex}" Name={quoteattr(path.name)}>')
                walk(path)
                lines.append("</Directory>")
            else:
                source = quoteattr(f"$(var.SourceDir)/{relative}")
                guid, name = str(number).upper(), quoteattr(path.name)
                lines.append(f'<Component Id="c{number.hex}" Guid="{guid}" Win64="yes">')
                lines.append(f'<File Id="f{number.hex}" Name={name} KeyPath="yes" Source={source}/></Component>')
                groups.append(f'<ComponentRef Id="c{number.hex}"/>')

    walk(root)
    return "\n".join(
        ['<?xml version="1.0" encoding="utf-8"?>', '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Fragment>',
         '<DirectoryRef Id="INSTALLDIR">', *lines, "</DirectoryRef>", '<ComponentGroup Id="Bundle">', *groups,
         "</ComponentGroup>", "</Fragment></Wix>", ""]
    )  # fmt: skip


def _run(*command: str, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True)  # noqa: S603  our own tools, our own files
