from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.values.events import EngineStopped, SensorChanged
from tickdeck.values.sensors import SensorId
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.tray import Tray

if TYPE_CHECKING:
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
    desk.live.apply([EngineStopped(at=NOW)])
    assert tray.icon.icon().pixmap(64, 64).toImage() != before
