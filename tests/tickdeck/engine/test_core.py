from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.engine import Engine
from tickdeck.errors import (
    AlreadyRunningError,
    EngineStoppedError,
    StartupError,
    SurroundingsError,
)
from tickdeck.home import Home
from tickdeck.values.commands import ReloadLocations, StartSensor
from tickdeck.values.events import EngineStarted, EngineStopped
from tickdeck.values.sensors import SensorId

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tickdeck.engine.conftest import Launcher


def test_it_tells_when_it_begins_and_ends(launcher: Launcher) -> None:
    engine = launcher.start()
    engine.stop()

    engine.wait_for(EngineStarted)
    engine.wait_for(EngineStopped)
    assert engine.error is None


def test_a_second_engine_on_the_same_folder_is_refused_in_words(
    launcher: Launcher,
) -> None:
    launcher.start()

    with pytest.raises(AlreadyRunningError, match=r"already at work on .*process \d+"):
        Engine(launcher.home).run(lambda _event: None)


def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SurroundingsError, match="cannot be used"):
        Engine(Home(tmp_path / "file" / "home")).run(lambda _event: None)


def test_a_damaged_database_is_said_and_left_alone(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.create()
    home.database.write_text("nonsense " * 500)

    with pytest.raises(StartupError, match="damaged"):
        Engine(home).run(lambda _event: None)

    assert home.database.read_text().startswith("nonsense")
    with pytest.raises(StartupError, match="damaged"):  # and the lock is free again
        Engine(home).run(lambda _event: None)


def test_a_wish_before_the_start_is_carried_out_after_it(launcher: Launcher) -> None:
    engine = Engine(launcher.home)
    answer = engine.submit(ReloadLocations())
    answer.add_done_callback(lambda _done: engine.request_stop())

    engine.run(lambda _event: None)

    assert [state.spec.name for state in answer.result()] == ["Folders"]


def test_a_wish_after_the_end_is_refused(launcher: Launcher) -> None:
    running = launcher.start()
    running.stop()

    with pytest.raises(EngineStoppedError):
        running.ask(StartSensor(sensor_id=SensorId(1)))


def test_a_stop_before_the_start_ends_it_at_once(launcher: Launcher) -> None:
    engine = Engine(launcher.home)
    waiting = engine.submit(StartSensor(sensor_id=SensorId(1)))
    engine.request_stop()

    engine.run(lambda _event: None)

    assert isinstance(waiting.exception(), LookupError | EngineStoppedError)


def test_locations_named_once_are_remembered(launcher: Launcher) -> None:
    path = launcher.write("defs = Definitions()\n")
    first = launcher.start(path)
    first.loaded("defs.py")
    first.stop()

    second = launcher.start()

    assert second.loaded("defs.py").error is None
