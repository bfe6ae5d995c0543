from __future__ import annotations

import pytest

from tickdeck import (
    DagsterInstance,
    DagsterInvariantViolationError,
    Definitions,
    asset,
    materialize,
)


@asset
def number() -> int:
    return 7


def test_a_value_is_loaded_outside_any_run() -> None:
    instance = DagsterInstance.ephemeral()
    definitions = Definitions(assets=[number])
    materialize([number], instance=instance)

    assert definitions.load_asset_value("number", instance=instance) == 7
    with pytest.raises(DagsterInvariantViolationError):
        definitions.load_asset_value("number")
