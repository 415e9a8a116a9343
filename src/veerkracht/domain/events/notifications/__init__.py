"""Which mail goes to whom."""

from .seats import ask_how_it_was, ask_once_more, remind, tell_colleague, tell_missed, tell_registration, tell_summary
from .stages import (
    ask_for_stage,
    brief,
    remind_of_stage,
    stop_asking,
    tell_agreed,
    tell_fan,
    tell_other_date,
    write_thanks,
)

__all__ = [
    "ask_for_stage",
    "ask_how_it_was",
    "ask_once_more",
    "brief",
    "remind",
    "remind_of_stage",
    "stop_asking",
    "tell_agreed",
    "tell_colleague",
    "tell_fan",
    "tell_missed",
    "tell_other_date",
    "tell_registration",
    "tell_summary",
    "write_thanks",
]
