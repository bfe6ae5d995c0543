from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

import pytest
from tests.conformance.conftest import a, b, failing

from tickdeck import (
    CodeLocationSelector,
    DagsterInstance,
    DagsterInvalidDefinitionError,
    DagsterRunStatus,
    DefaultSensorStatus,
    Definitions,
    JobSelector,
    RepositorySelector,
    RunRequest,
    SkipReason,
    StaticPartitionsDefinition,
    build_run_status_sensor_context,
    job,
    op,
    repository,
    run_failure_sensor,
    run_status_sensor,
)
from tickdeck.testing.inline_pool import InlineCapture
from tickdeck.values.commands import CancelRun, LaunchRun
from tickdeck.values.settings import EngineSettings
from tickdeck.worker.executing import execute

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conformance.conftest import Deck

ON = DefaultSensorStatus.RUNNING
SUCCESS, FAILURE = DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE


class Seen(list[Any]):
    """Keeps the jobs whose runs a sensor was called for."""

    def __call__(self, context: Any) -> None:
        self.append(context.dagster_run.job_name)


def watching(
    deck: Callable[..., Deck],
    function: Any,
    status: DagsterRunStatus = SUCCESS,
    **options: Any,
) -> Deck:
    """Return an engine with the run status sensor `s`, which is on and has begun."""
    options.setdefault("default_status", ON)
    watcher = run_status_sensor(run_status=status, name="s", **options)(function)
    settings = options.pop("settings", None)
    return deck(
        None, also={"sensors": [watcher], "jobs": [a, b, failing]}, settings=settings
    )


def test_case_113_the_first_tick_only_notes_where_it_begins(
    deck: Callable[..., Deck],
) -> None:
    seen = Seen()
    engine = watching(deck, seen, default_status=DefaultSensorStatus.STOPPED)
    engine.launch("a")

    first = engine.tick("s")
    engine.tick("s")
    before = list(seen)
    engine.launch("b")
    engine.tick("s")

    assert first.status == "SKIPPED"
    assert (first.skip_reason or "").startswith("Initiating s. Set cursor to ")
    assert (before, list(seen)) == ([], ["b"])


def test_case_114_each_status_has_its_own_sensors(deck: Callable[..., Deck]) -> None:
    succeeded, started = Seen(), Seen()
    engine = deck(
        None,
        also={
            "jobs": [failing],
            "sensors": [
                run_status_sensor(run_status=SUCCESS, name="ok", default_status=ON)(
                    succeeded
                ),
                run_status_sensor(
                    run_status=DagsterRunStatus.STARTED, name="up", default_status=ON
                )(started),
            ],
        },
    )

    engine.launch("failing")
    tick = engine.tick("ok")

    assert tick.status == "SKIPPED"
    assert (succeeded, started) == ([], ["failing"])


def test_case_115_a_reaction_is_told_in_the_log_of_its_run(
    deck: Callable[..., Deck],
) -> None:
    engine = watching(deck, Seen())
    run = engine.launch("a")

    tick = engine.ticks("s")[-1]

    assert (tick.status, tick.origin_run_ids, tick.run_ids) == (
        "SUCCESS",
        (run.run_id,),
        (),
    )
    assert engine.run_log(run)[-1].message == (
        f'Sensor "s" acted on run status SUCCESS of run {run.run_id}.'
    )


def test_case_116_seven_runs_are_reported_in_one_tick(
    deck: Callable[..., Deck],
) -> None:
    seen = Seen()
    engine = watching(deck, seen)
    engine.stop("s")
    for _number in range(7):
        engine.launch("a")

    tick = engine.tick("s")

    assert (len(seen), len(tick.origin_run_ids)) == (7, 7)


def test_case_118_what_raised_is_not_repeated(deck: Callable[..., Deck]) -> None:
    calls = []

    def raising(context: Any) -> None:
        calls.append(context.dagster_run.run_id)
        raise ValueError("no good")

    engine = watching(deck, raising)
    engine.launch("a")
    failed = engine.ticks("s")[-1]
    again = engine.tick("s")

    assert failed.error is not None
    assert failed.error.class_name == "RunStatusSensorExecutionError"
    assert failed.error.root.message == "no good"
    assert failed.cursor != failed.cursor_before
    assert (failed.status, again.status, len(calls)) == ("FAILURE", "SKIPPED", 1)


