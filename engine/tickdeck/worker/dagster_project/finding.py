"""Finding what a module defines in Dagster's words."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Any

from tickdeck.errors import DagsterCodeLocationLoadError

if TYPE_CHECKING:
    from types import ModuleType


def find_repository(module: ModuleType) -> Any | None:
    """Return the Dagster repository that *module* defines.

    What counts is what counts for Dagster itself: one `Definitions`, or `@repository`,
    or a lone job or graph, or assets. Dagster is not imported unless *module* did.

    Returns:
        A `dagster.RepositoryDefinition`; None if the module holds nothing of Dagster's.

    Raises:
        DagsterCodeLocationLoadError: If it defines several repositories.
        Exception: Whatever Dagster raises about broken definitions.
    """
    dagster = sys.modules.get("dagster")
    if dagster is None or getattr(dagster, "__tickdeck__", False):
        return None
    if not any(_is_dagsters(each) for each in vars(module).values()):
        return None
    discovery = importlib.import_module("dagster._core.workspace.autodiscovery")
    reconstruct = importlib.import_module("dagster._core.definitions.reconstruct")
    targets = discovery.loadable_targets_from_loaded_module(module)
    if len(targets) > 1:
        names = ", ".join(each.attribute for each in targets)
        raise DagsterCodeLocationLoadError(
            f"{module.__name__} defines {len(targets)} repositories ({names}). Put "
            "each into a file of its own, or make one Definitions of them."
        )
    return reconstruct.repository_def_from_target_def(targets[0].target_definition)


def _is_dagsters(value: object) -> bool:
    """Tell whether *value* is a definition, and not just a name from Dagster."""
    kind = type(value)
    return kind.__module__.partition(".")[0] == "dagster" and kind.__name__.endswith(
        ("Definition", "Definitions")
    )
