from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition
from hypothesis.stateful import rule as step

from tickdeck.clock import ManualClock
from tickdeck.folders.sensing import FolderSensor
from tickdeck.values.folders import (
    CommandAction,
    FolderRule,
    FolderTrigger,
    KnownFile,
)
from tickdeck.values.ticks import ItemDecision, TickItem
from tickdeck.wire import Evaluate, Evaluated

if TYPE_CHECKING:
    from collections.abc import Callable


class Engine:
    """What the engine does with a folder sensor's answers, without a database."""

    def __init__(self, sensor: FolderSensor) -> None:
        self.sensor = sensor
        self.known: dict[str, KnownFile] = {}
        self.generation = 0

    def ask(self, **details: Any) -> Evaluated:
        message = Evaluate(
            request=7,
            sensor="scans",
            tick_id=7,
            generation=self.generation,
            cursor="kept",
            **details,
        )
        answer = self.sensor.evaluate(message)
        if answer.wants_known:
            known = tuple(self.known.values())
            answer = self.sensor.evaluate(msgspec.structs.replace(message, known=known))
        return answer

    def store(self, answer: Evaluated) -> Evaluated:
        if answer.error is None and (answer.settled or answer.forgotten):
            for path in answer.forgotten:
                del self.known[path]
            self.known.update({each.path: each for each in answer.settled})
            self.generation += 1
        return answer

    def tick(self, *closed: Path, **details: Any) -> Evaluated:
        closed_paths = tuple(str(path) for path in closed)
        return self.store(self.ask(closed_paths=closed_paths, **details))


def fired(answer: Evaluated) -> list[str]:
    return [Path(each.tags["tickdeck/path"]).name for each in answer.requests]


def decisions(answer: Evaluated) -> list[tuple[str, ItemDecision]]:
    return [(Path(each.item).name, each.decision) for each in answer.items]


@pytest.fixture
def engine(rule: FolderRule, clock: ManualClock) -> Engine:
    """Asks about files that are long unchanged, as the clock is far ahead."""
    return Engine(FolderSensor(rule, clock, is_open=lambda _path: False))


@pytest.fixture
def engine_of(clock: ManualClock) -> Callable[[FolderRule], Engine]:
    return lambda rule: Engine(FolderSensor(rule, clock, is_open=lambda _path: False))


@pytest.fixture
def blind(rule: FolderRule, clock: ManualClock) -> Engine:
    """Cannot tell who has a file open, so each file has to settle."""
    return Engine(FolderSensor(rule, clock, is_open=lambda _path: None))


def test_without_the_record_nothing_is_done(folder: Path, engine: Engine) -> None:
    (folder / "a").write_text("x")
    message = Evaluate(request=7, sensor="scans", tick_id=7, cursor="kept")
    assert engine.sensor.evaluate(message) == Evaluated(
        request=7, seconds=0.0, cursor="kept", wants_known=True
    )


def test_each_new_file_fires_once(folder: Path, engine: Engine) -> None:
    (folder / "a").write_text("x")
    assert [fired(engine.tick()) for _ in range(3)] == [["a"], [], []]
    (folder / "b").write_text("x")
    answer = engine.tick()
    assert (fired(answer), answer.cursor) == (["b"], "kept")
    assert answer.items == (
        TickItem(item=str(folder / "b"), decision=ItemDecision.FIRED, detail="1 byte"),
    )


def test_files_fire_in_the_order_of_their_times_then_names(
    folder: Path, engine: Engine
) -> None:
    for name, time in (("c", 1), ("b", 2), ("a", 2)):
        (folder / name).write_text("x")
        os.utime(folder / name, (time, time))
    assert fired(engine.tick()) == ["c", "a", "b"]


def test_an_answer_that_was_not_stored_is_given_again(
    folder: Path, engine: Engine
) -> None:
    (folder / "a").write_text("x")
    assert fired(engine.ask()) == ["a"]
    assert fired(engine.tick()) == ["a"]
    assert fired(engine.tick()) == []


def test_a_new_worker_fires_nothing_again(
    folder: Path, engine: Engine, rule: FolderRule, clock: ManualClock
) -> None:
    (folder / "a").write_text("x")
    engine.tick()
    engine.sensor = FolderSensor(rule, clock)
    assert fired(engine.tick()) == []


