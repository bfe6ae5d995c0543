"""What a sensor can be tested with: cursors, and runs or events to react to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickdeck.reading.rows import RunFilter
from tickdeck.values.sensors import SensorKind
from tickdeck_gui.formatting.marks import run_word_within, tick_word
from tickdeck_gui.formatting.sentences import short_id
from tickdeck_gui.formatting.times import ago, day_and_time
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.reading.reader import Reader
    from tickdeck.reading.rows import AssetEvent, SensorRow
    from tickdeck.values.runs import Run
    from tickdeck.values.ticks import Tick

_MOST_SUBJECTS = 50
_MOST_TICKS = 200
_MOST_CURSORS = 20


@dataclass(frozen=True)
class Subject:
    """A run or an event that a sensor may be shown, in words."""

    words: str
    value: str | int
    """A run's id or an event's number."""


@dataclass(frozen=True)
class PastCursor:
    """The cursor that a tick began with."""

    words: str
    cursor: str | None
    tick_id: int


def past_cursors(
    reader: Reader, row: SensorRow, now: datetime, first: Tick | None = None
) -> list[PastCursor]:
    """Return the cursors that ticks began with, the newest first, each of them once.

    With *first*, that tick's cursor leads, whether another has the same or not.
    """
    ticks = reader.ticks(row.state.id, limit=_MOST_TICKS)
    known = {} if first is None else {first.cursor_before: first}
    for tick in ticks:
        if row.state.cursor != tick.cursor_before:
            known.setdefault(tick.cursor_before, tick)
    return [
        PastCursor(_cursor_words(tick, now), cursor, tick.id)
        for cursor, tick in list(known.items())[:_MOST_CURSORS]
    ]


def _cursor_words(tick: Tick, now: datetime) -> str:
    when = day_and_time(tick.started, now)
    words = tr("As the tick of {time} began ({status})")
    return words.format(time=when, status=tick_word(tick))


def subjects(reader: Reader, row: SensorRow, now: datetime) -> list[Subject]:
    """Return the runs or events that a sensor that reacts can be shown."""
    spec = row.spec
    match spec.kind:
        case SensorKind.RUN_STATUS:
            where = RunFilter(statuses=(spec.run_status,) if spec.run_status else ())
            runs = reader.runs(where, limit=_MOST_SUBJECTS)
            return [_of_run(run, now) for run in runs]
        case SensorKind.ASSET | SensorKind.MULTI_ASSET:
            found = [
                (event.at, _of_event(key, event, now))
                for key in spec.asset_keys
                for event in reader.asset_events(key, limit=_MOST_SUBJECTS)
            ]
            found.sort(key=lambda pair: pair[0], reverse=True)
            return [subject for _at, subject in found[:_MOST_SUBJECTS]]
    return []


def subject_of(
    reader: Reader, row: SensorRow, tick: Tick, now: datetime
) -> Subject | None:
    """Return the run or event that *tick* looked at; None if it is not known any more.

    Of several runs, one that failed the sensor's function goes first.
    """
    match row.spec.kind:
        case SensorKind.RUN_STATUS:
            failed = [one.run_id for one in tick.reactions if one.error is not None]
            looked_at = [one.run_id for one in tick.reactions]
            for run_id in (*failed, *looked_at, *tick.origin_run_ids):
                run = reader.run(run_id)
                return None if run is None else _of_run(run, now)
        case SensorKind.ASSET if tick.cursor and tick.cursor != tick.cursor_before:
            # Such a sensor's cursor is the number of the event it looked at last.
            number = int(tick.cursor) if tick.cursor.isdigit() else 0
            for key in row.spec.asset_keys:
                for event in reader.asset_events(key, before=number + 1, limit=1):
                    if event.id == number:
                        return _of_event(key, event, now)
    return None


def _of_run(run: Run, now: datetime) -> Subject:
    what = f"{run.job_name} {short_id(run.run_id)}"
    words = f"{what}, {run_word_within(run)}, {ago(run.created, now)}"
    return Subject(words, run.run_id)


def _of_event(key: str, event: AssetEvent, now: datetime) -> Subject:
    return Subject(f"{key}, {ago(event.at, now)}", event.id)
