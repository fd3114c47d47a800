"""Figures as people read them, alike in the window and on the command line."""

_NO_BREAK = "\u00a0"


def percent(share: float, decimals: int = 2) -> str:
    """Return a share (0 to 1) in percent; the sign never stands on a line of its own."""
    return f"{share * 100:.{decimals}f}{_NO_BREAK}%"


def duration(seconds: float) -> str:
    """Return a time span in minutes and seconds."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole}{_NO_BREAK}s"
    return f"{whole // 60}{_NO_BREAK}min {whole % 60:02}{_NO_BREAK}s"
