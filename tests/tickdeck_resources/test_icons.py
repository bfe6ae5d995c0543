from __future__ import annotations

from xml.etree import ElementTree

import pytest

from tickdeck_resources.icons import APPLICATION, icon_names, icon_svg


@pytest.mark.parametrize("name", icon_names())
def test_every_icon_is_well_formed_and_takes_its_colour_from_outside(
    name: str,
) -> None:
    svg = icon_svg(name)
    root = ElementTree.fromstring(svg)
    assert root.get("viewBox")
    assert ("currentColor" in svg) == (name != APPLICATION)


def test_an_unknown_icon_says_which_there_are() -> None:
    with pytest.raises(LookupError, match="there are application, asset, back"):
        icon_svg("nothing")
