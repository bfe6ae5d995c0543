from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.clock import ManualClock
from tickdeck.values.events import RunChanged, SensorChanged
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.live import LiveState
from tickdeck_gui.models.news import News, Newsroom, news_of
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors

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
    assert news.about_runs


def test_what_is_muted_is_no_news(live: LiveState, qtbot: QtBot) -> None:
    muted = {SensorId(2), FAILED.sensor_id}
    newsroom = Newsroom(live, live, is_muted=muted.__contains__)
    told: list[News] = []
    newsroom.reported.connect(told.append)
    live.apply([failing(live, 2), failing(live, 3), RunChanged(run=FAILED)])
    newsroom.report()
    assert [news.title for news in told] == ["new_invoices has begun to fail"]
