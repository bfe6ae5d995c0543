from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    CheckError,
    DagsterInvariantViolationError,
    RunRequest,
    SensorResult,
    SkipReason,
)
from tickdeck.definitions.sensor_results import (
    EMPTY_RESULT,
    SensorExecutionData,
    UnexpectedOutputError,
    drained,
    normalised,
)
from tickdeck.definitions.sensors import at_once


def come_to(given: Any, **cursor: Any) -> SensorExecutionData:
    known = {"cursor": None, "cursor_updated": False, **cursor}
    return normalised("s", at_once(drained("s", given)), **known)


def generator(*items: Any, returned: Any = None) -> Any:
    yield from items
    return returned


@pytest.mark.parametrize("given", [None, [], generator(), generator(None)])
def test_cases_1_2_and_3_nothing_is_a_skip(given: Any) -> None:
    assert come_to(given).skip_message == EMPTY_RESULT


def test_case_4_one_request_without_a_key() -> None:
    request = RunRequest()

    data = come_to(request)

    assert (data.run_requests, data.skip_message) == ([request], None)


@pytest.mark.parametrize("as_generator", [False, True])
def test_cases_5_and_6_requests_keep_their_order(*, as_generator: bool) -> None:
    requests = [RunRequest("1"), RunRequest("2")]

    data = come_to(generator(*requests) if as_generator else requests)

    assert data.run_requests == requests


def test_case_9_a_skip_reason() -> None:
    assert come_to(SkipReason("why")).skip_message == "why"


def test_case_10_a_skip_without_a_reason() -> None:
    assert come_to(SkipReason()).skip_message is None


def test_case_11_requests_and_a_skip_contradict() -> None:
    with pytest.raises(CheckError, match="both"):
        come_to(generator(RunRequest(), SkipReason("x")))


def test_case_12_two_skips_contradict() -> None:
    with pytest.raises(CheckError, match="one reason"):
        come_to(generator(SkipReason("x"), SkipReason("y")))


def test_case_13_a_result_with_runs_and_a_cursor() -> None:
    data = come_to(SensorResult(run_requests=[RunRequest()], cursor="c1"))

    assert (len(data.run_requests), data.cursor) == (1, "c1")


def test_case_14_a_result_stands_alone() -> None:
    with pytest.raises(CheckError, match="only object"):
        come_to(generator(SensorResult(), RunRequest()))


def test_case_16_a_result_with_a_skip() -> None:
    assert come_to(SensorResult(run_requests=[], skip_reason="x")).skip_message == "x"


def test_case_17_an_empty_result() -> None:
    assert come_to(SensorResult()).skip_message == EMPTY_RESULT


def test_case_18_the_cursor_is_set_in_one_way() -> None:
    with pytest.raises(DagsterInvariantViolationError):
        come_to(SensorResult(cursor="b"), cursor="a", cursor_updated=True)


def test_an_empty_cursor_in_a_result_leaves_the_cursor() -> None:
    assert come_to(SensorResult(cursor=""), cursor="a").cursor == "a"


async def coroutine() -> None: ...


@pytest.mark.parametrize("given", [(), "text", {}, 5, coroutine()], ids=repr)
def test_case_20_other_things_are_unexpected(given: Any) -> None:
    with pytest.raises(UnexpectedOutputError, match="unexpectedly returned output"):
        come_to(given)


def test_case_21_other_things_cannot_be_yielded() -> None:
    with pytest.raises(CheckError):
        come_to(generator("text"))


def test_a_generator_may_return_its_last_item() -> None:
    data = come_to(generator(RunRequest("1"), returned=RunRequest("2")))

    assert [each.run_key for each in data.run_requests] == ["1", "2"]


def test_a_generator_may_not_return_a_list() -> None:
    with pytest.raises(UnexpectedOutputError):
        come_to(generator(returned=[RunRequest()]))


def test_a_list_of_one_result_is_that_result() -> None:
    assert come_to([SkipReason("x")]).skip_message == "x"
    assert come_to([SensorResult(cursor="c")]).cursor == "c"
