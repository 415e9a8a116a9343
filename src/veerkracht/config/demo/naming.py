"""Names for firms and people: varied, never twice the same, and of nobody in particular."""

from dataclasses import dataclass, field

from django.utils.text import slugify

from .draw import Draw
from .texts.names import COINED, GIVEN_NAMES_F, GIVEN_NAMES_M, SURNAMES
from .texts.trades import Trade

TRIES = 4
FORMS = (("B.V.", 64), ("V.O.F.", 12), ("", 24))
# Codes below this one make, build, sell or carry things: family firms.
CRAFT_BELOW = 50


@dataclass(frozen=True)
class FirmName:
    """A firm's full name, what comes before the legal form, and the family it is called after."""

    full: str
    label: str
    family: str


@dataclass
class Names:
    """Gives names and remembers which are taken."""

    firms: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)

    def firm(self, trade: Trade, town: str, draw: Draw) -> FirmName:
        """Return a name for a firm of this trade that nobody has yet."""
        for attempt in range(100):
            family, shown = _family(trade, draw)
            label = draw.choice(trade.names).replace("*", shown)
            label = label[0].upper() + label[1:]
            if attempt >= TRIES:
                label = f"{label} {town}"
            if label.lower() not in self.firms:
                self.firms.add(label.lower())
                return FirmName(f"{label} {draw.one(FORMS)}".strip(), label, family)
        raise RuntimeError("no free company name found")

    def person(self, family: str, draw: Draw) -> str:
        """Return a full name that nobody has yet, preferably of this family."""
        for _ in range(100):
            given = draw.choice(GIVEN_NAMES_F if draw.chance(0.45) else GIVEN_NAMES_M)
            surname = family or draw.choice(SURNAMES)
            name = f"{given} {surname}"
            if name not in self.people:
                self.people.add(name)
                return name
            family = ""
        raise RuntimeError("no free name found")

    def address(self, name: str, domain: str) -> str:
        """Return a mail address at this domain that nobody has yet."""
        base = slugify(name).replace("-", ".")
        for number in range(1, 100):
            address = f"{base}{number if number > 1 else ''}@{domain}"
            if address not in self.addresses:
                self.addresses.add(address)
                return address
        raise RuntimeError("no free address found")


def _family(trade: Trade, draw: Draw) -> tuple[str, str]:
    """Return the family ("" for a coined name) and how it stands in the firm's name."""
    if draw.chance(0.13):
        return "", draw.choice(COINED)
    family = draw.choice(SURNAMES)
    if int(trade.sbi[:2]) < CRAFT_BELOW and draw.chance(0.12):
        return family, draw.choice((f"Gebr. {family}", f"{family} & Zn."))
    return family, family
