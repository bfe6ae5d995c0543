"""An error: what happened, in whose line, and the way there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tickdeck_gui.formatting.sentences import home_path
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label

if TYPE_CHECKING:
    from tickdeck.values.errors import ErrorInfo, Frame

_MOST_FRAMES = 8


def frames_for_reading(error: ErrorInfo) -> tuple[Frame, ...]:
    """Return the frames of the user's own error: theirs first, the innermost on top."""
    frames = error.root.frames or error.frames
    theirs = [frame for frame in reversed(frames) if not frame.ours]
    ours = [frame for frame in reversed(frames) if frame.ours]
    return (*theirs, *ours)


class ErrorBox(QFrame):
    """Shows an error with the user's own frames first."""

    source_requested = Signal(str, int)

    def __init__(
        self,
        error: ErrorInfo,
        parent: QWidget | None = None,
        *,
        place: tuple[str, int] | None = None,
    ) -> None:
        """Show *error*; *place* is where to look if it does not say that itself."""
        super().__init__(parent)
        self._error = error
        self._place = place
        self.setProperty("role", "error-box")
        self.setAccessibleName(error.summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        root = error.root
        column.addWidget(label(root.class_name, "error-strong", wraps=True))
        if root.message.strip():
            column.addWidget(label(root.message.strip(), wraps=True))
        frames = frames_for_reading(error)
        if place is not None and all(frame.ours for frame in frames):
            column.addWidget(self._line(f"{home_path(place[0])}:{place[1]}"))
        for frame in frames[:_MOST_FRAMES]:
            column.addWidget(self._frame_line(frame))
        column.addLayout(self._acts(frames))

    def _frame_line(self, frame: Frame) -> QWidget:
        words = f"{home_path(frame.file)}:{frame.line}  {frame.function}"
        if frame.source:
            words += f"\n    {frame.source.strip()}"
        return self._line(words, "caption" if frame.ours else "")

    def _line(self, words: str, role: str = "") -> QWidget:
        line = label(words, role, wraps=True)
        line.setFont(fixed_font(line.font()))
        # Paths and code run to the right in all languages.
        line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        line.setAccessibleName(words)
        return line

    def _acts(self, frames: tuple[Frame, ...]) -> QHBoxLayout:
        acts = QHBoxLayout()
        own = ((frame.file, frame.line) for frame in frames if not frame.ours)
        place = next(own, self._place)
        if place is not None:
            opening = button(tr("Open in editor"), "primary")
            opening.clicked.connect(lambda: self.source_requested.emit(*place))
            acts.addWidget(opening)
        copying = button(
            tr("Copy"), name=tr("Copy traceback"), tip=tr("Copy traceback")
        )
        copying.clicked.connect(self._copy)
        acts.addWidget(copying)
        acts.addStretch(1)
        return acts

    def _copy(self) -> None:
        text = self._error.text or self._error.summary
        QGuiApplication.clipboard().setText(text)
