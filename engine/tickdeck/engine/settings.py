"""How much the engine does at once, and for how long."""

from __future__ import annotations

import os

import msgspec


class EngineSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers an operator may want to change."""

    parallel_evaluations: int = 8
    """Workers that evaluate sensors, at most, for each code location."""
    max_concurrent_runs: int = max(2, os.cpu_count() or 2)
    """Runs in progress, at most; others are queued."""
    evaluation_memory_bytes: int = 2 * 1024**3
    """What a sensor may allocate; 0 for no limit."""
    evaluation_output_bytes: int = 10 * 1024**2
    """What a sensor may print before it is stopped."""
    load_timeout_seconds: float = 60.0
    """How long importing definitions may take."""
    reload_seconds: float = 0.5
    """How often definitions files are looked at for changes; 0 for never."""
    grace_seconds: float = 5.0
    """How long stopping waits for ticks and runs in hand."""
