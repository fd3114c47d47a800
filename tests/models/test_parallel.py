"""Batches are worked on at the same time, and come back in order."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Thread

import numpy as np
import pytest
import torch

from mnist_desktop.models.architecture import Perceptron
from mnist_desktop.models.metadata import ModelMetadata
from mnist_desktop.models.networks import build_seeded
from mnist_desktop.models.parallel import compute_alone, parallel_map
from mnist_desktop.models.trained_model import TrainedModel, compute_logits


@pytest.fixture(autouse=True)
def two_threads() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    yield
    torch.set_num_threads(before)


def test_results_come_in_order() -> None:
    assert list(parallel_map(lambda n: n * n, range(50))) == [n * n for n in range(50)]
    assert list(parallel_map(lambda n: n, range(0))) == []


def test_two_are_worked_on_at_once() -> None:
    both = Barrier(2, timeout=30)
    list(parallel_map(lambda _: both.wait(), range(4)))


def test_the_threads_compute_alone_and_nobody_else_has_to() -> None:
    assert set(parallel_map(lambda _: torch.get_num_threads(), range(8))) == {1}
    of_new_thread: list[int] = []
    later = Thread(target=lambda: of_new_thread.append(torch.get_num_threads()))
    later.start()
    later.join()
    assert [torch.get_num_threads(), *of_new_thread] == [2, 2]


def test_an_error_is_raised_where_results_are_taken() -> None:
    with pytest.raises(ZeroDivisionError):
        list(parallel_map(lambda n: 1 // n, range(9)))


def test_what_is_closed_takes_no_more() -> None:
    taken: list[int] = []
    results = parallel_map(taken.append, range(1000))
    next(results)
    results.close()
    assert len(taken) <= 5


def test_many_images_are_answered_as_few_are() -> None:
    architecture = Perceptron((16,))
    model = TrainedModel(
        ModelMetadata("tried", architecture), build_seeded(architecture, seed=0).eval()
    )
    images = np.random.default_rng(0).integers(0, 256, (730, 28, 28), np.uint8)
    few = np.concatenate([compute_logits(model, images[k : k + 73]) for k in range(0, 730, 73)])
    np.testing.assert_allclose(compute_logits(model, images), few, atol=1e-5)


def test_a_thread_that_computes_alone_leaves_the_others_their_helpers() -> None:
    def alone() -> int:
        compute_alone()
        # Once more makes no difference.
        compute_alone()
        return torch.get_num_threads()

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(alone).result() == 1
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(torch.get_num_threads).result() == 2
    assert torch.get_num_threads() == 2
