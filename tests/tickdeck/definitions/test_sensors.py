from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    AssetKey,
    AssetSelection,
    CheckError,
    ConfigurableResource,
    DagsterInvalidDefinitionError,
    DagsterInvalidInvocationError,
    DagsterInvalidSubsetError,
    DefaultSensorStatus,
    Definitions,
    JobDefinition,
    ParameterCheckError,
    ResourceParam,
    RunRequest,
    SensorDefinition,
    SensorEvaluationContext,
    SensorExecutionError,
    SkipReason,
    asset,
    build_sensor_context,
    job,
    op,
    run_failure_sensor,
    sensor,
)


class UsersAPI(ConfigurableResource):
    url: str

    def fetch(self) -> list[str]:
        return [self.url]


@op
def nothing() -> None: ...


@job
def first() -> None:
    nothing()


@job
def second() -> None:
    nothing()


def evaluate(made: SensorDefinition, **context: Any) -> Any:
    definitions = Definitions(sensors=[made])
    return made.evaluate_tick(build_sensor_context(definitions=definitions, **context))


def test_case_22_a_request_without_any_target_is_an_error() -> None:
    @sensor()
    def lost() -> RunRequest:
        return RunRequest()

    with pytest.raises(Exception, match="lacking a specified target"):
        evaluate(lost)


def test_case_23_a_request_must_say_which_of_several_jobs() -> None:
    @sensor(jobs=[first, second])
    def undecided() -> RunRequest:
        return RunRequest()

    with pytest.raises(Exception, match=r"\['first', 'second'\]"):
        evaluate(undecided)


def test_case_24_a_request_cannot_name_another_job() -> None:
    @sensor(job=first)
    def straying() -> RunRequest:
        return RunRequest(job_name="second")

    with pytest.raises(Exception, match=r"Expected one of: \['first'\]"):
        evaluate(straying)


def test_case_25_jobs_can_alternate_with_the_cursor() -> None:
    @sensor(jobs=[first, second])
    def alternating(context: SensorEvaluationContext) -> RunRequest:
        count = int(context.cursor or 0)
        context.update_cursor(str(count + 1))
        return RunRequest(
            run_key=str(count), job_name="first" if count % 2 == 0 else "second"
        )

    one = evaluate(alternating)
    two = evaluate(alternating, cursor=one.cursor)

    asked = [(each.run_key, each.job_name) for each in one.run_requests]
    asked += [(each.run_key, each.job_name) for each in two.run_requests]
    assert asked == [("0", "first"), ("1", "second")]


def test_case_27_one_kind_of_target_only() -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        sensor(job=first, jobs=[second])(lambda: None)


@pytest.mark.parametrize("name", ["bad-name", "type", "class", "", "a b"])
def test_case_28_names_that_cannot_be(name: str) -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        sensor(name=name, job=first)(lambda: None)


def test_case_29_intervals_are_whole_seconds_and_30_by_default() -> None:
    with pytest.raises(ParameterCheckError):
        sensor(job=first, minimum_interval_seconds=0.5)(lambda: None)  # type: ignore[arg-type]

    assert sensor(job=first)(lambda: None).minimum_interval_seconds == 30


def test_a_default_status_that_is_a_text_is_refused() -> None:
    with pytest.raises(ParameterCheckError):
        sensor(job=first, default_status="RUNNING")(lambda: None)  # type: ignore[arg-type]


def test_a_sensor_without_a_function_is_refused() -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        SensorDefinition(name="x")


def test_a_sensor_without_brackets_is_refused_instead_of_lost() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="brackets"):

        @sensor  # type: ignore[arg-type]
        def forgotten() -> None: ...


def test_case_37_the_job_of_a_sensor_with_two_is_refused() -> None:
    made = sensor(jobs=[first, second])(lambda: None)

    with pytest.raises(DagsterInvalidDefinitionError):
        _ = made.job
    assert [each.name for each in made.jobs] == ["first", "second"]


def test_a_target_that_is_only_a_name_is_no_job() -> None:
    made = sensor(job_name="first")(lambda: None)

    assert made.job_name == "first"
    with pytest.raises(DagsterInvalidDefinitionError, match="No job was provided"):
        _ = made.job


