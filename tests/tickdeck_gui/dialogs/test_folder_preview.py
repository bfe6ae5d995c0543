from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from tickdeck.values.folders import FolderMatch, FolderPreview
from tickdeck_gui.dialogs.folder_preview import FolderPreviewPane

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


def test_counts_limits_and_problems_are_told(desk: Desk, qtbot: QtBot) -> None:
    pane = FolderPreviewPane(desk.theme, desk.clock)
    qtbot.addWidget(pane)
    found = FolderPreview(
        matches=(FolderMatch(path="/in/a.csv", size=1, modified_ns=0),),
        match_count=1200,
        excluded_count=1,
        problems=("/in/secret cannot be read: permission denied.",),
    )
    pane.show_preview(found)
    shown = [label.text() for label in pane.findChildren(QLabel)]
    assert "1,200 files fit, 0 would run now" in shown
    assert "1 file left out by the patterns. The first 1 are listed." in shown
    assert "/in/secret cannot be read: permission denied." in shown
    assert [match.path for match in pane.model.records] == ["/in/a.csv"]
    pane.show_nothing()
    assert pane.model.records == ()
