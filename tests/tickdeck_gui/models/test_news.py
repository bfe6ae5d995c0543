from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.clock import ManualClock
from tickdeck.values.events import (
    EngineStarted,
    EngineStopped,
    EngineTrouble,
    LocationChanged,
    RunChanged,
    SensorChanged,
)
from tickdeck.values.locations import LocationStatus
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.live import LiveState
from tickdeck_gui.models.news import News, NewsKind, Newsroom, news_of
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_locations, seeded_sensors

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FAILED = next(run for run in seeded_runs() if run.status is RunStatus.FAILURE)


@pytest.fixture
def live() -> LiveState:
    state = LiveState(SeededReader(), ManualClock(NOW))
    state.load()
    return state


@pytest.fixture
def newsroom(live: LiveState, qtbot: QtBot) -> Newsroom:
    return Newsroom(live, live)


def failing(live: LiveState, sensor_id: int, failures: int = 1) -> SensorChanged:
    row = live.row(SensorId(sensor_id))
    assert row is not None
    state = msgspec.structs.replace(row.state, consecutive_failures=failures)
    return SensorChanged(state=state, spec=row.spec)


def test_all_of_a_moment_is_one_message(
    live: LiveState, newsroom: Newsroom, qtbot: QtBot
) -> None:
    told: list[News] = []
    newsroom.reported.connect(told.append)
    live.apply([failing(live, 2), RunChanged(run=FAILED)])
    live.apply([failing(live, 3)])
    newsroom.report()
    newsroom.report()
    assert [news.title for news in told] == [
        "2 sensors have begun to fail, 1 run failed"
    ]
    assert told[0].text == "exchange_rates, new_invoices\npage_operator (1)"


def test_it_is_told_by_itself_after_a_moment(live: LiveState, qtbot: QtBot) -> None:
    newsroom = Newsroom(live, live, gathering_milliseconds=1)
    with qtbot.waitSignal(newsroom.reported) as reported:
        live.apply([failing(live, 2)])
    assert reported.args is not None
    assert reported.args[0].sensor_id == SensorId(2)


def test_what_fails_already_or_is_well_again_is_no_news(
    live: LiveState, newsroom: Newsroom, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(newsroom.reported):
        live.apply([failing(live, 1, failures=9)])
        live.apply([failing(live, 2)])
        live.apply([failing(live, 2, failures=0)])
        newsroom.report()


def test_one_sensor_or_one_run_can_be_gone_to() -> None:
    row = seeded_sensors()[0]
    of_sensor = news_of([row], [])
    assert of_sensor.title == "bank_statements has begun to fail"
    assert of_sensor.text.startswith("PermissionError")
    assert of_sensor.sensor_id == row.state.id
    of_run = news_of([], [FAILED])
    assert (of_run.title, of_run.run_id) == (
        "A run of page_operator failed",
        FAILED.run_id,
    )


def test_many_runs_are_counted_by_job() -> None:
    runs = [
        msgspec.structs.replace(FAILED, run_id=str(number), job_name=f"job_{number}")
        for number in range(6)
    ]
    news = news_of([], runs)
    assert news.title == "6 runs failed"
    assert news.text == "job_0 (1), job_1 (1), job_2 (1), job_3 (1) and 2 more"
    assert news.kinds == {NewsKind.RUN}


def test_what_is_muted_is_no_news(live: LiveState, qtbot: QtBot) -> None:
    muted = {SensorId(2), FAILED.sensor_id}
    newsroom = Newsroom(live, live, is_muted=muted.__contains__)
    told: list[News] = []
    newsroom.reported.connect(told.append)
    live.apply([failing(live, 2), failing(live, 3), RunChanged(run=FAILED)])
    newsroom.report()
    assert [news.title for news in told] == ["new_invoices has begun to fail"]


def test_an_engine_that_ends_or_is_in_trouble_is_news_at_once_and_only_once(
    live: LiveState, newsroom: Newsroom
) -> None:
    told: list[News] = []
    live.apply([EngineStarted(at=NOW)])
    newsroom.reported.connect(told.append)
    trouble = EngineTrouble(at=NOW, message="The disk is full.")
    live.apply([trouble, trouble, EngineTrouble(at=NOW, message=None)])
    live.engine_ended("It has crashed.")
    live.apply([EngineStarted(at=NOW), EngineStopped(at=NOW)])
    assert [(news.title, news.text) for news in told] == [
        ("The engine is in trouble", "The disk is full."),
        ("The engine has stopped", "It has crashed."),
        ("The engine has stopped", "No sensor is evaluated."),
    ]
    assert {news.kinds for news in told} == {frozenset({NewsKind.ENGINE})}


def test_definitions_that_break_are_news_until_they_are_read_again(
    live: LiveState, newsroom: Newsroom
) -> None:
    told: list[News] = []
    newsroom.reported.connect(told.append)
    _folders, invoices, _ops, weather = seeded_locations()
    broken = msgspec.structs.replace(
        invoices, status=LocationStatus.ERROR, error=weather.error
    )
    loading = msgspec.structs.replace(weather, status=LocationStatus.LOADING)
    for state in (loading, weather, broken):
        live.apply([LocationChanged(name=state.spec.name, state=state)])
    newsroom.report()
    assert [news.title for news in told] == ["invoices.py cannot be loaded"]
    assert told[0].kinds == {NewsKind.DEFINITIONS}


@pytest.mark.parametrize("kind", NewsKind)
def test_only_what_is_wanted_is_told(live: LiveState, kind: NewsKind) -> None:
    newsroom = Newsroom(live, live, is_wanted=lambda each: each is not kind)
    told: list[News] = []
    newsroom.reported.connect(told.append)
    _folders, invoices, _ops, _weather = seeded_locations()
    broken = msgspec.structs.replace(invoices, status=LocationStatus.ERROR)
    live.apply(
        [
            failing(live, 2),
            RunChanged(run=FAILED),
            LocationChanged(name=broken.spec.name, state=broken),
            EngineTrouble(at=NOW, message="The disk is full."),
        ]
    )
    newsroom.report()
    kinds = frozenset[NewsKind]().union(*(news.kinds for news in told))
    assert kinds == set(NewsKind) - {kind}


def test_after_its_end_nothing_is_told(live: LiveState, newsroom: Newsroom) -> None:
    told: list[News] = []
    newsroom.reported.connect(told.append)
    newsroom.close()
    live.apply([failing(live, 2), EngineStopped(at=NOW)])
    newsroom.report()
    assert told == []
