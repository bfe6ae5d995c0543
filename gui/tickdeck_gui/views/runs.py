"""All runs, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from tickdeck.reading.rows import RunFilter
from tickdeck.values.runs import RunStatus
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.models.columns import run_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.preferences import FilterLook
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.empty_state import EmptyState
from tickdeck_gui.widgets.labels import chip, label
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import heading, in_card, screen_layout, search_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.values.runs import Run
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.run_orders import RunOrders

_PAGE = 200
_MOST_SORTED = 5_000
_TYPING_MILLISECONDS = 200
_KINDS: dict[str, tuple[RunStatus, ...]] = {
    "All": (),
    "Queued": (RunStatus.NOT_STARTED, RunStatus.QUEUED),
    "In progress": (RunStatus.STARTING, RunStatus.STARTED, RunStatus.CANCELING),
    "Failed": (RunStatus.FAILURE,),
}


class RunsView(QWidget):
    """Lists, filters, cancels and deletes runs."""

    run_opened = Signal(str)

    def __init__(
        self, desk: Desk, orders: RunOrders, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._orders = orders
        self.model: RecordModel[Run] = RecordModel(
            run_columns(desk.clock), lambda run: run.run_id, self
        )
        self.table = RecordTable(
            self.model, desk.theme, tr("Runs"), key="runs", sortable=True
        )
        self.search = search_box(desk.theme, tr("Filter by job, id, sensor or run key"))
        self._summary = label("", "subtitle")
        self._words = _kind_words()
        self._chips: dict[str, QPushButton] = {}
        self._kind = "All"
        self._stack = QStackedWidget()
        self._nothing = EmptyState(desk.theme, "runs")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MILLISECONDS)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = screen_layout(self)
        column.addLayout(heading(tr("Runs"), self._summary))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.search)
        for kind, words in self._words.items():
            self._chips[kind] = chip(words, checked=kind == self._kind)
            self._chips[kind].clicked.connect(lambda _, it=kind: self.show_kind(it))
            line.addWidget(self._chips[kind])
        line.addStretch(1)
        column.addLayout(line)
        listed = in_card(self.table)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.table.opened.connect(lambda run: self.run_opened.emit(run.run_id))
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.read)
        self.model.order_changed.connect(self.read)
        live = self._desk.live
        live.runs_changed.connect(self._on_runs_changed)
        live.run_deleted.connect(self.model.remove)
        live.counts_changed.connect(self._show_counts)

    @property
    def look(self) -> FilterLook:
        """What was chosen to be seen."""
        return FilterLook(text=self.search.text(), chip=self._kind)

    def look_like(self, look: FilterLook) -> None:
        """Show what *look* chose; nothing is read before somebody looks."""
        self.search.setText(look.text)
        self._typing.stop()
        self._press(look.chip if look.chip in _KINDS else "All")

    def show_job(self, job_name: str) -> None:
        """Show only the runs of one job."""
        self._press("All")
        self.search.setText(job_name)

    def show_kind(self, kind: str) -> None:
        """Show only runs of one of the four kinds."""
        self._press(kind)
        self.read()

    def _press(self, kind: str) -> None:
        self._kind = kind
        for name, made in self._chips.items():
            made.setChecked(name == kind)

    def read(self) -> None:
        """Read the first page of what is wanted, or all that can be sorted."""
        where = self._where()
        reader = self._desk.reader

        def more(shown: Sequence[Run]) -> Sequence[Run]:
            return reader.runs(where, limit=_PAGE, offset=len(shown))

        if self.model.is_sorted:
            self.model.replace(reader.runs(where, limit=_MOST_SORTED))
        else:
            self.model.replace(more(()), more)
        self._show_counts()
        self._choose_page()

    def _where(self) -> RunFilter:
        text = self.search.text().strip()
        return RunFilter(statuses=_KINDS[self._kind], text=text)

    def _choose_page(self) -> None:
        if self.model.records:
            self._stack.setCurrentIndex(0)
            return
        if self._where() == RunFilter():
            on = self._desk.live.sensors_on()
            self._nothing.say(
                tr("No runs yet"),
                tr(
                    "Runs appear here as soon as a sensor asks for one. "
                    "%Ln sensor(s) on.",
                    "",
                    on,
                ),
            )
        else:
            self._nothing.say(
                tr("No run fits"), tr("Choose All, or change what you typed.")
            )
        self._stack.setCurrentIndex(1)

    def _show_counts(self) -> None:
        counts = self._desk.live.counts
        numbers = {
            "Queued": counts.queued,
            "In progress": counts.in_progress,
            "Failed": counts.failed_since,
        }
        for kind, many in numbers.items():
            words = self._words[kind]
            self._chips[kind].setText(f"{words} {number(many)}" if many else words)
        self._chips["Failed"].setToolTip(
            tr("The number counts failures you have not seen")
        )
        parts = [
            tr("%Ln in progress", "", counts.in_progress),
            tr("%Ln queued", "", counts.queued),
        ]
        if self.model.is_sorted and len(self.model.records) >= _MOST_SORTED:
            most = number(_MOST_SORTED)
            parts.append(tr("the newest {total} are sorted").format(total=most))
        self._summary.setText(" · ".join(parts))

    def _on_runs_changed(self, runs: tuple[Run, ...]) -> None:
        where = self._where()
        for run in runs:
            known = self.model.row_of(run.run_id) is not None
            if known or _fits(run, where):
                self.model.absorb(run)
        self._choose_page()

    def _open_menu(self, position: QPoint) -> None:
        menu = self.menu_for_selection()
        if menu is not None:
            menu.popup(self.table.viewport().mapToGlobal(position))

    def menu_for_selection(self) -> QMenu | None:
        """Return the context menu for what is selected, or None for nothing."""
        runs: tuple[Run, ...] = self.table.selected()
        if not runs:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(runs) == 1:
            menu.addAction(tr("Open"), lambda: self.run_opened.emit(runs[0].run_id))
        unfinished = [run for run in runs if not run.status.is_finished]
        finished = [run for run in runs if run.status.is_finished]
        canceling = menu.addAction(tr("Cancel %Ln run(s)", "", len(unfinished)))
        canceling.setEnabled(bool(unfinished))
        canceling.triggered.connect(lambda: self._orders.cancel(unfinished))
        again = menu.addAction(tr("Run %Ln run(s) again", "", len(finished)))
        again.setEnabled(bool(finished))
        again.triggered.connect(lambda: self._orders.reexecute(finished))
        failed = [run for run in finished if run.status is RunStatus.FAILURE]
        from_failure = menu.addAction(
            tr("Run %Ln run(s) from failure", "", len(failed))
        )
        from_failure.setEnabled(bool(failed))
        from_failure.triggered.connect(
            lambda: self._orders.reexecute(failed, from_failure=True)
        )
        deleting = menu.addAction(tr("Delete %Ln run(s)…", "", len(finished)))
        deleting.setEnabled(bool(finished))
        deleting.triggered.connect(lambda: self._confirm_delete(finished))
        return menu

    def _confirm_delete(self, runs: Sequence[Run]) -> None:
        confirm(
            self,
            tr("Delete %Ln run(s)?", "", len(runs)),
            tr(
                "Their logs go too, and their run keys are free again: a sensor may "
                "ask for the same work once more."
            ),
            tr("Delete %Ln run(s)", "", len(runs)),
            lambda: self._orders.delete(runs),
        )


def _kind_words() -> dict[str, str]:
    """Return what the chips say; choices are kept by the names of `_KINDS`."""
    return {
        "All": tr("All"),
        "Queued": tr("Queued"),
        "In progress": tr("In progress"),
        "Failed": tr("Failed"),
    }


def _fits(run: Run, where: RunFilter) -> bool:
    if where.statuses and run.status not in where.statuses:
        return False
    hay = f"{run.run_id}\n{run.job_name}\n{run.sensor_name}\n{run.run_key}".casefold()
    return where.text.casefold() in hay
