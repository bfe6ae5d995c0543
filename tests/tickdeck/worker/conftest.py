from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import wire
from tickdeck.values.locations import LocationKind, LocationSpec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S = 30.0

DEFINITIONS = """
import ctypes, logging, os, subprocess, sys, time
from tickdeck import *

class File(Config):
    path: str = "x"

@op
def note(context, config: File):
    context.log.info("noting %s", config.path)
    logging.getLogger("lib").warning("from a library")
    print("printed by the op", flush=True)

@job(tags={"team": "a"})
def noting():
    note()

@op
def leave():
    os._exit(7)

@job
def leaving():
    leave()

@op
def quit_python():
    sys.exit(4)

@job
def quitting():
    quit_python()

@op
def slow(config: File):
    open(config.path + ".begun", "w").close()
    while not os.path.exists(config.path + ".go"):
        time.sleep(0.01)
    open(config.path + ".done", "w").close()

@job
def slow_job():
    slow()

def made(function):
    return sensor(jobs=[noting, slow_job, leaving, quitting])(function)

@made
def asking(context):
    context.log.info("looking %s", context.cursor)
    context.update_cursor("next")
    for key, path in (("k", "a"), ("bad", 5)):
        config = {"ops": {"note": {"config": {"path": path}}}}
        yield RunRequest(key, config, {"t": 1}, "noting")

@made
def skipping(context):
    print("printed")
    logging.getLogger("lib").info("from a library")
    return SkipReason("nothing")

@made
def raising(context):
    context.log.error("before it raises")
    raise KeyError("missing")

@made
def exiting(context):
    sys.exit("bye")

@made
def vanishing(context):
    os._exit(9)

@made
def crashing(context):
    ctypes.string_at(0)

@made
def hungry(context):
    kept = []
    while True:
        kept.append(bytearray(10_000_000))

@made
def hanging(context):
    open(os.environ["HANGING"], "w").close()
    time.sleep(3600)

@made
def rubbish(context):
    return SensorResult(cursor="\\udcff")

@made
def telling(context):
    return SkipReason(repr((context.last_tick_completion_time, context.last_run_key,
        context.is_first_tick_since_sensor_start, context.log_key)))

@made
def spawning(context):
    fds = subprocess.run(["ls", "/proc/self/fd"], capture_output=True, text=True,
        close_fds=False).stdout
    return SkipReason(" ".join(fds.split()))

defs = Definitions(sensors=[asking, skipping, raising, exiting, vanishing, crashing,
    hungry, hanging, rubbish, telling, spawning])
"""


class Worker:
    """A real worker process, and our end of its wire."""

    def __init__(self, **environment: str) -> None:
        ours, theirs = socket.socketpair()
        ours.settimeout(PATIENCE_S)
        self.wire = ours
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tickdeck.worker", str(theirs.fileno())],
            pass_fds=(theirs.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            # Buffered, as when it is started by an engine.
            env={**os.environ, "PYTHONUNBUFFERED": "", **environment},
        )
        theirs.close()
        self._decoder = wire.engine_decoder()
        self._heard: list[wire.FromWorker] = []

    def say(self, message: wire.FromEngine) -> None:
        self.wire.sendall(wire.encode(message))

    def hear(self) -> wire.FromWorker:
        """Return the next message; `EOFError` if the worker is gone."""
        while not self._heard:
            received = self.wire.recv(65536)
            if not received:
                raise EOFError
            self._heard += self._decoder.feed(received)
        return self._heard.pop(0)

    def ask(self, message: wire.FromEngine, answer: type[Any]) -> Any:
        """Say *message* and return the first answer of that kind."""
        self.say(message)
        return self.until(answer)[-1]

    def until(self, kind: type[Any]) -> list[Any]:
        """Return what is heard up to the first message of *kind*."""
        heard = [self.hear()]
        while not isinstance(heard[-1], kind):
            heard.append(self.hear())
        return heard

    def load(self, spec: LocationSpec, **parts: Any) -> Any:
        self.say(wire.Load(spec=spec, **parts))
        while True:
            answer = self.hear()
            if isinstance(answer, wire.Loaded | wire.LoadFailed):
                return answer

    def evaluate(self, sensor: str, **parts: Any) -> list[Any]:
        self.say(wire.Evaluate(request=5, sensor=sensor, tick_id=5, **parts))
        return self.until(wire.Evaluated)

    def printed(self) -> str:
        """Return what it printed in its life, which is over then."""
        output, _ = self.process.communicate(timeout=PATIENCE_S)
        return output.decode()

    def end(self) -> None:
        self.wire.close()
        try:
            self.process.wait(timeout=PATIENCE_S)
        finally:
            self.process.kill()
            self.process.wait()
            if self.process.stdout is not None:
                self.process.stdout.close()


def located(folder: Path, text: str, name: str = "decks.py") -> LocationSpec:
    """Write *text* to a file in *folder* and return it as a code location."""
    path = folder / name
    path.write_text(text)
    return LocationSpec(
        name=name,
        kind=LocationKind.FILE,
        target=str(path),
        working_directory=str(folder),
    )


def wait_for(path: Path, worker: Worker) -> None:
    """Wait until users' code has made the file *path*."""
    while not path.exists():
        assert worker.process.poll() is None
        time.sleep(0.002)


@pytest.fixture
def spec(tmp_path: Path) -> LocationSpec:
    """A code location with a sensor for everything that can go wrong."""
    return located(tmp_path, DEFINITIONS, "sensors_of_all_kinds.py")


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Worker]:
    """A worker that has loaded nothing yet."""
    made = Worker(HANGING=str(tmp_path / "hanging"))
    assert isinstance(made.hear(), wire.Ready)
    yield made
    made.end()


@pytest.fixture
def worker(fresh: Worker, spec: LocationSpec) -> Worker:
    """A worker that has loaded `spec`."""
    assert isinstance(fresh.load(spec), wire.Loaded)
    return fresh


def execute(run_id: str, job: str, folder: Path, **config: Any) -> wire.Execute:
    """Return the order to execute a run whose files are in *folder*."""
    return wire.Execute(
        run_id=run_id,
        job_name=job,
        run_config=config,
        tags={},
        journal=str(folder / f"{run_id}.jsonl"),
        output=str(folder / f"{run_id}.log"),
    )
