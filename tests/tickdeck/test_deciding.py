from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tickdeck.deciding import begin, decide, failure, opened, requested_keys
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.folders import KnownFile
from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.values.sensors import SensorId, SensorState, StoredStatus
from tickdeck.values.ticks import (
    PartitionChange,
    RequestResult,
    TickId,
    TickStatus,
    WokenBy,
)
from tickdeck.wire import Evaluated, PartitionRequest, RequestedRun

if TYPE_CHECKING:
    from tickdeck.values.outcomes import Outcome

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
STATE = SensorState(
    id=SensorId(3),
    location="l",
    repository="r",
    name="s",
    stored_status=StoredStatus.RUNNING,
    cursor="old",
)
ERROR = ErrorInfo(class_name="SensorExecutionError", message="it raised")


def ask(*keys: str | None, **parts: Any) -> tuple[RequestedRun, ...]:
    return tuple(RequestedRun(job_name="j", run_key=key, **parts) for key in keys)


def outcome_of(
    *requests: RequestedRun,
    used: dict[str, str | None] | None = None,
    current: SensorState | None = None,
    state: SensorState = STATE,
    **answer: Any,
) -> Outcome:
    begun = begin(state, TickId(7), NOON, scheduled=NOON, woken_by=WokenBy.INTERVAL)
    numbers = itertools.count(1)
    answer.setdefault("cursor", state.cursor)
    return decide(
        begun,
        current or state,
        Evaluated(request=7, seconds=0.1, requests=requests, **answer),
        used=used or {},
        now=NOON + timedelta(seconds=1),
        make_run_id=lambda: f"run-{next(numbers)}",
    )


def test_case_4_a_request_without_a_key_is_a_run() -> None:
    outcome = outcome_of(*ask(None))

    assert outcome.tick.status is TickStatus.SUCCESS
    assert outcome.tick.run_ids == ("run-1",)
    assert (outcome.tick.run_keys, outcome.claims) == ((), ())


def test_case_5_two_keys_are_two_runs() -> None:
    outcome = outcome_of(*ask("1", "2"))

    assert outcome.tick.run_keys == ("1", "2")
    assert outcome.claims == (("1", "run-1"), ("2", "run-2"))


def test_case_8_an_error_creates_nothing_and_moves_nothing() -> None:
    outcome = outcome_of(*ask("1"), error=ERROR, cursor="new")

    assert outcome.tick.status is TickStatus.FAILURE
    assert (outcome.runs, outcome.tick.requests) == ((), ())
    assert outcome.state.cursor == outcome.tick.cursor == "old"
    assert outcome.state.consecutive_failures == 1
    assert outcome.state.failing_since == NOON


def test_case_9_a_skip_keeps_its_reason() -> None:
    outcome = outcome_of(skip_message="why")

    assert (outcome.tick.status, outcome.tick.skip_reason) == (
        TickStatus.SKIPPED,
        "why",
    )


@pytest.mark.parametrize("requests", [(), ask("k")])
def test_cases_74_and_75_the_cursor_is_kept_when_nothing_fails(
    requests: tuple[RequestedRun, ...],
) -> None:
    outcome = outcome_of(*requests, cursor="new")

    assert outcome.tick.cursor_before == "old"
    assert outcome.tick.cursor == outcome.state.cursor == "new"
    assert outcome.state.cursor_version == 1


def test_case_77_a_cursor_that_is_not_touched_stays() -> None:
    outcome = outcome_of()

    assert (outcome.state.cursor, outcome.state.cursor_version) == ("old", 0)


@pytest.mark.parametrize("cursor", [None, ""])
def test_case_78_an_empty_cursor_is_none(cursor: str | None) -> None:
    assert outcome_of(cursor=cursor).state.cursor is None


def test_case_80_the_next_tick_sees_when_this_one_began() -> None:
    assert outcome_of(error=ERROR).state.last_tick_started == NOON


def test_case_83_a_used_key_is_skipped_and_recorded() -> None:
    outcome = outcome_of(*ask("only_once"), used={"only_once": "earlier"})

    tick = outcome.tick
    assert (tick.status, tick.skip_reason) == (TickStatus.SKIPPED, None)
    assert (tick.run_keys, tick.run_ids) == (("only_once",), ())
    assert tick.requests[0].result is RequestResult.KEY_USED
    assert tick.requests[0].run_id == "earlier"


def test_case_85_a_key_asked_for_twice_is_one_run() -> None:
    outcome = outcome_of(*ask("k", "k"))

    assert len(outcome.runs) == 1
    assert [each.result for each in outcome.tick.requests] == [
        RequestResult.LAUNCHED,
        RequestResult.KEY_USED,
    ]
    assert outcome.tick.run_keys == ("k",)


@pytest.mark.parametrize("key", ["", None])
def test_case_86_no_key_is_a_run_every_time(key: str | None) -> None:
    outcome = outcome_of(*ask(key))

    assert (len(outcome.runs), outcome.claims) == (1, ())
    assert requested_keys(Evaluated(request=1, seconds=0, requests=ask(key, "k"))) == [
        "k"
    ]


def test_case_95_an_invalid_config_fails_the_tick() -> None:
    outcome = outcome_of(*ask("k", problem='Error in config for job "j"'), cursor="new")

    assert outcome.tick.status is TickStatus.FAILURE
    assert outcome.tick.error is not None
    assert "Error in config for job" in outcome.tick.error.message
    assert (outcome.runs, outcome.state.cursor) == ((), "old")


def test_an_invalid_request_does_not_hold_up_those_with_a_key() -> None:
    outcome = outcome_of(*ask("bad", problem="no"), *ask("good", None))

    assert [each.result for each in outcome.tick.requests] == [
        RequestResult.INVALID,
        RequestResult.LAUNCHED,
        RequestResult.HELD,
    ]
    assert [run.run_key for run in outcome.runs] == ["good"]
    assert outcome.tick.status is TickStatus.FAILURE


