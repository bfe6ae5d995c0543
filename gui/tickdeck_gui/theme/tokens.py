"""The colours by name, light and dark."""

from __future__ import annotations

from dataclasses import dataclass

GRID = 4
"""Pixels; every distance is a multiple."""
ROW_HEIGHT = 32
"""Pixels, of a row with one line."""
TALL_ROW_HEIGHT = 46
"""Pixels, of a row with two lines."""
TEXT_SIZE = 13
SMALL_TEXT_SIZE = 12
TINY_TEXT_SIZE = 11
"""For titles in capitals."""
HEADING_SIZE = 18
RADIUS = 6


@dataclass(frozen=True)
class Tokens:
    """One appearance; every value is ``#rrggbb``."""

    dark: bool
    window: str
    panel: str
    raised: str
    hover: str
    line: str
    faint_line: str
    ink: str
    second: str
    third: str
    """For large or decorative things only: too faint for small text."""
    accent: str
    accent_ground: str
    on_accent: str
    success: str
    failure: str
    running: str
    skipped: str
    queued: str
    canceled: str
    interrupted: str
    failure_ground: str
    scroll: str
    """The handle of a scroll bar at rest."""
    off: str
    """The ground of a switch that is off."""


LIGHT = Tokens(
    dark=False,
    window="#f6f7f9",
    panel="#ffffff",
    raised="#ffffff",
    hover="#f6f7fb",
    line="#e3e6eb",
    faint_line="#eef0f3",
    ink="#1b1f27",
    second="#566070",
    third="#8a93a2",
    accent="#4b5bd7",
    accent_ground="#eceefc",
    on_accent="#ffffff",
    success="#00795b",
    failure="#b8430b",
    running="#0067a5",
    skipped="#646b79",
    queued="#8a5a00",
    canceled="#7a4b8f",
    interrupted="#566070",
    failure_ground="#fcefe7",
    scroll="#ccd1d9",
    off="#8a93a2",
)
DARK = Tokens(
    dark=True,
    window="#15171b",
    panel="#1b1e24",
    raised="#22262e",
    hover="#20242b",
    line="#2c313a",
    faint_line="#252a32",
    ink="#e7eaf0",
    second="#a4adba",
    third="#737d8c",
    accent="#8e9bff",
    accent_ground="#272c4a",
    on_accent="#15171b",
    success="#2ec4a0",
    failure="#ff8a4c",
    running="#56b4e9",
    skipped="#9aa3af",
    queued="#e6b422",
    canceled="#c792df",
    interrupted="#a4adba",
    failure_ground="#3a2418",
    scroll="#3a414c",
    off="#737d8c",
)
