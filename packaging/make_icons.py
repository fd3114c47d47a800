"""Makes the icon's other formats from its SVG: `uv run python packaging/make_icons.py`."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon

RESOURCES = Path(__file__).parent.parent / "resources"
SIDE = 512
SIDES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Write icon.png, icon.ico and icon.icns beside icon.svg."""
    application = QGuiApplication([])
    icon = QIcon(str(RESOURCES / "icon.svg"))
    picture = icon.pixmap(QSize(SIDE, SIDE)).toImage()
    if picture.width() != SIDE:
        picture = picture.scaledToWidth(SIDE, Qt.TransformationMode.SmoothTransformation)
    picture.save(str(RESOURCES / "icon.png"))
    with Image.open(RESOURCES / "icon.png") as drawn:
        drawn.save(RESOURCES / "icon.ico", sizes=[(side, side) for side in SIDES])
        drawn.save(RESOURCES / "icon.icns")
    application.quit()


if __name__ == "__main__":
    main()