def test_a_baseline_notes_what_is_there_and_fires_nothing(
    folder: Path, blind: Engine
) -> None:
    (folder / "a").write_text("x")
    (folder / "b").write_text("x")
    answer = blind.tick(baseline=True)
    assert answer.skip_message == "Noted 2 files already there; only later ones fire"
    assert (fired(answer), answer.items, sorted(blind.known)) == (
        [],
        (),
        [str(folder / "a"), str(folder / "b")],
    )
    assert fired(blind.tick()) == []


def test_a_changed_file_fires_only_if_the_rule_is_for_changed_ones(
    folder: Path,
    engine: Engine,
    rule: FolderRule,
    engine_of: Callable[[FolderRule], Engine],
) -> None:
    changing = engine_of(msgspec.structs.replace(rule, trigger=FolderTrigger.CHANGED))
    for text, new, changed in (("x", ["a"], ["a"]), ("more", [], ["a"])):
        (folder / "a").write_text(text)
        assert fired(engine.tick()) == new
        assert fired(changing.tick()) == changed
        assert fired(changing.tick()) == []


def test_a_file_that_is_gone_is_forgotten_and_fires_when_another_comes(
    folder: Path, engine: Engine
) -> None:
    (folder / "a").write_text("x")
    first = engine.tick()
    (folder / "a").unlink()
    gone = engine.tick()
    assert gone.forgotten == (str(folder / "a"),)
    assert decisions(gone) == [("a", ItemDecision.GONE)]
    (folder / "a").write_text("another")
    again = engine.tick()
    assert fired(again) == ["a"]
    assert again.requests[0].run_key != first.requests[0].run_key


def test_a_file_that_comes_back_as_it_was_asks_with_its_old_key(
    folder: Path, engine: Engine
) -> None:
    (folder / "a").write_text("x")
    first = engine.tick()
    (folder / "a").rename(folder.parent / "a")
    engine.tick()
    (folder.parent / "a").rename(folder / "a")
    assert engine.tick().requests == first.requests


def test_a_file_that_the_patterns_leave_out_by_now_is_not_gone(
    folder: Path,
    engine: Engine,
    rule: FolderRule,
    engine_of: Callable[[FolderRule], Engine],
) -> None:
    (folder / "a").write_text("x")
    engine.tick()
    engine.sensor = engine_of(msgspec.structs.replace(rule, include=("*.b",))).sensor
    assert engine.tick().forgotten == ()


def test_a_folder_that_vanished_is_an_error_and_forgets_nothing(
    folder: Path, engine: Engine
) -> None:
    (folder / "a").write_text("x")
    engine.tick()
    folder.rename(folder.parent / "away")
    answer = engine.tick()
    assert answer.error is not None
    assert answer.error.message == (
        f"The folder {folder} does not exist (or is not mounted)."
    )
    assert decisions(answer) == [("scans", ItemDecision.UNREADABLE)]
    assert engine.tick().items == ()
    (folder.parent / "away").rename(folder)
    assert (fired(engine.tick()), len(engine.known)) == ([], 1)


def test_one_of_several_folders_may_be_missing(
    folder: Path, rule: FolderRule, engine_of: Callable[[FolderRule], Engine]
) -> None:
    both = (str(folder), "/no/such")
    engine = engine_of(msgspec.structs.replace(rule, folders=both))
    (folder / "a").write_text("x")
    assert fired(engine.tick()) == ["a"]
    answer = engine.tick()
    assert (answer.error, answer.items) == (None, ())
    assert answer.skip_message == (
        f"No new files in {folder} and 1 other folder. "
        "The folder /no/such does not exist (or is not mounted)."
    )


def test_an_empty_folder_on_another_device_is_taken_for_an_unmounted_one(
    folder: Path,
    rule: FolderRule,
    tmp_path: Path,
    engine_of: Callable[[FolderRule], Engine],
) -> None:
    shared_memory = Path("/dev/shm")
    if (
        not os.access(shared_memory, os.W_OK)
        or shared_memory.stat().st_dev == folder.stat().st_dev
    ):
        pytest.skip("there is no other device")
    mount = tmp_path / "mount"
    mount.symlink_to(folder)
    engine = engine_of(msgspec.structs.replace(rule, folders=(str(mount),)))
    (folder / "a").write_text("x")
    assert fired(engine.tick()) == ["a"]
    with tempfile.TemporaryDirectory(dir=shared_memory) as other:
        mount.unlink()
        mount.symlink_to(other)
        answer = engine.tick()
        assert answer.error is not None
        assert "something is not mounted" in answer.error.message
        (Path(other) / "b").write_text("x")
        assert fired(engine.tick()) == ["b"]


