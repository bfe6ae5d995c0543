from __future__ import annotations

import pytest

import tickdeck
from tickdeck import DagsterInvalidDefinitionError


@pytest.mark.parametrize(
    "name",
    [
        "AutoMaterializeSensorDefinition",
        "AutomationConditionSensorDefinition",
        "FreshnessPolicySensorContext",
        "FreshnessPolicySensorDefinition",
        "build_freshness_policy_sensor_context",
        "freshness_policy_sensor",
    ],
)
def test_what_is_not_there_says_what_to_use_instead(name: str) -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match=f"no {name}. .*@.*sensor"):
        getattr(tickdeck, name)(asset_selection="*")
