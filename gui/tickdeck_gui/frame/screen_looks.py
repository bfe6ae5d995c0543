"""What an operator has made of a screen: its open tabs, its edges, its own state."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QSplitter, QTabWidget

from tickdeck_gui.preferences import ScreenLook

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def look_of(screen: QWidget, before: ScreenLook) -> ScreenLook:
    """Return how *screen* looks; what was never shown is as it was *before*.

    A screen that has more to remember than tabs and edges has a method ``state()``,
    which returns a dict of JSON-like values, and ``restore(state)``, which takes it.
    """
    sizes = tuple(tuple(each.sizes()) for each in screen.findChildren(QSplitter))
    shown = len(sizes) == len(before.splitters)
    return ScreenLook(
        tabs=tuple(each.currentIndex() for each in screen.findChildren(QTabWidget)),
        splitters=tuple(
            now if any(now) or not shown else before.splitters[number]
            for number, now in enumerate(sizes)
        ),
        own=_state(screen),
    )


def make_look(screen: QWidget, look: ScreenLook) -> None:
    """Let *screen* look like that, as far as it still has the same parts."""
    tabs = screen.findChildren(QTabWidget)
    if len(tabs) == len(look.tabs):
        for bar, index in zip(tabs, look.tabs, strict=True):
            if 0 <= index < bar.count():
                bar.setCurrentIndex(index)
    splitters = screen.findChildren(QSplitter)
    if len(splitters) == len(look.splitters):
        for splitter, sizes in zip(splitters, look.splitters, strict=True):
            if len(sizes) == splitter.count() and any(sizes):
                splitter.setSizes(list(sizes))
    restore = getattr(screen, "restore", None)
    if callable(restore) and look.own:
        # Another version may have kept something else under the same names.
        with suppress(LookupError, TypeError, ValueError):
            restore(look.own)


def _state(screen: QWidget) -> dict[str, Any]:
    state = getattr(screen, "state", None)
    return dict(state()) if callable(state) else {}
