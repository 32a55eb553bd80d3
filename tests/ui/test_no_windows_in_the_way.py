"""No window in the way: nothing is asked in a box of its own but to print or to choose a file."""

from __future__ import annotations

import ast
from pathlib import Path

import ui

ASKS_THE_SYSTEM = {
    ("printing.py", "QPrintDialog"),
    ("printing.py", "QDialog"),  # whose answer says whether to print
    ("choosing_files.py", "QFileDialog"),
}
"""`docs/design-language.md` says why each of them is left."""
_WINDOWS = {"QMessageBox", "QDialog", "QInputDialog", "QErrorMessage", "QProgressDialog", "QWizard", "QDialogButtonBox"}


def test_the_program_opens_no_window_of_its_own_to_ask() -> None:
    root = Path(ui.__file__).parent
    found = {
        (file.relative_to(root).as_posix(), name.name)
        for file in root.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6")
        for name in node.names
        if name.name in _WINDOWS or name.name.endswith("Dialog")
    }
    assert found == ASKS_THE_SYSTEM


def test_no_button_says_that_its_step_cannot_be_undone() -> None:
    """Each step of a screen can be taken back, or says before what follows; a red button would be a new question."""
    root = Path(ui.__file__).parent
    red = [
        file.name
        for file in root.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("Button")
        for value in (*node.args, *(keyword.value for keyword in node.keywords))
        if isinstance(value, ast.Constant) and value.value == "danger"
    ]
    assert red == []
