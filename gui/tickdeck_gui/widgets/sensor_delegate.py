"""What a click on a cell of the sensors' table does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QStyledItemDelegate

from tickdeck_gui.models.sensor_columns import SensorColumn
from tickdeck_gui.theme.tokens import TALL_ROW_HEIGHT

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex


class SensorDelegate(QStyledItemDelegate):
    """Makes the switch in each line one; the table itself paints."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a two-line row."""
        del option, index
        return QSize(80, TALL_ROW_HEIGHT)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Pass a click on the switch to the model."""
        released = event.type() == QEvent.Type.MouseButtonRelease
        on_switch = index.column() == SensorColumn.SWITCH
        if not (released and on_switch and isinstance(event, QMouseEvent)):
            return False
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is None or not option.rect.contains(event.position().toPoint()):
            return False
        is_on = Qt.CheckState(checked) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
        return True
