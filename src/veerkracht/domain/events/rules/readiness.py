"""Whether enough people can help after a meeting: the lesson that questions came before anybody could answer them."""

from dataclasses import dataclass

from veerkracht.domain.companies.rules.demand import Demand


@dataclass(frozen=True)
class Readiness:
    """What a meeting will ask of those who help, and how much room they have in its month (REF-A).

    The theme is "" when the meeting has none that providers name; then the room of all of them counts.
    """

    theme: str
    visitors: int
    demand: Demand
    room: int

    @property
    def is_short(self) -> bool:
        """Tell whether more questions are expected than can be passed on."""
        return round(self.demand.expected) > self.room
