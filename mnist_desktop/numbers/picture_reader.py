"""Reading all numbers in a photo or a screenshot."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from mnist_desktop.digits import IMAGE_SIZE
from mnist_desktop.imaging.mnist_like import as_mnist_like
from mnist_desktop.imaging.page_ink import page_ink
from mnist_desktop.imaging.patches import Patch, patches_of
from mnist_desktop.imaging.preparation import prepare_image
from mnist_desktop.imaging.ruling import rules_of
from mnist_desktop.models.trained_model import Predictions, TrainedModel, compute_logits
from mnist_desktop.numbers.boxes import Box
from mnist_desktop.numbers.groups import frames, groups_of
from mnist_desktop.numbers.line import Line, best_way, score_of
from mnist_desktop.numbers.picture_line import PictureLine, box_of
from mnist_desktop.numbers.reading import FoundDigit, Reading
from mnist_desktop.numbers.rows import rows_of, usual_height
from mnist_desktop.numbers.runs import goodness_of, runs_of
from mnist_desktop.recognition.recognizer import recognize_images

# Pixels; what is smaller on both sides is no digit that anybody could read, nor a part of one.
_LEAST = 4
_LEAST_DIGIT = 8
_BORDER = 2
# What is told of a larger picture is not what it looks like as a whole.
_LARGEST_OF_ONE = 512
# So few signs may be the parts of one digit.
_BROKEN = 4
# Ink of rules that are hardly seen.
_FAINT = 0.1
# Of the usual height of what is on a page: what is smaller, and alone, is a speck.
_SPECK = 0.3


class PictureReader:
    """Reads all numbers in pictures.

    Args:
        model: Who reads the single digits.
    """

    def __init__(self, model: TrainedModel) -> None:
        self._model = model

    def read(self, picture: NDArray[np.float32]) -> Reading:
        """Find all numbers in a gray picture and read them.

        What is no digit is left out; only of a picture that shows nothing else it is told what it
        looks like, as of any single digit.

        Args:
            picture: float32, shape (rows, columns), 0 to 255.

        Returns:
            The digits of each number, its boxes in pixels of the picture.
        """
        if as_mnist_like(picture) is not None:
            return self._as_one(picture, Box(0, 0, *picture.shape[::-1]))
        lines = self._lines(picture)
        if not lines:
            # What is so faint, or so tightly cropped, may be a digit, but hardly anything else.
            read = self._as_one(picture, Box(0, 0, *picture.shape[::-1]))
            is_page = max(picture.shape) > _LARGEST_OF_ONE
            rejected = any(digit.prediction.rejected for digit in read.digits)
            return Reading() if is_page and rejected else read
        box = Box.joined(digit.box for line in lines for digit in line.digits)
        one, signs = self._as_one(picture, box), sum(_signs(line) for line in lines)
        if signs <= 1 or _is_better(one, lines):
            return one
        runs = [run for line in lines for run in runs_of(line)]
        boxes = [Box.joined(digit.box for digit in run) for run in runs]
        if not runs:
            return one if signs <= _BROKEN else Reading()
        share = float(np.prod([line.parting.share for line in lines]))
        ordered = [runs[index] for row in rows_of(boxes) for index in _from_left(row, boxes)]
        return Reading(tuple(ordered), share)

    def _as_one(self, picture: NDArray[np.float32], box: Box) -> Reading:
        """Read a picture as that of a single digit, which lies in a box; or of nothing."""
        image = prepare_image(picture)
        found = recognize_images(self._model, image[None])[0]
        return Reading() if found is None else Reading(((FoundDigit(found, box, image),),))

    def _lines(self, picture: NDArray[np.float32]) -> list[Line]:
        """Return the lines of ink of a picture, in any order."""
        found = [_ways(patches) for patches in _groups(picture)]
        images = [line.images for ways in found for lines in ways for line in lines]
        nothing = np.zeros((0, IMAGE_SIZE, IMAGE_SIZE), np.uint8)
        logits = compute_logits(self._model, np.concatenate([nothing, *images]))
        answers = iter(np.split(logits, np.cumsum([len(some) for some in images])))
        return [
            line
            for ways in found
            for line in best_way(
                [[self._line(line, next(answers)) for line in lines] for lines in ways]
            )
        ]

    def _line(self, line: PictureLine, logits: NDArray[np.float32]) -> Line:
        return Line(
            line.candidates,
            [False] * len(line.pieces),
            line.height,
            line.images,
            Predictions.of(logits, self._model.metadata.calibration),
            line.least,
        )


def _ways(patches: Sequence[Patch]) -> list[list[PictureLine]]:
    """Return the ways to part patches into lines: as one, and as several where it may be."""
    boxes = [box_of(patch) for patch in patches]
    rows = rows_of(boxes)
    if len(rows) == 1:
        return [[PictureLine(patches, usual_height(boxes))]]
    # As one, they are as high as all of them together: a digit whose upper half is apart.
    parted = [
        PictureLine([patches[i] for i in row], usual_height([boxes[i] for i in row]))
        for row in rows
    ]
    return [[PictureLine(patches, Box.joined(boxes).height)], parted]


def _groups(picture: NDArray[np.float32]) -> list[list[Patch]]:
    """Return the patches of ink of a picture that is close together: numbers, words, signs."""
    ink, strong = page_ink(picture)
    # Rules are fainter than pens.
    rules = rules_of(ink > _FAINT)
    ink[rules] = 0
    strong &= ~rules
    # Of rules along the border, and of another paper below, less is seen than can be told.
    strong[:_BORDER] = strong[-_BORDER:] = False
    strong[:, :_BORDER] = strong[:, -_BORDER:] = False
    patches = patches_of(ink, strong, _LEAST)
    heights = [box_of(p).height for p in patches if box_of(p).height >= _LEAST_DIGIT]
    if not heights:
        return []
    least = max(_SPECK * float(np.median(heights)), _LEAST_DIGIT)
    boxes = [box_of(patch) for patch in patches]
    large = [index for index, box in enumerate(boxes) if box.height >= _LEAST_DIGIT]
    framed = frames([boxes[index] for index in large])
    left_out = {index for index, is_frame in zip(large, framed, strict=True) if is_frame}
    patches = [patch for index, patch in enumerate(patches) if index not in left_out]
    boxes = [box_of(patch) for patch in patches]
    groups = groups_of(boxes)
    return [
        [patches[index] for index in group]
        for group in groups
        if max(boxes[index].height for index in group) >= least
    ]


def _from_left(row: Sequence[int], boxes: Sequence[Box]) -> list[int]:
    return sorted(row, key=lambda index: boxes[index].left)


def _is_better(one: Reading, lines: Sequence[Line]) -> bool:
    """Whether one digit is more probable than what lines of ink would hold."""
    is_digit = bool(one.digits) and not one.digits[0].prediction.rejected
    return is_digit and goodness_of(one.digits[0]) > score_of(lines)


def _signs(line: Line) -> int:
    """Return how many signs a line has, digits or not, without dots."""
    return sum(digit.box.size >= line.height / 2 for digit in line.digits)
