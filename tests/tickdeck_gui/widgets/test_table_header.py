from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView

from tickdeck_gui.preferences import TableLook
from tickdeck_gui.widgets.table_header import TableHeader

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def header(theme: Theme, qtbot: QtBot) -> TableHeader:
    table = QTableView()
    table.setModel(QStandardItemModel(2, 3, table))
    made = TableHeader(table)
    table.setHorizontalHeader(made)
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    made.keep_alive = table  # type: ignore[attr-defined] # Qt would delete both
    return made


def drag(header: TableHeader, qtbot: QtBot, edge: int, to: int) -> None:
    pane, y = header.viewport(), header.height() // 2
    qtbot.mousePress(pane, LEFT, pos=QPoint(edge, y))
    qtbot.mouseMove(pane, QPoint((edge + to) // 2, y))
    qtbot.mouseMove(pane, QPoint(to, y))
    qtbot.mouseRelease(pane, LEFT, pos=QPoint(to, y))


def test_a_dragged_edge_is_told(header: TableHeader, qtbot: QtBot) -> None:
    edge = header.sectionSize(0) - 1
    with qtbot.waitSignal(header.dragged) as dragged:
        drag(header, qtbot, edge, edge + 40)
    assert dragged.args == [0]


def test_what_the_program_resizes_is_not_told(
    header: TableHeader, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(header.dragged):
        header.resizeSection(1, 77)
    assert header.look().widths[1] == 77


def test_the_order_is_kept_and_taken_again(header: TableHeader) -> None:
    assert header.look().sorted_by == -1
    header.sort_as(TableLook(sorted_by=2, descending=True))
    assert (header.look().sorted_by, header.look().descending) == (2, True)
    header.sort_as(TableLook(sorted_by=99))
    assert header.look().sorted_by == 2


def test_read_from_the_right_columns_and_edges_are_mirrored(
    header: TableHeader, qtbot: QtBot
) -> None:
    pane = header.viewport().width()
    before = [header.sectionViewportPosition(each) for each in range(3)]
    header.keep_alive.setLayoutDirection(  # type: ignore[attr-defined]
        Qt.LayoutDirection.RightToLeft
    )
    for each, left in enumerate(before):
        right = header.sectionViewportPosition(each) + header.sectionSize(each)
        assert right == pane - left
    width = header.sectionSize(0)
    edge = pane - width
    with qtbot.waitSignal(header.dragged) as dragged:
        drag(header, qtbot, edge, edge - 40)
    assert dragged.args == [0]
    assert header.sectionSize(0) == pytest.approx(width + 40, abs=2)
