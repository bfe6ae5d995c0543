from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from tickdeck.values.runs import RunStatus
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.widgets.run_head import RunHead

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


@pytest.fixture
def head(desk: Desk, qtbot: QtBot) -> RunHead:
    made = RunHead(desk.theme, desk.clock)
    qtbot.addWidget(made)
    made.resize(1000, 120)
    made.show()
    return made


def acts(head: RunHead) -> list[str]:
    buttons = head.findChildren(QPushButton)
    return [
        one.text()
        for one in buttons
        if one.isVisible() and one.property("kind") != "link"
    ]


def words(head: RunHead) -> list[str]:
    return [one.text() for one in head.findChildren(QLabel) if one.isVisible()]


def test_each_status_offers_what_can_be_done(head: RunHead) -> None:
    running, queued, _, done, failed = seeded_runs()[:5]
    head.show_run(failed, None)
    offered = ["Run from failure", "Run again", "Change and run…", "Delete…"]
    assert acts(head) == offered
    head.show_run(done, None)
    assert acts(head) == offered[1:]
    for run in (running, queued):
        head.show_run(run, None)
        assert acts(head) == ["Cancel run"]
    canceling = msgspec.structs.replace(running, status=RunStatus.CANCELING)
    head.show_run(canceling, None)
    assert acts(head) == ["Force cancel"]


def test_it_says_how_long_it_takes_and_why_it_ran(head: RunHead) -> None:
    run = seeded_runs()[0]
    tick = next(one for one in seeded_ticks(1) if one.id == run.tick_id)
    head.show_run(run, tick)
    shown = words(head)
    assert "Running 7 s" in shown
    assert "started 11:52:09 · key /home/ada/inbox/scan_0400.tif" in shown
    assert any(one.startswith("bank_statements asked for it at 11:") for one in shown)
    assert head.tick.text() == "Open the tick"
    head.show_run(run, None)
    assert head.tick.text() == "Open the sensor"


def test_a_finished_run_says_once_how_long_it_took(head: RunHead) -> None:
    head.show_run(seeded_runs()[4], None)
    shown = words(head)
    assert "Failed" in shown
    assert sum("15.0 s" in one for one in shown) == 1


def test_a_run_that_repeats_another_leads_there(head: RunHead, qtbot: QtBot) -> None:
    again = msgspec.structs.replace(seeded_runs()[0], parent_run_id="5f3a91c0-0c1d")
    head.show_run(again, None)
    with qtbot.waitSignal(head.run_opened) as opened:
        head.parent_run.click()
    assert opened.args == ["5f3a91c0-0c1d"]
