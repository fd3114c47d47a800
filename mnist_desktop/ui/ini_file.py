r"""Looking whether a file of settings is one that this program may have written.

Qt reads nearly everything as some settings, and would write what it made of it over the file.
Worse, values that begin with `@Variant(` may hold objects of Python's, which are brought back by
running code. This program writes none.
"""

import re

_MOST_BYTES = 1_000_000
_ESCAPED = re.compile(r"\\(?:x([0-9a-fA-F]+)|([0-7]+))")
_LEFT_OUT = re.compile(r'["\\\s]')
_FOREIGN = re.compile(r"@(Variant|DateTime)\(")


def is_whole(content: bytes) -> bool:
    """Whether a file's content is words and bytes under keys, and nothing else."""
    if len(content) > _MOST_BYTES or b"\0" in content:
        return False
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(map(_is_line, re.split(r"[\r\n]+", text))) and not _FOREIGN.search(_plain(text))


def _is_line(line: str) -> bool:
    line = line.strip()
    if line.startswith("["):
        return line.endswith("]")
    return not line or line[0] in ";#" or "=" in line


def _plain(text: str) -> str:
    """Return all that Qt could make of a text, with nothing in it to hide a word behind."""
    return _LEFT_OUT.sub("", _ESCAPED.sub(_letter, text))


def _letter(escaped: re.Match[str]) -> str:
    digits, base = (escaped[1], 16) if escaped[1] else (escaped[2], 8)
    # As Qt does: whatever does not fit is dropped.
    return chr(int(digits[-8:], base) & 0xFFFF)
