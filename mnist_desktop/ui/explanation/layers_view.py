"""What each layer of a network finds, from edges to whole digits."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnist_desktop.explanation import captions
from mnist_desktop.explanation.records import FeatureMaps
from mnist_desktop.ui.explanation.feature_map_grid import FeatureMapGrid
from mnist_desktop.ui.widgets.basics import label


class LayersView(QWidget):
    """What each layer of a network finds, from edges to whole digits, below each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grids: list[FeatureMapGrid] = []
        self._titles: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    @property
    def grids(self) -> tuple[FeatureMapGrid, ...]:
        """The maps of each stage, from the first to the scores."""
        return tuple(self._grids)

    def show_stages(self, stages: Sequence[FeatureMaps]) -> None:
        """Show what each stage of a network puts out, from the first to the scores."""
        texts = [
            f"{captions.looks_for(stages, number)} · {stage.title}, {captions.made_of(stage)}"
            for number, stage in enumerate(stages)
        ]
        # Another drawing brings other maps for the same network, many times a second.
        if texts != [title.text() for title in self._titles]:
            self._rebuild(texts)
        for grid, stage in zip(self._grids, stages, strict=True):
            grid.show_stage(stage)

    def _rebuild(self, texts: Sequence[str]) -> None:
        while (old := self._column.takeAt(0)) is not None:
            # Spaces are no widgets.
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._titles = [label(text, "quiet") for text in texts]
        self._grids = [FeatureMapGrid(is_answer=text is texts[-1]) for text in texts]
        for title, grid in zip(self._titles, self._grids, strict=True):
            self._column.addSpacing(4)
            self._column.addWidget(title)
            self._column.addWidget(grid)
