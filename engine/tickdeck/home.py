"""The data folder: where everything is that Tickdeck remembers."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from tickdeck.errors import SurroundingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

_PRIVATE_FOLDER = 0o700


@dataclass(frozen=True)
class Home:
    """The paths in one data folder. Making a `Home` touches nothing on disk."""

    folder: Path

    @classmethod
    def chosen(cls, environment: Mapping[str, str] = os.environ) -> Home:
        """Return the folder in ``TICKDECK_HOME``, else the platform's for user data."""
        wanted = environment.get("TICKDECK_HOME", "").strip()
        folder = Path(wanted) if wanted else platformdirs.user_data_path("tickdeck")
        return cls(folder.expanduser().absolute())

    @property
    def database(self) -> Path:
        """The one SQLite file."""
        return self.folder / "tickdeck.sqlite"

    @property
    def lock(self) -> Path:
        """Locked by the one engine at work on this folder."""
        return self.folder / "engine.lock"

    @property
    def holder(self) -> Path:
        """Says who holds the lock and where its commands are taken."""
        return self.folder / "engine.json"

    @property
    def journals(self) -> Path:
        """One file for each run that is under way or not yet absorbed."""
        return self.folder / "journals"

    @property
    def outputs(self) -> Path:
        """What the runs' processes printed, a file each."""
        return self.folder / "outputs"

    @property
    def storage(self) -> Path:
        """The values of assets, and what steps of runs gave."""
        return self.folder / "storage"

    def run_values(self, run_id: str) -> Path:
        """Return the folder with what the steps of a run gave."""
        return self.storage / "runs" / run_id

    @property
    def backups(self) -> Path:
        """Copies of the database, made before each migration."""
        return self.folder / "backups"

    def journal(self, run_id: str) -> Path:
        """Return the file whose creation is the claim to execute *run_id*."""
        return self.journals / f"{run_id}.jsonl"

    def output(self, run_id: str) -> Path:
        """Return the file with what the run printed."""
        return self.outputs / f"{run_id}.log"

    def create(self) -> None:
        """Make the folders, for their owner only.

        Raises:
            SurroundingsError: If that is impossible; says which folder and why.
        """
        for folder in (
            self.folder,
            self.journals,
            self.outputs,
            self.storage,
            self.backups,
        ):
            try:
                folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
                if folder == self.folder:
                    folder.chmod(_PRIVATE_FOLDER)
            except OSError as error:
                raise SurroundingsError(
                    f"The data folder {folder} cannot be used: {error.strerror}. "
                    "Make it writable, or set TICKDECK_HOME to another folder."
                ) from error
            if not os.access(folder, os.W_OK | os.X_OK):
                raise SurroundingsError(
                    f"The data folder {folder} is read-only. "
                    "Make it writable, or set TICKDECK_HOME to another folder."
                )
