from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtWidgets import QSpinBox

from tickdeck.values.commands import ChangeSettings
from tickdeck.values.settings import Retention
from tickdeck_gui.orders.sensor_orders import SensorOrders
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.views.settings import SettingsView

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


@pytest.fixture
def view(desk: Desk, engine: FakeEngine, qtbot: QtBot, tmp_path: Path) -> SettingsView:
    made = SettingsView(desk, SensorOrders(desk), tmp_path)
    qtbot.addWidget(made)
    made.read()
    engine.commands.clear()
    return made


def test_a_choice_of_appearance_applies_at_once_and_is_kept(
    view: SettingsView, desk: Desk
) -> None:
    view.appearances[Appearance.DARK].click()
    assert desk.theme.tokens.dark
    assert desk.preferences.appearance is Appearance.DARK


def test_an_appearance_that_was_chosen_elsewhere_is_shown(
    view: SettingsView, desk: Desk
) -> None:
    desk.theme.choose(Appearance.DARK)
    assert view.appearances[Appearance.DARK].isChecked()


def test_the_editor_is_kept(view: SettingsView, desk: Desk) -> None:
    view.editor.setText(" kate {file} ")
    view.editor.editingFinished.emit()
    assert desk.preferences.editor == "kate {file}"


def test_what_one_card_changes_the_other_does_not_undo(
    view: SettingsView, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    engine.answers[ChangeSettings] = lambda command: command.settings

    async def scenario() -> None:
        for row, value in (
            (view.history.days["run_days"], 30),
            (view.engine.rows["max_retries"], 2),
        ):
            box = row.field
            assert isinstance(box, QSpinBox)
            box.setValue(value)
            box.editingFinished.emit()
            await desk.tasks.settled()

    drive(scenario())
    wanted = msgspec.structs.replace(
        desk.reader.settings(), retention=Retention(run_days=30), max_retries=2
    )
    assert engine.commands[-1] == ChangeSettings(settings=wanted)


def test_names_and_fields_of_all_cards_line_up(view: SettingsView) -> None:
    view.resize(1100, 700)
    view.show()
    rows = [*view.engine.rows.values(), *view.history.days.values()]
    lefts = {row.field.mapTo(view, row.field.rect().topLeft()).x() for row in rows}
    assert len(lefts) == 1


def test_cards_do_not_grow_wider_than_one_can_read(view: SettingsView) -> None:
    view.resize(1920, 1080)
    view.show()
    assert view.engine.width() <= 1040
