"""What lies on the pad, in the forms that other programs take."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from PySide6.QtGui import QImage

from mnist_desktop.atomic import write_file
from mnist_desktop.errors import UserError
from mnist_desktop.ink.drawing import Drawing
from mnist_desktop.ink.ink_files import write_ink
from mnist_desktop.ink.svg import svg
from mnist_desktop.live_reading.written import Picture
from mnist_desktop.texts import mark, tr
from mnist_desktop.ui.draw.sheet import PEN_SHARE
from mnist_desktop.ui.widgets.basics import gray_image
from mnist_desktop.ui.widgets.pictures import picture_of_svg, png

PNG, SVG, INK = ".png", ".svg", ".jsonl"
_KINDS = MappingProxyType(
    {
        PNG: mark("Picture (*.png)"),
        SVG: mark("Drawing that can be scaled (*.svg)"),
        INK: mark("Ink (*.jsonl)"),
    }
)


@dataclass(frozen=True, eq=False)
class PadContent:
    """What lies on the pad, in the forms that other programs take.

    Ink becomes dark lines on white paper, whatever the theme, with a margin around; a picture
    stays as it is.

    Attributes:
        drawing: The ink, in shares of the sheet; empty where there is a picture.
        picture: The picture, or None.
        pen: How wide the ink is, as a share of the sheet.
    """

    drawing: Drawing
    picture: Picture | None = None
    pen: float = PEN_SHARE

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to take."""
        return self.picture is None and self.drawing.is_empty

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How the names of the files that it can be written to end; a picture has no strokes."""
        return (PNG,) if self.picture is not None else tuple(_KINDS)

    @property
    def kinds(self) -> str:
        """The kinds of these files, as Qt writes them."""
        return ";;".join(tr(_KINDS[suffix]) for suffix in self.suffixes)

    @property
    def image(self) -> QImage:
        """How it looks."""
        if self.picture is not None:
            return gray_image(self.picture.gray)
        return picture_of_svg(self.svg)

    @property
    def svg(self) -> str:
        """The content of an SVG file of its ink, of which there must be some."""
        return svg(self.drawing, self.pen)

    def write(self, path: Path) -> None:
        """Write it to a file of the kind that its name tells.

        Raises:
            UserError: The name tells no kind that there is, or the file cannot be written.
        """
        suffix = path.suffix.lower()
        if suffix not in self.suffixes:
            raise UserError(
                tr(
                    "{file} tells no kind of file; let its name end in {endings}.",
                    file=path.name,
                    endings=_either(self.suffixes),
                )
            )
        if suffix == INK:
            write_ink(path, [self.drawing])
        else:
            write_file(path, self.svg.encode() if suffix == SVG else png(self.image))


def _either(endings: Sequence[str]) -> str:
    *others, last = endings
    return tr("{others} or {last}", others=", ".join(others), last=last) if others else last