@sensor(job=first)
def needs_context(my_context: SensorEvaluationContext) -> SkipReason:
    return SkipReason(f"cursor {my_context.cursor}")


def test_case_38_a_call_without_the_context_is_refused() -> None:
    with pytest.raises(DagsterInvalidInvocationError, match="expected context"):
        needs_context()


def test_case_39_none_means_an_empty_context() -> None:
    assert needs_context(None) == SkipReason("cursor None")


def test_case_40_a_wrong_name_is_answered_with_the_right_one() -> None:
    with pytest.raises(DagsterInvalidInvocationError, match="'my_context'"):
        needs_context(wrong=build_sensor_context())


def test_case_41_two_contexts_are_refused() -> None:
    context = build_sensor_context()

    with pytest.raises(DagsterInvalidInvocationError, match="non-resource"):
        needs_context(context, context)


def test_a_context_of_another_kind_is_refused() -> None:
    with pytest.raises(CheckError):
        needs_context("no context")


def test_the_context_may_be_named() -> None:
    context = build_sensor_context(cursor="7")

    assert needs_context(my_context=context) == SkipReason("cursor 7")


@sensor(job=first)
def with_resource(
    context: SensorEvaluationContext, users_api: UsersAPI
) -> list[RunRequest]:
    return [RunRequest(run_key=each) for each in users_api.fetch()]


def test_case_42_any_object_can_stand_in_for_a_resource() -> None:
    class Fake:
        def fetch(self) -> list[str]:
            return ["1", "2"]

    requests = with_resource(build_sensor_context(), users_api=Fake())

    assert [each.run_key for each in requests] == ["1", "2"]


def test_case_43_a_missing_resource_is_named() -> None:
    with pytest.raises(
        DagsterInvalidDefinitionError,
        match="Resource with key 'users_api' required by sensor 'with_resource'",
    ):
        with_resource(build_sensor_context())


def test_case_44_a_resource_is_passed_by_name() -> None:
    with pytest.raises(DagsterInvalidInvocationError):
        with_resource(build_sensor_context(), UsersAPI(url="x"))


def test_case_45_what_a_direct_call_asks_for_is_valid(file_job: JobDefinition) -> None:
    from tickdeck import RunConfig, validate_run_config

    @sensor(job=file_job)
    def directory(context: SensorEvaluationContext) -> Any:
        for name in ("a", "b"):
            yield RunRequest(
                run_key=name,
                run_config=RunConfig(
                    ops={"process_file": {"config": {"filename": name}}}
                ),
            )

    for request in directory(build_sensor_context(cursor="0")):
        assert validate_run_config(file_job, request.run_config)


def test_case_47_a_generator_called_directly_gives_a_list() -> None:
    @sensor(job=first)
    def three(context: SensorEvaluationContext, users_api: ResourceParam[Any]) -> Any:
        for name in users_api:
            yield RunRequest(run_key=name)

    assert len(three(build_sensor_context(), users_api=["a", "b", "c"])) == 3


def test_case_49_resources_by_key_are_on_the_context() -> None:
    @sensor(job=first, required_resource_keys={"r"})
    def keyed(context: SensorEvaluationContext) -> SkipReason:
        return SkipReason(context.resources.r)

    assert keyed(build_sensor_context(resources={"r": "value"})).skip_message == "value"


def test_resources_are_named_in_one_way_only() -> None:
    def both(context: SensorEvaluationContext, users_api: UsersAPI) -> None: ...

    with pytest.raises(ParameterCheckError):
        sensor(job=first, required_resource_keys={"r"})(both)


def test_a_cursor_set_with_resources_in_the_context_is_seen_outside() -> None:
    @sensor(job=first)
    def counting(context: SensorEvaluationContext, users_api: UsersAPI) -> SkipReason:
        context.update_cursor(str(len(users_api.fetch())))
        return SkipReason()

    context = build_sensor_context(resources={"users_api": UsersAPI(url="u")})
    counting(context)

    assert context.cursor == "1"


