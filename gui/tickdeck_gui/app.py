"""Builds each object once, connects them, and closes in the opposite order."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QTimer
from PySide6.QtWidgets import QApplication

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
from tickdeck_gui.faults import Faults
from tickdeck_gui.frame.presence import Presence
from tickdeck_gui.frame.window import GEOMETRY, MainWindow
from tickdeck_gui.garbage import GarbageCollector
from tickdeck_gui.models.live import LiveState
from tickdeck_gui.models.notices import Notices
from tickdeck_gui.preferences import Preferences
from tickdeck_gui.refusal import RefusalWindow
from tickdeck_gui.starting import StartingWindow
from tickdeck_gui.theme.theme import Theme
from tickdeck_gui.translation import Translation, tr
from tickdeck_gui.widgets import accessible_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

    from tickdeck.home import Home
    from tickdeck.values.events import Event
    from tickdeck.values.locations import LocationSpec

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
    accessible_parts.install()
    sys.setswitchinterval(_SWITCH_SECONDS)


@contextlib.contextmanager
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
        app.setLayoutDirection(QLocale().textDirection())
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
        self._presence: Presence | None = None
        self._refusal = RefusalWindow()
        geometry = self._preferences.state(GEOMETRY)
        self._starting = StartingWindow(self._theme, geometry)
        self._faults = Faults(home.folder / "window.log", self._clock)

    def quit(self) -> None:
        """End the program cleanly, as its menu does."""
        self._quit.set()

    async def run(self) -> int:
        """Start the engine, show the window, and stop the engine at the end."""
        self._garbage.start()
        self._faults.install()
        self._faults.happened.connect(self._on_fault)
        self._faults.unreadable.connect(self._on_unreadable)
        self._starting.quit_requested.connect(self._quit.set)
        self._engine.told.connect(self._on_told)
        self._engine.refused.connect(self._on_refused)
        self._engine.crashed.connect(self._on_crashed)
        self._refusal.retry_requested.connect(self._start)
        self._refusal.quit_requested.connect(self._quit.set)
        self._starting.begin()
        self._start()
        self._open_early()
        try:
            await self._quit.wait()
        finally:
            await self._close()
        return 0

    def _start(self) -> None:
        self._refusal.hide()
        if self._live is not None:
            self._live.engine_begins()
        self._engine.start_engine()

    def _on_told(self, events: tuple[Event, ...]) -> None:
        if self._live is not None:
            self._live.apply(events)
            return
        self._early.extend(events)
        if any(isinstance(event, EngineStarted) for event in events):
            try:
                self._open_window()
            except DatabaseError as error:
                self._starting.end()
                self._refusal.say(str(error))

    def _open_early(self) -> None:
        """Show what is recorded while the engine still begins, where that is possible.

        What an older version has written can only be read once it was converted; the
        engine does that, and says it better if it cannot.
        """
        if self._home.database.exists():
            with contextlib.suppress(Exception):
                self._open_window()

    def _open_window(self) -> None:
        """Read what is recorded, and show it.

        Raises:
            DatabaseError: If it cannot be read; then there is no window.
        """
        reader = Reader(self._home.database)
        live = LiveState(reader, self._clock)
        try:
            live.load()
            live.apply(self._early)
            desk = self._made_desk(reader, live)
            window = MainWindow(desk, self._home.folder)
        except Exception:
            live.close()
            reader.close()
            raise
        self._early.clear()
        self._reader, self._live, self._window = reader, live, window
        self._engine.give_way_to(window.right_of_way)
        window.quit_requested.connect(self._quit.set)
        window.start_requested.connect(self._start)
        window.screens.sensors.example_requested.connect(self._open_example)
        window.screens.settings.history.restore_requested.connect(self._restore)
        self._presence = Presence(
            window, desk, end=self.quit, is_at_work=self._engine.isRunning
        )
        self._starting.end()
        window.show()

    def _made_desk(self, reader: Reader, live: LiveState) -> Desk:
        return Desk(
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

    def _restore(self, backup: str) -> None:
        """End, and put *backup* in the place of the database when all is closed."""
        problem = problem_of(Path(backup))
        if problem is not None and self._window is not None:
            self._window.complain(problem)
            return
        self._backup = Path(backup)
        self.quit()

    def _open_example(self) -> None:
        if self._window is None:
            return
        try:
            spec = example_location(self._home)
        except StartupError as error:
            self._window.complain(str(error))
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
        self._starting.end()
        if self._live is None:
            self._refusal.say(sentence, details)
        else:
            self._live.engine_ended(sentence, details)

    def _on_fault(self, words: str, details: str) -> None:
        if self._window is not None:
            self._window.show_fault(
                tr(
                    "Something in the window went wrong that should not: {error}. "
                    "The engine is not affected. It is kept in {file}; please report "
                    "it."
                ).format(error=words, file=self._home.folder / "window.log"),
                details,
            )

    def _on_unreadable(self, sentence: str) -> None:
        if self._window is not None:
            self._window.screens.show_problem(sentence)

    async def _close(self) -> None:
        if self._presence is not None:
            self._presence.leave()
        self._starting.close()
        if self._window is not None:
            self._window.keep_state()
            self._window.hide()
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
        self._faults.remove()
        self._garbage.stop()
        if self._backup is not None:
            restore(self._home, self._backup, self._clock.now())
