from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from tickdeck_gui.theme.tokens import DARK, LIGHT, Tokens

TEXT = 4.5
GRAPHICS = 3.0
MARKS = (
    "success",
    "failure",
    "running",
    "skipped",
    "queued",
    "canceled",
    "interrupted",
)


def luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    it = QColor(colour)
    red, green, blue = linear(it.redF()), linear(it.greenF()), linear(it.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


GROUNDS = ("window", "panel", "raised", "hover", "accent_ground", "failure_ground")
"""What lines of lists, cards and menus are painted on: also selected and failing."""


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", [*GROUNDS, "faint_line"])
@pytest.mark.parametrize("ink", ["ink", "second", "accent", "failure"])
def test_text_can_be_read_on_every_ground(
    tokens: Tokens, ink: str, ground: str
) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_stands_out_and_its_word_can_be_read(
    tokens: Tokens, mark: str, ground: str
) -> None:
    assert contrast(getattr(tokens, mark), getattr(tokens, ground)) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_what_stands_on_a_colour_can_be_read(tokens: Tokens) -> None:
    for ink, ground in (
        (tokens.on_accent, tokens.accent),
        (tokens.panel, tokens.failure),
        (tokens.panel, tokens.ink),
        (tokens.accent_ground, tokens.ink),
    ):
        assert contrast(ink, ground) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_fields_can_be_told_from_what_is_around_them(tokens: Tokens) -> None:
    for part in (tokens.third, tokens.accent):
        assert contrast(part, tokens.panel) >= GRAPHICS


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_switches_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.off, tokens.panel) >= GRAPHICS
    assert contrast(tokens.accent, tokens.panel) >= GRAPHICS
