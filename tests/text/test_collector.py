"""The collector waits while values are made, and goes on whatever happens."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest

import govparse
from govparse.text import uncollected


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    was_on = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was_on else gc.disable)()


def test_it_waits_and_goes_on() -> None:
    assert uncollected(gc.isenabled) is False
    assert gc.isenabled()


def test_one_inside_another_leaves_it_to_the_outer() -> None:
    assert uncollected(lambda: (uncollected(gc.isenabled), gc.isenabled())) == (False, False)
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        uncollected(lambda: 1 // 0)
    assert gc.isenabled()


def test_beside_other_threads_it_is_left_alone() -> None:
    ready, done = threading.Event(), threading.Event()

    def wait() -> None:
        ready.set()
        done.wait(10)

    other = threading.Thread(target=wait)
    other.start()
    ready.wait(10)
    try:
        assert uncollected(gc.isenabled)
    finally:
        done.set()
        other.join()


def test_off_stays_off() -> None:
    gc.disable()
    assert uncollected(gc.isenabled) is False
    assert not gc.isenabled()


def test_a_document_leaves_it_on() -> None:
    govparse.parse("一、回顾\n投资12亿元，增长5%。\n").to_dict()
    assert gc.isenabled()
