from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.news import NewsKind
from tickdeck_gui.orders.sensor_orders import SensorOrders
from tickdeck_gui.views.notification_settings import NotificationSettings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


def card(desk: Desk, qtbot: QtBot) -> NotificationSettings:
    made = NotificationSettings(desk, SensorOrders(desk))
    qtbot.addWidget(made)
    return made


def test_each_kind_is_wanted_until_it_is_not(desk: Desk, qtbot: QtBot) -> None:
    shown = card(desk, qtbot)
    shown.kinds[NewsKind.RUN].click()
    preferences = desk.preferences
    assert [preferences.notifies_of(kind) for kind in NewsKind] == [
        True,
        False,
        True,
        True,
    ]
    shown.all.click()
    assert not preferences.notifications
    assert not any(box.isEnabled() for box in shown.kinds.values())


def test_a_muted_sensor_is_listed_until_it_is_wanted_again(
    desk: Desk, qtbot: QtBot
) -> None:
    desk.preferences.mute(1, muted=True)
    desk.preferences.mute(999, muted=True)  # is gone
    shown = card(desk, qtbot)
    assert list(shown.unmute_buttons) == [SensorId(1)]
    shown.unmute_buttons[SensorId(1)].click()
    assert not desk.preferences.is_muted(1)
    assert shown.unmute_buttons == {}


@pytest.mark.parametrize("there", [True, False])
def test_the_engine_goes_on_only_where_there_is_a_tray(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there)
    shown = card(desk, qtbot)
    assert shown.keeps_working.isEnabled() is there
    assert shown.keeps_working.isChecked() is there
    shown.keeps_working.click()
    shown.all.click()
    assert desk.preferences.keeps_working is not there
