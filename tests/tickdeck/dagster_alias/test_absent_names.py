from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tickdeck.dagster_alias.absent_names import OUT_OF_SCOPE, PLANNED
from tickdeck.dagster_alias.modules import MODULES

if TYPE_CHECKING:
    from pathlib import Path

LIST = "import dagster; print(*(n for n in dir(dagster) if not n.startswith('_')))"


@pytest.mark.timeout(500)  # Dagster may have to be fetched first
def test_every_name_of_dagsters_is_here_planned_or_out_of_scope(
    python_with_dagster: Path,
) -> None:
    listed = subprocess.run(
        [python_with_dagster, "-W", "ignore", "-c", LIST],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout.split()

    here = set(MODULES["dagster"]())

    assert len(listed) > 400
    assert set(listed) - here - set(PLANNED) - set(OUT_OF_SCOPE) == set()


def test_no_name_is_listed_that_is_here_or_listed_twice() -> None:
    here = set(MODULES["dagster"]())

    assert set(PLANNED) & set(OUT_OF_SCOPE) == set()
    assert (set(PLANNED) | set(OUT_OF_SCOPE)) & here == set()


def test_each_says_what_to_do_in_sentences() -> None:
    every = {**PLANNED, **OUT_OF_SCOPE}

    assert [name for name, hint in every.items() if not hint.endswith(".")] == []
