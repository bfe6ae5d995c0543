from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from tickdeck_gui.widgets.drop_down import DropDown

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_it_looks_like_something_to_open(theme: Theme, qtbot: QtBot) -> None:
    drop_down, plain = DropDown(), QComboBox()
    for each in (drop_down, plain):
        qtbot.addWidget(each)
        each.addItem("Info and above")
        each.resize(160, 32)
    assert drop_down.grab().toImage() != plain.grab().toImage()


def assert_alike(one: QImage, other: QImage) -> None:
    """Softened edges differ by a shade when they are mirrored."""
    assert one.size() == other.size()
    for x, y in itertools.product(range(one.width()), range(one.height())):
        here, there = one.pixelColor(x, y), other.pixelColor(x, y)
        assert abs(here.lightness() - there.lightness()) < 12


def test_the_arrow_stands_where_reading_ends(theme: Theme, qtbot: QtBot) -> None:
    drop_down = DropDown()
    qtbot.addWidget(drop_down)
    drop_down.resize(160, 32)
    at_right = drop_down.grab().toImage()
    drop_down.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    at_left = drop_down.grab().toImage()
    assert_alike(at_left, at_right.flipped(Qt.Orientation.Horizontal))
