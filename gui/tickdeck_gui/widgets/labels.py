"""Labels and buttons in the roles that the style sheet knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.theme.theme import Theme


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label with plain, selectable text in the look of *role*."""
    made = WrappingLabel(text) if wraps else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    if wraps:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


class WrappingLabel(QLabel):
    """Lines that are as many as they need, and no more.

    It asks for the height itself: layouts within a scroll area give too little where
    they have to find out how high a width makes something, and what Qt guesses
    before there is a width is twice too high.
    """

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Return False: the least height says it."""
        return False

    def sizeHint(self) -> QSize:
        """Return the height that the present width asks for."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a long word, in as many lines as there are now."""
        return QSize(super().minimumSizeHint().width(), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Insist on the height that the new width asks for."""
        super().resizeEvent(event)
        self._insist()

    def changeEvent(self, event: QEvent) -> None:
        """Insist on the height that another font asks for."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._insist()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show *text*, in as much room as it needs."""
        super().setText(text)
        self._insist()

    def _height(self) -> int:
        return max(self.heightForWidth(self.width()), 0)

    def _insist(self) -> None:
        height = self._height()
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)


class ElidedLabel(QLabel):
    """A line that ends in an ellipsis where there is no room for all of it."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        few = self.fontMetrics().horizontalAdvance("mmm…")
        return QSize(min(few, super().sizeHint().width()), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much as there is room for."""
        del event
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        where = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), where, shown)


def button(text: str, kind: str = "", *, name: str = "", tip: str = "") -> QPushButton:
    """Return a button; *name* says what it does where *text* alone does not."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAccessibleName(name or text)
    made.setToolTip(tip)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def icon_button(theme: Theme, icon: str, name: str) -> QPushButton:
    """Return a button with an icon and no text; *name* is its tooltip too."""
    made = button("", "icon", name=name, tip=name)
    theme.bind_icon(made, icon)
    return made


def chip(text: str, *, checked: bool = False) -> QPushButton:
    """Return a small button that stays pressed."""
    made = button(text, "chip")
    made.setCheckable(True)
    made.setChecked(checked)
    return made


def card(parent: QWidget | None = None) -> QFrame:
    """Return a panel with a fine border and round corners."""
    frame = QFrame(parent)
    frame.setProperty("role", "card")
    return frame


def set_role(widget: QWidget, role: str) -> None:
    """Change the look of a widget that is already on screen."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
