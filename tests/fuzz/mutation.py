"""Spoiling valid content, as accidents and attackers do."""

import re
from collections.abc import Callable
from random import Random

from tests.fuzz.reader import Files, Reader

_MOST_CHANGES = 5
_LONGEST_PIECE = 400
# What grows beyond this is no longer about the reader but about the disk.
_MOST_BYTES = 1 << 18
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_EXTREMES = (
    b"-1", b"0", b"-0.0", b"1e308", b"-1e308", b"1e999", b"NaN", b"Infinity", b"nan", b"inf",
    b"2147483647", b"2147483648", b"4294967295", b"9223372036854775808", b"1e-320", b"0.1",
    b"9" * 400, b"9" * 5000, b"null", b"true", b'""', b"[]", b"{}", b"1979-05-27T07:32:00Z",
)  # fmt: skip
_TOKENS = (
    b"\0", b"\r\n", b"\n\n", b"\x1b[31m", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\\ud800",
    b"\xe2\x80\xae", b"\xe2\x80\xa8", b"../../", b"%s%n{0}", b"{", b"}", b"[", b"]", b'"', b"'''",
    b",", b";", b"=", b".", b"-", b"#", b"@Variant(", b"@ByteArray(", b"\\x", b" ", b"\t",
)  # fmt: skip
_BRACKETS = (b"[", b'{"a":', b"{a=", b"a.", b"(", b"[[")
_DEPTHS = (10, 1000, 6000)


def spoiled(reader: Reader, valid: Files, random: Random) -> Files:
    """Return what a reader is given in place of valid files: they, or their parts, spoiled.

    Args:
        reader: Whose files they are.
        valid: The files, or the parts of which they are packed.
        random: Chooses what is spoiled, and how.
    """
    inside, outside = random.choice(((True, False), (True, False), (False, True), (True, True)))
    files = reader.packed(_mutated(valid, random) if inside else valid)
    return _mutated(files, random) if outside else files


def _mutated(files: Files, random: Random) -> Files:
    """Return files of which one or a few are not as they were."""
    changed = dict(files)
    for name in random.sample(sorted(files), random.choice((1, 1, min(2, len(files))))):
        content = files[name]
        for _ in range(random.randint(1, _MOST_CHANGES)):
            content = random.choice(_CHANGES)(content, files, random)
        changed[name] = content[:_MOST_BYTES]
    return changed


def _flipped(content: bytes, _files: Files, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 8) if changed else 0):
        changed[_place(content, random) % len(changed)] ^= 1 << random.randrange(8)
    return bytes(changed)


def _cut(content: bytes, _files: Files, random: Random) -> bytes:
    start, end = _piece(content, random)
    return random.choice((content[:start], content[start:], content[:start] + content[end:]))


def _repeated(content: bytes, _files: Files, random: Random) -> bytes:
    start, end = _piece(content, random)
    return content[:end] + content[start:end] * random.choice((1, 1, 2, 50)) + content[end:]


def _spliced(content: bytes, files: Files, random: Random) -> bytes:
    other = files[random.choice(sorted(files))]
    from_start, from_end = _piece(other, random)
    start, end = _piece(content, random)
    piece = other[from_start:from_end]
    return content[:start] + piece + content[random.choice((start, end)) :]


def _token(content: bytes, _files: Files, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + random.choice(_TOKENS) + content[place:]


def _extreme_integer(content: bytes, _files: Files, random: Random) -> bytes:
    size, order = random.choice((1, 2, 4, 8)), random.choice(("little", "big"))
    greatest = (1 << 8 * size) - 1
    value = random.choice((0, 1, greatest, greatest - 1, greatest // 2, greatest // 2 + 1, 1 << 8))
    place = _place(content, random)
    written = (value & greatest).to_bytes(size, "little" if order == "little" else "big")
    return content[:place] + written + content[place + size :]


def _extreme_number(content: bytes, files: Files, random: Random) -> bytes:
    """Put an extreme number in place of one that is written in digits."""
    place = _place(content, random)
    found = _NUMBER.search(content, place, place + _LONGEST_PIECE)
    if found is None:
        return _extreme_integer(content, files, random)
    return content[: found.start()] + random.choice(_EXTREMES) + content[found.end() :]


def _nested(content: bytes, _files: Files, random: Random) -> bytes:
    place = _place(content, random)
    return content[:place] + random.choice(_BRACKETS) * random.choice(_DEPTHS) + content[place:]


def _emptied(_content: bytes, _files: Files, random: Random) -> bytes:
    return random.randbytes(random.choice((0, 0, 1, 100)))


_Change = Callable[[bytes, Files, Random], bytes]
# What is there more than once is chosen more often.
_CHANGES: tuple[_Change, ...] = (
    *(_flipped, _flipped, _flipped, _cut, _repeated, _spliced, _token, _token),
    *(_extreme_integer, _extreme_integer, _extreme_number, _extreme_number, _extreme_number),
    *(_flipped, _extreme_integer, _extreme_number, _token, _spliced),
    *(_nested, _emptied),
)


def _place(content: bytes, random: Random) -> int:
    """Return a place in content; headers, at its begin, are chosen more often."""
    end = min(len(content), random.choice((40, 200, len(content), len(content))))
    return random.randint(0, end)


def _piece(content: bytes, random: Random) -> tuple[int, int]:
    start = _place(content, random)
    return start, min(start + random.randint(1, _LONGEST_PIECE), len(content))
