"""The arithmetic of a zoomable axis of time. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QLocale

from tickdeck_gui.translation import tr

_SHORTEST = timedelta(minutes=1)
_LONGEST = timedelta(days=366)
_LABEL_PIXELS = 76
_STEPS = (
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600,
    43200, 86400, 172800, 604800, 1209600, 2592000, 7776000,
)  # fmt: skip
_DAY = 86400


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
    def seconds(self) -> float:
        """The length of the axis in time."""
        return (self.end - self.start).total_seconds()

    @property
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
        span = min(max(span, _SHORTEST), _LONGEST)
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
        step = next((one for one in _STEPS if one >= least), _STEPS[-1])
        local = self.start.astimezone()
        offset = local.utcoffset() or timedelta(0)
        seconds = self.start.timestamp() + offset.total_seconds()
        first = -(-seconds // step) * step - seconds
        found = []
        at = self.start + timedelta(seconds=first)
        while at < self.end:
            found.append((at, _name(at.astimezone(), step)))
            at += timedelta(seconds=step)
        return tuple(found)


def _name(local: datetime, step: float) -> str:
    if step >= _DAY or (local.hour, local.minute, local.second) == (0, 0, 0):
        month = QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)
        return tr("{day} {month}").format(day=local.day, month=month)
    return f"{local:%H:%M:%S}" if step < 60 else f"{local:%H:%M}"
