"""Says what will happen to what is dragged over the window."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from tickdeck_gui.formatting.sentences import home_path
from tickdeck_gui.theme.tokens import HEADING_SIZE
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent

    from tickdeck_gui.theme.theme import Theme

_MARGIN = 24
_VEIL = 0.92


class DropKind(Enum):
    """What a drop would do."""

    WATCH = auto()
    OPEN = auto()
    REFUSE = auto()


@dataclass(frozen=True)
class Drop:
    """What is dragged, what would come of it, and that in words."""

    kind: DropKind
    paths: tuple[str, ...]
    words: str


def understood(paths: Sequence[str]) -> Drop:
    """Return what dropping *paths* would do: folders first, then Python files."""
    folders = tuple(path for path in paths if Path(path).is_dir())
    if folders:
        if len(folders) == 1:
            words = tr("Drop to watch {folder}").format(folder=home_path(folders[0]))
        else:
            words = tr("Drop to watch %Ln folder(s)", "", len(folders))
        return Drop(DropKind.WATCH, folders, words)
    files = tuple(path for path in paths if path.endswith(".py"))
    if files:
        names = ", ".join(Path(path).name for path in files)
        words = tr("Drop to open the definitions in {files}").format(files=names)
        return Drop(DropKind.OPEN, files, words)
    return Drop(DropKind.REFUSE, tuple(paths), _refusal(paths))


def _refusal(paths: Sequence[str]) -> str:
    if not paths:
        return tr(
            "This is neither a folder nor a Python file. "
            "To watch for files like it, drop the folder it is in."
        )
    return tr(
        "{name} is neither a folder nor a Python file. "
        "To watch for files like it, drop the folder it is in."
    ).format(name=Path(paths[0]).name)


def dropped_paths(data: QMimeData) -> tuple[str, ...]:
    """Return the local paths among what is dragged."""
    return tuple(url.toLocalFile() for url in data.urls() if url.isLocalFile())


class DropOverlay(QWidget):
    """Covers its parent while something is dragged over it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covered = parent
        self._drop: Drop | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def drop(self) -> Drop | None:
        """What is dragged over the window now."""
        return self._drop if self.isVisible() else None

    def show_drop(self, drop: Drop) -> None:
        """Cover the parent and say what *drop* would do."""
        self._drop = drop
        self.setAccessibleName(drop.words)
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a veil, a frame and the words."""
        del event
        if self._drop is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = self._theme.tokens
        refused = self._drop.kind is DropKind.REFUSE
        veil = QColor(tokens.failure_ground if refused else tokens.accent_ground)
        veil.setAlphaF(_VEIL)
        painter.fillRect(self.rect(), veil)
        ink = QColor(tokens.failure if refused else tokens.accent)
        style = Qt.PenStyle.DotLine if refused else Qt.PenStyle.DashLine
        painter.setPen(QPen(ink, 2, style))
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, 12, 12)
        font = QFont(self.font())
        font.setPixelSize(HEADING_SIZE)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        inside = frame.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(inside, flags, self._drop.words)
