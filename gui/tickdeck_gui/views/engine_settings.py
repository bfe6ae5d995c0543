"""The engine's numbers, as a card of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout

from tickdeck.values.settings import EngineSettings, RetryStrategy, TagLimit
from tickdeck_gui.desk import said
from tickdeck_gui.orders.settings_orders import change_settings
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.labels import card, label
from tickdeck_gui.widgets.setting_rows import (
    FIELD_WIDTH,
    SettingForm,
    SettingRow,
    number_row,
)

if TYPE_CHECKING:
    from tickdeck_gui.desk import Desk

_WIDE = 220
_MANY = 100_000
_MEGABYTE = 1024 * 1024
_LIMITS_HINT = "database=prod: 1, customer: 2 each"
"""As typed in every language, like "each" in `parsed_limits`."""
_DEFAULT = EngineSettings()


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
    """How much is done at once, for how long, and what becomes of what fails."""

    changed = Signal(object)
    """The `EngineSettings` that are in use now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._settings = _DEFAULT
        self.rows: dict[str, SettingRow] = {}
        """By the fields of `EngineSettings`."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = titled_card(tr("Engine"))
        outer.addWidget(frame)
        self._form = SettingForm()
        self._add_sensors()
        self._add_runs()
        self._add_definitions()
        column.addLayout(self._form)
        self.show_settings(_DEFAULT)
        for field, row in self.rows.items():
            row.edited.connect(lambda it=field: self._keep(it))
            row.reset_requested.connect(lambda it=field: self._reset(it))

    def _add_sensors(self) -> None:
        self._form.add_title(tr("Sensors"))
        self._number(
            "parallel_evaluations",
            tr("Evaluations at once"),
            tr("In processes, for each code location"),
            most=64,
        )
        self._number(
            "waiting_evaluations",
            tr("Waiting evaluations at once"),
            tr("Of sensors that are async, in each of these processes"),
            most=_MANY,
        )
        self._number(
            "evaluation_memory_bytes",
            tr("Memory of an evaluation"),
            tr("A sensor that asks for more is ended"),
            least=0,
            most=_MANY * 10,
            lowest=tr("no limit"),
            unit="MB",
            factor=_MEGABYTE,
        )
        self._number(
            "evaluation_output_bytes",
            tr("Output of an evaluation"),
            tr("A sensor that prints more is ended"),
            most=_MANY,
            unit="MB",
            factor=_MEGABYTE,
        )

    def _add_runs(self) -> None:
        self._form.add_title(tr("Runs"))
        self._number(
            "max_concurrent_runs",
            tr("Runs at once"),
            tr("Others wait in the queue"),
            least=-1,
            most=_MANY,
            lowest=tr("no limit"),
        )
        self._limits()
        self._number(
            "max_retries",
            tr("Retries of a failed run"),
            tr("Unless its tags say otherwise"),
            least=0,
            most=100,
            lowest=tr("none", "retries"),
        )
        self._strategy()
        self._retry_own_failures()
        self._number(
            "max_runtime_seconds",
            tr("Longest run"),
            tr("Unless its tags say otherwise"),
            least=0,
            most=_MANY,
            lowest=tr("no limit"),
            unit=tr("min", "minutes, after a number"),
            factor=60,
        )
        self._seconds(
            "cancel_grace_seconds",
            tr("Time to end when cancelled"),
            tr("After that the process of the run is killed"),
            lowest=tr("none", "time"),
        )

    def _add_definitions(self) -> None:
        self._form.add_title(tr("Definitions, and the end"))
        self._seconds(
            "load_timeout_seconds",
            tr("Longest loading of definitions"),
            tr("A file or module that takes longer cannot be loaded"),
            least=0.1,
        )
        self._seconds(
            "reload_seconds",
            tr("Look for changed definitions every"),
            tr("Files that were saved are loaded again"),
            lowest=tr("never"),
        )
        self._seconds(
            "grace_seconds",
            tr("Wait for work in hand when quitting"),
            tr("Ticks and runs that take longer are interrupted"),
            lowest=tr("not at all"),
        )

    def _number(
        self,
        field: str,
        words: str,
        note: str,
        *,
        most: float,
        least: float = 1,
        lowest: str = "",
        unit: str = "",
        factor: float = 1,
        decimals: int = 0,
    ) -> None:
        row = number_row(
            words,
            least,
            most,
            default=getattr(_DEFAULT, field),
            lowest=lowest,
            unit=unit,
            factor=factor,
            decimals=decimals,
        )
        self.rows[field] = self._form.add(row, note)

    def _seconds(
        self, field: str, words: str, note: str, *, least: float = 0, lowest: str = ""
    ) -> None:
        unit = tr("s", "seconds, after a number")
        self._number(
            field,
            words,
            note,
            least=least,
            most=_MANY,
            lowest=lowest,
            unit=unit,
            decimals=1,
        )

    def _limits(self) -> None:
        box = QLineEdit()
        box.setPlaceholderText(_LIMITS_HINT)
        box.setFixedWidth(2 * _WIDE)
        self.rows["tag_limits"] = self._form.add(
            SettingRow(
                tr("Limits for tags"),
                box,
                read=lambda: parsed_limits(box.text()),
                write=lambda limits: box.setText(typed_limits(limits)),
                default=_DEFAULT.tag_limits,
            ),
            tr("How many runs with a tag may be in progress at once"),
        )

    def _strategy(self) -> None:
        box = DropDown()
        for strategy, words in _retry_words().items():
            box.addItem(words, strategy.value)
        box.setFixedWidth(max(_WIDE, FIELD_WIDTH))
        self.rows["retry_strategy"] = self._form.add(
            SettingRow(
                tr("What is tried again"),
                box,
                read=lambda: RetryStrategy(box.currentData()),
                write=lambda it: box.setCurrentIndex(box.findData(it.value)),
                default=_DEFAULT.retry_strategy,
            )
        )

    def _retry_own_failures(self) -> None:
        box = QCheckBox(tr("also when its own code failed"))
        self.rows["retry_on_step_failure"] = self._form.add(
            SettingRow(
                tr("When a run is tried again"),
                box,
                read=box.isChecked,
                write=box.setChecked,
                default=_DEFAULT.retry_on_step_failure,
            ),
            tr("Else only when its process was lost"),
        )

    def show_settings(self, settings: EngineSettings) -> None:
        """Show the numbers in use."""
        self._settings = settings
        for field, row in self.rows.items():
            row.show_value(getattr(settings, field))

    def _keep(self, field: str) -> None:
        try:
            value = self.rows[field].value()
        except ValueError as error:
            self._desk.notices.complain(said(error))
            return
        self._change(field, value)

    def _reset(self, field: str) -> None:
        row = self.rows[field]
        row.show_value(row.default)
        self._change(field, row.default)

    def _change(self, field: str, value: object) -> None:
        before, row = self._settings, self.rows[field]
        if value == getattr(before, field):
            return
        self._settings = msgspec.structs.replace(before, **{field: value})
        words = tr("{setting}: {value}").format(setting=row.words, value=row.spoken())
        change_settings(self._desk, before, self._settings, self._on_changed, words)

    def _on_changed(self, settings: EngineSettings) -> None:
        self.show_settings(settings)
        self.changed.emit(settings)


def _retry_words() -> dict[RetryStrategy, str]:
    return {
        RetryStrategy.FROM_FAILURE: tr("from the failed step"),
        RetryStrategy.ALL_STEPS: tr("all steps"),
    }
