"""Times of cron expressions, by whoever's clock they mean."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cronsim import CronSim, CronSimError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import tzinfo

_NAMED = {
    "@hourly": "0 * * * *",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@weekly": "0 0 * * 0",
    "@monthly": "0 0 1 * *",
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
}
_FIELDS = 5


def problem_of(expression: str) -> str | None:
    """Return what is wrong with a cron expression, in words; None if it can be."""
    if len(_plain(expression).split()) != _FIELDS:
        return (
            f"{expression!r} is no cron expression: it has not the five fields minute, "
            "hour, day, month and weekday."
        )
    try:
        next(CronSim(_plain(expression), datetime(2026, 1, 1)))  # noqa: DTZ001 - any
    except CronSimError as error:
        return f"{expression!r} is no cron expression: {error}."
    except StopIteration:
        return f"{expression!r} never comes."
    return None


def instants_after(
    expression: str, after: datetime, zone: tzinfo
) -> Iterator[datetime]:
    """Yield the times of a cron expression later than *after*, by *zone*'s clock.

    A time that the spring change of clocks skips comes right after it; one that the
    autumn change repeats comes once.

    Raises:
        ValueError: If the expression cannot be read.
    """
    try:
        yield from CronSim(_plain(expression), after.astimezone(zone))
    except CronSimError as error:
        raise ValueError(f"{expression!r} is no cron expression: {error}.") from error


def next_of(
    expressions: Sequence[str], after: datetime, zone: tzinfo
) -> datetime | None:
    """Return the first time of any of the expressions later than *after*."""
    firsts = (next(instants_after(each, after, zone), None) for each in expressions)
    return min((each for each in firsts if each is not None), default=None)


def last_of(
    expressions: Sequence[str],
    until: datetime,
    zone: tzinfo,
    since: datetime,
) -> datetime | None:
    """Return the last time of any of the expressions later than *since*.

    *until* itself counts. Looks back step by step, so that a year of missed minutes
    costs no more than a day of them.
    """
    step = timedelta(minutes=2)
    while True:
        start = max(since, until - step)
        found = [
            instant
            for each in expressions
            for instant in _between(each, start, until, zone)
        ]
        if found:
            return max(found)
        if start <= since:
            return None
        step *= 8


def _between(
    expression: str, after: datetime, until: datetime, zone: tzinfo
) -> Iterator[datetime]:
    for instant in instants_after(expression, after, zone):
        if instant > until:
            return
        yield instant


def _plain(expression: str) -> str:
    return _NAMED.get(expression.strip().lower(), expression)
