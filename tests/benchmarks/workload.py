"""What is measured, the same for each contestant."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

DROPS = 20
SENSORS = 200
REQUESTS = 1_000


@dataclass(frozen=True)
class Measured:
    """One contestant's figures; None where it has no such thing."""

    name: str
    latency_ms: float | None = None
    ticks_per_s: float | None = None
    cpu_ms_per_tick: float | None = None
    requests_s: float | None = None


def drop_and_wait(
    inbox: Path, log: Path, *, drops: int = DROPS, patience_s: float = 60.0
) -> float:
    """Let *drops* files land one by one; return the median until a job's first line.

    A job writes ``name nanoseconds`` to *log* as the first thing it does.
    """
    waits = []
    for number in range(drops):
        name = f"drop-{number}-{time.time_ns()}"
        outside = inbox.parent / name
        outside.write_text("content")
        began = time.time_ns()
        outside.rename(inbox / name)
        ended = wait_for_line(log, name, patience_s)
        waits.append((ended - began) / 1e6)
        time.sleep(0.3)  # each drop finds the contestant at rest
    return statistics.median(waits)


def wait_for_line(log: Path, name: str, patience_s: float) -> int:
    """Return the nanoseconds that stand behind *name* in *log*."""
    give_up = time.monotonic() + patience_s
    while time.monotonic() < give_up:
        if log.exists():
            for line in log.read_text().splitlines():
                found, _, at = line.partition(" ")
                if found == name and at:
                    return int(at)
        time.sleep(0.001)
    raise TimeoutError(f"{name} never reached a job")


def cpu_seconds(pids: Sequence[int]) -> float:
    """Return the processor time that processes have used so far."""
    ticks = 0
    for pid in pids:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            continue
        fields = stat.rsplit(")", 1)[1].split()
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def process_tree(root: int) -> list[int]:
    """Return a process and all that descend from it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rsplit(")", 1)[1].split()[1])
    tree, grown = {root}, True
    while grown:
        new = {pid for pid, parent in parents.items() if parent in tree} - tree
        tree |= new
        grown = bool(new)
    return sorted(tree)


def until(condition: Callable[[], bool], patience_s: float, what: str) -> None:
    """Wait for *condition*."""
    give_up = time.monotonic() + patience_s
    while not condition():
        if time.monotonic() > give_up:
            raise TimeoutError(f"{what} did not happen within {patience_s:g} s")
        time.sleep(0.02)


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process and wait for it."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