def test_case_118_one_that_raises_keeps_no_other_from_being_looked_at(
    deck: Callable[..., Deck],
) -> None:
    seen = Seen()

    def raising_for_a(context: Any) -> None:
        if context.dagster_run.job_name == "a":
            raise ValueError("no good")
        seen(context)

    engine = watching(deck, raising_for_a)
    engine.stop("s")
    for name in ("a", "b", "a", "b"):
        engine.launch(name)

    tick = engine.tick("s")

    assert (tick.status, seen) == ("FAILURE", ["b", "b"])
    assert [each.error is None for each in tick.reactions] == [False, True, False, True]


def test_case_119_a_sensor_guards_against_its_own_runs(
    deck: Callable[..., Deck],
) -> None:
    def reporting(context: Any) -> RunRequest | SkipReason:
        if context.dagster_run.job_name == "b":
            return SkipReason("Don't report on itself")
        return RunRequest()

    engine = watching(deck, reporting, request_job=b)
    engine.launch("a")

    assert [run.job_name for run in engine.runs()] == ["a", "b"]
    assert engine.statuses() == ["SKIPPED", "SUCCESS", "SKIPPED"]
    assert engine.ticks("s")[-1].skip_reason == "Don't report on itself"


def test_case_120_others_move_the_cursor_and_nothing_else(
    deck: Callable[..., Deck],
) -> None:
    seen = Seen()
    engine = watching(deck, seen, monitored_jobs=[a])
    before = engine.cursor("s")
    engine.launch("b")

    tick = engine.ticks("s")[-1]

    assert (tick.status, seen) == ("SKIPPED", [])
    assert engine.cursor("s") != before


def test_case_121_other_code_locations_can_be_named(deck: Callable[..., Deck]) -> None:
    one, every, located = Seen(), Seen(), Seen()
    selected: list[tuple[str, list[Any], Seen]] = [
        ("one", [JobSelector("elsewhere", "__repository__", "a")], one),
        ("every", [RepositorySelector("elsewhere", "__repository__")], every),
        ("located", [CodeLocationSelector("elsewhere")], located),
    ]
    engine = deck(
        None,
        also={
            "jobs": [a],
            "sensors": [
                run_status_sensor(
                    run_status=SUCCESS,
                    name=name,
                    monitored_jobs=jobs,
                    default_status=ON,
                )(seen)
                for name, jobs, seen in selected
            ],
        },
    )
    engine.load(Definitions(jobs=[a, b]), "elsewhere")

    engine.launch("a")
    for name in ("a", "b"):
        engine.do(LaunchRun(location="elsewhere", job_name=name))
        engine.settle()

    assert (one, every, located) == (["a"], ["a", "b"], ["a", "b"])


def test_case_121_a_repository_of_another_location_can_be_named(
    deck: Callable[..., Deck],
) -> None:
    every, other, located = Seen(), Seen(), Seen()
    selected: list[tuple[str, list[Any], Seen]] = [
        ("every", [RepositorySelector("elsewhere", "mine")], every),
        ("other", [JobSelector("elsewhere", "yours", "a")], other),
        ("located", [CodeLocationSelector("elsewhere")], located),
    ]
    engine = deck(
        None,
        also={
            "sensors": [
                run_status_sensor(
                    run_status=SUCCESS,
                    name=name,
                    monitored_jobs=jobs,
                    default_status=ON,
                )(seen)
                for name, jobs, seen in selected
            ],
        },
    )
    engine.load(repository(name="mine")(lambda: [a]), "elsewhere")

    engine.do(LaunchRun(location="elsewhere", job_name="a"))
    engine.settle()

    assert (every, other, located) == (["a"], [], [])


def test_case_122_everything_can_be_monitored(deck: Callable[..., Deck]) -> None:
    seen = Seen()
    engine = watching(deck, seen, monitor_all_code_locations=True)
    engine.load(Definitions(jobs=[b]), "elsewhere")

    engine.launch("a")
    engine.do(LaunchRun(location="elsewhere", job_name="b"))
    engine.settle()

    assert seen == ["a", "b"]


def test_case_123_some_jobs_and_all_of_them_contradict() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="not both"):
        run_status_sensor(
            run_status=SUCCESS, monitored_jobs=[a], monitor_all_code_locations=True
        )(Seen())


