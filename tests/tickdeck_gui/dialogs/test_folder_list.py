from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from tickdeck_gui.dialogs.folder_list import FolderList

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_folder_is_listed_once_and_can_be_taken_away(qtbot: QtBot) -> None:
    folders = FolderList(["/in"])
    qtbot.addWidget(folders)
    folders.add("/in")
    with qtbot.waitSignal(folders.changed):
        folders.add("/more")
    assert list(folders.folders) == ["/in", "/more"]
    remove = next(
        one for one in folders.findChildren(QPushButton) if one.text() == "Remove"
    )
    remove.click()
    assert list(folders.folders) == ["/more"]
    remove.click()
    assert not remove.isEnabled()
