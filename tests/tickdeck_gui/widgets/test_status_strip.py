from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from tickdeck.values.events import (
    EnginePaused,
    EngineStarted,
    EngineStopped,
    EngineTrouble,
    TickEnded,
)
from tickdeck_gui.screenshots.history import seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.status_strip import StatusStrip

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


def texts(strip: StatusStrip) -> list[str]:
    return [label.text() for label in strip.findChildren(QLabel)]


def test_the_engine_is_told_of_in_all_its_states(desk: Desk, qtbot: QtBot) -> None:
    desk.live.running_since = None
    strip = StatusStrip(desk.live, desk.theme, desk.clock)
    qtbot.addWidget(strip)
    assert strip.engine.text() == "Engine starting…"
    desk.live.apply([EngineStarted(at=NOW)])
    assert strip.engine.text() == "Engine running since 11:52"
    desk.live.apply([EngineTrouble(at=NOW, message="The disk is full.")])
    assert strip.engine.text() == "Engine in trouble"
    assert strip.engine.toolTip() == "The disk is full."
    desk.live.apply([EngineTrouble(at=NOW, message=None)])
    desk.live.apply([EnginePaused(at=NOW, since=NOW - timedelta(hours=2))])
    assert strip.engine.text() == "Engine paused since 09:52"
    desk.live.apply([EngineStopped(at=NOW)])
    assert strip.engine.text() == "Engine stopped since 11:52"


def test_the_largest_delay_is_told_as_soon_as_there_is_one(
    desk: Desk, qtbot: QtBot
) -> None:
    strip = StatusStrip(desk.live, desk.theme, desk.clock)
    qtbot.addWidget(strip)
    assert strip.delay.isHidden()
    row = desk.live.rows[0]
    due = NOW - timedelta(milliseconds=38)
    tick = msgspec.structs.replace(
        seeded_ticks(row.state.id)[0], started=NOW, scheduled=due, count=1
    )
    desk.live.apply([TickEnded(tick=tick, state=row.state)])
    strip.refresh()
    assert not strip.delay.isHidden()
    assert strip.delay.text() == "Largest delay in the last hour: 38 ms"


def test_the_numbers_are_those_of_the_deck(desk: Desk, qtbot: QtBot) -> None:
    strip = StatusStrip(desk.live, desk.theme, desk.clock)
    qtbot.addWidget(strip)
    assert "10 of 11 sensors on" in texts(strip)
    assert "1 running, 2 queued" in texts(strip)


def test_the_parts_are_mirrored(desk: Desk, qtbot: QtBot) -> None:
    strip = StatusStrip(desk.live, desk.theme, desk.clock)
    qtbot.addWidget(strip)
    strip.resize(1200, strip.height())
    strip.grab()
    parts = [part for part in strip.findChildren(QWidget) if part.isVisibleTo(strip)]
    before = [part.geometry() for part in parts]
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    strip.grab()
    for left, part in zip(before, parts, strict=True):
        right = part.geometry()
        assert left.left() == strip.width() - 1 - right.right()
        others = [other.geometry() for other in parts if other is not part]
        assert not any(right.intersects(other) for other in others)
