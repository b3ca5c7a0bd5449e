"""The local engine: order, failures, processes."""

from __future__ import annotations

import multiprocessing
import os

from recoupe.engines.local import ITEMS_WORTH_A_PROCESS, Failure, LocalEngine


def reciprocal(n: int) -> float:
    return 1 / n


def test_one_bad_item_is_a_failure_and_the_rest_goes_on():
    results = list(LocalEngine().map(reciprocal, [1, 0, 4]))
    assert results[0] == 1.0
    assert results[2] == 0.25
    assert results[1] == Failure(0, "ZeroDivisionError: division by zero")


def test_worker_processes_give_the_same_results_in_the_same_order():
    items = [n % 7 for n in range(2 * ITEMS_WORTH_A_PROCESS)]
    assert list(LocalEngine(processes=2).map(reciprocal, items)) == list(LocalEngine().map(reciprocal, items))


def where(_: int) -> int:
    return os.getpid()


def test_a_few_items_are_worth_no_process_of_their_own():
    assert set(LocalEngine(processes=4).map(where, range(ITEMS_WORTH_A_PROCESS - 1))) == {os.getpid()}


def fatal_to_workers(n: int) -> int:
    if n == ITEMS_WORTH_A_PROCESS and multiprocessing.parent_process() is not None:
        os._exit(1)
    return n


def test_what_a_killed_worker_leaves_is_finished_here():
    items = range(2 * ITEMS_WORTH_A_PROCESS)
    assert list(LocalEngine(processes=2).map(fatal_to_workers, items)) == list(items)
