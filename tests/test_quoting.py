"""What sentences quote of other people's files is short, on one line, and seen as it is."""

import unicodedata

import pytest

from mnist_desktop.errors import UserError
from mnist_desktop.quoting import quoted, quoted_value


@pytest.mark.parametrize(
    "hostile",
    [
        "a\nb",
        "a\r\nb",
        "a\x1b[2Jb",
        "a\u2028b",
        "a\u202egpj.b",
        "a\u2066b",
        "a\u200fb",
        "a\x85b",
        "a\x00b",
        "a\udcffb",
        "a\U000e0041b",
    ],
)
def test_no_sentence_has_breaks_or_what_cannot_be_seen(hostile: str) -> None:
    for said in (quoted(hostile), quoted_value(hostile), str(UserError(f"The file {hostile}."))):
        assert len(said.splitlines()) == 1
        assert said.encode()
        assert not {unicodedata.category(sign) for sign in said} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert quoted(hostile).startswith("a")
    assert quoted(hostile).endswith("b")


def test_long_contents_lose_their_middle() -> None:
    said = quoted("begin" + "x" * 1_000_000 + "end")
    assert len(said) <= 60
    assert said.startswith("begin")
    assert said.endswith("end")


def test_no_sentence_is_endless() -> None:
    assert len(str(UserError("x" * 1_000_000))) <= 2000


def test_numbers_of_more_digits_than_python_writes_are_quoted_all_the_same() -> None:
    assert quoted(1 << 100_000) == "…"
    assert quoted_value([1 << 100_000]) == "…"


def test_what_is_harmless_stays_as_it_is() -> None:
    assert quoted("Größe 7 – “x” 手") == "Größe 7 – “x” 手"
    assert str(UserError("C:\\Users\\me\\ß.png is broken.")) == "C:\\Users\\me\\ß.png is broken."
