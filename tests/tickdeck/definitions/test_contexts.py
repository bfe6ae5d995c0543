from __future__ import annotations

import pytest

from tickdeck import (
    CheckError,
    ConfigurableResource,
    DagsterInstance,
    DagsterInvariantViolationError,
    DagsterUnknownResourceError,
    Definitions,
    InitResourceContext,
    ParameterCheckError,
    SensorEvaluationContext,
    build_op_context,
    build_sensor_context,
)


def test_case_46_there_is_no_instance_unless_it_is_given() -> None:
    with pytest.raises(DagsterInvariantViolationError):
        _ = build_sensor_context().instance

    instance = DagsterInstance.ephemeral()
    assert build_sensor_context(instance=instance).instance is instance


def test_a_cursor_is_a_text_or_none() -> None:
    context = build_sensor_context()

    with pytest.raises(ParameterCheckError):
        context.update_cursor(5)  # type: ignore[arg-type]
    assert not context.cursor_updated


def test_the_last_cursor_wins() -> None:
    context = build_sensor_context()
    context.update_cursor("a")
    context.update_cursor("b")

    assert (context.cursor, context.cursor_updated) == ("b", True)


def test_a_name_must_have_been_given() -> None:
    with pytest.raises(CheckError):
        _ = build_sensor_context().sensor_name


def test_an_unknown_resource_is_also_an_attribute_error() -> None:
    resources = build_sensor_context(resources={"a": 1}).resources

    with pytest.raises(DagsterUnknownResourceError, match="Provided are: a"):
        _ = resources.b
    assert not hasattr(resources, "b")


def test_definitions_and_a_repository_are_alternatives() -> None:
    with pytest.raises(CheckError):
        build_sensor_context(definitions=Definitions(), repository_def=Definitions())


@pytest.mark.parametrize(
    ("ticked", "switched_on", "expected"),
    [(None, None, True), (None, 5.0, True), (10.0, 5.0, False), (10.0, 15.0, True)],
)
def test_the_first_tick_since_the_switch(
    ticked: float | None, switched_on: float | None, *, expected: bool
) -> None:
    context = SensorEvaluationContext(
        last_tick_completion_time=ticked, last_sensor_start_time=switched_on
    )

    assert context.is_first_tick_since_sensor_start is expected


class Opened(ConfigurableResource):
    log: list[str] = []  # noqa: RUF012 - pydantic copies it

    def setup_for_execution(self, context: InitResourceContext) -> None:
        self.log.append("up")

    def teardown_after_execution(self, context: InitResourceContext) -> None:
        self.log.append("down")


def test_a_resource_with_a_clean_up_needs_a_with_block() -> None:
    log: list[str] = []
    context = build_sensor_context(resources={"r": Opened(log=log)})

    with pytest.raises(DagsterInvariantViolationError, match="generator"):
        _ = context.resources
    with context as managed:
        assert managed.resources.r.log == ["up"]


def test_an_op_context_has_its_config() -> None:
    assert build_op_context(op_config={"a": 1}).op_config == {"a": 1}
