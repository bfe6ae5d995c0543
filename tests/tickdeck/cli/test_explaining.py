from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tickdeck.cli import main

if TYPE_CHECKING:
    import pytest


def test_help_lists_guides_and_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("Guides\n")
    assert "write-a-sensor" in printed
    assert "RunRequest" in printed


def test_help_explains_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "SkipReason"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# SkipReason\n\n*class · Sensors*\n")


def test_help_prints_a_guide(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "write-a-sensor"]) == 0
    assert capsys.readouterr().out.startswith("# Write a sensor\n")


def test_help_gives_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {
        "name": "write-a-sensor",
        "topic": "Guides",
        "summary": "Write a sensor",
    } in (lines)
    assert main(["help", "sensor", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "decorator"


def test_an_unknown_name_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["help", "sensr"]) == 1
    assert "Did you mean" in capsys.readouterr().err
