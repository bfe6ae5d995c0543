from __future__ import annotations

from typing import TYPE_CHECKING

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
