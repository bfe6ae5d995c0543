from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.starting import StartingWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_it_comes_only_if_it_takes_long(theme: Theme, qtbot: QtBot) -> None:
    window = StartingWindow(theme, None)
    qtbot.addWidget(window)
    window.begin()
    assert not window.isVisible()
    window.end()
    assert not window._patience.isActive()  # noqa: SLF001 - it will never come
    window.begin()
    qtbot.waitUntil(window.isVisible)
    window.end()
    assert not window.isVisible()
