"""Sets of digits from strangers: endless archives, tables and headers."""

import gzip
import io
import random
import struct
import zipfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, features

from mnist_desktop.data import idx
from mnist_desktop.data.archive_source import ArchiveSource
from mnist_desktop.data.image_folder import ImageFolderSource
from mnist_desktop.data.mnist import Part
from mnist_desktop.data.table_source import TableSource
from mnist_desktop.errors import UserError
from mnist_desktop.generators import finished
from mnist_desktop.gzip_files import read_content
from tests.bounded import peak_reading

HERE = Path("digits.gz")
MOST = 2**32 - 1


def npy(shape: tuple[int, ...], kind: str, content: bytes) -> bytes:
    """Return an array file that claims any shape."""
    head = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape!r}, }}".ljust(117) + "\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(head)) + head.encode() + content


def archive(path: Path, images: bytes, labels: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("x_test.npy", images)
        made.writestr("y_test.npy", labels)
    return path


@pytest.mark.parametrize(
    "shape", [(MOST, MOST, 0), (MOST, MOST, MOST), (0, MOST, MOST), (MOST, 0, 28), (1, 0, MOST)]
)
def test_a_header_of_four_billion_is_one_sentence(shape: tuple[int, ...]) -> None:
    content = bytes([0, 0, 8, 3]) + struct.pack(">3I", *shape)
    with pytest.raises(UserError, match="digits"):
        idx.parse_images(content, HERE)


@pytest.mark.parametrize("shape", [(MOST,), (MOST, MOST)])
def test_a_header_of_four_billion_labels_is_one_sentence(shape: tuple[int, ...]) -> None:
    kind = [0, 0, 8, 1] if len(shape) == 1 else [0, 0, 12, 2]
    with pytest.raises(UserError, match="digits"):
        idx.parse_labels(bytes(kind) + struct.pack(f">{len(shape)}I", *shape), HERE)


def test_gzip_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.gz"
    path.write_bytes(gzip.compress(bytes(1_000_000)) * 1200)
    peak, told = peak_reading(
        f"read_content(Path({str(path)!r}))", "from mnist_desktop.gzip_files import read_content"
    )
    assert "holds more than 300" in told
    assert peak < 450
    with pytest.raises(UserError, match="holds more than"):
        read_content(path, 1000)


@pytest.mark.parametrize(
    ("images", "labels"),
    [
        (npy((10**12,), "|u1", b""), npy((1,), "|u1", b"\1")),
        (npy((MOST, 28, 28), "<f8", bytes(100)), npy((1,), "|u1", b"\1")),
        (npy((1, 28, 28), "|O", bytes(100)), npy((1,), "|u1", b"\1")),
        (npy((1, 28, 28), "|V10", bytes(7840)), npy((1,), "|u1", b"\1")),
        (npy((1, 28, 28), "|u1", bytes(784)), npy((10**15,), "<i8", b"")),
        (npy((-1, 28, 28), "|u1", bytes(784)), npy((1,), "|u1", b"\1")),
        (b"", b""),
        (b"\x93NUMPY\x09\x00" + bytes(100), b""),
    ],
)
def test_an_array_that_is_none_is_one_sentence(
    images: bytes, labels: bytes, tmp_path: Path
) -> None:
    path = archive(tmp_path / "some.npz", images, labels)
    with pytest.raises(UserError, match=r"some\.npz"):
        finished(ArchiveSource(path).load(Part.TEST))


def test_an_array_that_unpacks_without_end_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.npz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        with made.open("x_test.npy", "w", force_zip64=True) as stream:
            stream.write(npy((1_000_000, 28, 28), "|u1", b""))
            for _ in range(320):
                stream.write(bytes(1_000_000))
        made.writestr("y_test.npy", npy((1,), "|u1", b"\1"))
    peak, told = peak_reading(
        f"finished(ArchiveSource(Path({str(path)!r})).load(Part.TEST))",
        "from mnist_desktop.data.archive_source import ArchiveSource\n"
        "from mnist_desktop.data.mnist import Part\n"
        "from mnist_desktop.generators import finished",
    )
    assert "holds more than 300" in told
    assert peak < 200


@pytest.mark.parametrize("seed", range(100))
def test_a_damaged_archive_is_one_sentence(seed: int, tmp_path: Path) -> None:
    stream = io.BytesIO()
    np.savez_compressed(
        stream, x_test=np.zeros((5, 28, 28), np.uint8), y_test=np.arange(5, dtype=np.uint8)
    )
    content = bytearray(stream.getvalue())
    dice = random.Random(seed)
    for _ in range(dice.randint(1, 8)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    path = tmp_path / "some.npz"
    path.write_bytes(content)
    # Some faults do no harm; of all others there is a sentence, and nothing else.
    with suppress(UserError):
        finished(ArchiveSource(path).load(Part.TEST))


@pytest.mark.parametrize("value", ["99999999999999999999", "1e400", "nan", '"1\n', "0x10", "\x00"])
def test_a_table_of_odd_numbers_is_one_sentence(value: str, tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text("\n".join([",".join(["1"] * 785), ",".join([value, *["0"] * 784])]))
    with pytest.raises(UserError, match=r"some\.csv"):
        finished(TableSource(path).load(Part.TRAINING))


def test_a_table_of_one_endless_line_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    head = (",".join(["1"] * 785) + "\n").encode()
    path.write_bytes(head + b"1," * 100_000_000)
    peak, told = peak_reading(
        f"finished(TableSource(Path({str(path)!r})).load(Part.TRAINING))",
        "from mnist_desktop.data.table_source import TableSource\n"
        "from mnist_desktop.data.mnist import Part\n"
        "from mnist_desktop.generators import finished",
    )
    assert "lines that are no label and 784 pixels" in told
    assert peak < 200


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow reads no AVIF")
@pytest.mark.parametrize("kind", ["AVIF", "DDS", "WEBP", "TIFF"])
def test_broken_pictures_do_not_stop_a_folder_of_images(kind: str, tmp_path: Path) -> None:
    for digit in ("1", "7"):
        (tmp_path / digit).mkdir()
    shown = Image.new("L", (60, 60), 255)
    shown.paste(0, (25, 10, 33, 50))
    for number in range(5):
        shown.save(tmp_path / "1" / f"{number}.png")
    stream = io.BytesIO()
    shown.convert("RGB").save(stream, kind)
    whole = stream.getvalue()
    dice = random.Random(1)
    for number in range(60):
        broken = bytearray(whole)
        for _ in range(4):
            broken[dice.randrange(min(len(broken), 300))] = dice.randrange(256)
        (tmp_path / "7" / f"{number}.{kind.lower()}").write_bytes(broken)
    digits = finished(ImageFolderSource(tmp_path).load_all())
    assert (digits.labels == 1).sum() == 5
    assert all("\n" not in left.reason for left in digits.left_out)
