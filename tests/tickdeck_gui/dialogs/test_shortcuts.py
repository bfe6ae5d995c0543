from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from tickdeck_gui.commands import COMMANDS
from tickdeck_gui.dialogs.shortcuts import ShortcutsDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_every_command_with_a_key_is_listed(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    wanted = {spec.text.rstrip("…") for spec in COMMANDS if spec.keys}
    assert wanted <= shown
