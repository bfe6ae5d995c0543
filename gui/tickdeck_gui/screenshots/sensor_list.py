"""Pictures of the sensors' table in the states that it comes into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QItemSelection, QItemSelectionModel

from tickdeck.values.events import LocationChanged, TickBegan, TickEnded
from tickdeck.values.locations import LocationStatus
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import TickId, WokenBy
from tickdeck_gui.commands import Act
from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_rows import Chip, SensorFilter
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow

    Take = Callable[[QWidget, str], Awaitable[Path]]

_EVALUATING = SensorId(6)
_HOVERED = SensorId(2)
_SELECTED = (2, 7)
"""The first and the last line of those that are selected."""


async def sensor_list_pictures(
    window: MainWindow, desk: Desk, take: Take
) -> AsyncIterator[Path]:
    """Yield pictures of the list; it is left as it was found."""
    view = window.screens.sensors
    window.screens.show(Act.SHOW_SENSORS)
    view.show_only(SensorFilter(kind=Chip.FOLDER))
    yield await take(window, "sensors-by-kind")
    view.show_only(SensorFilter(chip=Chip.ATTENTION))
    yield await take(window, "sensors-attention")
    view.show_everything()
    began = TickBegan(
        sensor_id=_EVALUATING,
        tick_id=TickId(1),
        started=NOW,
        woken_by=WokenBy.MANUAL,
    )
    desk.live.apply([began])
    yield await take(window, "sensors-evaluating")
    row = desk.live.row(_EVALUATING)
    if row is not None and row.last_tick is not None:
        ended = TickEnded(tick=row.last_tick, state=row.state, next_due=row.next_due)
        desk.live.apply([ended])
    async for file in _selected(window, desk, take):
        yield file
    async for file in _hovered(window, desk, take):
        yield file
    async for file in _loading(window, desk, take):
        yield file


async def _selected(window: MainWindow, desk: Desk, take: Take) -> AsyncIterator[Path]:
    table = window.screens.sensors.table
    model = table.model()
    first, last = (model.index(row, SensorColumn.NAME) for row in _SELECTED)
    flags = QItemSelectionModel.SelectionFlag
    table.setCurrentIndex(last)
    table.selectionModel().select(
        QItemSelection(first, last), flags.ClearAndSelect | flags.Rows
    )
    yield await take(window, "sensors-selected")
    desk.notices.show_progress("Switching on: 4,200 of 10,000", lambda: None)
    yield await take(window, "sensors-bulk")
    desk.notices.end_progress()
    menu = window.screens.sensors.menu_for_selection()
    if menu is not None:
        menu.popup(table.viewport().mapToGlobal(table.visualRect(last).center()))
        yield await take(menu, "sensors-menu-many")
        menu.close()
    table.select_sensor(SensorId(1))
    menu = window.screens.sensors.menu_for_selection()
    if menu is not None:
        menu.popup(table.viewport().mapToGlobal(table.rect().center()))
        yield await take(menu, "sensors-menu")
        menu.close()
    table.clearSelection()


async def _hovered(window: MainWindow, desk: Desk, take: Take) -> AsyncIterator[Path]:
    view = window.screens.sensors
    line, row = view.model.row_of(_HOVERED), desk.live.row(_HOVERED)
    if line is None or row is None:
        return
    hover = view.table.hover
    cell = view.table.visualRect(view.model.index(line, SensorColumn.BARS))
    cell.setLeft(cell.right() - 12)
    hover.point_at(row.bars[-1], cell)
    hover.show_now()
    yield await take(window, "sensors-hover")
    hover.point_at(None, cell)


async def _loading(window: MainWindow, desk: Desk, take: Take) -> AsyncIterator[Path]:
    before = desk.live.locations
    for state in before[1:]:
        loading = msgspec.structs.replace(
            state, status=LocationStatus.LOADING, error=None
        )
        desk.live.apply([LocationChanged(name=state.spec.name, state=loading)])
    yield await take(window, "sensors-loading")
    for state in before:
        desk.live.apply([LocationChanged(name=state.spec.name, state=state)])
