"""Everything that happened, in one row that can be searched."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from tickdeck.reading.feeds import MOST_SEARCHED
from tickdeck.reading.rows import FeedItem, FeedSource
from tickdeck.values.ticks import TickId, TickStatus
from tickdeck_gui.models.feed_columns import feed_columns
from tickdeck_gui.models.records import RecordModel
from tickdeck_gui.preferences import FilterLook
from tickdeck_gui.translation import number, tr
from tickdeck_gui.widgets.drop_down import DropDown
from tickdeck_gui.widgets.empty_state import EmptyState
from tickdeck_gui.widgets.labels import chip, label
from tickdeck_gui.widgets.record_table import RecordTable
from tickdeck_gui.widgets.screen import heading, in_card, screen_layout, search_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.values.ticks import Tick
    from tickdeck_gui.desk import Desk

_PAGE = 200
_TYPING_MILLISECONDS = 250
_NEWS_MILLISECONDS = 1000
_KINDS: dict[str, tuple[FeedSource, ...]] = {
    "All": tuple(FeedSource),
    "Ticks": (FeedSource.TICK,),
    "Runs": (FeedSource.RUN,),
    "Changes": (FeedSource.ACTIVITY,),
}


class ActivityView(QWidget):
    """One line for each tick that acted or failed, each run, and each change."""

    sensor_opened = Signal(object, object)
    run_opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model: RecordModel[FeedItem] = RecordModel(
            feed_columns(desk.clock), lambda item: (item.source, item.number), self
        )
        self.table = RecordTable(
            self.model, desk.theme, tr("What happened"), key="activity"
        )
        self.search = search_box(desk.theme, tr("Filter by sensor, job or words"))
        self._chips: dict[str, QPushButton] = {}
        self._kind = "All"
        self.stretch = DropDown()
        self._limit = label("", "second")
        self._stack = QStackedWidget()
        self._nothing = EmptyState(desk.theme, "clock")
        self._typing = self._timer(_TYPING_MILLISECONDS)
        self._news = self._timer(_NEWS_MILLISECONDS)
        self._build()
        self._connect()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _build(self) -> None:
        column = screen_layout(self)
        about = tr(
            "What acted, failed or was changed; looks without a result are left out"
        )
        column.addLayout(heading(tr("Activity"), label(about, "subtitle")))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.search)
        for kind, words in _kind_words().items():
            made = chip(words, checked=kind == self._kind)
            made.clicked.connect(lambda _, it=kind: self.show_kind(it))
            self._chips[kind] = made
            line.addWidget(made)
        line.addStretch(1)
        self.stretch.setAccessibleName(tr("Since when"))
        self.stretch.addItems([words for words, _ in _stretches()])
        line.addWidget(self.stretch)
        column.addLayout(line)
        self._stack.addWidget(in_card(self.table))
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)
        self._limit.setText(
            tr("Searched are the newest {total} of each kind.").format(
                total=number(MOST_SEARCHED)
            )
        )
        column.addWidget(self._limit)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self.read)
        self.stretch.currentIndexChanged.connect(self.read)
        self._news.timeout.connect(self._read_news)
        self.table.opened.connect(self._open)
        live = self._desk.live
        live.ticks_ended.connect(self._on_ticks_ended)
        live.runs_changed.connect(self._news.start)
        live.locations_changed.connect(self._news.start)
        live.engine_changed.connect(self._news.start)

    @property
    def look(self) -> FilterLook:
        """What was chosen to be seen."""
        return FilterLook(text=self.search.text(), chip=self._kind)

    def look_like(self, look: FilterLook) -> None:
        """Show what *look* chose; nothing is read before somebody looks."""
        self.search.setText(look.text)
        self._typing.stop()
        self._press(look.chip if look.chip in _KINDS else "All")

    def show_kind(self, kind: str) -> None:
        """Show only what comes from ticks, from runs, or from changes."""
        self._press(kind)
        self.read()

    def _press(self, kind: str) -> None:
        self._kind = kind
        for name, made in self._chips.items():
            made.setChecked(name == kind)

    def read(self) -> None:
        """Read the newest of what is wanted."""
        reader, sources = self._desk.reader, _KINDS[self._kind]
        text = self.search.text().strip()
        _words, length = _stretches()[self.stretch.currentIndex()]
        since = None if length is None else self._desk.clock.now() - length

        def more(shown: Sequence[FeedItem]) -> Sequence[FeedItem]:
            before: dict[FeedSource, int] = {}
            for item in shown:
                least = before.get(item.source, item.number)
                before[item.source] = min(least, item.number)
            found = reader.happened(
                text=text, sources=sources, before=before, limit=_PAGE
            )
            return [item for item in found if since is None or item.at >= since]

        self.model.replace(more(()), more)
        self._limit.setVisible(bool(text))
        self._choose_page(narrowed=bool(text or since or self._kind != "All"))

    def _choose_page(self, *, narrowed: bool) -> None:
        if self.model.records:
            self._stack.setCurrentIndex(0)
            return
        if narrowed:
            self._nothing.say(
                tr("Nothing fits"), tr("Choose All, or change what you typed.")
            )
        else:
            self._nothing.say(
                tr("Nothing has happened yet"),
                tr("What sensors and operators do is listed here, the newest first."),
            )
        self._stack.setCurrentIndex(1)

    def _on_ticks_ended(self, ticks: tuple[Tick, ...]) -> None:
        if any(tick.status is not TickStatus.SKIPPED for tick in ticks):
            self._news.start()

    def _read_news(self) -> None:
        # Who has scrolled down reads there: nothing may move under the pointer.
        if self.isVisible() and self.table.verticalScrollBar().value() == 0:
            self.read()

    def _open(self, item: FeedItem) -> None:
        if item.run_id is not None:
            self.run_opened.emit(item.run_id)
        elif item.sensor_id is not None:
            is_tick = item.source is FeedSource.TICK
            tick_id = TickId(item.number) if is_tick else None
            self.sensor_opened.emit(item.sensor_id, tick_id)


def _stretches() -> tuple[tuple[str, timedelta | None], ...]:
    """Return what can be chosen of time, and how far back that goes."""
    return (
        (tr("At any time"), None),
        (tr("In the last hour"), timedelta(hours=1)),
        (tr("In the last 24 hours"), timedelta(hours=24)),
        (tr("In the last 7 days"), timedelta(days=7)),
    )


def _kind_words() -> dict[str, str]:
    """Return what the chips say; choices are kept by the names of `_KINDS`."""
    return {
        "All": tr("All"),
        "Ticks": tr("Ticks"),
        "Runs": tr("Runs"),
        "Changes": tr("Changes"),
    }
