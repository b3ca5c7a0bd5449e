"""Run a step on this machine: in this process, or in a few worker processes when there are many items.

This is the one place with a broad `except`: a function that fails on one item gives a `Failure` for that item, and the
rest goes on. Results come back in the order of the items, whatever the number of processes.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import active_children, get_context
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

# A worker needs some five seconds to load the model, in which one process reads about forty articles.
ITEMS_WORTH_A_PROCESS = 80
ITEMS_AT_ONCE = 8  # that a worker is given


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
        others = set(active_children())
        pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
        try:
            with _deaf_to_interrupts():  # workers start here; Ctrl-C is the caller's
                chunks = [
                    pool.submit(_each, guarded, items[at : at + ITEMS_AT_ONCE])
                    for at in range(0, len(items), ITEMS_AT_ONCE)
                ]
            for chunk in chunks:
                for result in chunk.result():
                    yield result
                    done += 1
        except BrokenProcessPool:  # a worker was killed (memory): finish here what it left
            yield from map(guarded, items[done:])
        except (KeyboardInterrupt, GeneratorExit):  # what the workers have begun would take up to a minute
            for worker in set(active_children()) - others:
                worker.kill()
            raise
        finally:
            pool.shutdown()


def _each(guarded: Callable[[Item], Result | Failure[Item]], items: Sequence[Item]) -> list[Result | Failure[Item]]:
    return [guarded(item) for item in items]


@contextlib.contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started inside ignore Ctrl-C, instead of each printing where it was."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _guarded(function: Callable[[Item], Result], item: Item) -> Result | Failure[Item]:
    try:
        return function(item)
    except Exception as error:  # noqa: BLE001  the engine's boundary: one bad article never stops the others
        return Failure(item, f"{type(error).__name__}: {error}")
