from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck_gui.dialogs.cursor import CursorDialog
from tickdeck_gui.screenshots.seed import seeded_sensors

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def dialog(qtbot: QtBot) -> CursorDialog:
    made = CursorDialog(seeded_sensors()[0].state)
    qtbot.addWidget(made)
    return made


def test_it_saves_only_what_differs(dialog: CursorDialog, qtbot: QtBot) -> None:
    assert not dialog.save.isEnabled()
    dialog.text.setPlainText("42")
    with qtbot.waitSignal(dialog.save_requested) as saved:
        dialog.save.click()
    assert saved.args == ["42"]


def test_clearing_is_not_the_same_as_an_empty_cursor(
    dialog: CursorDialog, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.save_requested) as saved:
        dialog.clear.click()
    assert saved.args == [None]
