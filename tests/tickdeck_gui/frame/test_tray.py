from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.values.events import EnginePaused, EngineStopped, SensorChanged
from tickdeck.values.sensors import SensorId
from tickdeck_gui.frame.tray import Tray
from tickdeck_gui.models.news import News
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


@pytest.fixture
def tray(desk: Desk) -> Tray:
    return Tray(desk.live, desk.theme)


def test_it_tells_how_many_are_on_and_need_attention(tray: Tray, desk: Desk) -> None:
    assert tray.icon.toolTip() == "Tickdeck: 10 sensors on, 2 need attention"
    row = desk.live.row(SensorId(2))
    assert row is not None
    state = msgspec.structs.replace(row.state, consecutive_failures=1)
    desk.live.apply([SensorChanged(state=state, spec=row.spec)])
    assert tray.icon.toolTip() == "Tickdeck: 10 sensors on, 3 need attention"


def test_the_worst_state_is_on_the_icon(tray: Tray, desk: Desk) -> None:
    before = tray.icon.icon().pixmap(64, 64).toImage()
    desk.live.apply([EnginePaused(at=NOW, since=NOW)])
    paused = tray.icon.icon().pixmap(64, 64).toImage()
    assert paused != before
    assert tray.icon.toolTip().endswith("\nEngine paused")
    desk.live.apply([EngineStopped(at=NOW)])
    assert tray.icon.icon().pixmap(64, 64).toImage() not in (before, paused)
    assert tray.icon.toolTip().endswith("\nEngine stopped")


def test_a_click_on_a_message_opens_what_it_was_about(tray: Tray) -> None:
    news = News("scans has begun to fail", "It is gone.", sensor_id=SensorId(3))
    opened: list[object] = []
    tray.open_requested.connect(lambda: opened.append("window"))
    tray.news_opened.connect(opened.append)
    tray.tell(news)
    tray.icon.messageClicked.emit()
    assert opened == ["window", news]


def test_a_click_on_the_explanation_only_opens_the_window(
    tray: Tray, qtbot: QtBot
) -> None:
    tray.tell(News("scans has begun to fail", "", sensor_id=SensorId(3)))
    tray.explain()
    with (
        qtbot.assertNotEmitted(tray.news_opened),
        qtbot.waitSignal(tray.open_requested),
    ):
        tray.icon.messageClicked.emit()