def test_a_raising_function_is_wrapped_and_its_error_is_the_cause() -> None:
    @sensor(job=first)
    def failing() -> Any:
        yield RunRequest()
        raise ValueError("no")

    with pytest.raises(
        SensorExecutionError, match="evaluation_fn for sensor failing"
    ) as e:
        evaluate(failing)
    assert isinstance(e.value.__cause__, ValueError)


def test_every_request_carries_the_sensors_name_which_cannot_be_spoofed() -> None:
    @sensor(job=first)
    def spoofing() -> RunRequest:
        return RunRequest(tags={"dagster/sensor_name": "another", "a": "b"})

    [request] = evaluate(spoofing).run_requests

    assert request.tags == {"dagster/sensor_name": "spoofing", "a": "b"}
    assert request.job_name == "first"


def test_case_102_requests_of_an_asset_sensor_get_its_assets() -> None:
    @asset
    def a() -> None: ...

    @asset
    def b() -> None: ...

    @sensor(asset_selection=AssetSelection.assets(a, b))
    def both() -> list[RunRequest]:
        return [RunRequest(), RunRequest(asset_selection=[AssetKey("b")])]

    definitions = Definitions(assets=[a, b], sensors=[both])
    data = both.evaluate_tick(build_sensor_context(definitions=definitions))

    assert [each.asset_selection for each in data.run_requests] == [
        [AssetKey("a"), AssetKey("b")],
        [AssetKey("b")],
    ]


def test_a_request_cannot_leave_the_sensors_assets() -> None:
    @asset
    def a() -> None: ...

    @asset
    def b() -> None: ...

    @sensor(asset_selection=[a])
    def straying() -> RunRequest:
        return RunRequest(asset_selection=[AssetKey("b")])

    definitions = Definitions(assets=[a, b], sensors=[straying])
    with pytest.raises(DagsterInvalidSubsetError):
        straying.evaluate_tick(build_sensor_context(definitions=definitions))


def test_a_callable_object_can_be_the_function() -> None:
    class Looking:
        def __call__(self, context: SensorEvaluationContext) -> SkipReason:
            return SkipReason("looked")

    made = SensorDefinition("looking", evaluation_fn=Looking(), job=first)

    assert evaluate(made).skip_message == "looked"


def test_watched_paths_are_absolute_and_relative_to_the_definitions() -> None:
    made = sensor(job=first, watch=["inbox", "/var/in"])(lambda: None)

    inbox, absolute = made.watched_paths()

    assert inbox.endswith("/tests/tickdeck/definitions/inbox")
    assert absolute == "/var/in"


def test_a_timeout_leaves_time() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="no time"):
        sensor(job=first, timeout=0)(lambda: None)


def test_what_a_sensor_is() -> None:
    @sensor(job=first, default_status=DefaultSensorStatus.RUNNING)
    def documented() -> None:
        """Watches nothing."""

    assert documented.name == "documented"
    assert documented.description == "Watches nothing."
    assert documented.__doc__ == "Watches nothing."
    assert documented.sensor_type == "STANDARD"
    assert documented.source()[0] == __file__


def test_the_newer_words_of_a_sensor_are_kept(file_job: JobDefinition) -> None:
    @asset
    def raw() -> None: ...

    made = sensor(target=file_job, tags={"a": 1}, metadata={"m": 1}, owners=["team:x"])(
        lambda: RunRequest()
    )
    of_assets = sensor(name="assets", target=[raw])(lambda: RunRequest())

    assert (made.job_name, made.tags) == (file_job.name, {"a": "1"})
    assert (made.metadata, made.owners) == ({"m": 1}, ["team:x"])
    assert of_assets.asset_selection == AssetSelection.keys("raw")
    with pytest.raises(DagsterInvalidDefinitionError, match="Invalid owner"):
        sensor(owners=["nobody"])(lambda: None)
    with pytest.raises(DagsterInvalidDefinitionError, match="kind of target"):
        sensor(job=file_job, target=file_job)(lambda: None)


def test_a_target_that_a_sensor_of_this_kind_has_not_is_refused(
    file_job: JobDefinition,
) -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="does not take job"):
        run_failure_sensor(job=file_job)(lambda: None)
