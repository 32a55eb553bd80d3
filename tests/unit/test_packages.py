"""What goes into the packages for laptops: only what the lock names, under licences that may be passed on."""

from __future__ import annotations

import ast
import importlib.metadata
import io
import json
import re
import shutil
import struct
import subprocess
import tarfile
from pathlib import Path

import cyclonedx.schema
import jsonschema_rs
import pytest
from packaging.utils import canonicalize_name

from installer.bundle import licences, linux, lock, pruning
from installer.bundle.bill import bill_of_materials
from installer.bundle.icon import SIZES, packed
from installer.bundle.layout import program_files, set_times
from installer.bundle.lock import ROOT, Pin, as_requirements, for_target, needed, own_roots, read_lock
from installer.bundle.pythons import PythonUnusableError, copy_windows_python, machine_of, with_own_library_path
from installer.bundle.targets import LINUX, WINDOWS, Target
from installer.bundle.windows import file_list

TARGETS = pytest.mark.parametrize("target", [LINUX, WINDOWS], ids=["linux", "windows"])
TEXT = """one==1.0 \\
    --hash=sha256:aa \\
    --hash=sha256:bb
    # via jgvisit (pyproject.toml)
two==2.0 ; sys_platform == 'win32' \\
    --hash=sha256:cc
    # via
    #   one
    #   other
other==3.0 \\
    --hash=sha256:dd
    # via pytest
"""


# -- the lock ----------------------------------------------------------------------------------------


def test_of_the_lock_comes_what_the_program_asks_for_and_what_that_asks_for() -> None:
    pins = read_lock(TEXT)
    assert pins[0] == Pin("one", "1.0", "", ("sha256:aa", "sha256:bb"), ("jgvisit (pyproject.toml)",))
    assert [pin.name for pin in needed(pins, ["one"], LINUX)] == ["one"]
    assert [pin.name for pin in needed(pins, ["one"], WINDOWS)] == ["one", "two"]


def test_a_line_that_is_no_package_a_root_that_is_not_there_or_no_hash_stops_the_build() -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_lock("one>=1\n")
    with pytest.raises(ValueError, match="not in the lock: two"):
        needed(read_lock(TEXT), ["two"], LINUX)
    with pytest.raises(ValueError, match="without a hash"):
        needed(read_lock("one==1.0\n    # via jgvisit (pyproject.toml)\n"), ["one"], LINUX)


@TARGETS
def test_each_package_is_held_against_its_hash_and_nothing_of_the_tests_comes_along(target: Target) -> None:
    pins = for_target(target)
    names = {pin.name for pin in pins}
    assert names >= {"pyside6-essentials", "sqlcipher3", "typst", "pyhanko", "cryptography", "keyring", "httpx"}
    assert names.isdisjoint({"pytest", "hypothesis", "playwright", "mypy", "ruff", "wordfreq", "atheris"})
    for line in as_requirements(pins).splitlines():
        assert re.fullmatch(r"[a-z0-9-]+==\S+( --hash=sha256:[0-9a-f]{64})+", line)


def test_each_platform_gets_its_own_keyring() -> None:
    linux_names, windows_names = ({pin.name for pin in for_target(each)} for each in (LINUX, WINDOWS))
    assert {"secretstorage", "jeepney"} <= linux_names
    assert {"pywin32-ctypes", "cffi", "pycparser", "tzdata"} <= windows_names
    assert "secretstorage" not in windows_names
    assert "pywin32-ctypes" not in linux_names


def test_nothing_the_installed_program_needs_is_missing_by_what_the_packages_say_of_themselves() -> None:
    """An oracle beside the lock's "via": what pip itself would ask for on this machine."""
    names = {pin.name for pin in for_target(LINUX)}
    waiting, seen = list(own_roots((ROOT / "pyproject.toml").read_text())), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for asked in importlib.metadata.requires(name) or ():
            requirement = lock.Requirement(asked)
            if requirement.marker is None or requirement.marker.evaluate({**LINUX.markers}):
                waiting.append(str(canonicalize_name(requirement.name)))
    assert seen <= names


# -- licences ----------------------------------------------------------------------------------------


@TARGETS
def test_all_that_is_installed_may_be_passed_on(target: Target) -> None:
    listed = [*licences.of_packages(for_target(target)), *licences.of_parts()]
    assert licences.refused(listed, data=frozenset({"List of common Dutch words"})) == ()


