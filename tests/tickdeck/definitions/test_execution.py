from __future__ import annotations

import sys
from typing import Any

import pytest

from tickdeck import (
    AssetMaterialization,
    Config,
    ConfigurableResource,
    DagsterInvariantViolationError,
    Definitions,
    In,
    InitResourceContext,
    MaterializeResult,
    Nothing,
    OpExecutionContext,
    Out,
    Output,
    RetryPolicy,
    asset,
    define_asset_job,
    job,
    op,
)
from tickdeck.clock import SystemClock
from tickdeck.definitions.execution import execute_job
from tickdeck.values.runs import RunEvent, RunEventType


@op
def one() -> int:
    return 1


@op
def bad() -> int:
    raise ValueError("no good")


@op
def add(a: int, b: int = 10) -> int:
    return a + b


def run(made: Any, **arguments: Any) -> tuple[Any, list[RunEvent]]:
    events: list[RunEvent] = []
    outcome = execute_job(
        made,
        catalog=arguments.pop("catalog", None),
        run_id="r",
        emit=events.append,
        clock=SystemClock(),
        **arguments,
    )
    return outcome, events


def kinds(events: list[RunEvent]) -> list[tuple[str, str | None]]:
    return [(event.type.name, event.step_key) for event in events]


def test_outputs_flow_and_everything_is_told_in_order() -> None:
    @job
    def adding() -> None:
        add(one())

    outcome, events = run(adding)

    assert outcome.success
    assert kinds(events) == [
        ("RUN_START", None),
        ("STEP_START", "one"),
        ("STEP_OUTPUT", "one"),
        ("STEP_SUCCESS", "one"),
        ("STEP_START", "add"),
        ("STEP_OUTPUT", "add"),
        ("STEP_SUCCESS", "add"),
        ("RUN_SUCCESS", None),
    ]


def test_behind_a_failed_step_nothing_runs_and_other_branches_go_on() -> None:
    @job
    def branching() -> None:
        add(bad())
        one()

    outcome, events = run(branching)

    assert outcome.failed_steps == ("bad",)
    assert ("STEP_SKIPPED", "add") in kinds(events)
    assert ("STEP_SUCCESS", "one") in kinds(events)
    assert events[-1].message.endswith("Steps failed: ['bad'].")
    failure = next(e for e in events if e.type is RunEventType.STEP_FAILURE)
    assert failure.error is not None
    assert "no good" in failure.error.text


def test_logs_keep_their_level_and_traceback() -> None:
    @op
    def chatty(context: OpExecutionContext) -> None:
        context.log.debug("d %s", 1)
        try:
            raise KeyError("k")  # noqa: TRY301 - the point
        except KeyError:
            context.log.exception("oh")

    @job
    def talking() -> None:
        chatty()

    _outcome, events = run(talking)
    logs = [e for e in events if e.type is RunEventType.LOG]

    assert [(e.level, e.message) for e in logs] == [("DEBUG", "d 1"), ("ERROR", "oh")]
    assert logs[1].error is not None


def test_leaving_python_in_an_op_is_a_failed_step() -> None:
    @op
    def leaving() -> None:
        sys.exit(3)

    @job
    def gone() -> None:
        leaving()

    outcome, events = run(gone)

    assert not outcome.success
    assert any("sys.exit(3)" in event.message for event in events)


def test_retries_until_it_works() -> None:
    attempts = []

    @op(retry_policy=RetryPolicy(max_retries=2))
    def flaky(context: OpExecutionContext) -> None:
        attempts.append(context.retry_number)
        if len(attempts) < 3:
            raise ValueError("not yet")

    @job
    def trying() -> None:
        flaky()

    assert run(trying)[0].success
    assert attempts == [0, 1, 2]


LOG: list[str] = []


class Logged(ConfigurableResource):
    fails: bool = False

    def setup_for_execution(self, context: InitResourceContext) -> None:
        if self.fails:
            raise OSError("no connection")
        LOG.append("up")

    def teardown_after_execution(self, context: InitResourceContext) -> None:
        LOG.append("down")


@op
def needing(logged: Logged) -> None:
    LOG.append("used")
    raise ValueError("after use")


@job
def needing_job() -> None:
    needing()


def test_resources_are_torn_down_also_after_a_failure() -> None:
    LOG.clear()

    run(needing_job, resources={"logged": Logged(), "unused": Logged(fails=True)})

    assert LOG == ["up", "used", "down"]


