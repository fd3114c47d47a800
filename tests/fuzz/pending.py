"""Faults that are known and not mended yet, by the folder in `seen` that shows each, and why."""

_MEMORY = "How much memory a decoder takes is not asked before it takes it."
_ARCHIVE = "What readers of zip archives raise is not all told in a sentence."
_QUOTED = "What was read is quoted whole in a sentence, however long it is."
_UNSEEN = "What cannot be seen is quoted in a sentence as it is."

PENDING: dict[str, str] = {
    "arguments/half-a-character": _UNSEEN,
    "arguments/preset-of-1000-letters": _QUOTED,
    "arguments/run-of-300-letters": _QUOTED,
    "idx/no-images-of-four-billion-pixels": "NumPy takes no array of such a shape, though empty.",
    "image-dds/624-megabytes": _MEMORY,
    "image-qoi/626-megabytes": _MEMORY,
    "ink/label-nested-900-deep": _QUOTED,
    "ink/label-of-3000-digits": _QUOTED,
    "ink/no-digit-of-400-lines": _QUOTED,
    "model/answers-that-overflow": "A warning: what the model answers to some images overflows.",
    "omniglot/ends-early": _ARCHIVE,
    "omniglot-lzma/damaged": _ARCHIVE,
    "omniglot-lzma/ends-early": _ARCHIVE,
    "recipe/14000-dots": "A key of thousands of dots takes memory by their square.",
    "recipe/nested-1000-deep": "TOML that is nested deeply raises RecursionError.",
    "typed-number/control-character": _UNSEEN,
}
