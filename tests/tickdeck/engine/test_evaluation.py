from __future__ import annotations

import asyncio
from datetime import UTC, datetime

import pytest

from tickdeck import wire
from tickdeck.engine import evaluation
from tickdeck.engine.evaluation import EvaluationTask, QuestionTask, TickLog
from tickdeck.errors import WorkerLostError
from tickdeck.values.ticks import LogLine

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
LINE = LogLine(at=NOON, level="INFO", message="logged")
ANSWER = wire.Evaluated(request=1, seconds=0.0)


def messages(log: TickLog) -> list[str]:
    return [line.message for line in log.close()]


def test_what_is_printed_comes_in_lines_however_it_is_cut() -> None:
    log = TickLog(lambda: NOON)
    text = "grüße\nzwei\nohne Ende".encode()

    for number in range(len(text)):
        log.print_out(text[number : number + 1])

    assert messages(log) == ["grüße", "zwei", "ohne Ende"]


def test_a_log_without_end_is_cut_off_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evaluation, "MAX_LOG_LINES", 3)
    log = TickLog(lambda: NOON)

    log.add((LINE,) * 10)
    log.print_out(b"more\n")

    assert messages(log)[:3] == ["logged"] * 3
    assert "cut off" in messages(log)[3]
    assert len(messages(log)) == 4


def test_one_line_without_end_does_not_grow_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(evaluation, "MAX_LOG_CHARACTERS", 10)
    log = TickLog(lambda: NOON)

    for _ in range(100):
        log.print_out(b"x" * 8)

    assert sum(len(message) for message in messages(log)) < 200


def test_an_evaluation_hands_on_its_answer_or_its_loss() -> None:
    told: list[object] = []
    order = wire.Evaluate(request=1, sensor="s", tick_id=1)
    task = EvaluationTask(
        make_message=lambda: order,
        answered=lambda _task, answer: told.append(answer),
        failed=lambda _task, why: told.append(why),
        timeout_s=60,
        now=lambda: NOON,
    )

    assert task.prepare() == order
    assert not task.hear(wire.TickLogged(request=1, lines=(LINE,)))
    task.print_out(b"printed\n")
    assert task.hear(ANSWER)
    task.lost("gone")

    assert told == [ANSWER, "gone"]
    assert messages(task.log) == ["logged", "printed"]


def test_a_question_is_answered_once() -> None:
    async def work() -> None:
        answer: asyncio.Future[wire.FromWorker] = asyncio.Future()
        log = TickLog(lambda: NOON)
        order = wire.Evaluate(request=1, sensor="s", tick_id=1)
        task = QuestionTask(order, answer, 5.0, log)
        assert task.prepare() == order
        assert not task.hear(wire.TickLogged(request=1, lines=(LINE,)))
        task.print_out(b"printed\n")
        assert task.hear(ANSWER)
        task.lost("too late")
        assert await answer == ANSWER
        assert task.prepare() is None
        assert messages(log) == ["logged", "printed"]

    asyncio.run(work())


def test_a_question_that_is_lost_is_an_error() -> None:
    async def work() -> None:
        answer: asyncio.Future[wire.FromWorker] = asyncio.Future()
        QuestionTask(ANSWER, answer, 5.0).lost("it hung")  # type: ignore[arg-type]
        with pytest.raises(WorkerLostError, match="it hung"):
            await answer

    asyncio.run(work())
