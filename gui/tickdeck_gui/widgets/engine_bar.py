"""The line above the screen while the engine does not do all of its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from tickdeck_gui.commands import Act
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.times import since
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.notice_bar import NoticeBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tickdeck.clock import Clock
    from tickdeck_gui.commands import Commands
    from tickdeck_gui.models.live import LiveState
    from tickdeck_gui.theme.theme import Theme


class EngineBar(NoticeBar):
    """Says that the engine has ended, is in trouble or paused, and what helps."""

    def __init__(
        self,
        live: LiveState,
        theme: Theme,
        clock: Clock,
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._live = live
        self._clock = clock
        self._commands = commands
        live.engine_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the engine as it is now; nothing where all is well."""
        live = self._live
        if live.stopped_at is not None:
            self._say_ended()
        elif live.trouble:
            self.say(live.trouble)
        elif live.paused_since is not None and not live.is_starting:
            words = tr(
                "The engine is paused since {time}: no sensor is evaluated, and no "
                "queued run is started."
            )
            time = since(live.paused_since, self._clock.now())
            resuming = self._commands.action(Act.RESUME).trigger
            self.say(
                words.format(time=time),
                (tr("Go on", "let the engine work again"), resuming),
                mark=Mark.QUEUED,
            )
        else:
            self.clear()

    def _say_ended(self) -> None:
        live, action = self._live, self._commands.action
        acts: list[tuple[str, Callable[[], None]]] = [
            (tr("Start again"), action(Act.START_ENGINE).trigger),
            (tr("Quit"), action(Act.QUIT).trigger),
        ]
        details = live.end_details
        if details and live.ended_because:

            def copy() -> None:
                QGuiApplication.clipboard().setText(details)

            acts.insert(1, (tr("Copy details"), copy))
        words = live.ended_because or tr(
            "The engine has stopped: no sensor is evaluated. What is shown is as it "
            "was then."
        )
        self.say(words, *acts)
