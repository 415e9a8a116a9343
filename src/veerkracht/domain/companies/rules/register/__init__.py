"""Files of the trade register: which column holds what, and what one row says."""

from .columns import guess_fields, header_row_of, signature
from .fields import RegisterField
from .reading import Problem, RegisterRow, read_row

__all__ = [
    "Problem",
    "RegisterField",
    "RegisterRow",
    "guess_fields",
    "header_row_of",
    "read_row",
    "signature",
]