def test_a_file_that_may_be_open_settles_first(
    folder: Path, blind: Engine, clock: ManualClock
) -> None:
    file = folder / "a"
    file.write_text("x")
    answer = blind.tick()
    assert (fired(answer), answer.look_again_seconds) == ([], 2.0)
    assert answer.skip_message == "1 file settling"
    assert answer.items == (
        TickItem(item=str(file), decision=ItemDecision.SETTLING, detail="1 byte"),
    )
    clock.advance(timedelta(seconds=1.5))
    answer = blind.tick()
    assert (answer.look_again_seconds, answer.items) == (0.5, ())
    file.write_text("more")
    clock.advance(timedelta(seconds=0.5))
    answer = blind.tick()
    assert answer.look_again_seconds == 2.0
    assert answer.items[0].detail == "4 bytes, growing"
    clock.advance(timedelta(seconds=2))
    assert fired(blind.tick()) == ["a"]


def test_a_file_that_its_writer_closed_fires_at_once(
    folder: Path, blind: Engine
) -> None:
    (folder / "a").write_text("x")
    (folder / "b").write_text("x")
    assert fired(blind.tick(folder / "a")) == ["a"]


def test_a_file_that_is_really_open_waits_for_its_writer(
    folder: Path, rule: FolderRule, clock: ManualClock
) -> None:
    engine = Engine(FolderSensor(rule, clock))
    with (folder / "a").open("w"):
        answer = engine.tick(folder / "a")
        if answer.requests:
            pytest.skip("this file system cannot tell who has a file open")
        assert answer.skip_message == "1 file settling"
    assert fired(engine.tick(folder / "a")) == ["a"]


def test_a_file_that_grows_under_the_very_look_is_not_complete(
    folder: Path, rule: FolderRule, clock: ManualClock
) -> None:
    file = folder / "a"
    file.write_text("x")

    def grow(path: str) -> bool:
        with Path(path).open("a") as writer:
            writer.write("more")
        return False

    engine = Engine(FolderSensor(rule, clock, is_open=grow))
    assert fired(engine.tick()) == []


def test_a_wall_clock_that_is_set_back_holds_no_file_up(
    folder: Path, rule: FolderRule
) -> None:
    clock = ManualClock(datetime(1990, 1, 1, tzinfo=UTC))
    engine = Engine(FolderSensor(rule, clock, is_open=lambda _path: False))
    (folder / "a").write_text("x")
    assert fired(engine.tick()) == []
    clock.advance(timedelta(seconds=1))
    clock.jump(datetime(1980, 1, 1, tzinfo=UTC))
    clock.advance(timedelta(seconds=1))
    assert fired(engine.tick()) == ["a"]


def test_files_just_written_that_do_not_fire_are_explained(
    folder: Path, engine: Engine
) -> None:
    (folder / "a").write_text("x")
    engine.tick()
    (folder / "a").write_text("more")
    (folder / "b.part").write_text("x")
    answer = engine.tick(folder / "a", folder / "b.part", folder / "absent")
    assert decisions(answer) == [
        ("a", ItemDecision.KNOWN),
        ("b.part", ItemDecision.FILTERED),
    ]
    assert engine.tick().items == ()


def test_a_name_that_is_no_utf8_is_told_once_and_stops_nothing(
    folder: Path, engine: Engine
) -> None:
    (folder / os.fsdecode(b"\xfc")).write_text("x")
    (folder / "a").write_text("x")
    answer = engine.tick()
    assert fired(answer) == ["a"]
    assert decisions(answer) == [
        ("\\xfc", ItemDecision.UNREADABLE),
        ("a", ItemDecision.FIRED),
    ]
    assert engine.tick().items == ()


