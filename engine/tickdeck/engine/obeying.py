"""Every wish of the operator's, carried out once."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck import deciding, wire
from tickdeck.engine.editing import Edit, Editor
from tickdeck.engine.evaluation import ask
from tickdeck.engine.location_desk import FOLDERS_SPEC
from tickdeck.engine.moving import StateMover
from tickdeck.folders.commands import sensor_of
from tickdeck.folders.rules import problems_of
from tickdeck.folders.scanning import Patterns
from tickdeck.values import commands
from tickdeck.values.folders import FolderPreview, FolderRule, JobAction, KnownFile
from tickdeck.values.locations import FOLDERS, REPOSITORY, LocationState
from tickdeck.values.processes import ProcessInfo, ProcessRole
from tickdeck.values.runs import Run, RunStatus
from tickdeck.worker.memory import rss_bytes

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterator

    from tickdeck.clock import Clock
    from tickdeck.engine.housekeeping import Housekeeping
    from tickdeck.engine.instance_desk import InstanceDesk
    from tickdeck.engine.ledger import Ledger
    from tickdeck.engine.live_settings import LiveSettings
    from tickdeck.engine.location_desk import LocationDesk
    from tickdeck.engine.pausing import Pause
    from tickdeck.engine.run_desk import RunDesk
    from tickdeck.engine.sensor_desk import SensorDesk
    from tickdeck.engine.trials import Trials
    from tickdeck.home import Home
    from tickdeck.storage.store import Store
    from tickdeck.values.sensors import SensorId, SensorSpec, SensorState
    from tickdeck.values.ticks import Tick

PREVIEW_TIMEOUT_S = 60.0
ALL_FILES = 10_000_000


class Obeyer:
    """Carries out commands in the engine's loop. Errors are sentences.

    `LookupError` for what does not exist, `ValueError` for what cannot be.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        store: Store,
        ledger: Ledger,
        clock: Clock,
        home: Home,
        *,
        sensors: SensorDesk,
        runs: RunDesk,
        locations: LocationDesk,
        settings: LiveSettings,
        pause: Pause,
        trials: Trials,
        housekeeping: Housekeeping,
        instance: InstanceDesk,
    ) -> None:
        self._loop = loop
        self._store = store
        self._ledger = ledger
        self._clock = clock
        self._home = home
        self._sensors = sensors
        self._runs = runs
        self._locations = locations
        self._settings = settings
        self._pause = pause
        self._trials = trials
        self._housekeeping = housekeeping
        self._instance = instance
        self._editor = Editor(store, clock)
        self._mover = StateMover(store)

    async def obey(self, command: commands.Command) -> Any:  # noqa: C901 - one line for each wish
        """Carry out *command* and return its answer."""
        match command:
            case (
                commands.StartSensor()
                | commands.StopSensor()
                | commands.ResetSensor()
                | commands.SetCursor()
            ):
                return self._edit(command)
            case commands.EvaluateNow():
                return await self._evaluate_now(command.sensor_id)
            case commands.TestSensor():
                return await self._trials.test(command)
            case commands.AddLocation():
                return await self._locations.open(command.spec, pinned=True)
            case commands.RemoveLocation():
                return self._locations.close_one(command.name)
            case commands.ReloadLocations():
                return await self._reload(command.name)
            case commands.PreviewFolder():
                return await self._preview(command.rule, command.limit)
            case commands.SaveFolder():
                return await self._save_folder(command)
            case commands.DeleteFolder():
                return await self._delete_folder(command.sensor_id)
            case commands.LaunchRun():
                return await self._launch(command)
            case commands.CancelRun():
                return self._runs.cancel(command.run_id, force=command.force)
            case commands.ReexecuteRun():
                self._ledger.flush()
                return self._runs.reexecute(
                    command.run_id, from_failure=command.from_failure
                )
            case commands.DeleteRun():
                self._ledger.flush()
                return self._runs.delete(command.run_id)
            case commands.CommitTest():
                return await self._trials.commit(command)
            case commands.CancelTest():
                return self._trials.cancel(command.sensor_id)
            case commands.ReleaseRunKeys():
                self._find(command.sensor_id)
                return self._store.release_keys(command.sensor_id, command.keys)
            case commands.MoveState():
                return self._move_state(command)
            case commands.PauseEngine():
                return self._pause.switch(on=command.paused)
            case commands.ListProcesses():
                return self._processes()
            case commands.ChangeSettings():
                return self._settings.change(command.settings)
            case commands.PurgeHistory():
                self._ledger.flush()
                return self._housekeeping.purge_all()
            case commands.Compact():
                self._ledger.flush()
                return self._store.compact()
            case commands.BackUp():
                return self._back_up()
            case commands.Ask():
                return self._instance.answer(command.query)

    # --- switches and cursors ------------------------------------------------------

    def _find(self, sensor_id: SensorId) -> tuple[SensorState, SensorSpec]:
        """Return a sensor, also one whose code is not loaded."""
        self._ledger.flush()
        for watched in self._sensors.watched():
            if watched.state.id == sensor_id:
                return watched.state, watched.spec
        for state, spec in self._store.sensors_of():
            if state.id == sensor_id:
                return state, spec
        raise LookupError(f"There is no sensor {sensor_id}.")

    def _edit(self, command: Edit) -> SensorState:
        state, spec = self._find(command.sensor_id)
        edited = self._editor.edit(command, state, spec)
        if edited is not state:
            self._sensors.replace_state(edited)
        return edited

    # --- evaluating ----------------------------------------------------------------

    async def _evaluate_now(self, sensor_id: SensorId) -> Tick:
        if self._ledger.trouble is not None:
            raise ValueError(self._ledger.trouble)
        return await self._sensors.evaluate_now(sensor_id)

    def _move_state(self, command: commands.MoveState) -> SensorState:
        """Give what a sensor remembered whose code is gone to its new name."""
        if any(
            each.state.id == command.target and each.in_flight
            for each in self._sensors.watched()
        ):
            name = self._find(command.target)[0].name
            raise ValueError(f"{name} is being evaluated just now. Try again.")
        source = self._find(command.source)
        state = self._mover.move(source, self._find(command.target))
        self._sensors.remove(command.source)
        self._sensors.replace_state(state)
        return state

    def _processes(self) -> tuple[ProcessInfo, ...]:
        own = ProcessInfo(
            pid=os.getpid(),
            role=ProcessRole.ENGINE,
            busy=bool(self._sensors.in_flight or self._runs.in_progress),
        )
        return tuple(
            msgspec.structs.replace(each, rss_bytes=rss_bytes(each.pid))
            for each in (own, *self._locations.processes())
        )

    def _back_up(self) -> str:
        self._ledger.flush()
        stamp = self._clock.now().strftime("%Y%m%dT%H%M%S%fZ")
        copy = self._home.backups / f"tickdeck-{stamp}.sqlite"
        self._store.back_up(copy)
        return str(copy)

    # --- locations and runs --------------------------------------------------------

    async def _reload(self, name: str | None) -> tuple[LocationState, ...]:
        return tuple([await each for each in self._locations.reload(name)])

    async def _launch(self, command: commands.LaunchRun) -> Run:
        pool = self._locations.pool_for_questions(command.location)
        answer = await ask(
            self._loop,
            pool,
            wire.CheckConfig(
                request=-1,
                job_name=command.job_name,
                run_config=command.run_config,
                asset_keys=command.asset_keys,
                partition_key=command.partition_key,
            ),
            PREVIEW_TIMEOUT_S,
        )
        assert isinstance(answer, wire.ConfigChecked)
        if answer.problem is not None:
            raise ValueError(answer.problem)
        run = Run(
            run_id=deciding.new_run_id(),
            location=command.location,
            job_name=command.job_name,
            status=RunStatus.NOT_STARTED,
            created=self._clock.now(),
            run_config=command.run_config
            if answer.run_config is None
            else answer.run_config,
            tags={**answer.tags, **command.tags},
            asset_keys=command.asset_keys,
            partition_key=command.partition_key,
        )
        self._store.create_run(run)
        self._runs.add([run])
        return run

    # --- folders -------------------------------------------------------------------

    async def _preview(self, rule: FolderRule, limit: int) -> FolderPreview:
        answer = await ask(
            self._loop,
            self._locations.pool_for_questions(FOLDERS),
            wire.Preview(request=-1, rule=rule, limit=limit),
            PREVIEW_TIMEOUT_S,
        )
        assert isinstance(answer, wire.Previewed)
        return FolderPreview(
            matches=answer.matches,
            match_count=answer.match_count,
            excluded_count=answer.excluded_count,
            problems=answer.problems,
        )

    async def _save_folder(self, command: commands.SaveFolder) -> SensorState:
        rule = command.rule
        self._check_rule(rule, command.replaces)
        known: tuple[KnownFile, ...] = ()
        if not command.run_existing:
            preview = await self._preview(rule, ALL_FILES)
            known = tuple(
                KnownFile(match.path, match.modified_ns, match.size)
                for match in preview.matches
            )
        state = self._store.save_rule(FOLDERS, REPOSITORY, sensor_of(rule), rule, known)
        self._sensors.forget_generation(state.id)
        await self._locations.open(FOLDERS_SPEC)
        return self._find(state.id)[0]

    def _check_rule(self, rule: FolderRule, replaces: SensorId | None) -> None:
        problems = list(problems_of(rule))
        rules = self._store.rules()
        if replaces is not None:
            if replaces not in rules:
                raise LookupError(f"There is no folder sensor {replaces}.")
            if rules[replaces].name != rule.name:
                problems.append("The name of a folder's sensor cannot be changed.")
        elif rule.name in {each.name for each in rules.values()}:
            problems.append(f"There is a folder sensor called {rule.name} already.")
        problems += _problems_of_watching(rule, self._home)
        if isinstance(rule.action, JobAction):
            jobs = self._locations.state(rule.action.location).jobs
            if rule.action.job_name not in {job.name for job in jobs}:
                problems.append(
                    f"{rule.action.location} has no job {rule.action.job_name}."
                )
        if problems:
            raise ValueError("\n".join(problems))

    async def _delete_folder(self, sensor_id: SensorId) -> None:
        if sensor_id not in self._store.rules():
            raise LookupError(f"There is no folder sensor {sensor_id}.")
        self._ledger.flush()
        self._store.delete_sensor(sensor_id)
        self._sensors.remove(sensor_id)
        await self._locations.open(FOLDERS_SPEC)


def _problems_of_watching(rule: FolderRule, home: Home) -> Iterator[str]:
    """Refuse what would find our own files: each run would make more, without end."""
    own = home.folder.resolve()
    patterns = Patterns(rule.include, rule.exclude)
    for folder in rule.folders:
        root = Path(folder).resolve()
        if root.is_relative_to(own):
            yield f"{folder} is Tickdeck's own data folder and cannot be watched."
        elif rule.recursive and own.is_relative_to(root):
            inner = own.relative_to(root)
            way = (inner, *inner.parents[:-1])
            if all(patterns.enter_folder(each.name, str(each)) for each in way):
                yield (
                    f"{folder} holds Tickdeck's own data folder, which every run "
                    f"changes. Exclude {inner}, or watch a folder beside it."
                )
