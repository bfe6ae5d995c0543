"""Puts the frame around the screens into every state."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from tickdeck.values.events import EnginePaused, EngineStarted, EngineStopped, TickEnded
from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.dialogs.outcomes import OutcomesDialog
from tickdeck_gui.frame.going import open_palette
from tickdeck_gui.models.news import News
from tickdeck_gui.models.notices import Outcome
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.drop_overlay import Drop, DropKind

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow

    Take = Callable[[QWidget, str], Awaitable[Path]]

_DELAY = timedelta(milliseconds=38)
_ROUNDS = 19
_BEGAN = NOW.replace(hour=8, minute=12)


def be_busy(desk: Desk) -> None:
    """Let the last minute have had ticks, one of them a little late."""
    ticks = [
        TickEnded(
            tick=msgspec.structs.replace(
                row.last_tick, scheduled=row.last_tick.started - _DELAY, count=1
            ),
            state=row.state,
            next_due=row.next_due,
        )
        for row in desk.live.rows
        if row.last_tick is not None
    ]
    desk.live.apply(ticks * _ROUNDS)


async def frame_pictures(
    window: MainWindow, desk: Desk, take: Take
) -> AsyncIterator[Path]:
    """Show toasts, the engine's states, what cannot be read, drops and the palette."""
    async for file in _notices(window, desk, take):
        yield file
    async for file in _engine(window, desk, take):
        yield file
    window.screens.show_problem(
        "The database /home/ada/.local/share/tickdeck/tickdeck.sqlite is locked by "
        "another program. Close whatever has it open; Tickdeck goes on trying."
    )
    yield await take(window, "unreadable")
    window.screens.show(Act.SHOW_SENSORS)
    window.show_fault(
        "Something in the window went wrong that should not: KeyError: 'bars'. "
        "The engine is not affected. It is kept in ~/.local/share/tickdeck/window.log; "
        "please report it.",
        "Traceback (most recent call last): …",
    )
    yield await take(window, "fault")
    window.fault_bar.clear()
    async for file in _palette_and_questions(window, desk, take):
        yield file


async def _notices(window: MainWindow, desk: Desk, take: Take) -> AsyncIterator[Path]:
    window.screens.show(Act.SHOW_SENSORS)
    notices = desk.notices
    notices.tell_undoable("3 sensors switched off", lambda: None)
    notices.tell_undoable("Cursor of bank_statements changed", lambda: None)
    yield await take(window, "toasts")
    window.toasts.clear()
    some = [Outcome("scans"), Outcome("exchange_rates", "Its code is gone.")]
    notices.complain_of_some("1 of 2 sensors could not be switched on.", some)
    window.tell(
        News("bank_statements has begun to fail", "PermissionError: /mnt/bank/out")
    )
    yield await take(window, "toast-failure")
    window.toasts.clear()
    notices.show_progress("Switching on: 150 of 2,000", lambda: None)
    yield await take(window, "toast-progress")
    window.toasts.clear()
    words = (
        "Drop to watch ~/Scans and to open the definitions in invoices.py\n"
        "holiday.jpg is left out: it is neither a folder nor a Python file."
    )
    window.overlay.show_drop(Drop(DropKind.WATCH, ("/home/ada/Scans",), words))
    yield await take(window, "drop-mixed")
    window.overlay.hide()


async def _engine(window: MainWindow, desk: Desk, take: Take) -> AsyncIterator[Path]:
    live = desk.live
    live.apply([EnginePaused(at=NOW, since=NOW.replace(hour=11, minute=40))])
    yield await take(window, "engine-paused")
    live.apply([EngineStopped(at=NOW)])
    yield await take(window, "engine-stopped")
    live.engine_ended(
        "The engine has ended because of an error in Tickdeck: KeyError: 4711. "
        "Nothing that was recorded is lost. Start it again; if this comes back, "
        "report it.",
        "Traceback (most recent call last): …",
    )
    yield await take(window, "engine-crashed")
    live.engine_begins()
    yield await take(window, "engine-starting")
    live.apply([EngineStarted(at=_BEGAN)])
    menu = window.engine_sign.menu_of_acts()
    menu.show()
    yield await take(menu, "engine-menu")
    menu.close()


async def _palette_and_questions(
    window: MainWindow, desk: Desk, take: Take
) -> AsyncIterator[Path]:
    window.screens.open_sensor(SensorId(1))
    palette = open_palette(window, desk)
    yield await take(palette, "palette")
    palette.text.setText("stat")
    yield await take(palette, "palette-typed")
    palette.text.setText("xyzzy")
    yield await take(palette, "palette-nothing")
    palette.close()
    question = confirm(
        window,
        "Delete 412 runs?",
        "Their logs go too, and their run keys are free again: a sensor may ask for "
        "the same work once more.",
        "Delete 412 runs",
        lambda: None,
    )
    yield await take(question, "confirm")
    question.close()
    failed = ("exchange_rates", "legacy_poll")
    fine = [row for row in desk.live.rows if row.spec.name not in failed]
    outcomes = [
        Outcome("exchange_rates", "Its code is gone."),
        Outcome("legacy_poll", "There is no sensor 14."),
        *(Outcome(row.spec.name) for row in fine[:8]),
    ]
    dialog = OutcomesDialog(
        "2 of 10 sensors could not be switched on.", outcomes, desk.theme, window
    )
    dialog.show()
    yield await take(dialog, "outcomes")
    dialog.close()
    dialog.deleteLater()


async def loading_pictures(window: MainWindow, take: Take) -> AsyncIterator[Path]:
    """Show a window that has nothing to show yet."""
    live = window.screens.desk.live
    since, live.running_since = live.running_since, None
    window.screens.show(Act.SHOW_SENSORS)
    live.engine_changed.emit()
    yield await take(window, "loading")
    live.running_since = since
    live.engine_changed.emit()
