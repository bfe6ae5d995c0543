from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tickdeck_gui.formatting.engine import engine_lines, engine_mark, engine_words
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from datetime import datetime


@dataclass
class State:
    running_since: datetime | None = None
    stopped_at: datetime | None = None
    paused_since: datetime | None = None
    trouble: str | None = None
    ended_because: str | None = None


@pytest.mark.parametrize(
    ("state", "words", "mark"),
    [
        (State(), "Engine starting…", Mark.RUNNING),
        (State(running_since=NOW), "Engine running", Mark.SUCCESS),
        (State(running_since=NOW, paused_since=NOW), "Engine paused", Mark.QUEUED),
        (State(running_since=NOW, trouble="x"), "Engine in trouble", Mark.FAILURE),
        (State(stopped_at=NOW), "Engine stopped", Mark.CANCELED),
        (State(stopped_at=NOW, ended_because="x"), "Engine stopped", Mark.FAILURE),
    ],
)
def test_each_state_has_its_words_and_its_look(
    state: State, words: str, mark: Mark
) -> None:
    assert engine_words(state)[0] == words
    assert engine_mark(state) is mark


def test_the_time_is_told_where_it_is_known(qapp: object) -> None:
    assert engine_lines(State(running_since=NOW), NOW) == (
        "Engine running",
        "since 11:52",
    )
    troubled = State(running_since=NOW, trouble="The disk is full.")
    assert engine_lines(troubled, NOW) == ("Engine in trouble", "")
