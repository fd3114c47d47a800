"""Makes the icon's other formats from its SVG, and the tick of check boxes.

uv run python packaging/make_icons.py
"""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPen

RESOURCES = Path(__file__).parent.parent / "resources"
IMAGE_SIZE = 512
TICK = 56
SIDES = (16, 24, 32, 48, 64, 128, 256)


def main() -> None:
    """Write icon.png, icon.ico and icon.icns beside icon.svg, and check.png."""
    application = QGuiApplication([])
    icon = QIcon(str(RESOURCES / "icon.svg"))
    picture = icon.pixmap(QSize(IMAGE_SIZE, IMAGE_SIZE)).toImage()
    if picture.width() != IMAGE_SIZE:
        picture = picture.scaledToWidth(IMAGE_SIZE, Qt.TransformationMode.SmoothTransformation)
    picture.save(str(RESOURCES / "icon.png"))
    with Image.open(RESOURCES / "icon.png") as drawn:
        drawn.save(RESOURCES / "icon.ico", sizes=[(side, side) for side in SIDES])
        drawn.save(RESOURCES / "icon.icns")
    _draw_tick().save(str(RESOURCES / "check.png"))
    application.quit()


def _draw_tick() -> QImage:
    image = QImage(TICK, TICK, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    pen = QPen(QColor("white"), TICK / 8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        corners = ((0.24, 0.54), (0.43, 0.72), (0.77, 0.3))
        painter.drawPolyline([QPointF(x * TICK, y * TICK) for x, y in corners])
    return image


if __name__ == "__main__":
    main()
