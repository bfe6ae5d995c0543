from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tickdeck_gui.widgets.fitting_area import FittingArea
from tickdeck_gui.widgets.labels import label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


@pytest.fixture
def whole(theme: Theme, qtbot: QtBot) -> QWidget:
    del theme
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


@pytest.fixture
def area(whole: QWidget) -> FittingArea:
    column = QVBoxLayout(whole)
    made = FittingArea("Error")
    made.be_at_most(120)
    column.addWidget(made)
    column.addStretch(1)
    return made


def test_it_is_as_high_as_what_is_in_it(area: FittingArea, qtbot: QtBot) -> None:
    area.show_only(label("one line", wraps=True))
    qtbot.waitUntil(lambda: 10 < area.height() < 30)
    area.show_only(label("many words " * 20, wraps=True))
    qtbot.waitUntil(lambda: 50 < area.height() < 120)


def test_it_has_a_limit(area: FittingArea, qtbot: QtBot) -> None:
    area.show_only(label("many words " * 200, wraps=True))
    qtbot.waitUntil(lambda: area.height() == 120)
    area.be_at_most(80)
    assert area.height() == 80


def test_nothing_takes_no_room(area: FittingArea) -> None:
    area.show_only(label("one line"))
    area.show_only(None)
    assert area.isHidden()
