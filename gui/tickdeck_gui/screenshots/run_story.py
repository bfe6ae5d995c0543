"""What happened within the seeded runs: their steps fill the time that they took."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from tickdeck.reading.rows import RunBucket
from tickdeck.values.errors import ErrorInfo, Frame
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus
from tickdeck_gui.formatting.times import duration
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from datetime import datetime

_MANY_STEPS = 24
_QUARTER = timedelta(minutes=15)
Line = tuple[float, RunEventType, str | None, str]
"""After which part of the run's time, what, in which step, and its words."""

PARSE_ERROR = ErrorInfo(
    class_name="StepExecutionError",
    message="Error occurred while executing op parse",
    text=(
        "Traceback (most recent call last):\n"
        '  File "/home/ada/work/billing/invoices.py", line 71, in parse\n'
        "    raise ValueError(f'row {number} has no date')\n"
        "ValueError: row 17 has no date\n"
    ),
    cause=ErrorInfo(
        class_name="ValueError",
        message="row 17 has no date",
        frames=(
            Frame(
                "/opt/tickdeck/worker/executing.py",
                112,
                "execute",
                "answer = call(function)",
                ours=True,
            ),
            Frame(
                "/home/ada/work/billing/invoices.py",
                71,
                "parse",
                "raise ValueError(f'row {number} has no date')",
            ),
        ),
    ),
)


def seeded_run_events(run: Run) -> tuple[RunEvent, ...]:
    """Return what happened to *run*, as far as it has got."""
    start = run.started or run.created
    whole = ((run.ended or NOW) - start).total_seconds()
    return tuple(
        _event(number, start, whole, line) for number, line in enumerate(_lines(run))
    )


def output_of(run: Run) -> str:
    """Return what the process of *run* printed."""
    if run.started is None:
        return ""
    read = f"reading {run.run_config['ops']['fetch']['config']['path']}\n412 rows\n"
    if run.status is RunStatus.SUCCESS:
        return f"{read}stored 412 rows\n"
    return f"{read}row 17: no date\n" if run.status is RunStatus.FAILURE else read


def many_steps(run: Run) -> tuple[RunEvent, ...]:
    """Return a log of *run* with more steps than fit beside its log."""
    start = run.started or run.created
    whole = ((run.ended or NOW) - start).total_seconds()
    lines: list[Line] = [(0.0, RunEventType.RUN_START, None, "Started execution")]
    for number in range(_MANY_STEPS):
        step = f"load_{number + 1:02d}"
        begin = 0.9 * number / _MANY_STEPS
        lines.append((begin, RunEventType.STEP_START, step, f"Started step {step}"))
        end = begin + 0.02 + number % 5 / 40
        lines.append((end, RunEventType.STEP_SUCCESS, step, f"Finished step {step}"))
    lines.append((1.0, RunEventType.RUN_SUCCESS, None, "Finished execution"))
    lines.sort(key=lambda line: line[0])
    return tuple(
        _event(number, start, whole, line) for number, line in enumerate(lines)
    )


