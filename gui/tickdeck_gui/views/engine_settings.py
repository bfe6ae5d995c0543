"""The engine's numbers and its history, as cards of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.commands import BackUp, ChangeSettings, Compact, PurgeHistory
from tickdeck.values.settings import (
    KEEP_FOREVER,
    EngineSettings,
    Retention,
    RetryStrategy,
    TagLimit,
)
from tickdeck_gui.desk import said
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.formatting.sentences import size
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.labels import button, card, label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QWheelEvent

    from tickdeck_gui.desk import Desk

_WIDTH = 150
_WIDE = 220
_MANY = 100_000
_DAYS = 36_500
_LIMITS_HINT = "database=prod: 1, customer: 2 each"
"""As typed in every language, like "each" in `parsed_limits`."""


def _retry_words() -> dict[RetryStrategy, str]:
    return {
        RetryStrategy.FROM_FAILURE: tr("from the failed step"),
        RetryStrategy.ALL_STEPS: tr("all steps"),
    }


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


def titled_card(title: str) -> tuple[QFrame, QVBoxLayout]:
    """Return a card with a title, and the column under it."""
    frame = card()
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(10)
    column.addWidget(label(title, "strong"))
    return frame, column


def typed_limits(limits: tuple[TagLimit, ...]) -> str:
    """Return limits as somebody would type them; see `parsed_limits`."""
    return ", ".join(
        f"{one.key}{'=' + one.value if one.value is not None else ''}: {one.limit}"
        f"{' each' if one.per_unique_value else ''}"
        for one in limits
    )


def parsed_limits(text: str) -> tuple[TagLimit, ...]:
    """Return the limits that were typed.

    Raises:
        ValueError: If one is not understood; says which, and how it is written.
    """
    found = []
    for part in filter(None, (each.strip() for each in text.split(","))):
        tag, colon, number = part.rpartition(":")
        each = number.strip().endswith("each")
        digits = number.strip().removesuffix("each").strip()
        if not colon or not digits.isdigit() or not tag.strip():
            raise ValueError(
                tr(
                    "“{part}” is not understood. A limit is written “tag=value: 2”, or "
                    "“tag: 2 each” for each of its values."
                ).format(part=part)
            )
        key, equals, value = tag.strip().partition("=")
        found.append(
            TagLimit(
                key=key,
                value=value if equals else None,
                limit=int(digits),
                per_unique_value=each,
            )
        )
    return tuple(found)


class EngineSettingsView(QFrame):
    """How much is done at once, and what becomes of runs that fail."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._settings = EngineSettings()
        self.evaluations = _number(tr("Evaluations at once"), 1, 64)
        self.runs = _number(tr("Runs at once"), -1, _MANY, lowest=tr("no limit"))
        self.limits = QLineEdit()
        self.limits.setAccessibleName(tr("Limits for tags"))
        self.limits.setPlaceholderText(_LIMITS_HINT)
        self.retries = _number(
            tr("Retries of a failed run"), 0, 100, lowest=tr("none", "retries")
        )
        self.strategy = DropDown()
        self.strategy.setAccessibleName(tr("What is tried again"))
        for strategy, words in _retry_words().items():
            self.strategy.addItem(words, strategy.value)
        self.strategy.setFixedWidth(_WIDE)
        self.limits.setFixedWidth(2 * _WIDE)
        self.minutes = _number(
            tr("Longest run"),
            0,
            _MANY,
            lowest=tr("no limit"),
            unit=tr("min", "minutes, after a number"),
        )
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = titled_card(tr("Engine"))
        outer.addWidget(frame)
        form = _form()
        _add_row(form, tr("Evaluations at once"), self.evaluations)
        _add_row(form, tr("Runs at once"), self.runs)
        _add_row(form, tr("Limits for tags"), self.limits)
        _add_row(form, tr("Retries of a failed run"), self.retries)
        _add_row(form, tr("What is tried again"), self.strategy)
        _add_row(form, tr("Longest run"), self.minutes)
        column.addLayout(form)
        for box in (self.evaluations, self.runs, self.retries, self.minutes):
            box.editingFinished.connect(self._keep)
        self.limits.editingFinished.connect(self._keep)
        self.strategy.activated.connect(self._keep)

    def show_settings(self, settings: EngineSettings) -> None:
        """Show the numbers in use."""
        self._settings = settings
        self.evaluations.setValue(settings.parallel_evaluations)
        self.runs.setValue(settings.max_concurrent_runs)
        self.limits.setText(typed_limits(settings.tag_limits))
        self.retries.setValue(settings.max_retries)
        chosen = self.strategy.findData(settings.retry_strategy.value)
        self.strategy.setCurrentIndex(chosen)
        self.minutes.setValue(round(settings.max_runtime_seconds / 60))

    def _keep(self) -> None:
        try:
            limits = parsed_limits(self.limits.text())
        except ValueError as error:
            self._desk.notices.complain(said(error))
            return
        wanted = msgspec.structs.replace(
            self._settings,
            parallel_evaluations=self.evaluations.value(),
            max_concurrent_runs=self.runs.value(),
            tag_limits=limits,
            max_retries=self.retries.value(),
            retry_strategy=RetryStrategy(self.strategy.currentData()),
            max_runtime_seconds=self.minutes.value() * 60.0,
        )
        if wanted != self._settings:
            self._settings = wanted
            self._desk.order(ChangeSettings(settings=wanted), self._on_changed)

    def _on_changed(self, settings: EngineSettings) -> None:
        self.show_settings(settings)
        self._desk.notices.tell(tr("Engine settings changed"))


