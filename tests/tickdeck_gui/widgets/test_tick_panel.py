from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tickdeck.values.ticks import ItemDecision, LogLine, TickItem, TickStatus
from tickdeck_gui.formatting.code import as_test
from tickdeck_gui.screenshots import specimens
from tickdeck_gui.screenshots.history import seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.tick_panel import TickPanel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck.values.ticks import Tick
    from tickdeck_gui.theme.theme import Theme

TICKS = seeded_ticks(1)
FAILED = TICKS[0]
SKIPPED = next(tick for tick in TICKS if tick.status is TickStatus.SKIPPED)
TWO_REQUESTS = next(tick for tick in TICKS if len(tick.requests) == 2)


@pytest.fixture
def panel(theme: Theme, qtbot: QtBot) -> TickPanel:
    made = TickPanel(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(panel: TickPanel) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisible()]


def test_a_failure_shows_error_lateness_and_log(panel: TickPanel) -> None:
    panel.show_tick(FAILED, (LogLine(at=NOW, level="INFO", message="hello"),), ())
    shown = texts(panel)
    assert "Tick failed" in shown
    assert "4 ms late, took 0.21 s" in shown
    assert "PermissionError" in shown
    (log,) = panel.findChildren(LogText)
    assert "hello" in log.toPlainText()


def test_a_skip_shows_its_reason_and_how_often(panel: TickPanel) -> None:
    panel.show_tick(SKIPPED, (), ())
    shown = texts(panel)
    assert "No new statements" in shown
    assert any(text.startswith(f"{SKIPPED.count} times") for text in shown)


def test_what_can_be_done_stays_in_sight_however_long_the_rest_is(
    panel: TickPanel,
) -> None:
    panel.resize(260, 300)
    panel.show_tick(FAILED, (LogLine(at=NOW, level="INFO", message="hello"),), ())
    texts(panel)
    acts = {one.text(): one for one in panel.findChildren(QPushButton)}
    for name in ("Replay…", "Copy as Python"):
        whole = acts[name].rect().translated(acts[name].mapTo(panel, QPoint(0, 0)))
        assert panel.rect().contains(whole)
        assert acts[name].visibleRegion().boundingRect() == acts[name].rect()
    panel.show_nothing()
    assert not acts["Replay…"].isVisible()


def test_requests_lead_to_their_runs(panel: TickPanel, qtbot: QtBot) -> None:
    panel.show_tick(TWO_REQUESTS, (), ())
    QApplication.processEvents()
    links = [
        one
        for one in panel.findChildren(QPushButton)
        if one.property("kind") == "link" and one.isVisible()
    ]
    with qtbot.waitSignal(panel.run_requested) as asked:
        links[1].click()
    assert asked.args == [TWO_REQUESTS.requests[1].run_id]
    assert links[1].text().startswith("key already used by run ")


def test_decisions_about_files_are_listed(panel: TickPanel) -> None:
    item = TickItem(
        item="/in/a.tif", decision=ItemDecision.SETTLING, detail="growing for 3 s"
    )
    panel.show_tick(SKIPPED, (), (item,))
    shown = texts(panel)
    assert "a.tif" in shown
    assert "settling: growing for 3 s" in shown


def test_runs_that_were_looked_at_and_partitions_are_shown(
    panel: TickPanel, qtbot: QtBot
) -> None:
    tick = specimens.reacting_tick()
    panel.show_tick(tick, (), ())
    shown = texts(panel)
    assert "record_id: 812 → 815" in shown
    assert "Mailed an hour ago" in shown
    assert "statements" in shown
    link = next(
        one
        for one in panel.findChildren(QPushButton)
        if one.isVisible() and one.text() == "run 5f3b0d7c, failed"
    )
    with qtbot.waitSignal(panel.run_requested) as asked:
        link.click()
    assert asked.args == [tick.reactions[1].run_id]


def test_an_interrupted_tick_did_not_fail(panel: TickPanel) -> None:
    panel.show_tick(specimens.interrupted_tick(), (), ())
    shown = texts(panel)
    assert "Interrupted" in shown
    assert "Tick failed" not in shown


def test_what_was_given_with_a_skip_is_shown(panel: TickPanel) -> None:
    tick = msgspec.structs.replace(SKIPPED, skip_data={"seen": 3})
    panel.show_tick(tick, (), ())
    assert "seen: 3" in texts(panel)


def test_more_than_fits_is_counted(panel: TickPanel) -> None:
    one = TWO_REQUESTS.requests[0]
    many = msgspec.structs.replace(TWO_REQUESTS, requests=(one,) * 53)
    panel.show_tick(many, (), ())
    assert "and 3 more" in texts(panel)


@pytest.mark.parametrize(
    "tick",
    [specimens.reacting_tick(), specimens.folder_tick(), specimens.interrupted_tick()],
)
def test_at_its_least_width_no_line_is_cut(panel: TickPanel, tick: Tick) -> None:
    panel.resize(panel.minimumWidth(), 900)
    panel.show_tick(tick, specimens.LOG, specimens.ITEMS)
    texts(panel)
    widest = max(
        one.mapTo(panel, one.rect().topRight()).x()
        for one in panel.findChildren(QLabel)
        if one.isVisible()
    )
    assert widest < panel.width()


def test_replay_hands_the_tick_on(panel: TickPanel, qtbot: QtBot) -> None:
    panel.show_tick(FAILED, (), ())
    replay = next(
        one for one in panel.findChildren(QPushButton) if one.text() == "Replay…"
    )
    with qtbot.waitSignal(panel.replay_requested) as asked:
        replay.click()
    assert asked.args == [FAILED]


def test_without_a_tick_it_says_how_to_choose_one(panel: TickPanel) -> None:
    panel.show_tick(FAILED, (), ())
    panel.show_nothing()
    assert texts(panel) == ["Choose a tick in the timeline or in the table."]


def test_nothing_is_said_twice_and_nothing_is_wider_than_the_panel(
    panel: TickPanel,
) -> None:
    panel.resize(330, 600)
    long = msgspec.structs.replace(SKIPPED, cursor_before="x" * 90, cursor="x" * 90)
    panel.show_tick(long, (), ())
    shown = texts(panel)
    assert shown.count("No new statements") == 1
    widest = max(one.geometry().right() for one in panel.findChildren(QLabel))
    assert widest < panel.width()


def test_a_tick_is_copied_as_a_test(panel: TickPanel) -> None:
    panel.show_tick(TWO_REQUESTS, (), ())
    copying = next(
        each
        for each in panel.findChildren(QPushButton)
        if each.text() == "Copy as Python"
    )
    copying.click()
    assert QGuiApplication.clipboard().text() == as_test(TWO_REQUESTS)
