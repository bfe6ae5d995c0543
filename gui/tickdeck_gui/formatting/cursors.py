"""How a cursor moved, where that can be said in short."""

from __future__ import annotations

import json
from typing import Any

from tickdeck_gui.formatting.sentences import shortened

_LONGEST = 40
_NOTHING = "—"


def cursor_changes(before: str | None, after: str | None) -> list[str]:
    """Return a line for each entry that differs, if both are JSON objects.

    Nothing is returned where the two are to be read side by side.
    """
    old, new = _entries(before), _entries(after)
    if old is None or new is None:
        return []
    return [
        f"{key}: {_shown(old, key)} → {_shown(new, key)}"
        for key in sorted(old.keys() | new.keys())
        if old.get(key) != new.get(key) or (key in old) != (key in new)
    ]


def _entries(cursor: str | None) -> dict[str, Any] | None:
    try:
        value = json.loads(cursor or "")
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _shown(entries: dict[str, Any], key: str) -> str:
    if key not in entries:
        return _NOTHING
    value = entries[key]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return shortened(text, _LONGEST)
