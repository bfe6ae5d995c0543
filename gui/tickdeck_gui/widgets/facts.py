"""Names and values, one under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLayout, QWidget

from tickdeck_gui.formatting.sentences import shortened
from tickdeck_gui.theme.fonts import fixed_font
from tickdeck_gui.widgets.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable


def facts(
    pairs: Iterable[tuple[str, str]],
    *,
    fixed: tuple[str, ...] = (),
    longest: int = 10_000,
    name_width: int = 0,
) -> QWidget:
    """Return a widget with a line for each pair.

    Args:
        pairs: Names and values.
        fixed: The names of those whose values are set like code.
        longest: How many letters of such a value are shown; its tooltip has all.
        name_width: Pixels that the names take at least, to line up with what is below.
    """
    made = QFrame()
    # Not a QFormLayout: that one presses lines together where they wrap.
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, name_width)
    for row, (name, value) in enumerate(pairs):
        words = label(value, wraps=True)
        words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.setAccessibleName(f"{name}: {value}")
        if name in fixed:
            words.setFont(fixed_font(words.font()))
            words.setText(shortened(value, longest))
            words.setToolTip(value)
        grid.addWidget(label(name, "second"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)
    return made


def emptied(layout: QLayout) -> None:
    """Take everything out of *layout* and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            emptied(inner)
