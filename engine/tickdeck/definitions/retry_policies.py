"""How often a failed op is tried again, and after which delays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from tickdeck.errors import DagsterInvalidDefinitionError

if TYPE_CHECKING:
    from collections.abc import Callable


class Backoff(Enum):
    """How the delay between attempts grows."""

    LINEAR = "LINEAR"
    EXPONENTIAL = "EXPONENTIAL"


class Jitter(Enum):
    """How the delay between attempts is randomised."""

    FULL = "FULL"
    PLUS_MINUS = "PLUS_MINUS"


@dataclass(frozen=True)
class RetryPolicy:
    """How often, and after how many seconds, a failed op is tried again.

    Raises:
        DagsterInvalidDefinitionError: If there is a backoff or jitter but no delay.
    """

    max_retries: int = 1
    delay: float | None = None
    backoff: Backoff | None = None
    jitter: Jitter | None = None

    def __post_init__(self) -> None:
        if self.delay is None and (self.backoff or self.jitter):
            raise DagsterInvalidDefinitionError(
                "A RetryPolicy with backoff or jitter must have a delay."
            )

    def delay_before(self, attempt: int, random: Callable[[], float]) -> float:
        """Return the seconds to wait before the *attempt*-th retry, from 1 on."""
        base = self.delay or 0.0
        match self.backoff:
            case Backoff.LINEAR:
                delay = base * attempt
            case Backoff.EXPONENTIAL:
                delay = base * (2**attempt - 1)
            case _:
                delay = base
        match self.jitter:
            case Jitter.FULL:
                return random() * delay
            case Jitter.PLUS_MINUS:
                return delay + base * (2 * random() - 1)
        return delay