class HistoryView(QFrame):
    """How long what happened is kept, how much room it takes, and copies of it."""

    restore_requested = Signal(str)
    """A backup's path; the program has to end for it."""

    def __init__(self, desk: Desk, data_folder: Path) -> None:
        super().__init__()
        self._desk = desk
        self._data_folder = data_folder
        self._settings = EngineSettings()
        self.days = {
            name: _number(words, 0, _DAYS, lowest=tr("for ever"), unit=tr("days"))
            for name, words in _kept_words().items()
        }
        self.room = label("", "second")
        self.tidy_button = button(
            tr("Tidy up now"), tip=tr("Delete what is older than that")
        )
        self.compact_button = button(
            tr("Compact now"), tip=tr("Give room back to the disk")
        )
        self.backup_button = button(tr("Back up now"))
        self.restore_button = button(tr("Restore…"))
        self._build()

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = titled_card(tr("History"))
        outer.addWidget(frame)
        form = _form()
        for box in self.days.values():
            _add_row(form, box.accessibleName(), box)
            box.editingFinished.connect(self._keep)
        column.addLayout(form)
        column.addWidget(
            label(tr("Run keys are always kept: nothing runs twice."), "second")
        )
        column.addWidget(self.room)
        acts = QHBoxLayout()
        for act in (
            self.tidy_button,
            self.compact_button,
            self.backup_button,
            self.restore_button,
        ):
            acts.addWidget(act)
        acts.addStretch(1)
        column.addLayout(acts)
        self.tidy_button.clicked.connect(self._confirm_tidy)
        self.compact_button.clicked.connect(self._compact)
        self.backup_button.clicked.connect(self._back_up)
        self.restore_button.clicked.connect(self._choose_backup)

    def show_settings(self, settings: EngineSettings) -> None:
        """Show how long things are kept, and how large the file is."""
        self._settings = settings
        for name, box in self.days.items():
            box.setValue(max(getattr(settings.retention, name), 0))
        files = self._data_folder.glob("tickdeck.sqlite*")
        taken = sum(file.stat().st_size for file in files)
        self.room.setText(tr("The database takes {size}.").format(size=size(taken)))

    def _keep(self) -> None:
        days = {name: box.value() or KEEP_FOREVER for name, box in self.days.items()}
        wanted = msgspec.structs.replace(self._settings, retention=Retention(**days))
        if wanted != self._settings:
            self._settings = wanted
            self._desk.order(ChangeSettings(settings=wanted), self.show_settings)

    def _confirm_tidy(self) -> None:
        confirm(
            self,
            tr("Delete what is older than that?"),
            tr("Old ticks, runs and logs are deleted for good. Run keys stay used."),
            tr("Tidy up"),
            lambda: self._desk.order(PurgeHistory(), self._on_tidied),
        )

    def _on_tidied(self, deleted: int) -> None:
        self._desk.notices.tell(tr("%Ln record(s) deleted", "", deleted))
        self.show_settings(self._settings)

    def _compact(self) -> None:
        def told(freed: int) -> None:
            room = size(max(freed, 0))
            words = tr("{size} given back to the disk").format(size=room)
            self._desk.notices.tell(words)
            self.show_settings(self._settings)

        self._desk.order(Compact(), told)

    def _back_up(self) -> None:
        def told(path: str) -> None:
            self._desk.notices.tell(tr("Backed up to {path}").format(path=path))

        self._desk.order(BackUp(), told)

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


def _add_row(form: QGridLayout, words: str, field: QWidget) -> None:
    """Add a line to a form of two columns."""
    row = form.rowCount()
    form.addWidget(label(words), row, 0)
    form.addWidget(field, row, 1, Qt.AlignmentFlag.AlignLeft)


def _form() -> QGridLayout:
    form = QGridLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setColumnStretch(1, 1)
    return form


class _NumberBox(QSpinBox):
    """A box that a wheel changes only where it was clicked before.

    Else it would change while one scrolls past it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page, unless one works here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def _number(
    name: str, least: int, most: int, *, lowest: str = "", unit: str = ""
) -> QSpinBox:
    """Return a box for a number; its least is shown as *lowest*."""
    box = _NumberBox()
    box.setAccessibleName(name)
    box.setRange(least, most)
    box.setSpecialValueText(lowest)
    box.setSuffix(f" {unit}" if unit else "")
    box.setFixedWidth(_WIDTH)
    return box
