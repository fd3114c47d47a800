"""What an evaluation leaves behind: the report, charts and tables; and the validation part."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from mnist_desktop.data.digit_set import DigitSet
from mnist_desktop.data.splits import stratified_split
from mnist_desktop.errors import UserError
from mnist_desktop.evaluation import charts, svg, tables
from mnist_desktop.evaluation.comparison import Comparison
from mnist_desktop.evaluation.confidence_histogram import confidence_histogram
from mnist_desktop.evaluation.metrics import Evaluation, evaluate
from mnist_desktop.evaluation.rejection import rejection_curve
from mnist_desktop.evaluation.reliability import reliability
from mnist_desktop.evaluation.report_explanation import explain_some
from mnist_desktop.evaluation.report_html import TitledEvaluation, report_html, write_report
from mnist_desktop.evaluation.validation_part import validation_part
from mnist_desktop.explanation.explain import explain
from mnist_desktop.explanation.pictures import occlusion_picture
from mnist_desktop.models.trained_model import TrainedModel, predict
from mnist_desktop.texts import tr
from tests.german import German, SpeakGerman

NOON = datetime(2025, 3, 4, 12, 0, tzinfo=UTC)


def made_up(digits: DigitSet, hits: float, seed: int) -> Evaluation:
    """Return answers of which about that share is right."""
    generator = np.random.default_rng(seed)
    shares = generator.uniform(0, 0.5, (len(digits), 10))
    is_right = generator.random(len(digits)) < hits
    answers = np.where(is_right, digits.labels, (digits.labels + 1) % 10)
    shares[np.arange(len(digits)), answers] += 1
    return evaluate((shares / shares.sum(axis=1, keepdims=True)).astype(np.float32), digits.labels)


@pytest.fixture
def good(few_digits: DigitSet) -> Evaluation:
    return made_up(few_digits, 0.9, 1)


@pytest.fixture
def poor(few_digits: DigitSet) -> Evaluation:
    return made_up(few_digits, 0.6, 2)


class Page(HTMLParser):
    """Takes note of what a page holds, and that every element is closed."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.sources: list[str] = []
        self.words = ""
        self.tags: list[str] = []
        self.feed(content)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [value or "" for name, value in attributes if name in {"src", "href"}]
        if tag not in {"img", "meta", "br"} and not self.get_starttag_text().endswith("/>"):  # type: ignore[union-attr]
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"path", "rect", "circle", "polyline"}:
            return
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_report_is_one_page_that_needs_nothing_else(
    few_digits: DigitSet, good: Evaluation, poor: Evaluation
) -> None:
    made = report_html(
        few_digits, TitledEvaluation("A & B", good), TitledEvaluation("<C>", poor), (), NOON
    )
    page = Page(made)
    assert page.open == []
    assert "script" not in page.tags
    assert page.sources
    assert all(source.startswith("data:image/png;base64,") for source in page.sources)
    assert "http" not in made.replace("http://www.w3.org/2000/svg", "")
    assert "prefers-color-scheme: dark" in made
    assert made.count('class="chart"') == 6 + 3


def test_the_report_tells_the_figures(few_digits: DigitSet, good: Evaluation) -> None:
    page = Page(report_html(few_digits, TitledEvaluation("Mine", good), None, (), NOON))
    errors = len(good.errors)
    assert f"{good.accuracy * 100:.2f}" in page.words
    assert f"and {errors} wrong" in page.words
    assert f"{good.weighted.f1 * 100:.2f}" in page.words
    assert "Few practice digits" in page.words
    assert "04 March 2025" in page.words
    assert page.words.count("✗") - 1 >= min(errors, 60)
    assert "Compared" not in page.words


@pytest.fixture
def german(speak_german: SpeakGerman) -> None:
    """Let a few texts be spoken in German."""
    texts: German = {
        "In short": "Kurz gesagt",
        "March": "März",
        "{day} {month} {year}, {time}": "{day}. {month} {year}, {time} Uhr",
        ("{count} images", "{count} image"): ("{count} Bild", "{count} Bilder"),
        "only {model} right": "nur {model} richtig",
        "recall": "Trefferrate",
    }
    speak_german(texts)


@pytest.mark.usefixtures("german")
def test_the_report_is_in_the_language_that_is_spoken(
    few_digits: DigitSet, good: Evaluation, poor: Evaluation
) -> None:
    both = TitledEvaluation("Mine", good), TitledEvaluation("Yours", poor)
    made = report_html(few_digits, *both, (), NOON)
    assert '<html lang="de">' in made
    assert "Kurz gesagt" in made
    assert f"{len(few_digits)} Bilder · 04. März 2025, 12:00 Uhr" in made
    assert "nur Yours richtig" in made
    assert f"{good.accuracy * 100:.2f}".replace(".", ",") in made


