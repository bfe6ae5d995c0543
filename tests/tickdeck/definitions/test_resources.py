from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    ConfigurableResource,
    EnvVar,
    InitResourceContext,
    ResourceDefinition,
    ResourceParam,
    build_resources,
    resource,
)
from tickdeck.definitions.resources import is_resource_annotation

if TYPE_CHECKING:
    from collections.abc import Iterator


class API(ConfigurableResource):
    url: str


def test_a_variable_cannot_be_read_before_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = API(url=EnvVar("TD_URL"))
    with pytest.raises(RuntimeError, match="TD_URL"):
        _ = made.url
    monkeypatch.setenv("TD_URL", "http://here")

    with build_resources({"api": made}) as resources:
        assert resources.api.url == "http://here"


def test_set_up_before_and_torn_down_after_the_last_first() -> None:
    log: list[str] = []

    class Logged(ConfigurableResource):
        name: str

        @contextmanager
        def yield_for_execution(self, context: InitResourceContext) -> Iterator[Any]:
            log.append(f"+{self.name}")
            yield self
            log.append(f"-{self.name}")

    with build_resources({"a": Logged(name="a"), "b": Logged(name="b")}):
        log.append("used")

    assert log == ["+a", "+b", "used", "-b", "-a"]


def test_a_resource_may_hold_another() -> None:
    class Outer(ConfigurableResource):
        api: API

    with build_resources({"o": Outer(api=API(url="u"))}) as resources:
        assert resources.o.api.url == "u"


def test_a_resource_may_give_something_else() -> None:
    class Vending(ConfigurableResource):
        def create_resource(self, context: InitResourceContext) -> Any:
            return 42

    with build_resources({"v": Vending()}) as resources:
        assert resources.v == 42


def test_an_old_style_resource_with_config_and_clean_up() -> None:
    log = []

    @resource(config_schema={"n": int})
    def counted(context: InitResourceContext) -> Iterator[int]:
        yield context.resource_config["n"]
        log.append("cleaned")

    config = {"c": {"config": {"n": 3}}}
    with build_resources({"c": counted}, config) as resources:
        assert resources.c == 3
        assert log == []
    assert log == ["cleaned"]


def test_a_bare_old_style_resource() -> None:
    @resource
    def plain() -> str:
        return "value"

    with build_resources(
        {"p": plain, "q": ResourceDefinition.hardcoded_resource(5)}
    ) as r:
        assert (r.p, r.q) == ("value", 5)


def test_config_may_come_with_the_run() -> None:
    launched = API.configure_at_launch()

    with build_resources({"a": launched}, {"a": {"config": {"url": "u"}}}) as resources:
        assert resources.a.url == "u"


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [(API, True), (ResourceParam[str], True), (str, False), (None, False)],
)
def test_which_parameters_are_resources(annotation: Any, *, expected: bool) -> None:
    assert is_resource_annotation(annotation) is expected
