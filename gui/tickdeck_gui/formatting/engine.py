"""The engine's state in a word and a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.times import since
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from datetime import datetime


class EngineState(Protocol):
    """What the window knows of the engine."""

    running_since: datetime | None
    stopped_at: datetime | None
    paused_since: datetime | None
    trouble: str | None
    ended_because: str | None


def engine_words(state: EngineState) -> tuple[str, datetime | None]:
    """Return what the engine does, and since when; None where that is not known."""
    if state.stopped_at is not None:
        return tr("Engine stopped"), state.stopped_at
    if state.running_since is None:
        return tr("Engine starting…"), None
    if state.trouble:
        return tr("Engine in trouble"), None
    if state.paused_since is not None:
        return tr("Engine paused"), state.paused_since
    return tr("Engine running"), state.running_since


def engine_lines(state: EngineState, now: datetime) -> tuple[str, str]:
    """Return what the engine does, and since when in words; "" if it is not known."""
    words, at = engine_words(state)
    if at is None:
        return words, ""
    return words, tr("since {time}").format(time=since(at, now))


def engine_mark(state: EngineState) -> Mark:
    """Return the look of what the engine does."""
    if state.trouble or state.ended_because:
        return Mark.FAILURE
    if state.stopped_at is not None:
        return Mark.CANCELED
    if state.running_since is None:
        return Mark.RUNNING
    return Mark.QUEUED if state.paused_since is not None else Mark.SUCCESS
