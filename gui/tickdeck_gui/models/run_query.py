"""What is typed into the filter of runs, and which runs it means. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from tickdeck.reading.rows import RunFilter
from tickdeck.values.runs import RunStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.runs import Run

_WORD = re.compile(r'(?P<name>[a-z]+):(?:"(?P<quoted>[^"]*)"|(?P<bare>\S+))|\S+')
_LENGTH = re.compile(r"(?P<number>\d+)(?P<unit>[smhdw])")
_UNITS = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
_MOST = 36_500
"""Of any unit: what is longer is before the beginning of time."""
_NONE = ("",)
"""Statuses that no run has."""
STATUSES: dict[str, tuple[RunStatus, ...]] = {
    "queued": (RunStatus.NOT_STARTED, RunStatus.QUEUED),
    "starting": (RunStatus.STARTING,),
    "running": (RunStatus.STARTING, RunStatus.STARTED, RunStatus.CANCELING),
    "succeeded": (RunStatus.SUCCESS,),
    "success": (RunStatus.SUCCESS,),
    "failed": (RunStatus.FAILURE,),
    "failure": (RunStatus.FAILURE,),
    "canceling": (RunStatus.CANCELING,),
    "canceled": (RunStatus.CANCELED,),
    "cancelled": (RunStatus.CANCELED,),
}
"""What may follow ``status:``."""


@dataclass(frozen=True)
class _Typed:
    where: RunFilter
    words: tuple[str, ...] = ()
    now: datetime | None = None
    sensors: tuple[SensorRow, ...] = ()


def run_filter(
    text: str, now: datetime, sensors: Iterable[SensorRow] = ()
) -> RunFilter:
    """Return the runs that *text* means.

    It may hold ``job:``, ``sensor:``, ``tag:`` (a key, or ``key=value``), ``key:``,
    ``status:`` and ``since:`` (a length of time, such as ``2h``), each followed by a
    word or by something in quotes. All else is plain text, also a qualifier that is
    not known or whose value means nothing.

    Args:
        text: What was typed.
        now: From where ``since:`` counts.
        sensors: Those that ``sensor:`` may name, also as ``location/name``.
    """
    typed = _Typed(RunFilter(), now=now, sensors=tuple(sensors))
    for match in _WORD.finditer(text):
        name, value = match["name"], match["quoted"] or match["bare"]
        read = _QUALIFIERS.get(name or "")
        taken = read(typed, value) if read is not None and value else None
        typed = taken or replace(typed, words=(*typed.words, match[0]))
    return msgspec.structs.replace(typed.where, text=" ".join(typed.words))


def _with(typed: _Typed, **parts: object) -> _Typed:
    return replace(typed, where=msgspec.structs.replace(typed.where, **parts))


def _sensor(typed: _Typed, value: str) -> _Typed | None:
    """Narrow to one sensor; what is none may be one that is gone, so it is text."""
    for row in typed.sensors:
        if value in (row.spec.name, f"{row.state.location}/{row.spec.name}"):
            return _with(typed, sensor_id=row.state.id)
    return replace(typed, words=(*typed.words, value))


def _status(typed: _Typed, value: str) -> _Typed | None:
    statuses = STATUSES.get(value.casefold())
    return None if statuses is None else _with(typed, statuses=statuses)


def _since(typed: _Typed, value: str) -> _Typed | None:
    match = _LENGTH.fullmatch(value)
    if match is None or typed.now is None:
        return None
    length = min(int(match["number"]), _MOST) * _UNITS[match["unit"]]
    return _with(typed, start=typed.now - length)


_QUALIFIERS: dict[str, Callable[[_Typed, str], _Typed | None]] = {
    "job": lambda typed, value: _with(typed, job_name=value),
    "sensor": _sensor,
    "tag": lambda typed, value: _with(typed, tag=value),
    "key": lambda typed, value: _with(typed, run_key=value),
    "status": _status,
    "since": _since,
}


def within(where: RunFilter, statuses: tuple[RunStatus, ...]) -> RunFilter:
    """Return *where* for runs of *statuses* only; none are no narrowing."""
    if not statuses:
        return where
    both = tuple(one for one in statuses if one in where.statuses)
    chosen = both or _NONE if where.statuses else statuses
    return msgspec.structs.replace(where, statuses=chosen)


def during(where: RunFilter, start: datetime, end: datetime) -> RunFilter:
    """Return *where* for runs that were created from *start* until *end*."""
    begin = start if where.start is None else max(start, where.start)
    close = end if where.end is None else min(end, where.end)
    return msgspec.structs.replace(where, start=begin, end=close)


def reads_all(where: RunFilter) -> bool:
    """Tell whether each run must be looked at, which takes long for many."""
    return bool(where.text or where.tag or where.run_key)


def fits(run: Run, where: RunFilter) -> bool:
    """Tell of a run that has changed what the database tells of those it holds."""
    if where.statuses and run.status not in where.statuses:
        return False
    for wanted, value in (
        (where.sensor_id, run.sensor_id),
        (where.tick_id, run.tick_id),
        (where.job_name, run.job_name),
        (where.location, run.location),
        (where.parent_run_id, run.parent_run_id),
    ):
        if wanted is not None and wanted != value:
            return False
    if where.start is not None and run.created < where.start:
        return False
    if where.end is not None and run.created >= where.end:
        return False
    return _has_tag(run, where.tag) and _has_text(run, where)


def _has_tag(run: Run, wanted: str) -> bool:
    key, equals, value = wanted.partition("=")
    if not wanted:
        return True
    return run.tags.get(key) == value if equals else key in run.tags


def _has_text(run: Run, where: RunFilter) -> bool:
    key = (run.run_key or "").casefold()
    if where.run_key.casefold() not in key:
        return False
    text = where.text.casefold()
    parts = (run.run_id, run.job_name, run.sensor_name or "", key)
    return any(text in part.casefold() for part in parts)
