"""Being there without the window: the tray, news, and what closing it means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.frame.tray import Tray
from tickdeck_gui.models.news import NewsKind, Newsroom
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.models.news import News


class Presence:
    """Tells news where somebody sees them, and ends the program or only its window."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        *,
        end: Callable[[], None],
        is_at_work: Callable[[], bool],
    ) -> None:
        """Stand in the tray, where there is one.

        Args:
            window: What is closed, and where news lead to.
            desk: Knows what happens and what is wanted.
            end: Ends the program cleanly.
            is_at_work: Tells whether there is an engine that would end with it.
        """
        self._window = window
        self._preferences = desk.preferences
        self._end = end
        self._is_at_work = is_at_work
        self.newsroom = Newsroom(
            desk.live,
            is_muted=desk.preferences.is_muted,
            is_wanted=lambda kind: (
                desk.preferences.notifications and desk.preferences.notifies_of(kind)
            ),
        )
        self.newsroom.reported.connect(self.tell)
        window.close_requested.connect(self.close_window)
        self.tray: Tray | None = None
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.tray = Tray(desk.live, desk.theme)
            self.tray.open_requested.connect(self.show_window)
            self.tray.quit_requested.connect(end)
            self.tray.news_opened.connect(window.open_news)

    def leave(self) -> None:
        """Go from the tray, and tell nothing more: the end was asked for."""
        self.newsroom.close()
        if self.tray is not None:
            self.tray.icon.hide()

    def show_window(self) -> None:
        """Bring the window before all others."""
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def tell(self, news: News) -> None:
        """Tell *news* to who does not look; without a tray, in the window."""
        if self.tray is not None:
            if not self._window.isActiveWindow():
                self.tray.tell(news)
            return
        QApplication.alert(self._window)
        # How the engine is stands above the screen already.
        if news.kinds != {NewsKind.ENGINE}:
            self._window.tell(news)

    def close_window(self) -> None:
        """Go on without the window where that is wanted and possible, else end."""
        if self._is_known_to_end():
            self._end()
        elif self.tray is None:
            self._ask_to_end()
        else:
            self._window.save_state()
            self._window.hide()
            if not self._preferences.tray_explained:
                self._preferences.tray_explained = True
                self.tray.explain()

    def _is_known_to_end(self) -> bool:
        """Return whether who closes the window knows that this is the end."""
        if self.tray is not None:
            return not self._preferences.keeps_working
        return self._preferences.end_explained or not self._is_at_work()

    def _ask_to_end(self) -> None:
        def end() -> None:
            self._preferences.end_explained = True
            self._end()

        confirm(
            self._window,
            tr("Close the window and stop the engine?"),
            tr(
                "This desktop has no system tray, so the engine cannot go on without "
                "the window: no sensor is evaluated until Tickdeck is opened again. "
                "Runs under way end by themselves. You are asked only this once."
            ),
            tr("Close and stop"),
            end,
        )
