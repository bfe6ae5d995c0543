from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.values.commands import EvaluateNow
from tickdeck.values.sensors import SensorId
from tickdeck_gui.desk import said

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

WISH = EvaluateNow(sensor_id=SensorId(1))


def test_an_answer_goes_to_who_asked(
    desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[EvaluateNow] = "ticked"
    answers: list[object] = []

    async def scenario() -> None:
        desk.order(WISH, answers.append)
        await desk.tasks.settled()

    drive(scenario())
    assert answers == ["ticked"]


def test_a_refusal_is_told(desk: Desk, engine: FakeEngine, drive: Drive) -> None:
    engine.answers[EvaluateNow] = LookupError("There is no sensor 1.")
    told: list[Notice] = []
    desk.notices.announced.connect(told.append)

    async def scenario() -> None:
        desk.order(WISH)
        await desk.tasks.settled()

    drive(scenario())
    assert [(notice.text, notice.failed) for notice in told] == [
        ("There is no sensor 1.", True)
    ]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyError("no quotes"), "no quotes"),
        (OSError(2, "No such file"), "[Errno 2] No such file"),
        (TimeoutError(), "TimeoutError"),
    ],
)
def test_every_error_says_something(error: Exception, words: str) -> None:
    assert words == said(error)
