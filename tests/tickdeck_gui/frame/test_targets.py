from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.frame.targets import Targets, in_words, targets_of
from tickdeck_gui.screenshots.history import seeded_runs

if TYPE_CHECKING:
    from tickdeck_gui.frame.screens import Screens
    from tickdeck_gui.frame.window import MainWindow

ONE = SensorId(1)


@pytest.fixture
def screens(window: MainWindow) -> Screens:
    return window.screens


def test_a_selection_counts_only_on_the_screen_that_is_open(screens: Screens) -> None:
    screens.sensors.table.select_sensor(ONE)
    assert targets_of(screens) == Targets(sensors=(ONE,))
    screens.show(Act.SHOW_RUNS)
    screens.runs.table.selectRow(1)
    (run,) = targets_of(screens).runs
    assert targets_of(screens) == Targets(runs=(run,))
    for act in (Act.SHOW_ASSETS, Act.SHOW_ACTIVITY):
        screens.show(act)
        assert targets_of(screens) == Targets()


def test_an_open_page_counts_as_what_it_shows(screens: Screens) -> None:
    run = seeded_runs()[4]
    screens.open_run(run.run_id)
    assert targets_of(screens) == Targets(runs=(run,))
    assert in_words(targets_of(screens), screens) == ("", run.job_name)
    screens.open_sensor(ONE)
    assert targets_of(screens) == Targets(sensors=(ONE,))
    assert in_words(targets_of(screens), screens) == ("bank_statements", "")


def test_a_chosen_folder_counts_as_its_sensor(screens: Screens) -> None:
    screens.show(Act.SHOW_FOLDERS)
    screens.folders.table.selectRow(0)
    (row,) = screens.folders.table.selected()
    assert targets_of(screens).sensor == row.state.id


def test_of_several_there_is_no_one_sensor(screens: Screens) -> None:
    several = Targets(sensors=(ONE, SensorId(2)), runs=seeded_runs()[:3])
    assert several.sensor is None
    assert in_words(several, screens) == ("2 sensors", "3 runs")
