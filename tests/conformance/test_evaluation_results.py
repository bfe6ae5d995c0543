from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.conformance.conftest import a, b

from tickdeck import RunRequest, SensorResult, SkipReason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conformance.conftest import Deck

EMPTY = "Sensor function returned an empty result"


def root_of(tick: Any) -> tuple[str, str]:
    return tick.error.root.class_name, tick.error.root.message


def test_case_1_none_is_a_skip(deck: Callable[..., Deck]) -> None:
    tick = deck(lambda: None).tick("s")

    assert (tick.status, tick.skip_reason, tick.run_ids) == ("SKIPPED", EMPTY, ())


def test_case_2_an_empty_list_is_a_skip(deck: Callable[..., Deck]) -> None:
    tick = deck(lambda: []).tick("s")  # noqa: PIE807 - a function of ours, not a builtin

    assert (tick.status, tick.skip_reason, tick.run_ids) == ("SKIPPED", EMPTY, ())


def test_case_3_a_generator_without_a_yield_is_a_skip(
    deck: Callable[..., Deck],
) -> None:
    def nothing() -> Iterator[RunRequest]:
        yield from ()

    tick = deck(nothing).tick("s")

    assert (tick.status, tick.skip_reason, tick.run_ids) == ("SKIPPED", EMPTY, ())


def test_case_4_a_request_without_a_key_is_a_run(deck: Callable[..., Deck]) -> None:
    engine = deck(lambda: RunRequest(run_key=None))

    tick = engine.tick("s")

    [run] = engine.runs()
    assert (tick.status, tick.run_ids, tick.run_keys) == ("SUCCESS", (run.run_id,), ())
    assert run.status == "SUCCESS"


