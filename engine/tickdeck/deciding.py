"""What a tick comes to: from a sensor's state and a worker's answer to an outcome.

Pure. All rules about cursors and run keys are here, each with a name.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from tickdeck.values.errors import ErrorInfo
from tickdeck.values.outcomes import Outcome
from tickdeck.values.runs import Run, RunEvent, RunEventType, RunStatus
from tickdeck.values.sensors import SensorState, StoredStatus
from tickdeck.values.ticks import (
    LogLine,
    PartitionChange,
    Reaction,
    RequestOutcome,
    RequestResult,
    Tick,
    TickId,
    TickStatus,
    WokenBy,
)
from tickdeck.wire import Evaluated, PartitionRequest, RequestedRun

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

RUN_KEY_TAG = "dagster/run_key"
TICK_TAG = "dagster/tick"


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a tick when its function is called."""

    tick_id: TickId
    started: datetime
    scheduled: datetime | None
    woken_by: WokenBy
    state: SensorState
    """The sensor's state then; its cursor is what the function was given."""


def new_run_id() -> str:
    """Return an id that no run ever had."""
    return str(uuid.uuid4())


def requested_keys(answer: Evaluated) -> list[str]:
    """Return the run keys that a tick asks for; an empty key is none."""
    return [each.run_key for each in answer.requests if each.run_key]


def begin(
    state: SensorState,
    tick_id: TickId,
    now: datetime,
    *,
    scheduled: datetime | None,
    woken_by: WokenBy,
) -> Begun:
    """Open a tick. A sensor that runs by default gets its first stored state here."""
    if state.stored_status is None:
        state = msgspec.structs.replace(
            state,
            stored_status=StoredStatus.DECLARED_IN_CODE,
            last_sensor_start=state.last_sensor_start or now,
        )
    return Begun(
        tick_id=tick_id,
        started=now,
        scheduled=scheduled,
        woken_by=woken_by,
        state=state,
    )


def opened(begun: Begun) -> Tick:
    """Return the tick as it is while its function runs."""
    return Tick(
        id=begun.tick_id,
        sensor_id=begun.state.id,
        sensor_name=begun.state.name,
        status=TickStatus.STARTED,
        started=begun.started,
        scheduled=begun.scheduled,
        woken_by=begun.woken_by,
        cursor_before=begun.state.cursor,
        cursor=begun.state.cursor,
    )


def decide(
    begun: Begun,
    current: SensorState,
    answer: Evaluated,
    *,
    used: Mapping[str, str | None],
    partitions: Mapping[str, Sequence[str]] | None = None,
    log: Sequence[LogLine] = (),
    now: datetime,
    make_run_id: Callable[[], str] = new_run_id,
) -> Outcome:
    """Return what a finished evaluation changes.

    Args:
        begun: The tick as it was opened.
        current: The sensor's state now; somebody may have edited it meanwhile.
        answer: What the worker said; an error in it stands for any failure.
        used: Those of the requested run keys that are taken, with their runs.
        partitions: For each dynamic partitions definition that is to change, its keys.
        log: Lines captured during the evaluation.
        now: The end of the tick.
        make_run_id: Gives each new run its id.
    """
    requests = outcomes_of(answer, used, make_run_id)
    error = answer.error or _invalid_request_error(answer) or _reaction_error(answer)
    if answer.error is not None:
        requests = ()
    runs = tuple(
        _run_of(asked, outcome, begun, now)
        for asked, outcome in zip(answer.requests, requests, strict=False)
        if outcome.result is RequestResult.LAUNCHED
    )
    status = _status_of(error, runs, answer)
    moves = moves_on(status, answer)
    changes = _partition_changes(
        answer.partitions if moves else _needed_partitions(answer, runs),
        partitions or {},
    )
    log = (*log, *([] if moves else _held_back(answer, changes, now)))
    tick = msgspec.structs.replace(
        opened(begun),
        status=status,
        ended=max(now, begun.started),
        error=error,
        skip_reason=answer.skip_message if status is TickStatus.SKIPPED else None,
        cursor=(answer.cursor or None) if moves else begun.state.cursor,
        requests=requests,
        run_ids=tuple(run.run_id for run in runs),
        run_keys=tuple(
            dict.fromkeys(each.run_key for each in requests if each.run_key)
        ),
        origin_run_ids=tuple(dict.fromkeys(each.run_id for each in answer.reactions)),
        reactions=answer.reactions,
        partitions=changes,
        acted=None if answer.error else answer.acted,
        skip_data=answer.skip_data if status is TickStatus.SKIPPED else None,
        has_log=bool(log),
    )
    return Outcome(
        tick=tick,
        state=_state_after(begun, current, tick, moves=moves),
        runs=runs,
        claims=tuple((run.run_key, run.run_id) for run in runs if run.run_key),
        items=answer.items,
        log=log,
        settled=answer.settled if moves else (),
        forgotten=answer.forgotten if moves else (),
        partitions=changes,
        events=(
            *(((None, event) for event in answer.asset_events) if moves else ()),
            *(_event_of(reaction, begun, now) for reaction in answer.reactions),
        ),
    )


