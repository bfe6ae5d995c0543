"""How the engine is, at the end of the rail, and what one can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from tickdeck_gui.formatting.engine import engine_lines, engine_mark
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import ElidedLabel
from tickdeck_gui.widgets.mark_sign import MarkSign

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from tickdeck.clock import Clock
    from tickdeck_gui.models.live import LiveState
    from tickdeck_gui.theme.theme import Theme

_HEIGHT = 44


class EngineSign(QPushButton):
    """A button with the engine's state; a click opens what can be done."""

    def __init__(
        self,
        live: LiveState,
        theme: Theme,
        clock: Clock,
        acts: Sequence[QAction],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._clock = clock
        self._acts = tuple(acts)
        self.setProperty("kind", "rail")
        self.setFixedHeight(_HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._sign = MarkSign(theme)
        self.state = ElidedLabel()
        self.time = ElidedLabel("caption")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.state)
        words.addWidget(self.time)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 0, 6, 0)
        line.setSpacing(16)
        line.addWidget(self._sign)
        line.addLayout(words, 1)
        for part in (self._sign, self.state, self.time):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(self._open_menu)
        live.engine_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the engine as it is now."""
        live = self._live
        self._sign.show_mark(engine_mark(live))
        words, time = engine_lines(live, self._clock.now())
        self.state.setText(words)
        self.time.setText(time)
        self.time.setVisible(bool(time))
        self.setAccessibleName(f"{words} {time}".strip())
        self.setAccessibleDescription(tr("Opens what can be done about the engine"))
        self.setToolTip(live.ended_because or live.trouble or "")

    def menu_of_acts(self) -> QMenu:
        """Return what can be done now."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([act for act in self._acts if act.isEnabled()])
        return menu

    def _open_menu(self) -> None:
        menu = self.menu_of_acts()
        above = self.rect().topLeft()
        above.setY(-menu.sizeHint().height())
        menu.popup(self.mapToGlobal(above))
