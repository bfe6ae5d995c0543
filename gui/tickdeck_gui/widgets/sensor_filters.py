"""The line above the sensors' table: text, status, kind and location."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from tickdeck_gui.models.sensor_rows import (
    KIND_CHIPS,
    STATUS_CHIPS,
    Chip,
    SensorFilter,
    chip_word,
)
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.labels import chip
from tickdeck_gui.widgets.screen import search_box

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tickdeck_gui.theme.theme import Theme

_WIDEST_CHOICE = 190


class SensorFilters(QWidget):
    """Says what is wanted; all that is chosen has to hold."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = search_box(theme, tr("Filter sensors"))
        self.chips: dict[Chip, QPushButton] = {
            which: chip(chip_word(which)) for which in STATUS_CHIPS
        }
        theme.bind_icon(self.chips[Chip.ATTENTION], "warning", "failure")
        self.kinds = _choice(tr("Kind of sensor"))
        self.locations = _choice(tr("Code location"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for part in (self.search, *self.chips.values(), self.kinds, self.locations):
            line.addWidget(part)
        line.addStretch(1)
        self.search.textChanged.connect(self.changed)
        for which, made in self.chips.items():
            made.clicked.connect(lambda checked, it=which: self._press(it, on=checked))
        for choice in (self.kinds, self.locations):
            choice.currentIndexChanged.connect(self._on_chosen)

    @property
    def where(self) -> SensorFilter:
        """What is wanted."""
        pressed = (which for which, made in self.chips.items() if made.isChecked())
        return SensorFilter(
            text=self.search.text().strip(),
            chip=next(pressed, Chip.ALL),
            kind=Chip(self.kinds.currentData() or Chip.ALL),
            location=self.locations.currentData() or "",
        )

    def show_filter(self, where: SensorFilter) -> None:
        """Want that; what the drop-downs do not offer yet is chosen once they do."""
        with QSignalBlocker(self):
            self.search.setText(where.text)
            for which, made in self.chips.items():
                made.setChecked(which is where.chip)
            for choice, value in (
                (self.kinds, "" if where.kind is Chip.ALL else where.kind.value),
                (self.locations, where.location),
            ):
                _choose(choice, value)
        self.changed.emit()

    def show_counts(
        self, chips: Mapping[Chip, int], locations: Mapping[str, int]
    ) -> None:
        """Say how many sensors each choice stands for; hide what leaves no choice."""
        for which, made in self.chips.items():
            many = chips.get(which, 0)
            space = "" if made.icon().isNull() else " "
            words, shown = chip_word(which), number(many)
            text = f"{space}{words} {shown}"
            if text != made.text():
                made.setText(text)
                made.setAccessibleName(f"{words}: {shown}")
            made.setVisible(many > 0 or made.isChecked())
        kinds = {
            kind.value: (chip_word(kind), chips[kind])
            for kind in KIND_CHIPS
            if chips.get(kind)
        }
        _offer(self.kinds, tr("All kinds"), kinds)
        places = {name: (name, many) for name, many in locations.items()}
        _offer(self.locations, tr("All locations"), places)

    def _press(self, which: Chip, *, on: bool) -> None:
        for other, made in self.chips.items():
            made.setChecked(on and other is which)
        self.changed.emit()

    def _on_chosen(self) -> None:
        for choice in (self.kinds, self.locations):
            _mark_chosen(choice)
        self.changed.emit()


def _choice(name: str) -> DropDown:
    made = DropDown()
    made.setProperty("kind", "chip")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setMaximumWidth(_WIDEST_CHOICE)
    made.setSizeAdjustPolicy(DropDown.SizeAdjustPolicy.AdjustToContents)
    return made


def _offer(
    choice: DropDown, all_words: str, values: Mapping[str, tuple[str, int]]
) -> None:
    """Offer *values*, words and numbers by what is remembered of them, or all."""
    chosen = choice.currentData() or ""
    offered = [("", all_words)]
    offered += [(value, f"{it} {number(n)}") for value, (it, n) in values.items()]
    if chosen and chosen not in values:
        offered.append((chosen, f"{_word_of(choice)} {number(0)}"))
    now = [(choice.itemData(n), choice.itemText(n)) for n in range(choice.count())]
    if now != offered:
        with QSignalBlocker(choice):
            choice.clear()
            for value, words in offered:
                choice.addItem(words, value)
            choice.setCurrentIndex(max(choice.findData(chosen), 0))
        choice.updateGeometry()
    choice.setVisible(len(values) > 1 or bool(chosen))
    _mark_chosen(choice)


def _word_of(choice: DropDown) -> str:
    """Return the word of what is chosen, without its number."""
    return choice.currentText().rpartition(" ")[0] or choice.currentText()


def _choose(choice: DropDown, value: str) -> None:
    if choice.findData(value) < 0:
        choice.addItem(value, value)
    with QSignalBlocker(choice):
        choice.setCurrentIndex(choice.findData(value))
    choice.setVisible(not choice.isHidden() or bool(value))
    _mark_chosen(choice)


def _mark_chosen(choice: DropDown) -> None:
    """Let a drop-down that leaves something out look so."""
    chosen = "true" if choice.currentData() else "false"
    if choice.property("chosen") != chosen:
        choice.setProperty("chosen", chosen)
        choice.style().unpolish(choice)
        choice.style().polish(choice)
