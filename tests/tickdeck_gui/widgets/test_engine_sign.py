from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.events import EnginePaused, EngineStopped
from tickdeck_gui.commands import Act
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.engine_sign import EngineSign

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


def test_it_says_how_the_engine_is_and_offers_what_is_possible(
    desk: Desk, qtbot: QtBot
) -> None:
    acts = [desk.commands.action(act) for act in (Act.PAUSE, Act.START_ENGINE)]
    acts[1].setEnabled(False)
    sign = EngineSign(desk.live, desk.theme, desk.clock, acts)
    qtbot.addWidget(sign)
    assert sign.accessibleName() == "Engine running since 08:12"
    menu = sign.menu_of_acts()
    assert [each.text() for each in menu.actions()] == ["Pause the engine"]
    desk.live.apply([EnginePaused(at=NOW, since=NOW)])
    assert (sign.state.text(), sign.time.text()) == ("Engine paused", "since 11:52")
    desk.live.apply([EngineStopped(at=NOW)])
    assert sign.state.text() == "Engine stopped"
    desk.live.engine_begins()
    assert sign.accessibleName() == "Engine starting…"
    assert sign.time.isHidden()
