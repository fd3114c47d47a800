"""Numbers as people write and read them, exact to the last digit."""

import re
from decimal import Decimal

# Longer texts are no numbers that anybody means, and would take long to read.
_LONGEST = 60
# Powers of ten between which numbers are written without an exponent.
_PLAIN = range(-10, 16)
_SPACES = re.compile(r"[\s'’_]")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+|[+-]?\d{1,3}(?:\.\d{3})+")
_WRITTEN = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?")


def parse_number(text: str) -> float:
    """Read a number such as 0.005, 0,005, 5e-3 or 5E-3.

    Raises:
        ValueError: It is none, or none that is finite.
    """
    number = float(_decimal(text))
    if abs(number) == float("inf"):
        raise ValueError(text)
    return number


def parse_whole(text: str) -> int:
    """Read a whole number such as 1000, 1,000, 1.000 or 1e3.

    Raises:
        ValueError: It is none.
    """
    bare = _SPACES.sub("", text)
    if _GROUPED.fullmatch(bare):
        bare = re.sub(r"[.,]", "", bare)
    number = _decimal(bare)
    if abs(number) >= 10**18 or number != int(number):
        raise ValueError(text)
    return int(number)


def parse_percent(text: str) -> float:
    """Read a share (0 to 1) that is written in percent, such as 12.5 for 0.125.

    Raises:
        ValueError: It is none.
    """
    return float(_decimal(text) / 100)


def format_number(number: float, decimal_point: str = ".") -> str:
    """Write a number in the fewest digits that tell it exactly, such as 0.00001 or 2.5e-9."""
    return _written(Decimal(repr(number)), decimal_point)


def format_percent(share: float, decimal_point: str = ".") -> str:
    """Write a share (0 to 1) in percent, exactly: 12.5 for 0.125."""
    return _written(Decimal(repr(share)) * 100, decimal_point)


def _decimal(text: str) -> Decimal:
    bare = _SPACES.sub("", text.replace("−", "-"))
    if len(bare) > _LONGEST or not _WRITTEN.fullmatch(bare):
        raise ValueError(text)
    try:
        number = Decimal(bare.replace(",", "."))
        # Decimals can be larger than what can be reckoned with, which is noticed only then.
        abs(number)
    except ArithmeticError as error:
        raise ValueError(text) from error
    return number


def _written(number: Decimal, decimal_point: str) -> str:
    bare = number.normalize()
    if not bare:
        return "0"
    written = f"{bare:f}"
    if bare.adjusted() not in _PLAIN:
        digits, _, exponent = f"{bare:e}".partition("e")
        written = f"{digits}e{int(exponent)}"
    return written.replace(".", decimal_point)
