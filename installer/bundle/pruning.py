"""What stays out of the packages: tools, C, tests, and the parts of Qt and Python that no window of ours uses.

Rules are about paths relative to the folder they prune, with forward slashes. What they take away was found by looking
at sizes; that nothing needed is taken, the self-test and the played visit of every build show.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

QT_MODULES = ("Core", "DBus", "Gui", "PrintSupport", "Svg", "Test", "TextToSpeech", "Widgets")
"""What `ui` imports (a test compares); `Test` plays the demo."""
_QT_LIBRARIES = (
    *QT_MODULES,
    "Concurrent",
    "Multimedia",
    "Network",
    "OpenGL",
    "WaylandClient",
    "WlShellIntegration",
    "XcbQpa",
)
_QT_PLUGINS = (
    "iconengines/", "platforminputcontexts/lib(compose|ibus)", "platforms/(lib)?q(xcb|wayland|offscreen|windows)[.]",
    "platformthemes/libqxdg", "printsupport/", "styles/", "wayland-(decoration|graphics-integration)-client/",
    "wayland-shell-integration/libxdg", "xcbglintegrations/", "imageformats/(lib)?q(gif|ico|jpeg|svg)[.]",
    "texttospeech/(lib)?qtexttospeech_(speechd|sapi|winrt)[.]",
)  # fmt: skip

_NEVER = re.compile(
    r"(^|/)(__pycache__|tests?|testing/suite|include)/|^(bin|share)/|"
    r"\.(pyi|pyx|pxd|pxi|c|cpp|h|hpp|lib|a)$|(^|/)py\.typed$|"
    r"\.dist-info/(RECORD|INSTALLER|REQUESTED|direct_url\.json|WHEEL|top_level\.txt)$"
)
_QT = re.compile(r"^PySide6/(?P<rest>.*)$")
_QT_KEPT = re.compile(
    rf"^(Qt({'|'.join(QT_MODULES)})\.(abi3\.so|pyd)|__init__\.py|_config\.py|_git_pyside_version\.py|support/.*\.py|"
    rf"libpyside6\.abi3\.so.*|pyside6\.abi3\.dll|(msvcp140|vcruntime140|concrt140)[a-z0-9_]*\.dll|"
    rf"Qt6({'|'.join(_QT_LIBRARIES)})\.dll|"
    rf"Qt/lib/(libQt6({'|'.join(_QT_LIBRARIES)})|libicu(data|i18n|uc))\.so.*|"
    rf"(Qt/)?plugins/({'|'.join(_QT_PLUGINS)}).*|(Qt/)?translations/qtbase_nl\.qm)$"
)
_NEVER_PYTHON = re.compile(
    r"(^|/)(__pycache__|site-packages|test|tests|idlelib|tkinter|turtledemo|lib2to3|ensurepip|pydoc_data|venv|distutils|config-[^/]*)/|"
    r"(^|/)(turtle\.py|pip[^/]*|idle[^/]*|2to3[^/]*|_?sysconfigdata[^/]*debug[^/]*)$|"
    r"(^|/)(_tkinter|_curses|_curses_panel|readline|nis|ossaudiodev|_crypt|spwd|audioop|_dbm|_gdbm|_sqlite3|_wmi|"
    r"_test[a-z]*|_ctypes_test|_xxtestfuzz|xxlimited(_35)?|winsound|_lsprof)\.[^/]*$|"
    r"(^|/)(tcl86t|tk86t|sqlite3|zlib1)\.dll$|(^|/)sqlite3/"
)


def is_wanted_package_file(path: str) -> bool:
    """Tell whether a file of `lib/` goes into the package."""
    if _NEVER.search(path):
        return False
    qt = _QT.match(path)
    return qt is None or _QT_KEPT.match(qt["rest"]) is not None


def is_wanted_python_file(path: str) -> bool:
    """Tell whether a file of the Python distribution goes into the package."""
    return not _NEVER_PYTHON.search(path)


def prune_packages(folder: Path) -> None:
    """Take away what `is_wanted_package_file` refuses, and the folders that are empty then."""
    for file in _files(folder):
        if not is_wanted_package_file(file.relative_to(folder).as_posix()):
            file.unlink()
    drop_empty_folders(folder)


def drop_empty_folders(folder: Path) -> None:
    """Take empty folders away, from the deepest up."""
    for each in sorted((path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink()), reverse=True):
        if not any(each.iterdir()):
            each.rmdir()


def copy_wanted(source: Path, target: Path) -> None:
    """Copy what is wanted of a Python distribution from `source` to `target`."""
    for file in _files(source):
        relative = file.relative_to(source)
        if is_wanted_python_file(relative.as_posix()):
            (target / relative).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target / relative)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file() or path.is_symlink())
