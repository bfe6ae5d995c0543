from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtWidgets import QPushButton

from tickdeck.values.runs import RunStatus
from tickdeck_gui.models.run_groups import sorted_out
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.widgets.selection_bar import SelectionBar

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> SelectionBar:
    del theme
    made = SelectionBar()
    qtbot.addWidget(made)
    made.show()
    return made


def offered(bar: SelectionBar) -> list[str]:
    return [one.text() for one in bar.findChildren(QPushButton) if one.isVisible()]


def test_nothing_is_offered_while_nothing_is_selected(bar: SelectionBar) -> None:
    bar.show_fitting("12 runs")
    assert (bar.words.text(), offered(bar)) == ("12 runs", [])


def test_what_can_be_done_depends_on_what_is_selected(bar: SelectionBar) -> None:
    running, queued, _, done, failed = seeded_runs()[:5]
    bar.show_selected(1, sorted_out([queued]), 12)
    assert offered(bar) == ["Cancel", "Select all 12 that fit", "Clear"]
    bar.show_selected(2, sorted_out([done, failed]), 2)
    assert offered(bar) == ["Run again", "Run from failure", "Delete…", "Clear"]
    canceling = msgspec.structs.replace(running, status=RunStatus.CANCELING)
    bar.show_selected(1, sorted_out([canceling]), 1)
    assert offered(bar) == ["Cancel", "Force cancel", "Clear"]


def test_all_that_fit_may_be_of_any_kind(bar: SelectionBar) -> None:
    bar.show_all(5012)
    assert bar.words.text() == "All 5,012 that fit are selected"
    acts = ["Cancel", "Run again", "Run from failure", "Delete…", "Clear"]
    assert offered(bar) == acts
