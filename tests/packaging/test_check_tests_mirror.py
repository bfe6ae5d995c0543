"""The script is run as `make lint` runs it, on small trees and on this repository."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parent.parent.parent
SCRIPT = REPOSITORY / "packaging" / "check_tests_mirror.py"
FUNCTION = "def now():\n    return 0\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository of three empty packages."""
    for package in ("engine/tickdeck", "gui/tickdeck_gui"):
        write(tmp_path / package / "__init__.py")
    write(tmp_path / "resources/tickdeck_resources/__init__.py")
    return tmp_path


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def check(*arguments: object, folder: Path = REPOSITORY) -> tuple[int, list[str]]:
    """Return the script's exit code and what it complained of."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""
    return done.returncode, done.stderr.splitlines()


def test_a_module_with_its_twin_passes_in_silence(root: Path) -> None:
    write(root / "engine/tickdeck/storage/ticks.py", FUNCTION)
    write(root / "tests/tickdeck/storage/test_ticks.py")
    assert check(root) == (0, [])


@pytest.mark.parametrize(
    ("module", "twin"),
    [
        ("engine/tickdeck/clock.py", "tests/tickdeck/test_clock.py"),
        (
            "gui/tickdeck_gui/views/run.py",
            "tests/tickdeck_gui/views/test_run.py",
        ),
        (
            "resources/tickdeck_resources/example/deliveries.py",
            "tests/tickdeck_resources/example/test_deliveries.py",
        ),
    ],
)
def test_a_module_without_its_twin_is_named_with_the_place_to_write_it(
    root: Path, module: str, twin: str
) -> None:
    write(root / module, FUNCTION)
    assert check(root) == (1, [f"{module} has no tests: write {twin}"])


def test_every_module_without_its_twin_is_named(root: Path) -> None:
    write(root / "engine/tickdeck/wire.py", FUNCTION)
    write(root / "engine/tickdeck/clock.py", FUNCTION)
    assert check(root) == (
        1,
        [
            "engine/tickdeck/clock.py has no tests: write tests/tickdeck/test_clock.py",
            "engine/tickdeck/wire.py has no tests: write tests/tickdeck/test_wire.py",
        ],
    )


def test_a_twin_in_another_room_does_not_count(root: Path) -> None:
    write(root / "engine/tickdeck/storage/ticks.py", FUNCTION)
    write(root / "tests/tickdeck/values/test_ticks.py")
    code, complaints = check(root)
    assert (code, len(complaints)) == (1, 1)


@pytest.mark.parametrize(
    "module", ["room/__init__.py", "__main__.py", "storage/migrations/0001_tables.py"]
)
def test_what_the_rules_exempt_needs_no_twin(root: Path, module: str) -> None:
    write(root / "engine/tickdeck" / module, FUNCTION)
    assert check(root) == (0, [])


def test_pure_data_needs_no_twin(root: Path) -> None:
    write(
        root / "engine/tickdeck/values/ticks.py",
        "from enum import Enum\n\n\nclass Status(Enum):\n    SKIPPED = 'SKIPPED'\n",
    )
    assert check(root) == (0, [])


@pytest.mark.parametrize(
    "source",
    [
        "class Row:\n    def name(self):\n        return ''\n",
        "async def wait():\n    return None\n",
        "NAMES = {'a': lambda: 1}\n",
    ],
)
def test_data_that_does_something_needs_a_twin(root: Path, source: str) -> None:
    write(root / "engine/tickdeck/values/ticks.py", source)
    code, _complaints = check(root)
    assert code == 1


def test_a_folder_that_is_no_repository_is_refused(tmp_path: Path) -> None:
    assert check(tmp_path) == (
        2,
        [f"{tmp_path} has no folder engine/tickdeck: give the root of the repository."],
    )


def test_without_an_argument_it_looks_at_the_repository_that_it_is_in(
    tmp_path: Path,
) -> None:
    assert check(folder=tmp_path) == check(REPOSITORY, folder=tmp_path)
