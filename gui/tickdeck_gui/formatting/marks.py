"""What a status looks like: a mark stands for one colour, shape and word."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tickdeck.values.runs import RunStatus
from tickdeck.values.ticks import RequestResult, TickStatus
from tickdeck_gui.translation import QT_TR_NOOP, tr

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
_RUN_WORDS: dict[RunStatus, str] = {
    RunStatus.NOT_STARTED: QT_TR_NOOP("Not started"),
    RunStatus.QUEUED: QT_TR_NOOP("Queued"),
    RunStatus.STARTING: QT_TR_NOOP("Starting"),
    RunStatus.STARTED: QT_TR_NOOP("Running"),
    RunStatus.SUCCESS: QT_TR_NOOP("Succeeded"),
    RunStatus.FAILURE: QT_TR_NOOP("Failed"),
    RunStatus.CANCELING: QT_TR_NOOP("Canceling"),
    RunStatus.CANCELED: QT_TR_NOOP("Canceled"),
}
_RUN_WORDS_WITHIN: dict[RunStatus, str] = {
    RunStatus.NOT_STARTED: QT_TR_NOOP("not started"),
    RunStatus.QUEUED: QT_TR_NOOP("queued"),
    RunStatus.STARTING: QT_TR_NOOP("starting"),
    RunStatus.STARTED: QT_TR_NOOP("running"),
    RunStatus.SUCCESS: QT_TR_NOOP("succeeded"),
    RunStatus.FAILURE: QT_TR_NOOP("failed"),
    RunStatus.CANCELING: QT_TR_NOOP("canceling"),
    RunStatus.CANCELED: QT_TR_NOOP("canceled"),
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
    return tr("Interrupted") if tick.interrupted else status_word(tick.status)


def status_word(status: TickStatus) -> str:
    """Return a status of ticks in a word or two."""
    match status:
        case TickStatus.STARTED:
            return tr("Evaluating")
        case TickStatus.SKIPPED:
            return tr("Skipped")
        case TickStatus.SUCCESS:
            return tr("Requested runs", "what a sensor did")
    return tr("Failed")


def run_mark(run: Run) -> Mark:
    """Return how a run looks."""
    return Mark.INTERRUPTED if run.interrupted else _RUNS[run.status]


def run_status_mark(status: RunStatus) -> Mark:
    """Return how a status of runs looks."""
    return _RUNS[status]


def run_word(run: Run) -> str:
    """Return a run's status in a word."""
    return tr("Interrupted") if run.interrupted else tr(_RUN_WORDS[run.status])


def run_word_within(run: Run) -> str:
    """Return a run's status in a word, where it is not the first of a line."""
    if run.interrupted:
        return tr("interrupted")
    return run_status_word_within(run.status)


def run_status_word(status: RunStatus) -> str:
    """Return a status of runs in a word."""
    return tr(_RUN_WORDS[status])


def run_status_word_within(status: RunStatus) -> str:
    """Return a status of runs in a word, where it is not the first of a line."""
    return tr(_RUN_WORDS_WITHIN[status])


def request_mark(result: RequestResult) -> Mark:
    """Return how the outcome of a run request looks."""
    return _REQUESTS[result]