def failure(begun: Begun, error: ErrorInfo) -> Evaluated:
    """Return the answer that a worker could not give, because it hung or died."""
    return Evaluated(
        request=begun.tick_id, seconds=0.0, error=error, cursor=begun.state.cursor
    )


def moves_on(status: TickStatus, answer: Evaluated) -> bool:
    """Tell whether what the function set is remembered: its cursor above all.

    A failed tick moves no cursor, whatever its function set before it failed. Only a
    run status sensor goes on: it has reacted to the runs that it looked at, and would
    react again.
    """
    return status.keeps_cursor or (answer.moves_always and answer.error is None)


def _status_of(
    error: ErrorInfo | None, runs: Sequence[Run], answer: Evaluated
) -> TickStatus:
    if error is not None:
        return TickStatus.FAILURE
    did = runs or answer.reactions or answer.acted
    return TickStatus.SUCCESS if did else TickStatus.SKIPPED


def _needed_partitions(
    answer: Evaluated, runs: Sequence[Run]
) -> tuple[PartitionRequest, ...]:
    """Return what a failed tick changes of partitions: it adds those of its runs.

    No run may be of a partition that there is not. The rest is held, as is a request
    without a key: the cursor stays, so it is asked for again.
    """
    needed = {run.partition_key for run in runs}
    narrowed = (
        PartitionRequest(
            definition=asked.definition,
            add=tuple(key for key in asked.add if key in needed),
        )
        for asked in answer.partitions
    )
    return tuple(each for each in narrowed if each.add)


def _held_back(
    answer: Evaluated, changes: Sequence[PartitionChange], now: datetime
) -> list[LogLine]:
    """Say what a failed tick leaves undone, though its function ended well."""
    if answer.error is not None:
        return []
    done = {
        (each.definition, key) for each in changes for key in each.added + each.skipped
    }
    keys = dict.fromkeys(
        key
        for each in answer.partitions
        for key in (
            *(key for key in each.add if (each.definition, key) not in done),
            *each.delete,
        )
    )
    events = len(answer.asset_events)
    parts = [f"{events} asset event{'s' * (events != 1)}"] * bool(events)
    parts += [f"changes of the partitions {', '.join(keys)}"] * bool(keys)
    if not parts:
        return []
    message = f"Held until a tick of this sensor succeeds: {' and '.join(parts)}."
    return [LogLine(at=now, level="WARNING", message=message)]


def _partition_changes(
    asked_for: Sequence[PartitionRequest], partitions: Mapping[str, Sequence[str]]
) -> tuple[PartitionChange, ...]:
    """Say of each asked change what it comes to, in the order of asking."""
    known = {name: dict.fromkeys(keys) for name, keys in partitions.items()}
    changes = []
    for asked in asked_for:
        keys = known.setdefault(asked.definition, {})
        added = tuple(key for key in dict.fromkeys(asked.add) if key not in keys)
        keys.update(dict.fromkeys(added))
        deleted = tuple(key for key in dict.fromkeys(asked.delete) if key in keys)
        for key in deleted:
            del keys[key]
        changed = {*added, *deleted}
        changes.append(
            PartitionChange(
                definition=asked.definition,
                added=added,
                deleted=deleted,
                skipped=tuple(
                    key
                    for key in dict.fromkeys((*asked.add, *asked.delete))
                    if key not in changed
                ),
            )
        )
    return tuple(changes)


def _reaction_error(answer: Evaluated) -> ErrorInfo | None:
    """Return what the first reaction that failed failed with."""
    return next((each.error for each in answer.reactions if each.error), None)


