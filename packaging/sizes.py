"""Print how large the parts of a packaged program are.

python3 packaging/sizes.py FOLDER
"""

import sys
from collections import Counter
from pathlib import Path

# The parts by the beginning of the path within the folder; the first that fits counts.
PARTS = {
    "PyTorch's operators, `libtorch_cpu.so`": ["_internal/torch/lib/libtorch_cpu"],
    "the rest of PyTorch": ["_internal/torch", "_internal/libtorch"],
    "Qt and its bindings": ["_internal/PySide6", "_internal/shiboken6"],
    "NumPy with its OpenBLAS": ["_internal/numpy"],
    "Pillow with its image formats": ["_internal/PIL", "_internal/pillow"],
    "the program with all Python modules": ["mnist-desktop", "_internal/base_library"],
    "the bundled model and the icons": ["_internal/resources"],
    "licenses": ["_internal/licenses"],
    "Python and libraries of the system": [""],
}


def main(folder: Path) -> None:
    """Print a row a part, and the sum."""
    sizes: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            sizes[part_of(file.relative_to(folder).as_posix())] += file.stat().st_size
    for part, size in sizes.most_common():
        print(f"| {part} | {size:,} |")
    print(f"| all files | {sizes.total():,} |")


def part_of(name: str) -> str:
    """Return the part that the file of this path, within the folder, belongs to."""
    return next(part for part, begins in PARTS.items() if name.startswith(tuple(begins)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
