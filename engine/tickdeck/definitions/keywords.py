"""Keywords of Dagster's that may be passed and change nothing here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.errors import DagsterInvalidDefinitionError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def refuse_unknown(
    owner: str, given: Mapping[str, Any], accepted: Collection[str] = ()
) -> None:
    """Refuse keywords that *owner* would have to leave without effect.

    Args:
        owner: What was called, as its caller writes it.
        given: The keywords that have no parameter of their own.
        accepted: Those that may be passed: a run is the same without them.

    Raises:
        DagsterInvalidDefinitionError: If another one says something. None says nothing.
    """
    refused = sorted(
        name
        for name, value in given.items()
        if name not in accepted and value is not None
    )
    if refused:
        raise DagsterInvalidDefinitionError(
            f"{owner} does not take {', '.join(refused)}: Tickdeck would leave it "
            "without effect. Leave it away."
        )
