"""Every Python block of the guides works as it stands, and its tests pass."""

from __future__ import annotations

import inspect
import re
import sys
import types
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import Definitions, reference
from tickdeck.testing import ManualEngine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^```\w*\n.*?^```$|^ {4}\S[^\n]*$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ ", re.MULTILINE)
LINK = re.compile(r"\]\(([\w-]+)\)")
GUIDES = {guide.name: guide for guide in reference.guides()}
GERMAN = {guide.name: guide for guide in reference.guides("de")}


def _run(markdown: str, module: types.ModuleType) -> None:
    """Run a guide's blocks one after the other, as one module."""
    for block in BLOCK.findall(markdown):
        exec(compile(block, module.__name__, "exec"), module.__dict__)


@pytest.mark.parametrize("name", GUIDES)
def test_a_guides_python_works_as_it_stands(
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tickdeck_engine: Callable[..., ManualEngine],
) -> None:
    monkeypatch.chdir(tmp_path)
    module = types.ModuleType(f"guide_{name.replace('-', '_')}")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    _run(GUIDES[name].markdown, module)
    given: dict[str, Any] = {"tickdeck_engine": tickdeck_engine, "tmp_path": tmp_path}
    for each, value in list(vars(module).items()):
        if isinstance(value, Definitions):
            tickdeck_engine(value)
        if each.startswith("test_"):
            value(**{key: given[key] for key in inspect.signature(value).parameters})


def test_a_guide_for_each_part_of_the_program() -> None:
    assert list(GUIDES) == [
        "getting-started",
        "watch-a-folder",
        "write-a-sensor",
        "cursors-and-run-keys",
        "run-status-sensors",
        "asset-sensors",
        "schedules",
        "partitions",
        "test-your-sensors",
        "dagster",
        "why-did-it-not-run",
    ]


def test_the_readmes_python_loads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config
) -> None:
    monkeypatch.chdir(tmp_path)
    module = types.ModuleType("readme")
    monkeypatch.setitem(sys.modules, "readme", module)
    readme = pytestconfig.rootpath / "README.md"
    _run(readme.read_text(encoding="utf-8"), module)
    with ManualEngine(module.defs) as engine:
        assert engine.state("my_directory_sensor").name == "my_directory_sensor"


@pytest.mark.parametrize("name", GUIDES)
def test_a_guides_links_lead_somewhere(name: str) -> None:
    for target in LINK.findall(GUIDES[name].markdown):
        assert reference.find(target).name == target


def shape(markdown: str) -> tuple[list[str], list[str], list[str]]:
    """Return what is the same in all languages: levels of headings, links, code."""
    text = CODE.sub("", markdown)
    return HEADING.findall(text), LINK.findall(text), CODE.findall(markdown)


@pytest.mark.parametrize("name", GUIDES)
def test_a_german_guide_is_built_as_its_english_twin(name: str) -> None:
    assert GERMAN[name].markdown != GUIDES[name].markdown
    assert shape(GERMAN[name].markdown) == shape(GUIDES[name].markdown)


def test_every_german_file_translates_an_english_one(
    pytestconfig: pytest.Config,
) -> None:
    english = pytestconfig.rootpath / "resources" / "tickdeck_resources" / "help"
    german = english / "de"
    assert {file.name for file in german.iterdir()} == {
        file.name for file in english.glob("*.md")
    }
