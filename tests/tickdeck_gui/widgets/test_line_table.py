from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QPointF, QRect, Qt
from PySide6.QtGui import QHoverEvent, QPainter, QStandardItemModel
from PySide6.QtWidgets import QApplication

from tickdeck_gui.widgets.line_table import Line, LineTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

RTL = Qt.LayoutDirection.RightToLeft


class Lines(LineTable):
    """Notes what it is asked to paint."""

    asked: list[Line]
    late = 0
    """How many cells find no time."""

    def paint_line(self, painter: QPainter, line: Line) -> None:
        self.asked.append(line)
        if self.late and line.row == 0:
            self.late -= 1
            self.painted.is_behind = True


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> Lines:
    made = Lines(theme)
    made.asked = []
    made.setModel(QStandardItemModel(50, 3, made))
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    return made


def painted(table: Lines, area: QRect | None = None) -> list[Line]:
    QApplication.processEvents()  # what else there is to paint
    table.asked.clear()
    table.viewport().repaint(area or table.viewport().rect())
    return list(table.asked)


def test_the_rows_in_sight_are_painted_where_qt_has_them(table: Lines) -> None:
    table.setColumnHidden(1, True)
    table.verticalScrollBar().setValue(45)
    lines = painted(table)
    assert [line.row for line in lines] == list(
        range(table.rowAt(0), table.rowAt(table.viewport().height() - 1) + 1)
    )
    for line in lines:
        assert [column for column, _ in line.cells] == [0, 2]
        for column, place in line.cells:
            assert place == table.visualRect(table.model().index(line.row, column))
        assert line.whole == line.cells[0][1].united(line.cells[1][1])


def test_only_what_has_changed_is_painted(table: Lines) -> None:
    area = table.visualRect(table.model().index(2, 1))
    (line,) = painted(table, area)
    assert (line.row, [column for column, _ in line.cells]) == (2, [1])
    assert line.whole.width() == table.horizontalHeader().length()


def test_mirrored_lines_begin_at_the_right(table: Lines) -> None:
    table.setLayoutDirection(RTL)
    line = painted(table)[0]
    assert line.direction == RTL
    places = [place.left() for _, place in line.cells]
    assert places == sorted(places, reverse=True)
    assert line.whole.left() == places[-1]


def test_an_empty_table_has_no_lines(table: Lines) -> None:
    table.setModel(QStandardItemModel(0, 3, table))
    assert painted(table) == []
    table.setModel(QStandardItemModel(2, 3, table))
    assert [line.row for line in painted(table)] == [0, 1]


def test_a_line_knows_whether_it_is_selected_and_has_the_focus(
    table: Lines, qtbot: QtBot
) -> None:
    model = table.model()
    table.selectRow(1)
    table.selectionModel().setCurrentIndex(
        model.index(2, 1), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    lines = painted(table)
    assert [line.row for line in lines if line.selected] == [1]
    assert {line.row: line.focused for line in lines if line.focused >= 0} == {2: 1}
    table.clearFocus()
    assert all(line.focused < 0 for line in painted(table))


def test_the_line_under_the_pointer_is_known(table: Lines) -> None:
    over = QPointF(table.visualRect(table.model().index(2, 0)).center())

    def hover(kind: QEvent.Type) -> list[int]:
        event = QHoverEvent(kind, over, over, QPointF())
        QApplication.sendEvent(table.viewport(), event)
        return [line.row for line in painted(table) if line.pointed]

    assert hover(QEvent.Type.HoverMove) == [2]
    assert hover(QEvent.Type.HoverLeave) == []


def test_the_pointer_is_noticed_whatever_the_style_does(table: Lines) -> None:
    assert table.viewport().testAttribute(Qt.WidgetAttribute.WA_Hover)


def test_what_had_no_time_comes_with_the_next_frames(
    table: Lines, qtbot: QtBot
) -> None:
    table.late = 3
    painted(table)
    qtbot.waitUntil(lambda: len([one for one in table.asked if one.row == 0]) == 4)
    assert table.late == 0


def test_only_scrolling_is_in_a_hurry(
    table: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    budgets: list[float] = []
    monkeypatch.setattr(
        table.painted, "begin_frame", lambda *given: budgets.append(given[-1])
    )
    painted(table)
    assert set(budgets) == {math.inf}
    budgets.clear()
    table.verticalScrollBar().setValue(10)
    painted(table)
    painted(table)
    assert budgets[0] < math.inf
    assert set(budgets[1:]) == {math.inf}
