"""All readers that are tried."""

from tests.fuzz import digit_files, images, ink, models, recipes, remembered, runs, typed
from tests.fuzz.reader import Reader

_MODULES = (images, digit_files, ink, models, recipes, runs, remembered, typed)

READERS: dict[str, Reader] = {
    reader.name: reader for module in _MODULES for reader in module.readers()
}
"""By their names."""
