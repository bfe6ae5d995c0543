from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics

from tickdeck_gui.models.sensor_rows import LocationHeader
from tickdeck_gui.screenshots.seed import seeded_locations
from tickdeck_gui.widgets.location_line import LocationPlaces, location_words, places

FOLDERS, INVOICES, _OPS, WEATHER = seeded_locations()
LINE = QRect(0, 0, 800, 30)
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


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
    assert places(broken, LINE, metrics, LTR).link.right() < LINE.right()
    assert places(well, LINE, metrics, LTR).link.isEmpty()


def parts(found: LocationPlaces) -> list[QRect]:
    """Return the parts in the order in which one reads them."""
    return [found.arrow, found.name, found.words, found.link]


def test_the_line_is_mirrored_where_one_reads_from_the_right(qapp: object) -> None:
    metrics = QFontMetrics(QFont())
    broken = LocationHeader("weather.py", 0, state=WEATHER)
    begin = parts(places(broken, LINE, metrics, LTR))
    mirrored = parts(places(broken, LINE, metrics, RTL))
    for left, right in zip(begin, mirrored, strict=True):
        assert left.left() - LINE.left() == LINE.right() - right.right()
        assert left.size() == right.size()


@pytest.mark.parametrize("direction", [LTR, RTL])
@pytest.mark.parametrize("name", ["weather.py", "a_long_name" * 20])
def test_parts_lie_beside_each_other(
    qapp: object, direction: Qt.LayoutDirection, name: str
) -> None:
    broken = LocationHeader(name, 0, state=WEATHER)
    found = parts(places(broken, LINE, QFontMetrics(QFont()), direction))
    shown = [part for part in found if part.size() != QSize(0, LINE.height())]
    assert len(shown) >= 3
    for number, part in enumerate(shown):
        assert LINE.contains(part)
        assert not any(part.intersects(other) for other in shown[number + 1 :])
