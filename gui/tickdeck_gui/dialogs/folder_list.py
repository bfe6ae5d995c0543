"""The folders of a rule, to add and take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEIGHT = 68


class FolderList(QWidget):
    """Lists folders; *Add* asks the system for more."""

    changed = Signal()

    def __init__(self, folders: Iterable[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Folders"))
        self._list.setFixedHeight(_HEIGHT)
        self.add_button = button(tr("Add folder…"))
        self._removing = button(tr("Remove"), name=tr("Remove the chosen folder"))
        self.add_button.clicked.connect(self._ask)
        self._removing.clicked.connect(self._remove)
        acts = QVBoxLayout()
        acts.addWidget(self.add_button)
        acts.addWidget(self._removing)
        acts.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._list, 1)
        line.addLayout(acts)
        for folder in folders:
            self._list.addItem(folder)
        self._show_acts()

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders as listed."""
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    def add(self, folder: str) -> None:
        """List another folder, once."""
        if folder and folder not in self.folders:
            self._list.addItem(folder)
            self._show_acts()
            self.changed.emit()

    def _ask(self) -> None:
        dialog = QFileDialog(self, tr("Add a folder to watch"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.add)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _remove(self) -> None:
        row = max(self._list.currentRow(), 0)
        self._list.takeItem(row)
        self._show_acts()
        self.changed.emit()

    def _show_acts(self) -> None:
        self._removing.setEnabled(self._list.count() > 0)
