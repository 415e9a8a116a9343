"""How long data stay and by when a request must be answered (PRI-3, ARC-1); days in, days out."""

from .terms import answer_by, before, extended_by, months_after

__all__ = ["answer_by", "before", "extended_by", "months_after"]
