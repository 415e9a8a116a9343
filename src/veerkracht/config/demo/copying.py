"""The example writes its rows as a register file does."""

from veerkracht.shared.copying import copy_mixed, copy_rows

__all__ = ["copy_mixed", "copy_rows"]
