"""An answer with its reason, and a refusal that tells what to do."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Decision:
    """Whether something is allowed, and why not. Usable as a condition."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        """Be true when allowed."""
        return self.allowed


ALLOWED = Decision(allowed=True)


def denied(reason: str | Promise) -> Decision:
    """Return a refusal with its reason in the user's language."""
    return Decision(allowed=False, reason=reason)


class Refused(Exception):  # noqa: N818 a refusal is an answer, no error
    """A request that the programme's rules do not allow; its text tells the user what to do instead."""

    message: str | Promise = ""

    def __init__(self, message: str | Promise = "") -> None:
        """Use the given text, else that of the class."""
        super().__init__(message or self.message)

    def __str__(self) -> str:
        """Return the text in the language of the moment."""
        return str(self.args[0])
