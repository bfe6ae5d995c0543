from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import (
    AssetKey,
    ConfigurableIOManager,
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
    FilesystemIOManager,
    InputContext,
    IOManager,
    OutputContext,
    asset,
    build_input_context,
    build_output_context,
    fs_io_manager,
    io_manager,
    materialize,
    mem_io_manager,
    op,
)
from tickdeck.definitions.io_managers import Keeping, MemoryIOManager

if TYPE_CHECKING:
    from pathlib import Path

OUT = OutputContext("step", "result", "run")


def test_files_keep_values_between_runs(tmp_path: Path) -> None:
    manager = FilesystemIOManager(tmp_path)
    asset_out = OutputContext("s", "result", "r", "j", AssetKey(["a", "b"]), "2026/01")

    manager.handle_output(asset_out, {"rows": 3})

    assert manager.load_input(InputContext(asset_out)) == {"rows": 3}
    assert manager.has(asset_out)
    assert (tmp_path / "a" / "b" / "2026_01").is_file()
    assert [each.name for each in (tmp_path / "a" / "b").iterdir()] == ["2026_01"]


def test_no_name_leaves_the_folder(tmp_path: Path) -> None:
    manager = FilesystemIOManager(tmp_path / "values")

    assert manager.path_of(["..", "/etc", "."]) == (
        tmp_path / "values" / "_.." / "_etc" / "_."
    )


def test_what_cannot_be_kept_or_is_not_there_is_said(tmp_path: Path) -> None:
    manager = FilesystemIOManager(tmp_path)

    with pytest.raises(DagsterInvariantViolationError, match="cannot be kept"):
        manager.handle_output(OUT, lambda: None)
    assert list(tmp_path.rglob("*.new*")) == []
    with pytest.raises(DagsterInvariantViolationError, match="Materialize it first"):
        manager.load_input(InputContext(OUT))
    with pytest.raises(DagsterInvariantViolationError, match="in memory"):
        MemoryIOManager().load_input(InputContext(OUT))


def test_contexts_name_their_values() -> None:
    of_asset = OutputContext("s", "result", "r", "j", AssetKey("a"), "x")

    assert OUT.get_identifier() == ["run", "step", "result"]
    assert of_asset.get_identifier() == InputContext(of_asset).get_identifier()
    assert of_asset.get_identifier() == ["a", "x"]
    assert (of_asset.has_partition_key, of_asset.asset_partition_key) == (True, "x")
    assert not InputContext(OUT).has_asset_key
    with pytest.raises(DagsterInvariantViolationError):
        _ = OUT.asset_partition_key


def test_authors_bring_managers_of_their_own() -> None:
    kept: dict[str, Any] = {}

    class Shelf(ConfigurableIOManager):
        prefix: str

        def handle_output(self, context: OutputContext, obj: Any) -> None:
            kept[self.prefix + "/".join(context.get_identifier())] = obj

        def load_input(self, context: InputContext) -> Any:
            return kept[self.prefix + "/".join(context.get_identifier())]

    @asset(io_manager_key="shelf")
    def raw() -> int:
        return 20

    @asset
    def doubled(raw: int) -> int:
        return 2 * raw

    resources = {"shelf": Shelf(prefix="on/")}
    result = materialize([raw, doubled], resources=resources)

    assert result.output_for_node("doubled") == 40
    assert kept == {"on/raw": 20}
    with pytest.raises(DagsterInvariantViolationError, match='no I/O manager "shelf"'):
        materialize([raw])


def test_old_style_managers(tmp_path: Path) -> None:
    @io_manager
    def made() -> IOManager:
        return MemoryIOManager()

    @op
    def one() -> int:
        return 1

    files = fs_io_manager.configured({"base_dir": str(tmp_path)})

    @asset
    def kept() -> int:
        return 7

    materialize([kept], resources={"io_manager": files})
    assert (tmp_path / "kept").is_file()
    assert isinstance(made(), MemoryIOManager)
    assert materialize([kept], resources={"io_manager": mem_io_manager}).success


def test_the_default_is_used_where_nobody_says_another() -> None:
    default = MemoryIOManager()

    assert Keeping(lambda _key: None, default).of(None) is default


def test_contexts_for_a_test_of_an_io_manager() -> None:
    kept = build_output_context(
        step_key="s",
        name="n",
        run_id="r",
        resources={"x": 1},
        definition_metadata={"m": 1},
    )
    asked = build_input_context(
        upstream_output=kept, asset_key=["a", "b"], partition_key="p", name="given"
    )
    of_asset = build_output_context(asset_key="q", partition_key="z")

    assert kept.get_identifier() == ["r", "s", "n"]
    assert (kept.resources.x, kept.definition_metadata) == (1, {"m": 1})
    assert (asked.asset_key, asked.partition_key) == (AssetKey(["a", "b"]), "p")
    assert (asked.name, asked.get_identifier()) == ("given", ["a", "b", "p"])
    assert of_asset.get_identifier() == ["q", "z"]
    assert build_input_context().upstream_output.run_id == "EPHEMERAL"
    with pytest.raises(DagsterInvalidDefinitionError, match="mapping_key"):
        build_output_context(mapping_key="x")


def test_what_an_io_manager_logs_of_a_value() -> None:
    context = build_output_context()

    context.add_output_metadata({"rows": 3})

    assert context.get_logged_metadata() == {"rows": 3}
    assert build_output_context().get_logged_metadata() == {}


def test_files_are_kept_beside_the_present_folder_unless_one_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TD_FOLDER", str(tmp_path / "given"))

    @asset
    def kept() -> int:
        return 1

    config = {
        "resources": {"io_manager": {"config": {"base_dir": {"env": "TD_FOLDER"}}}}
    }
    materialize([kept], resources={"io_manager": fs_io_manager})
    materialize([kept], config, resources={"io_manager": fs_io_manager})

    assert (tmp_path / "storage" / "kept").is_file()
    assert (tmp_path / "given" / "kept").is_file()
