from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from tickdeck_gui.models.sensor_rows import Chip, SensorFilter, fits_chip
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.widgets.sensor_filters import SensorFilters

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

ROWS = seeded_sensors()
CHIPS = {chip: sum(fits_chip(row, chip) for row in ROWS) for chip in Chip}
LOCATIONS = Counter(row.state.location for row in ROWS)


@pytest.fixture
def filters(theme: Theme, qtbot: QtBot) -> SensorFilters:
    made = SensorFilters(theme)
    qtbot.addWidget(made)
    made.show_counts(CHIPS, LOCATIONS)
    made.show()
    return made


def test_each_choice_says_how_many_it_stands_for(filters: SensorFilters) -> None:
    assert filters.chips[Chip.ON].text() == "On 10"
    assert filters.chips[Chip.ATTENTION].accessibleName() == "Needs attention: 2"
    kinds = [filters.kinds.itemText(n) for n in range(filters.kinds.count())]
    assert kinds == ["All kinds", "Standard 6", "Folder 3", "Run status 2"]
    assert filters.locations.itemText(1) == "invoices.py 4"


def test_what_is_chosen_is_combined(filters: SensorFilters, qtbot: QtBot) -> None:
    filters.search.setText(" disk ")
    qtbot.mouseClick(filters.chips[Chip.OFF], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(filters.chips[Chip.ON], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(filters.changed):
        filters.kinds.setCurrentIndex(1)
    filters.locations.setCurrentIndex(2)
    assert filters.where == SensorFilter("disk", Chip.ON, Chip.STANDARD, "ops.py")
    assert not filters.chips[Chip.OFF].isChecked()
    assert filters.kinds.property("chosen") == "true"


def test_where_there_is_no_choice_none_is_offered(theme: Theme, qtbot: QtBot) -> None:
    alone = SensorFilters(theme)
    qtbot.addWidget(alone)
    alone.show_counts({Chip.ON: 2, Chip.STANDARD: 2}, {"a.py": 2})
    alone.show()
    assert alone.chips[Chip.ON].isVisible()
    assert not alone.chips[Chip.OFF].isVisible()
    assert not alone.kinds.isVisible()
    assert not alone.locations.isVisible()


def test_a_choice_outlives_its_last_sensor(filters: SensorFilters) -> None:
    wanted = SensorFilter(kind=Chip.FOLDER, location="Folders")
    filters.show_filter(wanted)
    filters.show_counts({Chip.ON: 2, Chip.STANDARD: 2}, {"a.py": 2})
    assert filters.where == wanted
    assert filters.kinds.currentText() == "Folder 0"
    filters.show_filter(SensorFilter())
    filters.show_counts({Chip.ON: 2, Chip.STANDARD: 2}, {"a.py": 2})
    assert not filters.kinds.isVisible()


def test_a_choice_of_the_last_time_comes_before_the_counts(
    theme: Theme, qtbot: QtBot
) -> None:
    fresh = SensorFilters(theme)
    qtbot.addWidget(fresh)
    wanted = SensorFilter("x", Chip.OFF, Chip.SCHEDULE, "ops.py")
    with qtbot.waitSignal(fresh.changed):
        fresh.show_filter(wanted)
    assert fresh.where == wanted


def test_what_clears_the_words_goes_with_them(
    filters: SensorFilters, qtbot: QtBot
) -> None:
    def can_be_cleared() -> bool:
        signs = filters.search.findChildren(QToolButton)
        return all(sign.property("opacity") == 1 for sign in signs)

    filters.search.setText("disk")
    qtbot.waitUntil(can_be_cleared)
    told: list[SensorFilter] = []
    filters.changed.connect(lambda: told.append(filters.where))
    filters.show_filter(SensorFilter(chip=Chip.OFF))
    assert told == [SensorFilter(chip=Chip.OFF)], "once, when all is there"
    qtbot.waitUntil(lambda: not can_be_cleared())
