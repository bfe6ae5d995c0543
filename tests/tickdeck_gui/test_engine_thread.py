from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.errors import StartupError
from tickdeck.values.commands import EvaluateNow, ReloadLocations
from tickdeck.values.events import EngineStarted, EngineStopped
from tickdeck.values.sensors import SensorId
from tickdeck_gui.engine_thread import EngineThread
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tickdeck.values.events import Event
    from tickdeck_gui.screenshots.fakes import FakeEngine


@pytest.fixture
def thread(engine: FakeEngine, qtbot: QtBot) -> Iterator[EngineThread]:
    made = EngineThread(lambda: engine)
    yield made
    assert made.stop_engine()


def test_a_burst_of_events_is_told_in_few_batches_and_in_order(
    thread: EngineThread, engine: FakeEngine, qtbot: QtBot
) -> None:
    batches: list[tuple[Event, ...]] = []
    thread.told.connect(batches.append)
    thread.start_engine()
    qtbot.waitUntil(lambda: engine.publish is not None)
    assert engine.publish is not None
    sent = [EngineStarted(at=NOW, recovered_runs=number) for number in range(1000)]
    for event in sent:
        engine.publish(event)
    qtbot.waitUntil(lambda: sum(map(len, batches)) == 1000)
    assert [event for batch in batches for event in batch] == sent
    assert len(batches) < 20


def test_the_last_words_are_told_too(
    thread: EngineThread, engine: FakeEngine, qtbot: QtBot
) -> None:
    told: list[Event] = []
    thread.told.connect(told.extend)
    thread.start_engine()
    qtbot.waitUntil(lambda: engine.publish is not None)
    assert engine.publish is not None
    engine.publish(EngineStopped(at=NOW))
    assert thread.stop_engine()
    assert told == [EngineStopped(at=NOW)]


def test_a_refusal_is_told_as_a_sentence_and_can_be_tried_again(
    thread: EngineThread, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.refusal = StartupError("Another engine has the folder.")
    with qtbot.waitSignal(thread.refused) as refused:
        thread.start_engine()
    assert refused.args == ["Another engine has the folder."]
    thread.wait()
    engine.refusal = None
    thread.start_engine()
    qtbot.waitUntil(lambda: engine.publish is not None)


def test_a_crash_is_told_with_its_traceback(
    thread: EngineThread, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.refusal = ZeroDivisionError("by zero")
    with qtbot.waitSignal(thread.crashed) as crashed:
        thread.start_engine()
    assert crashed.args is not None
    assert "ZeroDivisionError: by zero" in crashed.args[0]


def test_without_an_engine_a_wish_fails_at_once(thread: EngineThread) -> None:
    with pytest.raises(StartupError, match="not running"):
        thread.submit(EvaluateNow(sensor_id=SensorId(1))).result(timeout=0)


def test_wishes_reach_the_engine(
    thread: EngineThread, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.answers[ReloadLocations] = ()
    thread.start_engine()
    qtbot.waitUntil(lambda: engine.publish is not None)
    assert thread.submit(ReloadLocations()).result(timeout=1) == ()
