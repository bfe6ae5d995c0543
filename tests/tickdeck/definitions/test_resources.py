from __future__ import annotations

import enum
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    ConfigurableResource,
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    Definitions,
    EnvVar,
    InitResourceContext,
    ResourceDependency,
    ResourceParam,
    build_resources,
    job,
    op,
    resource,
)
from tickdeck.definitions.resources import is_resource_annotation

if TYPE_CHECKING:
    from collections.abc import Iterator


NOTHING: Any = object()


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


def test_config_may_come_with_the_run() -> None:
    launched = API.configure_at_launch()

    config = {"a": {"config": {"url": "u"}}}
    with build_resources({"a": launched}, resource_config=config) as resources:
        assert resources.a.url == "u"


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [(API, True), (ResourceParam[str], True), (str, False), (None, False)],
)
def test_which_parameters_are_resources(annotation: Any, *, expected: bool) -> None:
    assert is_resource_annotation(annotation) is expected


class Holder(ConfigurableResource):
    api: API
    n: int = 1


class Depending(ConfigurableResource):
    text: ResourceDependency[str]
    api: ResourceDependency[API]


@op
def holding(holder: Holder) -> Any:
    return holder.api.url, holder.n


@op
def depending(dep: Depending) -> Any:
    return dep.text, dep.api.url


@op(required_resource_keys={"m"})
def using(context: Any) -> Any:
    return context.resources.m


@job
def holding_job() -> None:
    holding()


@job
def depending_job() -> None:
    depending()


@job
def using_job() -> None:
    using()


def used(made: Any, config: Any = NOTHING) -> Any:
    """Return what an op sees of a resource with a run's config."""
    run_config = {} if config is NOTHING else {"m": {"config": config}}
    result = using_job.execute_in_process(
        {"resources": run_config}, resources={"m": made}
    )
    return result.output_for_node("using")


def test_a_resource_inside_another_is_configured_at_launch() -> None:
    api = API.configure_at_launch()
    made = Definitions(
        jobs=[holding_job], resources={"api": api, "holder": Holder(api=api)}
    ).get_job_def("holding_job")

    result = made.execute_in_process({"resources": {"api": {"config": {"url": "z"}}}})

    assert result.output_for_node("holding") == ("z", 1)
    with pytest.raises(DagsterInvalidConfigError, match="root:resources:api"):
        made.execute_in_process()


def test_a_resource_inside_another_has_a_key_if_it_comes_with_the_run() -> None:
    holder = Holder(api=API.configure_at_launch())

    with (
        pytest.raises(DagsterInvalidDefinitionError, match="key of its own"),
        build_resources({"holder": holder}),
    ):
        pass


def test_a_resource_with_a_key_is_the_same_inside_another() -> None:
    log: list[str] = []

    class Counted(API):
        def setup_for_execution(self, context: InitResourceContext) -> None:
            log.append(self.url)

    api = Counted(url="u")
    with build_resources({"api": api, "holder": Holder(api=api)}) as made:
        assert made.holder.api is made.api
    assert log == ["u"]


def test_a_dependency_is_what_another_resource_gives() -> None:
    @resource
    def text() -> str:
        return "t"

    class Vending(ConfigurableResource):
        def create_resource(self, context: InitResourceContext) -> str:
            return "v"

    for given, seen in ((text, "t"), (Vending(), "v"), ("plain", "plain")):
        made = Depending(text=given, api=API(url="u"))  # type: ignore[arg-type] # as above
        result = depending_job.execute_in_process(resources={"dep": made})
        assert result.output_for_node("depending") == (seen, "u")


class Mode(enum.Enum):
    FAST = "f"
    SLOW = "s"


class Engine(ConfigurableResource):
    mode: Mode
    n: int = 0


@pytest.mark.parametrize(
    "made", [Engine(mode=Mode.SLOW), Engine.configure_at_launch(mode=Mode.SLOW)]
)
def test_a_run_names_the_choices_of_a_resource(made: Any) -> None:
    seen = used(made, {"mode": "FAST", "n": {"env": "TD_N"}})

    assert (seen.mode, seen.n) == (Mode.FAST, 3)
    assert used(made).mode is Mode.SLOW
    with pytest.raises(DagsterInvalidConfigError, match="not in enum type Mode got f"):
        used(made, {"mode": "f"})


@pytest.fixture(autouse=True)
def _number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TD_N", "3")


def test_what_comes_with_the_run_is_asked_for_before_it() -> None:
    with pytest.raises(DagsterInvalidConfigError, match=r'Missing .* "config"'):
        used(API.configure_at_launch())
