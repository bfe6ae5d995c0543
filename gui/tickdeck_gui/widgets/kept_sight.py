"""What an operator looks at, while a table's rows are made anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject

if TYPE_CHECKING:
    from collections.abc import Hashable

    from tickdeck_gui.models.records import RecordModel
    from tickdeck_gui.widgets.record_table import RecordTable

_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True)
class _Kept:
    current: Any
    column: int
    selected: frozenset[Hashable]
    top: Hashable | None
    """The key of the first row in sight; None where the list is at its beginning."""
    above: int
    """How many pixels of that row are out of sight."""


class KeptSight(QObject):
    """Keeps a table's current row, its selection and its place, by the rows' keys."""

    def __init__(self, table: RecordTable, model: RecordModel[Any]) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._kept: _Kept | None = None
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    def _keep(self) -> None:
        table, model = self._table, self._model
        key_of, current = model.key_of, table.currentIndex()
        scrolled = table.verticalScrollBar().value() > 0
        top = table.rowAt(0) if scrolled else -1
        first = model.record(model.index(top, 0)) if top >= 0 else None
        self._kept = _Kept(
            current=model.record(current),
            column=max(current.column(), 0),
            selected=frozenset(key_of(record) for record in table.selected()),
            top=None if first is None else key_of(first),
            above=-table.rowViewportPosition(top) if top >= 0 else 0,
        )

    def _restore(self) -> None:
        kept, self._kept = self._kept, None
        if kept is None:
            return
        wanted = set(kept.selected)
        if kept.current is not None:
            wanted.add(self._model.key_of(kept.current))
        if kept.top is not None:
            wanted.add(kept.top)
        rows = self._model.rows_of(wanted)
        self._select(sorted(rows[key] for key in kept.selected if key in rows))
        if kept.top in rows:
            self._table.show_from(rows[kept.top], kept.above)
        if kept.current is not None:
            row = rows.get(self._model.key_of(kept.current))
            self._make_current(row, kept)
        if kept.selected:
            self._table.selection_changed.emit()

    def _select(self, rows: list[int]) -> None:
        selection, last = QItemSelection(), self._model.columnCount() - 1
        for first, end in stretches(rows):
            selection.select(self._model.index(first, 0), self._model.index(end, last))
        if rows:
            self._table.selectionModel().select(selection, _Flag.ClearAndSelect)

    def _make_current(self, row: int | None, kept: _Kept) -> None:
        if row is None:
            self._table.chosen.emit(None)
            return
        index = self._model.index(row, kept.column)
        selection = self._table.selectionModel()
        # To those who follow it nothing has changed, unless the record has.
        selection.blockSignals(True)  # noqa: FBT003 - Qt's argument
        selection.setCurrentIndex(index, _Flag.NoUpdate)
        selection.blockSignals(False)  # noqa: FBT003 - Qt's argument
        record = self._model.record(index)
        if record != kept.current:
            self._table.chosen.emit(record)


def stretches(rows: list[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each stretch of ascending *rows*."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
