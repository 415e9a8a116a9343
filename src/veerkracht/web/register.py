"""The processing register (GDPR 30), made from what every word declares."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from veerkracht.shared import privacy

from .own_data import period_in_words


@dataclass
class Entry:
    """One purpose with everything that is used for it."""

    purpose: privacy.Purpose
    what: list[tuple[str, str]] = field(default_factory=list)
    periods: list[str] = field(default_factory=list)

    @property
    def basis(self) -> str:
        """Return the ground in words."""
        return str(self.purpose.basis.label)


def entries(months: Mapping[str, int]) -> list[Entry]:
    """Return the register, in the order of the words; `months` are the periods in force."""
    found: dict[str, Entry] = {}
    for each in privacy.declarations():
        entry = found.setdefault(each.purpose.code, Entry(each.purpose))
        names = ", ".join(_name(each, name) for name in each.fields)
        entry.what.append((each.label, names))
        kept = each.retention
        period = period_in_words(months.get(kept.code, kept.months), kept.since)
        line = f"{kept.label}: {period}"
        if line not in entry.periods:
            entry.periods.append(line)
    return list(found.values())


def _name(declaration: privacy.Declaration, name: str) -> str:
    return str(getattr(declaration.model._meta.get_field(name), "verbose_name", name))