@pytest.mark.parametrize(
    "licence", ["GPL-3.0-only", "AGPL-3.0-or-later", "MIT AND GPL-2.0-only", "CC-BY-SA-4.0", "SSPL-1.0"]
)
def test_a_licence_that_is_not_on_the_list_is_refused(licence: str) -> None:
    assert licences.refused([licences.Component("thing", "1", licence)]) == (f"thing ({licence})",)


def test_a_package_nobody_looked_at_stops_the_build() -> None:
    with pytest.raises(ValueError, match="no licence known of newcomer"):
        licences.of_packages([Pin("newcomer", "1", "", ("sha256:aa",), ())])


def test_the_list_of_licences_has_no_line_too_many() -> None:
    installed = {pin.name for target in (LINUX, WINDOWS) for pin in for_target(target)}
    assert set(licences.table()[0]) == installed


_FAMILIES = {
    "MIT": "mit", "BSD": "bsd", "Apache": "apache", "MPL": "mpl|mozilla", "PSF": "psf|python software", "LGPL": "lgpl",
    "Zlib": "zlib|zetetic|$^",
}  # fmt: skip


def test_each_package_says_of_itself_what_the_list_says() -> None:
    wrong = list[str]()
    for each in licences.of_packages(for_target(LINUX)):
        said = importlib.metadata.metadata(each.name)
        classifiers = [line for line in said.get_all("Classifier") or [] if line.startswith("License")]
        words = " ".join([said.get("License-Expression") or "", (said.get("License") or "")[:80], *classifiers])
        families = [name for name in _FAMILIES if any(term.startswith(name) for term in licences.terms(each.licence))]
        if words.strip() and not any(re.search(_FAMILIES[name], words, re.IGNORECASE) for name in families):
            wrong.append(f"{each.name}: {words} is not {each.licence}")
    assert wrong == []


def test_what_the_program_shows_of_its_licences_is_what_is_installed() -> None:
    assert licences.SHOWN.read_text(encoding="utf-8") == licences.shown_text(), "python -m installer.bundle.licences"


def test_the_page_beside_the_program_names_every_part() -> None:
    listed = [*licences.of_packages(for_target(LINUX)), *licences.of_parts()]
    page = licences.page(listed, "1.2.3")
    for each in listed:
        assert f"{each.name} {each.version}".strip() in page
    for part in licences.table()[1].values():
        assert part["inside"].split("/")[0] in ("python", "lib", "src")


# -- the bill of materials ---------------------------------------------------------------------------


def _bill(target: Target) -> str:
    pins = for_target(target)
    return bill_of_materials("1.2.3", pins, licences.of_packages(pins), licences.of_parts(), target, 1_700_000_000)


@TARGETS
def test_the_bill_of_materials_is_valid_cyclonedx(target: Target) -> None:
    folder = Path(cyclonedx.schema.__file__).parent / "_res"
    known = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.schema.json")}
    main = known["bom-1.6.SNAPSHOT.schema.json"]
    resources = [(f"http://cyclonedx.org/schema/{name}", each) for name, each in known.items()]
    registry = jsonschema_rs.Registry(resources)
    bill = json.loads(_bill(target))
    jsonschema_rs.validator_for(main, registry=registry).validate(bill)
    assert {each["name"]: each["version"] for each in bill["components"] if "purl" in each} == {
        pin.name: pin.version for pin in for_target(target)
    }


def test_the_same_package_has_the_same_bill_and_another_has_another_number() -> None:
    assert _bill(LINUX) == _bill(LINUX)
    assert json.loads(_bill(LINUX))["serialNumber"] != json.loads(_bill(WINDOWS))["serialNumber"]


def test_the_bill_says_who_asked_for_what() -> None:
    bill = json.loads(_bill(LINUX))
    asked = {
        each["ref"].split("@")[0]: [name.split("@")[0] for name in each["dependsOn"]] for each in bill["dependencies"]
    }
    assert "pkg:pypi/pyhanko" in asked["pkg:generic/jgvisit"]
    assert "pkg:pypi/lxml" in asked["pkg:pypi/pyhanko"]


# -- what is laid out --------------------------------------------------------------------------------


