"""Names that Dagster has and Tickdeck does not: using one says what to do instead."""

from __future__ import annotations

from typing import Any, NoReturn

from tickdeck.errors import DagsterInvalidDefinitionError


def _refuse(name: str, instead: str) -> NoReturn:
    raise DagsterInvalidDefinitionError(f"Tickdeck has no {name}. {instead}")


_FRESHNESS = (
    "Dagster has removed freshness policy sensors, too. Write a @sensor that compares "
    "context.instance.get_latest_materialization_event(key).timestamp with the time "
    "that you allow."
)
_AUTOMATION = (
    "Name what makes the assets due: an @asset_sensor or @multi_asset_sensor on what "
    "they are made from, or a ScheduleDefinition."
)


def freshness_policy_sensor(*_arguments: Any, **_named: Any) -> NoReturn:
    """Refused: Tickdeck has no freshness policies.

    Raises:
        DagsterInvalidDefinitionError: Always; it says what to use instead.
    """
    _refuse("freshness_policy_sensor", _FRESHNESS)


def build_freshness_policy_sensor_context(*_arguments: Any, **_named: Any) -> NoReturn:
    """Refused: Tickdeck has no freshness policies.

    Raises:
        DagsterInvalidDefinitionError: Always; it says what to use instead.
    """
    _refuse("build_freshness_policy_sensor_context", _FRESHNESS)


class FreshnessPolicySensorDefinition:
    """Refused: Tickdeck has no freshness policies.

    Raises:
        DagsterInvalidDefinitionError: Always; it says what to use instead.
    """

    def __init__(self, *_arguments: Any, **_named: Any) -> None:
        _refuse(type(self).__name__, _FRESHNESS)


class FreshnessPolicySensorContext:
    """Refused: Tickdeck has no freshness policies.

    Raises:
        DagsterInvalidDefinitionError: Always; it says what to use instead.
    """

    def __init__(self, *_arguments: Any, **_named: Any) -> None:
        _refuse(type(self).__name__, _FRESHNESS)


class AutoMaterializeSensorDefinition:
    """Refused: Tickdeck materializes what sensors and schedules ask for.

    Raises:
        DagsterInvalidDefinitionError: Always; it says what to use instead.
    """

    def __init__(self, *_arguments: Any, **_named: Any) -> None:
        _refuse(type(self).__name__, _AUTOMATION)


class AutomationConditionSensorDefinition:
    """Refused: Tickdeck materializes what sensors and schedules ask for.

    Raises:
        DagsterInvalidDefinitionError: Always; it says what to use instead.
    """

    def __init__(self, *_arguments: Any, **_named: Any) -> None:
        _refuse(type(self).__name__, _AUTOMATION)
