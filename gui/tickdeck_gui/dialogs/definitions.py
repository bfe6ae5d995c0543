"""Opening definitions: which file or module, with which Python, from where."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tickdeck.values.locations import LocationKind, LocationSpec
from tickdeck_gui.formatting.sentences import home_path
from tickdeck_gui.interpreters import (
    Interpreter,
    InterpreterCheck,
    interpreters_near,
)
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.labels import button, label, set_role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.values.locations import LocationState

_MODULE = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
_WIDTH = 640
_BETWEEN_CHOICES = 16


class DefinitionsDialog(QDialog):
    """Says what is wrong before anything is opened."""

    opened = Signal(object)
    """The `LocationSpec` to open."""

    def __init__(
        self,
        locations: Sequence[LocationState],
        parent: QWidget | None = None,
        *,
        spec: LocationSpec | None = None,
    ) -> None:
        """Ask for definitions; with *spec*, for other circumstances of those."""
        super().__init__(parent)
        self.setWindowTitle(tr("Open definitions"))
        self.setMinimumWidth(_WIDTH)
        self._taken = {
            state.spec.name: state.spec
            for state in locations
            if spec is None or state.spec.name != spec.name
        }
        self.by_file = QRadioButton(tr("A Python file"))
        self.by_module = QRadioButton(tr("A module"))
        self.file = QLineEdit()
        self.module = QLineEdit()
        self.python = DropDown()
        self.folder = QLineEdit()
        self.found = label("", "second", wraps=True)
        self.problem = label("", "error", wraps=True)
        self._folder_is_own = False
        """Whether the operator has chosen the folder, and not the file."""
        self._file_parts: list[QWidget] = []
        self._check = InterpreterCheck(self)
        self._build()
        self._connect()
        self._fill(spec)
        self._on_changed()

    def _build(self) -> None:
        self.file.setAccessibleName(tr("Python file"))
        self.file.setPlaceholderText("~/work/billing/invoices.py")
        self.module.setAccessibleName(tr("Module"))
        self.module.setPlaceholderText("billing.definitions")
        self.python.setAccessibleName(tr("Python"))
        self.python.setEditable(True)
        self.folder.setAccessibleName(tr("Working directory"))
        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setColumnStretch(1, 1)
        which = QHBoxLayout()
        which.setSpacing(_BETWEEN_CHOICES)
        which.addWidget(self.by_file)
        which.addWidget(self.by_module)
        which.addStretch(1)
        form.addWidget(label(tr("Open", "verb"), "second"), 0, 0)
        form.addLayout(which, 0, 1)
        browsing = _browse(self._browse_file, tr("Choose a Python file"))
        self._file_parts = [
            _row(form, 1, tr("File"), self.file, browsing),
            self.file,
            browsing,
        ]
        self._module_parts = [_row(form, 2, tr("Module"), self.module), self.module]
        choosing = _browse(self._browse_python, tr("Choose a Python"))
        _row(form, 3, tr("Python"), self.python, choosing)
        form.addWidget(self.found, 4, 1, 1, 2)
        finding = _browse(self._browse_folder, tr("Choose a working directory"))
        _row(form, 5, tr("Working directory"), self.folder, finding)
        box = QDialogButtonBox()
        self.open_button = box.addButton(
            tr("Open", "verb"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.open_button.setProperty("kind", "primary")
        box.addButton(QDialogButtonBox.StandardButton.Cancel)
        box.accepted.connect(self._open)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(box)

    def _connect(self) -> None:
        for choice in (self.by_file, self.by_module):
            choice.toggled.connect(self._on_changed)
        for box in (self.file, self.module, self.folder):
            box.textChanged.connect(self._on_changed)
        self.file.textChanged.connect(self._on_file)
        self.folder.textEdited.connect(self._own_folder)
        self.python.currentTextChanged.connect(self._ask_python)
        self._check.checked.connect(self._on_checked)

    def _fill(self, spec: LocationSpec | None) -> None:
        is_module = spec is not None and spec.kind is LocationKind.MODULE
        self.by_module.setChecked(is_module)
        self.by_file.setChecked(not is_module)
        if spec is not None:
            (self.module if is_module else self.file).setText(spec.target)
            self.folder.setText(spec.working_directory or "")
            self._folder_is_own = bool(spec.working_directory)
        self._offer_pythons()
        if spec is not None and spec.interpreter:
            self.python.setCurrentText(spec.interpreter)
        self._ask_python()

    @property
    def spec(self) -> LocationSpec:
        """What is to be opened, as far as it is said."""
        python = self.python.currentText().strip()
        if self.by_module.isChecked():
            target = name = self.module.text().strip()
            kind = LocationKind.MODULE
        else:
            path = Path(self.file.text().strip()).expanduser()
            target, name, kind = str(path), path.name, LocationKind.FILE
        folder = self.folder.text().strip()
        return LocationSpec(
            name=name,
            kind=kind,
            target=target,
            interpreter=None if python == _own() else python or None,
            working_directory=str(Path(folder).expanduser()) if folder else None,
        )

    def _on_changed(self) -> None:
        by_file = self.by_file.isChecked()
        for part in self._file_parts:
            part.setVisible(by_file)
        for part in self._module_parts:
            part.setVisible(not by_file)
        typed = (self.file if by_file else self.module).text().strip()
        problem = self._problem()
        self.problem.setText(problem if typed else "")
        self.problem.setVisible(bool(self.problem.text()))
        self.open_button.setEnabled(not problem)

    def _problem(self) -> str:
        spec = self.spec
        if spec.kind is LocationKind.FILE and not Path(spec.target).is_file():
            return tr("There is no file {file}.").format(file=home_path(spec.target))
        if spec.kind is LocationKind.MODULE and not _MODULE.fullmatch(spec.target):
            return tr("A module is named with dots, such as {example}.").format(
                example="billing.definitions"
            )
        if spec.working_directory and not Path(spec.working_directory).is_dir():
            folder = home_path(spec.working_directory)
            return tr("There is no folder {folder}.").format(folder=folder)
        taken = self._taken.get(spec.name)
        if taken is not None and (taken.kind, taken.target) != (spec.kind, spec.target):
            return tr(
                "{name} is the name of other definitions that are open: {target}. "
                "Sensors are remembered by it; rename one of the two."
            ).format(name=spec.name, target=home_path(taken.target))
        return ""

    def _on_file(self) -> None:
        path = Path(self.file.text().strip()).expanduser()
        if not path.is_file():
            return
        if not self._folder_is_own:
            self.folder.setText(str(path.parent))
        self._offer_pythons()

    def _own_folder(self) -> None:
        self._folder_is_own = bool(self.folder.text().strip())
        self._offer_pythons()

    def _offer_pythons(self) -> None:
        """Offer Tickdeck's own Python and those of the projects around."""
        folder = Path(self.folder.text().strip() or ".").expanduser()
        wanted = self.python.currentText().strip()
        offered = [_own(), *interpreters_near(folder.absolute())]
        if offered == [self.python.itemText(n) for n in range(self.python.count())]:
            return
        self.python.blockSignals(True)  # noqa: FBT003 - Qt's argument
        self.python.clear()
        self.python.addItems(offered)
        self.python.setCurrentText(wanted or _own())
        self.python.blockSignals(False)  # noqa: FBT003 - Qt's argument

    def _ask_python(self) -> None:
        python = self.python.currentText().strip()
        if python in ("", _own()):
            self._check.stop()
            self._say(tr("The definitions see what is installed for Tickdeck."))
            return
        self._say(tr("Asking it…"))
        self._check.ask(str(Path(python).expanduser()))

    def _on_checked(self, found: Interpreter | None, why: str) -> None:
        if found is None:
            self._say(why, failed=True)
        elif found.problem:
            self._say(f"{found.words}. {found.problem}", failed=True)
        else:
            self._say(found.words)

    def _say(self, words: str, *, failed: bool = False) -> None:
        self.found.setText(words)
        set_role(self.found, "error" if failed else "second")

    def _browse_file(self) -> None:
        self._browse(
            tr("Choose a Python file"),
            QFileDialog.FileMode.ExistingFile,
            self.file.setText,
            tr("Python files (*.py)"),
        )

    def _browse_python(self) -> None:
        self._browse(
            tr("Choose a Python"),
            QFileDialog.FileMode.ExistingFile,
            self.python.setCurrentText,
        )

    def _browse_folder(self) -> None:
        def chosen(folder: str) -> None:
            self.folder.setText(folder)
            self._own_folder()

        title = tr("Choose a working directory")
        self._browse(title, QFileDialog.FileMode.Directory, chosen)

    def _browse(
        self,
        title: str,
        mode: QFileDialog.FileMode,
        chosen: Callable[[str], None],
        names: str = "",
    ) -> None:
        dialog = QFileDialog(self, title)
        dialog.setFileMode(mode)
        if names:
            dialog.setNameFilter(names)
        if self.folder.text().strip():
            dialog.setDirectory(self.folder.text().strip())
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open(self) -> None:
        self.opened.emit(self.spec)
        self.accept()

    def done(self, result: int) -> None:
        """Let nobody be asked any more."""
        self._check.stop()
        super().done(result)


def _own() -> str:
    return tr("The Python of Tickdeck")


def _row(
    form: QGridLayout, row: int, words: str, field: QWidget, *acts: QPushButton
) -> QWidget:
    name = label(words, "second")
    name.setBuddy(field)
    form.addWidget(name, row, 0)
    form.addWidget(field, row, 1, 1, 1 if acts else 2)
    for act in acts:
        form.addWidget(act, row, 2, Qt.AlignmentFlag.AlignLeft)
    return name


def _browse(act: Callable[[], None], name: str) -> QPushButton:
    made = button(tr("Browse…"), name=name, tip=name)
    made.setAutoDefault(False)
    made.clicked.connect(act)
    return made
