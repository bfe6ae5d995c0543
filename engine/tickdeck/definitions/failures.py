"""What an op raises to say how it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.errors import DagsterError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Failure(DagsterError):  # noqa: N818 - the field's own name
    """Fails a step on purpose, with a reason and metadata.

    Args:
        description: Why, a sentence.
        metadata: What else is to be shown.
        allow_retries: Whether the step's retry policy may try it again.
    """

    def __init__(
        self,
        description: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        allow_retries: bool | None = None,  # noqa: FBT001 - the field's signature
    ) -> None:
        super().__init__(description or "")
        self.description = description
        self.metadata = dict(metadata or {})
        self.allow_retries = allow_retries is not False


class RetryRequested(Exception):  # noqa: N818 - the field's own name
    """Asks for the step to be tried again.

    Args:
        max_retries: How often at most, in all.
        seconds_to_wait: How long to wait before.
    """

    def __init__(
        self, max_retries: int = 1, seconds_to_wait: float | None = None
    ) -> None:
        super().__init__(f"A retry was requested (at most {max_retries}).")
        self.max_retries = max_retries
        self.seconds_to_wait = seconds_to_wait
