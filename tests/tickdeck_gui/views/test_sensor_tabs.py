from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtWidgets import QLabel

from tickdeck.reading.rows import RunFilter
from tickdeck.values.sensors import SensorId, StoredStatus
from tickdeck.values.ticks import TickId, TickStatus
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.views.sensor_tabs import AboutTab, RunTab, Sight, SourceTab, TickTab

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck.reading.rows import SensorRow
    from tickdeck_gui.desk import Desk

ROWS = {row.spec.name: row for row in seeded_sensors()}
ROW = ROWS["bank_statements"]
SIGHT = Sight(ROW)
LATER = Sight(ROW, NOW - timedelta(minutes=30), NOW - timedelta(minutes=20))


def without_ticks(row: SensorRow) -> SensorRow:
    return msgspec.structs.replace(
        row, state=msgspec.structs.replace(row.state, id=SensorId(900))
    )


@pytest.fixture
def ticks(desk: Desk, qtbot: QtBot) -> TickTab:
    made = TickTab(desk)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def runs(desk: Desk, qtbot: QtBot) -> RunTab:
    made = RunTab(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_ticks_are_filtered_by_status(ticks: TickTab) -> None:
    ticks.read(SIGHT)
    ticks.statuses[TickStatus.FAILURE].click()
    assert {tick.status for tick in ticks.model.records} == {TickStatus.FAILURE}


def test_another_sensor_is_shown_in_all_statuses(ticks: TickTab) -> None:
    ticks.read(SIGHT)
    ticks.statuses[TickStatus.FAILURE].click()
    ticks.read(Sight(ROWS["exchange_rates"]))
    assert len({tick.status for tick in ticks.model.records}) > 1


def test_only_ticks_in_sight_are_taken_in(ticks: TickTab) -> None:
    ticks.read(LATER)
    before = ticks.model.records
    new = msgspec.structs.replace(seeded_ticks(1)[0], id=TickId(5000))
    ticks.absorb([new])
    assert ticks.model.records == before
    within = msgspec.structs.replace(new, started=NOW - timedelta(minutes=25))
    ticks.absorb([within])
    assert ticks.model.records[0] == within


def test_a_sensor_without_ticks_says_what_to_do(ticks: TickTab, qtbot: QtBot) -> None:
    ticks.read(Sight(without_ticks(ROW)))
    assert ticks.evaluate.isVisible()
    assert not ticks.show_all.isVisible()
    with qtbot.waitSignal(ticks.evaluate_requested):
        ticks.evaluate.click()
    first = seeded_ticks(1)[0]
    ticks.absorb([first])
    assert ticks.table.isVisible()
    assert ticks.table.selected() == (first,)


def test_one_that_is_off_or_gone_says_that(ticks: TickTab) -> None:
    off = without_ticks(ROW)
    state = msgspec.structs.replace(off.state, stored_status=StoredStatus.STOPPED)
    ticks.read(Sight(msgspec.structs.replace(off, state=state)))
    reasons = [one.text() for one in ticks.words.empty.findChildren(QLabel)]
    assert "The sensor is off. Switch it on, or evaluate it once." in reasons
    ticks.read(Sight(without_ticks(ROWS["legacy_poll"])))
    assert not ticks.evaluate.isVisible()


def test_what_hides_all_ticks_is_let_go(ticks: TickTab, qtbot: QtBot) -> None:
    ticks.read(SIGHT)
    ticks.statuses[TickStatus.FAILURE].setChecked(True)
    ticks.read(Sight(ROW, NOW - timedelta(hours=2), NOW - timedelta(hours=1)))
    assert ticks.model.records == ()
    assert ticks.show_all.isVisible()
    with qtbot.waitSignal(ticks.everything_requested):
        ticks.show_all.click()
    assert not ticks.statuses[TickStatus.FAILURE].isChecked()


def test_only_runs_in_sight_are_taken_in(runs: RunTab) -> None:
    own = SeededReader().runs(RunFilter(sensor_id=ROW.state.id))
    runs.read(SIGHT)
    assert runs.model.records == own
    runs.read(Sight(ROW, NOW - timedelta(hours=1), own[0].created))
    shown = runs.model.records
    runs.absorb([msgspec.structs.replace(own[0], run_id="new")])
    assert runs.model.records == shown
    older = msgspec.structs.replace(shown[0], job_name="other")
    runs.absorb([older])
    assert runs.model.records[0] == older


def test_runs_are_counted_in_sight(runs: RunTab, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runs.counted) as told:
        runs.count(SIGHT)
    assert told.args == ["Runs 28"]
    with qtbot.waitSignal(runs.counted) as told:
        runs.count(Sight(ROW, NOW + timedelta(hours=1), NOW + timedelta(hours=2)))
    assert told.args == ["Runs 0"]


def test_a_deleted_run_leaves_words_behind_at_last(runs: RunTab) -> None:
    runs.read(SIGHT)
    for run in runs.model.records:
        runs.forget(run.run_id)
    assert runs.words.empty.isVisible()


def test_the_source_is_shown_or_why_not(desk: Desk, qtbot: QtBot) -> None:
    tab = SourceTab(desk.theme)
    qtbot.addWidget(tab)
    tab.read(SIGHT)
    assert "cannot be read" in tab.text.toPlainText()
    tab.read(Sight(ROWS["scans"]))
    assert tab.text.toPlainText() == "A watched folder has no code."


def test_about_tells_what_the_code_says(qtbot: QtBot) -> None:
    tab = AboutTab()
    qtbot.addWidget(tab)
    tab.read(SIGHT)
    tab.read(SIGHT)
    assert tab.facts.count() == 2  # the facts and a stretch
