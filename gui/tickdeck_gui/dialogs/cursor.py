"""Editing the cursor of a sensor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import label
from tickdeck_gui.widgets.record_table import fixed_font

if TYPE_CHECKING:
    from tickdeck.values.sensors import SensorState


class CursorDialog(QDialog):
    """Shows the whole cursor; *Save* and *Clear* ask for the change."""

    save_requested = Signal(object)
    """The new cursor, or None to clear it."""

    def __init__(self, state: SensorState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Cursor of {name}").format(name=state.name))
        self.resize(520, 320)
        self._before = state.cursor
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(
            label(
                tr(
                    "The sensor's next tick begins from this cursor. If a tick that "
                    "is under way moves it first, your change is refused, not its."
                ),
                "second",
                wraps=True,
            )
        )
        self.text = QPlainTextEdit(state.cursor or "")
        self.text.setAccessibleName(tr("Cursor"))
        self.text.setFont(fixed_font(self.text.font()))
        column.addWidget(self.text, 1)
        box = QDialogButtonBox()
        self.save = box.addButton(
            tr("Save cursor"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.save.setProperty("kind", "primary")
        self.clear = box.addButton(tr("Clear"), QDialogButtonBox.ButtonRole.ResetRole)
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.clear.setEnabled(state.cursor is not None)
        self.clear.clicked.connect(lambda: self._finish(None))
        box.accepted.connect(lambda: self._finish(self.text.toPlainText()))
        box.rejected.connect(self.reject)
        self.text.textChanged.connect(self._on_text_changed)
        self._on_text_changed()
        column.addWidget(box)

    def _on_text_changed(self) -> None:
        self.save.setEnabled(self.text.toPlainText() != (self._before or ""))

    def _finish(self, cursor: str | None) -> None:
        self.save_requested.emit(cursor)
        self.accept()