@pytest.mark.usefixtures("german")
def test_tables_are_shown_in_the_language_that_is_spoken_and_written_in_english(
    good: Evaluation, poor: Evaluation
) -> None:
    scores = tables.scores_table(good)
    assert ">Trefferrate<" in charts.table_chart(scores, "Scores")
    assert "recall" in scores.csv
    both = Comparison(good, poor)
    assert "only A right" in tables.comparison_table(both, ("A", "B")).csv
    shown = tables.comparison_table(both, ("A", "B"), tr)
    assert ">nur A richtig<" in charts.table_chart(shown, "Comparison")


def test_a_report_without_errors_or_of_one_image_is_made(few_digits: DigitSet) -> None:
    one = few_digits.subset(np.array([3]))
    page = Page(report_html(one, TitledEvaluation("Sure", made_up(one, 1.0, 0)), None, (), NOON))
    assert "It read every image right." in page.words


def test_a_report_that_cannot_be_written_is_told(
    few_digits: DigitSet, good: Evaluation, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="choose another place"):
        write_report(tmp_path / "file" / "report.html", few_digits, TitledEvaluation("Mine", good))


@pytest.mark.parametrize(
    "draw",
    [
        lambda e: charts.reliability_chart(reliability(e.confidence, e.is_right)),
        lambda e: charts.histogram_chart(confidence_histogram(e)),
        lambda e: charts.rejection_chart(rejection_curve(e)),
        lambda e: charts.matrix_chart(e.confusion_matrix, "Matrix <1>"),
        lambda e: charts.matrix_chart(-e.confusion_matrix, "Less", is_difference=True),
        lambda e: charts.table_chart(tables.scores_table(e), "Scores"),
    ],
    ids=["reliability", "histogram", "rejection", "matrix", "difference", "table"],
)
def test_every_chart_is_a_file_of_its_own(
    draw: Callable[[Evaluation], str], poor: Evaluation
) -> None:
    made = svg.standalone(draw(poor))
    root = ET.fromstring(made)  # noqa: S314, made above
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    placed = [e.attrib for e in root.iter("{http://www.w3.org/2000/svg}text") if "x" in e.attrib]
    assert placed
    for words in placed:
        assert 0 <= float(words["x"]) <= width
        assert 0 <= float(words["y"]) <= height
    bars = [e.attrib for e in root.iter("{http://www.w3.org/2000/svg}rect")]
    assert bars
    for bar in bars:
        assert float(bar["height"]) >= 0
        assert float(bar["y"]) >= 0
    looks = set(re.findall(r'class="(\w+)"', made)) - {"chart", ""}
    assert looks
    assert all(f".chart .{look} " in made for look in looks)


def test_the_difference_is_written_with_its_sign() -> None:
    matrix: NDArray[np.int64] = np.zeros((10, 10), np.int64)
    matrix[1, 1], matrix[1, 2] = -3, 3
    made = charts.matrix_chart(matrix, "Difference", is_difference=True)
    assert ">−3<" in made
    assert ">+3<" in made
    # Fewer right and more wrong: both are worse.
    assert 'class="first"' not in made


def test_what_was_taken_for_no_digit_is_told(few_digits: DigitSet, good: Evaluation) -> None:
    assert "Taken for no digit" not in report_html(
        few_digits, TitledEvaluation("A", good), None, (), NOON
    )
    rejected = np.zeros(len(few_digits), np.bool_)
    rejected[[2, 5]] = True
    some = evaluate(good.probabilities, good.labels, rejected)
    made = report_html(few_digits, TitledEvaluation("A", some), None, (), NOON)
    assert "<b>2</b>taken for no digit" in made
    # Each of them once there, and wherever else it is shown.
    assert made.count("but no digit?") >= 2


def test_the_report_explains_errors(few_digits: DigitSet, untrained_model: TrainedModel) -> None:
    read = evaluate(predict(untrained_model, few_digits.images).probabilities, few_digits.labels)
    explained = list(explain_some(untrained_model, few_digits, read))
    assert [one.number - 1 for one in explained] == read.errors[:4].tolist()
    made = report_html(few_digits, TitledEvaluation("A", read), None, explained, NOON)
    page = Page(made)
    assert f"Image {explained[0].number}, a {explained[0].truth}: Why" in made
    assert all(source.startswith("data:image/png;base64,") for source in page.sources)
    content = Page(report_html(few_digits, TitledEvaluation("A", read), None, (), NOON))
    # Two pictures of each, and one of each stage of the network.
    assert len(page.sources) - len(content.sources) == 2 * 4 + len(explained[0].explanation.stages)