def test_of_qt_stays_every_module_our_windows_import() -> None:
    imported = set[str]()
    for file in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                imported.add((node.module or "").removeprefix("PySide6.Qt"))
    assert imported <= set(pruning.QT_MODULES)


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("PySide6/QtCore.abi3.so", True),
        ("PySide6/Qt/lib/libQt6XcbQpa.so.6", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/Qt/translations/qtbase_nl.qm", True),
        ("keyring/backends/Windows.py", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("pyhanko-0.38.0.dist-info/licenses/LICENSE", True),
        ("PySide6/Qt/qml/QtQuick/qmldir", False),
        ("PySide6/Qt/lib/libQt6Designer.so.6", False),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/plugins/tls/libqopensslbackend.so", False),
        ("PySide6/lupdate", False),
        ("PySide6/QtCore.pyi", False),
        ("lxml/includes/libxml/xmlversion.h", False),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("somewhere/tests/test_it.py", False),
    ],
)
def test_what_stays_of_the_packages(path: str, stays: bool) -> None:
    assert pruning.is_wanted_package_file(path) is stays


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("ssl.py", True),
        ("lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", True),
        ("Lib/asyncio/events.py", True),
        ("DLLs/_ctypes.pyd", True),
        ("unittest/mock.py", True),
        ("tkinter/__init__.py", False),
        ("test/test_ssl.py", False),
        ("ensurepip/__init__.py", False),
        ("site-packages/left/over.py", False),
        ("lib-dynload/_tkinter.cpython-311-x86_64-linux-gnu.so", False),
        ("DLLs/tcl86t.dll", False),
    ],
)
def test_what_stays_of_python(path: str, stays: bool) -> None:
    assert pruning.is_wanted_python_file(path) is stays


def test_the_program_goes_along_whole_and_nothing_else_that_lies_about() -> None:
    files = {path.as_posix() for path in program_files()}
    assert {"ui/launch.py", "jgvisit/cli.py", "resources/i18n/jgvisit_nl.qm", "resources/licences.json"} <= files
    assert {path.split("/")[0] for path in files} == {"jgvisit", "ui", "resources"}
    assert not [path for path in files if path.endswith((".ts", ".pyc"))]


def test_a_packed_folder_is_the_same_bytes_whoever_packs_it_and_when(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    made = list[bytes]()
    for name in ("a", "b"):
        root = tmp_path / name
        (root / "lib").mkdir(parents=True)
        for file in ("z", "lib/y", "jgvisit") if name == "a" else ("jgvisit", "lib/y", "z"):
            (root / file).write_text(file)
        (root / "jgvisit").chmod(0o700 if name == "a" else 0o755)
        set_times(root, 1_700_000_000)
        linux.pack_portable(root, tmp_path / f"{name}.tar.xz")
        made.append((tmp_path / f"{name}.tar.xz").read_bytes())
    assert made[0] == made[1]
    with tarfile.open(fileobj=io.BytesIO(made[0])) as tar:
        assert {(entry.uid, entry.uname, entry.mtime) for entry in tar} == {(0, "root", 1_700_000_000)}
        assert tar.getmember("jgvisit-0.1.0/jgvisit").mode & 0o111


# -- the two Pythons ---------------------------------------------------------------------------------


def test_the_interpreter_looks_for_its_library_beside_itself() -> None:
    program = b"\x7fELF..\0libpython3.11.so.1.0\0/opt/built/here/lib\0rest"
    moved = with_own_library_path(program, "/opt/built/here/lib")
    assert b"\0$ORIGIN/../lib\0" in moved
    assert len(moved) == len(program)
    for folder in ("/elsewhere/lib", "/usr/lib"):
        with pytest.raises(PythonUnusableError):
            with_own_library_path(program, folder)
    with pytest.raises(PythonUnusableError, match="too short"):
        with_own_library_path(b"\0/opt/lib\0", "/opt/lib")


def _dll(machine: int) -> bytes:
    head = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x80)
    return head.ljust(0x80, b"\0") + b"PE\0\0" + struct.pack("<H", machine) + bytes(64)


def test_a_windows_python_is_taken_from_a_folder_or_the_embeddable_zip(tmp_path: Path) -> None:
    given = tmp_path / "given"
    files = {
        "python313.dll": _dll(0x8664),
        "python.exe": b"MZ",
        "python313._pth": b"old",
        "Lib/ssl.py": b"",
        "LICENSE.txt": b"PSF",
    }
    for name, data in files.items():
        (given / name).parent.mkdir(parents=True, exist_ok=True)
        (given / name).write_bytes(data)
    target = copy_windows_python(given, tmp_path / "a")
    assert target == Target("win32", (3, 13))
    assert (tmp_path / "a" / "python313._pth").read_text().split("\n")[:5] == ["Lib", "DLLs", ".", "..\\lib", "..\\src"]
    assert not (tmp_path / "a" / "python.exe").exists(), "nobody may run scripts with it"
    (given / "python313.zip").write_bytes(b"PK")
    shutil.rmtree(given / "Lib")
    packed_up = shutil.make_archive(str(tmp_path / "embed"), "zip", given)
    copy_windows_python(Path(packed_up), tmp_path / "b")
    assert (tmp_path / "b" / "python313._pth").read_text().split("\n")[:4] == [
        "python313.zip",
        ".",
        "..\\lib",
        "..\\src",
    ]


