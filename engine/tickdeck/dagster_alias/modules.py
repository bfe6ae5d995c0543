"""What each module that stands for one of Dagster's holds."""

from __future__ import annotations

import typing
from typing import TYPE_CHECKING, Any

import tickdeck
from tickdeck.dagster_alias import slack, storage
from tickdeck.dagster_alias.absent import why_absent, why_not_importable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType


def _public() -> dict[str, Any]:
    return {name: getattr(tickdeck, name) for name in tickdeck.__all__}


def _types() -> dict[str, Any]:
    """Return what Dagster calls Python's own types."""
    return {
        "Any": typing.Any,
        "Bool": bool,
        "Dict": dict,
        "Float": float,
        "Int": int,
        "List": list,
        "Optional": typing.Optional,
        "Set": set,
        "String": str,
        "Tuple": tuple,
        "MAX_RUNTIME_SECONDS_TAG": "dagster/max_runtime",
    }


MODULES: dict[str, Callable[[], Mapping[str, Any]]] = {
    "dagster": lambda: {**_types(), **_public(), "__version__": "1.7.2"},
    "dagster_slack": slack.names,
    "dagster_aws": dict,
    "dagster_aws.s3": storage.names,
    "dagster_aws.s3.sensor": storage.names,
    "dagster_graphql": dict,
}


def fill(module: ModuleType) -> None:
    """Give *module* its names; asking it for another says why there is none.

    An attribute that is not there is an `AttributeError`, for ``hasattr``. Python then
    looks for a module of that name, and what `fill` raises is what an author reads.

    Raises:
        ImportError: If there is no such module.
    """
    name = module.__name__
    if name not in MODULES:
        raise ImportError(why_not_importable(name), name=name)
    module.__doc__ = f"Tickdeck, under the name {name}."
    names = MODULES[name]()
    vars(module).update(names)
    vars(module).update(__tickdeck__=True, __all__=sorted(names))

    def absent(wanted: str) -> Any:
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        raise AttributeError(why_absent(name, wanted), name=wanted, obj=module)

    vars(module)["__getattr__"] = absent
