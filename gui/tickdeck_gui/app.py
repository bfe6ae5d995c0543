"""Builds each object once, connects them, and closes in the opposite order."""

from __future__ import annotations

import asyncio
import signal
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from tickdeck.clock import SystemClock
from tickdeck.engine import Engine, problem_of, restore
from tickdeck.errors import DatabaseError, StartupError
from tickdeck.example import example_location
from tickdeck.reading.reader import Reader
from tickdeck.values.events import EngineStarted
from tickdeck_gui.aio import Tasks, run_event_loop
from tickdeck_gui.commands import Commands
from tickdeck_gui.desk import Desk
from tickdeck_gui.engine_thread import EngineThread
from tickdeck_gui.garbage import GarbageCollector
from tickdeck_gui.models.live import LiveState
from tickdeck_gui.models.news import Newsroom
from tickdeck_gui.models.notices import Notices
from tickdeck_gui.preferences import Preferences
from tickdeck_gui.refusal import RefusalWindow
from tickdeck_gui.theme.theme import Theme
from tickdeck_gui.translation import Translation, tr
from tickdeck_gui.tray import Tray
from tickdeck_gui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

    from tickdeck.home import Home
    from tickdeck.values.events import Event
    from tickdeck.values.locations import LocationSpec
    from tickdeck_gui.models.news import News

_STOP_SECONDS = 30
_SWITCH_SECONDS = 0.0005
"""How long the engine may keep the window waiting for Python; 0.005 is felt."""
_QUITTING = (signal.SIGINT, signal.SIGTERM)


def main(
    home: Home,
    locations: Sequence[LocationSpec] = (),
    *,
    example: bool = False,
    seconds: float | None = None,
) -> int:
    """Open the window on a data folder and return the exit code.

    Args:
        home: The data folder; its engine runs in this process.
        locations: The definitions to open; none for those that are remembered.
        example: Whether to open the example too.
        seconds: How long to stay open; None for until it is quit.
    """
    app = QApplication(sys.argv[:1])
    prepare(app)
    specs = tuple(locations)
    if example:
        specs = (*specs, example_location(home))
    session = Session(app, home, specs)
    if seconds is not None:
        QTimer.singleShot(round(seconds * 1000), session.quit)
    with quitting_on_signals(session.quit):
        return run_event_loop(app, session.run())


def prepare(app: QApplication) -> None:
    """Name the program, and let Python never keep the window waiting for long."""
    app.setApplicationName("Tickdeck")
    app.setDesktopFileName("tickdeck")
    sys.setswitchinterval(_SWITCH_SECONDS)


