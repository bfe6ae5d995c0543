"""The appearance in use, switchable while the window is open."""

from __future__ import annotations

import weakref
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QRectF, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tickdeck_gui.theme.style_sheet import PICTURES, style_sheet
from tickdeck_gui.theme.tokens import DARK, LIGHT, TEXT_SIZE, Tokens
from tickdeck_resources.icons import APPLICATION, icon_svg

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QAbstractButton, QApplication

_ICON_SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)


class Appearance(StrEnum):
    """What the operator chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class _BoundIcon:
    """A button or action whose icon follows the theme."""

    target: weakref.ref[QAction | QAbstractButton]
    name: str
    ink: str


class Theme(QObject):
    """Gives the program its palette, style sheet, font and icons."""

    changed = Signal()
    """Painted widgets repaint by themselves; this is for what caches colours."""

    def __init__(
        self, app: QApplication, appearance: Appearance = Appearance.SYSTEM
    ) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = appearance
        self._tokens = self._chosen_tokens()
        self._bound: list[_BoundIcon] = []
        self._icons: dict[tuple[str, str], QIcon] = {}
        # A style sheet takes pictures from files only.
        self._pictures = QTemporaryDir()
        app.setStyle("Fusion")
        app.setFont(_font(app.font()))
        app.setWindowIcon(self.icon(APPLICATION))
        app.styleHints().colorSchemeChanged.connect(self._apply)
        app.layoutDirectionChanged.connect(self._apply)
        self._apply()

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens

    def _chosen_tokens(self) -> Tokens:
        if self._appearance is Appearance.SYSTEM:
            scheme = self._app.styleHints().colorScheme()
            return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._appearance is Appearance.DARK else LIGHT

    @property
    def appearance(self) -> Appearance:
        """What was chosen."""
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Change the appearance of everything, now."""
        self._appearance = appearance
        self._apply()

    def icon(self, name: str, ink: str = "second") -> QIcon:
        """Return an icon in the colour of the token *ink*.

        Raises:
            LookupError: If there is no such icon.
        """
        colour = getattr(self.tokens, ink)
        key = (name, colour)
        if key not in self._icons:
            self._icons[key] = _recoloured(name, colour)
        return self._icons[key]

    def bind_icon(
        self, target: QAction | QAbstractButton, name: str, ink: str = "second"
    ) -> None:
        """Give *target* an icon that changes with the appearance."""
        self._bound.append(_BoundIcon(weakref.ref(target), name, ink))
        target.setIcon(self.icon(name, ink))

    def _apply(self) -> None:
        self._tokens = self._chosen_tokens()
        sheet = style_sheet(
            self._tokens, self._app.layoutDirection(), self._drawn_pictures()
        )
        # Setting a sheet, even the same one, polishes every widget there is again.
        if self._app.styleSheet() != sheet:
            self._app.setPalette(_palette(self.tokens))
            self._app.setStyleSheet(sheet)
        kept = []
        for bound in self._bound:
            target = bound.target()
            if target is not None and shiboken6.isValid(target):
                target.setIcon(self.icon(bound.name, bound.ink))
                kept.append(bound)
        self._bound = kept
        self.changed.emit()

    def _drawn_pictures(self) -> str:
        """Return the folder with the sheet's pictures; nothing if there is no room."""
        if not self._pictures.isValid():
            return ""
        folder = Path(self._pictures.path()) / (
            "dark" if self._tokens.dark else "light"
        )
        try:
            folder.mkdir(exist_ok=True)
            for name, (icon, ink) in PICTURES.items():
                svg = icon_svg(icon).replace("currentColor", getattr(self._tokens, ink))
                (folder / f"{name}.svg").write_text(svg, "utf-8")
        except OSError:
            return ""
        return folder.as_posix()


def _font(base: QFont) -> QFont:
    font = QFont(base)
    font.setPixelSize(TEXT_SIZE)
    # Times and counts keep their columns while they change.
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _recoloured(name: str, colour: str) -> QIcon:
    svg = icon_svg(name).replace("currentColor", colour)
    renderer = QSvgRenderer(svg.encode())
    icon = QIcon()
    for size in _ICON_SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for part, colour in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.ink),
        (role.Base, tokens.panel),
        (role.AlternateBase, tokens.window),
        (role.Text, tokens.ink),
        (role.PlaceholderText, tokens.second),
        (role.Button, tokens.raised),
        (role.ButtonText, tokens.ink),
        (role.BrightText, tokens.failure),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.ink),
        (role.Highlight, tokens.accent),
        (role.HighlightedText, tokens.on_accent),
        (role.Accent, tokens.accent),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
        (role.Light, tokens.raised),
        (role.Midlight, tokens.faint_line),
        (role.Mid, tokens.line),
        (role.Dark, tokens.third),
        (role.Shadow, tokens.window),
    ):
        palette.setColor(part, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for part in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(disabled, part, QColor(tokens.third))
    return palette
