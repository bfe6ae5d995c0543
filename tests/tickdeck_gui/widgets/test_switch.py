from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tickdeck_gui.widgets.switch import Switch

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_a_switch_asks_but_does_not_decide(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme)
    qtbot.addWidget(switch)
    switch.show_state(on=True, of_what="scans")
    with qtbot.waitSignal(switch.toggle_requested) as asked:
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert asked.args == [False]
    assert switch.on
    assert switch.accessibleName() == "scans is on"


def test_space_asks_too(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme)
    qtbot.addWidget(switch)
    switch.show()
    with qtbot.waitSignal(switch.toggle_requested) as asked:
        qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert asked.args == [True]


def test_on_and_off_look_different(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme)
    qtbot.addWidget(switch)
    off = switch.grab().toImage()
    switch.show_state(on=True, of_what="scans")
    assert switch.grab().toImage() != off


def assert_alike(one: QImage, other: QImage) -> None:
    """Softened edges differ by a shade when they are mirrored."""
    assert one.size() == other.size()
    for x, y in itertools.product(range(one.width()), range(one.height())):
        here, there = one.pixelColor(x, y), other.pixelColor(x, y)
        assert abs(here.lightness() - there.lightness()) < 12


def test_the_knob_goes_to_where_reading_ends(theme: Theme, qtbot: QtBot) -> None:
    switch = Switch(theme)
    qtbot.addWidget(switch)
    for on in (False, True):
        switch.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        switch.show_state(on=on, of_what="scans")
        before = switch.grab().toImage()
        switch.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        after = switch.grab().toImage()
        assert after != before
        assert_alike(after, before.flipped(Qt.Orientation.Horizontal))
