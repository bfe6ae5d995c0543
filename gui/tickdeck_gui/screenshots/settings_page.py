"""Pictures of the settings in the states that they come into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from PySide6.QtWidgets import QScrollArea

from tickdeck.values.commands import ListProcesses
from tickdeck.values.events import LocationChanged
from tickdeck.values.locations import LocationKind
from tickdeck.values.processes import ProcessInfo, ProcessRole
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.definitions import DefinitionsDialog

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Take = Callable[[QWidget, str], Awaitable[Path]]

_SIZES = ((1100, 700), (1440, 900), (1920, 1080))
_PROCESSES = (
    ProcessInfo(pid=4711, role=ProcessRole.ENGINE, rss_bytes=182_400_000, busy=True),
    ProcessInfo(
        pid=4718,
        role=ProcessRole.EVALUATES,
        location="invoices.py",
        rss_bytes=61_200_000,
    ),
    ProcessInfo(
        pid=4722, role=ProcessRole.EVALUATES, location="ops.py", rss_bytes=58_900_000
    ),
    ProcessInfo(
        pid=4790,
        role=ProcessRole.EXECUTES,
        location="Folders",
        rss_bytes=212_000_000,
        busy=True,
    ),
)


async def settings_pictures(
    window: MainWindow, desk: Desk, engine: FakeEngine, take: Take
) -> AsyncIterator[Path]:
    """Yield pictures of the settings; window and locations are left as they were."""
    engine.answers[ListProcesses] = _PROCESSES
    settings, size = window.screens.settings, window.size()
    window.screens.show(Act.SHOW_SETTINGS)
    scrolled = settings.findChildren(QScrollArea)[0].verticalScrollBar()
    for width, height in _SIZES:
        window.resize(width, height)
        scrolled.setValue(0)
        suffix = "" if width == _SIZES[1][0] else f"-{width}"
        yield await take(window, f"settings{suffix}")
        scrolled.setValue(scrolled.maximum() // 2)
        yield await take(window, f"settings-engine{suffix}")
        scrolled.setValue(scrolled.maximum())
        yield await take(window, f"settings-lower{suffix}")
    settings.history.progress.begin("Compacting the database")
    settings.history.progress.show_now()
    scrolled.setValue(scrolled.maximum())
    yield await take(window, "settings-compacting")
    settings.history.progress.end()
    scrolled.setValue(0)
    window.resize(size)
    async for file in _without_location(window, desk, take):
        yield file
    async for file in _definitions(window, desk, take):
        yield file


async def _without_location(
    window: MainWindow, desk: Desk, take: Take
) -> AsyncIterator[Path]:
    before = desk.live.locations
    gone = [LocationChanged(name=one.spec.name, state=None) for one in before]
    desk.live.apply(gone)
    yield await take(window, "settings-no-location")
    desk.live.apply([LocationChanged(name=one.spec.name, state=one) for one in before])


async def _definitions(
    window: MainWindow, desk: Desk, take: Take
) -> AsyncIterator[Path]:
    dialog = DefinitionsDialog(desk.live.locations, window)
    dialog.show()
    dialog.file.setText("/home/ada/work/billing/invoices.py")
    yield await take(dialog, "definitions")
    module = next(
        one.spec for one in desk.live.locations if one.spec.kind is LocationKind.FILE
    )
    dialog.reject()
    dialog.deleteLater()
    spec = msgspec.structs.replace(
        module,
        name="billing.definitions",
        kind=LocationKind.MODULE,
        target="billing.definitions",
        working_directory="/",
    )
    dialog = DefinitionsDialog(desk.live.locations, window, spec=spec)
    dialog.show()
    yield await take(dialog, "definitions-module")
    dialog.reject()
    dialog.deleteLater()
