from __future__ import annotations

import pytest

from tickdeck.folders import placeholders

PATH = "/home/me/Scans/a b.tar.gz"


@pytest.mark.parametrize(
    ("argument", "expanded"),
    [
        ("{path}", PATH),
        ("{name}", "a b.tar.gz"),
        ("{stem}", "a b.tar"),
        ("{dir}", "/home/me/Scans"),
        ("{dir}/{stem}.pdf", "/home/me/Scans/a b.tar.pdf"),
        ("{{name}", "{name}"),
        ("{{{name}", "{a b.tar.gz"),
        ("a { b", "a { b"),
        ("}", "}"),
        ("$HOME `ls` %s \\", "$HOME `ls` %s \\"),
    ],
)
def test_placeholders_are_replaced(argument: str, expanded: str) -> None:
    assert placeholders.expand([argument], PATH) == [expanded]


def test_what_a_file_is_called_is_never_interpreted() -> None:
    path = "/in/{dir}; rm -rf {{.txt"
    assert placeholders.expand(["{name}"], path) == ["{dir}; rm -rf {{.txt"]


@pytest.mark.parametrize("argument", ["{file}", "{}", "{name!r}", "{0}", "{name:>9}"])
def test_an_unknown_placeholder_is_refused_and_the_known_are_named(
    argument: str,
) -> None:
    with pytest.raises(ValueError, match=r"\{path\}, \{name\}, \{stem\}, \{dir\}"):
        placeholders.expand([argument], PATH)


def test_the_placeholders_of_an_argument_are_found() -> None:
    assert placeholders.names_in("{a}-{{b}-{name}") == ("a", "name")
