from __future__ import annotations

from pathlib import Path

from tickdeck import file_relative_path


def test_a_path_beside_the_code() -> None:
    assert file_relative_path(__file__, "x/y.csv") == str(
        Path(__file__).parent / "x" / "y.csv"
    )
