"""Whatever other people's parsers raise is one sentence, with the cause kept."""

from pathlib import Path

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.foreign import parsing

HERE = Path("some.file")


class Panic(BaseException):
    """As libraries written in Rust raise it: no Exception."""


RAISED = [
    ValueError("x"),
    SyntaxError("x"),
    EOFError(),
    OverflowError("x"),
    RecursionError("x"),
    NotImplementedError("x"),
    UserWarning("x"),
    OSError("a decoder's own"),
    Panic("x"),
]


@pytest.mark.parametrize("error", RAISED, ids=lambda error: type(error).__name__)
def test_whatever_is_raised_is_the_sentence_and_its_cause(error: BaseException) -> None:
    with (
        pytest.raises(UserError, match=r"^It is broken; choose another\.$") as told,
        parsing(HERE, "It is broken; choose another."),
    ):
        raise error
    assert told.value.__cause__ is error


def test_too_little_memory_is_told_as_such() -> None:
    with (
        pytest.raises(UserError, match=r"some\.file needs more memory than there is"),
        parsing(HERE, "It is broken."),
    ):
        raise MemoryError


def test_what_the_system_says_is_told_as_it_is_elsewhere(tmp_path: Path) -> None:
    with (
        pytest.raises(UserError, match=r"cannot be read \(No such file or directory\)"),
        parsing(tmp_path / "nowhere", "It is broken."),
    ):
        (tmp_path / "nowhere").read_bytes()


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, GeneratorExit])
def test_what_ends_the_program_goes_on(error: type[BaseException]) -> None:
    with pytest.raises(error), parsing(HERE, "It is broken."):
        raise error


def test_a_sentence_within_stays_as_it_is() -> None:
    with pytest.raises(UserError, match="Line 3"), parsing(HERE, "It is broken."):
        raise UserError("Line 3 is odd.")
