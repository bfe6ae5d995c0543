from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tickdeck.values.runs import RunStatus
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.run_filter_line import RunFilterLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk


@pytest.fixture
def line(desk: Desk, qtbot: QtBot) -> RunFilterLine:
    made = RunFilterLine(desk.theme, desk.clock)
    qtbot.addWidget(made)
    made.show()
    return made


def pressed(line: RunFilterLine) -> list[str]:
    return [kind for kind, made in line.chips.items() if made.isChecked()]


def test_one_chip_is_pressed_and_says_what_it_lets_in(
    line: RunFilterLine, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(line.kind_chosen) as chosen:
        line.chips["Failed"].click()
    assert chosen.args == ["Failed"]
    assert (pressed(line), line.statuses) == (["Failed"], (RunStatus.FAILURE,))
    line.press("no such kind")
    assert (pressed(line), line.statuses) == (["All"], ())


def test_typing_is_told_after_a_while_and_once(
    line: RunFilterLine, qtbot: QtBot
) -> None:
    told: list[str] = []
    line.typed.connect(lambda: told.append(line.search.text()))
    for text in ("s", "sc", "scan"):
        line.search.setText(text)
    assert told == []
    qtbot.waitUntil(lambda: told == ["scan"])
    line.type_quietly("x")
    line.search.setText("scans")
    qtbot.waitUntil(lambda: told == ["scan", "scans"])


def test_chips_have_numbers_where_there_is_something(line: RunFilterLine) -> None:
    line.show_counts({RunStatus.SUCCESS: 5000, RunStatus.FAILURE: 12})
    texts = [made.text() for made in line.chips.values()]
    assert texts == ["All 5,012", "Queued", "In progress", "Failed 12"]


def test_a_chosen_time_has_a_chip(line: RunFilterLine, qtbot: QtBot) -> None:
    assert line.time_chip.isHidden()
    line.show_time((NOW - timedelta(hours=1), NOW))
    assert line.time_chip.text() == "10:52 to 11:52  \N{MULTIPLICATION SIGN}"
    with qtbot.waitSignal(line.all_times_requested):
        line.time_chip.click()
    line.show_time(None)
    assert line.time_chip.isHidden()
