from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.dialogs.outcomes import OutcomesDialog
from tickdeck_gui.models.notices import Outcome

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_what_could_not_be_done_comes_first(theme: Theme, qtbot: QtBot) -> None:
    outcomes = [Outcome("a"), Outcome("b", "It is gone."), Outcome("a")]
    dialog = OutcomesDialog("1 of 3 sensors failed.", outcomes, theme)
    qtbot.addWidget(dialog)
    model = dialog.model
    shown = [
        (model.index(row, 0).data(), model.index(row, 1).data())
        for row in range(model.rowCount())
    ]
    assert shown == [("b", "It is gone."), ("a", "Done"), ("a", "Done")]
