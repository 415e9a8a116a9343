"""Cards and questions."""

from .card import ReferralCard
from .question import Question

__all__ = ["Question", "ReferralCard"]
