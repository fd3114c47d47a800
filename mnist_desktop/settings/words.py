"""Words of the program as they stand within a sentence."""

from mnist_desktop.texts import ENGLISH, spoken, tr


def in_sentence(words: str) -> str:
    """Return English words, in the language that is spoken, as they stand within a sentence.

    In English they begin small; names such as SiLU or L2 stay as they are, and so do the nouns of
    other languages.
    """
    if spoken().code != ENGLISH.code:
        return tr(words)
    is_name = not words[1:2].islower() or words[1:] != words[1:].lower()
    return words if is_name else words[0].lower() + words[1:]
