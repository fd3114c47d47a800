"""What PyInstaller takes of PyTorch: what the program loads, and no more.

The hook that PyInstaller brings takes all of it: its tests, headers, compilers and sources.
"""

from PyInstaller.compat import is_linux
from PyInstaller.utils.hooks import collect_dynamic_libs, get_package_paths

# Libraries that the extension modules need are found by following them; these are only named
# in the code. On Linux, importing torch opens a library without any functions, and looks for the
# manager of shared memory.
binaries = []
if is_linux:
    folder = get_package_paths("torch")[1]
    binaries.append((f"{folder}/bin/torch_shm_manager", "torch/bin"))
    binaries.append((f"{folder}/lib/libtorch_global_deps.so", "torch/lib"))
else:
    binaries += collect_dynamic_libs("torch")

# Torch reads the source of these when it imports them; all others stay in the archive.
_READ = [
    "torch._export.config",
    "torch._functorch.config",
    "torch.compiler.config",
    "torch.distributed.config",
    "torch.functional",
    "torch.fx.experimental._config",
    "torch.nn.functional",
    "torch.nn.modules.rnn",
]
module_collection_mode = {"torch": "pyz", **dict.fromkeys(_READ, "pyz+py")}

excludedimports = [
    "torch._dynamo",
    "torch._inductor",
    "torch.onnx",
    "torch.testing._internal.common_utils",
    "torch.testing._internal.distributed",
    "torch.testing._internal.opinfo",
    "torch.utils.benchmark",
    "torch.utils.tensorboard",
]

# Links beside the program to libraries in torch/lib would let them be loaded twice.
bindepend_symlink_suppression = ["**/torch/lib/*.so*"]
