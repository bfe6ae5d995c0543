"""A switch: on or off at a glance, and never before the engine has said so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tickdeck_gui.theme.theme import Theme
    from tickdeck_gui.theme.tokens import Tokens

SWITCH_WIDTH = 30
SWITCH_HEIGHT = 17
_KNOB_GAP = 2.5


def paint_switch(
    painter: QPainter,
    place: QRectF,
    tokens: Tokens,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    *,
    on: bool,
    faint: bool = False,
) -> None:
    """Paint a switch into *place*; *faint* where it has no effect now.

    What is on has its knob at the end of the *direction* in which one reads.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(0.45 if faint else 1.0)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent if on else tokens.off))
    radius = place.height() / 2
    painter.drawRoundedRect(place, radius, radius)
    side = place.height() - 2 * _KNOB_GAP
    at_right = on == (direction != Qt.LayoutDirection.RightToLeft)
    left = place.right() - side - _KNOB_GAP if at_right else place.left() + _KNOB_GAP
    painter.setBrush(QColor(tokens.panel))
    painter.drawEllipse(QRectF(left, place.top() + _KNOB_GAP, side, side))
    painter.restore()


class Switch(QAbstractButton):
    """Asks to be switched; shows what `show_state` was told."""

    toggle_requested = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._on = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())
        self.clicked.connect(lambda: self.toggle_requested.emit(not self._on))

    @property
    def on(self) -> bool:
        """What is shown."""
        return self._on

    def show_state(self, *, on: bool, of_what: str) -> None:
        """Show that *of_what* is on or off."""
        self._on = on
        state = tr("{name} is on") if on else tr("{name} is off")
        act = tr("Switch {name} off") if on else tr("Switch {name} on")
        self.setAccessibleName(state.format(name=of_what))
        self.setToolTip(act.format(name=of_what))
        self.update()

    def sizeHint(self) -> QSize:
        """Return a fixed size, with room for the ring of the focus."""
        return QSize(SWITCH_WIDTH + 6, SWITCH_HEIGHT + 7)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the switch and the ring of the focus."""
        del event
        painter = QPainter(self)
        tokens = self._theme.tokens
        place = QRectF(3, 3.5, SWITCH_WIDTH, SWITCH_HEIGHT)
        paint_switch(
            painter,
            place,
            tokens,
            self.layoutDirection(),
            on=self._on,
            faint=not self.isEnabled(),
        )
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            ring = place.adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
