"""A line on the page of a sensor about memory that can change hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QWidget

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.facts import emptied
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.sensor_header import below

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.sensors import SensorId


class MemoryBar(QFrame):
    """Offers to give what a sensor remembers away, or to take over another's."""

    give_requested = Signal(object)
    """The id of the sensor that is to have it."""
    take_requested = Signal(object)
    """The id of the sensor whose memory is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(tr("What the sensor remembers"))
        self._words = label("", wraps=True)
        self._acts = QHBoxLayout()
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 10, 8)
        line.setSpacing(12)
        line.addWidget(self._words, 1)
        line.addLayout(self._acts)
        self.hide()

    def show_orphan(self, orphan: SensorRow, heirs: Sequence[SensorRow]) -> None:
        """Say that the code of *orphan* is gone, and who can go on from it."""
        name, place = orphan.spec.name, orphan.state.location
        if heirs:
            words = tr(
                "The code of {name} is gone. Was it renamed? Then give what it "
                "remembers to the sensor that replaced it."
            )
        else:
            words = tr(
                "The code of {name} is gone; what it remembers stays. When a sensor "
                "of {place} has replaced it, it can be given to that one."
            )
        self._words.setText(words.format(name=name, place=place))
        self._offer(
            heirs, tr("Give to {name}…"), tr("Give to…"), self.give_requested.emit
        )
        self.show()

    def show_heir(self, orphans: Sequence[SensorRow]) -> None:
        """Say whose memory a sensor can take over that was never evaluated."""
        self._words.setText(
            tr(
                "Is this sensor an old one under a new name? It can go on from what "
                "that one remembers."
            )
        )
        self._offer(
            orphans,
            tr("Take over from {name}…"),
            tr("Take over from…"),
            self.take_requested.emit,
        )
        self.show()

    def _offer(
        self,
        rows: Sequence[SensorRow],
        pattern: str,
        many: str,
        tell: Callable[[SensorId], None],
    ) -> None:
        emptied(self._acts)
        if len(rows) == 1:
            made = button(pattern.format(name=rows[0].spec.name))
            made.clicked.connect(lambda: tell(rows[0].state.id))
            self._acts.addWidget(made)
        elif rows:
            made = button(many)
            menu = QMenu(made)
            for row in rows:
                act = menu.addAction(row.spec.name)
                act.triggered.connect(lambda _, one=row.state.id: tell(one))
            made.clicked.connect(
                lambda: menu.popup(below(made, menu.sizeHint().width()))
            )
            self._acts.addWidget(made)
