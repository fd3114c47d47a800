"""How far training images are changed at random; plain values, readable without PyTorch."""

from dataclasses import dataclass

from mnist_desktop.settings.declared import check_settings, declared
from mnist_desktop.settings.number_kinds import PERCENT, Strength
from mnist_desktop.texts import mark


@dataclass(frozen=True)
class Augmentation:
    """Random changes of the training images, fresh in every epoch; 0 leaves them as they are.

    Thinning is weaker than thickening. Changed images are a little softer; where sharp ink is
    among the images, some of each kind must stay as they are, or the network tells the kinds
    apart by their sharpness: see `share`.
    """

    rotation: float = declared(
        0.0,
        Strength(
            label=mark("Rotation"),
            help=mark("Largest turn to either side"),
            most=180,
            unit="°",
            step=1,
            usual=45,
        ),
    )
    shift: float = declared(
        0.0,
        Strength(
            label=mark("Shift"),
            help=mark("Largest shift in each direction"),
            most=14,
            unit="px",
            step=0.5,
            usual=5,
        ),
    )
    zoom: float = declared(
        0.0,
        Strength(
            label=mark("Zoom"),
            help=mark("Largest change of size, as a share"),
            most=0.9,
            step=0.05,
            usual=0.4,
        ),
    )
    shear: float = declared(
        0.0,
        Strength(
            label=mark("Shear"),
            help=mark("Largest sideways slant for each unit of height"),
            most=2,
            step=0.05,
            usual=0.6,
        ),
    )
    elastic: float = declared(
        0.0,
        Strength(
            label=mark("Elastic"),
            help=mark("Bends as hands do: typical displacement of pixels where it is strongest"),
            most=5,
            unit="px",
            step=0.1,
            usual=3,
        ),
    )
    thickness: float = declared(
        0.0,
        Strength(
            label=mark("Thickness"),
            help=mark(
                "How far strokes are thickened towards a pixel more on each side, or thinned"
            ),
            most=1,
            step=0.05,
            usual=1,
        ),
    )
    share: float = declared(
        1.0,
        Strength(
            label=mark("Changed"),
            help=mark("Share of the digits that are changed at all"),
            option="changed-share",
            most=1,
            unit=PERCENT,
            step=0.05,
            usual=1,
        ),
    )

    def __post_init__(self) -> None:
        """Raise UserError where a strength makes no sense."""
        check_settings(self)

    @property
    def changes_anything(self) -> bool:
        """Whether any strength is above 0."""
        geometry = (self.rotation, self.shift, self.zoom, self.shear, self.elastic)
        return self.share > 0 and any((*geometry, self.thickness))