def test_case_5_a_list_of_two_is_two_runs_of_one_tick(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(lambda: [RunRequest("1"), RunRequest("2")])

    tick = engine.tick("s")

    assert (tick.run_keys, len(engine.runs()), len(engine.ticks("s"))) == (
        ("1", "2"),
        2,
        1,
    )


def test_case_6_runs_are_created_in_the_order_of_the_yields(
    deck: Callable[..., Deck],
) -> None:
    def two() -> Iterator[RunRequest]:
        yield RunRequest("z")
        yield RunRequest("y")

    engine = deck(two)

    assert engine.tick("s").run_keys == ("z", "y")
    assert [run.run_key for run in engine.runs()] == ["z", "y"]


def test_case_8_an_error_after_a_yield_starts_nothing(
    deck: Callable[..., Deck],
) -> None:
    def failing(context: Any) -> Iterator[RunRequest]:
        context.update_cursor("moved")
        yield RunRequest("1")
        raise ValueError("no good")

    engine = deck(failing)
    engine.set_cursor("s", "before")

    tick = engine.tick("s")

    assert tick.status == "FAILURE"
    assert tick.error is not None
    assert tick.error.class_name == "SensorExecutionError"
    assert root_of(tick) == ("ValueError", "no good")
    assert (engine.runs(), engine.cursor("s")) == ((), "before")


def test_case_9_a_skip_reason_is_kept(deck: Callable[..., Deck]) -> None:
    tick = deck(lambda: SkipReason("why")).tick("s")

    assert (tick.status, tick.skip_reason) == ("SKIPPED", "why")


def test_case_10_a_skip_may_have_no_reason(deck: Callable[..., Deck]) -> None:
    tick = deck(lambda: SkipReason()).tick("s")

    assert (tick.status, tick.skip_reason) == ("SKIPPED", None)


def test_case_11_a_request_and_a_skip_contradict(deck: Callable[..., Deck]) -> None:
    def both() -> Iterator[Any]:
        yield RunRequest("1")
        yield SkipReason("why")

    engine = deck(both)

    tick = engine.tick("s")

    assert (tick.status, root_of(tick)[0], engine.runs()) == (
        "FAILURE",
        "CheckError",
        (),
    )
    assert "both" in root_of(tick)[1]


def test_case_12_two_skips_contradict(deck: Callable[..., Deck]) -> None:
    tick = deck(lambda: [SkipReason("a"), SkipReason("b")]).tick("s")

    assert (tick.status, root_of(tick)[0]) == ("FAILURE", "CheckError")


def test_case_13_a_result_has_runs_and_a_cursor(deck: Callable[..., Deck]) -> None:
    engine = deck(lambda: SensorResult(run_requests=[RunRequest("1")], cursor="c1"))

    tick = engine.tick("s")

    assert (tick.status, tick.run_keys, engine.cursor("s")) == (
        "SUCCESS",
        ("1",),
        "c1",
    )


def test_case_14_a_result_stands_alone(deck: Callable[..., Deck]) -> None:
    engine = deck(lambda: [SensorResult(), RunRequest("1")])

    tick = engine.tick("s")

    assert tick.status == "FAILURE"
    assert "only object" in root_of(tick)[1]
    assert engine.runs() == ()


def test_case_15_a_result_that_contradicts_itself_fails_the_tick(
    deck: Callable[..., Deck],
) -> None:
    tick = deck(
        lambda: SensorResult(run_requests=[RunRequest("1")], skip_reason="x")
    ).tick("s")

    assert (tick.status, root_of(tick)[0]) == ("FAILURE", "CheckError")


def test_case_16_a_result_may_skip(deck: Callable[..., Deck]) -> None:
    tick = deck(lambda: SensorResult(run_requests=[], skip_reason="x")).tick("s")

    assert (tick.status, tick.skip_reason) == ("SKIPPED", "x")


def test_case_17_an_empty_result_is_a_skip(deck: Callable[..., Deck]) -> None:
    tick = deck(lambda: SensorResult()).tick("s")

    assert (tick.status, tick.skip_reason) == ("SKIPPED", EMPTY)


def test_case_18_the_cursor_is_set_in_one_way(deck: Callable[..., Deck]) -> None:
    def both(context: Any) -> SensorResult:
        context.update_cursor("a")
        return SensorResult(cursor="b")

    engine = deck(both)

    tick = engine.tick("s")

    assert (tick.status, engine.cursor("s")) == ("FAILURE", None)
    assert root_of(tick)[0] == "DagsterInvariantViolationError"


async def later() -> None: ...


@pytest.mark.parametrize("given", [(RunRequest("1"),), "text", later], ids=str)
def test_case_20_what_is_no_outcome_is_unexpected(
    deck: Callable[..., Deck], given: Any
) -> None:
    tick = deck(lambda: given() if callable(given) else given).tick("s")

    assert tick.status == "FAILURE"
    assert "unexpectedly returned output" in root_of(tick)[1]


def test_case_21_a_text_cannot_be_yielded(deck: Callable[..., Deck]) -> None:
    def text() -> Iterator[str]:
        yield "text"

    assert deck(text).tick("s").status == "FAILURE"


def test_case_22_a_request_needs_a_target(deck: Callable[..., Deck]) -> None:
    tick = deck(lambda: RunRequest("1"), job=None).tick("s")

    assert tick.status == "FAILURE"
    assert "lacking a specified target" in root_of(tick)[1]


def test_case_23_a_request_says_which_of_several_jobs(
    deck: Callable[..., Deck],
) -> None:
    tick = deck(lambda: RunRequest("1"), job=None, jobs=[a, b]).tick("s")

    assert tick.status == "FAILURE"
    assert "['a', 'b']" in root_of(tick)[1]


def test_case_24_a_request_cannot_name_another_job(deck: Callable[..., Deck]) -> None:
    tick = deck(lambda: RunRequest("1", job_name="b")).tick("s")

    assert tick.status == "FAILURE"
    assert "Expected one of: ['a']" in root_of(tick)[1]


def test_case_25_jobs_alternate_by_the_parity_of_the_cursor(
    deck: Callable[..., Deck],
) -> None:
    def alternating(context: Any) -> RunRequest:
        number = int(context.cursor or 0)
        context.update_cursor(str(number + 1))
        return RunRequest(str(number), job_name=["a", "b"][number % 2])

    engine = deck(alternating, job=None, jobs=[a, b])
    engine.tick("s")
    engine.tick("s")

    assert [(run.job_name, run.run_key) for run in engine.runs()] == [
        ("a", "0"),
        ("b", "1"),
    ]
