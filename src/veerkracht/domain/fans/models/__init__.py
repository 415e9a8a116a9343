"""Fans and the stages they offer."""

from .fan import Fan, Stage

__all__ = ["Fan", "Stage"]
