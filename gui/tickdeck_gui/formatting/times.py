"""Times and durations, one format for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from datetime import datetime

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_SHORT = QLocale.FormatType.ShortFormat


def ago(then: datetime, now: datetime) -> str:
    """Return how long ago *then* was, as "12 s ago", "yesterday 18:02", "1 Nov"."""
    seconds = (now - then).total_seconds()
    if seconds < 1:
        return tr("now")
    if seconds < _MINUTE - 0.5:
        return tr("{count} s ago").format(count=f"{seconds:.0f}")
    if seconds < _HOUR:
        minutes = max(int(seconds // _MINUTE), 1)
        return tr("{count} min ago").format(count=minutes)
    if seconds < _DAY:
        return tr("{count} h ago").format(count=int(seconds // _HOUR))
    return _days_ago(then, now)


def _days_ago(then: datetime, now: datetime) -> str:
    local, today = then.astimezone(), now.astimezone()
    days = (today.date() - local.date()).days
    if days == 1:
        return tr("yesterday {time}").format(time=f"{local:%H:%M}")
    if days < 7:
        return tr("%Ln day(s) ago", "", days)
    if local.year == today.year:
        return _on_day(local, f"{local:%H:%M}")
    return tr("{day} {month} {year}").format(
        day=local.day, month=_month(local), year=local.year
    )


def _on_day(local: datetime, time: str) -> str:
    return tr("{day} {month}, {time}").format(
        day=local.day, month=_month(local), time=time
    )


def _month(local: datetime) -> str:
    return QLocale().monthName(local.month, _SHORT)


def until(then: datetime, now: datetime) -> str:
    """Return how far off *then* is, as "in 12 s"; "now" where it is due."""
    seconds = (then - now).total_seconds()
    if seconds < 1:
        return tr("now")
    return tr("in {duration}").format(duration=duration(seconds, whole=True))


def duration(seconds: float, *, whole: bool = False) -> str:
    """Return a length of time in two figures, as "38 ms", "0.21 s", "2 h 05 min".

    With *whole*, seconds have no fraction, for what counts down before one's eyes.
    """
    if seconds < _MINUTE:
        return _short_duration(seconds, whole=whole)
    if seconds < _HOUR:
        minutes, rest = divmod(int(seconds), _MINUTE)
        pattern = tr("{minutes} min {seconds} s") if rest else tr("{minutes} min")
        return pattern.format(minutes=minutes, seconds=f"{rest:02d}")
    if seconds < _DAY:
        hours, rest = divmod(int(seconds) // _MINUTE, 60)
        pattern = tr("{hours} h {minutes} min") if rest else tr("{hours} h")
        return pattern.format(hours=hours, minutes=f"{rest:02d}")
    days, rest = divmod(int(seconds) // _HOUR, 24)
    pattern = tr("{days} d {hours} h") if rest else tr("{days} d")
    return pattern.format(days=days, hours=rest)


def _short_duration(seconds: float, *, whole: bool) -> str:
    if whole:
        return tr("{count} s").format(count=f"{seconds:.0f}")
    if seconds < 0.1:
        return tr("{count} ms").format(count=f"{max(seconds, 0) * 1000:.0f}")
    shown = QLocale().toString(seconds, "f", 2 if seconds < 1 else 1)
    return tr("{count} s").format(count=shown)


def clock_time(at: datetime) -> str:
    """Return the local time of day, to the second."""
    return f"{at.astimezone():%H:%M:%S}"


def day_and_time(at: datetime, now: datetime) -> str:
    """Return the local time of day, with its day where that is not today."""
    local = at.astimezone()
    if local.date() == now.astimezone().date():
        return f"{local:%H:%M:%S}"
    return _on_day(local, f"{local:%H:%M:%S}")


def since(at: datetime, now: datetime) -> str:
    """Return *at* as what follows the word "since": "09:41" or "1 Nov, 09:41"."""
    local = at.astimezone()
    if local.date() == now.astimezone().date():
        return f"{local:%H:%M}"
    return _on_day(local, f"{local:%H:%M}")


def day(at: datetime, now: datetime) -> str:
    """Return the local day of *at*, with its year where that is not the present one."""
    local = at.astimezone()
    pattern = tr("{day} {month} {year}")
    if local.year == now.astimezone().year:
        pattern = tr("{day} {month}")
    return pattern.format(day=local.day, month=_month(local), year=local.year)


def exact(at: datetime) -> str:
    """Return the instant in full, with milliseconds and zone, for tooltips."""
    local = at.astimezone()
    return tr("{weekday} {day} {month} {year}, {time} {zone}").format(
        weekday=QLocale().dayName(local.isoweekday(), _SHORT),
        day=local.day,
        month=_month(local),
        year=local.year,
        time=log_time(at),
        zone=f"{local:%Z}",
    )


def log_time(at: datetime) -> str:
    """Return the local time of day with milliseconds, for lines of a log."""
    local = at.astimezone()
    return f"{local:%H:%M:%S}.{local.microsecond // 1000:03d}"
