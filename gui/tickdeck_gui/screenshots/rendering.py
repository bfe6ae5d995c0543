"""Puts every screen into every state and takes its picture."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractAnimation

from tickdeck.clock import ManualClock
from tickdeck.values.commands import PreviewFolder, TestResult, TestSensor
from tickdeck.values.events import EngineTrouble
from tickdeck.values.folders import FolderMatch, FolderPreview
from tickdeck.values.sensors import SensorId
from tickdeck.values.ticks import LogLine, RequestOutcome, RequestResult
from tickdeck_gui.aio import Tasks
from tickdeck_gui.commands import Act, Commands
from tickdeck_gui.desk import Desk
from tickdeck_gui.dialogs.help import HelpDialog
from tickdeck_gui.dialogs.shortcuts import ShortcutsDialog
from tickdeck_gui.frame.window import MainWindow
from tickdeck_gui.models.live import LiveState
from tickdeck_gui.models.notices import Notices
from tickdeck_gui.preferences import Preferences
from tickdeck_gui.refusal import RefusalWindow
from tickdeck_gui.screenshots.fakes import FakeEngine, SeededReader
from tickdeck_gui.screenshots.frame import be_busy, frame_pictures, loading_pictures
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.run_pages import run_pictures
from tickdeck_gui.screenshots.sensor_list import sensor_list_pictures
from tickdeck_gui.screenshots.sensor_page import dialog_pictures, sensor_pictures
from tickdeck_gui.screenshots.settings_page import settings_pictures
from tickdeck_gui.screenshots.timeline_page import timeline_pictures
from tickdeck_gui.theme.theme import Appearance, Theme
from tickdeck_gui.widgets.drop_overlay import Drop, DropKind, understood

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from PySide6.QtWidgets import QApplication, QWidget

_SIZES = ((1440, 900), (1100, 700), (1920, 1080))


def seeded_desk(
    theme: Theme, folder: Path, engine: FakeEngine, reader: SeededReader | None = None
) -> Desk:
    """Return a desk that stands still at the seed's moment."""
    clock = ManualClock(NOW)
    shown = reader or SeededReader()
    live = LiveState(shown, clock)
    live.load()
    live.running_since = NOW.replace(hour=8, minute=12)
    return Desk(
        live=live,
        reader=shown,
        clock=clock,
        theme=theme,
        commands=Commands(),
        notices=Notices(),
        preferences=Preferences(folder / "window.ini"),
        tasks=Tasks(),
        submit=engine.submit,
    )


def answering_engine() -> FakeEngine:
    """Return an engine that has answers for the dialogs."""
    engine = FakeEngine()
    changed = int(NOW.timestamp() * 1e9) - 90_000_000_000
    found = tuple(
        FolderMatch(
            path=f"/home/ada/Scans/scan_{n:04d}.tif",
            size=48_213 * n,
            modified_ns=changed - (n - 412) * 10**11,
        )
        for n in range(412, 418)
    )
    engine.answers[PreviewFolder] = FolderPreview(
        matches=found, match_count=6, excluded_count=2
    )
    engine.answers[TestSensor] = TestResult(
        requests=(
            RequestOutcome(
                result=RequestResult.LAUNCHED,
                job_name="import_statement",
                run_key="statement-2025-11-22.csv",
            ),
            RequestOutcome(
                result=RequestResult.KEY_USED,
                job_name="import_statement",
                run_key="statement-2025-11-21.csv",
                run_id="5f3a91c0",
            ),
        ),
        cursor="1763808044",
        log=(LogLine(at=NOW, level="INFO", message="scanning /mnt/bank/out"),),
        seconds=0.21,
    )
    return engine


async def render_all(
    app: QApplication, folder: Path, *, suffix: str = "", settling: float = 0.08
) -> AsyncIterator[Path]:
    """Render every screen into *folder*, and yield each file.

    Args:
        app: The application; its scale is that of the pictures.
        folder: Where the files go; it must exist.
        suffix: What follows the names of all files.
        settling: Seconds from the change of a screen to its picture.
    """
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        theme = Theme(app, appearance)
        with tempfile.TemporaryDirectory() as scratch:
            pictures = _Pictures(folder, f"{appearance.value}{suffix}", settling)
            engine = answering_engine()
            desk = seeded_desk(theme, Path(scratch), engine)
            window = MainWindow(desk, Path("/home/ada/.local/share/tickdeck"))
            async for file in _screens(window, desk, pictures):
                yield file
            async for file in _dialogs(window, desk, engine, pictures):
                yield file
            async for file in frame_pictures(window, desk, pictures.take):
                yield file
            empty = seeded_desk(theme, Path(scratch), engine, SeededReader((), (), ()))
            empty_window = MainWindow(empty, Path("/home/ada/.local/share/tickdeck"))
            async for file in _empty_screens(empty_window, pictures):
                yield file
            async for file in loading_pictures(empty_window, pictures.take):
                yield file
            for shown in (window, empty_window):
                shown.hide()
                shown.deleteLater()


