"""Following what grows at its end, until one scrolls up."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QPushButton

from tickdeck_gui.translation import tr

_FROM_EDGE = 10


class NewLines(QPushButton):
    """Keeps the end of an area in sight; lets go when one scrolls up.

    Then it floats over the area, says how much is new, and goes there when pressed.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._follows = True
        self._unseen = 0
        self.setProperty("kind", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self.follow)
        self.hide()
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._on_scrolled)
        bar.rangeChanged.connect(self._on_range_changed)
        area.viewport().installEventFilter(self)

    @property
    def follows(self) -> bool:
        """Whether the end is kept in sight."""
        return self._follows

    def follow(self) -> None:
        """Go to the end, and stay there."""
        self._follows, self._unseen = True, 0
        self.hide()
        if isinstance(self._area, QAbstractItemView):
            self._area.scrollToBottom()
        else:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.maximum())

    def added(self, many: int) -> None:
        """Take in that there are *many* more lines."""
        if self._follows:
            self.follow()
        elif many:
            self._unseen += many
            self.setText(tr("%Ln new line(s) ↓", "", self._unseen))
            self.setAccessibleName(tr("Go to %Ln new line(s)", "", self._unseen))
            self._place()
            self.show()
            self.raise_()

    def _on_scrolled(self, value: int) -> None:
        """Let go, or hold on again.

        What is added moves the end, but not what is in sight; so this is called for
        what an operator does, and for `follow`.
        """
        self._follows = value >= self._area.verticalScrollBar().maximum()
        if self._follows:
            self._unseen = 0
            self.hide()

    def _on_range_changed(self, _least: int, most: int) -> None:
        """Stay at the end where there is more, or less room."""
        if self._follows:
            self._area.verticalScrollBar().setValue(most)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the lower edge."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        seen = self._area.viewport().geometry()
        left = seen.right() - self.width() - _FROM_EDGE
        self.move(left, seen.bottom() - self.height() - _FROM_EDGE)
