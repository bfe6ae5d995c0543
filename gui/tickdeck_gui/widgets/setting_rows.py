"""Lines of a form: a name, a field, and the way back to what it is by default."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.number_box import DecimalBox, NumberBox

if TYPE_CHECKING:
    from collections.abc import Callable

NAME_WIDTH = 240
"""Pixels; forms that are below each other line up."""
FIELD_WIDTH = 150


class SettingRow(QObject):
    """One field; *read* and *write* change between it and the value behind it."""

    edited = Signal()
    """The operator has finished a change."""
    reset_requested = Signal()

    def __init__(
        self,
        words: str,
        field: QWidget,
        *,
        read: Callable[[], Any],
        write: Callable[[Any], None],
        default: Any,
    ) -> None:
        super().__init__(field)
        self.words, self.field, self.default = words, field, default
        self._read, self._write = read, write
        self._shown: tuple[Any, Any] | None = None
        field.setAccessibleName(words)
        self.reset: QPushButton = button(
            tr("Reset"), "link", name=tr("Reset: {setting}").format(setting=words)
        )
        self.reset.clicked.connect(self.reset_requested)
        if isinstance(field, (NumberBox, DecimalBox, QLineEdit)):
            field.editingFinished.connect(self.edited)
        elif isinstance(field, QComboBox):
            field.activated.connect(self.edited)
        elif isinstance(field, QCheckBox):
            field.clicked.connect(self.edited)

    def show_value(self, value: Any) -> None:
        """Show *value*, and whether it is another than by default."""
        self._write(value)
        try:
            self._shown = (value, self._read())
        except ValueError:
            self._shown = None
        self.reset.setVisible(value != self.default)

    def value(self) -> Any:
        """Return what the field says; what was shown, if nobody has changed it.

        A field may be coarser than the value: nothing is rounded by looking at it.

        Raises:
            ValueError: If what was typed is not understood; a sentence.
        """
        read = self._read()
        if self._shown is not None and read == self._shown[1]:
            return self._shown[0]
        return read

    def spoken(self) -> str:
        """Return what the field says, in words."""
        field = self.field
        if isinstance(field, QCheckBox):
            return tr("yes") if field.isChecked() else tr("no")
        if isinstance(field, QComboBox):
            return field.currentText()
        if isinstance(field, (NumberBox, DecimalBox, QLineEdit)):
            return field.text().strip() or "—"
        return ""


class SettingForm(QGridLayout):
    """Rows below each other, all fields beginning at the same place."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(8)
        self.setColumnMinimumWidth(0, NAME_WIDTH)
        self.setColumnStretch(1, 1)

    def add_title(self, words: str) -> None:
        """Begin a group of rows."""
        row = self.rowCount()
        made: QLabel = label(words, "caption")
        if row > 1:
            self.setRowMinimumHeight(row, 30)
        self.addWidget(made, row, 0, 1, 2, Qt.AlignmentFlag.AlignBottom)

    def add(self, row: SettingRow, note: str = "") -> SettingRow:
        """Add *row*, with a *note* that explains it."""
        line = self.rowCount()
        name = label(row.words)
        name.setBuddy(row.field)
        self.addWidget(name, line, 0)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(row.field)
        beside.addWidget(row.reset)
        beside.addStretch(1)
        self.addLayout(beside, line, 1)
        if note:
            row.field.setToolTip(note)
            row.field.setAccessibleDescription(note)
            name.setToolTip(note)
        return row


def number_row(
    words: str,
    least: float,
    most: float,
    *,
    default: Any,
    lowest: str = "",
    unit: str = "",
    factor: float = 1,
    decimals: int = 0,
    least_value: Any = None,
) -> SettingRow:
    """Return a row for a number.

    Args:
        words: Its name.
        least: The least that can be typed.
        most: The most.
        default: The value behind it, by default.
        lowest: What is shown in place of *least*.
        unit: What follows the number.
        factor: How much one of the number is of the value behind it.
        decimals: How many figures stand behind the point.
        least_value: The value that *least* stands for, where the factor does not say.
    """
    box = DecimalBox() if decimals else NumberBox()
    if isinstance(box, DecimalBox):
        box.setDecimals(decimals)
        box.setRange(least, most)
    else:
        box.setRange(int(least), int(most))
    box.setSpecialValueText(lowest)
    box.setSuffix(f" {unit}" if unit else "")
    box.setFixedWidth(FIELD_WIDTH)
    whole = isinstance(default, int)

    def read() -> Any:
        number = box.value()
        if least_value is not None and number == least:
            return least_value
        return round(number * factor) if whole else float(number * factor)

    def write(value: Any) -> None:
        number = least if value == least_value else value / factor
        if isinstance(box, DecimalBox):
            box.setValue(number)
        else:
            box.setValue(round(number))

    return SettingRow(words, box, read=read, write=write, default=default)