def test_case_98_runs_are_tagged() -> None:
    [run] = outcome_of(*ask("k", tags={"a": "b"})).runs

    assert run.tags == {"a": "b", "dagster/run_key": "k", "dagster/tick": "7"}
    assert (run.sensor_id, run.tick_id, run.location) == (3, 7, "l")


def test_a_run_may_belong_to_another_location() -> None:
    [run] = outcome_of(*ask("k", location="other")).runs

    assert run.location == "other"


def test_a_cursor_set_while_the_tick_ran_wins() -> None:
    edited = msgspec.structs.replace(STATE, cursor="edited", cursor_version=5)

    outcome = outcome_of(current=edited, cursor="new")

    assert outcome.tick.cursor == "new"
    assert (outcome.state.cursor, outcome.state.cursor_version) == ("edited", 5)


def test_a_switch_thrown_while_the_tick_ran_stays() -> None:
    stopped = msgspec.structs.replace(STATE, stored_status=StoredStatus.STOPPED)

    assert outcome_of(current=stopped).state.stored_status is StoredStatus.STOPPED


def test_case_66_the_first_tick_of_a_sensor_that_is_on_by_default() -> None:
    fresh = msgspec.structs.replace(STATE, stored_status=None)

    state = outcome_of(state=fresh).state

    assert state.stored_status is StoredStatus.DECLARED_IN_CODE
    assert state.last_sensor_start == NOON


def test_a_success_ends_a_row_of_failures() -> None:
    failing = msgspec.structs.replace(STATE, consecutive_failures=3, failing_since=NOON)

    state = outcome_of(current=failing).state

    assert (state.consecutive_failures, state.failing_since) == (0, None)


def test_the_last_run_key_is_the_last_asked_for_also_if_used() -> None:
    assert outcome_of(*ask("a", "b"), used={"b": None}).state.last_run_key == "b"


def test_a_failed_look_at_a_folder_remembers_no_file() -> None:
    files: dict[str, Any] = {
        "settled": (KnownFile("/a", 1, 2),),
        "forgotten": ("/b",),
    }

    assert outcome_of(**files).settled == files["settled"]
    assert outcome_of(**files, error=ERROR).settled == ()
    assert outcome_of(**files, error=ERROR).forgotten == ()


def test_a_lost_worker_is_a_failed_tick() -> None:
    begun = begin(STATE, TickId(1), NOON, scheduled=None, woken_by=WokenBy.MANUAL)

    outcome = decide(begun, STATE, failure(begun, ERROR), used={}, now=NOON)

    assert opened(begun).status is TickStatus.STARTED
    assert outcome.tick.error == ERROR
    assert outcome.tick.ended == NOON


def test_a_tick_never_ends_before_it_began() -> None:
    begun = begin(STATE, TickId(1), NOON, scheduled=None, woken_by=WokenBy.MANUAL)
    earlier = NOON - timedelta(hours=1)

    outcome = decide(begun, STATE, failure(begun, ERROR), used={}, now=earlier)

    assert outcome.tick.ended == NOON


def test_case_64_an_open_tick_has_no_end() -> None:
    begun = begin(STATE, TickId(1), NOON, scheduled=None, woken_by=WokenBy.MANUAL)

    assert (opened(begun).started, opened(begun).ended) == (NOON, None)


def test_a_request_is_refused_with_the_error_of_its_own() -> None:
    outcome = outcome_of(
        *ask("bad", problem="no z", problem_class="DagsterUnknownPartitionError"),
        *ask("worse", problem="no job"),
    )

    assert outcome.tick.error == ErrorInfo(
        class_name="DagsterUnknownPartitionError", message="no z\nno job"
    )


EVENT = RunEvent(at=NOON, type=RunEventType.ASSET_MATERIALIZATION)
CHANGES = (
    PartitionRequest(definition="d", add=("x", "y", "z")),
    PartitionRequest(definition="d", delete=("old",)),
)


def test_a_failed_tick_adds_the_partitions_of_its_runs_and_holds_the_rest() -> None:
    outcome = outcome_of(
        *ask("k", partition_key="z"),
        *ask("used", partition_key="x"),
        *ask(None, partition_key="y"),
        *ask("bad", problem="no"),
        used={"used": "earlier"},
        partitions=CHANGES,
        asset_events=(EVENT,),
    )

    assert [run.partition_key for run in outcome.runs] == ["z"]
    change = PartitionChange(definition="d", added=("z",))
    assert outcome.partitions == outcome.tick.partitions == (change,)
    assert outcome.events == ()
    assert outcome.tick.has_log
    [line] = outcome.log
    assert line.message == (
        "Held until a tick of this sensor succeeds: 1 asset event and changes of the "
        "partitions x, y, old."
    )


def test_a_tick_whose_function_failed_changes_no_partition() -> None:
    outcome = outcome_of(
        *ask("k", partition_key="z"),
        error=ERROR,
        partitions=CHANGES,
        asset_events=(EVENT,),
    )

    assert (outcome.partitions, outcome.events, outcome.log) == ((), (), ())


@pytest.mark.parametrize("answer", [{}, {"moves_always": True}])
def test_a_tick_that_moves_on_does_all_that_it_was_asked_for(
    answer: dict[str, Any],
) -> None:
    bad = ask("bad", problem="no") if answer else ()
    outcome = outcome_of(*bad, partitions=CHANGES, asset_events=(EVENT,), **answer)

    assert outcome.partitions[0].added == ("x", "y", "z")
    assert outcome.partitions[1].skipped == ("old",)
    assert (outcome.events, outcome.log) == (((None, EVENT),), ())
