"""All keys on one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from tickdeck_gui.commands import COMMANDS
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label


class ShortcutsDialog(QDialog):
    """Lists every action that has a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        either = "  " + tr("or", "between two keys") + "  "
        native = QKeySequence.SequenceFormat.NativeText
        lines = [
            (
                tr(spec.text).rstrip("…"),
                either.join(QKeySequence(key).toString(native) for key in spec.keys),
            )
            for spec in COMMANDS
            if spec.keys
        ]
        lines += _timeline_keys()
        half = -(-len(lines) // 2)
        for number, (text, keys) in enumerate(lines):
            row, side = number % half, number // half * 2
            grid.addWidget(label(text), row, side)
            shown = label(keys, "pill")
            shown.setFont(fixed_font(shown.font()))
            grid.addWidget(shown, row, side + 1, Qt.AlignmentFlag.AlignLeft)
        closing = button(tr("Close"))
        closing.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addLayout(grid)
        column.addSpacing(8)
        column.addWidget(closing, 0, Qt.AlignmentFlag.AlignRight)


def _timeline_keys() -> tuple[tuple[str, str], ...]:
    return (
        (tr("Timeline: tick to tick"), "← →"),
        (tr("Timeline: run to run"), tr("Shift ← →")),
        (tr("Timeline: open or zoom into what is chosen"), tr("Enter")),
        (tr("Timeline: zoom"), "↑ ↓"),
        (tr("Timeline: earlier, later"), tr("Page ↑ ↓")),
        (tr("Timeline: only what is in sight"), "B"),
    )
