from __future__ import annotations

import pytest

from tickdeck import DagsterInstance, asset, materialize


@asset
def raw() -> int:
    return 20


@asset
def doubled(raw: int) -> int:
    return 2 * raw


def test_values_last_as_long_as_the_instance() -> None:
    instance = DagsterInstance.ephemeral()
    materialize([raw], instance=instance)

    result = materialize([raw, doubled], instance=instance, selection="doubled")

    assert result.asset_value("doubled") == 40
    assert [each.job_name for each in instance.get_runs()] == [
        "__ephemeral_asset_job__",
        "__ephemeral_asset_job__",
    ]


def test_a_failure_is_raised_or_told() -> None:
    @asset
    def broken() -> None:
        raise ValueError("no good")

    with pytest.raises(ValueError, match="no good"):
        materialize([broken])
    assert not materialize([broken], raise_on_error=False).success
