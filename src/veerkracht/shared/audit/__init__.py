"""Who did what, to which row, when and why. Actions are wrapped in `action`; nothing else writes here."""

from .recording import about, action

__all__ = ["about", "action"]
