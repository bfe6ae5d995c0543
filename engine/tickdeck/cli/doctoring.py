"""`tickdeck doctor`: is everything there that Tickdeck needs?"""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import stat
import sys
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tickdeck import __version__
from tickdeck.cli.output import json_line, table
from tickdeck.engine.lock import EngineLock, read_holder
from tickdeck.errors import (
    AlreadyRunningError,
    DatabaseError,
    StartupError,
    SurroundingsError,
)
from tickdeck.reading.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickdeck.home import Home

_MIN_FREE_BYTES = 500 * 1024**2
_INOTIFY = Path("/proc/sys/fs/inotify/max_user_watches")
_FEW_WATCHES = 8192


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was examined."""

    subject: str
    ok: bool
    detail: str


def examine(home: Home, *, as_json: bool) -> int:
    """Print what was found; return 1 if something needs mending."""
    findings = list(_findings(home))
    if as_json:
        for each in findings:
            json_line(msgspec.to_builtins(each))
    else:
        table(
            ("", "SUBJECT", "FOUND"),
            [("ok" if f.ok else "MEND", f.subject, f.detail) for f in findings],
        )
    return 0 if all(each.ok for each in findings) else 1


def _findings(home: Home) -> Iterator[Finding]:
    yield _said("Tickdeck", f"{__version__}, {Path(__file__).parent.parent}")
    yield _said("Python", f"{platform.python_version()}, {sys.executable}")
    yield _said("SQLite", sqlite3.sqlite_version)
    yield _window()
    yield from _data_folder(home)
    yield _engine(home)
    yield _database(home)
    yield _file_events()


def _said(subject: str, detail: str) -> Finding:
    return Finding(subject=subject, ok=True, detail=detail)


def _window() -> Finding:
    try:
        found = version("PySide6_Essentials")
    except PackageNotFoundError:
        found = ""
    if not found or find_spec("PySide6") is None:
        return Finding(
            subject="Window",
            ok=False,
            detail="PySide6-Essentials is not installed; `make run` installs it.",
        )
    has_display = bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    where = "a display is there" if has_display else "no display here: use serve"
    return _said("Window", f"PySide6 {found}, {where}")


def _data_folder(home: Home) -> Iterator[Finding]:
    try:
        home.create()
    except SurroundingsError as error:
        yield Finding(subject="Data folder", ok=False, detail=str(error))
        return
    mode = stat.S_IMODE(home.folder.stat().st_mode)
    private = not mode & 0o077
    yield Finding(
        subject="Data folder",
        ok=private,
        detail=f"{home.folder} (mode {mode:04o})"
        + ("" if private else f": others can read it; chmod 700 {home.folder}"),
    )
    free = shutil.disk_usage(home.folder).free
    yield Finding(
        subject="Disk",
        ok=free >= _MIN_FREE_BYTES,
        detail=f"{free / 1024**3:.1f} GiB free",
    )


def _engine(home: Home) -> Finding:
    lock = EngineLock(home)
    try:
        holder = read_holder(home)
        lock.acquire_silently()
    except AlreadyRunningError:
        who = "" if holder is None else f" (process {holder.pid})"
        return _said("Engine", f"at work on this data folder{who}")
    except StartupError as error:
        return Finding(subject="Engine", ok=False, detail=str(error))
    lock.release()
    return _said("Engine", "not at work on this data folder")


def _database(home: Home) -> Finding:
    if not home.database.exists():
        return _said("Database", "none yet")
    try:
        reader = Reader(home.database)
    except DatabaseError as error:
        return Finding(subject="Database", ok=False, detail=str(error))
    try:
        sound = reader.problems()
        size = home.database.stat().st_size / 1024**2
    finally:
        reader.close()
    if sound:
        return Finding(
            subject="Database",
            ok=False,
            detail=f"damaged: {sound[0]}. Copies are in {home.backups}.",
        )
    return _said("Database", f"{home.database}, {size:.1f} MiB, sound")


def _file_events() -> Finding:
    try:
        watches = int(_INOTIFY.read_text())
    except (OSError, ValueError):
        return _said("File events", "no limit is known here")
    return Finding(
        subject="File events",
        ok=watches >= _FEW_WATCHES,
        detail=f"at most {watches:,} watched folders"
        + (
            ""
            if watches >= _FEW_WATCHES
            else "; raise it: sudo sysctl fs.inotify.max_user_watches=524288"
        ),
    )