def test_case_124_no_run_is_seen_to_be_not_started() -> None:
    for status in (DagsterRunStatus.NOT_STARTED, DagsterRunStatus.MANAGED):
        with pytest.raises(KeyError, match=status.value):
            run_status_sensor(run_status=status)(Seen())


def test_case_126_a_deleted_run_keeps_no_other_from_being_looked_at(
    deck: Callable[..., Deck],
) -> None:
    seen = Seen()
    engine = watching(deck, seen)
    engine.stop("s")
    first, second = engine.launch("a"), engine.launch("b")
    engine.instance.delete_run(first.run_id)

    tick = engine.tick("s")

    assert (tick.origin_run_ids, seen) == ((second.run_id,), ["b"])


def test_case_128_a_run_for_a_partition_says_which(deck: Callable[..., Deck]) -> None:
    keys: list[Any] = []

    @op
    def nothing() -> None: ...

    @job(partitions_def=StaticPartitionsDefinition(["x", "y"]))
    def parted() -> None:
        nothing()

    watcher = run_status_sensor(run_status=SUCCESS, name="s", default_status=ON)(
        lambda context: keys.append(context.partition_key)
    )
    engine = deck(None, also={"sensors": [watcher], "jobs": [parted]})

    engine.launch("parted", partition_key="y")

    assert keys == ["y"]


def test_case_129_a_failure_names_its_steps_and_their_errors(
    deck: Callable[..., Deck],
) -> None:
    told: list[tuple[str, str, str]] = []

    @run_failure_sensor(default_status=ON)
    def alert(context: Any) -> None:
        [step] = context.get_step_failure_events()
        text = step.event_specific_data.error.to_string()
        told.append((context.failure_event.message, step.step_key, text))

    engine = deck(None, also={"sensors": [alert], "jobs": [failing]})
    engine.launch("failing")

    [(message, step_key, text)] = told
    assert "Steps failed: ['break_down']." in message
    assert step_key == "break_down"
    assert "ValueError: no good" in text
    assert 'raise ValueError("no good")' in text


def test_case_130_a_cancelled_run_is_no_failure(deck: Callable[..., Deck]) -> None:
    failed, cancelled = Seen(), Seen()
    engine = deck(
        None,
        also={
            "jobs": [a],
            "sensors": [
                run_failure_sensor(name="failed", default_status=ON)(failed),
                run_status_sensor(
                    run_status=DagsterRunStatus.CANCELED, name="c", default_status=ON
                )(cancelled),
            ],
        },
        settings=EngineSettings(reload_seconds=0, max_concurrent_runs=0),
    )
    run = engine.do(LaunchRun(location="definitions", job_name="a"))

    engine.do(CancelRun(run_id=run.run_id))
    engine.settle()

    assert (failed, cancelled) == ([], ["a"])


def test_case_131_only_a_failures_context_has_a_failure_event() -> None:
    instance = DagsterInstance.ephemeral()
    result = failing.execute_in_process(instance=instance, raise_on_error=False)

    context = build_run_status_sensor_context(
        sensor_name="s",
        dagster_event=result.get_job_failure_event(),
        dagster_instance=instance,
        dagster_run=result.dagster_run,
    )
    [step] = context.for_run_failure().get_step_failure_events()

    assert not hasattr(context, "failure_event")
    assert context.for_run_failure().failure_event is context.dagster_event
    assert step.step_key == "break_down"


class Unheard:
    """An engine that is not there any more."""

    def send(self, message: object) -> None: ...


def test_case_132_runs_that_fail_while_the_engine_is_down_are_reported(
    deck: Callable[..., Deck],
) -> None:
    seen = Seen()
    engine = watching(deck, seen, status=FAILURE)
    for _number in range(3):
        engine.do(LaunchRun(location="definitions", job_name="failing"))
    workshop = engine._workshop  # noqa: SLF001 - what workers do when nobody hears them
    while workshop.has_waiting():
        pool, task = workshop._waiting.popleft()  # noqa: SLF001 - as above
        execute(
            pool._loaded(),  # noqa: SLF001 - as above
            task.prepare(),  # type: ignore[arg-type]  # it is a run
            Unheard(),
            InlineCapture(),
            printing=lambda _path: contextlib.nullcontext(),
            at_once=True,
        )

    engine.restart(crash=True)
    engine.advance(30)

    assert seen == ["failing"] * 3
