from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.definitions.composition import Handle
from tickdeck.definitions.run_storage import RunStorage

if TYPE_CHECKING:
    from pathlib import Path

HANDLE = Handle("step", "result")


def test_a_later_run_finds_what_an_earlier_one_kept(tmp_path: Path) -> None:
    RunStorage.in_folder(tmp_path, "first").keep(HANDLE, {"a": 1})

    later = RunStorage.in_folder(tmp_path, "third", ["second", "first"])

    assert later.has(HANDLE)
    assert later.load(HANDLE) == {"a": 1}


def test_what_cannot_be_kept_is_not_there(tmp_path: Path) -> None:
    RunStorage.in_folder(tmp_path, "first").keep(HANDLE, lambda: None)
    later = RunStorage.in_folder(tmp_path, "second", ["first"])

    assert not later.has(HANDLE)
    with pytest.raises(LookupError, match='"step" gave was not kept'):
        later.load(HANDLE)


def test_memory_keeps_nothing_for_later() -> None:
    storage = RunStorage.in_memory()

    storage.keep(HANDLE, 1)

    assert not storage.has(HANDLE)
    with pytest.raises(LookupError):
        storage.load(HANDLE)
