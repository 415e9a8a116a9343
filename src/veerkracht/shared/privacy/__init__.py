"""What is known of people: declared next to each model, so that it can be found, shown, forgotten and cleaned up."""

from .declaring import (
    Basis,
    Declaration,
    Purpose,
    Retention,
    declarations,
    no_personal_data,
    personal_data,
    reasons,
)
from .forgetting import forgetters, on_forget
from .sweeping import Sweep, sweep_of, sweeps, swept

__all__ = [
    "Basis",
    "Declaration",
    "Purpose",
    "Retention",
    "Sweep",
    "declarations",
    "forgetters",
    "no_personal_data",
    "on_forget",
    "personal_data",
    "reasons",
    "sweep_of",
    "sweeps",
    "swept",
]
