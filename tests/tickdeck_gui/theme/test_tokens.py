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


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.panel, tokens.raised, tokens.accent_ground):
        assert contrast(tokens.ink, ground) >= TEXT
        assert contrast(tokens.second, ground) >= TEXT
    assert contrast(tokens.on_accent, tokens.accent) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("mark", MARKS)
def test_every_mark_stands_out_and_its_word_can_be_read(
    tokens: Tokens, mark: str
) -> None:
    assert contrast(getattr(tokens, mark), tokens.panel) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_failures_can_be_read_on_their_own_ground(tokens: Tokens) -> None:
    assert contrast(tokens.failure, tokens.failure_ground) >= TEXT
    assert contrast(tokens.ink, tokens.failure_ground) >= TEXT


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_switches_can_be_seen(tokens: Tokens) -> None:
    assert contrast(tokens.off, tokens.panel) >= GRAPHICS
    assert contrast(tokens.accent, tokens.panel) >= GRAPHICS
