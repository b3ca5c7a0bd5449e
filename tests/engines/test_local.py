"""The local engine: order, failures, processes."""

from __future__ import annotations

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
