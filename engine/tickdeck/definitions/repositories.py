"""`@repository`: definitions under a name, as they were listed before `Definitions`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.asset_jobs import UnresolvedAssetJob
from tickdeck.definitions.assets import (
    AssetKey,
    AssetsDefinition,
    AssetSpec,
    SourceAsset,
)
from tickdeck.definitions.catalog import ASSET_JOB, Definitions
from tickdeck.definitions.checks import valid_name
from tickdeck.definitions.graphs import GraphDefinition
from tickdeck.definitions.jobs import JobDefinition
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.schedules import ScheduleDefinition
from tickdeck.definitions.sensors import SensorDefinition
from tickdeck.errors import (
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_WITHOUT_EFFECT = frozenset({"default_executor_def", "default_logger_defs"})
_KINDS: dict[str, tuple[type[Any], ...]] = {
    "schedules": (ScheduleDefinition,),
    "sensors": (SensorDefinition,),
    "assets": (AssetsDefinition, SourceAsset, AssetSpec),
    "jobs": (JobDefinition, UnresolvedAssetJob, GraphDefinition),
}
_BY_NAME = ("jobs", "schedules", "sensors")


class RepositoryDefinition(Definitions):
    """Everything that a code location defines, under a name.

    `Definitions` become one that is called ``__repository__``.

    Args:
        name: Part of the identity of each sensor in it: renaming the repository makes
            them other ones.
        description: What it is.
        metadata: Kept with it.
        parts: What `Definitions` take.
    """

    def __init__(
        self,
        name: str,
        description: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        **parts: Any,
    ) -> None:
        super().__init__(metadata=metadata, **parts)
        self.name = self.repository_name = name
        self.description = description

    @classmethod
    def of(cls, definitions: Definitions) -> RepositoryDefinition:
        """Return the repository that *definitions* become."""
        made = cls(definitions.repository_name)
        vars(made).update(vars(definitions))
        return made

    def get_repository_def(self) -> RepositoryDefinition:
        """Return itself."""
        self.catalog()
        return self

    @property
    def job_names(self) -> list[str]:
        """The names of all jobs, that for all assets included."""
        return list(self.catalog().jobs)

    def has_job(self, name: str) -> bool:
        """Tell whether there is such a job."""
        return name in self.catalog().jobs

    def get_job(self, name: str) -> JobDefinition:
        """Return a job by its name.

        Raises:
            DagsterInvariantViolationError: If there is none.
        """
        if not self.has_job(name):
            found = ", ".join(repr(each) for each in self.job_names) or "none"
            raise DagsterInvariantViolationError(
                f"Could not find job {name!r}. Found: {found}."
            )
        return self.get_job_def(name)

    def get_all_jobs(self) -> list[JobDefinition]:
        """Return all jobs, that for all assets included."""
        return [self.get_job(each) for each in self.job_names]

    def get_implicit_global_asset_job_def(self) -> JobDefinition:
        """Return the job for all assets.

        Raises:
            DagsterInvariantViolationError: If there are no assets.
        """
        return self.get_job(ASSET_JOB)

    @property
    def schedule_defs(self) -> list[ScheduleDefinition]:
        """All schedules."""
        return list(self.schedules)

    def has_schedule_def(self, name: str) -> bool:
        """Tell whether there is such a schedule."""
        return any(each.name == name for each in self.schedules)

    @property
    def sensor_defs(self) -> list[SensorDefinition]:
        """All sensors."""
        return list(self.sensors)

    def has_sensor_def(self, name: str) -> bool:
        """Tell whether there is such a sensor."""
        return any(each.name == name for each in self.sensors)

    @property
    def assets_defs_by_key(self) -> dict[AssetKey, AssetsDefinition]:
        """What makes each asset."""
        return dict(self.catalog().assets)

    @property
    def source_assets_by_key(self) -> dict[AssetKey, SourceAsset]:
        """The assets that are only read."""
        return dict(self.catalog().sources)

    def get_top_level_resources(self) -> dict[str, Any]:
        """Return the resources, by key."""
        return dict(self.catalog().resources)


def repository(
    definitions_fn: Callable[[], Any] | None = None,
    *,
    name: str | None = None,
    description: str | None = None,
    metadata: Mapping[str, Any] | None = None,
    **further: Any,
) -> Any:
    """Turn a function that lists definitions into a repository.

    The old style of `Definitions`; usable bare or called. The function returns a list,
    or a dict of ``jobs``, ``schedules`` and ``sensors``, each of them a dict of
    definitions by name, or of functions that make them.

    Args:
        definitions_fn: The function, where the decorator is used bare.
        name: How the repository is called; the function's name if omitted.
        description: What it is.
        metadata: Kept with it.
        further: Accepted and not used: default_executor_def, default_logger_defs.

    Raises:
        DagsterInvalidDefinitionError: If the function returns something else, or a
            keyword would be without effect.
    """
    refuse_unknown("@repository", further, _WITHOUT_EFFECT)

    def define(function: Callable[[], Any]) -> RepositoryDefinition:
        return RepositoryDefinition(
            valid_name(function.__name__ if name is None else name),
            description or inspect.getdoc(function),
            metadata,
            **_places(function()),
        )

    return define if definitions_fn is None else define(definitions_fn)


def _places(listed: Any) -> dict[str, list[Any]]:
    if isinstance(listed, Mapping):
        return _by_name(listed)
    if not isinstance(listed, list | tuple):
        raise DagsterInvalidDefinitionError(
            f"A repository's function returns a list or a dict, not {listed!r}."
        )
    places: dict[str, list[Any]] = {}
    for each in _flat(listed):
        places.setdefault(_place_of(each), []).append(each)
    return places


def _flat(listed: list[Any] | tuple[Any, ...]) -> Iterator[Any]:
    for each in listed:
        if isinstance(each, list | tuple):
            yield from _flat(each)
        else:
            yield each


def _place_of(definition: Any) -> str:
    for place, kinds in _KINDS.items():
        if isinstance(definition, kinds):
            return place
    raise DagsterInvalidDefinitionError(
        "A repository's function lists jobs, graphs, schedules, sensors and assets, "
        f"not {definition!r}."
    )


def _by_name(listed: Mapping[str, Any]) -> dict[str, list[Any]]:
    unknown = sorted(set(listed) - set(_BY_NAME))
    if unknown:
        raise DagsterInvalidDefinitionError(
            f"A repository's dict has the keys {', '.join(_BY_NAME)}, not "
            f"{', '.join(map(repr, unknown))}. List assets instead."
        )
    return {
        place: [_made(place, name, each) for name, each in _named(place, found).items()]
        for place, found in listed.items()
    }


def _named(place: str, found: Any) -> Mapping[str, Any]:
    if not isinstance(found, Mapping):
        raise DagsterInvalidDefinitionError(
            f"In a repository's dict, {place} is a dict by name, not {found!r}."
        )
    return found


def _made(place: str, name: str, given: Any) -> Any:
    kinds = _KINDS[place]
    made = given
    if not isinstance(given, kinds) and callable(given):
        made = given()
    if not isinstance(made, kinds) or made.name != name:
        raise DagsterInvalidDefinitionError(
            f"In a repository's dict, {name!r} of {place} is {made!r}. It must have "
            "that name and be of that kind."
        )
    return made
