"""Parts one after the other, in as many lines as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays parts out as words are: what does not fit begins the next line.

    Hidden parts take no room; lines begin where one begins to read.
    """

    def __init__(
        self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 4
    ) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self._gap, self._line_gap = gap, line_gap
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Add a part at the end; Qt calls this from `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Return one part, None past the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Take one part out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Return none: it takes the room that it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return True: the fewer pixels in a line, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the size of everything in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        gaps = self._gap * max(len(hints) - 1, 0)
        return QSize(
            sum(hint.width() for hint in hints) + gaps,
            max((hint.height() for hint in hints), default=0),
        )

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """Return room for the widest part."""
        least = QSize(0, 0)
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least

    def setGeometry(self, place: QRect) -> None:  # noqa: N802 - Qt's name
        """Put the parts into *place*."""
        super().setGeometry(place)
        self._place(place, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, place: QRect, *, move: bool) -> int:
        """Return the height of all lines, and put the parts there if asked to."""
        line: list[QRect] = []
        items: list[QLayoutItem] = []
        x, y, height = place.left(), place.top(), 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(place.width(), 10_000))
            if items and x + size.width() > place.left() + place.width():
                self._finish(place, items, line, height, move=move)
                x, y, height = place.left(), y + height + self._line_gap, 0
                items, line = [], []
            items.append(item)
            line.append(QRect(QPoint(x, y), size))
            x += size.width() + self._gap
            height = max(height, size.height())
        self._finish(place, items, line, height, move=move)
        return y + height - place.top()

    def _finish(
        self,
        place: QRect,
        items: list[QLayoutItem],
        line: list[QRect],
        height: int,
        *,
        move: bool,
    ) -> None:
        if not move:
            return
        parent = self.parentWidget()
        direction = (
            parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        )
        mirrored = direction == Qt.LayoutDirection.RightToLeft
        for item, spot in zip(items, line, strict=True):
            spot.setHeight(height)
            if mirrored:
                spot.moveRight(place.left() + place.right() - spot.left())
            item.setGeometry(spot)
