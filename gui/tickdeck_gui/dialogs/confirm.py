"""Asking before history is destroyed, with the verb on the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox

from tickdeck_gui.widgets.labels import set_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget


_WIDTH = 400


def confirm(
    parent: QWidget, question: str, consequence: str, verb: str, act: Callable[[], None]
) -> QMessageBox:
    """Ask *question* and call *act* if the answer is *verb*; returns at once."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(verb)
    box.setText(question)
    box.setInformativeText(consequence)
    doing = box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole)
    keeping = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(keeping)
    doing.clicked.connect(act)
    _dress(box, doing)
    box.open()
    return box


def _dress(box: QMessageBox, doing: QPushButton) -> None:
    """Let the question stand out, and give the consequence lines of a fair length."""
    for name, role in (
        ("qt_msgbox_label", "strong"),
        ("qt_msgbox_informativelabel", "second"),
    ):
        part = box.findChild(QLabel, name)
        if part is not None:
            set_role(part, role)
            part.setMinimumWidth(_WIDTH)
    doing.setProperty("kind", "danger")
    doing.style().unpolish(doing)
    doing.style().polish(doing)
