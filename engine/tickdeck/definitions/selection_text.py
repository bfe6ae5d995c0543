"""Selections of assets as texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tickdeck.definitions.selection import AssetSelection
from tickdeck.errors import DagsterInvalidSubsetError

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<bracket>[()])
    | (?P<attribute>key|group|tag|owner|kind):(?P<value>"[^"]*"|[^\s()+]+)
    | (?P<reach>\d*\++\d*|\*)
    | "(?P<quoted>[^"]*)"
    | (?P<word>[^\s()+*":]+)
    )""",
    re.VERBOSE,
)
_FUNCTIONS: dict[str, Callable[[AssetSelection], AssetSelection]] = {
    "roots": AssetSelection.roots,
    "sinks": AssetSelection.sinks,
}
_ATTRIBUTES: dict[str, Callable[[str], AssetSelection]] = {
    "key": lambda value: AssetSelection("pattern", (value,)),
    "group": AssetSelection.groups,
    "tag": AssetSelection.tag_string,
    "owner": AssetSelection.owner,
    "kind": AssetSelection.kind,
}


def selection_of(text: str) -> AssetSelection:
    """Return the selection that a text means; see `AssetSelection.from_string`.

    Raises:
        DagsterInvalidSubsetError: If it cannot be read.
    """
    return _Reading(text).whole()


class _Reading:
    """Reads one text from left to right; ``or`` binds least, ``not`` most."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = self._split()
        self._place = 0

    def _split(self) -> list[re.Match[str]]:
        found, place = [], 0
        text = self._text.rstrip()
        while place < len(text):
            match = _TOKEN.match(text, place)
            if match is None:
                raise self._refusal()
            found.append(match)
            place = match.end()
        return found

    def _refusal(self) -> DagsterInvalidSubsetError:
        return DagsterInvalidSubsetError(
            f"{self._text!r} is no selection of assets. One is 'group:sales or "
            "+key:report'."
        )

    def whole(self) -> AssetSelection:
        chosen = self._any_of()
        if self._place != len(self._tokens):
            raise self._refusal()
        return chosen

    def _take(self, group: str, *values: str) -> str | None:
        """Return the next token, and go behind it, if it is one of these."""
        if self._place >= len(self._tokens):
            return None
        found = self._tokens[self._place][group]
        if found is None or (values and found.lower() not in values):
            return None
        self._place += 1
        return found

    def _any_of(self) -> AssetSelection:
        chosen = self._all_of()
        while self._take("word", "or"):
            chosen |= self._all_of()
        return chosen

    def _all_of(self) -> AssetSelection:
        chosen = self._one()
        while self._take("word", "and"):
            chosen &= self._one()
        return chosen

    def _one(self) -> AssetSelection:
        if self._take("word", "not"):
            return AssetSelection.all() - self._one()
        up = self._take("reach")
        if up == "*" and self._stands_alone():
            return AssetSelection.all()
        begin = self._place
        chosen = self._atom()
        # A key alone is written as jobs always were: one step for each plus.
        steps = self._place == begin + 1 and bool(self._tokens[begin]["word"])
        down = self._take("reach")
        result = chosen
        if up is not None:
            result = chosen.upstream(_depth(up, steps=steps))
        if down is not None:
            result |= chosen.downstream(_depth(down, steps=steps))
        return result

    def _stands_alone(self) -> bool:
        """Tell whether nothing follows that a ``*`` could reach from."""
        if self._place >= len(self._tokens):
            return True
        after = self._tokens[self._place]
        return after["bracket"] == ")" or after["word"] in ("and", "or")

    def _atom(self) -> AssetSelection:
        if self._take("bracket", "("):
            return self._closed(self._any_of())
        if self._place >= len(self._tokens):
            raise self._refusal()
        token = self._tokens[self._place]
        self._place += 1
        if token["attribute"]:
            return _ATTRIBUTES[token["attribute"]](token["value"].strip('"'))
        word: str | None = token["word"]
        if word in _FUNCTIONS and self._take("bracket", "("):
            return _FUNCTIONS[word](self._closed(self._any_of()))
        name = token["quoted"] or word
        if not name or name in ("and", "or", "not"):
            raise self._refusal()
        return AssetSelection.keys(name)

    def _closed(self, chosen: AssetSelection) -> AssetSelection:
        if not self._take("bracket", ")"):
            raise self._refusal()
        return chosen


def _depth(reach: str, *, steps: bool) -> int | None:
    """Return how far ``2+``, ``++`` or ``*`` reaches; None for all the way.

    Args:
        reach: The signs.
        steps: Whether a plus without a number means one step, not all the way.
    """
    number = reach.strip("+")
    if number.isdigit():
        return int(number)
    return len(reach) if steps and reach != "*" else None
