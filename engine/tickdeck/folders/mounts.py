"""Which file system a path is on, as far as it matters for watching it."""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS_FILE = Path("/proc/self/mounts")

# fmt: off
_LOCAL_TYPES = frozenset({
    "bcachefs", "btrfs", "exfat", "ext2", "ext3", "ext4", "f2fs", "jfs", "ntfs3",
    "overlay", "ramfs", "reiserfs", "tmpfs", "vfat", "xfs", "zfs",
})
_REMOTE_TYPES = frozenset({
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse", "gfs2",
    "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb2",
    "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
})
# fmt: on
_OCTAL = re.compile(r"\\([0-7]{3})")


class MountTable:
    """The mounted file systems at one moment.

    Nothing here touches the file systems themselves: a dead network server would
    hold up whoever asks.
    """

    def __init__(self, text: str) -> None:
        """Read *text*, which is laid out as in ``/proc/mounts``."""
        self._types: dict[str, str] = {}
        for line in text.splitlines():
            fields = line.split(" ")
            if len(fields) >= 3:
                # A later mount covers an earlier one on the same folder.
                self._types[_unescaped(fields[1])] = fields[2]

    @classmethod
    def current(cls, file: Path = MOUNTS_FILE) -> MountTable:
        """Return the table as it is now; it is empty where there is no such file."""
        try:
            return cls(file.read_text(encoding="utf-8", errors="surrogateescape"))
        except OSError:
            return cls("")

    def type_of(self, path: str) -> str:
        """Return the type of the file system that holds *path*, or nothing."""
        folder = path
        while folder:
            if folder in self._types:
                return self._types[folder]
            folder = folder.rpartition("/")[0]
        return self._types.get("/", "")

    def is_local(self, path: str) -> bool:
        """Whether *path* is on this machine's own disks, as far as can be told.

        Inside a changed root the table has no line for the root itself, which is a
        folder of a local disk wherever that is done.
        """
        kind = self.type_of(path)
        return kind in _LOCAL_TYPES or (not kind and bool(self._types))

    def is_remote(self, path: str) -> bool:
        """Whether others may change *path* without this machine's being told."""
        kind = self.type_of(path)
        return kind in _REMOTE_TYPES or kind.startswith("fuse.")


def _unescaped(field: str) -> str:
    r"""Return a field of the table with ``\040`` and the like as characters."""
    return _OCTAL.sub(lambda found: chr(int(found.group(1), 8)), field)
