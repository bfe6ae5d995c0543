from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.models.notices import Notice, Notices

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_is_told_and_what_is_complained_of_differ(qtbot: QtBot) -> None:
    notices = Notices()
    with qtbot.waitSignal(notices.announced) as told:
        notices.tell("done")
    with qtbot.waitSignal(notices.announced) as complained:
        notices.complain("not done")
    assert told.args == [Notice("done")]
    assert complained.args == [Notice("not done", failed=True)]
