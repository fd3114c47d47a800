"""Pictures for other programs."""

from PySide6.QtCore import QBuffer, QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter

_SCALE = 2


def picture_of_svg(content: str) -> QImage:
    """Return what an SVG file shows, on white, twice as large as it says."""
    # Here and not above: few need it, and every module delays the window.
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(content.encode("utf-8", "backslashreplace")))
    size: QSize = renderer.defaultSize() * _SCALE
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        renderer.render(painter)
    return image


def png(image: QImage) -> bytes:
    """Return the content of a PNG file."""
    content = QBuffer()
    content.open(QBuffer.OpenModeFlag.WriteOnly)
    # Qt's stub wants bytes for the format's name, Qt itself takes the word.
    image.save(content, "PNG")  # type: ignore[call-overload]
    return bytes(content.data().data())
