from __future__ import annotations

from typing import Any

from tickdeck import (
    DagsterEventType,
    HookContext,
    build_hook_context,
    failure_hook,
    job,
    op,
    success_hook,
)


@op
def fine() -> int:
    return 7


@op
def broken() -> None:
    raise ValueError("no good")


def test_hooks_are_called_for_how_a_step_ended() -> None:
    told: list[Any] = []

    @success_hook
    def glad(context: HookContext) -> None:
        told.append(("glad", context.step_key, context.op_output_values))

    @failure_hook(name="sad")
    def whatever(context: HookContext) -> None:
        told.append((context.hook_def, context.step_key, str(context.op_exception)))

    @job(hooks={glad, whatever})
    def both() -> None:
        fine()
        broken()

    both.execute_in_process(raise_on_error=False)

    assert told == [("glad", "fine", {"result": 7}), ("sad", "broken", "no good")]


def test_a_hook_above_a_job_and_one_on_a_step() -> None:
    told: list[str] = []

    @success_hook
    def everywhere(context: HookContext) -> None:
        told.append(f"everywhere {context.step_key}")

    @success_hook(required_resource_keys={"who"})
    def here(context: HookContext) -> None:
        told.append(f"here {context.step_key} {context.resources.who}")

    @everywhere
    @job(resource_defs={"who": "me"})
    def made() -> None:
        fine.with_hooks({here}).alias("first")()
        fine()

    result = made.execute_in_process()

    assert told == ["everywhere first", "here first me", "everywhere fine"]
    assert (
        next(
            each.message
            for each in result.all_events
            if each.event_type is DagsterEventType.HOOK_COMPLETED
        )
        == 'Finished the hook "everywhere".'
    )


def test_a_hook_that_fails_fails_no_run() -> None:
    @success_hook
    def bad(_context: HookContext) -> None:
        raise ValueError("no good")

    @job(hooks={bad})
    def made() -> None:
        fine()

    result = made.execute_in_process()

    [told] = [
        each
        for each in result.all_events
        if each.event_type is DagsterEventType.HOOK_ERRORED
    ]
    assert result.success
    assert "no good" in str(told.event_specific_data.error)


def test_a_hook_is_called_in_a_test() -> None:
    @failure_hook
    def told(context: HookContext) -> str:
        return f"{context.step_key}: {context.op_exception} {context.resources.who}"

    context = build_hook_context(
        op=fine, op_exception=ValueError("no"), resources={"who": "me"}
    )

    assert told(context) == "fine: no me"
