"""How often the seeded sensors have ticked in the last year, in counts."""

from __future__ import annotations

from datetime import datetime, timedelta

from tickdeck.reading.rows import TimelineBucket
from tickdeck_gui.screenshots.roster import NOW

_UNITS = (60, 3600, 86_400)
_SINCE = NOW - timedelta(days=240)
"""When the sensors were switched on."""
_UNTIL = NOW - timedelta(hours=3)
"""From here on, there are ticks one by one."""
_BROKEN = (NOW - timedelta(days=9), NOW - timedelta(days=8.4))
_AWAY = (NOW - timedelta(days=96), NOW - timedelta(days=81))
_INTERVAL_S = 30
_NIGHT = (20, 6)


def seeded_rollups(
    start: datetime, end: datetime, buckets: int
) -> tuple[TimelineBucket, ...]:
    """Return busy days, quiet nights, a bad afternoon, and a holiday without a tick.

    Only what came before the ticks that are kept one by one.
    """
    if not buckets:
        return ()
    wanted = (end - start).total_seconds() / buckets
    unit = max((each for each in _UNITS if each <= wanted), default=_UNITS[0])
    length = unit * max(1, round(wanted / unit))
    first = int(max(start, _SINCE).timestamp()) // length * length
    last = min(end, _UNTIL).timestamp()
    made = []
    for begin in range(first, int(last), length):
        bucket = _bucket(datetime.fromtimestamp(begin, start.tzinfo), length)
        if bucket.ticks:
            made.append(bucket)
    return tuple(made)


def _bucket(at: datetime, length: int) -> TimelineBucket:
    middle = at + timedelta(seconds=length / 2)
    if _AWAY[0] <= middle <= _AWAY[1]:
        return TimelineBucket(start=at, seconds=float(length))
    ticks = length // _INTERVAL_S
    wave = 3 + (middle.toordinal() * 7 + middle.hour * 5) % 5
    is_quiet = not _NIGHT[1] <= middle.hour < _NIGHT[0] or middle.weekday() > 4
    if length >= _UNITS[2]:
        is_quiet = middle.weekday() > 4
    acted = ticks * wave // (60 if is_quiet else 18)
    ended = at + timedelta(seconds=length)
    broken = (min(ended, _BROKEN[1]) - max(at, _BROKEN[0])).total_seconds() / length
    failed = round(ticks / 3 * max(broken, 0.0))
    return TimelineBucket(
        start=at,
        seconds=float(length),
        skipped=ticks - acted - failed,
        succeeded=acted,
        failed=failed,
        runs=acted,
    )


def seeded_wakings(start: datetime, end: datetime) -> tuple[datetime, ...]:
    """Return when files woke a sensor, before the ticks that are kept one by one."""
    step = timedelta(hours=5, minutes=20)
    count = int((_UNTIL - max(start, _SINCE)) / step)
    times = (_UNTIL - step * number for number in range(count, 0, -1))
    return tuple(at for at in times if start <= at < end and at.hour % 4)
