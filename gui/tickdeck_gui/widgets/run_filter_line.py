"""The line in which one says which runs to see."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tickdeck.values.runs import RunStatus
from tickdeck_gui.models.run_reading import added_up
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.labels import chip
from tickdeck_gui.widgets.run_ribbon import time_words
from tickdeck_gui.widgets.screen import search_box

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from PySide6.QtWidgets import QPushButton

    from tickdeck.clock import Clock
    from tickdeck_gui.theme.theme import Theme

KINDS: dict[str, tuple[RunStatus, ...]] = {
    "All": (),
    "Queued": (RunStatus.NOT_STARTED, RunStatus.QUEUED),
    "In progress": (RunStatus.STARTING, RunStatus.STARTED, RunStatus.CANCELING),
    "Failed": (RunStatus.FAILURE,),
}
"""What the chips let in; choices are remembered by these names."""
_TYPING_MILLISECONDS = 200
_SEARCH_WIDTHS = (240, 480)
_TIMES = "\N{MULTIPLICATION SIGN}"


class RunFilterLine(QWidget):
    """A box to type into, a chip for each kind of runs, and one for a chosen time."""

    typed = Signal()
    """Nobody has typed for a moment."""
    kind_chosen = Signal(str)
    all_times_requested = Signal()

    def __init__(
        self, theme: Theme, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self.kind = "All"
        self.search = search_box(theme, tr("Filter by job, id, sensor or run key"))
        self.time_chip = chip("", checked=True)
        self._words = _kind_words()
        self.chips: dict[str, QPushButton] = {}
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MILLISECONDS)
        self._build()
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.typed)
        self.time_chip.clicked.connect(self.all_times_requested)

    def _build(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        least, most = _SEARCH_WIDTHS
        self.search.setMinimumWidth(least)
        self.search.setMaximumWidth(most)
        self.search.setToolTip(_explained())
        self.search.setAccessibleDescription(_explained())
        line.addWidget(self.search, 1)
        for kind, words in self._words.items():
            self.chips[kind] = chip(words, checked=kind == self.kind)
            self.chips[kind].clicked.connect(partial(self._on_chip, kind))
            line.addWidget(self.chips[kind])
        self.chips["Failed"].setToolTip(
            tr("All failed runs that are kept, whether you have seen them or not")
        )
        self.time_chip.hide()
        line.addWidget(self.time_chip)
        line.addStretch(0)

    @property
    def statuses(self) -> tuple[RunStatus, ...]:
        """What the pressed chip lets in; all, if it is empty."""
        return KINDS[self.kind]

    def press(self, kind: str) -> None:
        """Press the chip of one kind, without telling."""
        self.kind = kind if kind in KINDS else "All"
        for name, made in self.chips.items():
            made.setChecked(name == self.kind)

    def type_quietly(self, text: str) -> None:
        """Put *text* into the box, without telling."""
        self.search.setText(text)
        self._typing.stop()

    def show_time(self, time: tuple[datetime, datetime] | None) -> None:
        """Show which time was chosen."""
        self.time_chip.setVisible(time is not None)
        if time is None:
            return
        words = time_words(*time, self._clock.now())
        self.time_chip.setText(f"{words}  {_TIMES}")
        self.time_chip.setChecked(True)
        self.time_chip.setAccessibleName(
            tr("Created {time}; press to see all times").format(time=words)
        )

    def show_counts(self, counts: Mapping[RunStatus, int]) -> None:
        """Show how many runs each chip would let in."""
        for kind, statuses in KINDS.items():
            many = added_up(counts, statuses)
            words = self._words[kind]
            self.chips[kind].setText(f"{words} {number(many)}" if many else words)

    def _on_chip(self, kind: str) -> None:
        self.press(kind)
        self.kind_chosen.emit(kind)


def _kind_words() -> dict[str, str]:
    return {
        "All": tr("All"),
        "Queued": tr("Queued"),
        "In progress": tr("In progress"),
        "Failed": tr("Failed"),
    }


def _explained() -> str:
    return tr(
        "Text is looked for in jobs, ids, sensors and run keys. Narrow it with\n"
        "job:name  sensor:name  key:part  tag:name=value\n"
        "status:failed (or queued, running, succeeded, canceled)\n"
        "since:2h (or 30m, 7d)\n"
        'Quote what has spaces: job:"month end".'
    )
