"""The *Watch a folder* sheet: a sensor without code."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.commands import PreviewFolder, SaveFolder
from tickdeck.values.folders import DEFAULT_EXCLUDES, FolderTrigger
from tickdeck_gui.desk import said
from tickdeck_gui.dialogs.action_form import ActionForm
from tickdeck_gui.dialogs.folder_list import FolderList
from tickdeck_gui.dialogs.folder_preview import FolderPreviewPane
from tickdeck_gui.dialogs.folder_rule import (
    FolderForm,
    FormError,
    built_rule,
    parsed_command,
    suggested_name,
)
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.labels import label
from tickdeck_gui.widgets.number_box import DecimalBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from tickdeck.values.folders import FolderRule
    from tickdeck.values.sensors import SensorId, SensorState
    from tickdeck_gui.desk import Desk

_PREVIEW_MILLISECONDS = 350


class WatchFolderDialog(QDialog):
    """Edits a `FolderRule`; shows which files it would find before it is saved."""

    saved = Signal(object)
    """The `SensorState`."""

    def __init__(
        self,
        desk: Desk,
        folders: Sequence[str] = (),
        *,
        rule: FolderRule | None = None,
        replaces: SensorId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rule = rule
        self._replaces = replaces
        self.setWindowTitle(
            tr("Change a watched folder") if rule else tr("Watch a folder")
        )
        self.resize(980, 640)
        self.name = QLineEdit()
        self.folders = FolderList(rule.folders if rule else folders)
        self.include = QLineEdit("*")
        self.exclude = QLineEdit(", ".join(DEFAULT_EXCLUDES))
        self.recursive = QCheckBox(tr("Also look into folders inside"))
        self.on_new = QRadioButton(tr("New files"))
        self.on_changed = QRadioButton(tr("New and changed files"))
        self.settle = DecimalBox()
        self.only_later = QRadioButton(tr("Only files that come later"))
        self.run_existing = QRadioButton(tr("Also those that are there now"))
        self.action = ActionForm(desk.live.locations)
        self.preview = FolderPreviewPane(desk.theme, desk.clock)
        self.problem = label("", "error", wraps=True)
        self._preview_soon = QTimer(self)
        self._preview_soon.setSingleShot(True)
        self._preview_soon.setInterval(_PREVIEW_MILLISECONDS)
        self._build()
        self._fill()
        self._connect()
        self._on_changed()

    def _build(self) -> None:
        box = QDialogButtonBox()
        text = tr("Save") if self._rule else tr("Watch", "verb")
        self.save = box.addButton(text, QDialogButtonBox.ButtonRole.AcceptRole)
        self.save.setProperty("kind", "primary")
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self._save)
        box.rejected.connect(self.reject)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(self._form())
        left.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(20)
        sides.addLayout(left, 5)
        sides.addWidget(self.preview, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addLayout(sides, 1)
        column.addWidget(self.problem)
        column.addWidget(box)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.settle.setRange(0, 3600)
        self.settle.setSuffix(" " + tr("s without change", "after a number of seconds"))
        self.settle.setDecimals(1)
        for name, field in (
            (tr("Folders"), self.folders),
            (tr("Name"), self.name),
            (tr("Files"), self.include),
            (tr("But not"), self.exclude),
            ("", self.recursive),
            (tr("Fires for"), _side_by_side(self.on_new, self.on_changed)),
            (tr("Existing files"), _side_by_side(self.only_later, self.run_existing)),
            (tr("Complete after"), self.settle),
            (tr("For each file"), self.action),
        ):
            form.addRow(label(name, "second"), field)
        self.include.setPlaceholderText("*.csv, *.tsv")
        for widget, words in (
            (self.name, tr("Name of the sensor")),
            (self.include, tr("Patterns of the files to take, divided by commas")),
            (self.exclude, tr("Patterns of the files to leave out, divided by commas")),
            (self.settle, tr("Seconds without change after which a file is complete")),
        ):
            widget.setAccessibleName(words)
            widget.setToolTip(words)
        return form

    def _fill(self) -> None:
        rule = self._rule
        self.on_new.setChecked(True)
        self.only_later.setChecked(True)
        self.exclude.setCursorPosition(0)
        self.settle.setValue(2.0)
        if rule is None:
            self._suggest_name()
            return
        self.name.setText(rule.name)
        self.include.setText(", ".join(rule.include))
        self.exclude.setText(", ".join(rule.exclude))
        self.exclude.setCursorPosition(0)
        self.recursive.setChecked(rule.recursive)
        self.on_changed.setChecked(rule.trigger is FolderTrigger.CHANGED)
        self.settle.setValue(rule.settle_seconds)
        self.action.show_action(rule.action)

    def _connect(self) -> None:
        for edit in (self.name, self.include, self.exclude):
            edit.textChanged.connect(self._on_changed)
        for box in (self.recursive, self.on_new, self.run_existing):
            box.toggled.connect(self._on_changed)
        self.settle.valueChanged.connect(self._on_changed)
        self.folders.changed.connect(self._suggest_name)
        self.folders.changed.connect(self._on_changed)
        self.action.changed.connect(self._on_changed)
        self._preview_soon.timeout.connect(
            lambda: self._desk.tasks.spawn(self._show_preview(), self)
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Look through the folders as soon as somebody sees what is found."""
        super().showEvent(event)
        self._preview_soon.start()

    def done(self, result: int) -> None:
        """Close; what is found no longer matters."""
        self._preview_soon.stop()
        super().done(result)

    @property
    def form(self) -> FolderForm:
        """The fields as they stand."""
        kept = self._rule
        return FolderForm(
            name=self.name.text(),
            folders=self.folders.folders,
            include=self.include.text(),
            exclude=self.exclude.text(),
            recursive=self.recursive.isChecked(),
            changed=self.on_changed.isChecked(),
            settle_seconds=self.settle.value(),
            command=self.action.command.text(),
            job=self.action.job_action,
            interval_seconds=kept.interval_seconds if kept else 30,
            description=kept.description if kept else "",
        )

    def _suggest_name(self) -> None:
        folders = self.folders.folders
        if folders and not self.name.text():
            taken = [row.spec.name for row in self._desk.live.rows]
            self.name.setText(suggested_name(folders[0], taken))

    def _on_changed(self) -> None:
        try:
            built_rule(self.form)
        except FormError as error:
            self.problem.setText(str(error))
            self.save.setEnabled(False)
        else:
            self.problem.clear()
            self.save.setEnabled(True)
        self.preview.show_choice(runs_existing=self.run_existing.isChecked())
        if self.isVisible():
            self._preview_soon.start()

    async def _show_preview(self) -> None:
        form = self.form
        if not form.folders:
            self.preview.show_nothing()
            return
        # The preview does not depend on the action, which may be still missing.
        command = form.command if form.job is None else ""
        try:
            rule = built_rule(_with_some_action(form, command))
            found = await self._desk.ask(PreviewFolder(rule=rule))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self.preview.show_problem(said(error))
        else:
            if form == self.form:
                self.preview.show_preview(found)

    def _save(self) -> None:
        self._desk.tasks.spawn(self._saved(), self)

    async def _saved(self) -> None:
        self.save.setEnabled(False)
        wish = SaveFolder(
            rule=built_rule(self.form),
            run_existing=self.run_existing.isChecked(),
            replaces=self._replaces,
        )
        try:
            state: SensorState = await self._desk.ask(wish)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is shown
            self.problem.setText(said(error))
            self.save.setEnabled(True)
        else:
            self.saved.emit(state)
            self.accept()


def _with_some_action(form: FolderForm, command: str) -> FolderForm:
    try:
        parsed_command(command)
    except FormError:
        command = ""
    return replace(form, command=command or "true", name=form.name or "preview")


def _side_by_side(*widgets: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return made
