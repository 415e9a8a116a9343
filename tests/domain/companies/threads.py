"""Two people at once: real threads, each with its own connection, and places where they meet."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

PATIENCE = 1.5
UNTIL_THEY_MEET = 20


def at_once(*works: Callable[[], Any]) -> list[Any]:
    """Run each in its own thread; return per work its result, or the exception that it raised."""
    outcomes: list[Any] = [None] * len(works)
    start = threading.Barrier(len(works))

    def run(number: int, work: Callable[[], Any]) -> None:
        try:
            start.wait()
            outcomes[number] = work()
        except Exception as error:
            outcomes[number] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number, work)) for number, work in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return outcomes


class MeetingPoint:
    """Where two threads wait for each other; whoever is alone for long goes on, because a guard holds the other."""

    def __init__(self, patience: float = PATIENCE) -> None:
        """Expect two; a control, where no guard holds anybody, has much patience, so that the two always meet."""
        self._barrier, self._patience = threading.Barrier(2), patience

    def wait(self) -> None:
        """Wait for the other."""
        try:
            self._barrier.wait(self._patience)
        except threading.BrokenBarrierError:
            return

    def before(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with a wait before it."""

        def wrapped(*args: Any, **kwargs: Any) -> Any:
            self.wait()
            return function(*args, **kwargs)

        return wrapped

    def after(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with a wait after it."""

        def wrapped(*args: Any, **kwargs: Any) -> Any:
            result = function(*args, **kwargs)
            self.wait()
            return result

        return wrapped
