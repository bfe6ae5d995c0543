"""Puts the list of runs and the page of a run into every state."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QMessageBox

from tickdeck.values.events import RunChanged
from tickdeck.values.runs import RunStatus
from tickdeck_gui.commands import Act
from tickdeck_gui.models.run_steps import step_spans
from tickdeck_gui.screenshots import history, run_story
from tickdeck_gui.screenshots.fakes import SeededReader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tickdeck.values.runs import Run
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow

    Take = Callable[[QWidget, str], Awaitable[Path]]

_TABS = ("log", "output", "config", "details")
_SIZES = ((1100, 700), (1920, 1080), (1440, 900))


async def run_pictures(
    window: MainWindow, desk: Desk, take: Take
) -> AsyncIterator[Path]:
    """Show the list, then runs in all states; the reader knows its own runs again."""
    assert isinstance(desk.reader, SeededReader)
    runs = history.seeded_runs()
    desk.reader.know_runs(run_story.day_of_runs(runs))
    async for file in _list(window, take):
        yield file
    async for file in _pages(window, desk, take, runs):
        yield file
    desk.reader.know_runs(runs)


async def _list(window: MainWindow, take: Take) -> AsyncIterator[Path]:
    screens, runs = window.screens, window.screens.runs
    screens.show(Act.SHOW_RUNS)
    for width, height in _SIZES:
        window.resize(width, height)
        yield await take(window, f"runs-{width}")
    yield await take(window, "runs")
    shown = history.seeded_runs()[3]
    runs.table.choose(shown.run_id)
    yield await take(window, "runs-one-selected")
    runs.table.selectAll()
    yield await take(window, "runs-selected")
    runs.selection.bar.again.click()
    for box in runs.findChildren(QMessageBox):
        yield await take(box, "runs-again-asked")
        box.close()
    runs.table.clearSelection()
    time = shown.created.replace(hour=9, minute=0, second=0)
    runs.ribbon.choose((time, time.replace(hour=10)))
    runs.search.setText("sensor:scans status:failed")
    runs.read()
    yield await take(window, "runs-narrowed")
    runs.search.setText("no such run")
    runs.read()
    yield await take(window, "runs-filtered-away")
    runs.search.clear()
    runs.ribbon.choose(None)
    dialog = runs.start_job()
    yield await take(dialog, "start-job")
    dialog.fill.click()
    dialog.config.insertPlainText("[a, b")
    dialog.start.click()
    yield await take(dialog, "start-job-refused")
    dialog.reject()


async def _pages(
    window: MainWindow, desk: Desk, take: Take, runs: tuple[Run, ...]
) -> AsyncIterator[Path]:
    screens, page = window.screens, window.screens.run
    reader = desk.reader
    assert isinstance(reader, SeededReader)
    failed = runs[4]
    reader.know_runs((run_story.tried_again(failed, 3), *runs))
    screens.open_run(failed.run_id)
    yield await take(window, "run")
    for number, name in enumerate(_TABS[1:], 1):
        page.tabs.setCurrentIndex(number)
        yield await take(window, f"run-{name}")
    page.tabs.setCurrentIndex(0)
    for run, name in ((runs[0], "running"), (runs[1], "queued"), (runs[6], "canceled")):
        screens.open_run(run.run_id)
        yield await take(window, f"run-{name}")
    canceling = msgspec.structs.replace(runs[0], status=RunStatus.CANCELING)
    screens.open_run(runs[0].run_id)
    desk.live.apply([RunChanged(run=canceling)])
    yield await take(window, "run-canceling")
    desk.live.apply([RunChanged(run=runs[0])])
    many = run_story.many_steps(runs[3])
    page.show_run(runs[3].run_id)
    page.log.append(many)
    page.steps.show_steps(step_spans(many))
    bar = page.log.table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    page.log.append([msgspec.structs.replace(many[0], id=900 + n) for n in range(142)])
    yield await take(window, "run-many-steps")
