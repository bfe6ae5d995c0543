"""Which columns the tables have, and what stands in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tickdeck.values.runs import RunEventType
from tickdeck.values.ticks import TickStatus
from tickdeck_gui.formatting.marks import (
    Mark,
    request_mark,
    run_mark,
    run_status_mark,
    run_status_word,
    run_word,
    tick_mark,
    tick_word,
)
from tickdeck_gui.formatting.sentences import (
    request_result,
    short_id,
    shortened,
    size,
    tick_result,
)
from tickdeck_gui.formatting.times import (
    ago,
    clock_time,
    day_and_time,
    duration,
    exact,
    log_time,
)
from tickdeck_gui.models.records import Column
from tickdeck_gui.translation import QT_TR_NOOP, number, tr

if TYPE_CHECKING:
    from tickdeck.clock import Clock
    from tickdeck.reading.rows import RunKeyRow
    from tickdeck.values.folders import FolderMatch
    from tickdeck.values.runs import Run, RunEvent
    from tickdeck.values.ticks import RequestOutcome, Tick

_CURSOR_LENGTH = 18
_TIMES = "\N{MULTIPLICATION SIGN}"
_EVENT_WORDS: dict[RunEventType, str] = {
    RunEventType.RUN_ENQUEUED: QT_TR_NOOP("enqueued"),
    RunEventType.RUN_STARTING: QT_TR_NOOP("starting"),
    RunEventType.RUN_START: QT_TR_NOOP("start"),
    RunEventType.RUN_SUCCESS: QT_TR_NOOP("success"),
    RunEventType.RUN_FAILURE: QT_TR_NOOP("failure"),
    RunEventType.RUN_CANCELING: QT_TR_NOOP("canceling"),
    RunEventType.RUN_CANCELED: QT_TR_NOOP("canceled"),
    RunEventType.STEP_START: QT_TR_NOOP("step start"),
    RunEventType.STEP_OUTPUT: QT_TR_NOOP("step output"),
    RunEventType.STEP_SUCCESS: QT_TR_NOOP("step success"),
    RunEventType.STEP_FAILURE: QT_TR_NOOP("step failure"),
    RunEventType.STEP_SKIPPED: QT_TR_NOOP("step skipped"),
    RunEventType.STEP_UP_FOR_RETRY: QT_TR_NOOP("step up for retry"),
    RunEventType.HOOK_COMPLETED: QT_TR_NOOP("hook completed"),
    RunEventType.HOOK_ERRORED: QT_TR_NOOP("hook errored"),
    RunEventType.ASSET_MATERIALIZATION: QT_TR_NOOP("asset materialization"),
    RunEventType.ASSET_OBSERVATION: QT_TR_NOOP("asset observation"),
    RunEventType.ENGINE_EVENT: QT_TR_NOOP("engine event"),
    RunEventType.LOG: QT_TR_NOOP("log"),
}


def tick_columns(clock: Clock) -> tuple[Column[Tick], ...]:
    """Return the columns of a sensor's ticks."""
    return (
        Column(tr("Status"), tick_word, mark=_mark_of_tick, width=140),
        Column(
            tr("Time"), lambda tick: _tick_time(tick, clock), _tick_instant, width=122
        ),
        Column(tr("Took"), _tick_took, ink="second", width=70, needs=480),
        Column(tr("Result"), tick_result, ink=_tick_ink),
        Column(
            tr("Cursor"),
            cursor_change,
            _whole_cursors,
            ink="second",
            fixed_width=True,
            width=210,
            needs=760,
        ),
    )


def run_columns(clock: Clock) -> tuple[Column[Run], ...]:
    """Return the columns of the runs."""
    return (
        Column(tr("Status"), run_word, _run_tooltip, mark=run_mark, width=112),
        Column(tr("Job"), lambda run: run.job_name, width=160),
        Column(
            tr("Run"),
            lambda run: short_id(run.run_id),
            lambda run: run.run_id,
            ink="second",
            fixed_width=True,
            width=84,
            needs=880,
        ),
        Column(
            tr("Launched by"),
            _launched_by,
            _launched_by_tooltip,
            ink=lambda run: "accent" if _has_tick(run) else "second",
            width=140,
            needs=780,
            is_link=_has_tick,
        ),
        Column(
            tr("Run key"),
            lambda run: run.run_key or "—",
            ink="second",
            both_ends=True,
        ),
        Column(
            tr("Started"),
            lambda run: _run_started(run, clock),
            _run_times,
            ink="second",
            width=140,
            order=lambda run: run.started or run.created,
            moves=True,
        ),
        Column(
            tr("Took"),
            lambda run: run_took(run, clock),
            ink="second",
            width=136,
            order=lambda run: run_seconds(run, clock),
            moves=True,
            seconds=lambda run: run_seconds(run, clock),
        ),
    )


def run_key_columns(clock: Clock) -> tuple[Column[RunKeyRow], ...]:
    """Return the columns of the run keys that a sensor has used."""
    return (
        Column(tr("Run key"), lambda row: row.key, fixed_width=True, both_ends=True),
        Column(
            tr("Run"),
            lambda row: short_id(row.run_id) if row.run_id else tr("there before"),
            ink="second",
            width=120,
        ),
        Column(
            tr("Outcome"),
            lambda row: "—" if row.status is None else run_status_word(row.status),
            mark=_mark_of_key,
            width=130,
            needs=480,
        ),
        Column(
            tr("Used"),
            lambda row: ago(row.claimed, clock.now()),
            lambda row: exact(row.claimed),
            ink="second",
            width=160,
            moves=True,
        ),
    )


