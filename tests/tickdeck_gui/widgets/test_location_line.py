from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

from tickdeck_gui.models.sensor_rows import LocationHeader
from tickdeck_gui.screenshots.seed import seeded_locations
from tickdeck_gui.widgets.location_line import link_place, location_words

FOLDERS, INVOICES, _OPS, WEATHER = seeded_locations()
LINE = QRect(0, 0, 800, 30)


def test_a_location_tells_its_sensors_and_file() -> None:
    words = location_words(LocationHeader("invoices.py", 4, state=INVOICES))
    assert words == "4 sensors · /home/ada/work/billing/invoices.py"
    words = location_words(LocationHeader("Folders", 1, state=FOLDERS))
    assert words == "1 watched folder"
    assert location_words(LocationHeader("gone.py", 1)) == "1 sensor"


def test_a_broken_location_tells_line_and_error() -> None:
    words = location_words(LocationHeader("weather.py", 0, state=WEATHER))
    assert words == "line 12: SyntaxError: '(' was never closed"


def test_only_a_broken_location_has_a_link(qapp: object) -> None:
    metrics = QFontMetrics(QFont())
    broken = LocationHeader("weather.py", 0, state=WEATHER)
    well = LocationHeader("invoices.py", 4, state=INVOICES)
    assert link_place(broken, LINE, metrics).right() < LINE.right()
    assert link_place(well, LINE, metrics).isEmpty()
