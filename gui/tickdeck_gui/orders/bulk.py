"""The same wish for many: how far it is, and what became of each."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tickdeck_gui.desk import said
from tickdeck_gui.models.notices import Outcome
from tickdeck_gui.translation import number, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.values.commands import Command
    from tickdeck_gui.desk import Desk

AT_ONCE = 25
"""How many commands wait for their answers at a time."""
_QUIET_SECONDS = 0.3
"""What is done sooner needs no progress."""


async def ask_all(
    desk: Desk,
    wishes: Sequence[tuple[str, Command]],
    doing: str,
    *,
    quiet_seconds: float = _QUIET_SECONDS,
) -> tuple[Outcome, ...]:
    """Hand many commands to the engine, and return what became of each.

    Args:
        desk: Knows the engine, and where progress is shown.
        wishes: What each command is about, and the command.
        doing: What goes on, in the operator's words, such as "Switching on".
        quiet_seconds: How long it may take until progress is shown.

    Returns:
        As many outcomes as commands, in their order; fewer if the operator has
        stopped it.
    """
    clock = asyncio.get_running_loop().time
    began, stopped = clock(), asyncio.Event()
    outcomes: list[Outcome] = []
    for first in range(0, len(wishes), AT_ONCE):
        some = wishes[first : first + AT_ONCE]
        outcomes += await asyncio.gather(*(_outcome(desk, *wish) for wish in some))
        if stopped.is_set():
            break
        if clock() - began >= quiet_seconds and len(outcomes) < len(wishes):
            text = tr("{doing}: {number} of {total}").format(
                doing=doing, number=number(len(outcomes)), total=number(len(wishes))
            )
            desk.notices.show_progress(text, stopped.set)
    desk.notices.end_progress()
    return tuple(outcomes)


async def _outcome(desk: Desk, name: str, command: Command) -> Outcome:
    try:
        await desk.ask(command)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is told
        return Outcome(name, said(error))
    return Outcome(name)
