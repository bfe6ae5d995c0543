"""The line above a table's columns: small capitals, sorting, edges to drag."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView

from tickdeck_gui.preferences import TableLook
from tickdeck_gui.theme.tokens import TINY_TEXT_SIZE

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QWidget

_LETTER_SPACING = 0.4
_NARROWEST = 24


class TableHeader(QHeaderView):
    """Tells when the operator has dragged an edge, and only then."""

    dragged = Signal(int)
    """The column that is now wider or narrower."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        font = QFont(self.font())
        font.setPixelSize(TINY_TEXT_SIZE)
        font.setWeight(QFont.Weight.DemiBold)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _LETTER_SPACING)
        self.setFont(font)
        self.setHighlightSections(False)
        self.setStretchLastSection(False)
        self.setMinimumSectionSize(_NARROWEST)
        # A third click on a title gives the order of the beginning back.
        self.setSortIndicatorClearable(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._pressed = False
        self._resized: int | None = None
        self.sectionResized.connect(self._on_resized)

    def look(self) -> TableLook:
        """Return what the operator has made of the columns."""
        return TableLook(
            widths=tuple(self.sectionSize(each) for each in range(self.count())),
            sorted_by=self.sortIndicatorSection(),
            descending=self.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder,
        )

    def sort_as(self, look: TableLook) -> None:
        """Sort by the column that *look* names, if there is one."""
        if look.sorted_by < self.count():
            down = Qt.SortOrder.DescendingOrder
            up = Qt.SortOrder.AscendingOrder
            self.setSortIndicator(look.sorted_by, down if look.descending else up)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to notice what is dragged."""
        self._pressed, self._resized = True, None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell what was dragged."""
        super().mouseReleaseEvent(event)
        self._pressed = False
        if self._resized is not None:
            column, self._resized = self._resized, None
            self.dragged.emit(column)

    def _on_resized(self, column: int) -> None:
        if self._pressed:
            self._resized = column
