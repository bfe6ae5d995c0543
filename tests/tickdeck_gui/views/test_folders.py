from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox

from tickdeck.values.commands import DeleteFolder
from tickdeck.values.sensors import SensorId
from tickdeck_gui.screenshots.seed import seeded_rules
from tickdeck_gui.views.folders import FoldersView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.models.notices import Notice
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]

SCANS = SensorId(11)


def agree(box: QMessageBox) -> None:
    verb = QMessageBox.ButtonRole.DestructiveRole
    next(one for one in box.buttons() if box.buttonRole(one) == verb).click()


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> FoldersView:
    made = FoldersView(desk)
    qtbot.addWidget(made)
    made.show()
    made.read()
    return made


def test_each_folder_tells_its_rule(view: FoldersView) -> None:
    row = view.model.row_of(SCANS)
    assert row is not None
    shown = [view.model.index(row, column).data() for column in range(5)]
    assert shown == ["scans", "On", "/home/ada/Scans", "*.tif, *.tiff", "ocr {path}"]


def test_changing_hands_the_rule_on(view: FoldersView, qtbot: QtBot) -> None:
    assert not view.edit_button.isEnabled()
    view.table.choose(SCANS)
    with qtbot.waitSignal(view.edit_requested) as asked:
        view.edit_button.click()
    assert asked.args == [SCANS, seeded_rules()[SCANS]]


def test_deleting_asks_and_says_what_is_forgotten(
    view: FoldersView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    view.table.choose(SCANS)

    async def scenario() -> None:
        view.delete_button.click()
        (box,) = view.findChildren(QMessageBox)
        assert "12 run keys" in box.informativeText()
        agree(box)
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [DeleteFolder(sensor_id=SCANS)]


def test_a_rule_is_exported_as_python_that_loads(
    view: FoldersView, desk: Desk, tmp_path: Path
) -> None:
    told: list[Notice] = []
    desk.notices.announced.connect(told.append)
    assert not view.export_button.isEnabled()
    view.table.choose(SCANS)
    assert view.export_button.isEnabled()
    file = tmp_path / "scans.py"
    view.export(SCANS, str(file))
    assert "Exported to" in told[0].text
    compile(file.read_text(), "scans.py", "exec")
    assert "scan_0411.tif" in file.read_text()
    view.export(SCANS, str(tmp_path / "none" / "scans.py"))
    assert told[1].text.endswith("cannot be written: No such file or directory.")


def test_folders_are_found_by_any_of_their_words(view: FoldersView) -> None:
    everything = view.model.records
    view.search.setText("scans")
    assert [row.state.id for row in view.model.records] == [SCANS]
    view.search.setText("no such folder")
    assert view.model.records == ()
    assert "No folder fits" in [each.text() for each in view.findChildren(QLabel)]
    view.search.clear()
    assert view.model.records == everything


def test_a_folders_state_is_said_in_words(view: FoldersView) -> None:
    row = view.model.row_of(SCANS)
    assert row is not None
    assert view.model.index(row, 1).data() == "On"
