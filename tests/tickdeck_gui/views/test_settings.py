from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton

from tickdeck.values.commands import ReloadLocations, RemoveLocation
from tickdeck_gui.sensor_orders import SensorOrders
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.views.settings import SettingsView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


def agree(box: QMessageBox) -> None:
    verb = QMessageBox.ButtonRole.DestructiveRole
    next(one for one in box.buttons() if box.buttonRole(one) == verb).click()


@pytest.fixture
def view(desk: Desk, qtbot: QtBot, tmp_path: Path) -> SettingsView:
    made = SettingsView(desk, SensorOrders(desk), tmp_path)
    qtbot.addWidget(made)
    made.read()
    return made


def pressed(view: SettingsView, name: str) -> QPushButton:
    return next(
        one for one in view.findChildren(QPushButton) if one.accessibleName() == name
    )


def test_a_choice_of_appearance_applies_at_once_and_is_kept(
    view: SettingsView, desk: Desk
) -> None:
    view.appearances[Appearance.DARK].click()
    assert desk.theme.tokens.dark
    assert desk.preferences.appearance is Appearance.DARK


def test_the_editor_is_kept(view: SettingsView, desk: Desk) -> None:
    view.editor.setText(" kate {file} ")
    view.editor.editingFinished.emit()
    assert desk.preferences.editor == "kate {file}"


def test_locations_are_reloaded_and_closed_after_asking(
    view: SettingsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    async def scenario() -> None:
        pressed(view, "Reload ops.py").click()
        pressed(view, "Close ops.py").click()
        (box,) = view.findChildren(QMessageBox)
        assert "4 sensors" in box.informativeText()
        agree(box)
        await desk.tasks.settled()

    drive(scenario())
    assert engine.commands == [
        ReloadLocations(name="ops.py"),
        RemoveLocation(name="ops.py"),
    ]


def test_diagnostics_can_be_copied(view: SettingsView, tmp_path: Path) -> None:
    pressed(view, "Copy diagnostics").click()
    assert f"Data folder: {tmp_path}" in QGuiApplication.clipboard().text()