class _Pictures:
    def __init__(self, folder: Path, suffix: str, settling: float) -> None:
        self._folder = folder
        self._suffix = suffix
        self.settling = settling

    async def take(self, widget: QWidget, name: str) -> Path:
        await asyncio.sleep(self.settling)
        # What fades in or out has done so.
        for fading in widget.findChildren(QAbstractAnimation):
            fading.setCurrentTime(fading.totalDuration())
        file = self._folder / f"{name}-{self._suffix}.png"
        widget.grab().save(str(file))
        return file


async def _screens(
    window: MainWindow, desk: Desk, pictures: _Pictures
) -> AsyncIterator[Path]:
    window.show()
    be_busy(desk)
    window.status.refresh()
    screens = window.screens
    for width, height in _SIZES:
        window.resize(width, height)
        screens.show(Act.SHOW_SENSORS)
        yield await pictures.take(window, f"sensors-{width}")
        screens.open_sensor(SensorId(1))
        yield await pictures.take(window, f"sensor-{width}")
    window.resize(*_SIZES[0])
    async for file in sensor_pictures(window, desk, pictures.take):
        yield file
    async for file in timeline_pictures(window, pictures.take):
        yield file
    async for file in run_pictures(window, desk, pictures.take):
        yield file
    screens.show(Act.SHOW_ASSETS)
    yield await pictures.take(window, "assets")
    screens.show(Act.SHOW_FOLDERS)
    yield await pictures.take(window, "folders")
    screens.show(Act.SHOW_ACTIVITY)
    yield await pictures.take(window, "activity")
    screens.show(Act.SHOW_SENSORS)
    screens.sensors.search.setText("no such sensor")
    yield await pictures.take(window, "sensors-filtered-away")
    screens.sensors.show_everything()
    desk.notices.tell("bank_statements switched off", "Undo", lambda: None)
    desk.live.apply(
        [
            EngineTrouble(
                at=NOW,
                message="The disk is full. Ticks go on as soon "
                "as there is room in /home/ada.",
            )
        ]
    )
    yield await pictures.take(window, "trouble")
    desk.live.apply([EngineTrouble(at=NOW, message=None)])
    window.toasts.clear()
    drop = Drop(DropKind.WATCH, ("/home/ada/Scans",), "Drop to watch ~/Scans")
    window.overlay.show_drop(drop)
    yield await pictures.take(window, "drop")
    window.overlay.show_drop(understood(["/home/ada/holiday.jpg"]))
    yield await pictures.take(window, "drop-refused")
    window.overlay.hide()
    async for file in sensor_list_pictures(window, desk, pictures.take):
        yield file


async def _dialogs(
    window: MainWindow, desk: Desk, engine: FakeEngine, pictures: _Pictures
) -> AsyncIterator[Path]:
    sheet = window.intake.watch(["/home/ada/Scans"])
    sheet.action.command.setText('ocrmypdf "{path}" {dir}/{stem}.pdf')
    # The preview waits until nobody has typed for a while.
    await asyncio.sleep(0.5 if pictures.settling else 0)
    yield await pictures.take(sheet, "watch-folder")
    sheet.action.by_job.setChecked(True)
    yield await pictures.take(sheet, "watch-folder-job")
    sheet.reject()
    async for file in dialog_pictures(window, desk, engine, pictures.take):
        yield file
    async for file in settings_pictures(window, desk, engine, pictures.take):
        yield file
    keys = ShortcutsDialog()
    keys.show()
    yield await pictures.take(keys, "shortcuts")
    manual = HelpDialog(desk.theme, parent=window)
    manual.show()
    yield await pictures.take(manual, "help-guide")
    manual.search.setText("RunRequest")
    yield await pictures.take(manual, "help-name")
    refusal = RefusalWindow()
    refusal.say(
        "Another Tickdeck (process 4711, since 08:12) has the data folder "
        "/home/ada/.local/share/tickdeck. Quit it first, or set TICKDECK_HOME."
    )
    yield await pictures.take(refusal, "refused")
    for shown in (keys, manual, refusal):
        shown.close()
        shown.deleteLater()


async def _empty_screens(
    window: MainWindow, pictures: _Pictures
) -> AsyncIterator[Path]:
    window.resize(*_SIZES[0])
    window.show()
    yield await pictures.take(window, "empty-sensors")
    window.screens.show(Act.SHOW_RUNS)
    yield await pictures.take(window, "empty-runs")
    for act, name in (
        (Act.SHOW_ASSETS, "empty-assets"),
        (Act.SHOW_FOLDERS, "empty-folders"),
        (Act.SHOW_ACTIVITY, "empty-activity"),
    ):
        window.screens.show(act)
        yield await pictures.take(window, name)
