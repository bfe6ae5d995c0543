"""Collects the words of the window for translators, and compiles what they wrote.

Qt's ``lupdate`` reads the words out of the source. It files those of each class on its
own; here all go into one context, in which `tickdeck_gui.translation.tr` looks them up.
English is a language too: its file has the plural forms. It needs the environment::

    python packaging/translations.py           # after words have changed
    python packaging/translations.py --check   # is everything collected and translated?

The exit code of ``--check`` is 1 if something is not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

CONTEXT = "tickdeck"
LANGUAGES = {"de": "de_DE", "en": "en_GB"}
ROOT = Path(__file__).parent.parent
SOURCES = ROOT / "gui" / "tickdeck_gui"
TRANSLATIONS = ROOT / "resources" / "tickdeck_resources" / "translations"

Key = tuple[str, str]
"""The words in English, and the comment that tells them apart."""
Forms = list[str]
"""A translation; of words that depend on a number, singular and plural."""


def main(arguments: list[str]) -> int:
    """Write the files, or tell whether that is needed; return the exit code."""
    words = collected()
    problems: list[str] = []
    for language in LANGUAGES:
        file = TRANSLATIONS / f"tickdeck_{language}.ts"
        translations = known(file)
        text = rendered(language, words, translations)
        if "--check" in arguments:
            if not file.exists() or file.read_text("utf-8") != text:
                problems.append(f"{file.name} lacks words, or has some too many")
            elif compiled(file) != file.with_suffix(".qm").read_bytes():
                problems.append(f"{file.with_suffix('.qm').name} is not made from it")
            problems += [
                f"{language}: {key[0]!r} {problem}"
                for key, plural in words.items()
                if (plural or language != "en")
                and (problem := fault(key, plural, translations.get(key, [])))
            ]
        else:
            write(file, text.encode())
            write(file.with_suffix(".qm"), compiled(file))
    for problem in problems:
        sys.stderr.write(f"{problem}; see packaging/translations.py\n")
    return 1 if problems else 0


def collected() -> dict[Key, bool]:
    """Return the words of all modules, and whether each depends on a number."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.ts"
        modules = sorted(str(module) for module in SOURCES.rglob("*.py"))
        run("lupdate", *modules, "-silent", "-locations", "none", "-ts", str(fresh))
        messages = ElementTree.parse(fresh).iter("message")
        return {
            key_of(message): message.get("numerus") == "yes" for message in messages
        }


def known(file: Path) -> dict[Key, Forms]:
    """Return what translators have written into *file*."""
    if not file.exists():
        return {}
    return {
        key_of(message): forms
        for message in ElementTree.parse(file).iter("message")
        if all(forms := forms_of(message))
    }


def key_of(message: ElementTree.Element) -> Key:
    """Return what a message is known by."""
    return message.findtext("source") or "", message.findtext("comment") or ""


def forms_of(message: ElementTree.Element) -> Forms:
    """Return the translation of a message; an empty text where there is none."""
    translation = message.find("translation")
    if translation is None:
        return [""]
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


def fault(key: Key, plural: bool, forms: Forms) -> str:  # noqa: FBT001 - a pair
    """Return what is wrong with a translation, or an empty text."""
    if len(forms) != (2 if plural else 1):
        return "is not translated"
    source = key[0]
    for form in forms:
        if placeholders(form) - placeholders(source):
            return f"has no such placeholders as {form!r}"
        # "one run" may go without the number, but nothing else may get lost.
        if {p for p in placeholders(source) if p[0] == "{"} - placeholders(form):
            return f"has placeholders that {form!r} lacks"
    return ""


def placeholders(text: str) -> set[str]:
    """Return the names in braces and the numbers in *text*."""
    names = {f"{{{part.split('}')[0]}}}" for part in text.split("{")[1:]}
    return names | {number for number in ("%n", "%Ln") if number in text}


def rendered(
    language: str, words: dict[Key, bool], translations: dict[Key, Forms]
) -> str:
    """Return the text of the file for translators, in the alphabet's order."""
    root = ElementTree.Element("TS", version="2.1", language=LANGUAGES[language])
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for key, plural in sorted(words.items()):
        if language == "en" and not plural:
            continue
        message = ElementTree.SubElement(
            context, "message", {"numerus": "yes"} if plural else {}
        )
        source, comment = key
        ElementTree.SubElement(message, "source").text = source
        if comment:
            ElementTree.SubElement(message, "comment").text = comment
        translation = ElementTree.SubElement(message, "translation")
        forms = translations.get(key) or suggested(language, source, plural=plural)
        if not all(forms):
            translation.set("type", "unfinished")
        if plural:
            for form in forms:
                ElementTree.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
    ElementTree.indent(root)
    header = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    return header + ElementTree.tostring(root, encoding="unicode") + "\n"


def suggested(language: str, source: str, *, plural: bool) -> Forms:
    """Return what stands there until a translator comes: English knows "run(s)"."""
    if not plural:
        return [""]
    if language != "en":
        return ["", ""]
    return [source.replace("(s)", ""), source.replace("(s)", "s")]


def compiled(file: Path) -> bytes:
    """Return what the program reads, made from a file for translators."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.qm"
        run("lrelease", str(file), "-silent", "-qm", str(made))
        return made.read_bytes()


def write(file: Path, content: bytes) -> None:
    """Put *content* in the place of a file, for a program that has the old one open."""
    if not file.exists() or file.read_bytes() != content:
        fresh = file.with_name(f"{file.name}.new")
        fresh.write_bytes(content)
        fresh.replace(file)


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools that come with PySide6."""
    command = [str(Path(sys.executable).parent / f"pyside6-{tool}"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
