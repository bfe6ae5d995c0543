from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.records import Column, RecordModel
from tickdeck_gui.preferences import TableLook
from tickdeck_gui.widgets.record_cells import BESIDE_TEXT, places
from tickdeck_gui.widgets.record_table import RecordTable

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

Pair = tuple[int, str]

LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> RecordTable:
    columns = (
        Column[Pair]("Number", lambda one: str(one[0]), mark=lambda _: Mark.QUEUED),
        Column[Pair]("Word", lambda one: one[1], fixed_width=True, width=90, needs=400),
    )
    model: RecordModel[Pair] = RecordModel(columns, lambda one: one[0])
    model.replace([(1, "a"), (2, "b")])
    made = RecordTable(model, theme, "Pairs", key="pairs")
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def test_choosing_tells_the_record(table: RecordTable, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.chosen) as chosen:
        assert table.choose(2)
    assert chosen.args == [(2, "b")]
    assert table.selected() == ((2, "b"),)
    assert not table.choose(99)


def test_enter_opens_the_record(table: RecordTable, qtbot: QtBot) -> None:
    table.choose(1)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [(1, "a")]


def test_a_narrow_table_leaves_columns_out(table: RecordTable) -> None:
    assert not table.isColumnHidden(1)
    table.resize(300, 200)
    assert table.isColumnHidden(1)


def test_marks_and_texts_are_painted(table: RecordTable) -> None:
    full = table.grab().toImage()
    model = table.model()
    assert isinstance(model, RecordModel)
    model.replace([])
    assert table.grab().toImage() != full


def test_widths_are_kept_but_not_those_of_another_table(table: RecordTable) -> None:
    table.look_like(TableLook(widths=(300, 120)))
    assert table.columnWidth(1) == 120
    table.look_like(TableLook(widths=(1, 2, 3)))
    assert table.look.widths[1] == 120


def test_only_a_sortable_table_takes_an_order(table: RecordTable, theme: Theme) -> None:
    table.look_like(TableLook(sorted_by=1))
    model = table.model()
    assert isinstance(model, RecordModel)
    assert not model.is_sorted
    sortable = RecordTable(model, theme, "Pairs", key="pairs", sortable=True)
    sortable.look_like(TableLook(sorted_by=1, descending=True))
    assert model.records == ((2, "b"), (1, "a"))


def test_the_look_is_remembered_under_a_name_that_is_not_translated(
    table: RecordTable,
) -> None:
    assert (table.objectName(), table.accessibleName()) == ("pairs", "Pairs")


def test_a_mark_is_painted_at_the_end_where_reading_begins(table: RecordTable) -> None:
    before = table.viewport().grab().toImage()
    table.setLayoutDirection(RTL)
    after = table.viewport().grab().toImage()
    cell = table.visualRect(table.model().index(0, 0))
    assert cell.right() >= table.viewport().width() - 2
    mark = places(cell, RTL, marked=True)[0]
    unmirrored = places(QRect(0, 0, cell.width(), cell.height()), LTR, marked=True)[0]
    assert after.copy(mark) == before.copy(unmirrored)


def linked(theme: Theme, qtbot: QtBot, seconds: list[float]) -> RecordTable:
    columns = (
        Column[Pair]("Number", lambda one: str(one[0]), width=80),
        Column[Pair]("By", lambda one: one[1], is_link=lambda one: one[0] != 1),
        Column[Pair](
            "Took", lambda _: "1 s", width=150, seconds=lambda one: seconds[one[0]]
        ),
    )
    model: RecordModel[Pair] = RecordModel(columns, lambda one: one[0])
    model.replace([(number, "x") for number in range(len(seconds))])
    made = RecordTable(model, theme, "Pairs", key="pairs")
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def test_a_link_is_followed_by_mouse_and_by_key(theme: Theme, qtbot: QtBot) -> None:
    table = linked(theme, qtbot, [1.0, 2.0])
    followed: list[Pair] = []
    opened: list[Pair] = []
    table.link_followed.connect(followed.append)
    table.opened.connect(opened.append)
    control = Qt.KeyboardModifier.ControlModifier
    for row in (0, 1):
        place = table.visualRect(table.model().index(row, 1)).center()
        left = Qt.MouseButton.LeftButton
        qtbot.mouseClick(table.viewport(), left, control, place)
    assert followed == [(0, "x")], "the second has no link"
    table.choose(0)
    qtbot.keyClick(table, Qt.Key.Key_Return, control)
    table.choose(1)
    qtbot.keyClick(table, Qt.Key.Key_Return, control)
    assert followed == [(0, "x"), (0, "x")]
    assert opened == []


def test_lengths_of_time_are_bars_beside_the_longest_in_sight(
    theme: Theme, qtbot: QtBot
) -> None:
    table = linked(theme, qtbot, [10.0, 5.0, *[1.0] * 50, 400.0])

    def bar(row: int) -> int:
        cell = table.visualRect(table.model().index(row, 2))
        image = table.viewport().grab().toImage()
        middle = cell.center().y() + 1
        ground = image.pixel(cell.right() - 2, cell.top() + 4)
        half = range(cell.left() + 78, cell.right() - 8)
        return sum(image.pixel(x, middle) != ground for x in half)

    assert bar(0) > 40
    assert bar(1) == pytest.approx(bar(0) / 2, abs=2)
    table.scrollToBottom()
    assert bar(51) <= 2
    assert bar(52) > 40


def test_ages_grow_only_while_somebody_sees_them(theme: Theme, qtbot: QtBot) -> None:
    model: RecordModel[Pair] = RecordModel(
        (Column[Pair]("Age", lambda one: one[1], moves=True),), lambda one: one[0]
    )
    table = RecordTable(model, theme, "Pairs", key="pairs")
    model.setParent(table)
    qtbot.addWidget(table)
    timer = table._second  # noqa: SLF001 - nobody else tells
    table.show()
    assert timer.isActive()
    table.hide()
    assert not timer.isActive()


def test_an_age_is_painted_again_each_second(theme: Theme, qtbot: QtBot) -> None:
    age = ["1 s"]
    model: RecordModel[Pair] = RecordModel(
        (Column[Pair]("Age", lambda _: age[0], moves=True),), lambda one: one[0]
    )
    model.replace([(1, "a")])
    table = RecordTable(model, theme, "Pairs", key="pairs")
    model.setParent(table)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    painted: list[str] = []
    column = model.columns[0]

    def asked(one: Pair) -> str:
        painted.append(age[0])
        return column.text(one)

    model.columns = (Column[Pair]("Age", asked, moves=True),)
    table._second.setInterval(1)  # noqa: SLF001 - no test waits a second
    age[0] = "2 s"
    qtbot.waitUntil(lambda: "2 s" in painted)


def test_an_edge_that_is_clicked_twice_leaves_room_for_mark_and_text(
    table: RecordTable,
) -> None:
    model = table.model()
    assert isinstance(model, RecordModel)
    model.replace([(1, "a word that is quite long"), (2, "b")])
    metrics = QFontMetrics(table.font())
    wide = metrics.horizontalAdvance("a word that is quite long")
    assert table.sizeHintForColumn(1) > wide + BESIDE_TEXT
