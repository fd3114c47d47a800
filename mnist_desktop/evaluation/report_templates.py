"""What reports say and how they look is in the folder `templates`."""

from typing import TYPE_CHECKING, Any

from mnist_desktop.evaluation import charts
from mnist_desktop.evaluation.comparison_captions import comparison_caption, mcnemar_caption
from mnist_desktop.evaluation.number_pictures import number_picture
from mnist_desktop.formatting import counted, percent
from mnist_desktop.palette import DARK, LIGHT, variables

if TYPE_CHECKING:
    from jinja2 import Environment


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
    made.filters |= {"percent": percent, "counted": counted, "number": "{:,}".format}
    made.globals |= {
        "charts": charts,
        "comparison_caption": comparison_caption,
        "mcnemar_caption": mcnemar_caption,
        "number_picture": number_picture,
        "light": variables(LIGHT),
        "dark": variables(DARK),
    }
    return made
