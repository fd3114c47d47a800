"""How pen-drawn digits are drawn for training; plain values, readable without PyTorch."""

from dataclasses import dataclass

from mnist_desktop.errors import UserError
from mnist_desktop.formatting import significant
from mnist_desktop.ink.pen_faults import PenFaults
from mnist_desktop.ink.variation import Variation
from mnist_desktop.settings.declared import check_settings, declared, declared_group
from mnist_desktop.settings.kinds import Group
from mnist_desktop.settings.number_kinds import Number, Whole
from mnist_desktop.texts import mark, tr


@dataclass(frozen=True)
class InkRendering:
    """How pen-drawn digits are drawn for training, freshly each time.

    The widths of pens are in pixels of the 20 that a digit fills.
    """

    repeats: int = declared(
        2,
        Whole(
            label=mark("Repeats"),
            help=mark("How often each drawing comes up in an epoch, each time varied anew"),
            option="ink-repeats",
            least=1,
            most=100,
        ),
    )
    narrowest_pen: float = declared(
        1.4,
        Number(
            label=mark("Narrowest pen"),
            help=mark("Width of the narrowest pen, of the 20 pixels that a digit fills"),
            least=0.1,
            most=10,
            unit="px",
            step=0.1,
        ),
    )
    widest_pen: float = declared(
        4.0,
        Number(
            label=mark("Widest pen"),
            help=mark("Width of the widest pen, of the 20 pixels that a digit fills"),
            least=0.1,
            most=10,
            unit="px",
            step=0.1,
        ),
    )
    variation: Variation = declared_group(
        Variation,
        Group(
            label=mark("Variation"), help=mark("How far a drawing may be varied"), holder=Variation
        ),
    )
    faults: PenFaults = declared_group(
        PenFaults,
        Group(label=mark("Pen faults"), help=mark("How often the pen fails"), holder=PenFaults),
    )

    def __post_init__(self) -> None:
        """Raise UserError where nothing can be drawn so."""
        check_settings(self)
        if self.widest_pen < self.narrowest_pen:
            raise UserError(
                tr(
                    "The widest pen, {widest}, is narrower than the narrowest, {narrowest}; "
                    "choose a wider one.",
                    widest=significant(self.widest_pen, 6),
                    narrowest=significant(self.narrowest_pen, 6),
                )
            )
