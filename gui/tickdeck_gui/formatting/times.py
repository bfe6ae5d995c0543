"""Times and durations, one format for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_MONTHS = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def ago(then: datetime, now: datetime) -> str:
    """Return how long ago *then* was, as "12 s ago", "yesterday 18:02", "1 Nov"."""
    seconds = (now - then).total_seconds()
    if seconds < 1:
        return "now"
    if seconds < _MINUTE:
        return f"{seconds:.0f} s ago" if seconds < _MINUTE - 0.5 else "1 min ago"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE:.0f} min ago"
    if seconds < _DAY:
        return f"{seconds // _HOUR:.0f} h ago"
    return _days_ago(then, now)


def _days_ago(then: datetime, now: datetime) -> str:
    local, today = then.astimezone(), now.astimezone()
    days = (today.date() - local.date()).days
    if days == 1:
        return f"yesterday {local:%H:%M}"
    if days < 7:
        return f"{days} days ago"
    if local.year == today.year:
        return f"{local.day} {_MONTHS[local.month - 1]}, {local:%H:%M}"
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def until(then: datetime, now: datetime) -> str:
    """Return how far off *then* is, as "in 12 s"; "now" where it is due."""
    seconds = (then - now).total_seconds()
    return "now" if seconds < 1 else f"in {duration(seconds, whole=True)}"


def duration(seconds: float, *, whole: bool = False) -> str:
    """Return a length of time in two figures, as "38 ms", "0.21 s", "2 h 05 min".

    With *whole*, seconds have no fraction, for what counts down before one's eyes.
    """
    if seconds < _MINUTE:
        return _short_duration(seconds, whole=whole)
    if seconds < _HOUR:
        minutes, rest = divmod(int(seconds), _MINUTE)
        return f"{minutes} min {rest:02d} s" if rest else f"{minutes} min"
    if seconds < _DAY:
        hours, rest = divmod(int(seconds) // _MINUTE, 60)
        return f"{hours} h {rest:02d} min" if rest else f"{hours} h"
    days, rest = divmod(int(seconds) // _HOUR, 24)
    return f"{days} d {rest} h" if rest else f"{days} d"


def _short_duration(seconds: float, *, whole: bool) -> str:
    if whole:
        return f"{seconds:.0f} s"
    if seconds < 0.1:
        return f"{max(seconds, 0) * 1000:.0f} ms"
    return f"{seconds:.2f} s" if seconds < 1 else f"{seconds:.1f} s"


def clock_time(at: datetime) -> str:
    """Return the local time of day, to the second."""
    return f"{at.astimezone():%H:%M:%S}"


def day_and_time(at: datetime, now: datetime) -> str:
    """Return the local time of day, with its day where that is not today."""
    local = at.astimezone()
    if local.date() == now.astimezone().date():
        return f"{local:%H:%M:%S}"
    return f"{local.day} {_MONTHS[local.month - 1]}, {local:%H:%M:%S}"


def since(at: datetime, now: datetime) -> str:
    """Return *at* as what follows the word "since": "09:41" or "1 Nov, 09:41"."""
    local = at.astimezone()
    if local.date() == now.astimezone().date():
        return f"{local:%H:%M}"
    return f"{local.day} {_MONTHS[local.month - 1]}, {local:%H:%M}"


def exact(at: datetime) -> str:
    """Return the instant in full, with milliseconds and zone, for tooltips."""
    local = at.astimezone()
    day = f"{_WEEKDAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}"
    milliseconds = local.microsecond // 1000
    return f"{day} {local.year}, {local:%H:%M:%S}.{milliseconds:03d} {local:%Z}"


def log_time(at: datetime) -> str:
    """Return the local time of day with milliseconds, for lines of a log."""
    local = at.astimezone()
    return f"{local:%H:%M:%S}.{local.microsecond // 1000:03d}"
