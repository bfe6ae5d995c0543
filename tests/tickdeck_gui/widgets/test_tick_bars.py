from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.widgets.tick_bars import TickBarsPainter

if TYPE_CHECKING:
    from tickdeck_gui.theme.theme import Theme

CELL = QRect(10, 0, 240, 46)


def test_the_newest_bar_is_at_the_right(theme: Theme) -> None:
    row = seeded_sensors()[0]
    bars = TickBarsPainter(theme)
    assert bars.bar_at(CELL, 249, row) == row.bars[-1]
    assert bars.bar_at(CELL, 246, row) == row.bars[-1]
    assert bars.bar_at(CELL, 245, row) == row.bars[-2]
    assert bars.bar_at(CELL, 11, row) == row.bars[0]
    assert bars.bar_at(CELL, 250, row) is None


def test_where_history_is_missing_there_is_no_bar(theme: Theme) -> None:
    row = seeded_sensors()[6]
    assert len(row.bars) == 30
    assert TickBarsPainter(theme).bar_at(CELL, 20, row) is None


def test_a_cell_is_painted_once_until_it_changes(theme: Theme) -> None:
    row = seeded_sensors()[0]
    bars = TickBarsPainter(theme)
    target = QPixmap(260, 46)
    target.fill(Qt.GlobalColor.white)
    painter = QPainter(target)
    bars.paint(painter, CELL, row)
    bars.paint(painter, CELL, row)
    painter.end()
    assert len(bars._painted) == 1  # noqa: SLF001 - the cache is what is tested
    white = QPixmap(260, 46)
    white.fill(Qt.GlobalColor.white)
    assert target.toImage() != white.toImage()


def test_bars_are_the_same_wherever_one_begins_to_read(theme: Theme) -> None:
    row = seeded_sensors()[0]
    images = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        target = QPixmap(260, 46)
        target.fill(Qt.GlobalColor.white)
        painter = QPainter(target)
        painter.setLayoutDirection(direction)
        TickBarsPainter(theme).paint(painter, CELL, row)
        painter.end()
        images.append(target.toImage())
    assert images[0] == images[1]
