from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import tickdeck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOOT = """
import json, sys
sys.path += sys.argv[1].split(":")
import dagster as dg
"""


@pytest.fixture
def in_dagster(python_with_dagster: Path, tmp_path: Path) -> Callable[[str], Any]:
    """Runs code where Dagster is installed; returns its `answer`."""

    def run(code: str) -> Any:
        done = subprocess.run(
            [
                python_with_dagster,
                "-c",
                f"{BOOT}\n{code}\nprint(json.dumps(answer, default=str))",
                os.pathsep.join(
                    [f"{tickdeck.__path__[0]}/..", *(each for each in sys.path if each)]
                ),
            ],
            check=False,
            capture_output=True,
            text=True,
            timeout=100,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])

    return run
