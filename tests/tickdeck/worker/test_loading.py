from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck import wire
from tickdeck.values.folders import CommandAction, FolderRule
from tickdeck.values.locations import LocationKind, LocationSpec
from tickdeck.values.sensors import SensorKind

if TYPE_CHECKING:
    from tests.tickdeck.worker.conftest import Worker

TWICE = """from tickdeck import *
s = sensor(job_name="j")(print)
defs = Definitions(sensors=[s, s])
"""
GOOD = "from tickdeck import *\ndefs = Definitions()\n"


def test_definitions_are_described_with_their_text(
    fresh: Worker, spec: LocationSpec
) -> None:
    loaded = fresh.load(spec)

    assert loaded.snapshot.source == Path(spec.target).read_text()
    assert {"asking", "raising"} <= {each.name for each in loaded.snapshot.sensors}


def test_a_given_text_is_loaded_instead_of_the_files(
    fresh: Worker, spec: LocationSpec
) -> None:
    assert fresh.load(spec, source=GOOD).snapshot.sensors == ()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("x = 1\ndef broken(:\n", 2, "SyntaxError"),
        ("import os\n\nos.nothing()\n", 3, "nothing"),
        ("import sys\nsys.exit(3)\n", 2, "sys.exit(3)"),
        ("x = 1\n", None, "no Definitions"),
        (
            TWICE,
            None,
            "Duplicate definition",
        ),
        ("# coding: klingon\n", None, "encoding"),
        ("raise KeyboardInterrupt\n", None, None),
    ],
    ids=["syntax", "raises", "exits", "no definitions", "twice", "encoding", "^C"],
)
def test_what_is_wrong_is_said_with_its_line(
    fresh: Worker,
    spec: LocationSpec,
    text: str,
    line: int | None,
    said: str | None,
) -> None:
    Path(spec.target).write_text(text)

    if said is None:
        with pytest.raises((EOFError, ConnectionResetError)):
            fresh.load(spec)
        return
    failed = fresh.load(spec)

    assert isinstance(failed, wire.LoadFailed)
    assert failed.line == line
    assert said in f"{failed.error.class_name} {failed.error.message}"


def test_a_file_that_is_gone_is_said(fresh: Worker, spec: LocationSpec) -> None:
    Path(spec.target).unlink()

    assert "There is no file" in fresh.load(spec).error.message


def test_a_module_is_found_from_its_working_directory(
    fresh: Worker, tmp_path: Path
) -> None:
    (tmp_path / "package").mkdir()
    (tmp_path / "package" / "__init__.py").write_text("")
    (tmp_path / "package" / "decks.py").write_text(GOOD)

    loaded = fresh.load(
        LocationSpec(
            name="m",
            kind=LocationKind.MODULE,
            target="package.decks",
            working_directory=str(tmp_path),
        )
    )

    assert isinstance(loaded, wire.Loaded)
    assert loaded.snapshot.source is None


def test_rules_become_sensors(fresh: Worker) -> None:
    rule = FolderRule(
        name="scans", folders=("/in",), action=CommandAction(arguments=("ls",))
    )
    spec = LocationSpec(name="Folders", kind=LocationKind.FOLDERS, target="")

    loaded = fresh.load(spec, rules=(rule,))

    [sensor] = loaded.snapshot.sensors
    assert (sensor.name, sensor.kind) == ("scans", SensorKind.FOLDER)


def test_a_file_called_like_a_library_hides_none(
    fresh: Worker, spec: LocationSpec, tmp_path: Path
) -> None:
    target = tmp_path / "json.py"
    target.write_text("import json\njson.dumps({})\n" + GOOD)

    loaded = fresh.load(msgspec.structs.replace(spec, target=str(target)))

    assert isinstance(loaded, wire.Loaded)
