"""How long things are kept, what room they take, and copies of them."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from tickdeck.reading.rows import RecordKind
from tickdeck.values.commands import BackUp, Compact, PurgeHistory
from tickdeck.values.settings import KEEP_FOREVER, EngineSettings, Retention
from tickdeck_gui.desk import said
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.formatting.sentences import home_path, size
from tickdeck_gui.models.background import BackgroundReading
from tickdeck_gui.orders.settings_orders import change_settings
from tickdeck_gui.translation import number, tr
from tickdeck_gui.views.engine_settings import titled_card
from tickdeck_gui.widgets.facts import emptied
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.setting_rows import (
    NAME_WIDTH,
    SettingForm,
    SettingRow,
    number_row,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tickdeck.reading.rows import RecordSize
    from tickdeck.values.commands import Command
    from tickdeck_gui.desk import Desk

_DAYS = 36_500
_QUIET_MILLISECONDS = 300
"""What is done sooner needs no progress."""
_SECOND = 1000
_BAR_WIDTH = 150
_IN_FILES = (RecordKind.OUTPUTS, RecordKind.VALUES, RecordKind.BACKUPS)


class HistoryView(QFrame):
    """A card of the settings; `measure` when it comes into sight."""

    changed = Signal(object)
    """The `EngineSettings` that are in use now."""
    restore_requested = Signal(str)
    """A backup's path; the program has to end for it."""

    def __init__(self, desk: Desk, data_folder: Path) -> None:
        super().__init__()
        self._desk = desk
        self._data_folder = data_folder
        self._settings = EngineSettings()
        self._reading = BackgroundReading(desk.reader, self)
        self.days: dict[str, SettingRow] = {}
        """By the fields of `Retention`."""
        self.room = label("", "second")
        self._sizes = QGridLayout()
        self.tidy_button = button(
            tr("Tidy up now"), tip=tr("Delete what is older than that")
        )
        self.compact_button = button(
            tr("Compact now"), tip=tr("Give room back to the disk")
        )
        self.backup_button = button(tr("Back up now"))
        self.restore_button = button(tr("Restore…"))
        self.progress = _Progress()
        self._build()
        self.show_settings(self._settings)
        self._connect()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = titled_card(tr("History"))
        outer.addWidget(frame)
        form = SettingForm()
        for name, words in _kept_words().items():
            self.days[name] = form.add(
                number_row(
                    words,
                    0,
                    _DAYS,
                    default=getattr(Retention(), name),
                    lowest=tr("for ever"),
                    unit=tr("days"),
                    least_value=KEEP_FOREVER,
                )
            )
        column.addLayout(form)
        column.addWidget(
            label(tr("Run keys are always kept: nothing runs twice."), "second")
        )
        column.addSpacing(6)
        column.addWidget(self.room)
        self._sizes.setHorizontalSpacing(12)
        self._sizes.setVerticalSpacing(4)
        self._sizes.setColumnMinimumWidth(0, NAME_WIDTH)
        self._sizes.setColumnStretch(4, 1)
        column.addLayout(self._sizes)
        column.addSpacing(6)
        acts = QHBoxLayout()
        for act in self._acts():
            acts.addWidget(act)
        acts.addStretch(1)
        column.addLayout(acts)
        column.addWidget(self.progress)

    def _acts(self) -> tuple[QWidget, ...]:
        return (
            self.tidy_button,
            self.compact_button,
            self.backup_button,
            self.restore_button,
        )

    def _connect(self) -> None:
        for name, row in self.days.items():
            row.edited.connect(lambda it=name: self._keep(it))
            row.reset_requested.connect(lambda it=name: self._reset(it))
        self.tidy_button.clicked.connect(self._confirm_tidy)
        self.compact_button.clicked.connect(self._compact)
        self.backup_button.clicked.connect(self._back_up)
        self.restore_button.clicked.connect(self._choose_backup)

    def show_settings(self, settings: EngineSettings) -> None:
        """Show how long things are kept."""
        self._settings = settings
        for name, row in self.days.items():
            days = getattr(settings.retention, name)
            row.show_value(days if days > 0 else KEEP_FOREVER)

    def measure(self) -> None:
        """Show how large the file is, and in a while what takes the room."""
        files = self._data_folder.glob("tickdeck.sqlite*")
        taken = sum(file.stat().st_size for file in files)
        self._show_room(taken)
        self._reading.ask("sizes", lambda reader: reader.record_sizes(), self._show)

    def _show_room(self, taken: int) -> None:
        self.room.setText(tr("The database takes {size}.").format(size=size(taken)))
        self.room.setVisible(taken > 0)

    def _show(self, sizes: tuple[RecordSize, ...]) -> None:
        emptied(self._sizes)
        words = _record_words()
        inside = (one.bytes or 0 for one in sizes if one.kind not in _IN_FILES)
        if self.room.isHidden():
            self._show_room(sum(inside))
        most = max((one.bytes or 0 for one in sizes), default=0)
        for row, one in enumerate(sizes):
            self._sizes.addWidget(label(words[one.kind], "second"), row, 0)
            if one.bytes is not None:
                self._sizes.addWidget(_bar(one.bytes, most, words[one.kind]), row, 1)
                self._sizes.addWidget(label(size(one.bytes)), row, 2)
            if one.count is not None:
                self._sizes.addWidget(label(number(one.count), "second"), row, 3)

    def _keep(self, name: str) -> None:
        self._change(name, self.days[name].value())

    def _reset(self, name: str) -> None:
        row = self.days[name]
        row.show_value(row.default)
        self._change(name, row.default)

    def _change(self, name: str, days: int) -> None:
        before, row = self._settings, self.days[name]
        if days == getattr(before.retention, name):
            return
        kept = msgspec.structs.replace(before.retention, **{name: days})
        self._settings = msgspec.structs.replace(before, retention=kept)
        words = tr("{setting}: {value}").format(setting=row.words, value=row.spoken())
        change_settings(self._desk, before, self._settings, self._on_changed, words)

    def _on_changed(self, settings: EngineSettings) -> None:
        self.show_settings(settings)
        self.changed.emit(settings)

    def _confirm_tidy(self) -> None:
        confirm(
            self,
            tr("Delete what is older than that?"),
            tr("Old ticks, runs and logs are deleted for good. Run keys stay used."),
            tr("Tidy up"),
            lambda: self._do(PurgeHistory(), tr("Tidying up"), _tidied),
        )

    def _compact(self) -> None:
        self._do(Compact(), tr("Compacting the database"), _compacted)

    def _back_up(self) -> None:
        self._do(BackUp(), tr("Backing up"), _backed_up)

    def _do(self, command: Command, doing: str, words: Callable[[Any], str]) -> None:
        self._desk.tasks.spawn(self._done(command, doing, words))

    async def _done(
        self, command: Command, doing: str, words: Callable[[Any], str]
    ) -> None:
        """Have it done; one at a time, and one sees that it goes on."""
        for act in self._acts():
            act.setEnabled(False)
        self.progress.begin(doing)
        try:
            answer = await self._desk.ask(command)
        except asyncio.CancelledError:
            # The window closes, and all in it with it.
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self._desk.notices.complain(said(error))
        else:
            self._desk.notices.tell(words(answer))
        self.progress.end()
        for act in self._acts():
            act.setEnabled(True)
        self.measure()

    def _choose_backup(self) -> None:
        dialog = QFileDialog(self, tr("Restore a backup"))
        dialog.setDirectory(str(self._data_folder / "backups"))
        dialog.setNameFilter(tr("Backups (*.sqlite)"))
        dialog.fileSelected.connect(self.confirm_restore)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def confirm_restore(self, path: str) -> None:
        """Ask whether everything is to be as it was in a backup."""
        consequence = tr(
            "Tickdeck ends, and everything is as it was then at the next start: newer "
            "ticks, runs and run keys are forgotten, so work may be done again. The "
            "database of now is kept among the backups."
        )
        confirm(
            self,
            tr("Restore this backup?"),
            f"{path}\n\n{consequence}",
            tr("Restore and end"),
            lambda: self.restore_requested.emit(path),
        )


