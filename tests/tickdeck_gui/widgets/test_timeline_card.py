from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.timeline import TimelineModel
from tickdeck_gui.widgets.timeline_card import TimelineCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


@pytest.fixture
def model(desk: Desk) -> TimelineModel:
    return TimelineModel(desk.reader, desk.clock)


@pytest.fixture
def card(desk: Desk, model: TimelineModel, qtbot: QtBot) -> TimelineCard:
    made = TimelineCard(model, desk.theme, desk.clock)
    model.setParent(made)
    qtbot.addWidget(made)
    made.show()
    model.show(SensorId(1))
    return made


def pressed(card: TimelineCard) -> list[str]:
    return [one.text() for one in card.findChildren(QPushButton) if one.isChecked()]


def test_the_chosen_range_is_marked(card: TimelineCard, model: TimelineModel) -> None:
    assert pressed(card) == ["3 h", "Live"]
    card.follow(timedelta(minutes=5))
    assert pressed(card) == ["5 min", "Live"]


def test_live_can_be_left_and_entered(card: TimelineCard, model: TimelineModel) -> None:
    card.live_button.click()
    assert not model.live
    assert pressed(card) == []
    card.live_button.click()
    assert model.live


def test_what_is_about_the_timeline_is_mirrored(card: TimelineCard) -> None:
    card.resize(1000, card.sizeHint().height())
    QApplication.processEvents()
    right = card.live_button.geometry()
    card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    left = card.live_button.geometry()
    assert left.left() == card.width() - 1 - right.right()
