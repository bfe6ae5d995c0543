from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.values.ticks import TickId
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.views.sensor_pages import SensorTabs, Tab
from tickdeck_gui.views.sensor_tabs import Sight

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

ROW = seeded_sensors()[0]
SIGHT = Sight(ROW)
BRUSHED = Sight(ROW, NOW - timedelta(minutes=40), NOW - timedelta(minutes=20))
NEW_TICK = msgspec.structs.replace(seeded_ticks(1)[0], id=TickId(5000))
NEW_RUN = msgspec.structs.replace(seeded_runs()[0], run_id="new")


@pytest.fixture
def tabs(desk: Desk, qtbot: QtBot) -> SensorTabs:
    made = SensorTabs(desk)
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    made.read(SIGHT)
    return made


def test_every_tab_says_from_the_start_how_much_is_in_it(tabs: SensorTabs) -> None:
    titles = [tabs.tabText(tab) for tab in Tab]
    assert titles == ["Ticks", "Runs 28", "Run keys 12", "Logs", "Source", "About"]


def test_a_tab_is_read_when_it_is_opened(tabs: SensorTabs) -> None:
    assert tabs.runs.model.records == ()
    tabs.setCurrentIndex(Tab.RUNS)
    assert len(tabs.runs.model.records) == 28
    tabs.setCurrentIndex(Tab.KEYS)
    assert len(tabs.keys.model.records) == 12
    tabs.setCurrentIndex(Tab.LOGS)
    assert not tabs.logs.text.document().isEmpty()


def test_a_stretch_of_time_is_said_where_it_narrows(
    tabs: SensorTabs, qtbot: QtBot
) -> None:
    assert not tabs.brush_chip.isVisible()
    tabs.read(BRUSHED)
    seen = []
    for tab in Tab:
        tabs.setCurrentIndex(tab)
        if tabs.brush_chip.isVisible():
            seen.append(tab)
    assert seen == [Tab.TICKS, Tab.RUNS, Tab.LOGS]
    assert tabs.brush_chip.text().startswith("11:12:16 to 11:32:16")
    with qtbot.waitSignal(tabs.brush_cleared):
        tabs.brush_chip.click()


def test_the_open_tab_follows_what_happens(tabs: SensorTabs) -> None:
    tabs.setCurrentIndex(Tab.LOGS)
    before = tabs.logs.text.blockCount()
    tabs.absorb_ticks([NEW_TICK])
    assert tabs.logs.text.blockCount() > before
    assert tabs.ticks.model.records[0] == NEW_TICK
    tabs.setCurrentIndex(Tab.RUNS)
    tabs.absorb_runs([NEW_RUN])
    assert tabs.runs.model.records[0] == NEW_RUN
    tabs.forget_run("new")
    assert NEW_RUN not in tabs.runs.model.records


def test_a_brushed_tab_takes_in_no_runs_from_outside(tabs: SensorTabs) -> None:
    tabs.read(BRUSHED)
    tabs.setCurrentIndex(Tab.RUNS)
    tabs.absorb_runs([NEW_RUN])
    assert NEW_RUN not in tabs.runs.model.records


def test_the_numbers_follow_after_a_moment(
    tabs: SensorTabs, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.reader, "run_count", lambda _where: 1234)
    tabs.absorb_runs([NEW_RUN])
    assert tabs.tabText(Tab.RUNS) == "Runs 28"
    qtbot.waitUntil(lambda: tabs.tabText(Tab.RUNS) == "Runs 1,234")


def test_runs_are_gone_to_from_runs_and_from_keys(
    tabs: SensorTabs, qtbot: QtBot
) -> None:
    run = seeded_runs()[0]
    with qtbot.waitSignal(tabs.run_opened) as opened:
        tabs.runs.table.opened.emit(run)
    assert opened.args == [run.run_id]
    with qtbot.waitSignal(tabs.run_opened):
        tabs.keys.run_opened.emit(run.run_id)


def test_a_run_leads_to_the_tick_that_asked_for_it(
    tabs: SensorTabs, qtbot: QtBot
) -> None:
    tabs.setCurrentIndex(Tab.RUNS)
    run = tabs.runs.model.records[0]
    with qtbot.waitSignal(tabs.tick_requested) as asked:
        tabs.runs.table.link_followed.emit(run)
    assert asked.args == [run.tick_id]
    assert tabs.currentIndex() == Tab.TICKS
