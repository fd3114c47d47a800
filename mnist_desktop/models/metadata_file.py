"""Reading the metadata of a model file alone: quick, and without PyTorch."""

import json
from pathlib import Path

import safetensors

from mnist_desktop.errors import UserError
from mnist_desktop.models.metadata import ModelMetadata

METADATA_KEY = "mnist_desktop"
"""Where in the metadata of a safetensors file the metadata stands, as JSON."""


def read_metadata(path: Path) -> ModelMetadata:
    """Read what a model file says of its network.

    Raises:
        UserError: The file is missing, or is no model file of this program.
    """
    if path.is_dir():
        raise UserError(f"{path} is a folder; name a model file.")
    if not path.is_file():
        raise UserError(f"{path} does not exist; name a model file.")
    try:
        with safetensors.safe_open(path, framework="numpy") as file:
            metadata = file.metadata() or {}
        return ModelMetadata.from_dict(json.loads(metadata[METADATA_KEY]))
    except (safetensors.SafetensorError, OSError) as error:
        raise UserError(f"{path} is not a model file, or is damaged; choose another.") from error
    except (KeyError, ValueError, RecursionError) as error:
        raise UserError(f"{path} is not a model of this program; choose another.") from error
    except UserError as error:
        raise UserError(f"{path} cannot be used. {error}") from error
