"""The sensor that a rule is: which of its files fire now."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from tickdeck.folders import scanning, settling, wording
from tickdeck.folders.known import KnownFiles
from tickdeck.folders.mounts import MountTable
from tickdeck.folders.notes import Notes
from tickdeck.folders.requests import request_for
from tickdeck.folders.settling import Quiet
from tickdeck.values.errors import ErrorInfo
from tickdeck.values.folders import FolderTrigger, KnownFile
from tickdeck.values.ticks import ItemDecision
from tickdeck.wire import Evaluate, Evaluated

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.clock import Clock
    from tickdeck.folders.scanning import FoundFile, Scan
    from tickdeck.values.folders import FolderRule
    from tickdeck.wire import RequestedRun


@dataclass
class _Findings:
    """What one evaluation comes to, as it is put together."""

    notes: Notes = field(default_factory=Notes)
    requests: list[RequestedRun] = field(default_factory=list)
    settled: list[KnownFile] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    settling_count: int = 0
    waits: list[float] = field(default_factory=list)
    """Seconds after which a file that is settling may be complete."""


class FolderSensor:
    """Evaluates one rule, again and again, in a worker process.

    What must not be lost (the files dealt with) is the engine's; what is kept here
    only saves asking: a copy of those, and since when files have been settling.
    """

    def __init__(
        self,
        rule: FolderRule,
        clock: Clock,
        is_open: Callable[[str], bool | None] = settling.is_open_for_writing,
    ) -> None:
        self._rule = rule
        self._clock = clock
        self._is_open = is_open
        self._patterns = scanning.Patterns(rule.include, rule.exclude)
        self._known = KnownFiles()
        self._quiet: dict[str, Quiet] = {}
        self._problems: dict[str, str] = {}
        self._devices: dict[str, int] = {}

    def evaluate(self, message: Evaluate) -> Evaluated:
        """Answer *message*: what fires, what is to be remembered, when to look again.

        With `wants_known` in the answer, nothing was done: the engine's record of
        known files is needed first.
        """
        began_s, asked_at = self._clock.monotonic(), self._clock.now()
        if not self._known.catch_up(message):
            return self._answer(message, began_s, wants_known=True)
        found = scanning.scan(self._rule)
        self._mark_unmounted(found)
        findings = _Findings()
        self._note_problems(found, findings.notes)
        error = self._error(found)
        if error is not None:
            return self._answer(
                message, began_s, error=error, items=findings.notes.items()
            )
        if message.baseline:
            findings.settled = [_as_known(each) for each in found.files.values()]
        else:
            self._decide_files(found, message, findings)
        self._forget_gone(found, findings)
        self._known.expect(findings.settled, findings.forgotten, asked_at)
        return self._answer(
            message,
            began_s,
            requests=tuple(findings.requests),
            skip_message=self._skip_message(message, found, findings),
            items=findings.notes.items(),
            settled=tuple(findings.settled),
            forgotten=tuple(findings.forgotten),
            look_again_seconds=min(findings.waits, default=None),
        )

    def _answer(self, message: Evaluate, began_s: float, **parts: Any) -> Evaluated:
        return Evaluated(
            request=message.request,
            seconds=self._clock.monotonic() - began_s,
            cursor=message.cursor,
            **parts,
        )

    # --- files ---------------------------------------------------------------------

    def _decide_files(
        self, found: Scan, message: Evaluate, findings: _Findings
    ) -> None:
        closed = frozenset(message.closed_paths)
        before, self._quiet = self._quiet, {}
        candidates = [each for each in found.files.values() if self._may_fire(each)]
        mounts = MountTable.current() if candidates else MountTable("")
        complete = []
        for file in candidates:
            since = before.get(file.path)
            wait_s = self._wait_for(file, since, mounts, closed=file.path in closed)
            if not wait_s:
                complete.append(file)
                continue
            findings.settling_count += 1
            findings.waits.append(wait_s)
            if since is None or since.state != file.state:
                detail = _settling_detail(file, since)
                findings.notes.add(file.path, ItemDecision.SETTLING, detail)
        complete.sort(key=lambda file: (file.modified_ns, file.path))
        for file in complete:
            findings.requests.append(request_for(self._rule, file))
            findings.settled.append(_as_known(file))
            findings.notes.add(file.path, ItemDecision.FIRED, wording.size(file.size))
        self._note_passed_over(closed, found, findings.notes)

    def _may_fire(self, file: FoundFile) -> bool:
        known = self._known.state_of(file.path)
        if known is None:
            return True
        return self._rule.trigger is FolderTrigger.CHANGED and known != file.state

    def _wait_for(
        self, file: FoundFile, since: Quiet | None, mounts: MountTable, *, closed: bool
    ) -> float:
        """Return for how long to wait for a file, and remember it meanwhile."""
        monotonic_s = self._clock.monotonic()
        if since is None or since.state != file.state:
            since = Quiet(file.state, monotonic_s)
        self._quiet[file.path] = since
        wait_s = settling.wait_for(
            file,
            since,
            settle_s=self._rule.settle_seconds,
            closed=closed,
            open_for_writing=(
                self._is_open(file.path) if mounts.is_local(file.path) else None
            ),
            now=self._clock.now(),
            monotonic_s=monotonic_s,
        )
        # It may have grown between the look at it and the question who has it open.
        if not wait_s and scanning.look_again(file.path) != file:
            return max(self._rule.settle_seconds, settling.SHORTEST_WAIT_S)
        return wait_s

    def _forget_gone(self, found: Scan, findings: _Findings) -> None:
        missing = [path for path in self._known if path not in found.files]
        for path in missing:
            if self._is_looked_through(path, found) and scanning.is_gone(path):
                findings.forgotten.append(path)
                findings.notes.add(path, ItemDecision.GONE)

    def _is_looked_through(self, path: str, found: Scan) -> bool:
        """Whether *path* is in one of the rule's folders, and that could be read."""
        roots = [os.path.normpath(each) for each in self._rule.folders]
        above = [each for each in roots if path.startswith(f"{each.rstrip('/')}/")]
        return bool(above) and not found.unlisted.intersection(above)

    # --- words ---------------------------------------------------------------------

    def _note_passed_over(
        self, closed: frozenset[str], found: Scan, notes: Notes
    ) -> None:
        """Say why files that were just written do not fire."""
        for path in sorted(closed):
            file = found.files.get(path)
            if file is not None:
                if not self._may_fire(file) and not self._known.knows(file):
                    notes.add(path, ItemDecision.KNOWN, "changed, but not new")
            elif (
                self._is_looked_through(path, found)
                and not self._is_wanted(path)
                and scanning.look_again(path) is not None
            ):
                notes.add(path, ItemDecision.FILTERED, "left out by the patterns")

    def _is_wanted(self, path: str) -> bool:
        roots = (os.path.normpath(each) for each in self._rule.folders)
        name = PurePath(path).name
        return any(
            self._patterns.take_file(name, os.path.relpath(path, root))
            for root in roots
        )

    def _mark_unmounted(self, found: Scan) -> None:
        """Count a folder as unread that is empty and on another device than before.

        That is what is left of a disk or share that was taken away. Its files are not
        gone: were they forgotten, all would fire when it comes back.
        """
        for folder in self._rule.folders:
            root = os.path.normpath(folder)
            device = _device_of(root)
            if device is None or root in found.unlisted:
                continue
            if root in found.empty and self._devices.get(root, device) != device:
                found.unlisted.add(root)
                found.problems[wording.shown(root)] = (
                    f"The folder {wording.shown(root)} is empty and not on the disk "
                    "it was on: something is not mounted."
                )
            else:
                self._devices[root] = device

    def _note_problems(self, found: Scan, notes: Notes) -> None:
        for path, problem in found.problems.items():
            if self._problems.get(path) != problem:
                notes.add(path, ItemDecision.UNREADABLE, problem)
        self._problems = found.problems

    def _error(self, found: Scan) -> ErrorInfo | None:
        """Return an error if not one of the rule's folders could be read."""
        roots = {os.path.normpath(each) for each in self._rule.folders}
        if not roots <= found.unlisted:
            return None
        return ErrorInfo(
            class_name="FolderUnreadableError",
            message=" ".join(found.problems.values()) or "The rule names no folder.",
        )

    def _skip_message(
        self, message: Evaluate, found: Scan, findings: _Findings
    ) -> str | None:
        if findings.requests:
            return None
        if message.baseline:
            there = wording.count(len(findings.settled), "file")
            return f"Noted {there} already there; only later ones fire"
        if findings.settling_count:
            said = f"{wording.count(findings.settling_count, 'file')} settling"
        else:
            changed = self._rule.trigger is FolderTrigger.CHANGED
            kind = "new or changed" if changed else "new"
            said = f"No {kind} files in {wording.listed(self._rule.folders)}"
        if not found.problems:
            return said
        problems = list(found.problems.values())
        more = f" ({len(problems) - 1:,} more problems)" if problems[1:] else ""
        return f"{said}. {problems[0]}{more}"


def _as_known(file: FoundFile) -> KnownFile:
    return KnownFile(file.path, file.modified_ns, file.size)


def _settling_detail(file: FoundFile, since: Quiet | None) -> str:
    is_growing = since is not None and since.state[1] < file.size
    return f"{wording.size(file.size)}{', growing' if is_growing else ''}"


def _device_of(folder: str) -> int | None:
    try:
        return os.stat(folder).st_dev  # noqa: PTH116 - as in scanning
    except OSError:
        return None
