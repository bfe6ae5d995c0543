from __future__ import annotations

from types import ModuleType

import pytest

import tickdeck
from tickdeck.dagster_alias.modules import MODULES, fill


def test_a_module_gets_its_names_and_refuses_others() -> None:
    module = ModuleType("dagster")

    fill(module)

    assert module.RunRequest is tickdeck.RunRequest
    assert set(tickdeck.__all__) < set(module.__all__)
    assert module.get_dagster_logger("x").name == "dagster.x"
    assert not hasattr(module, "__wrapped__")
    with pytest.raises(AttributeError, match="out of Tickdeck's scope"):
        _ = module.multiprocess_executor
    assert not hasattr(module, "multiprocess_executor")
    assert getattr(module, "nothing_such", None) is None
    assert (module.Int, module.String) == (int, str)
    with pytest.raises(ImportError, match=r"no module dagster\.core"):
        fill(ModuleType("dagster.core"))


def test_every_module_can_be_filled() -> None:
    for name in MODULES:
        module = ModuleType(name)
        fill(module)
        assert module.__doc__ == f"Tickdeck, under the name {name}."
