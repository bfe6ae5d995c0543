"""What stands for ``dagster_slack``."""

from __future__ import annotations

from typing import Any

from tickdeck.definitions.alerts import make_slack_on_run_failure_sensor


def names() -> dict[str, Any]:
    """Return the module's names."""
    return {"make_slack_on_run_failure_sensor": make_slack_on_run_failure_sensor}
