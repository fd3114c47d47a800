"""What can be taken out of the program of a set: its counts and its mean images."""

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.data.overview import Overview, Use
from mnist_desktop.evaluation.charts import counts_chart
from mnist_desktop.evaluation.picture_charts import means_chart
from mnist_desktop.evaluation.tables import counts_table, means_table
from mnist_desktop.texts import tr
from mnist_desktop.ui.data.class_chart import NAMES
from mnist_desktop.ui.data.loading_bar import LoadingBar
from mnist_desktop.ui.widgets.export_button import Exhibit, ExportButton


class SetExports:
    """What can be taken out of the program of a set: its counts and its mean images.

    Args:
        bar: Tells where it was written to, or why it was not.

    Attributes:
        counts, means: The buttons, for places beside what they write.
    """

    def __init__(self, bar: LoadingBar) -> None:
        self.counts, self.means = ExportButton(), ExportButton()
        for export in (self.counts, self.means):
            export.done.connect(bar.show_idle)
            export.failed.connect(bar.fail)

    def offer_nothing(self) -> None:
        """There is no set."""
        for export in (self.counts, self.means):
            export.offer(None)

    def offer(self, overview: Overview, counts: NDArray[np.int64]) -> None:
        """Offer those of a set; `counts` are those of its uses and digits."""
        names = [NAMES[use] for use in Use]
        self.counts.offer(
            Exhibit(
                tr("images of each digit"),
                lambda: counts_table(counts, names),
                lambda: counts_chart(counts, [tr(name) for name in names]),
            )
        )
        self.means.offer(
            Exhibit(
                tr("mean images"),
                lambda: means_table(overview.means),
                lambda: means_chart(overview.means),
            )
        )
