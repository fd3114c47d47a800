"""The language of the window: the system's, or one that was chosen."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from mnist_desktop import paths, texts
from mnist_desktop.ui.remembered import Remembered

_KEY = "language"
_PREFIX = "mnist-desktop_"
_SOURCE, _SOURCE_NAME = "en", "English"
"""The language in which the code's texts are written."""


def available() -> dict[str, str]:
    """Return the languages that there are, by their codes: each one's name in itself."""
    codes = sorted(file.stem.removeprefix(_PREFIX) for file in _files())
    return {_SOURCE: _SOURCE_NAME} | {code: _own_name(code) for code in codes}


def chosen(remembered: Remembered) -> str:
    """Return the code of the language that was chosen; "" where it is to be the system's."""
    code = remembered.words(_KEY)
    return code if code in available() else ""


def choose(remembered: Remembered, code: str) -> None:
    """Remember the language for the next start; "" is the system's."""
    remembered.keep(_KEY, code)
    remembered.write()


def speak(application: QApplication, code: str = "") -> None:
    """Let the program speak a language; call it before the window is made.

    Args:
        application: Whose own texts, such as those of Qt's dialogs, are translated, too.
        code: The language; "" for the system's, or English where that is not available.
    """
    locale = _locale(code)
    QLocale.setDefault(locale)
    spoken = code or _of_system()
    texts.speak(_language(spoken, locale))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(QLocale(spoken), "qtbase", "_", folder):
        application.installTranslator(translator)


def read_translations(file: Path) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Read a file of Qt's translators; what is not finished in it is left out.

    Returns:
        The translations by text and comment, as `texts.Language` has them.
    """
    root = ET.parse(file).getroot()  # noqa: S314, it ships with the program
    return dict(_finished(root))


def _finished(root: ET.Element) -> Iterator[tuple[tuple[str, str], tuple[str, ...]]]:
    for message in root.iter("message"):
        translation = message.find("translation")
        if translation is None or "type" in translation.attrib:
            continue
        forms = [form.text or "" for form in translation.findall("numerusform")]
        key = message.findtext("source", ""), message.findtext("comment", "")
        yield key, tuple(forms) or (translation.text or "",)


def _files() -> Iterator[Path]:
    return (paths.resources_folder() / "translations").glob(f"{_PREFIX}*.ts")


def _own_name(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:]


def _of_system() -> str:
    """Return the first language of the system's that is available, else English."""
    wanted = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in available()), _SOURCE)


def _locale(code: str) -> QLocale:
    """Return how numbers look: as the system has them, unless another language was chosen."""
    system, chosen = QLocale.system(), QLocale(code)
    return system if code == "" or chosen.language() == system.language() else chosen


def _language(code: str, locale: QLocale) -> texts.Language:
    file = paths.resources_folder() / "translations" / f"{_PREFIX}{code}.ts"
    return texts.Language(
        code,
        {} if code == _SOURCE else read_translations(file),
        locale.decimalPoint(),
        locale.groupSeparator(),
    )
