from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from tickdeck_gui.translation import (
    Language,
    Translation,
    number,
    speaking,
    spoken,
    tr,
)
from tickdeck_resources.translations import TRANSLATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Austria)
FINNISH = QLocale(QLocale.Language.Finnish)


@pytest.fixture
def german(qapp: QApplication) -> Iterator[Translation]:
    made = Translation(Language.GERMAN)
    made.install(qapp)
    yield made
    made.remove(qapp)
    QLocale.setDefault(Translation(Language.ENGLISH).locale)


def test_a_number_chooses_between_singular_and_plural() -> None:
    assert tr("%Ln run(s)", "", 1) == "1 run"
    assert tr("%Ln run(s)", "", 1204) == "1,204 runs"


def test_what_was_chosen_is_spoken_whatever_the_system_speaks() -> None:
    assert spoken(Language.ENGLISH, GERMAN) is Language.ENGLISH
    assert spoken(Language.GERMAN, FINNISH) is Language.GERMAN


def test_the_system_decides_where_nothing_was_chosen() -> None:
    assert spoken(Language.SYSTEM, GERMAN) is Language.GERMAN


def test_english_is_spoken_where_the_system_speaks_what_we_do_not() -> None:
    assert spoken(Language.SYSTEM, FINNISH) is Language.ENGLISH


def test_english_is_the_language_of_the_tests() -> None:
    assert speaking() is Language.ENGLISH


@pytest.mark.usefixtures("german")
def test_what_was_installed_is_known() -> None:
    assert speaking() is Language.GERMAN


@pytest.mark.usefixtures("german")
def test_german_has_its_own_words_and_numbers() -> None:
    assert tr("%Ln run(s)", "", 1) == "1 Lauf"
    assert tr("%Ln run(s)", "", 1204) == "1.204 Läufe"
    assert number(1204) == "1.204"


@pytest.mark.usefixtures("german")
def test_qts_own_buttons_are_german_too() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.GERMAN])
def test_each_language_has_its_files(language: Language) -> None:
    for ending in ("ts", "qm"):
        assert (TRANSLATIONS / f"tickdeck_{language}.{ending}").is_file()