def test_where_hiding_changes_hardly_anything_the_picture_stays_pale(
    few_digits: DigitSet, untrained_model: TrainedModel
) -> None:
    why = explain(untrained_model, few_digits.images[0])
    nothing = replace(why, occlusion=np.full((28, 28), 0.001, np.float32))
    strong = replace(why, occlusion=np.full((28, 28), 1.0, np.float32))
    # Far from the ink: nearly paper, and red.
    assert np.ptp(occlusion_picture(nothing)[0, 0].astype(int)) < 12
    assert np.ptp(occlusion_picture(strong)[0, 0].astype(int)) > 100


def test_counts_are_drawn_and_written() -> None:
    counts = np.array([[100 + digit for digit in range(10)], [7] * 10])
    made = charts.counts_chart(counts, ["Training", "Test"])
    assert "Training" in made
    assert made.count('class="second"') == 10 + 1
    assert tables.counts_table(counts, ["Training", "Test"]).rows[3] == (3, 103, 7)


def test_shares_are_written_in_percent(good: Evaluation) -> None:
    made = charts.matrix_chart(good.row_shares, "Shares")
    assert f">{100 * good.row_shares[2, 2]:.1f}<" in made


def test_nothing_is_said_of_a_digit_that_is_not_there() -> None:
    probabilities = np.full((4, 10), 0.01, np.float32)
    probabilities[:, 3] = 0.91
    table = tables.scores_table(evaluate(probabilities, np.full(4, 3)))
    assert table.rows[2] == ("2", "–", "–", "–", 0)
    assert table.rows[3] == ("3", 1.0, 1.0, 1.0, 4)


def rows(table: tables.Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(table.csv)))


def test_the_tables_hold_what_the_charts_show(good: Evaluation, poor: Evaluation) -> None:
    head, *matrix = rows(tables.matrix_table(good.confusion_matrix))
    assert head[:2] == ["true digit", "read as 0"]
    np.testing.assert_array_equal(np.array(matrix)[:, 1:].astype(int), good.confusion_matrix)
    scores = rows(tables.scores_table(good))
    assert [row[0] for row in scores] == ["digit", *"0123456789", "mean", "weighted mean"]
    assert float(scores[12][3]) == pytest.approx(good.weighted.f1, rel=1e-5)
    bins = rows(tables.reliability_table(reliability(good.confidence, good.is_right)))
    assert sum(int(row[2]) for row in bins[1:]) == len(good)
    counted = rows(tables.histogram_table(confidence_histogram(good)))
    assert sum(int(row[3]) for row in counted[1:]) == len(good.errors)
    curve = rows(tables.rejection_table(rejection_curve(good)))
    assert float(curve[1][2]) == pytest.approx(good.accuracy, rel=1e-5)
    both = dict(rows(tables.comparison_table(Comparison(good, poor), ("A", "B")))[1:])
    assert int(both["only A right"]) == len(Comparison(good, poor).only_first)
    assert set(both) >= {"McNemar, exact p", "both wrong"}


def test_answers_are_written_with_all_probabilities(good: Evaluation) -> None:
    head, first, *others = rows(tables.answers_table(good, good.errors))
    assert head == ["image", "true digit", "read as", "confidence", *"0123456789"]
    assert len(others) == len(good.errors) - 1
    assert int(first[0]) == good.errors[0] + 1
    np.testing.assert_allclose(
        np.array(first[4:], float), good.probabilities[good.errors[0]], rtol=1e-5
    )
    assert tables.answers_table(good, [0]).tabbed.count("\t") == 2 * 13


def test_models_are_only_compared_on_the_same_images(
    few_digits: DigitSet, good: Evaluation
) -> None:
    fewer = few_digits.subset(np.arange(10))
    with pytest.raises(UserError, match="same images"):
        Comparison(good, made_up(fewer, 1.0, 0))


def test_the_validation_part_is_that_of_the_training(few_digits: DigitSet) -> None:
    found = validation_part(few_digits, {"validation_share": 0.2, "seed": 5})
    expected = stratified_split(few_digits, 0.2, 5).validation
    np.testing.assert_array_equal(found.images, expected.images)
    np.testing.assert_array_equal(found.labels, expected.labels)
    assert "validation" in found.name


@pytest.mark.parametrize(
    "recipe",
    [{}, {"seed": 3}, {"validation_share": "a", "seed": 1}, {"validation_share": 0.2, "seed": 1.5}],
)
def test_a_model_that_does_not_say_has_no_validation_part(
    recipe: dict[str, object], few_digits: DigitSet
) -> None:
    with pytest.raises(UserError, match="choose the test set"):
        validation_part(few_digits, recipe)
