from __future__ import annotations

from typing import get_args, get_origin

from tickdeck import In, Out, Output
from tickdeck.definitions.inputs_outputs import OMITTED


def test_none_is_a_default_like_any_other() -> None:
    assert In().default_value is OMITTED
    assert In(default_value=None).default_value is None
    assert repr(OMITTED) == "<omitted>"


def test_an_output_is_required_and_of_any_type_unless_it_says_otherwise() -> None:
    assert (Out().is_required, Out().dagster_type) == (True, OMITTED)


def test_an_annotation_says_what_an_output_holds() -> None:
    annotation = Output[int]  # type: ignore[type-arg] # it takes one, at run time

    assert (get_origin(annotation), get_args(annotation)) == (Output, (int,))
