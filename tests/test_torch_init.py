"""No two threads can take PyTorch's first step at once."""

import ast
import subprocess
import sys
from pathlib import Path

import mnist_desktop

PACKAGE = Path(mnist_desktop.__file__).parent


def imports_torch(path: Path) -> bool:
    """Whether a module imports PyTorch when it is imported itself."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Import) and any(n.name.startswith("torch") for n in node.names):
            return True
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("torch"):
            return True
    return False


def test_every_module_that_uses_pytorch_has_it_take_its_first_step() -> None:
    names = [
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for path in sorted(PACKAGE.rglob("*.py"))
        if imports_torch(path)
    ]
    assert "mnist_desktop.models.networks" in names
    # Each is imported as the first of all, with whatever it brings.
    code = (
        "import importlib, sys\n"
        f"for name in {names}:\n"
        "    ours = [n for n in sys.modules if n.startswith('mnist_desktop')]\n"
        "    for known in ours:\n"
        "        del sys.modules[known]\n"
        "    importlib.import_module(name)\n"
        "    if 'mnist_desktop.torch_init' not in sys.modules:\n"
        "        print(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
