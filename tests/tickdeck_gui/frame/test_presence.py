from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QMessageBox, QSystemTrayIcon

from tickdeck_gui.frame.presence import Presence
from tickdeck_gui.frame.tray import Tray
from tickdeck_gui.models.news import News, NewsKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow

    Make = Callable[..., Presence]

FAILING = News("scans has begun to fail", "It is gone.", frozenset({NewsKind.SENSOR}))


@pytest.fixture
def ends() -> list[str]:
    return []


@pytest.fixture
def make(
    window: MainWindow, desk: Desk, ends: list[str], monkeypatch: pytest.MonkeyPatch
) -> Make:
    kept: list[Presence] = []

    def made(*, tray: bool, at_work: bool = True) -> Presence:
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: tray)
        presence = Presence(
            window, desk, end=lambda: ends.append("end"), is_at_work=lambda: at_work
        )
        kept.append(presence)
        return presence

    return made


def test_news_are_told_only_to_who_does_not_look(
    make: Make, window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    told: list[News] = []
    monkeypatch.setattr(Tray, "tell", lambda _tray, news: told.append(news))
    presence = make(tray=True)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    presence.newsroom.reported.emit(News("a", ""))
    window.hide()
    presence.newsroom.reported.emit(FAILING)
    assert told == [FAILING]
    assert window.toasts.shown == ()
    presence.leave()


def test_without_a_tray_news_are_told_in_the_window_but_what_stands_there_already(
    make: Make, window: MainWindow
) -> None:
    presence = make(tray=False)
    presence.newsroom.reported.emit(FAILING)
    presence.newsroom.reported.emit(
        News("The engine has stopped", "", frozenset({NewsKind.ENGINE}))
    )
    assert [toast.words for toast in window.toasts.shown] == [
        "scans has begun to fail: It is gone."
    ]


@pytest.mark.parametrize("kind", NewsKind)
def test_what_is_not_wanted_is_not_told(make: Make, desk: Desk, kind: NewsKind) -> None:
    presence = make(tray=False)
    wanted = presence.newsroom._is_wanted  # noqa: SLF001 - it is given, not public
    assert wanted(kind)
    desk.preferences.notify_of(kind, wanted=False)
    assert not wanted(kind)
    desk.preferences.notify_of(kind, wanted=True)
    desk.preferences.notifications = False
    assert not wanted(kind)


def test_without_a_tray_closing_asks_once_and_then_ends(
    make: Make, window: MainWindow, desk: Desk, ends: list[str]
) -> None:
    make(tray=False)
    window.close()
    (box,) = window.findChildren(QMessageBox)
    assert "no system tray" in box.informativeText()
    box.reject()
    assert (ends, desk.preferences.end_explained) == ([], False)
    window.close()
    box = window.findChildren(QMessageBox)[-1]
    next(one for one in box.buttons() if "stop" in one.text()).click()
    assert (ends, desk.preferences.end_explained) == (["end"], True)
    window.close()
    assert ends == ["end", "end"]


def test_with_no_engine_at_work_closing_needs_no_question(
    make: Make, window: MainWindow, ends: list[str]
) -> None:
    make(tray=False, at_work=False)
    window.close()
    assert ends == ["end"]


def test_with_a_tray_closing_hides_unless_that_is_not_wanted(
    make: Make, window: MainWindow, desk: Desk, ends: list[str]
) -> None:
    presence = make(tray=True)
    window.close()
    assert not window.isVisible()
    assert (ends, desk.preferences.tray_explained) == ([], True)
    presence.show_window()
    assert window.isVisible()
    desk.preferences.keeps_working = False
    window.close()
    assert ends == ["end"]
    presence.leave()
