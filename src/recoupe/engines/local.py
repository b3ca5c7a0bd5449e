"""Run a step on this machine: in this process, or in a few worker processes when there are many items.

This is the one place with a broad `except`: a function that fails on one item gives a `Failure` for that item, and the
rest goes on. Results come back in the order of the items, whatever the number of processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# A worker needs some five seconds to load the model, in which one process reads about forty articles.
ITEMS_WORTH_A_PROCESS = 80


@dataclass(frozen=True, slots=True)
class Failure(Generic[Item]):
    """An item on which the function failed, and why."""

    item: Item
    message: str


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """`processes`: 1 for this process only; more start worker processes once there are enough items."""

    processes: int = 1

    def map(self, function: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result | Failure[Item]]:
        """The results of `function`, in order; a `Failure` where it raised."""
        guarded = partial(_guarded, function)
        workers = min(self.processes, 1 + len(items) // ITEMS_WORTH_A_PROCESS)
        if workers <= 1:
            yield from map(guarded, items)
            return
        done = 0
        try:
            with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
                for result in pool.map(guarded, items, chunksize=8):
                    yield result
                    done += 1
        except BrokenProcessPool:  # a worker was killed (memory): finish here what it left
            yield from map(guarded, items[done:])


def _guarded(function: Callable[[Item], Result], item: Item) -> Result | Failure[Item]:
    try:
        return function(item)
    except Exception as error:  # noqa: BLE001  the engine's boundary: one bad article never stops the others
        return Failure(item, f"{type(error).__name__}: {error}")
