"""What each module that stands for one of Dagster's holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import tickdeck
from tickdeck.dagster_alias import slack, storage
from tickdeck.dagster_alias.absent import why_absent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType


def _public() -> dict[str, Any]:
    return {name: getattr(tickdeck, name) for name in tickdeck.__all__}


def _logging() -> dict[str, Any]:
    import logging

    def get_dagster_logger(name: str | None = None) -> logging.Logger:
        """Return a logger whose lines are kept with the tick or run."""
        return logging.getLogger(f"dagster.{name}" if name else "dagster")

    return {"get_dagster_logger": get_dagster_logger}


MODULES: dict[str, Callable[[], Mapping[str, Any]]] = {
    "dagster": lambda: {**_public(), **_logging(), "__version__": "1.7.2"},
    "dagster_slack": slack.names,
    "dagster_aws": dict,
    "dagster_aws.s3": storage.names,
    "dagster_aws.s3.sensor": storage.names,
    "dagster_graphql": dict,
}


def fill(module: ModuleType) -> None:
    """Give *module* its names; asking it for another says why there is none.

    Raises:
        ImportError: If there is no such module.
    """
    name = module.__name__
    if name not in MODULES:
        raise ImportError(why_absent(name, None), name=name)
    module.__doc__ = f"Tickdeck, under the name {name}."
    names = MODULES[name]()
    vars(module).update(names)
    vars(module).update(__tickdeck__=True, __all__=sorted(names))

    def absent(wanted: str) -> Any:
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        raise ImportError(why_absent(name, wanted), name=name)

    vars(module)["__getattr__"] = absent
