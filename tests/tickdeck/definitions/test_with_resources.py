from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    DagsterInvalidDefinitionError,
    ParameterCheckError,
    ResourceDefinition,
    asset,
    materialize,
    resource,
    with_resources,
)


@asset(required_resource_keys={"key"})
def needy(context: Any) -> Any:
    return context.resources.key


@resource(config_schema={"bucket": str})
def store(context: Any) -> Any:
    return context.resource_config["bucket"]


@pytest.mark.parametrize(
    ("given", "config", "value"),
    [
        (7, None, 7),
        (ResourceDefinition.hardcoded_resource(5), None, 5),
        (store, {"key": {"config": {"bucket": "b"}}}, "b"),
    ],
)
def test_assets_get_resources_of_their_own(given: Any, config: Any, value: Any) -> None:
    made = with_resources([needy], {"key": given, "other": 1}, config)

    assert materialize(made).output_for_node("needy") == value
    assert set(made[0].resource_defs) == {"key"}
    assert needy.resource_defs == {}


def test_what_it_cannot_do_is_said() -> None:
    made = with_resources([needy], {"key": 7})

    with pytest.raises(DagsterInvalidDefinitionError, match="key already"):
        with_resources(made, {"key": 8})
    with pytest.raises(ParameterCheckError, match="takes assets"):
        with_resources([5], {"key": 8})
    with pytest.raises(ParameterCheckError, match="can be configured"):
        with_resources([needy], {"key": 8}, {"key": {"config": {}}})
