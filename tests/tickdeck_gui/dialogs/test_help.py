from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QUrl
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTreeWidgetItemIterator

from tickdeck import reference
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.help import HelpDialog
from tickdeck_gui.theme.theme import Appearance, Theme
from tickdeck_gui.translation import Language, Translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> HelpDialog:
    made = HelpDialog(theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def german(qapp: QApplication, english: Translation) -> Iterator[None]:
    words = Translation(Language.GERMAN)
    words.install(qapp)
    yield
    words.remove(qapp)
    QLocale.setDefault(english.locale)


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


def test_every_topic_of_the_reference_is_listed(dialog: HelpDialog) -> None:
    tops = [dialog.topics.topLevelItem(row) for row in range(len(reference.TOPICS) + 1)]
    assert [top and top.text(0) for top in tops] == ["Guides", *reference.TOPICS]


@pytest.mark.usefixtures("german")
def test_guides_and_topics_are_german_under_german(dialog: HelpDialog) -> None:
    assert dialog.page.toPlainText().startswith("Erste Schritte")
    tops = [dialog.topics.topLevelItem(row) for row in range(4)]
    assert [top and top.text(0) for top in tops] == [
        "Anleitungen",
        "Sensoren",
        "Laufstatus-Sensoren",
        "Asset-Sensoren",
    ]
    dialog.search.setText("halbfertigen")
    assert "Einen Ordner überwachen" in listed(dialog)


@pytest.mark.usefixtures("german")
def test_the_reference_says_under_german_that_it_is_english(
    dialog: HelpDialog,
) -> None:
    dialog.show_page("RunRequest")
    name, kind, note, _rest = dialog.page.toPlainText().split("\n", 3)
    assert (name, kind) == ("RunRequest", "class · Sensors")
    assert note == "Die Referenz gibt es nur auf Englisch."


def test_the_reference_says_nothing_of_its_language_under_english(
    dialog: HelpDialog,
) -> None:
    dialog.show_page("RunRequest")
    assert "English" not in dialog.page.toPlainText()


def test_its_colours_follow_the_theme(dialog: HelpDialog, theme: Theme) -> None:
    theme.choose(Appearance.DARK)
    shown = dialog.page.palette().color(QPalette.ColorRole.Text).name()
    assert shown == theme.tokens.ink.lower()


def test_its_command_opens_it(window: MainWindow, desk: Desk) -> None:
    desk.commands.action(Act.HELP).trigger()
    found = window.findChildren(HelpDialog)
    assert [dialog.isVisible() for dialog in found] == [True]
    found[0].reject()
