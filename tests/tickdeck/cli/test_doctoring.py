from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.tickdeck.cli.conftest import CommandLine


def findings(tickdeck: CommandLine) -> dict[str, dict[str, object]]:
    return {str(each["subject"]): each for each in tickdeck.json("doctor")}


def test_everything_is_examined(tickdeck: CommandLine) -> None:
    tickdeck.serve("1")

    found = findings(tickdeck)

    assert {"Python", "Window", "Data folder", "Disk", "Engine", "Database"} <= set(
        found
    )
    assert "sound" in str(found["Database"]["detail"])
    assert "not at work" in str(found["Engine"]["detail"])
    assert tickdeck.run("doctor")[0] == 0


def test_damage_is_found(tickdeck: CommandLine) -> None:
    tickdeck.home.create()
    tickdeck.home.database.write_text("nonsense " * 500)

    code, out, _err = tickdeck.run("doctor")

    assert code == 1
    assert "MEND" in out
    assert "damaged" in out
