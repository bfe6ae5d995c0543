"""What is selected of a list of runs, and what can be done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import button, label

if TYPE_CHECKING:
    from tickdeck_gui.models.run_groups import Sorted

_HEIGHT = 44


class SelectionBar(QFrame):
    """The line below a table of runs.

    It is always there, so that no row moves under the pointer when one is selected.
    """

    cancel_requested = Signal()
    force_requested = Signal()
    again_requested = Signal()
    retry_requested = Signal()
    delete_requested = Signal()
    all_requested = Signal()
    """All that fit are meant, also those that are not on show."""
    none_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.setFixedHeight(_HEIGHT)
        self.words = label("", "second")
        self.cancel = button(tr("Cancel"), name=tr("Cancel the selected runs"))
        self.force = button(
            tr("Force cancel"),
            tip=tr("Kill the processes of runs that were asked to end and have not"),
        )
        self.again = button(tr("Run again"), name=tr("Run the selected runs again"))
        self.retry = button(
            tr("Run from failure"),
            tip=tr("Steps that succeeded are not executed again"),
        )
        self.delete = button(
            tr("Delete…"), "danger", name=tr("Delete the selected runs")
        )
        self.all = button("", "link")
        self.none = button(tr("Clear"), "link", name=tr("Select nothing"))
        self._acts = (self.cancel, self.force, self.again, self.retry, self.delete)
        line = QHBoxLayout(self)
        line.setContentsMargins(10, 0, 10, 0)
        line.setSpacing(8)
        for part in (self.words, *self._acts, self.all, self.none):
            line.addWidget(part)
        line.addStretch(1)
        self._connect()
        self.show_fitting("")

    def _connect(self) -> None:
        for made, told in (
            (self.cancel, self.cancel_requested),
            (self.force, self.force_requested),
            (self.again, self.again_requested),
            (self.retry, self.retry_requested),
            (self.delete, self.delete_requested),
            (self.all, self.all_requested),
            (self.none, self.none_requested),
        ):
            made.clicked.connect(told)

    def show_fitting(self, words: str) -> None:
        """Show *words*, as nothing is selected."""
        self.words.setText(words)
        for part in (*self._acts, self.all, self.none):
            part.hide()

    def show_selected(self, many: int, runs: Sorted, fitting: int) -> None:
        """Show what can be done to *many* selected runs, of *fitting* that fit."""
        self.words.setText(tr("%Ln selected", "", many))
        self.cancel.setVisible(bool(runs.unfinished))
        self.force.setVisible(bool(runs.canceling))
        self.again.setVisible(bool(runs.finished))
        self.retry.setVisible(bool(runs.failed))
        self.delete.setVisible(bool(runs.finished))
        self.all.setText(tr("Select all %Ln that fit", "", fitting))
        self.all.setAccessibleName(self.all.text())
        self.all.setVisible(fitting > many)
        self.none.show()

    def show_all(self, fitting: int) -> None:
        """Show that all that fit are meant, whatever can be done to each of them."""
        self.words.setText(tr("All %Ln that fit are selected", "", fitting))
        for act in self._acts:
            act.setVisible(act is not self.force)
        self.all.hide()
        self.none.show()