class _Progress(QWidget):
    """A line that says what goes on and for how long, if it takes a while."""

    def __init__(self) -> None:
        super().__init__()
        self._doing, self._began = "", 0.0
        self.words = label("", "second")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedWidth(_BAR_WIDTH)
        bar.setAccessibleName(tr("Progress"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(bar)
        line.addWidget(self.words)
        line.addStretch(1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_QUIET_MILLISECONDS)
        self._second = QTimer(self)
        self._second.setInterval(_SECOND)
        self._soon.timeout.connect(self.show_now)
        self._second.timeout.connect(self._tell)
        self.hide()

    def begin(self, doing: str) -> None:
        """Show *doing* in a moment."""
        self._doing, self._began = doing, monotonic()
        self._soon.start()

    def end(self) -> None:
        """It is over."""
        self._soon.stop()
        self._second.stop()
        self.hide()

    def show_now(self) -> None:
        """Show what goes on."""
        self._tell()
        self.show()
        self._second.start()

    def _tell(self) -> None:
        took = int(monotonic() - self._began)
        seconds = tr("%Ln s", "seconds", took)
        self.words.setText(f"{self._doing}… {seconds}" if took else f"{self._doing}…")


def _bar(amount: int, most: int, name: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setRange(0, 1000)
    bar.setValue(round(1000 * amount / most) if most else 0)
    bar.setTextVisible(False)
    bar.setFixedWidth(_BAR_WIDTH)
    bar.setAccessibleName(f"{name}: {size(amount)}")
    return bar


def _tidied(deleted: int) -> str:
    return tr("%Ln record(s) deleted", "", deleted)


def _compacted(freed: int) -> str:
    return tr("{size} given back to the disk").format(size=size(max(freed, 0)))


def _backed_up(path: str) -> str:
    return tr("Backed up to {path}").format(path=home_path(path))


def _kept_words() -> dict[str, str]:
    """Return the names of what is kept, by the fields of `Retention`."""
    return {
        "skipped_days": tr("Keep: ticks that skipped"),
        "success_days": tr("Keep: ticks that acted"),
        "failure_days": tr("Keep: ticks that failed"),
        "tick_log_days": tr("Keep: what ticks logged"),
        "run_days": tr("Keep: runs that ended"),
        "run_log_days": tr("Keep: what runs logged"),
    }


def _record_words() -> dict[RecordKind, str]:
    return {
        RecordKind.TICKS: tr("Ticks"),
        RecordKind.TICK_LOGS: tr("What ticks logged"),
        RecordKind.RUNS: tr("Runs"),
        RecordKind.RUN_LOGS: tr("What runs logged"),
        RecordKind.RUN_KEYS: tr("Run keys"),
        RecordKind.REST: tr("The rest of the database"),
        RecordKind.OUTPUTS: tr("What runs printed, in files"),
        RecordKind.VALUES: tr("What runs returned, in files"),
        RecordKind.BACKUPS: tr("Backups"),
    }
