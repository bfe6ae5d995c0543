"""The words in a sensor's line. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickdeck.values.sensors import SensorKind, SensorStatus
from tickdeck_gui.formatting.marks import Mark, tick_mark
from tickdeck_gui.formatting.sentences import tick_result_short
from tickdeck_gui.formatting.times import ago, since, until
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.reading.rows import SensorRow

_LONG_SECONDS = 3600


@dataclass(frozen=True)
class TwoLines:
    """Two lines and the sign before the first."""

    first: str
    second: str
    mark: Mark | None = None


def last_tick_lines(
    row: SensorRow, now: datetime, *, evaluating: bool = False
) -> TwoLines:
    """Return what came of a sensor's last tick, and when."""
    if evaluating:
        return TwoLines(tr("Evaluating…"), tr("now"), Mark.RUNNING)
    tick = row.last_tick
    if tick is None:
        return TwoLines(tr("Never evaluated"), "", None)
    when = ago(tick.last_started or tick.started, now)
    failures, start = row.state.consecutive_failures, row.state.failing_since
    if failures and start:
        words = tr("%Ln failure(s) since {time}", "", failures)
        when = words.format(time=since(start, now))
    mark = tick_mark(tick.status, interrupted=tick.interrupted)
    return TwoLines(tick_result_short(tick), when, mark)


def next_words(row: SensorRow, now: datetime) -> str:
    """Return when a sensor is evaluated next."""
    if row.status is not SensorStatus.RUNNING or row.state.problem:
        return "—"
    match row.spec.kind:
        case SensorKind.RUN_STATUS:
            return tr("on run end")
        case SensorKind.ASSET | SensorKind.MULTI_ASSET:
            return tr("on materialization")
    if row.next_due is None:
        return tr("on file change") if row.spec.watch else "—"
    far = (row.next_due - now).total_seconds() > _LONG_SECONDS
    if far and row.spec.watch:
        return tr("on file change")
    return until(row.next_due, now)


def part_waited(row: SensorRow, now: datetime) -> float | None:
    """Return how much of the time until the next tick is over, from 0 to 1.

    None where nobody counts down: what is off, gone, or waits for something else.
    """
    due = row.next_due
    if due is None or next_words(row, now) != until(due, now):
        return None
    began = row.state.last_tick_started
    whole = (due - began).total_seconds() if began else 0.0
    whole = whole if whole > 0 else max(row.spec.interval_seconds, 1)
    return min(max(1 - (due - now).total_seconds() / whole, 0.0), 1.0)
