"""The program's texts, in the language of whoever uses it.

In the code they are written in English, as templates; `tr` gives them in the language that is
spoken. The command line speaks English. The window chooses a language once, before it is made
(`mnist_desktop.ui.language`), from the `.ts` files of Qt's translators in
`resources/translations`. As with `gettext` and Qt, a process speaks one language, so what is
spoken belongs to this module and is handed to nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Language:
    """What texts and numbers look like.

    Attributes:
        code: The language by its ISO 639-1 code, such as “de”.
        texts: The translations by English text and comment; two where it depends on a count: that
            for one and that for any other. A text that is missing stays English.
        decimal_point: What stands before the decimals of a number.
        group_separator: What stands before each three digits of a large number.
    """

    code: str = "en"
    texts: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    decimal_point: str = "."
    group_separator: str = ","

    def number(self, written: str) -> str:
        """Return a number that Python wrote, such as “1,234.5”, as it is written here."""
        return written.translate(self._signs)

    @cached_property
    def _signs(self) -> dict[int, str]:
        return {ord("."): self.decimal_point, ord(","): self.group_separator}


ENGLISH = Language()
_spoken = ENGLISH


def speak(language: Language) -> None:
    """Give all texts in that language from now on."""
    global _spoken  # noqa: PLW0603
    _spoken = language


def spoken() -> Language:
    """Return the language that texts are given in."""
    return _spoken


def mark(text: str) -> str:
    """Return a text as it is; it is translated by `tr` later, where it is shown."""
    return text


def tr(text: str, comment: str = "", /, **values: object) -> str:
    """Return a text in the language that is spoken.

    Args:
        text: The English text. `{names}` in it are filled with `values`.
        comment: What tells it from the same text with another meaning, such as “verb”.
        **values: What is filled in; numbers already as people read them.
    """
    translated = spoken().texts.get((text, comment), (text,))[0]
    return translated.format(**values) if values else translated


def tr_many(many: str, one: str, count: int, /, **values: object) -> str:
    """Return a text that depends on a count, in the language that is spoken.

    Args:
        many: The English text for any count but 1; `{count}` in it becomes the count.
        one: The English text for 1.
        count: How many there are.
        **values: What else is filled in.
    """
    first, *rest = spoken().texts.get((many, one), (one, many))
    form = first if count == 1 or not rest else rest[0]
    return form.format(count=spoken().number(f"{count:,}"), **values)
