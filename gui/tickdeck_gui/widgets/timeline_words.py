"""What a timeline says of each thing that it shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tickdeck.reading.rows import Gap, GapKind, TimelineBucket
from tickdeck.values.runs import Run
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.formatting.marks import Mark, run_mark, run_word, tick_word
from tickdeck_gui.formatting.sentences import (
    request_result,
    short_id,
    shortened,
    tick_result,
)
from tickdeck_gui.formatting.times import clock_time, day_and_time, duration, until
from tickdeck_gui.translation import QT_TR_NOOP, number, tr
from tickdeck_gui.widgets.timeline_bars import TimelineBar

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.values.ticks import Tick
    from tickdeck_gui.widgets.timeline_scene import Item

_MOST_REQUESTS = 4
_LONGEST_KEY = 34
_GAPS: dict[GapKind, tuple[str, str]] = {
    GapKind.STOPPED: (QT_TR_NOOP("Tickdeck was off"), QT_TR_NOOP("off")),
    GapKind.ASLEEP: (QT_TR_NOOP("machine asleep"), QT_TR_NOOP("asleep")),
    GapKind.CLOCK: (QT_TR_NOOP("clock set forward"), QT_TR_NOOP("clock")),
    GapKind.PAUSED: (QT_TR_NOOP("engine paused"), QT_TR_NOOP("paused")),
}
"""At length, and where there is little room."""
_GAP_TITLES: dict[GapKind, str] = {
    GapKind.STOPPED: QT_TR_NOOP("Tickdeck was not at work"),
    GapKind.ASLEEP: QT_TR_NOOP("The machine was asleep"),
    GapKind.CLOCK: QT_TR_NOOP("The clock was set forward"),
    GapKind.PAUSED: QT_TR_NOOP("The engine was paused"),
}


@dataclass(frozen=True)
class CardText:
    """What the card over a thing says."""

    title: str
    time: str
    lines: tuple[str, ...] = ()
    hint: str = ""
    """What a click does."""
    mark: Mark | None = None


def gap_labels(gap: Gap) -> tuple[str, str]:
    """Return what stands on a gap: in a few words, and in one."""
    words, word = _GAPS[gap.kind]
    return tr(words), tr(word)


def card_of(item: Item, now: datetime) -> CardText:
    """Return what the card over *item* says."""
    match item:
        case TimelineBar():
            return _bar_card(item, now)
        case TimelineBucket():
            return _bucket_card(item, now)
        case Run():
            return _run_card(item, now)
        case Gap():
            return CardText(
                tr(_GAP_TITLES[item.kind]),
                duration((item.end - item.start).total_seconds(), whole=True),
                (_stretch(item.start, item.end, now),),
            )
    return CardText(tr("Next tick"), day_and_time(item.at, now), (until(item.at, now),))


def spoken(item: Item, now: datetime) -> str:
    """Return *item* in one line, for those who cannot see it."""
    match item:
        case TimelineBar():
            said = _spoken_tick(item.tick, clock_time(item.at))
            if item.tick_count == 1:
                return said
            words = tr("%Ln tick(s) at once, the worst: {tick}", "", item.tick_count)
            return words.format(tick=said)
        case TimelineBucket():
            return tr("{start} to {end}: {numbers}").format(
                start=day_and_time(item.start, now),
                end=clock_time(_end(item)),
                numbers=", ".join(_bucket_numbers(item)),
            )
        case Run():
            return tr("Run {id} of {job}, {status}, {time}").format(
                id=short_id(item.run_id),
                job=item.job_name,
                status=run_word(item),
                time=clock_time(item.started or item.created),
            )
        case Gap():
            return (
                f"{tr(_GAP_TITLES[item.kind])}, {_stretch(item.start, item.end, now)}"
            )
    return tr("Next tick {time}").format(time=clock_time(item.at))


def _spoken_tick(tick: Tick, time: str) -> str:
    if tick.interrupted:
        pattern = tr("Tick {time}, interrupted")
    elif tick.status is TickStatus.SKIPPED:
        pattern = tr("Tick {time}, skipped, {result}")
    elif tick.status is TickStatus.FAILURE:
        pattern = tr("Tick {time}, failed, {result}")
    elif tick.status is TickStatus.STARTED:
        pattern = tr("Tick {time}, being evaluated")
    else:
        pattern = tr("Tick {time}, succeeded, {result}")
    return pattern.format(time=time, result=tick_result(tick))


def _bar_card(bar: TimelineBar, now: datetime) -> CardText:
    tick = bar.tick
    lines = [tick_result(tick)]
    if tick.status is not TickStatus.STARTED:
        lines.append(_took(tick, bar.seconds))
    if len(tick.requests) > 1 or any(one.run_key for one in tick.requests):
        lines += _request_lines(tick)
    if bar.tick_count > 1:
        words = tr(
            "The worst of %Ln tick(s) here; zoom in for each", "", bar.tick_count
        )
        lines.append(words)
    return CardText(
        tick_word(tick),
        day_and_time(bar.at, now),
        tuple(lines),
        tr("Click for all of it"),
        bar.mark,
    )


def _took(tick: Tick, seconds: float) -> str:
    took = tr("took {duration}").format(duration=duration(seconds))
    if tick.scheduled is None or tick.scheduled > tick.started:
        return took
    late = (tick.started - tick.scheduled).total_seconds()
    began = tr("began {duration} late").format(duration=duration(late))
    return f"{took} · {began}"


def _request_lines(tick: Tick) -> list[str]:
    lines = [
        " · ".join(
            part
            for part in (
                request.job_name,
                shortened(request.run_key or "", _LONGEST_KEY),
                request_result(request),
            )
            if part
        )
        for request in tick.requests[:_MOST_REQUESTS]
    ]
    if len(tick.requests) > _MOST_REQUESTS:
        rest = len(tick.requests) - _MOST_REQUESTS
        lines.append(tr("and %Ln more", "run requests", rest))
    return lines


def _end(bucket: TimelineBucket) -> datetime:
    return bucket.start + timedelta(seconds=bucket.seconds)


def _bucket_numbers(bucket: TimelineBucket) -> list[str]:
    found = []
    if bucket.failed:
        found.append(tr("{count} failed").format(count=number(bucket.failed)))
    if bucket.succeeded:
        words = tr("{count} requested runs", "of ticks")
        found.append(words.format(count=number(bucket.succeeded)))
    if bucket.skipped:
        found.append(tr("{count} skipped").format(count=number(bucket.skipped)))
    if bucket.runs:
        found.append(tr("%Ln run(s)", "", bucket.runs))
    return found


def _bucket_card(bucket: TimelineBucket, now: datetime) -> CardText:
    mark = Mark.SKIPPED
    if bucket.failed:
        mark = Mark.FAILURE
    elif bucket.succeeded:
        mark = Mark.SUCCESS
    return CardText(
        tr("%Ln tick(s)", "", bucket.ticks),
        duration(bucket.seconds, whole=True),
        (
            _stretch(bucket.start, _end(bucket), now),
            " · ".join(_bucket_numbers(bucket)),
        ),
        tr("Click to zoom in"),
        mark,
    )


def _run_card(run: Run, now: datetime) -> CardText:
    begin = run.started or run.created
    lines = [tr("Run {id} of {job}").format(id=short_id(run.run_id), job=run.job_name)]
    if run.run_key:
        key = shortened(run.run_key, _LONGEST_KEY)
        lines.append(tr("Run key {key}").format(key=key))
    if run.started is not None:
        took = ((run.ended or now) - run.started).total_seconds()
        pattern = tr("took {duration}") if run.ended else tr("for {duration} so far")
        lines.append(pattern.format(duration=duration(took, whole=not run.ended)))
    if run.error:
        lines.append(run.error)
    return CardText(
        run_word(run),
        day_and_time(begin, now),
        tuple(lines),
        tr("Click to open the run"),
        run_mark(run),
    )


def _stretch(start: datetime, end: datetime, now: datetime) -> str:
    same_day = start.astimezone().date() == end.astimezone().date()
    return tr("{start} to {end}").format(
        start=day_and_time(start, now),
        end=clock_time(end) if same_day else day_and_time(end, now),
    )
