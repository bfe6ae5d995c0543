"""The sensors' table, grouped by code location."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from tickdeck.reading.rows import SensorRow
from tickdeck.values.sensors import SensorStatus
from tickdeck_gui.formatting.marks import run_word_within
from tickdeck_gui.formatting.sentences import kind_word, targets, tick_result
from tickdeck_gui.formatting.times import ago, exact, until
from tickdeck_gui.models.line_changes import line_changes
from tickdeck_gui.models.sensor_columns import SORT_KEYS, TITLES, SensorColumn
from tickdeck_gui.models.sensor_rows import (
    Entry,
    LocationHeader,
    SensorFilter,
    SensorOrder,
    arrange,
    key_of,
)
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from tickdeck.clock import Clock
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.models.line_changes import LineChanges
    from tickdeck_gui.models.live import LiveState
    from tickdeck_gui.models.records import Index

__all__ = ["SensorColumn", "SensorListModel"]

_ROOT = QModelIndex()
_MOST_STEPS = 40
"""With more, a view is quicker to look at everything anew."""


class SensorListModel(QAbstractTableModel):
    """Lists sensors under their locations. A click asks; only the engine decides."""

    toggle_requested = Signal(object, bool)
    """A sensor's id, and whether it should run."""
    rearranging = Signal()
    """Lines are about to come, go or change places."""
    rearranged = Signal()

    def __init__(
        self, live: LiveState, clock: Clock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._clock = clock
        self._where = SensorFilter()
        self._order = SensorOrder()
        self._folded: set[str] = set()
        self._entries: list[Entry] = []
        self._keys: list[str | int] = []
        self._row_of: dict[SensorId, int] = {}
        live.reloaded.connect(self._follow)
        live.locations_changed.connect(self._follow)
        live.sensors_changed.connect(self._on_sensors_changed)
        self._texts: dict[SensorColumn, Callable[[SensorRow], str]] = {
            SensorColumn.SWITCH: _switch_text,
            SensorColumn.NAME: lambda row: row.spec.name,
            SensorColumn.TARGETS: lambda row: ", ".join(targets(row.spec)),
            SensorColumn.BARS: lambda row: tr("%Ln tick(s)", "", len(row.bars)),
            SensorColumn.LAST_TICK: self._last_tick_text,
            SensorColumn.NEXT: self._next_text,
            SensorColumn.LAST_RUN: self._last_run_text,
        }
        self.rearrange()

    @property
    def entries(self) -> Sequence[Entry]:
        """The lines as listed; what sensors did is in `entry`."""
        return self._entries

    @property
    def sensor_count(self) -> int:
        """How many sensors are listed."""
        return len(self._row_of)

    @property
    def where(self) -> SensorFilter:
        """What is listed."""
        return self._where

    def show_only(self, where: SensorFilter) -> None:
        """List what *where* admits."""
        if where != self._where:
            self._where = where
            self.rearrange()

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Sort the sensors of each location; -1 sorts by name.

        No line moves under the pointer: what changes later takes its new place when
        the list is arranged anew.
        """
        chosen = SensorColumn(column) if column in list(SensorColumn) else None
        descending = order == Qt.SortOrder.DescendingOrder
        key = None if chosen is None else SORT_KEYS[chosen]
        self._order = SensorOrder(key, descending=descending)
        if chosen is SensorColumn.LAST_RUN:
            self._live.read_last_runs()
        self.rearrange()

    def fold(self, location: str) -> None:
        """Hide the sensors of a location, or show them again."""
        self.fold_only(self._folded ^ {location})

    def fold_only(self, locations: Iterable[str]) -> None:
        """Hide the sensors of these locations, and show all others."""
        folded = set(locations)
        if folded != self._folded:
            self._folded = folded
            self._follow()

    @property
    def folded(self) -> Collection[str]:
        """The locations whose sensors are hidden."""
        return frozenset(self._folded)

    def row_of(self, sensor_id: SensorId) -> int | None:
        """Return the line of a sensor, or None where it is not listed."""
        return self._row_of.get(sensor_id)

    def entry(self, index: Index) -> Entry | None:
        """Return what is listed at *index*, with what the sensor did."""
        return self._entry(index.row()) if index.isValid() else None

    def _entry(self, number: int) -> Entry:
        entry = self._entries[number]
        if isinstance(entry, SensorRow):
            read = self._live.row_with_history(entry.state.id)
            if read is not None and read is not entry:
                self._entries[number] = entry = read
        return entry

    def entry_to_paint(self, number: int) -> Entry:
        """Return what is listed on a line, and what the sensor did if there is time.

        Where there is none, it is read a moment later, and `dataChanged` tells.
        """
        entry = self._entries[number]
        if isinstance(entry, SensorRow) and not entry.has_history:
            read = self._live.history_in_time(entry.state.id)
            if read is not None and read is not entry:
                self._entries[number] = entry = read
        return entry

    def is_evaluating(self, sensor_id: SensorId) -> bool:
        """Return whether a tick of the sensor is under way."""
        return self._live.is_evaluating(sensor_id)

    def rearrange(self) -> None:
        """Filter and group anew."""
        self._arrange(())

    def _follow(self) -> None:
        """Take in what came or went; what is listed stays, whatever the filter says."""
        self._arrange(self._row_of)

    def _arrange(self, kept: Collection[SensorId]) -> None:
        entries = arrange(
            self._live.rows,
            self._live.locations,
            self._where,
            self._folded,
            self._order,
            kept,
        )
        keys = [key_of(entry) for entry in entries]
        if keys == self._keys:
            self._take(entries, keys)
            self._tell_all_changed()
            return
        self.rearranging.emit()
        changes = line_changes(self._keys, keys)
        if changes.steps > _MOST_STEPS:
            self.beginResetModel()
            self._take(entries, keys)
            self.endResetModel()
        else:
            self._change(changes, entries)
            self._take(entries, keys)
            self._tell_all_changed()
        self.rearranged.emit()

    def _change(self, changes: LineChanges, entries: Sequence[Entry]) -> None:
        # Whoever was given the lines before keeps them as they were.
        self._entries = list(self._entries)
        for first, last in changes.removed:
            self.beginRemoveRows(_ROOT, first, last)
            del self._entries[first : last + 1]
            self.endRemoveRows()
        if changes.order is not None:
            self._reorder(changes.order)
        for first, last in changes.inserted:
            self.beginInsertRows(_ROOT, first, last)
            self._entries[first:first] = entries[first : last + 1]
            self.endInsertRows()

    def _tell_all_changed(self) -> None:
        if self._entries:
            end = self.index(len(self._entries) - 1, len(SensorColumn) - 1)
            self.dataChanged.emit(self.index(0, 0), end)

    def _reorder(self, order: Sequence[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        self._entries = [self._entries[number] for number in order]
        now_at = {was: number for number, was in enumerate(order)}
        after = [self.index(now_at[one.row()], one.column()) for one in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _take(self, entries: Sequence[Entry], keys: list[str | int]) -> None:
        self._entries, self._keys = list(entries), keys
        self._row_of = {
            entry.state.id: number
            for number, entry in enumerate(entries)
            if isinstance(entry, SensorRow)
        }

    def _on_sensors_changed(self, changed: frozenset[SensorId]) -> None:
        entries = self._entries
        rows = []
        missing = False
        for sensor_id in changed:
            now = self._live.row(sensor_id)
            number = self._row_of.get(sensor_id)
            if now is None:
                continue
            if number is not None:
                # Also where the filter no longer admits it: no line may vanish
                # from under the pointer.
                entries[number] = now
                rows.append(number)
            elif self._where.admits(now) and now.state.location not in self._folded:
                missing = True
        if missing:
            self._follow()
            return
        for number in rows:
            last = len(SensorColumn) - 1
            self.dataChanged.emit(self.index(number, 0), self.index(number, last))

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return the number of lines; a line has no children."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(SensorColumn)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(TITLES[SensorColumn(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one fact about one line."""
        if not index.isValid():
            return None
        entry = self._entry(index.row())
        if isinstance(entry, LocationHeader):
            return _header_data(entry, role)
        return self._sensor_data(entry, SensorColumn(index.column()), role)

    def setData(
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Pass a click on the switch on; the line changes when the engine says so."""
        entry = self.entry(index)
        if role != Qt.ItemDataRole.CheckStateRole or not isinstance(entry, SensorRow):
            return False
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        self.toggle_requested.emit(entry.state.id, wanted)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let sensors be selected and switched; locations only be gone to."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        entry = self._entries[index.row()]
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if isinstance(entry, SensorRow) and index.column() == SensorColumn.SWITCH:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _sensor_data(self, row: SensorRow, column: SensorColumn, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._texts[column](row)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return row.state.problem or kind_word(row.spec.kind)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tooltip(row, column)
            case Qt.ItemDataRole.CheckStateRole if column is SensorColumn.SWITCH:
                on = row.status is SensorStatus.RUNNING
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None

    def _tooltip(self, row: SensorRow, column: SensorColumn) -> str:
        if row.state.problem:
            return row.state.problem
        tick = row.last_tick
        if column is SensorColumn.LAST_TICK and tick is not None:
            return f"{tick_result(tick)}\n{exact(tick.last_started or tick.started)}"
        if column is SensorColumn.NAME:
            kind = kind_word(row.spec.kind)
            return "\n".join(
                filter(None, (row.spec.description or row.spec.name, kind))
            )
        if column is SensorColumn.NEXT and row.next_due:
            return exact(row.next_due)
        return self._texts[column](row)

    def _last_tick_text(self, row: SensorRow) -> str:
        tick = row.last_tick
        if tick is None:
            return tr("Never evaluated")
        when = ago(tick.last_started or tick.started, self._clock.now())
        return f"{tick_result(tick)}, {when}"

    def _next_text(self, row: SensorRow) -> str:
        off = row.status is not SensorStatus.RUNNING
        if off or row.next_due is None:
            return "—"
        return until(row.next_due, self._clock.now())

    def _last_run_text(self, row: SensorRow) -> str:
        run = row.last_run
        if run is None:
            return "—"
        return f"{run.job_name}, {run_word_within(run)}"


def _switch_text(row: SensorRow) -> str:
    return tr("on") if row.status is SensorStatus.RUNNING else tr("off")


def _header_data(header: LocationHeader, role: int) -> Any:
    match role:
        case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
            sensors = tr("%Ln sensor(s)", "", header.sensor_count)
            return f"{header.name}, {sensors}"
        case Qt.ItemDataRole.ToolTipRole:
            state = header.state
            if state is not None and state.error is not None:
                return state.error.summary
            return state.spec.target if state is not None else header.name
    return None
