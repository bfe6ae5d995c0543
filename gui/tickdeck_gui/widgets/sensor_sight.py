"""What an operator looks at in the sensors' table, while its lines change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject

from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.models.sensor_rows import key_of
from tickdeck_gui.widgets.kept_sight import stretches

if TYPE_CHECKING:
    from tickdeck_gui.models.sensor_list import SensorListModel
    from tickdeck_gui.widgets.sensor_table import SensorTable

_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True)
class _Kept:
    top: str | int | None
    """The key of the first line in sight; None where the list is at its beginning."""
    above: int
    """How many pixels of that line are out of sight."""
    current: str | int | None
    column: int
    selected: frozenset[str | int]


class SensorSight(QObject):
    """Keeps the first line in sight, and after a reset what is selected and current."""

    def __init__(self, table: SensorTable, model: SensorListModel) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._kept: _Kept | None = None
        self._was_reset = False
        model.rearranging.connect(self._keep)
        model.modelReset.connect(self._on_reset)

    def _keep(self) -> None:
        table, entries = self._table, self._model.entries
        self._was_reset = False
        top = table.rowAt(0) if table.verticalScrollBar().value() > 0 else -1
        current = table.currentIndex()
        chosen = table.selectionModel().selectedRows()
        self._kept = _Kept(
            top=key_of(entries[top]) if top >= 0 else None,
            above=-table.rowViewportPosition(top) if top >= 0 else 0,
            current=key_of(entries[current.row()]) if current.isValid() else None,
            column=max(current.column(), SensorColumn.NAME),
            selected=frozenset(key_of(entries[index.row()]) for index in chosen),
        )

    def _on_reset(self) -> None:
        self._was_reset = True

    def restore(self) -> None:
        """Show what was in sight; to be called once the lines have their heights."""
        kept, self._kept = self._kept, None
        if kept is None:
            return
        wanted = {kept.top, kept.current, *kept.selected}
        rows = {
            key: number
            for number, entry in enumerate(self._model.entries)
            if (key := key_of(entry)) in wanted
        }
        if self._was_reset:
            self._select(sorted(rows[key] for key in kept.selected if key in rows))
            if kept.current in rows:
                index = self._model.index(rows[kept.current], kept.column)
                self._table.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        if kept.top in rows:
            self._table.show_from(rows[kept.top], kept.above)

    def _select(self, rows: list[int]) -> None:
        if not rows:
            return
        selection, last = QItemSelection(), self._model.columnCount() - 1
        for first, end in stretches(rows):
            selection.select(self._model.index(first, 0), self._model.index(end, last))
        self._table.selectionModel().select(selection, _Flag.ClearAndSelect)
