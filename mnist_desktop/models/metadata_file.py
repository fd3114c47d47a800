"""Reading the metadata of a model file alone: quick, and without PyTorch."""

import json
import os
from pathlib import Path
from typing import Any, BinaryIO

from mnist_desktop import limits
from mnist_desktop.errors import UserError, reading
from mnist_desktop.foreign import parsing
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.texts import tr

METADATA_KEY = "mnist_desktop"
"""Where in the metadata of a safetensors file the metadata stands, as JSON."""

# Source: the safetensors specification.
_LENGTH_BYTES = 8


def read_metadata(path: Path) -> ModelMetadata:
    """Read what a model file says of its network.

    Raises:
        UserError: The file is missing, or is no model file of this program.
    """
    # A name that is too long, or a folder that may not be entered, is an error already here.
    with reading(path):
        is_folder, is_file = path.is_dir(), path.is_file()
    if is_folder:
        raise UserError(tr("{path} is a folder; name a model file.", path=path))
    if not is_file:
        raise UserError(tr("{path} does not exist; name a model file.", path=path))
    limits.check_size(path, limits.MODEL_BYTES)
    damaged = tr("{path} is not a model file, or is damaged; choose another.", path=path)
    with parsing(path, damaged), path.open("rb") as file:
        header = _header(file)
    foreign = tr("{path} is not a model of this program; choose another.", path=path)
    with parsing(path, foreign):
        content = json.loads(header["__metadata__"][METADATA_KEY])
    try:
        with parsing(path, foreign):
            return ModelMetadata.from_dict(content)
    except UserError as error:
        if error.__cause__ is not None:
            raise
        raise UserError(tr("{path} cannot be used. {reason}", path=path, reason=error)) from error


def _header(file: BinaryIO) -> dict[str, Any]:
    """Read the header of a safetensors file, and see whether the file is as long as it says.

    The safetensors library would map the file into memory: while it reads, whoever cuts the file
    short would end the program.

    Raises:
        ValueError: It is none, or the file is not whole; so do `TypeError` and `LookupError` tell.
    """
    size = os.fstat(file.fileno()).st_size
    length = int.from_bytes(file.read(_LENGTH_BYTES), "little")
    if length > min(size - _LENGTH_BYTES, limits.HEADER_BYTES):
        raise ValueError("the header is longer than the file, or than any of this program")
    header = json.loads(file.read(length))
    if not isinstance(header, dict):
        raise TypeError("the header is no object")
    ends = [value["data_offsets"][1] for name, value in header.items() if name != "__metadata__"]
    if _LENGTH_BYTES + length + max(ends, default=0) != size:
        raise ValueError("the file has another length than its header says")
    return header
