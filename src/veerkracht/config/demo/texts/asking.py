"""The shape of a question in the example."""

from typing import NamedTuple

from veerkracht.domain.referrals.choices import QuestionState


class Asked(NamedTuple):
    """A question to a pionier: `reply` is the answer or the note, `to` whom it was passed on to."""

    pionier: str
    text: str
    reply: str = ""
    to: str = ""
    withdrawn: bool = False

    @property
    def state(self) -> QuestionState:
        """Return where the question stands: withdrawn, passed on, answered, or still open."""
        if self.withdrawn:
            return QuestionState.WITHDRAWN
        if self.to:
            return QuestionState.PASSED_ON
        return QuestionState.ANSWERED if self.reply else QuestionState.OPEN
