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
    """The folders to watch, or else the files to open, or else all that is refused."""
    words: str
    files: tuple[str, ...] = ()
    """Python files that are opened beside the folders."""
    refusal: str = ""
    """Which of it is left out, and why; empty if all is taken."""


def understood(paths: Sequence[str]) -> Drop:
    """Return what dropping *paths* would do; what cannot be taken is named."""
    folders = tuple(path for path in paths if Path(path).is_dir())
    files = tuple(
        path for path in paths if path.endswith(".py") and path not in folders
    )
    others = [path for path in paths if path not in (*folders, *files)]
    if not folders and not files:
        return Drop(DropKind.REFUSE, tuple(paths), _refusal(paths))
    words = _words(folders, files)
    left_out = _left_out(others) if others else ""
    if left_out:
        words += f"\n{left_out}"
    if folders:
        return Drop(DropKind.WATCH, folders, words, files, left_out)
    return Drop(DropKind.OPEN, files, words, refusal=left_out)


def _words(folders: Sequence[str], files: Sequence[str]) -> str:
    names = ", ".join(Path(path).name for path in files)
    if not folders:
        return tr("Drop to open the definitions in {files}").format(files=names)
    if not files:
        if len(folders) == 1:
            watching = tr("Drop to watch {folder}")
            return watching.format(folder=home_path(folders[0]))
        return tr("Drop to watch %Ln folder(s)", "", len(folders))
    if len(folders) == 1:
        both = tr("Drop to watch {folder} and to open the definitions in {files}")
        return both.format(folder=home_path(folders[0]), files=names)
    many = tr(
        "Drop to watch %Ln folder(s) and to open the definitions in {files}",
        "",
        len(folders),
    )
    return many.format(files=names)


def _left_out(paths: Sequence[str]) -> str:
    name = Path(paths[0]).name
    if len(paths) == 1:
        alone = tr("{name} is left out: it is neither a folder nor a Python file.")
        return alone.format(name=name)
    more = tr(
        "{name} and %Ln more are left out: they are neither folders nor Python files.",
        "",
        len(paths) - 1,
    )
    return more.format(name=name)


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