def _event_of(
    reaction: Reaction, begun: Begun, now: datetime
) -> tuple[str | None, RunEvent]:
    """Return what the log of the run that was looked at says of that."""
    did = "acted" if reaction.error is None else "failed to act"
    return reaction.run_id, RunEvent(
        at=now,
        type=RunEventType.ENGINE_EVENT,
        level="INFO" if reaction.error is None else "ERROR",
        message=f'Sensor "{begun.state.name}" {did} on run status {reaction.status} '
        f"of run {reaction.run_id}.",
        error=reaction.error,
    )


def outcomes_of(
    answer: Evaluated,
    used: Mapping[str, str | None],
    make_run_id: Callable[[], str],
) -> tuple[RequestOutcome, ...]:
    """Say of each request what becomes of it, in the order of asking.

    One key makes one run, also when it is asked for twice in a tick. A request that
    is invalid fails the tick but does not hold up those with a key: should they be
    asked for again, their key answers. Those without a key are held, as the failed
    tick keeps its cursor and they would start anew every time.
    """
    taken = dict(used)
    holds = not answer.moves_always and any(
        each.problem is not None for each in answer.requests
    )
    outcomes = []
    for asked in answer.requests:
        key = asked.run_key or None
        result, run_id, message = RequestResult.LAUNCHED, None, ""
        if asked.problem is not None:
            result, message = RequestResult.INVALID, asked.problem
        elif key is not None and key in taken:
            result, run_id = RequestResult.KEY_USED, taken[key]
        elif holds and key is None:
            result = RequestResult.HELD
            message = "Held, as another request of this tick is invalid."
        else:
            run_id = make_run_id()
            if key is not None:
                taken[key] = run_id
        outcomes.append(
            RequestOutcome(
                result=result,
                job_name=asked.job_name,
                run_key=key,
                run_id=run_id,
                message=message,
                error_class=None if asked.problem is None else asked.problem_class,
                run_config=asked.run_config,
                tags=asked.tags,
                asset_keys=asked.asset_keys,
                partition_key=asked.partition_key,
                location=asked.location,
            )
        )
    return tuple(outcomes)


def _invalid_request_error(answer: Evaluated) -> ErrorInfo | None:
    invalid = [each for each in answer.requests if each.problem is not None]
    if not invalid:
        return None
    return ErrorInfo(
        class_name=invalid[0].problem_class,
        message="\n".join(each.problem or "" for each in invalid[:10]),
    )


def _run_of(
    asked: RequestedRun, outcome: RequestOutcome, begun: Begun, now: datetime
) -> Run:
    assert outcome.run_id is not None
    tags = {**asked.tags, TICK_TAG: str(begun.tick_id)}
    if outcome.run_key is not None:
        tags[RUN_KEY_TAG] = outcome.run_key
    return Run(
        run_id=outcome.run_id,
        location=asked.location or begun.state.location,
        job_name=asked.job_name,
        status=RunStatus.NOT_STARTED,
        created=now,
        run_config=asked.run_config,
        tags=tags,
        run_key=outcome.run_key,
        sensor_id=begun.state.id,
        sensor_name=begun.state.name,
        tick_id=begun.tick_id,
        partition_key=asked.partition_key,
        asset_keys=asked.asset_keys,
    )


def _state_after(
    begun: Begun, current: SensorState, tick: Tick, *, moves: bool
) -> SensorState:
    """Return what is remembered after a tick.

    A cursor that somebody set while the tick ran stays as they set it: they could
    not know of the tick, and it will run again.
    """
    failed = tick.status is TickStatus.FAILURE
    edited = current.cursor_version != begun.state.cursor_version
    cursor = current.cursor if edited or not moves else tick.cursor
    return msgspec.structs.replace(
        current,
        stored_status=current.stored_status or begun.state.stored_status,
        last_sensor_start=current.last_sensor_start or begun.state.last_sensor_start,
        cursor=cursor,
        cursor_version=current.cursor_version + (cursor != current.cursor),
        last_tick_started=begun.started,
        last_run_key=(
            tick.run_keys[-1] if tick.run_keys and not failed else current.last_run_key
        ),
        consecutive_failures=current.consecutive_failures + 1 if failed else 0,
        failing_since=(current.failing_since or begun.started) if failed else None,
    )
