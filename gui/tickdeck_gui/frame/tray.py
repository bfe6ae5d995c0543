"""The icon beside the clock: the worst state, and news while nobody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from tickdeck_gui.formatting.engine import engine_mark, engine_words
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.sensor_rows import Chip
from tickdeck_gui.translation import tr
from tickdeck_gui.widgets.marks import mark_colour, paint_mark
from tickdeck_resources.icons import APPLICATION

if TYPE_CHECKING:
    from tickdeck_gui.models.live import LiveState
    from tickdeck_gui.models.news import News
    from tickdeck_gui.theme.theme import Theme

_SIDE = 64


class Tray(QObject):
    """Stands in the system's tray; only made where there is one."""

    open_requested = Signal()
    quit_requested = Signal()
    news_opened = Signal(object)
    """The `News` that was clicked."""

    def __init__(
        self, live: LiveState, theme: Theme, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._theme = theme
        self._last_news: News | None = None
        self._shown: tuple[Mark | None, bool] | None = None
        self._menu = QMenu()
        self._menu.addAction(tr("Open Tickdeck"), self.open_requested.emit)
        self._menu.addSeparator()
        self._menu.addAction(tr("Quit: stop the engine"), self.quit_requested.emit)
        self.icon = QSystemTrayIcon(self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(self._on_message_clicked)
        live.engine_changed.connect(self.refresh)
        live.sensors_changed.connect(self.refresh)
        live.reloaded.connect(self.refresh)
        self.refresh()
        self.icon.show()

    def explain(self) -> None:
        """Say that the engine goes on though the window is closed."""
        self._last_news = None
        self.icon.showMessage(
            tr("Tickdeck goes on working"),
            tr(
                "Sensors are evaluated while the window is closed. Quit in the menu "
                "of this icon stops them."
            ),
            self.icon.icon(),
        )

    def tell(self, news: News) -> None:
        """Show *news* as a message of the system; a click on it asks for its place."""
        self._last_news = news
        self.icon.showMessage(news.title, news.text, self.icon.icon())

    def refresh(self) -> None:
        """Show the worst state."""
        failing = self._live.many(Chip.ATTENTION)
        sensors_on = self._live.sensors_on()
        words = tr("Tickdeck: %Ln sensor(s) on", "", sensors_on)
        if failing:
            words += ", " + tr("%Ln need attention", "", failing)
        if self._live.running_since is None or self._live.paused_since is not None:
            words += f"\n{engine_words(self._live)[0]}"
        if words != self.icon.toolTip():
            self.icon.setToolTip(words)
        worst = _worst(self._live, failing=failing > 0)
        if self._shown is None or self._shown != (worst, self._theme.tokens.dark):
            self._shown = (worst, self._theme.tokens.dark)
            self.icon.setIcon(self._badged(worst))

    def _badged(self, mark: Mark | None) -> QIcon:
        pixmap = self._theme.icon(APPLICATION).pixmap(_SIDE, _SIDE)
        if mark is None:
            return QIcon(pixmap)
        painter = QPainter(pixmap)
        place = QRectF(_SIDE * 0.48, _SIDE * 0.48, _SIDE * 0.52, _SIDE * 0.52)
        paint_mark(painter, place, mark, mark_colour(self._theme.tokens, mark))
        painter.end()
        return QIcon(pixmap)

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.Trigger:
            self.open_requested.emit()

    def _on_message_clicked(self) -> None:
        self.open_requested.emit()
        if self._last_news is not None:
            self.news_opened.emit(self._last_news)


def _worst(live: LiveState, *, failing: bool) -> Mark | None:
    """Return the mark of what is worst; None where all is well."""
    mark = engine_mark(live)
    if mark is not Mark.SUCCESS:
        return mark
    return Mark.FAILURE if failing else None
