"""Choosing a file or a folder: in Qt's own window, which remembers nothing and opens where the use belongs (H4).

The systems' windows show pictures of what is in a folder, the folders of the last time and what was opened lately, and
write down what was chosen, for every program of the account. Qt's own shows names alone; the little it would keep is
put back as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QDir,
    QModelIndex,
    QPersistentModelIndex,
    QSettings,
    QSortFilterProxyModel,
    QStandardPaths,
    QUrl,
)
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QPushButton, QWidget

from ui import theme
from ui.plain_names import is_plain_name

ChooseFile = Callable[[QWidget, str], str]
"""Lets a person choose a new file, with a name proposed; empty is "no"."""
ChooseText = Callable[[QWidget], str]
"""Lets a person choose a text file; empty is "no"."""
ChooseFolder = Callable[[QWidget], str]
"""Lets a person choose a folder; empty is "no"."""
_Places = QStandardPaths.StandardLocation
_KEPT_BY_QT = "FileDialog"
"""The group of settings that Qt writes when the window goes: the last folder, earlier ones and those at the side."""


def ask_new_file(parent: QWidget, proposed: str) -> str:
    """Ask where a new file goes, in the folder for documents.

    A family may look on: what somebody gave a name of their own is not listed.
    """
    dialog = _window(parent, _Places.DocumentsLocation, plain=True)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(Path(proposed).suffix)
    dialog.selectFile(proposed)
    return next(iter(_chosen(dialog)), "")


def ask_folder(parent: QWidget) -> str:
    """Ask for a folder, from that for documents on: for a desk, never before a family."""
    dialog = _window(parent, _Places.DocumentsLocation, plain=False)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen(dialog)), "")


def ask_text_file(parent: QWidget) -> str:
    """Ask for a text file, from the folder for documents on: for a desk, never before a family."""
    dialog = _window(parent, _Places.DocumentsLocation, plain=False)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setOption(QFileDialog.Option.ReadOnly)
    return next(iter(_chosen(dialog)), "")


def ask_pages(parent: QWidget, title: str, kinds: str) -> tuple[str, ...]:
    """Ask for photographs or scans of a paper, in the folder for pictures.

    The room looks on: what somebody gave a name of their own is not listed, and can be typed.
    """
    dialog = _window(parent, _Places.PicturesLocation, plain=True)
    dialog.setWindowTitle(title)
    dialog.setNameFilter(kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setOption(QFileDialog.Option.ReadOnly)
    return _chosen(dialog)


def _window(parent: QWidget, place: QStandardPaths.StandardLocation, *, plain: bool) -> QFileDialog:
    start = QStandardPaths.writableLocation(place)
    if not Path(start).is_dir():
        start = QDir.homePath()
    dialog = QFileDialog(parent)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    if plain:
        dialog.setProxyModel(_PlainNames(start, dialog))
    words = {
        QFileDialog.DialogLabel.LookIn: QCoreApplication.translate("ChoosingFiles", "Folder:"),
        QFileDialog.DialogLabel.FileName: QCoreApplication.translate("ChoosingFiles", "Name:"),
        QFileDialog.DialogLabel.FileType: QCoreApplication.translate("ChoosingFiles", "Kind:"),
    }
    for label, word in words.items():  # Qt's own Dutch has gaps here
        dialog.setLabelText(label, word)
    target = theme.current().px("basis-pointer-target-min-block-size")
    for button in dialog.findChildren(QPushButton):
        button.setMinimumHeight(target)
    dialog.setHistory([])
    dialog.setSidebarUrls([QUrl.fromLocalFile(start)])
    dialog.setDirectory(start)
    return dialog


def _chosen(dialog: QFileDialog) -> tuple[str, ...]:
    """Show the window; return what was chosen, with no trace of it left."""
    with _nothing_kept():
        files = tuple(dialog.selectedFiles()) if dialog.exec() else ()
        dialog.setHistory([])
        shiboken6.delete(dialog)  # Qt writes its settings as the window goes
    return files


@contextmanager
def _nothing_kept() -> Iterator[None]:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.beginGroup(_KEPT_BY_QT)
    before = {key: settings.value(key) for key in settings.allKeys()}
    yield
    settings.remove("")
    for key, value in before.items():
        settings.setValue(key, value)
    settings.sync()


class _PlainNames(QSortFilterProxyModel):
    """Leaves out files and folders that somebody gave a name, but for the way to where the window opens."""

    def __init__(self, start: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._way = {QDir.cleanPath(str(folder)) for folder in (Path(start), *Path(start).parents)}

    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        model = self.sourceModel()
        assert isinstance(model, QFileSystemModel)
        index = model.index(source_row, 0, source_parent)
        return QDir.cleanPath(model.filePath(index)) in self._way or is_plain_name(model.fileName(index))
