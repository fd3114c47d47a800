"""Names of files and runs where Qt would take them for HTML."""

from html import escape


def plain_tip(text: str) -> str:
    """Return a text for a tool tip that shows as it is, tags and all."""
    # Without either of them, Qt takes it for plain text.
    if "<" not in text and "&" not in text:
        return text
    return f'<p style="white-space:pre">{escape(text)}</p>'
