from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.values.ticks import LogLine, TickId
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.views.sensor_log import LogTab
from tickdeck_gui.views.sensor_tabs import Sight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

TICKS = seeded_ticks(1)
SIGHT = Sight(seeded_sensors()[0])


class Logging(SeededReader):
    """A reader of a log that names its tick."""

    def tick_log(self, tick_id: TickId) -> tuple[LogLine, ...]:
        """Return an info and an error."""
        return (
            LogLine(at=NOW, level="INFO", message=f"looking {tick_id}"),
            LogLine(at=NOW, level="ERROR", message=f"broken {tick_id}"),
        )


@pytest.fixture
def reader() -> Logging:
    return Logging()


@pytest.fixture
def tab(desk: Desk, qtbot: QtBot) -> LogTab:
    made = LogTab(desk)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.read(SIGHT)
    return made


def messages(tab: LogTab) -> list[str]:
    lines = tab.text.toPlainText().splitlines()
    return [line[21:] for line in lines if "·" not in line]


def of(tick_ids: Sequence[int]) -> list[str]:
    return [f"{word} {n}" for n in tick_ids for word in ("looking", "broken")]


def test_the_newest_logs_stand_at_the_end(tab: LogTab) -> None:
    assert messages(tab) == of([tick.id for tick in reversed(TICKS[:50])])
    assert tab.text.is_at_end
    assert tab.text.toPlainText().splitlines()[-3] == "11:51:46 · Failed"


def test_a_tick_that_ends_is_appended(tab: LogTab) -> None:
    new = msgspec.structs.replace(TICKS[0], id=TickId(5000), started=NOW)
    quiet = msgspec.structs.replace(new, id=TickId(5001), has_log=False)
    tab.absorb([new, quiet])
    assert messages(tab)[-2:] == of([5000])
    assert tab.text.is_at_end


def test_earlier_logs_are_put_above_until_there_are_none(tab: LogTab) -> None:
    while tab.earlier.isVisible():
        tab.earlier.click()
    assert messages(tab) == of([tick.id for tick in reversed(TICKS)])


def test_scrolling_to_the_top_reads_more(tab: LogTab) -> None:
    assert len(messages(tab)) == 100
    tab.text.verticalScrollBar().setValue(0)
    assert len(messages(tab)) == 2 * len(TICKS)


def test_lines_are_filtered_by_words_and_by_level(tab: LogTab, qtbot: QtBot) -> None:
    tab.problems.click()
    assert {line.split()[0] for line in messages(tab)} == {"broken"}
    tab.search.setText(f" {TICKS[3].id}")
    qtbot.waitUntil(lambda: messages(tab) == [f"broken {TICKS[3].id}"])
    tab.absorb([msgspec.structs.replace(TICKS[0], id=TickId(5000))])
    assert len(messages(tab)) == 1
    tab.search.setText("no such line")
    qtbot.waitUntil(tab.words.empty.isVisible)


def test_a_chosen_stretch_of_time_narrows_them(tab: LogTab) -> None:
    start, end = NOW - timedelta(minutes=40), NOW - timedelta(minutes=20)
    tab.read(Sight(SIGHT.row, start, end))
    inside = [tick.id for tick in TICKS if start <= tick.started < end]
    assert messages(tab) == of(inside[::-1])
    assert not tab.earlier.isVisible()
    tab.absorb([msgspec.structs.replace(TICKS[0], id=TickId(5000), started=NOW)])
    assert messages(tab) == of(inside[::-1])


def test_a_sensor_that_logs_nothing_says_what_would_stand_here(tab: LogTab) -> None:
    row = SIGHT.row
    state = msgspec.structs.replace(row.state, id=900)
    tab.read(Sight(msgspec.structs.replace(row, state=state)))
    assert tab.words.empty.isVisible()


def test_lines_take_the_colours_of_the_appearance(tab: LogTab, desk: Desk) -> None:
    desk.theme.choose(Appearance.DARK)
    block = tab.text.document().lastBlock()
    colours = {each.format.foreground().color().name() for each in block.textFormats()}
    assert desk.theme.tokens.failure in colours
