from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.records import Column
from tickdeck_gui.widgets.line_table import Line
from tickdeck_gui.widgets.painted_cells import PaintedCells
from tickdeck_gui.widgets.record_cells import RecordCells, places

if TYPE_CHECKING:
    from tickdeck_gui.theme.theme import Theme

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
CELL = QRect(0, 0, 120, 32)
LINE = Line(0, CELL, ((0, CELL),), False, False, -1, LTR)


@dataclass(frozen=True)
class Canvas:
    """Paints one cell of one record on a picture of its own."""

    cells: RecordCells
    painted: PaintedCells

    def show(
        self, column: Column[str], record: str, line: Line = LINE, longest: float = 0.0
    ) -> QImage:
        image = QImage(CELL.size(), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        self.painted.begin_frame(1.0, line.direction, "light")
        self.cells.paint_line(painter, line, record, "key", [column], longest)
        painter.end()
        return image


@pytest.fixture
def canvas(theme: Theme) -> Canvas:
    painted = PaintedCells()
    return Canvas(RecordCells(theme, painted), painted)


WORD = Column[str]("Word", lambda one: one)


@pytest.mark.parametrize("marked", [True, False])
def test_mark_and_text_of_a_cell_are_mirrored(marked: bool) -> None:
    cell = QRect(100, 32, 120, 32)
    mark, text = places(cell, LTR, marked=marked)
    mark_mirrored, text_mirrored = places(cell, RTL, marked=marked)
    for before, after in ((mark, mark_mirrored), (text, text_mirrored)):
        assert cell.contains(after)
        assert before.left() - cell.left() == cell.right() - after.right()
        assert before.size() == after.size()
    assert text.intersects(mark) == text_mirrored.intersects(mark_mirrored) != marked


@pytest.mark.parametrize(
    "other",
    [
        replace(WORD, text=str.upper),
        replace(WORD, mark=lambda _: Mark.FAILURE),
        replace(WORD, ink="second"),
        replace(WORD, fixed_width=True),
        replace(WORD, seconds=lambda _: 2.0),
    ],
    ids=["text", "mark", "ink", "font", "length"],
)
def test_a_cell_is_painted_anew_when_anything_in_it_changes(
    canvas: Canvas, other: Column[str]
) -> None:
    before = canvas.show(WORD, "word", longest=3.0)
    assert canvas.show(other, "word", longest=3.0) != before
    assert canvas.show(WORD, "word", longest=3.0) == before


def test_a_length_is_measured_by_the_longest(canvas: Canvas) -> None:
    column = replace(WORD, seconds=lambda _: 2.0)
    assert canvas.show(column, "word", longest=2.0) != canvas.show(
        column, "word", longest=4.0
    )


def test_selection_and_pointer_are_seen_and_a_link_is_underlined(
    canvas: Canvas,
) -> None:
    plain = canvas.show(WORD, "word")
    pointed = canvas.show(WORD, "word", LINE._replace(pointed=True))
    selected = canvas.show(WORD, "word", LINE._replace(selected=True))
    assert plain != pointed != selected != plain
    link = replace(WORD, is_link=lambda _: True)
    assert canvas.show(link, "word") == plain
    assert canvas.show(link, "word", LINE._replace(pointed=True)) != pointed


def test_a_path_that_is_too_long_loses_its_middle(canvas: Canvas, theme: Theme) -> None:
    path = "/home/ada/inbox/of/many/things/scan.tif"
    shown = canvas.show(replace(WORD, both_ends=True), path)
    metrics, room = QFontMetrics(QFont()), CELL.width() - 16
    middle = metrics.elidedText(path, Qt.TextElideMode.ElideMiddle, room)
    assert middle.endswith(".tif")
    assert shown == canvas.show(WORD, middle)
    assert shown != canvas.show(WORD, path)


def test_lines_of_a_text_stand_behind_each_other(canvas: Canvas) -> None:
    assert canvas.show(WORD, "a\nb") == canvas.show(WORD, "a b")


def test_what_has_no_time_is_its_ground(canvas: Canvas) -> None:
    columns = [WORD, WORD]
    second = QRect(60, 0, 60, 32)
    line = LINE._replace(cells=((0, QRect(0, 0, 60, 32)), (1, second)))
    image = QImage(CELL.size(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    canvas.painted.begin_frame(1.0, LTR, "light", -1.0)
    canvas.cells.paint_line(painter, line, "word", "key", columns, 0.0)
    painter.end()
    assert canvas.painted.is_behind
    above = QRect(0, 0, 60, 31)
    blank = QImage(above.size(), QImage.Format.Format_ARGB32)
    blank.fill(Qt.GlobalColor.white)
    assert image.copy(above) != blank, "the first cell is always there"
    assert image.copy(above.translated(60, 0)) == blank
