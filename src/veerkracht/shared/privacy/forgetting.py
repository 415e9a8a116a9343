"""Forget somebody everywhere: each word says how it forgets; what is left in texts is taken out by search."""

from collections.abc import Callable
from typing import Any

# Each takes the keywords person, at and by, and runs inside the action that forgets.
Forgetter = Callable[..., Any]
_forgetters: list[Forgetter] = []


def on_forget(function: Forgetter) -> Forgetter:
    """Let this function take part when somebody is forgotten; it is called with `person`, `at` and `by`."""
    _forgetters.append(function)
    return function


def forgetters() -> tuple[Forgetter, ...]:
    """Return the functions of all words."""
    return tuple(_forgetters)
