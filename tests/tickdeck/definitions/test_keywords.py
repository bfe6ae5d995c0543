from __future__ import annotations

import pytest

from tickdeck import (
    DagsterInvalidDefinitionError,
    DailyPartitionsDefinition,
    Definitions,
    ScheduleDefinition,
    TimeWindowPartitionsDefinition,
    asset,
    daily_partitioned_config,
    define_asset_job,
    dynamic_partitioned_config,
    instance_for_test,
    load_assets_from_current_module,
    load_assets_from_modules,
    multi_asset,
    repository,
    schedule,
    static_partitioned_config,
)
from tickdeck.definitions.keywords import refuse_unknown


def test_a_keyword_without_effect_is_named() -> None:
    refuse_unknown("@x", {"harmless": 1, "none": None}, {"harmless"})
    with pytest.raises(
        DagsterInvalidDefinitionError, match="@x does not take a, b: Tickdeck"
    ):
        refuse_unknown("@x", {"b": 1, "a": 0, "c": 2}, {"c"})


@pytest.mark.parametrize(
    "call",
    [
        lambda: asset(lambda: 1, name="a", unheard_of=1),
        lambda: multi_asset(specs=[object()], unheard_of=1),  # type: ignore[list-item]  # refused before it is looked at
        lambda: define_asset_job("j", unheard_of=1),
        lambda: load_assets_from_modules([], unheard_of=1),
        lambda: load_assets_from_current_module(unheard_of=1),
        lambda: repository(unheard_of=1),
        lambda: ScheduleDefinition("s", "@daily", unheard_of=1),
        lambda: schedule("@daily", unheard_of=1)(dict),
        lambda: DailyPartitionsDefinition("2026-01-01", unheard_of=1),
        lambda: TimeWindowPartitionsDefinition("2026", "%Y", unheard_of=1),
        lambda: daily_partitioned_config("2026-01-01", unheard_of=1),
        lambda: static_partitioned_config([], unheard_of=1),
        lambda: dynamic_partitioned_config(lambda _now: [], unheard_of=1),
        lambda: Definitions().load_asset_value("a", unheard_of=1),
        lambda: instance_for_test(unheard_of=1).__enter__(),
    ],
    ids=lambda call: call.__code__.co_names[0],
)
def test_everything_that_takes_dagsters_keywords_names_the_others(call: object) -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="unheard_of"):
        call()  # type: ignore[operator]  # it is one of the above


def test_what_changes_no_run_is_accepted() -> None:
    asset(lambda: 1, name="a", code_version="1", op_tags={"a": "b"})
    ScheduleDefinition("s", "@daily", environment_vars={"A": "b"})
    repository(default_executor_def=object())
    define_asset_job("j", owners=["team:x"])
