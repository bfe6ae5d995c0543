"""The arithmetic of a zoomable axis of time. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

SHORTEST = timedelta(minutes=1)
LONGEST = timedelta(days=366)
_LABEL_PIXELS = 64
_HOUR = 3600
_DAY = 24 * _HOUR
_SECONDS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800)
_HOURS = (1, 2, 3, 6, 12)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12)
_MONTH_DAYS = 28


@dataclass(frozen=True)
class TimeScale:
    """Maps the time from *start* to *end* to the pixels from *left* to *right*.

    Time runs to the right in all languages, as it does in logs and code.
    """

    start: datetime
    end: datetime
    left: float
    right: float

    @property
    def span(self) -> timedelta:
        """The length of the axis in time."""
        return self.end - self.start

    @property
    def seconds(self) -> float:
        """The length of the axis in time."""
        return self.span.total_seconds()

    @cached_property
    def pixels_per_second(self) -> float:
        """How wide a second is."""
        return max(self.right - self.left, 1.0) / self.seconds

    def x_of(self, at: datetime) -> float:
        """Return where *at* is, also outside the axis."""
        passed = (at - self.start).total_seconds()
        return self.left + passed * self.pixels_per_second

    def at_x(self, x: float) -> datetime:
        """Return the instant at pixel *x*."""
        return self.start + timedelta(seconds=(x - self.left) / self.pixels_per_second)

    def zoomed(self, about_x: float, factor: float) -> TimeScale:
        """Return *factor* times as much time; what is at *about_x* stays there."""
        span = timedelta(seconds=self.seconds * factor)
        span = min(max(span, SHORTEST), LONGEST)
        part = (about_x - self.left) / max(self.right - self.left, 1.0)
        start = self.at_x(about_x) - span * part
        return replace(self, start=start, end=start + span)

    def panned(self, pixels: float) -> TimeScale:
        """Return the axis moved by *pixels* to the right, so to earlier times."""
        by = timedelta(seconds=pixels / self.pixels_per_second)
        return replace(self, start=self.start - by, end=self.end - by)

    def labels(self) -> tuple[tuple[datetime, str], ...]:
        """Return round local times and their names, far enough apart to read."""
        least = _LABEL_PIXELS / self.pixels_per_second
        seconds = next((one for one in _SECONDS if one >= least), None)
        if seconds is not None:
            found = _round_times(self.start, seconds)
            return self._named(found, seconds)
        hours = next((one for one in _HOURS if one * _HOUR >= least), None)
        if hours is not None:
            return self._named(_round_hours(self.start, hours), hours * _HOUR)
        days = next((one for one in _DAYS if one * _DAY >= least), None)
        if days is not None:
            return self._named(_round_days(self.start, days), _DAY)
        fitting = (one for one in _MONTHS if one * _MONTH_DAYS * _DAY >= least)
        months = next(fitting, _MONTHS[-1])
        return self._named(_round_months(self.start, months), _MONTH_DAYS * _DAY)

    def _named(
        self, found: Iterator[datetime], step: int
    ) -> tuple[tuple[datetime, str], ...]:
        kept = []
        for at in found:
            if at >= self.end:
                break
            if at >= self.start:
                kept.append((at, _name(at.astimezone(), step)))
        return tuple(kept)


def _round_times(start: datetime, step: int) -> Iterator[datetime]:
    offset = start.astimezone().utcoffset() or timedelta(0)
    seconds = start.timestamp() + offset.total_seconds()
    at = start + timedelta(seconds=-(-seconds // step) * step - seconds)
    while True:
        yield at
        at += timedelta(seconds=step)


# From an hour on, times are round on the clock on the wall: where it was set forward
# or back in between, the distance in seconds is not.


def _round_hours(start: datetime, step: int) -> Iterator[datetime]:
    for midnight in _round_days(start, 1):
        day = midnight.astimezone().date()
        for hour in range(0, 24, step):
            yield datetime(day.year, day.month, day.day, hour).astimezone(start.tzinfo)


def _round_days(start: datetime, step: int) -> Iterator[datetime]:
    """Yield midnights; those of a week are Mondays'."""
    number = start.astimezone().date().toordinal() - 1
    number -= number % step
    while True:
        day = date.fromordinal(number + 1)
        yield datetime(day.year, day.month, day.day).astimezone(start.tzinfo)
        number += step


def _round_months(start: datetime, step: int) -> Iterator[datetime]:
    local = start.astimezone()
    number = local.year * 12 + local.month - 1
    number -= number % step
    while True:
        year, month = divmod(number, 12)
        yield datetime(year, month + 1, 1).astimezone(start.tzinfo)
        number += step


def _name(local: datetime, step: float) -> str:
    if step > _DAY:
        return str(local.year) if local.month == 1 else _month(local)
    if step == _DAY or (local.hour, local.minute, local.second) == (0, 0, 0):
        return tr("{day} {month}").format(day=local.day, month=_month(local))
    return f"{local:%H:%M:%S}" if step < 60 else f"{local:%H:%M}"


def _month(local: datetime) -> str:
    return QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)
