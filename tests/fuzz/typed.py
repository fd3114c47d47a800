"""What people type: numbers into fields, and options on the command line."""

import argparse
import contextlib
import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from mnist_desktop.cli import parser
from mnist_desktop.cli.recipe_options import recipe, recipe_arguments
from mnist_desktop.errors import UserError
from mnist_desktop.models.architecture import KINDS
from mnist_desktop.settings.declared import Setting, Settings, settings_of
from mnist_desktop.settings.kinds import Group, GroupList
from mnist_desktop.settings.number_kinds import Number
from mnist_desktop.training.settings import TrainingSettings
from tests.fuzz.reader import Files, Reader
from tests.settings.recipes import recipes

_FIELD, _ARGUMENTS = "typed.txt", "arguments"
# No argument can hold it, so that it parts them.
_BETWEEN = "\0"
_digits = st.from_regex(r"[-+−]?[0-9]{1,8}([.,'’_ ][0-9]{1,4}){0,3}([eE][-+]?[0-9]{1,3})? ?%?")
_OTHERS = (
    ("predict", "a.png", "--model", "b.safetensors", "--json"),
    ("evaluate", "--model", "a.safetensors", "--data", "b", "--json"),
    ("evaluate", "--practice", "--limit", "20"),
    ("runs", "show", "20250304-123000-abcdef"),
    ("runs", "list", "--json"),
    ("adapt", "--ink", "a.jsonl", "--out", "b.safetensors"),
    ("export", "--model", "a.safetensors", "--out", "b.onnx"),
    ("import-ink", "a.gz", "--only", "Greek", "--out", "b.jsonl"),
    ("train", "--preset", "fast", "--epochs", "3", "--lr", "0,01"),
    ("train", "--continue", "20250304-123000-abcdef"),
    ("train", "--config", "a.toml", "--out", "b.safetensors"),
)


def readers() -> Iterator[Reader]:
    """Yield a reader of what is typed into the fields of each number, and one of arguments."""
    number = st.integers(0, len(_settings()) - 1)
    text = st.one_of(st.none(), _digits, st.text(max_size=70))
    yield Reader("typed-number", st.builds(_as_typed, number, text), _read_number)
    trained = recipes.map(lambda one: ("train", *recipe_arguments(one)))
    given = st.one_of(trained, st.sampled_from(_OTHERS))
    yield Reader("arguments", given.map(_as_file), _read_arguments)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _as_file(arguments: tuple[str, ...]) -> Files:
    return {_ARGUMENTS: _bytes(_BETWEEN.join(arguments))}


@cache
def _settings() -> tuple[tuple[Setting, Any], ...]:
    """Return all settings that people type, each with its default."""
    found: list[tuple[Setting, Any]] = []
    left: list[Settings] = [TrainingSettings(), *(kind() for kind in KINDS.values())]
    while left:
        holder = left.pop()
        for name, setting in settings_of(type(holder)):
            value = getattr(holder, name)
            if isinstance(setting, Group):
                left.append(value)
            elif isinstance(setting, GroupList):
                left += value[:1]
            else:
                found.append((setting, value))
    return tuple(found)


@cache
def _parser() -> argparse.ArgumentParser:
    return parser.build()


def _as_typed(number: int, text: str | None) -> Files:
    """Return what is typed into a field; for None what it shows at first."""
    setting, default = _settings()[number]
    typed = setting.format(default) if text is None else text
    return {_FIELD: bytes([number]) + b"\n" + _bytes(typed)}


def _read_number(folder: Path) -> None:
    """Type a text into a field, and again what the field then shows."""
    number, _, written = (folder / _FIELD).read_bytes().partition(b"\n")
    text = written.decode("utf-8", "surrogateescape")
    # The number may be spoiled as well.
    setting, _ = _settings()[int.from_bytes(number, "big") % len(_settings())]
    if isinstance(setting, Number):
        for point in ".,":
            value = setting.from_screen(text, point)
            assert setting.from_screen(setting.to_screen(value, point), point) == value
    setting.check(setting.parse(text))


def _read_arguments(folder: Path) -> None:
    """Parse arguments, and make the recipe of those of a training; a refusal is one sentence."""
    text = (folder / _ARGUMENTS).read_bytes().decode("utf-8", "surrogateescape")
    told = io.StringIO()
    try:
        with contextlib.redirect_stderr(told), contextlib.redirect_stdout(io.StringIO()):
            arguments = _parser().parse_args(text.split(_BETWEEN))
    except SystemExit as error:
        if error.code:
            # Above it stands how the command is used.
            raise UserError(_refusal(told.getvalue())) from error
        return
    if hasattr(arguments, "preset"):
        recipe(arguments)


def _refusal(told: str) -> str:
    return told[told.index("error: ") :].removesuffix("\n")
