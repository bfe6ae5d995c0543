from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tickdeck_gui.widgets.drop_down import DropDown

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def inked(image: QImage) -> list[int]:
    """Return the columns in which something stands, without the frame."""
    ground = image.pixel(image.width() // 2, 6)
    return [
        x
        for x in range(4, image.width() - 4)
        if any(image.pixel(x, y) != ground for y in range(6, image.height() - 6))
    ]


def test_it_looks_like_something_to_open(theme: Theme, qtbot: QtBot) -> None:
    drop_down = DropDown()
    qtbot.addWidget(drop_down)
    drop_down.resize(160, 32)
    assert min(inked(drop_down.grab().toImage())) > 130


def test_the_arrow_stands_where_reading_ends(theme: Theme, qtbot: QtBot) -> None:
    drop_down = DropDown()
    qtbot.addWidget(drop_down)
    drop_down.resize(160, 32)
    drop_down.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert max(inked(drop_down.grab().toImage())) < 30
