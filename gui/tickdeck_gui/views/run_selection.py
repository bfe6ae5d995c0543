"""What operators do to the runs that they have selected in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from tickdeck.reading.rows import RunFilter
from tickdeck_gui.dialogs import run_questions
from tickdeck_gui.models.run_groups import sorted_out
from tickdeck_gui.models.run_reading import every_run
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.selection_bar import SelectionBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from tickdeck.values.runs import Run
    from tickdeck_gui.models.background import BackgroundReading
    from tickdeck_gui.orders.run_orders import RunOrders
    from tickdeck_gui.widgets.record_table import RecordTable

    Act = Callable[[Sequence[Run]], object]


class RunSelection(QObject):
    """Acts on the selected runs, or on all that fit, also those not on show.

    What destroys history, starts several runs or concerns runs that are not on show
    is asked first, with the number of runs.
    """

    run_opened = Signal(str)
    tick_opened = Signal(object)
    """A `Run` whose tick is wanted."""

    def __init__(
        self,
        table: RecordTable,
        orders: RunOrders,
        reading: BackgroundReading,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._orders = orders
        self._reading = reading
        self._window = parent
        self._where = RunFilter()
        self._fitting = 0
        self._all_meant = False
        self.bar = SelectionBar()
        bar = self.bar
        for told, act in (
            (bar.cancel_requested, self._cancel),
            (bar.force_requested, self._force),
            (bar.again_requested, self._again),
            (bar.retry_requested, self._retry),
            (bar.delete_requested, self._delete),
        ):
            told.connect(lambda it=act: self._with_chosen(it))
        bar.all_requested.connect(self._mean_all)
        bar.none_requested.connect(table.clearSelection)
        table.selection_changed.connect(self.forget_all)

    @property
    def all_meant(self) -> bool:
        """Whether all that fit are meant, and not only those that are selected."""
        return self._all_meant

    def show_fitting(self, where: RunFilter, many: int) -> None:
        """Show how many runs fit *where*."""
        self._where, self._fitting = where, many
        self._show()

    def forget_all(self) -> None:
        """Mean what is selected, and no longer all that fit."""
        self._all_meant = False
        self._show()

    def _mean_all(self) -> None:
        self._table.selectAll()
        self._all_meant = True
        self._show()

    def _show(self) -> None:
        many = self._table.how_many_selected()
        if self._all_meant:
            self.bar.show_all(self._fitting)
        elif many:
            runs = sorted_out(self._table.selected())
            self.bar.show_selected(many, runs, self._fitting)
        else:
            self.bar.show_fitting(tr("%Ln run(s)", "", self._fitting))

    def _with_chosen(self, act: Act) -> None:
        if not self._all_meant:
            act(self._table.selected())
            return
        where = self._where
        # Five thousand are read at once; a hundred thousand take some seconds.
        self.bar.words.setText(tr("Reading %Ln run(s)…", "", self._fitting))

        def then(runs: Sequence[Run]) -> None:
            self._show()
            act(runs)

        self._reading.ask("chosen", lambda reader: every_run(reader, where), then)

    def _cancel(self, runs: Sequence[Run]) -> None:
        unfinished = sorted_out(runs).unfinished
        if self._all_meant:
            run_questions.cancel(self._window, self._orders, unfinished)
        else:
            self._orders.cancel(unfinished)

    def _force(self, runs: Sequence[Run]) -> None:
        run_questions.force(self._window, self._orders, sorted_out(runs).canceling)

    def _again(self, runs: Sequence[Run]) -> None:
        self._start(sorted_out(runs).finished, from_failure=False)

    def _retry(self, runs: Sequence[Run]) -> None:
        self._start(sorted_out(runs).failed, from_failure=True)

    def _start(self, runs: Sequence[Run], *, from_failure: bool) -> None:
        if runs:
            run_questions.reexecute(
                self._window, self._orders, runs, from_failure=from_failure
            )

    def _delete(self, runs: Sequence[Run]) -> None:
        finished = sorted_out(runs).finished
        if finished:
            run_questions.delete(self._window, self._orders, finished)

    def menu(self) -> QMenu | None:
        """Return the context menu for what is selected, or None for nothing."""
        runs: tuple[Run, ...] = self._table.selected()
        if not runs:
            return None
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(runs) == 1:
            run = runs[0]
            menu.addAction(tr("Open"), lambda: self.run_opened.emit(run.run_id))
            asking = menu.addAction(
                tr("Open the tick that asked for it") + "\tCtrl+Return",
                lambda: self.tick_opened.emit(run),
            )
            asking.setEnabled(run.tick_id is not None)
            menu.addSeparator()
        self._add_acts(menu, runs)
        return menu

    def _add_acts(self, menu: QMenu, runs: tuple[Run, ...]) -> None:
        can = sorted_out(runs)
        acts: tuple[tuple[str, tuple[Run, ...], Act], ...] = (
            (
                tr("Cancel %Ln run(s)", "", len(can.unfinished)),
                can.unfinished,
                self._cancel,
            ),
            (
                tr("Force cancel %Ln run(s)…", "", len(can.canceling)),
                can.canceling,
                self._force,
            ),
            (
                tr("Run %Ln run(s) again", "", len(can.finished)),
                can.finished,
                self._again,
            ),
            (
                tr("Run %Ln run(s) from failure", "", len(can.failed)),
                can.failed,
                self._retry,
            ),
            (
                tr("Delete %Ln run(s)…", "", len(can.finished)),
                can.finished,
                self._delete,
            ),
        )
        for words, some, act in acts:
            made = menu.addAction(words)
            made.setEnabled(bool(some))
            made.setVisible(act != self._force or bool(some))
            made.triggered.connect(lambda _=False, it=act, of=some: it(of))
