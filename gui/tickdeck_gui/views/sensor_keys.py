"""The tab of a sensor's page with the run keys it has used."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from tickdeck.values.commands import ReleaseRunKeys
from tickdeck.values.ticks import RequestResult
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.models.columns import run_key_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.translation import number, tr
from tickdeck_gui.views.sensor_tabs import Sight, TableOrWords
from tickdeck_gui.widgets.labels import button
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import search_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tickdeck.reading.rows import RunKeyRow
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorId
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.desk import Desk

_PAGE = 200
_NARROW = 140


class KeyTab(QWidget):
    """Searches run keys, leads to their runs, and releases them."""

    run_opened = Signal(str)
    counted = Signal(str)
    """The title of the tab, with the number of run keys."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sensor_id: SensorId | None = None
        self.model: RecordModel[RunKeyRow] = RecordModel(
            run_key_columns(desk.clock), lambda row: row.key, self
        )
        self.table = RecordTable(
            self.model, desk.theme, tr("Run keys of the sensor"), key="run-keys"
        )
        self.search: QLineEdit = search_box(desk.theme, tr("Filter run keys"))
        self.release_button = button(
            tr("Release…"),
            name=tr("Release the chosen run keys"),
            tip=tr("The next tick that asks for a released key starts a run"),
        )
        self.words = TableOrWords(self.table, desk.theme, "key")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        line = QHBoxLayout()
        self.search.setMinimumWidth(_NARROW)
        line.addWidget(self.search, 1)
        line.addStretch(1)
        line.addWidget(self.release_button)
        column.addLayout(line)
        column.addWidget(self.words, 1)
        self.table.opened.connect(self._on_opened)
        self.search.textChanged.connect(self._read_keys)
        self.table.chosen.connect(lambda _: self._show_releasable())
        self.table.selectionModel().selectionChanged.connect(
            lambda *_: self._show_releasable()
        )
        self.release_button.clicked.connect(self._confirm_release)

    def read(self, sight: Sight) -> None:
        """Read the keys that were used last; another sensor's are not filtered."""
        if self._sensor_id not in (None, sight.sensor_id):
            self.search.clear()
        self._sensor_id = sight.sensor_id
        self._read_keys()

    def count(self, sight: Sight) -> None:
        """Tell how many keys there are."""
        many = self._desk.reader.run_key_count(sight.sensor_id)
        self.counted.emit(tr("Run keys {total}").format(total=number(many)))

    def absorb_ticks(self, ticks: Iterable[Tick]) -> None:
        """Show the keys that the sensor's *ticks* have just used."""
        if self._sensor_id is None:
            return
        used = {
            one.run_key
            for tick in ticks
            for one in tick.requests
            if one.run_key and one.result is RequestResult.LAUNCHED
        }
        if not used:
            return
        newest = self._page(limit=len(used))
        for row in reversed(newest):
            if row.key in used:
                self.model.absorb(row)
        self._show_words()

    def absorb_runs(self, runs: Iterable[Run]) -> None:
        """Show what became of the runs that keys stand for."""
        by_id = {run.run_id: run for run in runs}
        for row in self.model.records:
            run = by_id.get(row.run_id or "")
            if run is not None and run.status is not row.status:
                self.model.absorb(msgspec.structs.replace(row, status=run.status))

    def _page(
        self, after: RunKeyRow | None = None, limit: int = _PAGE
    ) -> Sequence[RunKeyRow]:
        if self._sensor_id is None:
            return ()
        text = self.search.text().strip()
        return self._desk.reader.run_keys(
            self._sensor_id, text=text, after=after, limit=limit
        )

    def _read_keys(self) -> None:
        self.model.replace(
            self._page(), lambda shown: self._page(shown[-1] if shown else None)
        )
        self._show_words()
        self._show_releasable()

    def _show_words(self) -> None:
        if self.model.records:
            self.words.show_table()
        elif self.search.text().strip():
            reason = tr("The sensor has used no key with these letters.")
            self.words.say(tr("No run key fits"), reason)
        else:
            reason = tr(
                "A run that is asked for with a key starts once; asked for again, it "
                "is skipped. The keys that were used stand here."
            )
            self.words.say(tr("No run keys yet"), reason)

    def _show_releasable(self) -> None:
        self.release_button.setEnabled(bool(self.table.selected()))

    def _on_opened(self, row: RunKeyRow) -> None:
        if row.run_id is not None:
            self.run_opened.emit(row.run_id)

    def _confirm_release(self) -> None:
        keys = tuple(row.key for row in self.table.selected())
        if not keys or self._sensor_id is None:
            return
        wish = ReleaseRunKeys(sensor_id=self._sensor_id, keys=keys)
        confirm(
            self,
            tr("Release %Ln run key(s)?", "", len(keys)),
            tr(
                "What they stand for is run once more as soon as the sensor asks for "
                "it. The runs that there were stay."
            ),
            tr("Release %Ln run key(s)", "", len(keys)),
            lambda: self._desk.order(wish, self._on_released),
        )

    def _on_released(self, freed: int) -> None:
        self._desk.notices.tell(tr("%Ln run key(s) released", "", freed))
        if self._sensor_id is not None:
            self._read_keys()
            row = self._desk.live.row(self._sensor_id)
            if row is not None:
                self.count(Sight(row))
