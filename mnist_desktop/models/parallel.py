"""Work of PyTorch on many batches: each in one thread, as many at a time as there are cores.

That is faster than to share every batch among the cores, which would wait for each other after
each layer.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from threading import Barrier
from typing import TypeVar

import torch

from mnist_desktop import torch_init  # noqa: F401, before anything is computed

Item = TypeVar("Item")
Result = TypeVar("Result")


def parallel_map(
    work: Callable[[Item], Result], items: Iterable[Item]
) -> Generator[Result, None, None]:
    """Yield `work(item)` for all items, in their order.

    Args:
        work: Done in threads; what it raises is raised here. Where the iterator is closed, what
            has begun is finished first.
        items: What to do it with; taken little by little.
    """
    count = torch.get_num_threads()
    with ThreadPoolExecutor(count) as pool:
        _keep_to_themselves(pool, count)
        rest = iter(items)
        waiting: deque[Future[Result]] = deque(
            # One more than can be done at once, so that nobody waits for whoever takes results.
            pool.submit(work, item)
            for item in islice(rest, count + 1)
        )
        while waiting:
            result = waiting.popleft().result()
            waiting.extend(pool.submit(work, item) for item in islice(rest, 1))
            yield result


def _keep_to_themselves(pool: ThreadPoolExecutor, count: int) -> None:
    """Have each thread of a pool compute alone instead of with helpers of its own."""
    together = Barrier(count + 1)

    def keep() -> None:
        # Asked first: a thread's first question would set the number back.
        torch.get_num_threads()
        torch.set_num_threads(1)
        together.wait()

    for _ in range(count):
        pool.submit(keep)
    together.wait()
    # The number holds for the thread that sets it, and for all that begin later: those of others.
    torch.set_num_threads(count)


def compute_alone() -> None:
    """Let the thread that calls it compute without helpers from now on; others as before.

    Where little is computed often, waiting for helpers takes longer than what they do, above all
    while a training keeps all cores busy.
    """
    with ThreadPoolExecutor(1) as other:
        count = other.submit(torch.get_num_threads).result()
        # Asked first, as above; and the number is set back for threads that begin later.
        torch.get_num_threads()
        torch.set_num_threads(1)
        other.submit(torch.set_num_threads, count).result()
