from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel

from tickdeck.reading.rows import FeedSource
from tickdeck.values.events import RunChanged
from tickdeck_gui.preferences import FilterLook
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.views.activity import ActivityView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck.reading.rows import FeedItem
    from tickdeck_gui.desk import Desk


@pytest.fixture
def view(desk: Desk, qtbot: QtBot) -> ActivityView:
    made = ActivityView(desk)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.read()
    return made


def test_everything_is_listed_the_newest_first(view: ActivityView) -> None:
    times = [item.at for item in view.model.records]
    assert times == sorted(times, reverse=True)
    assert {item.source for item in view.model.records} == set(FeedSource)


def test_a_chip_leaves_one_source(view: ActivityView) -> None:
    view.show_kind("Changes")
    assert {item.source for item in view.model.records} == {FeedSource.ACTIVITY}


def test_typing_searches_after_a_moment(view: ActivityView, qtbot: QtBot) -> None:
    view.search.setText("cursor set")
    qtbot.waitUntil(lambda: len(view.model.records) == 1)
    view.search.setText("no such thing")
    qtbot.waitUntil(lambda: not view.model.records)
    assert view._stack.currentIndex() == 1  # noqa: SLF001 - what it says instead


def test_a_line_opens_what_it_is_about(view: ActivityView, qtbot: QtBot) -> None:
    tick = next(each for each in view.model.records if each.source is FeedSource.TICK)
    with qtbot.waitSignal(view.sensor_opened) as opened:
        view.table.opened.emit(tick)
    assert opened.args == [tick.sensor_id, tick.number]
    run = next(each for each in view.model.records if each.source is FeedSource.RUN)
    with qtbot.waitSignal(view.run_opened) as opened:
        view.table.opened.emit(run)
    assert opened.args == [run.run_id]
    change = next(
        each
        for each in view.model.records
        if each.source is FeedSource.ACTIVITY and each.sensor_id
    )
    with qtbot.waitSignal(view.sensor_opened) as opened:
        view.table.opened.emit(change)
    assert opened.args == [change.sensor_id, None]


def test_news_are_read_unless_somebody_has_scrolled_down(
    view: ActivityView, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view._news.setInterval(1)  # noqa: SLF001 - a second is long in tests
    asked: list[int] = []
    seeded = SeededReader.happened

    def happened(reader: SeededReader, **wanted: Any) -> tuple[FeedItem, ...]:
        asked.append(1)
        return seeded(reader, **wanted)

    monkeypatch.setattr(SeededReader, "happened", happened)
    view.resize(1000, 300)
    view.table.scrollToBottom()
    asked.clear()
    desk.live.apply([RunChanged(run=seeded_runs()[0])])
    qtbot.waitUntil(lambda: not view._news.isActive())  # noqa: SLF001
    assert asked == []
    view.table.scrollToTop()
    desk.live.apply([RunChanged(run=seeded_runs()[0])])
    qtbot.waitUntil(lambda: asked == [1])


def test_what_was_chosen_is_remembered(view: ActivityView) -> None:
    view.look_like(FilterLook(text="cursor", chip="Changes"))
    assert view.look == FilterLook(text="cursor", chip="Changes")
    view.look_like(FilterLook(text="", chip="Nonsense"))
    assert view.look == FilterLook(text="", chip="All")


def test_only_a_stretch_of_time_is_shown_if_one_is_chosen(
    view: ActivityView, desk: Desk
) -> None:
    everything = len(view.model.records)
    view.stretch.setCurrentIndex(1)
    newest = view.model.records
    hour_ago = desk.clock.now() - timedelta(hours=1)
    assert 0 < len(newest) < everything
    assert min(item.at for item in newest) >= hour_ago
    view.stretch.setCurrentIndex(0)
    assert len(view.model.records) == everything


def test_who_searches_is_told_how_far(view: ActivityView) -> None:
    notes = [one for one in view.findChildren(QLabel) if "Searched" in one.text()]
    assert [one.isVisible() for one in notes] == [False]
    view.search.setText("scans")
    view.read()
    assert [one.isVisible() for one in notes] == [True]
    assert "20,000" in notes[0].text()
