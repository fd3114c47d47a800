"""Figures as people read them, in the form that belongs to the language that is spoken."""

from mnist_desktop.texts import spoken, tr

_NO_BREAK = "\u00a0"


def whole(count: int) -> str:
    """Return a whole number, such as “2,000”."""
    return spoken().number(f"{count:,}")


def fixed(value: float, decimals: int) -> str:
    """Return a number with so many decimals, such as “1,234.50”."""
    return spoken().number(f"{value:,.{decimals}f}")


def significant(value: float, figures: int) -> str:
    """Return a number rounded to so many figures, such as “0.00123” or “1e-05”."""
    return spoken().number(f"{value:.{figures}g}")


def percent(share: float, decimals: int = 2) -> str:
    """Return a share (0 to 1) in percent; the sign never stands on a line of its own."""
    return f"{fixed(share * 100, decimals)}{_NO_BREAK}%"


def confidence(probability: float, decimals: int = 1) -> str:
    """Return a network's probability (0 to 1) in percent; as none is ever certain, never 100."""
    rounded = percent(probability, decimals)
    # Asked first, as most of what is told beside a pen that draws is far from 1.
    if probability > 0.5 and rounded == percent(1, decimals):
        return f">{percent(1 - 10 ** -(decimals + 2), decimals)}"
    return rounded


def sureness(probability: float, decimals: int = 1) -> str:
    """Return how sure a network is, such as “99.8 % sure”."""
    return tr("{confidence} sure", confidence=confidence(probability, decimals))


def in_a_line(number: str) -> str:
    """Return a number that may have several lines as one line; where there is none, in words."""
    return number.replace("\n", ", ") or tr("nothing")


def duration(seconds: float) -> str:
    """Return a time span in minutes and seconds."""
    rounded = round(seconds)
    if rounded < 60:
        return f"{rounded}{_NO_BREAK}s"
    return f"{rounded // 60}{_NO_BREAK}min {rounded % 60:02}{_NO_BREAK}s"


def counted(count: int, thing: str) -> str:
    """Return how many there are of something, such as “1 image” or “2,000 images”."""
    return f"{whole(count)} {thing}" if count == 1 else f"{whole(count)} {thing}s"


def amount(count: int) -> str:
    """Return a large number in about three figures, such as 373,000 or 15.2 million."""
    if count < 1000:
        return str(count)
    if count < 999_500:
        return whole(round(count, 3 - len(str(count))))
    if count < 999_500_000:
        return tr("{number}\u00a0million", number=significant(count / 1e6, 3))
    return tr("{number}\u00a0billion", number=significant(count / 1e9, 3))


def file_size(count: int) -> str:
    """Return a number of bytes in kB or MB."""
    if count < 999_500:
        return f"{significant(count / 1e3, 3)}{_NO_BREAK}kB"
    if count < 999_500_000:
        return f"{significant(count / 1e6, 3)}{_NO_BREAK}MB"
    return f"{significant(count / 1e9, 3)}{_NO_BREAK}GB"
