from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

import pytest

import tickdeck
from tickdeck.dagster_alias import install, uninstall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def alias() -> Iterator[None]:
    uninstall()
    install()
    yield
    uninstall()
    install()


@pytest.mark.usefixtures("alias")
def test_dagster_means_tickdeck() -> None:
    dagster = importlib.import_module("dagster")

    assert dagster.sensor is tickdeck.sensor
    assert dagster.__tickdeck__


@pytest.mark.usefixtures("alias")
def test_a_missing_name_says_why() -> None:
    names: dict[str, object] = {}

    with pytest.raises(ImportError, match="is planned for Tickdeck"):
        exec("from dagster import DynamicOut", names)
    with pytest.raises(ImportError, match=r"knows no name dagster\.nothing_such"):
        exec("from dagster import nothing_such", names)
    with pytest.raises(ImportError, match=r"no module dagster\.cli"):
        importlib.import_module("dagster.cli")


def test_what_is_not_installed_twice_and_can_be_undone() -> None:
    install()
    install()
    uninstall()

    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("dagster")
    install()
    assert importlib.import_module("dagster_slack").__tickdeck__


def test_what_is_really_installed_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uninstall()
    (tmp_path / "dagster.py").write_text("real = True")
    monkeypatch.syspath_prepend(tmp_path)
    install()

    assert importlib.import_module("dagster").real
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("dagster.something")
    del sys.modules["dagster"]
