from __future__ import annotations

import ast
import importlib.util
import mmap
import os
import re
import shutil
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / "resources" / "i18n" / "jgvisit_nl.ts"
ALIAS = re.compile(r"=\s*(QCoreApplication\.translate|self\.tr)\s*$", re.MULTILINE)
IN_F_STRING = re.compile(r"""(?:\btr|translate)\([^()]*\bf["']""")


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_translations", ROOT / "installer" / "build_translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _messages(file: Path) -> dict[tuple[str, str], ET.Element]:
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name", ""), message.findtext("source", "")] = message
    return found


def _inside_f_strings(text: str) -> list[int]:
    """Return the lines on which `tr` or `translate` is called inside an f-string."""
    return [
        call.lineno
        for joined in ast.walk(ast.parse(text))
        if isinstance(joined, ast.JoinedStr)
        for call in ast.walk(joined)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in ("tr", "translate")
    ]


def test_every_source_string_has_its_dutch_and_none_is_left_over(builder: ModuleType, tmp_path: Path) -> None:
    fresh = tmp_path / "jgvisit_nl.ts"
    shutil.copy(KEPT, fresh)
    builder.collect(fresh)
    collected, kept = _messages(fresh), _messages(KEPT)
    unfinished = [key for key, message in collected.items() if message.find("translation").get("type") == "unfinished"]
    assert not unfinished, "python installer/build_translations.py --update, then write the Dutch"
    assert collected.keys() == kept.keys()


def test_every_translation_keeps_its_placeholders() -> None:
    for key, message in _messages(KEPT).items():
        source = {name for _, name, _, _ in string.Formatter().parse(key[1]) if name}
        translation = message.find("translation")
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        for form in forms:
            assert {name for _, name, _, _ in string.Formatter().parse(form or "") if name} == source, key
            assert ("%n" in (form or "")) == ("%n" in key[1]), key


def test_no_string_is_written_in_a_way_that_lupdate_misreads() -> None:
    for file in (ROOT / "ui").rglob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert not ALIAS.search(text), f"{file}: an alias of translate swaps context and text"
        assert not IN_F_STRING.search(text), f"{file}: an f-string is extracted but never matches"
        assert _inside_f_strings(text) == [], f"{file}: inside an f-string nothing is extracted: it stays English"


def test_dutch_speaks_and_qt_speaks_dutch_too(qapp: QApplication) -> None:
    assert QCoreApplication.translate("UnlockScreen", "Open") == "Openen"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuleren"


def test_the_builder_runs_as_a_command() -> None:
    done = subprocess.run([sys.executable, "installer/build_translations.py"], cwd=ROOT, check=False)
    assert done.returncode == 0
    assert KEPT.with_suffix(".qm").stat().st_size > 0


def test_the_words_are_replaced_in_one_step_so_that_a_running_program_reads_on() -> None:
    """Qt maps the file: cut short under a program that runs, it ends that program with a bus error."""
    compiled = KEPT.with_suffix(".qm")
    with compiled.open("rb") as held, mmap.mmap(held.fileno(), 0, access=mmap.ACCESS_READ) as mapped:
        before = bytes(mapped)
        subprocess.run([sys.executable, "installer/build_translations.py"], cwd=ROOT, check=True)
        assert compiled.stat().st_ino != os.fstat(held.fileno()).st_ino
        assert bytes(mapped) == before
    assert [file.name for file in compiled.parent.iterdir() if file.is_dir()] == []
