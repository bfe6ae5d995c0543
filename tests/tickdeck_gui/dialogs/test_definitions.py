from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tickdeck.values.locations import LocationKind, LocationSpec
from tickdeck_gui.dialogs.definitions import DefinitionsDialog
from tickdeck_gui.screenshots.seed import seeded_locations

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

LOCATIONS = seeded_locations()


@pytest.fixture
def dialog(qtbot: QtBot) -> DefinitionsDialog:
    made = DefinitionsDialog(LOCATIONS)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "billing.py"
    made.touch()
    return made


def test_a_file_brings_its_folder_and_the_python_beside_it(
    dialog: DefinitionsDialog, file: Path, qtbot: QtBot
) -> None:
    python = file.parent / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    assert not dialog.open_button.isEnabled()
    dialog.file.setText(str(file))
    offered = [dialog.python.itemText(n) for n in range(dialog.python.count())]
    assert offered[:2] == ["The Python of Tickdeck", str(python)]
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.open_button.click()
    assert opened.args == [
        LocationSpec(
            name="billing.py",
            kind=LocationKind.FILE,
            target=str(file),
            working_directory=str(file.parent),
        )
    ]


def test_a_module_is_opened_with_another_python_from_another_folder(
    dialog: DefinitionsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.by_module.setChecked(True)
    assert not dialog.file.isVisible()
    dialog.module.setText("billing.definitions")
    dialog.folder.setText(str(tmp_path))
    dialog.python.setCurrentText(sys.executable)
    qtbot.waitUntil(lambda: "has Tickdeck" in dialog.found.text(), timeout=15_000)
    with qtbot.waitSignal(dialog.opened) as opened:
        dialog.open_button.click()
    assert opened.args == [
        LocationSpec(
            name="billing.definitions",
            kind=LocationKind.MODULE,
            target="billing.definitions",
            interpreter=sys.executable,
            working_directory=str(tmp_path),
        )
    ]


def test_a_python_that_is_none_is_told(
    dialog: DefinitionsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.python.setCurrentText(str(tmp_path / "no-python"))
    qtbot.waitUntil(lambda: dialog.found.text() == "It cannot be started.")
    assert dialog.found.property("role") == "error"


@pytest.mark.parametrize(
    ("module", "folder", "problem"),
    [
        ("not a module", "", "A module is named with dots"),
        ("a.b", "/no/such/folder", "There is no folder"),
    ],
)
def test_what_is_wrong_is_told_before_anything_is_opened(
    dialog: DefinitionsDialog, module: str, folder: str, problem: str
) -> None:
    dialog.by_module.setChecked(True)
    dialog.folder.setText(folder)
    dialog.module.setText(module)
    assert problem in dialog.problem.text()
    assert not dialog.open_button.isEnabled()


def test_a_name_that_others_have_is_refused(
    dialog: DefinitionsDialog, tmp_path: Path
) -> None:
    twin = tmp_path / "ops.py"
    twin.touch()
    dialog.file.setText(str(twin))
    assert "is the name of other definitions" in dialog.problem.text()
    assert not dialog.open_button.isEnabled()


def test_what_is_open_can_be_opened_otherwise(
    file: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    spec = LocationSpec(
        name="billing.py",
        kind=LocationKind.FILE,
        target=str(file),
        interpreter=sys.executable,
        working_directory=str(tmp_path),
    )
    dialog = DefinitionsDialog(LOCATIONS, spec=spec)
    qtbot.addWidget(dialog)
    assert dialog.spec == spec
    assert dialog.open_button.isEnabled()
    dialog.reject()