def test_a_resource_that_cannot_be_set_up_is_named() -> None:
    outcome, events = run(needing_job, resources={"logged": Logged(fails=True)})

    assert not outcome.success
    assert ("STEP_START", "needing") not in kinds(events)
    assert outcome.error is not None
    assert 'resource "logged"' in outcome.error.message


def test_a_missing_resource_is_named() -> None:
    outcome, _events = run(needing_job)

    assert "Resource with key 'logged'" in outcome.error.message


def test_several_outputs() -> None:
    @op(out={"a": Out(), "b": Out()})
    def two() -> Any:
        return 1, 2

    @op(out={"a": Out(), "b": Out(is_required=False)})
    def named() -> Any:
        yield Output(5, "a")

    @job
    def pair() -> None:
        a, b = two()
        add(a, b)
        named()

    result = pair.execute_in_process()

    assert result.output_for_node("add") == 3
    assert result.output_for_node("named", "a") == 5
    with pytest.raises(DagsterInvariantViolationError):
        result.output_for_node("named", "b")


def test_a_missing_required_output_fails_its_step() -> None:
    @op(out={"a": Out(), "b": Out()})
    def half() -> Any:
        yield Output(1, "a")

    @job
    def incomplete() -> None:
        half()

    with pytest.raises(DagsterInvariantViolationError, match="output b"):
        incomplete.execute_in_process()


def test_materializations_carry_metadata() -> None:
    @asset
    def counted(context: OpExecutionContext) -> Any:
        context.add_output_metadata({"rows": 3})
        return MaterializeResult(metadata={"path": object})

    definitions = Definitions(assets=[counted], jobs=[define_asset_job("j")])
    _outcome, events = run(definitions.get_job_def("j"), catalog=definitions.catalog())
    [made] = [e for e in events if e.type is RunEventType.ASSET_MATERIALIZATION]

    assert made.asset_key == "counted"
    assert made.data == {"rows": 3, "path": str(object)}


def test_an_asset_from_outside_the_run_is_said_to_be_missing() -> None:
    @asset
    def raw() -> int:
        return 1

    @asset
    def cooked(raw: int) -> int:
        return raw

    definitions = Definitions(assets=[raw, cooked], jobs=[define_asset_job("j")])
    outcome, events = run(
        definitions.get_job_def("j"),
        catalog=definitions.catalog(),
        asset_keys=["cooked"],
    )

    assert not outcome.success
    assert ("STEP_START", "raw") not in kinds(events)
    assert "raw is kept in memory and was not made by this run" in outcome.error.message


def test_config_reaches_the_op_in_both_styles() -> None:
    class Size(Config):
        n: int

    @op
    def new_style(config: Size) -> int:
        return config.n

    @op(config_schema={"n": int})
    def old_style(context: OpExecutionContext) -> int:
        return int(context.op_config["n"])

    @job
    def both() -> None:
        new_style()
        old_style()

    result = both.execute_in_process(
        {"ops": {"new_style": {"config": {"n": 1}}, "old_style": {"config": {"n": 2}}}}
    )

    assert result.output_for_node("new_style") == 1
    assert result.output_for_node("old_style") == 2


@op(out={"a": Out(is_required=False), "b": Out(is_required=False)})
def branching() -> Any:
    yield Output(1, "a")


@op
def taking(given: Any) -> Any:
    return given


@op(ins={"start": In(Nothing)})
def ordered() -> None: ...


def test_what_takes_an_output_that_was_not_given_is_skipped() -> None:
    @job
    def branches() -> None:
        a, b = branching()
        taking.alias("of_a")(a)
        taking.alias("behind")(taking.alias("of_b")(b))
        taking.alias("of_both")([a, b])
        taking.alias("of_none")([b])
        ordered(start=b)

    result = branches.execute_in_process()

    assert result.success
    assert {
        each.step_key: each.message for each in result.get_step_skipped_events()
    } == {
        "of_b": "Skipped, as branching gave no b.",
        "behind": "Skipped, as of_b gave no result.",
        "of_none": "Skipped, as branching gave no b.",
        "ordered": "Skipped, as branching gave no b.",
    }
    assert result.output_for_node("of_a") == 1
    assert result.output_for_node("of_both") == [1]


def test_a_required_output_that_somebody_takes_must_be_given() -> None:
    @op
    def giving_nothing() -> Any:
        yield AssetMaterialization("a")

    @job
    def broken() -> None:
        taking(giving_nothing())

    with pytest.raises(DagsterInvariantViolationError, match="nothing for its output"):
        broken.execute_in_process()
