"""The script that a newcomer runs first; only what needs no installing."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "packaging" / "bootstrap"


def bootstrap(*words: str, **environment: str) -> tuple[int, str]:
    """Run the script; return its exit code and all that it said."""
    ended = subprocess.run(
        ["bash", str(SCRIPT), *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    return ended.returncode, ended.stdout + ended.stderr


@pytest.mark.parametrize("words", [(), ("help",), ("--help",)])
def test_the_words_are_listed(words: tuple[str, ...]) -> None:
    code, said = bootstrap(*words)

    assert code == 0
    for word in ("run", "test", "lint", "bench", "screenshots", "TICKDECK_HOME"):
        assert word in said


def test_a_word_that_is_none_is_wrong_usage() -> None:
    code, said = bootstrap("dance")

    assert code == 2
    assert "There is no 'dance'" in said
    assert "Usage" in said


def fake(folder: Path, name: str, body: str) -> Path:
    """Put a program called *name* into *folder*."""
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


def only(folder: Path, *names: str) -> str:
    """Return a PATH with *folder* and these programs of the system's."""
    folder.mkdir(exist_ok=True)
    for name in names:
        found = shutil.which(name)
        assert found is not None
        if not (folder / name).exists():
            (folder / name).symlink_to(found)
    return str(folder)


def test_a_python_that_is_too_old_is_said(tmp_path: Path) -> None:
    old = fake(tmp_path / "bin", "python3", "exit 1")

    code, said = bootstrap("run", PYTHON=str(old))
    nothing_else = only(tmp_path / "bin", "bash", "dirname")
    found_none = bootstrap("run", PATH=nothing_else, PYTHON="")

    assert (code, "not Python 3.11 or newer" in said) == (1, True)
    assert found_none[0] == 1
    assert "none was found on the PATH" in found_none[1]


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """A machine whose Python has no venv module, and a user without rights."""
    bin_ = tmp_path / "bin"
    fake(
        bin_,
        "python3",
        'case "$*" in *ensurepip*) exit 1 ;; *version_info\\[*) echo 3.11 ;; esac',
    )
    fake(bin_, "ldconfig", "echo 'libEGL.so.1 (libc6)'")
    fake(bin_, "id", "echo 1000")
    fake(bin_, "apt-get", "exit 1")
    names = ("bash", "dirname", "cat", "tr", "head")
    return {"PATH": only(bin_, *names), "PYTHON": "python3"}


def test_without_rights_the_exact_line_to_ask_for_is_said(
    bare: dict[str, str],
) -> None:
    code, said = bootstrap("run", **bare)

    assert code == 1
    assert "sudo apt-get update && sudo apt-get install -y" in said
    assert "python3.11-venv" in said
    assert "libxcb-cursor0" in said
    assert "libegl1" not in said  # it is there


def test_with_rights_it_says_what_it_installs_and_a_failure(
    bare: dict[str, str], tmp_path: Path
) -> None:
    fake(tmp_path / "bin", "id", "echo 0")

    code, said = bootstrap("run", **bare)

    assert code == 1
    assert "These system packages are missing" in said
    assert "Installing them:  apt-get install" in said
    assert "could not be installed" in said


def test_without_apt_and_venv_it_says_what_is_needed(
    bare: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "bin" / "apt-get").unlink()

    code, said = bootstrap("run", **bare)

    assert code == 1
    assert "Install Python's venv module" in said


def test_every_target_of_the_makefile_is_a_word_of_the_script() -> None:
    targets = [
        line.split(":")[0]
        for line in (ROOT / "Makefile").read_text().splitlines()
        if "## " in line
    ]

    assert targets == [
        *("run", "test", "lint", "bench"),
        *("translations", "screenshots", "help"),
    ]
    for target in targets:
        assert f"{target}" in SCRIPT.read_text()
