from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.tickdeck.worker.conftest import located

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
        ("\nraise KeyboardInterrupt\n", 2, "KeyboardInterrupt"),
        ("class Own(BaseException): ...\nraise Own('mine')\n", 2, "mine"),
    ],
    ids=[
        "syntax",
        "raises",
        "exits",
        "no definitions",
        "twice",
        "encoding",
        "^C",
        "its own",
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    fresh: Worker,
    spec: LocationSpec,
    text: str,
    line: int | None,
    said: str,
) -> None:
    Path(spec.target).write_text(text)

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


LOOKING = """import os, sys
from tickdeck import *
import sibling

@op
def nothing():
    pass

@job
def j():
    nothing()

@sensor(job=j)
def looking(context):
    return SkipReason(repr((__file__, __name__, os.getcwd(), sibling.__file__)))

@sensor(job=j)
def raising(context):
    raise ValueError("said of it")

defs = Definitions(sensors=[looking, raising])
"""


def test_a_file_knows_its_place_and_its_neighbours(
    fresh: Worker, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "sibling.py").touch()
    spec = located(tmp_path, LOOKING)
    fresh.load(
        msgspec.structs.replace(spec, working_directory=str(tmp_path / "elsewhere"))
    )

    said = fresh.evaluate("looking")[-1].skip_message

    sibling = str(tmp_path / "sibling.py")
    assert said == repr((spec.target, "decks", f"{tmp_path}/elsewhere", sibling))


def test_a_traceback_shows_the_text_that_runs_though_the_file_is_gone(
    fresh: Worker, tmp_path: Path
) -> None:
    (tmp_path / "sibling.py").touch()
    spec = located(tmp_path, "something = 'else'\n")
    Path(spec.target).unlink()
    fresh.load(spec, source=LOOKING)

    error = fresh.evaluate("raising")[-1].error

    assert error.root.frames[-1].source == 'raise ValueError("said of it")'
    assert 'raise ValueError("said of it")' in error.text


@pytest.mark.parametrize(
    ("text", "said"),
    [("raise ValueError('it')\n", "it"), ("def broken(:\n", "sibling.py, line 1")],
)
def test_what_a_neighbour_does_wrong_is_said_at_its_import(
    fresh: Worker, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "sibling.py").write_text(text)

    failed = fresh.load(located(tmp_path, LOOKING))

    assert failed.line == 3
    assert said in failed.error.message


def test_bytes_that_are_no_text_are_said(fresh: Worker, spec: LocationSpec) -> None:
    Path(spec.target).write_bytes(b"# caf\xe9\n")

    assert "is not text in the encoding" in fresh.load(spec).error.message


def test_a_text_in_an_encoding_of_its_own_is_read(
    fresh: Worker, spec: LocationSpec
) -> None:
    text = "# coding: latin-1\n# caf\xe9\n" + GOOD
    Path(spec.target).write_bytes(text.encode("latin-1"))

    assert fresh.load(spec).snapshot.source == text


def test_what_cannot_be_read_is_said(fresh: Worker, tmp_path: Path) -> None:
    (tmp_path / "folder.py").mkdir()
    spec = LocationSpec(
        name="f", kind=LocationKind.FILE, target=str(tmp_path / "folder.py")
    )

    said = fresh.load(spec).error.message

    assert said == f"{tmp_path}/folder.py cannot be read: Is a directory."


def test_definitions_that_cannot_be_told_of_are_a_failure(
    fresh: Worker, tmp_path: Path
) -> None:
    text = LOOKING.replace("import sibling", "").replace(
        "def looking(context):", "def looking(context):\n    '\\udcff'"
    )

    failed = fresh.load(located(tmp_path, text))

    assert isinstance(failed, wire.LoadFailed)
    assert "surrogates not allowed" in failed.error.summary  # sent, or compiled


def test_a_worker_that_failed_to_load_can_try_again(
    fresh: Worker, spec: LocationSpec
) -> None:
    assert isinstance(fresh.load(spec, source="1 / 0\n"), wire.LoadFailed)

    assert isinstance(fresh.load(spec), wire.Loaded)
    assert fresh.evaluate("skipping")[-1].skip_message == "nothing"


REPOSITORY = """from dagster import *
@op
def nothing(): ...

@job
def work(): nothing()

@sensor(job=work)
def asking(context):
    yield RunRequest("k", tags={".dagster/repository": "spoofed"})

@repository
def mine():
    return [asking]
"""
ANOTHER = """
@repository
def yours():
    return {"jobs": {"work": work}}
"""


def test_a_repository_has_its_name_and_so_have_its_runs(
    fresh: Worker, spec: LocationSpec
) -> None:
    Path(spec.target).write_text(REPOSITORY)

    loaded = fresh.load(spec)
    answer = fresh.evaluate("asking")[-1]
    checked = fresh.ask(
        wire.CheckConfig(request=9, job_name="work", run_config={}), wire.ConfigChecked
    )

    mark = {".dagster/repository": f"mine@{spec.name}"}
    assert loaded.snapshot.repository == "mine"
    assert answer.requests[0].tags == {"dagster/sensor_name": "asking", **mark}
    assert checked.tags == mark


def test_two_repositories_in_a_file_are_refused_with_what_to_do(
    fresh: Worker, spec: LocationSpec
) -> None:
    Path(spec.target).write_text(REPOSITORY + ANOTHER)

    failed = fresh.load(spec)

    assert isinstance(failed, wire.LoadFailed)
    assert "2 repositories (mine, yours)" in failed.error.message
    assert "move the others to files of their own" in failed.error.message
