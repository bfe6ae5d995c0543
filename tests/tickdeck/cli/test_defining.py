from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.tickdeck.cli.conftest import DEFINITIONS

if TYPE_CHECKING:
    from tests.tickdeck.cli.conftest import CommandLine


def test_sound_definitions_are_listed(tickdeck: CommandLine) -> None:
    path = tickdeck.write(DEFINITIONS)

    code, out, _err = tickdeck.run("check", path)

    assert code == 0
    for word in ("is sound", "asking", "RUNNING", "1 s", "Jobs: j"):
        assert word in out
    [told] = tickdeck.json("check", path)
    assert told["sensors"] == ["asking", "idle", "raising"]


def test_broken_definitions_are_said_with_their_line(tickdeck: CommandLine) -> None:
    good = tickdeck.write(DEFINITIONS)
    bad = tickdeck.write("x = 1\ndef broken(:\n", "bad.py")

    code, out, err = tickdeck.run("check", good, bad)

    assert code == 1
    assert "is sound" in out
    assert f"{bad}:2: SyntaxError" in err
    code, out, _err = tickdeck.run("check", bad, "--json")
    assert (code, json.loads(out)["line"]) == (1, 2)


def test_a_preview_says_what_would_be_asked_for(tickdeck: CommandLine) -> None:
    path = tickdeck.write(DEFINITIONS)

    [told] = tickdeck.json("preview", "asking", "-f", path)
    shown = tickdeck.run("preview", "asking", "-f", path)[1]

    [request] = told["run_requests"]
    assert (request["run_key"], request["job_name"]) == ("k", "j")
    assert (told["skip_reason"], told["error"], told["cursor"]) == (None, None, "c")
    assert told["log"] == ["looking"]
    assert "It would ask for 1 run:" in shown
    assert tickdeck.json("ticks") == []


def test_a_preview_of_a_skip_with_a_cursor(tickdeck: CommandLine) -> None:
    path = tickdeck.write(DEFINITIONS)

    [told] = tickdeck.json("preview", "idle", "-f", path, "--cursor", "7")

    assert told["skip_reason"] == "cursor 7"
    assert (
        "It would skip: cursor None" in tickdeck.run("preview", "idle", "-f", path)[1]
    )


def test_a_preview_of_what_raises_is_exit_code_1(tickdeck: CommandLine) -> None:
    path = tickdeck.write(DEFINITIONS)

    code, out, _err = tickdeck.run("preview", "raising", "-f", path, "--json")
    shown = tickdeck.run("preview", "raising", "-f", path)

    assert code == 1
    assert json.loads(out)["error"]["message"] == "no good"
    assert shown[0] == 1
    assert "ValueError: no good" in shown[2]


def test_a_preview_of_what_is_not_there(tickdeck: CommandLine) -> None:
    path = tickdeck.write(DEFINITIONS)

    code, _out, err = tickdeck.run("preview", "nobody", "-f", path)

    assert code == 1
    assert "found: asking, idle, raising" in err
    assert tickdeck.run("preview", "x", "-f", tickdeck.write("1/0", "b.py"))[0] == 1


def test_known_sensors_need_no_file_and_see_their_cursor(
    tickdeck: CommandLine,
) -> None:
    tickdeck.serve("1")
    tickdeck.run("cursor", "idle", "--set", "stored")

    [told] = tickdeck.json("preview", "idle")

    assert told["skip_reason"] == "cursor stored"
