"""Asking before history is destroyed, with the verb on the button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


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
    doing.setProperty("kind", "danger")
    keeping = box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(keeping)
    doing.clicked.connect(act)
    box.open()
    return box
