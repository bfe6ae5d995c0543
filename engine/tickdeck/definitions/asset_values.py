"""Loading an asset's value outside any run, as tests and notebooks do."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from tickdeck.definitions.assets import AssetsDefinition, as_key
from tickdeck.definitions.io_managers import (
    InputContext,
    Keeping,
    MemoryIOManager,
    OutputContext,
)
from tickdeck.definitions.resources import Resources

if TYPE_CHECKING:
    from tickdeck.definitions.catalog import Catalog
    from tickdeck.definitions.instance import DagsterInstance


def load_asset_value(
    catalog: Catalog,
    asset_key: Any,
    instance: DagsterInstance | None,
    partition_key: str | None,
) -> Any:
    """Return the value of an asset; see `Definitions.load_asset_value`."""
    key = as_key(asset_key)
    made = catalog.assets.get(key) or catalog.sources.get(key)
    manager = getattr(made, "io_manager_key", None)
    step, output = "", "result"
    if isinstance(made, AssetsDefinition):
        step, output = made.op.name, made.output_of(key)
        manager = made.op.outs[output].io_manager_key
    resources = Resources(catalog.resources)
    try:
        memory = getattr(getattr(instance, "records", None), "memory", None)
        keeping = Keeping(
            lambda name: resources.get(name) if name in catalog.resources else None,
            memory or MemoryIOManager(),
        )
        upstream = OutputContext(step, output, "", "", key, partition_key)
        context = InputContext(
            upstream, resources=resources, log=logging.getLogger("dagster")
        )
        return keeping.of(manager).load_input(context)
    finally:
        resources.close()
