from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from tickdeck_gui.dialogs.confirm import confirm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize(("answer", "done"), [("Delete 3 runs", [1]), ("Cancel", [])])
def test_only_the_verb_does_it(qtbot: QtBot, answer: str, done: list[int]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    acted: list[int] = []
    box = confirm(
        parent,
        "Delete 3 runs?",
        "Their logs go too.",
        "Delete 3 runs",
        lambda: acted.append(1),
    )
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.Cancel)
    next(one for one in box.buttons() if one.text().replace("&", "") == answer).click()
    assert acted == done
