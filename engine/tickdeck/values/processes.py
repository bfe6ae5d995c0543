"""The processes of an engine, as an operator may look at them."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class ProcessRole(StrEnum):
    """What a process is there for."""

    ENGINE = "engine"
    EVALUATES = "evaluates"
    """Calls sensors, and answers questions about definitions."""
    EXECUTES = "executes"
    """Executes runs."""
    LOADS = "loads"
    """Reads a newer version of the definitions."""


class ProcessInfo(msgspec.Struct, frozen=True, kw_only=True):
    """One process."""

    pid: int
    role: ProcessRole
    location: str = ""
    """Whose code it runs; nothing for the engine's own process."""
    rss_bytes: int = 0
    """How much memory it has in use; 0 where nobody says."""
    busy: bool = False
    """Whether it is doing something just now; the engine's: a tick or a run."""
