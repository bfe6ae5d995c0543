"""All keys on one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from tickdeck_gui.commands import COMMANDS
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.record_table import fixed_font

_TIMELINE = (
    ("Timeline: tick to tick", "← →"),
    ("Timeline: zoom", "↑ ↓"),
    ("Timeline: earlier, later", "Page ↑ ↓"),
    ("Timeline: only what is in sight", "B"),
)


class ShortcutsDialog(QDialog):
    """Lists every action that has a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        native = QKeySequence.SequenceFormat.NativeText
        lines = [
            (
                spec.text.rstrip("…"),
                "  or  ".join(QKeySequence(key).toString(native) for key in spec.keys),
            )
            for spec in COMMANDS
            if spec.keys
        ]
        lines += _TIMELINE
        half = -(-len(lines) // 2)
        for number, (text, keys) in enumerate(lines):
            row, side = number % half, number // half * 2
            grid.addWidget(label(text), row, side)
            shown = label(keys, "pill")
            shown.setFont(fixed_font(shown.font()))
            grid.addWidget(shown, row, side + 1, Qt.AlignmentFlag.AlignLeft)
        closing = button("Close")
        closing.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(closing, 0, Qt.AlignmentFlag.AlignRight)
