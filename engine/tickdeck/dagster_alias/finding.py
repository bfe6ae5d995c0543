"""The import hook: which modules there are, and what they hold."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
from typing import TYPE_CHECKING

from tickdeck.dagster_alias.modules import MODULES, fill

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

ROOTS = ("dagster", "dagster_slack", "dagster_aws", "dagster_graphql")


def install() -> None:
    """Let the names of `ROOTS` that are not installed mean Tickdeck, from now on.

    Comes behind every other finder: what is installed is never hidden. Doing it again
    does nothing.
    """
    if not any(isinstance(each, _Finder) for each in sys.meta_path):
        sys.meta_path.append(_Finder())


def uninstall() -> None:
    """Undo `install`, and forget what was imported by it."""
    sys.meta_path[:] = [each for each in sys.meta_path if not isinstance(each, _Finder)]
    for name, module in list(sys.modules.items()):
        if getattr(module, "__tickdeck__", False):
            del sys.modules[name]


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and makes the modules that stand for Dagster's."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,
        target: ModuleType | None = None,
    ) -> importlib.machinery.ModuleSpec | None:
        if fullname.partition(".")[0] not in ROOTS or not self._is_ours(fullname):
            return None
        return importlib.machinery.ModuleSpec(
            fullname, self, origin="tickdeck", is_package=True
        )

    @staticmethod
    def _is_ours(fullname: str) -> bool:
        root = sys.modules.get(fullname.partition(".")[0])
        if root is not None and not getattr(root, "__tickdeck__", False):
            return False  # a real one, one of whose modules does not exist
        return fullname in MODULES or root is not None or "." not in fullname

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """Let Python make the module."""
        del spec
        return None

    def exec_module(self, module: ModuleType) -> None:
        """Fill the module with the names that it has.

        Raises:
            ImportError: If there is no such module; it says what to use instead.
        """
        fill(module)
