"""The assets: when each was made, and what it waits for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.commands import LaunchRun
from tickdeck_gui.models.feed_columns import asset_columns, asset_event_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.preferences import FilterLook
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.empty_state import EmptyState
from tickdeck_gui.widgets.labels import ElidedLabel, button, label
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import heading, in_card, screen_layout, search_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.reading.rows import AssetEvent, AssetRow
    from tickdeck.values.runs import Run
    from tickdeck_gui.desk import Desk

_PAGE = 100
_NEWS_MILLISECONDS = 1000


class AssetsView(QWidget):
    """Lists assets; below, what happened to the chosen one."""

    run_opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: tuple[AssetRow, ...] = ()
        self.model: RecordModel[AssetRow] = RecordModel(
            asset_columns(desk.clock), lambda row: row.key, self
        )
        self.events: RecordModel[AssetEvent] = RecordModel(
            asset_event_columns(desk.clock), lambda event: event.id, self
        )
        self.table = RecordTable(
            self.model, desk.theme, tr("Assets"), key="assets", sortable=True
        )
        self.event_table = RecordTable(
            self.events, desk.theme, tr("Events of the asset"), key="asset-events"
        )
        self.search = search_box(desk.theme, tr("Filter assets"))
        self.make_button = button(
            tr("Materialize"), name=tr("Materialize the chosen asset")
        )
        self._summary = ElidedLabel("subtitle")
        self._chosen = label("", "strong")
        self._stack = QStackedWidget()
        self._nothing = EmptyState(desk.theme, "asset")
        self._news = QTimer(self)
        self._news.setSingleShot(True)
        self._news.setInterval(_NEWS_MILLISECONDS)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = screen_layout(self)
        column.addLayout(heading(tr("Assets"), self._summary))
        column.addWidget(self.search)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(in_card(self.table))
        below = QWidget()
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 8, 0, 0)
        line = QHBoxLayout()
        line.addWidget(self._chosen, 1)
        line.addWidget(self.make_button)
        lower.addLayout(line)
        lower.addWidget(in_card(self.event_table), 1)
        split.addWidget(below)
        split.setSizes([420, 260])
        split.setChildrenCollapsible(False)
        self._stack.addWidget(split)
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._list)
        self.model.order_changed.connect(self._list)
        self.table.chosen.connect(self._show_events)
        self.event_table.opened.connect(self._open_run)
        self.make_button.clicked.connect(self._materialize)
        self._news.timeout.connect(self._read_news)
        self._desk.live.runs_changed.connect(self._on_runs_changed)
        self._desk.live.locations_changed.connect(self._news.start)

    @property
    def look(self) -> FilterLook:
        """What was chosen to be seen."""
        return FilterLook(text=self.search.text(), chip="")

    def look_like(self, look: FilterLook) -> None:
        """Show what *look* chose."""
        self.search.setText(look.text)

    def read(self) -> None:
        """Read all assets again."""
        self._rows = self._desk.reader.assets()
        behind = sum(bool(row.newer) for row in self._rows)
        words = tr("%Ln asset(s)", "", len(self._rows))
        late = tr("%Ln out of date", "", behind)
        self._summary.setText(f"{words} · {late}" if behind else words)
        self._list()

    def _list(self) -> None:
        words = self.search.text().casefold().split()
        self.model.replace(
            [row for row in self._rows if all(each in _hay(row) for each in words)]
        )
        if self.model.records:
            self._stack.setCurrentIndex(0)
            if not self.table.selected():
                self.table.selectRow(0)
            self._show_events(self.chosen)
            return
        if self._rows:
            self._nothing.say(tr("No asset fits"), tr("Change what you typed."))
        else:
            self._nothing.say(
                tr("No assets"),
                tr(
                    "An asset is a thing that a run makes: a file, a table, a report. "
                    "Define one with @asset, and it is listed here."
                ),
            )
        self._stack.setCurrentIndex(1)

    @property
    def chosen(self) -> AssetRow | None:
        """The asset whose events are shown."""
        selected = self.table.selected()
        return selected[0] if selected else None

    def _show_events(self, row: AssetRow | None) -> None:
        can_be_made = row is not None and self._job(row) is not None
        self.make_button.setEnabled(can_be_made)
        self.make_button.setToolTip(
            "" if can_be_made or row is None else tr("No loaded job makes this asset")
        )
        self._chosen.setText("" if row is None else row.key)
        if row is None:
            self.events.replace(())
            return
        reader, key = self._desk.reader, row.key

        def more(shown: Sequence[AssetEvent]) -> Sequence[AssetEvent]:
            before = shown[-1].id if shown else None
            return reader.asset_events(key, before=before, limit=_PAGE)

        self.events.replace(more(()), more)

    def _job(self, row: AssetRow) -> str | None:
        """Return the job that makes an asset: of several, the one with the most."""
        jobs = [
            job
            for state in self._desk.live.locations
            if state.spec.name == row.location
            for job in state.jobs
            if row.key in job.asset_keys
        ]
        return max(jobs, key=lambda job: len(job.asset_keys)).name if jobs else None

    def _materialize(self) -> None:
        row = self.chosen
        job = None if row is None else self._job(row)
        if row is None or job is None:
            return
        wish = LaunchRun(location=row.location, job_name=job, asset_keys=(row.key,))

        def told(run: Run) -> None:
            self._desk.notices.tell(
                tr("Materializing {asset}").format(asset=row.key),
                tr("Show the run"),
                lambda: self.run_opened.emit(run.run_id),
            )

        self._desk.order(wish, told)

    def _open_run(self, event: AssetEvent) -> None:
        if event.run_id is not None:
            self.run_opened.emit(event.run_id)

    def _on_runs_changed(self, runs: tuple[Run, ...]) -> None:
        if any(run.status.is_finished for run in runs):
            self._news.start()

    def _read_news(self) -> None:
        if self.isVisible():
            self.read()


def _hay(row: AssetRow) -> str:
    about = row.spec.description if row.spec else ""
    return f"{row.key}\n{row.location}\n{about}".casefold()
