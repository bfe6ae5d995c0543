from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.widgets.mark_sign import MarkSign

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_another_mark_looks_different(theme: Theme, qtbot: QtBot) -> None:
    sign = MarkSign(theme, Mark.SUCCESS)
    qtbot.addWidget(sign)
    before = sign.grab().toImage()
    sign.show_mark(Mark.FAILURE)
    assert sign.grab().toImage() != before


def test_a_mark_is_the_same_wherever_one_begins_to_read(
    theme: Theme, qtbot: QtBot
) -> None:
    sign = MarkSign(theme, Mark.RUNNING)
    qtbot.addWidget(sign)
    before = sign.grab().toImage()
    sign.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert sign.grab().toImage() == before
