"""One table model for all tables of frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Sequence

    from tickdeck_gui.formatting.marks import Mark

Record = TypeVar("Record")
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[Record]):
    """How one column shows a record."""

    title: str
    text: Callable[[Record], str]
    tooltip: Callable[[Record], str] | None = None
    mark: Callable[[Record], Mark | None] | None = None
    ink: Callable[[Record], str] | str = "ink"
    """The token of the text's colour."""
    fixed_width: bool = False
    """Whether it is set like code."""
    width: int = 0
    """Pixels at first; 0 takes the room that is left."""
    needs: int = 0
    """Pixels: the column is left out of tables that are narrower."""
    order: Callable[[Record], Any] | None = None
    """What to sort by; None for the text."""
    moves: bool = False
    """Whether the text changes as time passes, as ages do."""
    seconds: Callable[[Record], float] | None = None
    """A length of time to paint as a bar beside the text."""
    both_ends: bool = False
    """Whether its end says as much as its beginning, as that of a path does."""
    is_link: Callable[[Record], bool] | None = None
    """Whether the cell leads to something else than its record."""


class RecordModel(QAbstractTableModel, Generic[Record]):
    """Shows records, the newest first; more are read when the view scrolls there."""

    order_changed = Signal()
    """The records on show are sorted; who knows of more has to hand them in."""

    def __init__(
        self,
        columns: Sequence[Column[Record]],
        key: Callable[[Record], Hashable],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key
        self._records: list[Record] = []
        self._order: Callable[[Record], Any] | None = None
        self._descending = False
        self._more: Callable[[Sequence[Record]], Sequence[Record]] | None = None
        self._exhausted = True

    @property
    def records(self) -> tuple[Record, ...]:
        """What is shown so far."""
        return tuple(self._records)

    def record(self, index: Index) -> Record | None:
        """Return what is shown at *index*."""
        return self._records[index.row()] if index.isValid() else None

    def at(self, row: int) -> Record:
        """Return what is shown in a row."""
        return self._records[row]

    def key_of(self, record: Record) -> Hashable:
        """Return what stays the same of a record that changes."""
        return self._key(record)

    def row_of(self, key: Hashable) -> int | None:
        """Return where the record with *key* is shown."""
        for number, record in enumerate(self._records):
            if self._key(record) == key:
                return number
        return None

    def rows_of(self, keys: Collection[Hashable]) -> dict[Hashable, int]:
        """Return where the records with *keys* are shown, as far as they are."""
        if not keys:
            return {}
        places = ((self._key(one), row) for row, one in enumerate(self._records))
        return {key: row for key, row in places if key in keys}

    def replace(
        self,
        records: Sequence[Record],
        more: Callable[[Sequence[Record]], Sequence[Record]] | None = None,
    ) -> None:
        """Show *records*; *more* gets all that is shown and returns what follows."""
        before, after = self._records, self._in_order(records)
        self._more, self._exhausted = more, more is None
        if not self._same_rows(before, after):
            self.beginResetModel()
            self._records = after
            self.endResetModel()
            return
        self._records = after
        for row, (old, new) in enumerate(zip(before, after, strict=True)):
            if old is not new and old != new:
                self._row_changed(row)

    def _same_rows(self, before: list[Record], after: list[Record]) -> bool:
        """Tell whether the rows stay where they are; stops at the first that differs.

        A log of 100,000 lines is filtered with each letter that is typed.
        """
        if len(before) != len(after):
            return False
        key = self._key
        pairs = zip(before, after, strict=True)
        return all(old is new or key(old) == key(new) for old, new in pairs)

    def absorb(self, record: Record) -> None:
        """Show a newer *record*: in the place of its older self, else on top.

        No row moves under the pointer: what was sorted is so when it is read again.
        """
        row = self.row_of(self._key(record))
        if row is not None:
            self._records[row] = record
            self._row_changed(row)
            return
        place = self._place_of(record)
        self.beginInsertRows(_ROOT, place, place)
        self._records.insert(place, record)
        self.endInsertRows()

    def append(self, records: Sequence[Record]) -> None:
        """Show *records* below all others, as a log grows."""
        if records:
            first = len(self._records)
            self.beginInsertRows(_ROOT, first, first + len(records) - 1)
            self._records.extend(records)
            self.endInsertRows()

    def remove(self, key: Hashable) -> None:
        """Show the record with *key* no longer."""
        row = self.row_of(key)
        if row is not None:
            self.beginRemoveRows(_ROOT, row, row)
            del self._records[row]
            self.endRemoveRows()

    @property
    def is_sorted(self) -> bool:
        """Whether another order than the newest first was chosen."""
        return self._order is not None

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        """Sort by *column*; -1 gives the order of the beginning back."""
        chosen = self.columns[column] if 0 <= column < len(self.columns) else None
        self._order = None if chosen is None else chosen.order or chosen.text
        self._descending = order == Qt.SortOrder.DescendingOrder
        self.beginResetModel()
        self._records = self._in_order(self._records)
        self.endResetModel()
        self.order_changed.emit()

    def _in_order(self, records: Sequence[Record]) -> list[Record]:
        if self._order is None:
            return list(records)
        return sorted(records, key=self._order, reverse=self._descending)

    def _place_of(self, record: Record) -> int:
        if self._order is None:
            return 0
        with_it = self._in_order([*self._records, record])
        return with_it.index(record)

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there may be records below."""
        return not parent.isValid() and not self._exhausted

    def fetchMore(self, parent: Index) -> None:
        """Read the records below."""
        if parent.isValid() or self._more is None:
            return
        following = self._more(self._records)
        if not following:
            self._exhausted = True
            return
        first = len(self._records)
        self.beginInsertRows(_ROOT, first, first + len(following) - 1)
        self._records.extend(following)
        self.endInsertRows()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many records are shown; a record has no children."""
        return 0 if parent.isValid() else len(self._records)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a column's title."""
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one fact about one record."""
        if not index.isValid():
            return None
        record = self._records[index.row()]
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(record)
            case Qt.ItemDataRole.ToolTipRole:
                return (column.tooltip or column.text)(record)
        return None

    def _row_changed(self, row: int) -> None:
        last = len(self.columns) - 1
        self.dataChanged.emit(self.index(row, 0), self.index(row, last))
