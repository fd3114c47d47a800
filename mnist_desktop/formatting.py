"""Figures as people read them, alike in the window and on the command line."""

_NO_BREAK = "\u00a0"


def percent(share: float, decimals: int = 2) -> str:
    """Return a share (0 to 1) in percent; the sign never stands on a line of its own."""
    return f"{share * 100:.{decimals}f}{_NO_BREAK}%"


def confidence(probability: float, decimals: int = 1) -> str:
    """Return a network's probability (0 to 1) in percent; as none is ever certain, never 100."""
    rounded = percent(probability, decimals)
    if rounded == percent(1, decimals):
        return f">{percent(1 - 10 ** -(decimals + 2), decimals)}"
    return rounded


def sureness(probability: float, decimals: int = 1) -> str:
    """Return how sure a network is, such as “99.8 % sure”."""
    return f"{confidence(probability, decimals)} sure"


def in_a_line(number: str) -> str:
    """Return a number that may have several lines as one line; where there is none, in words."""
    return number.replace("\n", ", ") or "nothing"


def duration(seconds: float) -> str:
    """Return a time span in minutes and seconds."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole}{_NO_BREAK}s"
    return f"{whole // 60}{_NO_BREAK}min {whole % 60:02}{_NO_BREAK}s"


def counted(count: int, thing: str) -> str:
    """Return how many there are of something, such as “1 image” or “2,000 images”."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


def amount(count: int) -> str:
    """Return a large number in about three figures, such as 373,000 or 15.2 million."""
    if count < 1000:
        return str(count)
    if count < 999_500:
        return f"{round(count, 3 - len(str(count))):,}"
    if count < 999_500_000:
        return f"{count / 1e6:.3g}{_NO_BREAK}million"
    return f"{count / 1e9:,.3g}{_NO_BREAK}billion"


def file_size(count: int) -> str:
    """Return a number of bytes in kB or MB."""
    if count < 999_500:
        return f"{count / 1e3:.3g}{_NO_BREAK}kB"
    if count < 999_500_000:
        return f"{count / 1e6:.3g}{_NO_BREAK}MB"
    return f"{count / 1e9:,.3g}{_NO_BREAK}GB"
