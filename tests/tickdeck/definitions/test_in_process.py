from __future__ import annotations

import pytest

from tickdeck import (
    DagsterError,
    DagsterEventType,
    DagsterInvariantViolationError,
    job,
    op,
)


@op
def one() -> int:
    return 1


@op
def bad() -> int:
    raise ValueError("no good")


def test_in_process_results() -> None:
    @job
    def fine() -> None:
        one()

    @job
    def broken() -> None:
        bad()

    good = fine.execute_in_process(tags={"a": 1})
    failed = broken.execute_in_process(raise_on_error=False)

    assert good.success
    assert good.get_job_success_event().event_type is DagsterEventType.RUN_SUCCESS
    assert good.dagster_run.tags == {"a": "1"}
    assert not failed.success
    assert failed.get_run_failure_event().event_type is DagsterEventType.RUN_FAILURE
    with pytest.raises(DagsterError):
        good.get_job_failure_event()
    with pytest.raises(ValueError, match="no good"):
        broken.execute_in_process()


def test_an_output_that_is_not_there_is_said() -> None:
    @job
    def fine() -> None:
        one()

    result = fine.execute_in_process()

    assert result.output_for_node("one") == 1
    assert [event.step_key for event in result.events_for_node("one")] == ["one"] * 3
    with pytest.raises(DagsterInvariantViolationError, match="gave no output b"):
        result.output_for_node("one", "b")
