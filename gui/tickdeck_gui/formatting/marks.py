"""What a status looks like: a mark stands for one colour, shape and word."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tickdeck.values.runs import RunStatus
from tickdeck.values.ticks import RequestResult, TickStatus

if TYPE_CHECKING:
    from tickdeck.values.runs import Run
    from tickdeck.values.ticks import Tick


class Mark(StrEnum):
    """The seven looks that all statuses share."""

    SUCCESS = "success"
    FAILURE = "failure"
    RUNNING = "running"
    SKIPPED = "skipped"
    QUEUED = "queued"
    CANCELED = "canceled"
    INTERRUPTED = "interrupted"


_TICKS = {
    TickStatus.STARTED: Mark.RUNNING,
    TickStatus.SKIPPED: Mark.SKIPPED,
    TickStatus.SUCCESS: Mark.SUCCESS,
    TickStatus.FAILURE: Mark.FAILURE,
}
_TICK_WORDS = {
    TickStatus.STARTED: "Evaluating",
    TickStatus.SKIPPED: "Skipped",
    TickStatus.SUCCESS: "Requested runs",
    TickStatus.FAILURE: "Failed",
}
_RUNS = {
    RunStatus.NOT_STARTED: Mark.QUEUED,
    RunStatus.QUEUED: Mark.QUEUED,
    RunStatus.STARTING: Mark.RUNNING,
    RunStatus.STARTED: Mark.RUNNING,
    RunStatus.SUCCESS: Mark.SUCCESS,
    RunStatus.FAILURE: Mark.FAILURE,
    RunStatus.CANCELING: Mark.CANCELED,
    RunStatus.CANCELED: Mark.CANCELED,
}
_RUN_WORDS = {
    RunStatus.NOT_STARTED: "Not started",
    RunStatus.QUEUED: "Queued",
    RunStatus.STARTING: "Starting",
    RunStatus.STARTED: "Running",
    RunStatus.SUCCESS: "Succeeded",
    RunStatus.FAILURE: "Failed",
    RunStatus.CANCELING: "Canceling",
    RunStatus.CANCELED: "Canceled",
}
_REQUESTS = {
    RequestResult.LAUNCHED: Mark.SUCCESS,
    RequestResult.KEY_USED: Mark.SKIPPED,
    RequestResult.INVALID: Mark.FAILURE,
    RequestResult.HELD: Mark.QUEUED,
}


def tick_mark(status: TickStatus, *, interrupted: bool = False) -> Mark:
    """Return how a tick looks."""
    return Mark.INTERRUPTED if interrupted else _TICKS[status]


def tick_word(tick: Tick) -> str:
    """Return a tick's status in a word or two."""
    return "Interrupted" if tick.interrupted else _TICK_WORDS[tick.status]


def status_word(status: TickStatus) -> str:
    """Return a status of ticks in a word or two."""
    return _TICK_WORDS[status]


def run_mark(run: Run) -> Mark:
    """Return how a run looks."""
    return Mark.INTERRUPTED if run.interrupted else _RUNS[run.status]


def run_status_mark(status: RunStatus) -> Mark:
    """Return how a status of runs looks."""
    return _RUNS[status]


def run_word(run: Run) -> str:
    """Return a run's status in a word."""
    return "Interrupted" if run.interrupted else _RUN_WORDS[run.status]


def request_mark(result: RequestResult) -> Mark:
    """Return how the outcome of a run request looks."""
    return _REQUESTS[result]
