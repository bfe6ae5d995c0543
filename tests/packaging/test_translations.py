from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT = Path(__file__).parents[2] / "packaging" / "translations.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A window of two words, and a folder for its translations."""
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "words.py").write_text(
        "def f(many, who):\n"
        '    tr("{name} waits").format(name=who)\n'
        '    tr("Open", "the verb")\n'
        '    return tr("%Ln run(s)", "", many)\n'
    )
    monkeypatch.setattr(script, "SOURCES", sources)
    monkeypatch.setattr(script, "TRANSLATIONS", tmp_path)
    return script


def test_words_are_collected_with_what_tells_them_apart(project: Any) -> None:
    assert project.collected() == {
        ("%Ln run(s)", ""): True,
        ("Open", "the verb"): False,
        ("{name} waits", ""): False,
    }


def test_english_gets_its_plurals_by_itself(project: Any, tmp_path: Path) -> None:
    project.main([])
    file = ElementTree.parse(tmp_path / "tickdeck_en.ts")
    forms = [form.text for form in file.iter("numerusform")]
    assert forms == ["%Ln run", "%Ln runs"]


def test_what_was_translated_stays_when_words_are_collected_again(
    project: Any, tmp_path: Path
) -> None:
    project.main([])
    file = tmp_path / "tickdeck_de.ts"
    before = '<translation type="unfinished" />'
    assert before in file.read_text()
    file.write_text(file.read_text().replace(before, "<translation>Auf</translation>"))
    project.main([])
    assert "<translation>Auf</translation>" in file.read_text()


def test_a_check_names_what_is_missing(
    project: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    project.main([])
    assert project.main(["--check"]) == 1
    said = capsys.readouterr().err
    assert "de: 'Open' is not translated" in said
    assert "en:" not in said


def test_a_check_notices_words_that_were_not_collected(
    project: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project.main([])
    (tmp_path / "sources" / "more.py").write_text('x = tr("New")\n')
    project.main(["--check"])
    assert "tickdeck_de.ts lacks words" in capsys.readouterr().err


def test_a_check_notices_what_was_not_compiled(
    project: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project.main([])
    shutil.copy(tmp_path / "tickdeck_de.qm", tmp_path / "tickdeck_en.qm")
    project.main(["--check"])
    assert "tickdeck_en.qm is not made from it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("forms", "fault"),
    [
        (["{name} wartet"], ""),
        (["{nam} wartet"], "has no such placeholders as '{nam} wartet'"),
        (["wartet"], "has placeholders that 'wartet' lacks"),
        ([], "is not translated"),
    ],
)
def test_placeholders_are_held_together(
    script: ModuleType, forms: list[str], fault: str
) -> None:
    assert script.fault(("{name} waits", ""), False, forms) == fault


def test_a_singular_may_go_without_the_number(script: ModuleType) -> None:
    forms = ["Ein Lauf", "%Ln Läufe"]
    assert script.fault(("%Ln run(s)", ""), True, forms) == ""
