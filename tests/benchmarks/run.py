"""``make bench``: Tickdeck beside the floor and beside Dagster, all in one run.

Absolute times wander from machine to machine and hour to hour; the ratios count.
``--without-dagster`` leaves the slow half out.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from tests.benchmarks import dagster_peer, floor, large, ours, window
from tests.benchmarks.workload import (
    DROPS,
    REQUESTS,
    SENSORS,
    Measured,
)

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent.parent

_LINES: tuple[tuple[str, Callable[[Measured], float | None], bool], ...] = (
    (
        f"file lands → op's first line, ms (median of {DROPS})",
        lambda each: each.latency_ms,
        True,
    ),
    (
        f"{SENSORS} skipping sensors, ticks/s",
        lambda each: each.ticks_per_s,
        False,
    ),
    ("… CPU per tick, ms", lambda each: each.cpu_ms_per_tick, True),
    (
        f"{REQUESTS:,} run requests in one tick, s until stored",
        lambda each: each.requests_s,
        True,
    ),
)


def main() -> None:
    """Measure all contestants and print the table."""
    console = Console(width=110)
    results: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="tickdeck-bench-") as name:
        folder = Path(name)
        for label, measure in (("floor", floor.measure), ("ours", ours.measure)):
            console.print(f"Measuring {label} …")
            (folder / label).mkdir()
            results.append(measure(folder / label))
        if "--without-dagster" not in sys.argv:
            console.print("Measuring Dagster (some minutes) …")
            venv = dagster_peer.environment(ROOT / ".bench")
            results.append(dagster_peer.measure(venv, folder / "dagster"))
    console.print(_table(results))
    _measure_window(console)


def _measure_window(console: Console) -> None:
    """Print how the window feels on a year's data."""
    console.print("Making a year's data, and opening the window on it …")
    with tempfile.TemporaryDirectory(prefix="tickdeck-bench-") as name:
        home, _locations = large.build(Path(name))
        felt = window.measure(home.folder)
    table = Table(
        title=f"The window with {large.SENSORS:,} sensors, {large.TICKS:,} ticks and "
        f"{large.RUNS:,} runs, while {felt.ticks_per_s:,.0f} ticks/s are recorded"
    )
    table.add_column("")
    table.add_column("measured", justify="right")
    table.add_column("aim", justify="right")
    table.add_row("command → list of sensors, s", _shown(felt.usable_s), "< 2")
    for screen, took_ms in felt.screens_ms.items():
        table.add_row(f"{screen} opens, ms (slowest of 3)", _shown(took_ms), "< 150")
    for doing, frame_ms in (("scrolling", felt.scroll_ms), ("panning", felt.pan_ms)):
        row = f"a frame while {doing}, ms (99th percentile)"
        table.add_row(row, _shown(frame_ms), "< 16")
    console.print(table)


def _table(results: list[Measured]) -> Table:
    table = Table(title="Measured here, in one run")
    table.add_column("")
    for each in results:
        table.add_column(each.name, justify="right")
    if len(results) > 2:
        table.add_column("Dagster : Tickdeck", justify="right")
    for label, value, less_is_better in _LINES:
        values = [value(each) for each in results]
        row = [_shown(each) for each in values]
        if len(results) > 2:
            row.append(_ratio(values[2], values[1], less_is_better=less_is_better))
        table.add_row(label, *row)
    return table


def _shown(value: float | None) -> str:
    return "—" if value is None else f"{value:,.3g}" if value < 100 else f"{value:,.0f}"


def _ratio(theirs: float | None, ours: float | None, *, less_is_better: bool) -> str:
    if not theirs or not ours:
        return "—"
    return f"{theirs / ours if less_is_better else ours / theirs:,.0f} times"


if __name__ == "__main__":
    main()
