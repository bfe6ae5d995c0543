"""The folders that are watched without code."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from tickdeck.folders.exporting import as_python
from tickdeck.values.commands import DeleteFolder
from tickdeck.values.folders import CommandAction
from tickdeck.values.sensors import SensorKind, SensorStatus
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.dialogs.folder_rule import typed_command
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.sentences import home_path
from tickdeck_gui.formatting.times import since
from tickdeck_gui.models.records import Column, RecordModel
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.empty_state import EmptyState
from tickdeck_gui.widgets.labels import ElidedLabel, button
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import heading, in_card, screen_layout, search_box

if TYPE_CHECKING:
    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.folders import FolderRule
    from tickdeck.values.locations import LocationSpec
    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.desk import Desk


class FoldersView(QWidget):
    """Lists folder sensors, to change or delete them."""

    sensor_opened = Signal(object, object)
    edit_requested = Signal(object, object)
    """A sensor's id, and its `FolderRule`."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rules: dict[SensorId, FolderRule] = {}
        self.model: RecordModel[SensorRow] = RecordModel(
            self._columns(), lambda row: row.state.id, self
        )
        self.table = RecordTable(
            self.model, desk.theme, tr("Watched folders"), key="folders"
        )
        self.search = search_box(desk.theme, tr("Filter folders"))
        self._rows: tuple[SensorRow, ...] = ()
        self._summary = ElidedLabel("subtitle")
        self.edit_button = button(tr("Change…"))
        self.open_button = button(tr("Open"), name=tr("Open the sensor of the folder"))
        self.export_button = button(
            tr("Export as Python…"),
            tip=tr("Definitions that do the same, to change in code"),
        )
        self.delete_button = button(
            tr("Delete…"), "danger", name=tr("Delete the sensor")
        )
        self._stack = QStackedWidget()
        self._nothing = EmptyState(desk.theme, "folder")
        self._first = button(tr("Watch a folder"))
        self._build()
        self.search.textChanged.connect(self._list)
        self.table.opened.connect(
            lambda row: self.sensor_opened.emit(row.state.id, None)
        )
        self.table.chosen.connect(self._on_chosen)
        desk.live.reloaded.connect(self._on_changed)
        desk.live.sensors_changed.connect(self._on_changed)

    def _columns(self) -> tuple[Column[SensorRow], ...]:
        return (
            Column(
                tr("Name"),
                lambda row: row.spec.name,
                lambda row: row.spec.description,
                width=180,
            ),
            Column(tr("State"), self._state, self._state, mark=_state_mark, width=170),
            Column(tr("Folders"), self._folders),
            Column(tr("Files"), self._patterns, ink="second", width=180),
            Column(tr("For each file"), self._action, ink="second", fixed_width=True),
        )

    def _build(self) -> None:
        column = screen_layout(self)
        watching = button(tr("Watch a folder"), "primary")
        self._desk.theme.bind_icon(watching, "plus", "on_accent")
        act = self._desk.commands.action(Act.WATCH_FOLDER)
        watching.clicked.connect(act.trigger)
        column.addLayout(heading(tr("Folders"), self._summary, watching))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.search)
        line.addStretch(1)
        for made in self._acts():
            made.setEnabled(False)
            line.addWidget(made)
        column.addLayout(line)
        self._first.clicked.connect(act.trigger)
        self._nothing.offer(self._first)
        self._stack.addWidget(in_card(self.table))
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)
        self.open_button.clicked.connect(self._open)
        self.edit_button.clicked.connect(self._edit)
        self.export_button.clicked.connect(self._export)
        self.delete_button.clicked.connect(self._delete)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.read()

    def read(self) -> None:
        """Show the folder sensors as they are."""
        self._rows = tuple(
            row for row in self._desk.live.rows if row.spec.kind is SensorKind.FOLDER
        )
        self._rules = self._desk.reader.folder_rules()
        self._summary.setText(tr("%Ln watched folder(s)", "", len(self._rows)))
        self._list()

    def _list(self) -> None:
        words = self.search.text().casefold().split()
        self.model.replace(
            [
                row
                for row in self._rows
                if all(each in self._hay(row).casefold() for each in words)
            ]
        )
        self._on_chosen(self._chosen())
        self._choose_page()

    def _hay(self, row: SensorRow) -> str:
        texts = (self._folders(row), self._patterns(row), self._action(row))
        return "\n".join((row.spec.name, *texts))

    def _choose_page(self) -> None:
        self._first.setVisible(not self._rows)
        if self._rows:
            self._nothing.say(tr("No folder fits"), tr("Change what you typed."))
        else:
            self._nothing.say(
                tr("No folder is watched"),
                tr(
                    "Drop one anywhere on the window. Each new file in it starts a "
                    "command or a job; no code is needed."
                ),
            )
        self._stack.setCurrentIndex(0 if self.model.records else 1)

    def _acts(self) -> tuple[QPushButton, ...]:
        return (
            self.open_button,
            self.edit_button,
            self.export_button,
            self.delete_button,
        )

    def _export(self) -> None:
        row = self._chosen()
        rule = None if row is None else self._rule(row)
        if row is None or rule is None:
            return
        sensor_id = row.state.id
        dialog = QFileDialog(self, tr("Export as Python"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("py")
        dialog.selectFile(f"{rule.name}.py")
        dialog.fileSelected.connect(lambda file: self.export(sensor_id, file))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export(self, sensor_id: SensorId, file: str) -> None:
        """Write definitions that do what a folder's sensor does, and know its files."""
        notices, rule = self._desk.notices, self._rules[sensor_id]
        known = self._desk.reader.known_files(sensor_id)
        try:
            text = as_python(rule, self._location_of(rule), known)
            Path(file).write_text(text, encoding="utf-8")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            notices.complain(
                tr("{file} cannot be written: {reason}.").format(
                    file=file, reason=reason or error
                )
            )
            return
        notices.tell(
            tr(
                "Exported to {file}. Switch {name} off before you open it: both would "
                "start the same work."
            ).format(file=home_path(file), name=rule.name)
        )

    def _location_of(self, rule: FolderRule) -> LocationSpec | None:
        """Return where the job of a rule is defined."""
        if isinstance(rule.action, CommandAction):
            return None
        named = rule.action.location
        specs = (state.spec for state in self._desk.live.locations)
        return next((spec for spec in specs if spec.name == named), None)

    def _rule(self, row: SensorRow) -> FolderRule | None:
        return self._rules.get(row.state.id)

    def _state(self, row: SensorRow) -> str:
        state = row.state
        if state.problem:
            return state.problem
        if state.failing_since is not None:
            now = self._desk.clock.now()
            return tr("Failing since {time}").format(
                time=since(state.failing_since, now)
            )
        return tr("On") if row.status is SensorStatus.RUNNING else tr("Off")

    def _folders(self, row: SensorRow) -> str:
        rule = self._rule(row)
        return ", ".join(map(home_path, rule.folders)) if rule else row.spec.description

    def _patterns(self, row: SensorRow) -> str:
        rule = self._rule(row)
        return ", ".join(rule.include) if rule else ""

    def _action(self, row: SensorRow) -> str:
        rule = self._rule(row)
        if rule is None:
            return ", ".join(row.spec.job_names)
        if isinstance(rule.action, CommandAction):
            return typed_command(rule.action.arguments)
        return tr("job {name}").format(name=rule.action.job_name)

    def _chosen(self) -> SensorRow | None:
        return self.model.record(self.table.currentIndex())

    def _on_chosen(self, row: SensorRow | None) -> None:
        self.open_button.setEnabled(row is not None)
        self.delete_button.setEnabled(row is not None)
        has_rule = row is not None and self._rule(row) is not None
        self.edit_button.setEnabled(has_rule)
        self.export_button.setEnabled(has_rule)

    def _open(self) -> None:
        row = self._chosen()
        if row is not None:
            self.sensor_opened.emit(row.state.id, None)

    def _edit(self) -> None:
        row = self._chosen()
        if row is not None and (rule := self._rule(row)) is not None:
            self.edit_requested.emit(row.state.id, rule)

    def _delete(self) -> None:
        row = self._chosen()
        if row is None:
            return
        name, sensor_id = row.spec.name, row.state.id
        keys = self._desk.reader.run_key_count(sensor_id)
        notices = self._desk.notices
        confirm(
            self,
            tr("Delete the sensor {name}?").format(name=name),
            tr(
                "Its ticks and the %Ln run key(s) it has used are forgotten; the runs "
                "stay. The folder and its files are not touched.",
                "",
                keys,
            ),
            tr("Delete {name}").format(name=name),
            lambda: self._desk.order(
                DeleteFolder(sensor_id=sensor_id),
                lambda _: notices.tell(tr("{name} deleted").format(name=name)),
            ),
        )


def _state_mark(row: SensorRow) -> Mark:
    if row.state.problem or row.state.consecutive_failures:
        return Mark.FAILURE
    return Mark.SUCCESS if row.status is SensorStatus.RUNNING else Mark.SKIPPED
