from __future__ import annotations

from tickdeck import make_slack_on_run_failure_sensor
from tickdeck.dagster_alias.slack import names


def test_the_module_has_the_ready_made_sensor() -> None:
    assert names() == {
        "make_slack_on_run_failure_sensor": make_slack_on_run_failure_sensor
    }
