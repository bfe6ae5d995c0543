"""Nothing is lost and nothing happens twice, whenever the engine is killed."""

from __future__ import annotations

import collections
import random
import shutil
import threading
import time
from typing import TYPE_CHECKING

from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import RunFilter
from tickdeck.values.commands import SaveFolder
from tickdeck.values.folders import FolderRule, JobAction
from tickdeck.values.runs import RunStatus

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Deck

FILES = 500
KILLS = 3

DEFINITIONS = """
import os
from tickdeck import Config, Definitions, job, op

class File(Config):
    path: str

@op
def note(config: File):
    # One write to a file in append mode cannot be torn or lost by a kill.
    log = os.open({log!r}, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
    os.write(log, (os.path.basename(config.path) + "\\n").encode())
    os.close(log)

@job
def note_file():
    note()

defs = Definitions(jobs=[note_file])
"""


def test_500_files_become_500_runs_whatever_is_killed(
    deck: Deck, tmp_path: Path
) -> None:
    dice = random.Random(seed := random.randrange(10**6))
    executions = tmp_path / "executions.log"
    definitions = tmp_path / "noting.py"
    definitions.write_text(DEFINITIONS.format(log=str(executions)))
    inbox, outside = tmp_path / "inbox", tmp_path / "outside"
    inbox.mkdir()
    outside.mkdir()
    names = [f"file-{number:03}.txt" for number in range(FILES)]
    for name in names:
        (outside / name).write_text(name)
    deck.start("-f", str(definitions))
    deck.until(lambda: _is_loaded(deck, "noting.py"))
    deck.ask(
        SaveFolder(
            rule=FolderRule(
                name="inbox",
                folders=(str(inbox),),
                action=JobAction(
                    location="noting.py",
                    job_name="note_file",
                    op_name="note",
                    config_field="path",
                ),
            )
        )
    )

    copying = threading.Thread(
        target=_copy_slowly, args=(outside, inbox, names, dice.random)
    )
    copying.start()
    for _ in range(KILLS):
        time.sleep(dice.uniform(0.3, 1.5))  # the moment is what the test is about
        deck.kill()
        deck.start("-f", str(definitions))
    copying.join()
    deck.until(lambda: _count(deck, RunStatus.SUCCESS) + _count_bad(deck) >= FILES)
    deck.stop()

    told = f"seed {seed}"
    reader = Reader(deck.home.database)
    keys = [run.run_key for run in reader.runs(limit=10 * FILES)]
    assert reader.run_count() == FILES, told
    assert reader.run_count(RunFilter(statuses=("SUCCESS",))) == FILES, told
    assert len(set(keys)) == FILES, told
    reader.close()
    executed = collections.Counter(executions.read_text().split())
    assert executed == collections.Counter(names), told


def _copy_slowly(source: Path, target: Path, names: list[str], random01) -> None:  # type: ignore[no-untyped-def]
    for name in names:
        shutil.copy(source / name, target / name)
        time.sleep(0.016 * random01())


def _is_loaded(deck: Deck, location: str) -> bool:
    reader = Reader(deck.home.database)
    try:
        return any(each.spec.name == location for each in reader.locations())
    finally:
        reader.close()


def _count(deck: Deck, status: RunStatus) -> int:
    reader = Reader(deck.home.database)
    try:
        return reader.run_count(RunFilter(statuses=(status.value,)))
    finally:
        reader.close()


def _count_bad(deck: Deck) -> int:
    return _count(deck, RunStatus.FAILURE) + _count(deck, RunStatus.CANCELED)