def test_a_skip_says_where_nothing_new_is(
    folder: Path,
    engine: Engine,
    rule: FolderRule,
    engine_of: Callable[[FolderRule], Engine],
) -> None:
    assert engine.tick().skip_message == f"No new files in {folder}"
    changed = msgspec.structs.replace(rule, trigger=FolderTrigger.CHANGED)
    answer = engine_of(changed).tick()
    assert answer.skip_message == f"No new or changed files in {folder}"


class KnownFilesProtocol(RuleBasedStateMachine):
    """Several workers, lost answers and files that come and go.

    The model is plain: each tick that the engine stores fires exactly the files that
    the engine's own record says are new (or changed), whoever answers it.
    """

    names = st.sampled_from("abc")

    def __init__(self) -> None:
        super().__init__()
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.clock = ManualClock(datetime(2100, 1, 1, tzinfo=UTC))
        self.trigger = FolderTrigger.NEW
        self.versions = 0
        self.last_tick_started: datetime | None = None
        self.fired: list[str] = []
        self.workers: list[FolderSensor] = []
        self.engine = Engine(self.new_worker())
        self.workers = [self.engine.sensor, self.new_worker()]

    def teardown(self) -> None:
        with self.scratch:
            self.tick(worker=0, is_stored=True)
            assert set(self.present()) == set(self.engine.known)

    def new_worker(self) -> FolderSensor:
        rule = FolderRule(
            name="scans",
            folders=(str(self.folder),),
            action=CommandAction(arguments=("echo",)),
            trigger=self.trigger,
        )
        return FolderSensor(rule, self.clock, is_open=lambda _path: False)

    def present(self) -> dict[str, KnownFile]:
        files = {}
        for file in self.folder.iterdir():
            status = file.stat()
            files[str(file)] = KnownFile(str(file), status.st_mtime_ns, status.st_size)
        return files

    def age(self, file: Path) -> None:
        """Give a file a time that no file ever had."""
        self.versions += 1
        os.utime(file, ns=(0, self.versions))

    @precondition(lambda self: not self.versions)
    @step()
    def fire_for_changes_too(self) -> None:
        self.trigger = FolderTrigger.CHANGED
        self.workers = [self.new_worker(), self.new_worker()]

    @step(name=names)
    def write(self, name: str) -> None:
        (self.folder / name).write_text("x")
        self.age(self.folder / name)

    @step(name=names)
    def delete(self, name: str) -> None:
        (self.folder / name).unlink(missing_ok=True)

    @step(name=names, to=names)
    def move(self, name: str, to: str) -> None:
        if (self.folder / name).exists():
            self.age(self.folder / name)
            (self.folder / name).replace(self.folder / to)

    @step(name=names, worker=st.sampled_from([0, 1]), is_stored=st.booleans())
    def write_and_tick(self, name: str, worker: int, is_stored: bool) -> None:
        self.write(name)
        self.tick(worker, is_stored)

    @step(worker=st.sampled_from([0, 1]))
    def restart(self, worker: int) -> None:
        self.workers[worker] = self.new_worker()

    @step(worker=st.sampled_from([0, 1]), is_stored=st.booleans())
    def tick(self, worker: int, is_stored: bool) -> None:
        before, now = dict(self.engine.known), self.present()
        self.engine.sensor = self.workers[worker]
        self.clock.advance(timedelta(seconds=1))
        started = self.clock.now()
        answer = self.engine.ask(last_tick_started=self.last_tick_started)
        self.clock.advance(timedelta(seconds=1))
        self.last_tick_started = started
        due = {
            path: file
            for path, file in now.items()
            if path not in before
            or (self.trigger is FolderTrigger.CHANGED and before[path] != file)
        }
        assert {each.path: each for each in answer.settled} == due
        assert set(answer.forgotten) == set(before) - set(now)
        if is_stored:
            self.engine.store(answer)
            self.fired += [str(each.run_key) for each in answer.requests]

    @invariant()
    def each_state_of_a_file_fires_at_most_once(self) -> None:
        assert sorted(self.fired) == sorted(set(self.fired))


KnownFilesProtocol.TestCase.settings = settings(
    max_examples=150, stateful_step_count=40, deadline=None
)
TestKnownFilesProtocol = KnownFilesProtocol.TestCase
