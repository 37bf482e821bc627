"""Floor 0: making many small values without the collector of cycles looking at them.

made = collector off, make, collector on

The collector of reference cycles runs whenever some hundreds of objects more were made than were dropped. A layer is
thousands of frozen values, all of them kept and hardly two in a circle: it would look at them again and again and find
nothing, for a tenth of the time that a document costs.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import active_count
from typing import TypeVar

__all__ = ["uncollected"]

T = TypeVar("T")


def uncollected(make: Callable[[], T]) -> T:
    """What `make` returns; meanwhile the collector waits, unless it was off before.

    A process has one collector. Where other threads run it is left alone: one of them may want it, or fork.

    >>> uncollected(lambda: gc.isenabled()), gc.isenabled()
    (False, True)
    """
    if not gc.isenabled() or active_count() > 1:
        return make()
    try:
        gc.disable()
        return make()
    finally:
        gc.enable()
