from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTreeWidgetItemIterator

from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.help import HelpDialog
from tickdeck_gui.theme.theme import Appearance, Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.window import MainWindow


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> HelpDialog:
    made = HelpDialog(theme)
    qtbot.addWidget(made)
    return made


def listed(dialog: HelpDialog) -> list[str]:
    found = []
    walk = QTreeWidgetItemIterator(dialog.topics)
    while (item := walk.value()) is not None:
        if not item.isHidden() and not item.childCount():
            found.append(item.text(0))
        walk += 1
    return found


def test_the_first_guide_is_open(dialog: HelpDialog) -> None:
    assert dialog.page.toPlainText().startswith("Getting started")
    assert "RunRequest" in listed(dialog)


def test_typing_finds_a_name_and_shows_it(dialog: HelpDialog) -> None:
    dialog.search.setText("runreq")
    assert "RunRequest" in listed(dialog)
    assert "SkipReason" not in listed(dialog)
    assert dialog.page.toPlainText().startswith("RunRequest")
    dialog.search.clear()
    assert "SkipReason" in listed(dialog)


def test_typing_finds_pages_by_what_they_say(dialog: HelpDialog) -> None:
    dialog.search.setText("half-written")
    assert "Watch a folder" in listed(dialog)


def test_links_go_from_page_to_page(dialog: HelpDialog) -> None:
    dialog.page.anchorClicked.emit(QUrl("watch-a-folder"))
    assert dialog.page.toPlainText().startswith("Watch a folder")


def test_its_colours_follow_the_theme(dialog: HelpDialog, theme: Theme) -> None:
    theme.choose(Appearance.DARK)
    shown = dialog.page.palette().color(QPalette.ColorRole.Text).name()
    assert shown == theme.tokens.ink.lower()


def test_its_command_opens_it(window: MainWindow, desk: Desk) -> None:
    desk.commands.action(Act.HELP).trigger()
    found = window.findChildren(HelpDialog)
    assert [dialog.isVisible() for dialog in found] == [True]
    found[0].reject()
