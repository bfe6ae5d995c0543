from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tickdeck.reading.reader import Reader
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.locations import (
    DefinitionsSnapshot,
    JobSpec,
    LocationKind,
    LocationSpec,
    LocationState,
    LocationStatus,
)

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck

SPEC = LocationSpec(
    name="a.py",
    kind=LocationKind.FILE,
    target="/a.py",
    interpreter="/bin/python",
    working_directory="/",
)
GOOD = DefinitionsSnapshot(jobs=(JobSpec(name="j"),), source="x = 1")
LOADED = LocationState(spec=SPEC, status=LocationStatus.LOADED)


def test_the_last_good_version_outlives_a_broken_one(deck: Deck) -> None:
    deck.store.save_location(LOADED, GOOD, pinned=True)
    broken = msgspec.structs.replace(
        LOADED,
        status=LocationStatus.ERROR,
        error=ErrorInfo(class_name="SyntaxError", message="m"),
        error_line=3,
    )

    deck.store.save_location(broken, None)

    assert deck.store.last_good("a.py") == (SPEC, GOOD)
    assert deck.store.pinned_locations() == [SPEC]
    reader = Reader(deck.home.database)
    [seen] = reader.locations()
    assert (seen.status, seen.error_line) == (LocationStatus.ERROR, 3)
    assert [job.name for job in seen.jobs] == ["j"]
    reader.close()


def test_what_is_not_pinned_is_not_opened_again(deck: Deck) -> None:
    deck.store.save_location(LOADED, GOOD, pinned=True)

    assert deck.store.unpin_location("a.py")
    assert not deck.store.unpin_location("none")

    assert deck.store.pinned_locations() == []


def test_what_was_never_good_has_no_last_good_version(deck: Deck) -> None:
    deck.store.save_location(LOADED, None)

    assert deck.store.last_good("a.py") is None
    assert deck.store.last_good("none") is None