def day_of_runs(recent: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return *recent* after a working day with a bad hour in the morning."""
    made: list[Run] = []
    quarter, at = 0, NOW - timedelta(hours=24)
    while at < recent[-1].created - _QUARTER:
        busy = 6 <= at.hour < 20
        many = quarter * 7 % 11 + 1 if busy else int(quarter % 9 == 0)
        failed = many // 3 if at.hour == 9 else int(many > 9)
        for number in range(many):
            like = recent[3 + (number + quarter) % (len(recent) - 3)]
            status = RunStatus.FAILURE if number < failed else RunStatus.SUCCESS
            made.append(_moved(like, at + number * _QUARTER / many, status, len(made)))
        quarter, at = quarter + 1, at + _QUARTER
    return (*recent, *reversed(made))


def _moved(like: Run, created: datetime, status: RunStatus, number: int) -> Run:
    started = created + timedelta(seconds=1)
    return msgspec.structs.replace(
        like,
        run_id=f"{0x3E000000 + number * 7919:08x}-0c1d-4b7e",
        status=status,
        created=created,
        started=started,
        ended=started + timedelta(seconds=4 + number % 40),
        run_key=f"/home/ada/inbox/scan_{number:04d}.tif",
        error="ValueError: row 17 has no date" if status is RunStatus.FAILURE else None,
    )


def ribbon_of(
    runs: tuple[Run, ...], start: datetime, end: datetime, buckets: int
) -> tuple[RunBucket, ...]:
    """Return how many of *runs* were created in each of *buckets* stretches."""
    length = (end - start) / buckets
    found: dict[int, list[RunStatus]] = {}
    for run in runs:
        if start <= run.created < end:
            found.setdefault((run.created - start) // length, []).append(run.status)
    return tuple(
        RunBucket(
            start=start + number * length,
            seconds=length.total_seconds(),
            succeeded=statuses.count(RunStatus.SUCCESS),
            failed=statuses.count(RunStatus.FAILURE),
            canceled=statuses.count(RunStatus.CANCELED),
            unfinished=sum(not one.is_finished for one in statuses),
        )
        for number, statuses in sorted(found.items())
    )


def _lines(run: Run) -> list[Line]:
    if run.started is None:
        return [(0.0, RunEventType.RUN_ENQUEUED, None, "Waits for a free place")]
    lines: list[Line] = [
        (0.0, RunEventType.RUN_START, None, "Started execution"),
        (0.01, RunEventType.STEP_START, "fetch", "Started step fetch"),
        (0.12, RunEventType.LOG, "fetch", "reading 412 rows"),
        (0.3, RunEventType.STEP_SUCCESS, "fetch", "Finished step fetch"),
        (0.31, RunEventType.STEP_START, "parse", "Started step parse"),
    ]
    return lines + _ending(run.status)


def _ending(status: RunStatus) -> list[Line]:
    match status:
        case RunStatus.FAILURE:
            return [
                (0.97, RunEventType.STEP_FAILURE, "parse", "row 17 has no date"),
                (0.98, RunEventType.STEP_SKIPPED, "store", "An input is missing"),
                (1.0, RunEventType.RUN_FAILURE, None, "Execution failed"),
            ]
        case RunStatus.CANCELED:
            return [
                (0.9, RunEventType.RUN_CANCELING, None, "An operator canceled it"),
                (1.0, RunEventType.RUN_CANCELED, None, "Its process has ended"),
            ]
        case RunStatus.SUCCESS:
            return [
                (0.7, RunEventType.STEP_SUCCESS, "parse", "Finished step parse"),
                (0.71, RunEventType.STEP_START, "store", "Started step store"),
                (0.99, RunEventType.STEP_SUCCESS, "store", "Finished step store"),
                (1.0, RunEventType.RUN_SUCCESS, None, "Finished execution"),
            ]
    return []


def _event(number: int, start: datetime, whole: float, line: Line) -> RunEvent:
    part, kind, step, message = line
    fails = kind is RunEventType.STEP_FAILURE
    if kind is RunEventType.RUN_SUCCESS:
        message = f"{message} in {duration(whole)}"
    return RunEvent(
        at=start + timedelta(seconds=part * whole),
        type=kind,
        step_key=step,
        message=message,
        level="ERROR" if "FAILURE" in kind else "INFO",
        error=PARSE_ERROR if fails else None,
        id=number + 1,
    )


def tried_again(run: Run, number: int) -> Run:
    """Return the run that tries *run* again, some minutes later."""
    return msgspec.structs.replace(
        run,
        run_id=f"{number:08x}-77c4-4d1e",
        status=RunStatus.SUCCESS,
        created=run.created + timedelta(minutes=number),
        started=run.created + timedelta(minutes=number, seconds=1),
        ended=run.created + timedelta(minutes=number, seconds=20),
        parent_run_id=run.run_id,
        root_run_id=run.run_id,
        error=None,
    )
