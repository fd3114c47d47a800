"""What reports say and how they look is in the folder `templates`."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from mnist_desktop.evaluation import charts
from mnist_desktop.evaluation.comparison_captions import comparison_caption, mcnemar_caption
from mnist_desktop.evaluation.number_pictures import number_picture
from mnist_desktop.formatting import fixed, percent, whole
from mnist_desktop.palette import DARK, LIGHT, variables
from mnist_desktop.texts import mark, spoken, tr, tr_many

if TYPE_CHECKING:
    from jinja2 import Environment


_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)


def rendered(template: str, shown: dict[str, Any]) -> str:
    """Return a page.

    Args:
        template: The name of its template, without the ending.
        shown: What the template shows, by name.
    """
    return _templates().get_template(f"{template}.html.jinja").render(shown)


def _templates() -> "Environment":
    # Here and not above: Jinja2 takes tenths of a second to load, and few need the report.
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("mnist_desktop.evaluation"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"percent": percent}
    made.globals |= {
        "tr": tr,
        "tr_many": tr_many,
        "language": spoken().code,
        "whole": whole,
        "fixed": fixed,
        "written_time": _written_time,
        "charts": charts,
        "comparison_caption": comparison_caption,
        "mcnemar_caption": mcnemar_caption,
        "number_picture": number_picture,
        "light": variables(LIGHT),
        "dark": variables(DARK),
    }
    return made


def _written_time(moment: datetime) -> str:
    # By strftime, months would be in the system's language, not in that of the page.
    return tr(
        "{day} {month} {year}, {time}",
        day=f"{moment.day:02}",
        month=tr(_MONTHS[moment.month - 1]),
        year=moment.year,
        time=f"{moment:%H:%M}",
    )
