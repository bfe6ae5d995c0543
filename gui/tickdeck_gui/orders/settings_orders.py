"""Changing the engine's numbers, with a way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tickdeck.values.commands import ChangeSettings
from tickdeck.values.settings import EngineSettings
from tickdeck_gui.desk import said
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck_gui.desk import Desk


def change_settings(
    desk: Desk,
    before: EngineSettings,
    wanted: EngineSettings,
    shown: Callable[[EngineSettings], None],
    words: str = "",
) -> None:
    """Have the engine use *wanted*, and offer to take the change back.

    Args:
        desk: Knows the engine.
        before: The numbers in use.
        wanted: Those to be used.
        shown: Gets the numbers that are in use, also after the way back, or if the
            engine refuses.
        words: What is told of the change.
    """
    desk.tasks.spawn(_changed(desk, before, wanted, shown, words))


async def _changed(
    desk: Desk,
    before: EngineSettings,
    wanted: EngineSettings,
    shown: Callable[[EngineSettings], None],
    words: str,
) -> None:
    try:
        settings = await desk.ask(ChangeSettings(settings=wanted))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        desk.notices.complain(said(error))
        shown(before)
        return
    shown(settings)

    def undo() -> None:
        now = without(desk.reader.settings(), before, wanted)
        desk.order(ChangeSettings(settings=now), shown)

    desk.notices.tell_undoable(words or tr("Engine settings changed"), undo)


def without(
    now: EngineSettings, before: EngineSettings, wanted: EngineSettings
) -> EngineSettings:
    """Return *now* without the change from *before* to *wanted*; other numbers stay."""
    changed = {
        name: getattr(before, name)
        for name in EngineSettings.__struct_fields__
        if getattr(before, name) != getattr(wanted, name)
    }
    return msgspec.structs.replace(now, **changed)
