from __future__ import annotations

import doctest
import importlib
import inspect
import re
from enum import Enum
from typing import Any

import docstring_parser
import pytest

import tickdeck
import tickdeck.testing
from tickdeck import reference

NAMES = [name for name in tickdeck.__all__ if not name.startswith("__")]


def _members(value: Any) -> list[tuple[str, Any]]:
    """Return a class's public members that Tickdeck defines."""
    if not inspect.isclass(value) or issubclass(value, Enum):
        return []
    return [
        (name, member)
        for name, member in inspect.getmembers(value)
        if not name.startswith("_")
        and (callable(member) or isinstance(member, property))
        and next(
            each for each in value.__mro__ if name in vars(each)
        ).__module__.startswith("tickdeck.")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_public_name_has_a_docstring_and_so_have_its_members(name: str) -> None:
    value = getattr(tickdeck, name)
    assert inspect.getdoc(value), f"{name} has no docstring"
    bare = [each for each, member in _members(value) if not inspect.getdoc(member)]
    assert bare == []


def test_every_public_name_has_one_entry() -> None:
    names = [entry.name for entry in reference.entries()]
    assert sorted(names) == sorted([*NAMES, *tickdeck.testing.__all__])
    assert all(entry.summary for entry in reference.entries())


@pytest.mark.parametrize(
    "entry", reference.entries(), ids=lambda entry: str(entry.name)
)
def test_a_docstring_speaks_only_of_parameters_that_exist(
    entry: reference.Entry,
) -> None:
    if entry.signature:
        parameters = re.findall(r"(\w+)", entry.signature)
        said = [item.name for item in entry.parameters]
        assert [name for name in said if name.lstrip("*") not in parameters] == []


def test_examples_print_what_they_say() -> None:
    tried = 0
    for name in sorted(
        {
            getattr(tickdeck, each).__module__
            for each in NAMES
            if hasattr(getattr(tickdeck, each), "__module__")
        }
    ):
        if not name.startswith("tickdeck"):
            continue
        outcome = doctest.testmod(importlib.import_module(name))
        assert outcome.failed == 0, name
        tried += outcome.attempted
    manual = importlib.import_module("tickdeck.testing.manual_engine")
    outcome = doctest.testmod(manual)
    assert outcome.failed == 0
    assert tried + outcome.attempted > 10


def test_an_entry_tells_what_the_docstring_tells() -> None:
    entry = reference.find("RunRequest")
    assert isinstance(entry, reference.Entry)
    parsed = docstring_parser.parse(inspect.getdoc(tickdeck.RunRequest) or "")
    assert entry.topic == "Sensors"
    assert entry.kind == "class"
    assert entry.summary == parsed.short_description
    assert "run_key=None" in entry.signature
    assert [item.name for item in entry.parameters] == [
        each.arg_name for each in parsed.params
    ]


def test_a_choice_lists_its_members() -> None:
    entry = reference.find("DefaultSensorStatus")
    assert isinstance(entry, reference.Entry)
    assert entry.kind == "choice"
    assert [item.name for item in entry.members] == ["RUNNING", "STOPPED"]


@pytest.mark.parametrize("written", ["sensor", "@sensor", "tickdeck.sensor", "SENSOR"])
def test_a_name_is_found_however_it_is_written(written: str) -> None:
    assert reference.find(written).name == "sensor"


def test_a_guide_is_found_by_its_files_name() -> None:
    guide = reference.find("write-a-sensor")
    assert isinstance(guide, reference.Guide)
    assert guide.title == "Write a sensor"
    assert reference.markdown_of(guide) == guide.markdown


def test_a_guide_has_the_same_name_in_another_language() -> None:
    english, german = reference.guides(), reference.guides("de")
    assert [each.name for each in german] == [each.name for each in english]
    assert german[2].title == "Einen Sensor schreiben"


def test_a_guide_that_was_not_translated_is_english() -> None:
    assert reference.guides("fi") == reference.guides()


def test_an_unknown_name_names_what_is_alike() -> None:
    with pytest.raises(LookupError, match="Did you mean RunRequest"):
        reference.find("RunRequst")
    with pytest.raises(LookupError, match="lists all names"):
        reference.find("qqqqqq")


def test_markdown_has_every_part_of_an_entry() -> None:
    entry = reference.Entry(
        name="name",
        topic="Sensors",
        kind="function",
        signature="name(a)",
        summary="What it does.",
        text="More.",
        parameters=(reference.Item(name="a", text="What a is."),),
        returns="A thing.",
        raises=(reference.Item(name="ValueError", text="If it is bad."),),
        example=">>> name(1)",
    )
    assert reference.markdown_of(entry) == (
        "# name\n\n*function · Sensors*\n\n```python\nname(a)\n```\n\n"
        "What it does.\n\nMore.\n\n## Arguments\n\n* **`a`** What a is.\n\n"
        "## Returns\n\nA thing.\n\n## Errors\n\n* **`ValueError`** If it is bad.\n\n"
        "## Example\n\n```python\n>>> name(1)\n```\n"
    )
