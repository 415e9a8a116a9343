"""What the parts of the example share while it is loaded."""

import datetime as dt
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.models import Occasion, Person
from veerkracht.domain.events.models import Event
from veerkracht.domain.fans.models import Fan
from veerkracht.domain.pioniers.models import Pionier
from veerkracht.domain.programme.models import Programme
from veerkracht.domain.referrals.models import ReferralCard

from .definition import Definition, Meeting
from .draw import Draw
from .firms import Firm, Firms
from .naming import Names

LOCAL = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class Guest:
    """Somebody who comes to meetings, with the firm if known; `second` when the person has two firms."""

    person: Person
    firm: Firm | None = None
    second: Firm | None = None


@dataclass(frozen=True)
class Held:
    """A meeting as it stands in the database."""

    meeting: Meeting
    event: Event
    occasion: Occasion


@dataclass
class Cast:
    """One programme being loaded: what exists so far."""

    definition: Definition
    programme: Programme
    names: Names = field(default_factory=Names)
    users: list[User] = field(default_factory=list)
    firms: Firms = field(default_factory=Firms)
    fans: dict[str, Fan] = field(default_factory=dict)
    pioniers: dict[str, Pionier] = field(default_factory=dict)
    held: list[Held] = field(default_factory=list)
    guests: list[Guest] = field(default_factory=list)
    company_contact: Guest | None = None
    visits: list[tuple[Held, Guest]] = field(default_factory=list)
    cards: dict[tuple[str, dt.date | None], ReferralCard] = field(default_factory=dict)

    def draw(self, subject: str) -> Draw:
        """Return the stream of chance of one subject."""
        return Draw(self.definition.seed, subject)

    def team(self, draw: Draw) -> User:
        """Return one of the people who do the work."""
        return draw.choice([user for user in self.users if user.email in self._workers])

    @property
    def _workers(self) -> list[str]:
        return [account.email for account in self.definition.accounts if account.role == "team_member"]


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """Return a local moment."""
    return dt.datetime.combine(day, dt.time(hour, minute), LOCAL)
