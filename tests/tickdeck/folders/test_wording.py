from __future__ import annotations

import pytest

from tickdeck.folders import wording


@pytest.mark.parametrize(
    ("size_bytes", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (999, "999 bytes"),
        (1_000, "1.0 kB"),
        (1_234_567, "1.2 MB"),
        (999_960, "1.0 MB"),
        (5_000_000_000, "5.0 GB"),
        (7_000_000_000_000_000, "7000.0 TB"),
    ],
)
def test_sizes_are_in_decimal_units(size_bytes: int, words: str) -> None:
    assert wording.size(size_bytes) == words


def test_nouns_agree_with_their_numbers() -> None:
    said = [wording.count(number, "file") for number in (0, 1, 1_204)]
    assert said == ["0 files", "1 file", "1,204 files"]


def test_the_home_folder_is_a_tilde_and_only_that() -> None:
    paths = ["/home/me", "/home/me/Scans", "/home/meg/Scans"]
    said = [wording.short(path, home="/home/me") for path in paths]
    assert said == ["~", "~/Scans", "/home/meg/Scans"]


def test_names_that_are_no_utf8_are_shown_with_escapes() -> None:
    assert wording.shown("/a/gr\udcfcn") == "/a/gr\\xfcn"


def test_several_folders_are_said_in_few_words() -> None:
    assert wording.listed(()) == "no folder"
    assert wording.listed(("/a",)) == "/a"
    assert wording.listed(("/a", "/b")) == "/a and 1 other folder"
    assert wording.listed(("/a", "/b", "/c")) == "/a and 2 other folders"
