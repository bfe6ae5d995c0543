from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from tickdeck_gui.widgets.drop_down import DropDown

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_it_looks_like_something_to_open(theme: Theme, qtbot: QtBot) -> None:
    drop_down, plain = DropDown(), QComboBox()
    for each in (drop_down, plain):
        qtbot.addWidget(each)
        each.addItem("Info and above")
        each.resize(160, 32)
    assert drop_down.grab().toImage() != plain.grab().toImage()
