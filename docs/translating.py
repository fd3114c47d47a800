"""Brings the translations up to date with what the program says.

    uv run python docs/translating.py

What it says is found in the code, wherever it stands in `tr`, `tr_many` or `mark` (see
`mnist_desktop/texts.py`), and in the templates of the reports. What is new is added to the files in
`resources/translations`, still without a translation, which Qt Linguist or an editor fills in; what
is said no more is taken out. What was translated stays as it is.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import extract_from_ast

ROOT = Path(__file__).parents[1]
CODE = ROOT / "mnist_desktop"
TEMPLATES = CODE / "evaluation" / "templates"
TRANSLATIONS = ROOT / "resources" / "translations"
LANGUAGES = ("de",)
_OPTIONS = (
    *("-source-language", "en", "-locations", "none", "-sort-messages", "-no-obsolete"),
    # A text that was changed is to be translated anew, not to keep what is likely wrong by now.
    *("-disable-heuristic", "sametext", "-disable-heuristic", "similartext"),
    *("-tr-function-alias", "QT_TR_NOOP+=mark,tr+=tr_many"),
)


def translation_file(language: str) -> Path:
    """Return the file of a language's translations, the language by its ISO 639-1 code."""
    return TRANSLATIONS / f"mnist-desktop_{language}.ts"


def template_calls() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Find what the templates of the reports say: `tr` or `tr_many`, and the texts given to it."""
    environment = Environment(autoescape=True)
    for template in sorted(TEMPLATES.glob("*.jinja")):
        parsed = environment.parse(template.read_text("utf-8"))
        functions = ("tr", "tr_many")
        for _, function, texts in extract_from_ast(parsed, functions, babel_style=False):
            given = texts if isinstance(texts, tuple) else (texts,)
            yield function, tuple(text for text in given if text is not None)


def template_code() -> str:
    """Return what the templates say as lines of Python, in which Qt's tool can find it."""
    return "".join(_line(function, texts) for function, texts in template_calls())


def update(file: Path, language: str) -> None:
    """Bring a file of translations up to date; where it is missing, it is made."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        templates = Path(folder, "templates.py")
        templates.write_text(template_code(), "utf-8")
        # In a list of their own, as some systems take no command that long.
        sources = Path(folder, "sources.lst")
        paths = (*sorted(CODE.rglob("*.py")), templates)
        sources.write_text("".join(f"{path.as_posix()}\n" for path in paths), "utf-8")
        _run([f"@{sources}", *_OPTIONS, "-target-language", language, "-ts", str(file)])


def main() -> None:
    """Bring the translations into all languages up to date."""
    for language in LANGUAGES:
        update(translation_file(language), language)


def _line(function: str, texts: Sequence[str]) -> str:
    quoted = [json.dumps(text, ensure_ascii=False) for text in texts]
    # Qt's tool knows by a third argument that it depends on a count.
    count = ["0"] if function == "tr_many" else []
    return f"{function}({', '.join((*quoted, *count))})\n"


def _run(arguments: Sequence[str]) -> None:
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    if tool is None:
        sys.exit("pyside6-lupdate is not beside Python; install PySide6-Essentials.")
    subprocess.run([tool, *arguments], check=True)  # noqa: S603, the arguments are those above


if __name__ == "__main__":
    main()
