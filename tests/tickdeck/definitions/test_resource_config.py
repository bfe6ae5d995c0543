from __future__ import annotations

from typing import Any

import pytest

from tickdeck import ConfigurableResource, ResourceDefinition, resource
from tickdeck.definitions.config_checking import Checking
from tickdeck.definitions.config_types import ABSENT
from tickdeck.definitions.resource_config import (
    needed_resources,
    read_resource_config,
)


class Api(ConfigurableResource):
    url: str
    n: int = 1


class Holder(ConfigurableResource):
    api: Api


@resource(config_schema={"bucket": str}, required_resource_keys={"base"})
def store() -> None: ...


def test_what_resources_need_themselves_is_needed() -> None:
    api = Api.configure_at_launch()
    provided = {
        "api": api,
        "holder": Holder(api=api),
        "later": Holder.configure_at_launch(api=api),
        "store": store,
        "base": 1,
        "other": 2,
    }

    assert needed_resources(["holder"], provided) == {"holder", "api"}
    assert needed_resources(["later"], provided) == {"later", "api"}
    assert needed_resources(["store"], provided) == {"store", "base"}


@pytest.mark.parametrize(
    ("definition", "config", "said"),
    [
        (store, {"bucket": "b"}, ""),
        (store, {"bucket": 5}, "root:r:config:bucket"),
        (store, ABSENT, 'required config entry "config"'),
        (ResourceDefinition.none_resource(), {"any": 1}, ""),
        (Api(url="u"), {"n": 2}, ""),
        (Api(url="u"), {"no": 2}, 'unexpected config entry "no"'),
        (Api(url="u"), ABSENT, ""),
        (Api.configure_at_launch(), {"url": "u"}, ""),
        (Api.configure_at_launch(url="u"), ABSENT, ""),
        (Api.configure_at_launch(url="u"), {"n": "x"}, "root:r:config:n"),
        (Api.configure_at_launch(), ABSENT, 'required config entry "config"'),
        (
            Holder.configure_at_launch(api=Api.configure_at_launch()),
            {"no": 1},
            'unexpected config entry "no"',
        ),
        ("an object", ABSENT, ""),
    ],
)
def test_what_is_wrong_with_a_resources_config(
    definition: Any, config: Any, said: str
) -> None:
    checking = Checking()

    read_resource_config(definition, config, "root:r", "r", checking)

    told = "\n".join(checking.problems)
    assert said in told
    assert bool(told) == bool(said)
