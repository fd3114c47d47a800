#!/usr/bin/env bash
# Builds the Linux package with a CPU-only PyTorch, moves it to where neither source nor Python is,
# and tries it out: the self-test offscreen and on a virtual display, and the real pointer.
#
#     packaging/check.sh
#
# Where pip would install a PyTorch with CUDA, nothing is built: that package would be ten times
# as large. PyTorch's site tells how to get the other one.
set -euo pipefail
cd "$(dirname "$0")/.."

torch=torch==2.13.0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python3 -m venv "$scratch/python"
pip() { "$scratch/python/bin/pip" --quiet --disable-pip-version-check "$@" 2>/dev/null; }
if ! pip install --dry-run --report "$scratch/plan.json" "$torch" ||
  grep -qi '"name": "nvidia' "$scratch/plan.json"; then
  echo "No CPU-only $torch is to be had here; the package is not checked."
  exit 0
fi
pip install "$torch"
"$scratch/python/bin/python" - >"$scratch/needs.txt" <<'END'
import tomllib

with open("pyproject.toml", "rb") as file:
    project = tomllib.load(file)
needs = project["project"]["dependencies"] + project["dependency-groups"]["package"]
print("\n".join(need for need in needs if not need.startswith("torch")))
END
pip install -r "$scratch/needs.txt"

"$scratch/python/bin/pyinstaller" --noconfirm --log-level WARN \
  --distpath "$scratch/dist" --workpath "$scratch/work" build.spec

# Somewhere else, with a space in its path, and without the Python it was built with.
mkdir "$scratch/some where"
mv "$scratch/dist/mnist-desktop" "$scratch/some where/"
rm -rf "$scratch/python" "$scratch/work"
folder="$scratch/some where/mnist-desktop"
program="$folder/mnist-desktop"

if command -v desktop-file-validate >/dev/null; then
  desktop-file-validate packaging/linux/*.desktop
  appstreamcli validate --no-net packaging/linux/*.metainfo.xml
fi
for package in Qt torch numpy; do
  [ -n "$(ls "$folder/_internal/licenses/$package")" ]
done

python3 packaging/sizes.py "$folder"
echo "Folder: $(du -sb "$folder" | cut -f1) bytes"
tar -C "$scratch/some where" -c mnist-desktop | xz -T0 -6 >"$scratch/mnist-desktop.tar.xz"
echo "Archive: $(stat -c %s "$scratch/mnist-desktop.tar.xz") bytes"
[ "$(du -sb "$folder" | cut -f1)" -le 560000000 ]
[ "$(stat -c %s "$scratch/mnist-desktop.tar.xz")" -le 150000000 ]

mkdir "$scratch/home"
bare() { (cd / && env -i HOME="$scratch/home" "$@"); }
bare "$program" --version
bare QT_QPA_PLATFORM=offscreen "$program" --self-test
MNIST_DESKTOP_PROGRAM="$program" python3 -m uv run pytest tests/e2e
