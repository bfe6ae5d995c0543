from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPalette

from tickdeck_gui.theme.theme import Appearance, Theme
from tickdeck_gui.theme.tokens import DARK, LIGHT
from tickdeck_resources.icons import icon_names

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_choosing_another_appearance_changes_everything_at_once(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(Appearance.DARK)
    assert theme.tokens == DARK
    ground = qapp.palette().color(QPalette.ColorRole.Window)
    assert ground.name() == DARK.window
    assert DARK.panel in qapp.styleSheet()


def test_without_a_dark_system_the_system_is_light(qapp: QApplication) -> None:
    assert Theme(qapp, Appearance.SYSTEM).tokens == LIGHT


def test_bound_icons_follow_and_dead_ones_are_let_go(theme: Theme) -> None:
    action, dead = QAction("a"), QAction("b")
    theme.bind_icon(action, "plus")
    theme.bind_icon(dead, "plus")
    before = action.icon().cacheKey()
    del dead
    theme.choose(Appearance.DARK)
    assert action.icon().cacheKey() != before


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_can_be_drawn(theme: Theme, name: str) -> None:
    image = theme.icon(name, "ink").pixmap(16, 16).toImage()
    drawn = sum(
        image.pixelColor(x, y).alpha() > 60 for x in range(16) for y in range(16)
    )
    assert drawn > 5


def test_an_unknown_icon_says_which_there_are(theme: Theme) -> None:
    with pytest.raises(LookupError, match="there are application"):
        theme.icon("no-such-icon")


def test_everything_is_mirrored_when_the_direction_changes(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    try:
        with qtbot.waitSignal(theme.changed):
            qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert "margin-left: 18px" in qapp.styleSheet()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert "margin-right: 18px" in qapp.styleSheet()
