"""The fonts beside the one of all words."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase


def fixed_font(base: QFont) -> QFont:
    """Return the system's font for code, in the size of *base*."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(max(base.pixelSize() - 1, 11))
    return font