@contextmanager
def quitting_on_signals(quit_now: Callable[[], None]) -> Iterator[None]:
    """Call *quit_now* where a signal would otherwise end the process at once.

    Python runs the handler as soon as Qt returns to it; a timer of the window sees to
    that every second.
    """

    def handle(_number: int, _frame: FrameType | None) -> None:
        quit_now()

    before = {one: signal.signal(one, handle) for one in _QUITTING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Session:
    """The program from its start to its end."""

    def __init__(
        self, app: QApplication, home: Home, specs: tuple[LocationSpec, ...]
    ) -> None:
        # Closing the window is not the end where there is a tray, and a sheet that is
        # closed while the window is hidden is none at all.
        app.setQuitOnLastWindowClosed(False)
        self._home = home
        self._clock = SystemClock()
        self._preferences = Preferences(home.folder / "window.ini")
        self._translation = Translation(self._preferences.language)
        self._translation.install(app)
        self._theme = Theme(app, self._preferences.appearance)
        self._tasks = Tasks()
        self._garbage = GarbageCollector()
        self._engine = EngineThread(
            lambda: Engine(home, locations=specs, remember=True)
        )
        self._quit = asyncio.Event()
        self._backup: Path | None = None
        self._early: list[Event] = []
        self._live: LiveState | None = None
        self._window: MainWindow | None = None
        self._tray: Tray | None = None
        self._refusal = RefusalWindow()

    def quit(self) -> None:
        """End the program cleanly, as its menu does."""
        self._quit.set()

    async def run(self) -> int:
        """Start the engine, show the window, and stop the engine at the end."""
        self._garbage.start()
        self._engine.told.connect(self._on_told)
        self._engine.refused.connect(self._on_refused)
        self._engine.crashed.connect(self._on_crashed)
        self._refusal.retry_requested.connect(self._start)
        self._refusal.quit_requested.connect(self._quit.set)
        self._start()
        try:
            await self._quit.wait()
        finally:
            await self._close()
        return 0

    def _start(self) -> None:
        self._refusal.hide()
        self._engine.start_engine()

    def _on_told(self, events: tuple[Event, ...]) -> None:
        if self._live is not None:
            self._live.apply(events)
            return
        self._early.extend(events)
        if any(isinstance(event, EngineStarted) for event in events):
            self._open_window()

    def _open_window(self) -> None:
        try:
            reader = Reader(self._home.database)
        except DatabaseError as error:
            self._refusal.say(str(error))
            return
        self._reader = reader
        live = LiveState(reader, self._clock)
        self._live = live
        live.apply(self._early)
        self._early.clear()
        desk = Desk(
            live=live,
            reader=reader,
            clock=self._clock,
            theme=self._theme,
            commands=Commands(),
            notices=Notices(),
            preferences=self._preferences,
            tasks=self._tasks,
            submit=self._engine.submit,
        )
        window = MainWindow(desk, self._home.folder)
        window.quit_requested.connect(self._quit.set)
        window.close_requested.connect(self._on_close_requested)
        window.screens.sensors.example_requested.connect(self._open_example)
        window.screens.settings.history.restore_requested.connect(self._restore)
        self._window = window
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._tray = Tray(live, self._theme)
            self._tray.open_requested.connect(self._show_window)
            self._tray.quit_requested.connect(self._quit.set)
            self._tray.news_opened.connect(window.open_news)
            self._newsroom = Newsroom(
                live, self._tray, is_muted=self._preferences.is_muted
            )
            self._newsroom.reported.connect(self._on_news)
        window.show()

    def _restore(self, backup: str) -> None:
        """End, and put *backup* in the place of the database when all is closed."""
        problem = problem_of(Path(backup))
        if problem is not None and self._window is not None:
            self._window.notice_bar.say(problem)
            return
        self._backup = Path(backup)
        self.quit()

    def _open_example(self) -> None:
        if self._window is None:
            return
        try:
            spec = example_location(self._home)
        except StartupError as error:
            self._window.notice_bar.say(str(error))
        else:
            self._window.intake.open_location(spec)

    def _on_refused(self, sentence: str) -> None:
        self._show_end_of_engine(sentence)

    def _on_crashed(self, traceback: str) -> None:
        last = traceback.strip().splitlines()[-1]
        self._show_end_of_engine(
            tr(
                "The engine has ended because of an error in Tickdeck: {error}. "
                "Nothing that was recorded is lost. Start it again; if this comes "
                "back, report it."
            ).format(error=last),
            details=traceback,
        )

    def _show_end_of_engine(self, sentence: str, details: str = "") -> None:
        if self._window is None:
            self._refusal.say(sentence, details)
            return
        self._window.notice_bar.say(
            sentence, (tr("Start again"), self._start), (tr("Quit"), self._quit.set)
        )

    def _on_news(self, news: News) -> None:
        looked_at = self._window is not None and self._window.isActiveWindow()
        if self._tray is not None and not looked_at:
            self._tray.tell(news)

    def _on_close_requested(self) -> None:
        if self._window is None or self._tray is None:
            self._quit.set()
            return
        self._window.keep_state()
        self._window.hide()
        if not self._preferences.tray_explained:
            self._preferences.tray_explained = True
            self._tray.explain()

    def _show_window(self) -> None:
        if self._window is not None:
            self._window.show()
            self._window.raise_()
            self._window.activateWindow()

    async def _close(self) -> None:
        if self._window is not None:
            self._window.keep_state()
            self._window.hide()
        if self._tray is not None:
            self._tray.icon.hide()
        self._refusal.close()
        self._tasks.cancel()
        if self._engine.isRunning():
            ended = asyncio.Event()
            self._engine.finished.connect(ended.set)
            self._engine.request_stop()
            await asyncio.wait_for(ended.wait(), _STOP_SECONDS)
        self._engine.wait()
        self._preferences.save()
        if self._window is not None:
            # Now, not some time later: its timers must not read any more.
            self._window.deleteLater()
            QCoreApplication.sendPostedEvents(
                self._window, QEvent.Type.DeferredDelete.value
            )
            self._window = None
        if self._live is not None:
            self._live.close()
            self._reader.close()
        self._garbage.stop()
        if self._backup is not None:
            restore(self._home, self._backup, self._clock.now())
