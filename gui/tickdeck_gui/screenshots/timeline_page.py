"""Puts the timeline of a sensor into every state."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tickdeck.reading.rows import Gap, TimelineBucket
from tickdeck.values.runs import Run
from tickdeck.values.sensors import SensorId
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.time_scale import LONGEST
from tickdeck_gui.widgets.timeline_bars import TimelineBar

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.widgets.timeline import Timeline

    Take = Callable[[QWidget, str], Awaitable[Path]]

_SPANS = (
    ("1-minute", timedelta(minutes=1)),
    ("5-minutes", timedelta(minutes=5)),
    ("24-hours", timedelta(hours=24)),
    ("30-days", timedelta(days=30)),
    ("1-year", LONGEST),
)


async def timeline_pictures(window: MainWindow, take: Take) -> AsyncIterator[Path]:
    """Show all lengths, each kind of card, a gap with its name, and the keys' focus."""
    window.screens.open_sensor(SensorId(1))
    page = window.screens.sensor
    model, timeline = page.timeline_model, page.timeline_card.timeline
    for name, span in _SPANS:
        model.follow(span)
        yield await take(window, f"timeline-{name}")
    model.follow(timedelta(days=30))
    for name, kind in (("counts", TimelineBucket), ("run", Run)):
        point(timeline, kind)
        yield await take(window, f"timeline-card-{name}")
        model.follow(timedelta(minutes=5))
    model.look_at(NOW - timedelta(minutes=52), NOW - timedelta(minutes=24))
    point(timeline, TimelineBar)
    yield await take(window, "timeline-card-tick")
    model.look_at(NOW - timedelta(minutes=150), NOW - timedelta(minutes=125))
    leave(timeline)
    yield await take(window, "timeline-gap")
    point(timeline, Gap)
    yield await take(window, "timeline-card-gap")
    leave(timeline)
    model.follow(timedelta(hours=3))


def point(timeline: Timeline, kind: type) -> None:
    """Move the mouse onto one of the things of a *kind* in the middle."""
    parts = [
        one.rect
        for one in timeline.placed()
        if isinstance(one.item, kind) and _says_much(one.item)
    ]
    at = parts[len(parts) // 2].center()
    moved = QMouseEvent(
        QMouseEvent.Type.MouseMove,
        at,
        QPointF(timeline.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    _send(timeline, moved)


def leave(timeline: Timeline) -> None:
    """Move the mouse away."""
    gone = QMouseEvent(
        QMouseEvent.Type.Leave,
        QPointF(-1, -1),
        QPointF(timeline.mapToGlobal(QPoint(-1, -1))),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    _send(timeline, gone)


def _says_much(item: object) -> bool:
    return not isinstance(item, TimelineBar) or len(item.tick.requests) > 0


def _send(timeline: Timeline, event: QEvent) -> None:
    QApplication.sendEvent(timeline, event)