def request_columns(*, testing: bool) -> tuple[Column[RequestOutcome], ...]:
    """Return the columns of run requests and what became of them."""
    return (
        Column(
            tr("Outcome"),
            lambda one: request_result(one, testing=testing),
            mark=lambda one: request_mark(one.result),
            width=260,
        ),
        Column(tr("Job"), lambda one: one.job_name, width=150),
        Column(tr("Run key"), lambda one: one.run_key or "—", fixed_width=True),
    )


def match_columns(clock: Clock) -> tuple[Column[FolderMatch], ...]:
    """Return the columns of the files that a rule would fire for."""
    return (
        Column(
            tr("File"), lambda match: Path(match.path).name, lambda match: match.path
        ),
        Column(tr("Size"), lambda match: size(match.size), ink="second", width=90),
        Column(
            tr("Changed"),
            lambda match: _age(match, clock),
            ink="second",
            width=130,
            moves=True,
        ),
    )


def log_columns() -> tuple[Column[RunEvent], ...]:
    """Return the columns of a run's structured log."""
    return (
        Column(
            tr("Time"),
            lambda event: log_time(event.at),
            lambda event: exact(event.at),
            ink="second",
            fixed_width=True,
            width=110,
        ),
        Column(tr("Level"), lambda event: event.level, ink=_level_ink, width=90),
        Column(tr("Step"), lambda event: event.step_key or "", ink="second", width=130),
        Column(tr("Event"), _event_word, ink="second", width=160),
        Column(tr("Message"), _event_message, _event_details, ink=_level_ink),
    )


def run_took(run: Run, clock: Clock) -> str:
    """Return how long a run took, or has been at work."""
    if run.started is None:
        return "—"
    end = run.ended or clock.now()
    return duration((end - run.started).total_seconds(), whole=run.ended is None)


def cursor_change(tick: Tick) -> str:
    """Return a tick's cursor, or how it moved."""
    before, after = _shortened(tick.cursor_before), _shortened(tick.cursor)
    return after if before == after else f"{before} → {after}"


def _shortened(cursor: str | None) -> str:
    if cursor is None:
        return "—"
    return shortened(cursor, _CURSOR_LENGTH)


def _whole_cursors(tick: Tick) -> str:
    before = tr("Before: {cursor}").format(cursor=tick.cursor_before or "—")
    after = tr("After: {cursor}").format(cursor=tick.cursor or "—")
    return f"{before}\n{after}"


def _mark_of_tick(tick: Tick) -> Mark:
    return tick_mark(tick.status, interrupted=tick.interrupted)


def _mark_of_key(row: RunKeyRow) -> Mark | None:
    return None if row.status is None else run_status_mark(row.status)


def _tick_time(tick: Tick, clock: Clock) -> str:
    when = day_and_time(tick.last_started or tick.started, clock.now())
    return f"{when} {_TIMES} {number(tick.count)}" if tick.count > 1 else when


def _tick_instant(tick: Tick) -> str:
    if tick.last_started is None:
        return exact(tick.started)
    last = tr("to {time}").format(time=clock_time(tick.last_started))
    return f"{exact(tick.started)}\n{last}"


def _tick_took(tick: Tick) -> str:
    if tick.ended is None:
        return "—"
    began = tick.last_started or tick.started
    return duration(max((tick.ended - began).total_seconds(), 0))


def _tick_ink(tick: Tick) -> str:
    match tick.status:
        case TickStatus.FAILURE:
            return "failure"
        case TickStatus.SKIPPED:
            return "second"
    return "ink"


def run_seconds(run: Run, clock: Clock) -> float:
    """Return how long a run took, or has been at work; 0 if it never was."""
    if run.started is None:
        return 0.0
    return ((run.ended or clock.now()) - run.started).total_seconds()


def _launched_by(run: Run) -> str:
    return run.sensor_name or tr("by hand")


def _has_tick(run: Run) -> bool:
    return run.sensor_id is not None and run.tick_id is not None


def _launched_by_tooltip(run: Run) -> str:
    if not _has_tick(run):
        return _launched_by(run)
    return tr("{sensor}. Ctrl+click opens the tick that asked for the run.").format(
        sensor=run.sensor_name
    )


def _run_started(run: Run, clock: Clock) -> str:
    if run.started is not None:
        return ago(run.started, clock.now())
    if run.status.is_finished:
        return tr("never", "when a run started")
    return tr("queued {time}", "as in: queued 12 s ago").format(
        time=ago(run.created, clock.now())
    )


def _run_times(run: Run) -> str:
    created = tr("Created {time}").format(time=exact(run.created))
    if run.started is None:
        return created
    started = tr("Started {time}").format(time=exact(run.started))
    return f"{started}\n{created}"


def _run_tooltip(run: Run) -> str:
    return run.error or run_word(run)


def _age(match: FolderMatch, clock: Clock) -> str:
    now = clock.now()
    seconds = now.timestamp() - match.modified_ns / 1e9
    passed = duration(max(seconds, 0), whole=True)
    return tr("{duration} ago").format(duration=passed)


def _level_ink(event: RunEvent) -> str:
    match event.level:
        case "ERROR" | "CRITICAL":
            return "failure"
        case "WARNING":
            return "queued"
        case "DEBUG":
            return "second"
    return "ink"


def _event_word(event: RunEvent) -> str:
    return tr(_EVENT_WORDS[event.type])


def _event_message(event: RunEvent) -> str:
    if event.error is not None:
        return event.error.summary
    return event.message


def _event_details(event: RunEvent) -> str:
    return event.error.text or event.error.summary if event.error else event.message
