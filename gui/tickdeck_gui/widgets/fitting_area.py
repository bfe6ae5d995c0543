"""A place as high as what is in it, up to a limit; beyond that it scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from tickdeck_gui.widgets.facts import emptied

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_ASKING = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)


class FittingArea(QScrollArea):
    """Shows one widget at a time, or nothing and takes no room."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = 0
        self._inside = QWidget()
        self._inside.setObjectName("content")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)
        self.hide()

    def show_only(self, content: QWidget | None) -> None:
        """Show *content* in place of what was there."""
        emptied(self._column)
        if content is not None:
            self._column.addWidget(content)
        self.setVisible(content is not None)
        self._fit()

    def be_at_most(self, height: int) -> None:
        """Take no more than *height* pixels."""
        self._most = height
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what is inside: how high it is, it knows only when it has a width."""
        if event.type() in _ASKING:
            self._fit()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self._inside.sizeHint().height()
        height = min(wanted, self._most)
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
