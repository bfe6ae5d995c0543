"""The card over a tick's bar in the sensors' table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer

from tickdeck_gui.formatting.marks import status_word, tick_mark
from tickdeck_gui.formatting.times import day_and_time, duration
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.timeline_bars import TimelineBar
from tickdeck_gui.widgets.timeline_hover import HoverCard
from tickdeck_gui.widgets.timeline_words import CardText, card_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from tickdeck.clock import Clock
    from tickdeck.reading.rows import TickBar
    from tickdeck.values.ticks import Tick, TickId
    from tickdeck_gui.theme.theme import Theme

    TickOf = Callable[[TickId], Tick | None]

_REST_MILLISECONDS = 80
"""How long the pointer rests on a bar before its tick is read."""


class BarHover(QObject):
    """Shows what came of the tick under the pointer, and takes it away again."""

    def __init__(
        self, view: QWidget, theme: Theme, clock: Clock, tick_of: TickOf | None
    ) -> None:
        super().__init__(view)
        self._view, self._theme, self._clock = view, theme, clock
        self._tick_of = tick_of
        self._card: HoverCard | None = None
        self._wanted: tuple[TickBar, QRect] | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self.show_now)

    @property
    def words(self) -> str:
        """What is said; nothing while no card is shown."""
        shown = self._card is not None and self._card.isVisible()
        return self._card.words if self._card is not None and shown else ""

    def point_at(self, bar: TickBar | None, place: QRect) -> None:
        """Take in that the pointer is on *bar*, at *place* in the view, or on none."""
        wanted = None if bar is None else (bar, place)
        if wanted == self._wanted:
            return
        self._wanted = wanted
        if wanted is None:
            self._rest.stop()
            if self._card is not None:
                self._card.hide()
        else:
            self._rest.start()

    def show_now(self) -> None:
        """Show the card of the bar under the pointer."""
        if self._wanted is None or not self._view.isVisible():
            return
        bar, place = self._wanted
        window = self._view.window()
        if self._card is None or self._card.parentWidget() is not window:
            self._card = HoverCard(self._theme, window)
        corner = self._view.mapTo(window, place.topLeft())
        self._card.show_text(self._text(bar), QRect(corner, place.size()))

    def _text(self, bar: TickBar) -> CardText:
        mark = tick_mark(bar.status, interrupted=bar.interrupted)
        now = self._clock.now()
        tick = self._tick_of(bar.tick_id) if self._tick_of is not None else None
        if tick is not None:
            return card_of(
                TimelineBar(
                    slot=0,
                    mark=mark,
                    seconds=bar.seconds,
                    tick=tick,
                    at=bar.started,
                    begin=bar.started,
                    ids=(bar.tick_id,),
                ),
                now,
            )
        lines = [tr("took {duration}").format(duration=duration(bar.seconds))]
        if bar.run_count:
            lines.insert(0, tr("%Ln run(s)", "", bar.run_count))
        title = tr("Interrupted") if bar.interrupted else status_word(bar.status)
        return CardText(title, day_and_time(bar.started, now), tuple(lines), mark=mark)
