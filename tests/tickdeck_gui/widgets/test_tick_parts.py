from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck.values.ticks import PartitionChange, RequestOutcome, RequestResult
from tickdeck_gui.screenshots import specimens
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.tick_parts import (
    asset_event_lines,
    item_lines,
    outlined,
    partition_lines,
    partition_words,
    reaction_lines,
    request_lines,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

REACTIONS = specimens.reacting_tick().reactions


def words(lines: list[QWidget]) -> list[list[str]]:
    return [
        [
            one.text()
            for one in line.findChildren(QWidget)
            if isinstance(one, (QLabel, QPushButton))
        ]
        for line in lines
    ]


def shown(lines: list[QWidget], qtbot: QtBot) -> list[QWidget]:
    for line in lines:
        qtbot.addWidget(line)
    return lines


def test_requests_lead_to_runs_or_say_why_there_is_none(
    theme: Theme, qtbot: QtBot
) -> None:
    asked = (
        RequestOutcome(
            result=RequestResult.LAUNCHED, job_name="a", run_key="k", run_id="5f3a91c0"
        ),
        RequestOutcome(
            result=RequestResult.INVALID, job_name="a", message="currency is missing"
        ),
    )
    opened: list[str] = []
    lines = shown(request_lines(theme, asked, opened.append), qtbot)
    assert words(lines) == [["k", "run 5f3a91c0"], ["a", "currency is missing"]]
    lines[0].findChildren(QPushButton)[0].click()
    assert opened == ["5f3a91c0"]


def test_each_run_that_was_looked_at_says_how_it_went(
    theme: Theme, qtbot: QtBot
) -> None:
    opened: list[str] = []
    lines = shown(reaction_lines(theme, REACTIONS, opened.append), qtbot)
    assert [each[1] for each in words(lines)] == [
        "reacted to it",
        "ConnectionError: smtp.example.com does not answer",
        "Mailed an hour ago",
    ]
    lines[1].findChildren(QPushButton)[0].click()
    assert opened == [REACTIONS[1].run_id]


def test_partitions_say_what_became_of_their_keys(theme: Theme, qtbot: QtBot) -> None:
    change = PartitionChange(
        definition="days", added=("a", "b"), deleted=("c",), skipped=("d",)
    )
    said = partition_words(change)
    assert [each.partition(": ")[2] for each in said] == ["a, b", "c", "d"]
    (line,) = shown(partition_lines((change,), theme), qtbot)
    assert words([line]) == [["days", *said]]
    assert partition_words(PartitionChange(definition="days")) == []


def test_files_are_named_in_short_with_their_decision(
    theme: Theme, qtbot: QtBot
) -> None:
    lines = shown(item_lines(theme, specimens.ITEMS), qtbot)
    assert words(lines)[:2] == [
        ["scan_0417.tif", "fired"],
        ["scan_0418.tif", "settling: growing for 3 s"],
    ]
    assert lines[0].findChildren(QLabel)[0].toolTip() == specimens.ITEMS[0].item


def test_assets_would_be_reported(theme: Theme, qtbot: QtBot) -> None:
    made = RunEvent(
        at=NOW,
        type=RunEventType.ASSET_MATERIALIZATION,
        asset_key="ledger/entries",
        partition="2025",
    )
    seen = RunEvent(at=NOW, type=RunEventType.ASSET_OBSERVATION, asset_key="rates")
    lines = shown(asset_event_lines(theme, (made, seen)), qtbot)
    assert words(lines) == [
        ["ledger/entries", "would be reported as made: 2025"],
        ["rates", "would be reported as seen"],
    ]


def test_data_keeps_its_lines(qtbot: QtBot) -> None:
    made = outlined("Config", "ops:\n  fetch: 1")
    qtbot.addWidget(made)
    assert words([made]) == [["Config", "ops:\n  fetch: 1"]]
