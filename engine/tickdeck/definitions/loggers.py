"""The logger of users' code."""

from __future__ import annotations

import logging


def get_dagster_logger(name: str | None = None) -> logging.Logger:
    """Return a logger whose lines are kept with the tick or run.

    Args:
        name: Whose lines they are; that of the whole code if omitted.

    Example:
        >>> get_dagster_logger("prices").name
        'dagster.prices'
    """
    return logging.getLogger(f"dagster.{name}" if name else "dagster")