@pytest.mark.parametrize("machine", [0x14C, 0xAA64, None], ids=["32-bit", "arm", "none"])
def test_a_python_for_another_machine_is_refused(machine: int | None, tmp_path: Path) -> None:
    (tmp_path / "given").mkdir()
    if machine is not None:
        (tmp_path / "given" / "python313.dll").write_bytes(_dll(machine))
        assert machine_of(_dll(machine)) == machine
    with pytest.raises(PythonUnusableError):
        copy_windows_python(tmp_path / "given", tmp_path / "out")


# -- what the installers say and do ------------------------------------------------------------------


def test_the_icon_has_every_size() -> None:
    data = packed({size: bytes([index]) * 10 for index, size in enumerate(SIZES)})
    assert struct.unpack("<HHH", data[:6]) == (0, 1, len(SIZES))
    for index in range(len(SIZES)):
        size, at = struct.unpack("<II", data[6 + 16 * index + 8 : 6 + 16 * index + 16])
        assert data[at : at + size] == bytes([index]) * 10


def test_a_file_is_the_same_component_in_every_version_of_the_msi(tmp_path: Path) -> None:
    def ids(root: Path) -> set[str]:
        return set(re.findall(r'Guid="([^"]+)"', file_list(root)))

    for name in ("a", "b"):
        (tmp_path / name / "lib").mkdir(parents=True)
        (tmp_path / name / "lib" / "x & y.py").write_text(name)
    (tmp_path / "b" / "new.py").touch()
    assert ids(tmp_path / "a") < ids(tmp_path / "b")
    assert len(ids(tmp_path / "b")) == 2
    assert "x &amp; y.py" in file_list(tmp_path / "a")


def test_the_msi_takes_older_versions_away_refuses_newer_ones_and_names_no_folder_of_an_account() -> None:
    text = (ROOT / "installer/windows/jgvisit.wxs").read_text(encoding="utf-8")
    assert 'InstallScope="perMachine"' in text
    assert "<MajorUpgrade DowngradeErrorMessage=" in text
    assert 'UpgradeCode="6F0D4C2E-6A53-4D0E-9F0A-0D8B7F2D7A11"' in text, "by it Windows knows the older version"
    assert not re.search(r"AppData|LocalAppDataFolder|RemoveFile |RemoveFolderEx|CustomAction", text)


@pytest.mark.parametrize("script", ["preinst", "postrm"])
def test_no_script_of_the_debian_package_reaches_into_an_account(script: str) -> None:
    text = (ROOT / "installer/linux/debian" / script).read_text(encoding="utf-8")
    commands = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert not re.search(r"\brm\b|/home|\$HOME|\.local|find|userdel|mv\b", commands)
    assert subprocess.run(["sh", "-n"], input=text, text=True, check=False).returncode == 0


@pytest.mark.parametrize(("installed", "code"), [("3", 0), ("2", 0), (None, 0), ("4", 1)])
def test_a_package_that_cannot_read_the_stores_of_the_installed_one_is_refused(
    installed: str | None, code: int, tmp_path: Path
) -> None:
    mark = tmp_path / "STORE_VERSION"
    if installed is not None:
        mark.write_text(f"{installed}\n")
    text = (ROOT / "installer/linux/debian/preinst").read_text(encoding="utf-8")
    script = text.replace("/opt/jgvisit/STORE_VERSION", str(mark)).replace("@STORE_VERSION@", "3")
    done = subprocess.run(["sh", "-s", "upgrade", "9.9"], input=script, text=True, capture_output=True, check=False)
    assert done.returncode == code
    assert bool(done.stderr) == bool(code)


def test_the_desktop_file_starts_the_program_and_has_what_a_desktop_needs() -> None:
    text = (ROOT / "installer/linux/jgvisit.desktop").read_text(encoding="utf-8")
    lines = text.splitlines()
    entries = dict(line.split("=", 1) for line in lines[1:])
    assert lines[0] == "[Desktop Entry]"
    assert entries["Type"] == "Application"
    assert entries["Exec"] == "jgvisit"
    assert entries["Icon"] == "jgvisit"
    assert all(entries[name].endswith(";") for name in ("Categories", "Keywords"))
    if shutil.which("desktop-file-validate"):
        command = ["desktop-file-validate", str(ROOT / "installer/linux/jgvisit.desktop")]
        said = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (said.returncode, said.stdout) == (0, "")
