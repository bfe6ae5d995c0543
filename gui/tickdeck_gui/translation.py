"""The words of the window, in the operator's language."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from tickdeck_resources.translations import TRANSLATIONS

CONTEXT = "tickdeck"
"""The one context of all words: the same words mean the same everywhere."""


def QT_TR_NOOP(text: str) -> str:  # noqa: N802 - the name that lupdate looks for
    """Return *text* as it is, to be given to `tr` later: in tables of a module.

    Those are made before a language was chosen.
    """
    return text


class Language(StrEnum):
    """What an operator can choose; the codes are those of ISO 639."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"


LANGUAGE_NAMES = {
    Language.SYSTEM: QT_TR_NOOP("As the system"),
    Language.ENGLISH: "English",
    Language.GERMAN: "Deutsch",
}
"""Each language under its own name, for those who cannot read the present one."""

_LOCALES = {
    Language.ENGLISH: QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
    Language.GERMAN: QLocale(QLocale.Language.German, QLocale.Country.Germany),
}
"""How numbers and dates are written where the system's own do not fit the words."""


def tr(text: str, comment: str = "", n: int = -1) -> str:
    """Return *text* in the language of the window.

    Args:
        text: The words in English, as a literal: they are collected from the source.
            ``{name}`` is for `str.format`, ``%n`` and ``%Ln`` for the number.
        comment: Tells apart what is one word in English and two in other languages.
        n: A number that the words depend on, as in "%Ln run(s)".
    """
    return QCoreApplication.translate(CONTEXT, text, comment or None, n)


def number(of: int) -> str:
    """Return a whole number with its thousands set apart."""
    return QLocale().toString(of)


def spoken(chosen: Language, system: QLocale | None = None) -> Language:
    """Return the language that is meant: the first of the system's that we have."""
    if chosen is not Language.SYSTEM:
        return chosen
    for tag in (system or QLocale.system()).uiLanguages():
        code = tag.split("-")[0]
        if code in _LOCALES:
            return Language(code)
    return Language.ENGLISH


def speaking() -> Language:
    """Return the language of the translation that is installed."""
    now = QLocale().language()
    return next(
        (each for each, locale in _LOCALES.items() if locale.language() == now),
        Language.ENGLISH,
    )


class Translation:
    """The words of one language; keep it for as long as they are spoken."""

    def __init__(self, chosen: Language) -> None:
        self.language = spoken(chosen)
        self.locale = _fitting_locale(self.language)
        self._translators: list[QTranslator] = []

    def install(self, app: QCoreApplication) -> None:
        """Have all words that are asked for from now on in this language."""
        QLocale.setDefault(self.locale)
        theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for file in (
            f"{theirs}/qtbase_{self.language}.qm",
            str(TRANSLATIONS / f"tickdeck_{self.language}.qm"),
        ):
            translator = QTranslator()
            # Qt's own words are missing where a distribution leaves them out.
            if translator.load(file) and app.installTranslator(translator):
                self._translators.append(translator)

    def remove(self, app: QCoreApplication) -> None:
        """Take the words back."""
        for translator in self._translators:
            app.removeTranslator(translator)
        self._translators.clear()


def _fitting_locale(language: Language) -> QLocale:
    """Return the system's way of writing numbers, if it is one of *language*."""
    system, ours = QLocale.system(), _LOCALES[language]
    return system if system.language() == ours.language() else ours
