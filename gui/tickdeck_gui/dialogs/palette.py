"""Going to anything by a few letters of its name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QIcon, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST = 60
_PAD = 8
_ICON = 18
_ABOUT = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Place:
    """Something to go to, or to do."""

    text: str
    about: str
    """What it belongs to, or its key; at the end of the line."""
    act: Callable[[], object]
    icon: QIcon


def matches(text: str, typed: str) -> bool:
    """Return whether the letters of each word of *typed* come in *text* in order."""
    hay = text.casefold()
    for word in typed.casefold().split():
        letters = iter(hay)
        if not all(letter in letters for letter in word):
            return False
    return True


def ranked(places: Sequence[Place], typed: str) -> list[Place]:
    """Return the places that fit, those that begin with *typed* first."""
    wanted = typed.casefold().strip()
    found = [place for place in places if matches(place.text, typed)]
    return sorted(found, key=lambda place: _rank(place.text.casefold(), wanted))


def _rank(text: str, wanted: str) -> int:
    if text.startswith(wanted):
        return 0
    return 1 if wanted in text else 2


class _PlaceDelegate(QStyledItemDelegate):
    """Paints a place: its text, and at the end of the line what is about it."""

    def initStyleOption(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Leave room for what stands at the end."""
        super().initStyleOption(option, index)
        metrics = option.fontMetrics
        room = option.rect.width() - metrics.horizontalAdvance(self._about(option))
        room -= option.decorationSize.width() + 5 * _PAD
        option.text = metrics.elidedText(
            option.text, Qt.TextElideMode.ElideRight, max(room, 0)
        )

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint the line, then what stands at its end."""
        super().paint(painter, option, index)
        line = QStyleOptionViewItem(option)
        self.initStyleOption(line, index)
        painter.save()
        # A style sheet gives lists a fainter one of their own.
        second = QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.setPen(second)
        where = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignRight)
        end = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.drawText(end, where | Qt.AlignmentFlag.AlignVCenter, self._about(line))
        painter.restore()

    def _about(self, option: QStyleOptionViewItem) -> str:
        about = str(option.index.data(_ABOUT) or "")
        room = option.rect.width() // 2
        return option.fontMetrics.elidedText(about, Qt.TextElideMode.ElideRight, room)


class PaletteDialog(QDialog):
    """A box to type into, and what fits under it."""

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = tuple(places)
        self._fitting: list[Place] = []
        self.setWindowTitle(tr("Go to anything"))
        self.resize(560, 420)
        self.text = QLineEdit()
        self.text.setPlaceholderText(tr("An action, a sensor, a job, a run…"))
        self.text.setAccessibleName(tr("Go to"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What fits"))
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.setItemDelegate(_PlaceDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = label(tr("Nothing fits."), "second")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.text)
        column.addWidget(self.list, 1)
        column.addWidget(self._none, 1)
        self.text.textChanged.connect(self._show)
        self.text.returnPressed.connect(self._go)
        self.text.installEventFilter(self)
        self.list.itemActivated.connect(self._go)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move the choice while one types."""
        if watched is self.text and isinstance(event, QKeyEvent):
            moves = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
            by = moves.get(Qt.Key(event.key()))
            if by and event.type() == QEvent.Type.KeyPress:
                row = self.list.currentRow() + by
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        self._fitting = ranked(self.places, self.text.text())[:_MOST]
        self.list.clear()
        for place in self._fitting:
            item = QListWidgetItem(place.icon, place.text)
            item.setData(_ABOUT, place.about)
            spoken = f"{place.text}, {place.about}" if place.about else place.text
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._fitting))
        self._none.setVisible(not self._fitting)

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._fitting):
            self.accept()
            self._fitting[row].act()
