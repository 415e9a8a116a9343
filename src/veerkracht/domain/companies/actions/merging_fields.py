"""What the company that is kept says after a merge, and how that is taken back; for use inside the merge."""

from collections.abc import Mapping, Sequence
from typing import Any

from ..models import Company, CompanyMerge
from ..rules.identifiers import is_generic_number
from .register import EDITABLE, field_of

KEPT, MERGED = "kept", "merged"
# Say something only together: the postcode of one town does not belong to the place name of another.
TOGETHER = (("sbi_code", "sbi_version"), ("municipality", "street", "postcode", "place"))
# Per field or group, by its first name: whose words stay. What is not named here: those of the kept company.
Choices = Mapping[str, str]


def groups() -> list[tuple[str, ...]]:
    """Return the fields between which one chooses, those that belong together as one; trade names always unite."""
    together = {name: group for group in TOGETHER for name in group}
    return list(dict.fromkeys(together.get(name, (name,)) for name in EDITABLE if name != "trade_names"))


def have_two_numbers(kept: Company, merged: Company) -> bool:
    """Tell whether both have a KvK number of their own; a generic number (00000000) is none."""
    numbers = {each.kvk_number for each in (kept, merged) if each.kvk_number and not is_generic_number(each.kvk_number)}
    return len(numbers) == 2


def can_choose(kept: Company, merged: Company, group: Sequence[str]) -> bool:
    """Tell whether both say something about these fields, and not the same."""
    both = [_says(each, group) for each in (kept, merged)]
    return all(both) and any(getattr(kept, name) != getattr(merged, name) for name in group)


def taken_over(kept: Company, merged: Company, choices: Choices) -> list[str]:
    """Return the fields that get what `merged` says: those chosen, and those that `kept` leaves open."""
    names: list[str] = []
    for group in groups():
        agree = _agree(kept, merged, group)
        is_chosen = choices.get(group[0]) == MERGED and _says(merged, group)
        for name in group:
            here, there = getattr(kept, name), getattr(merged, name)
            fills = agree and _is_empty(here) and not _is_empty(there)
            replaces = is_chosen and here != there and not (_is_empty(there) and agree)
            names += [name] if fills or replaces else []
    return names


def new_trade_names(kept: Company, merged: Company, choices: Choices) -> list[str]:
    """Return the names that are added, so that the next list finds the firm under every name it had."""
    name = merged.name if choices.get("name") == MERGED else kept.name
    known = {each.casefold() for each in (name, *kept.trade_names)}
    named = dict.fromkeys((kept.name, merged.name, *merged.trade_names))
    return [each for each in named if each.casefold() not in known]


def take_over(kept: Company, merged: Company, choices: Choices) -> dict[str, Any]:
    """Give `kept` what was chosen and what it lacks, with its source; return per field what stood there and what came.

    Saves nothing.
    """
    filled: dict[str, Any] = {"trade_names": new_trade_names(kept, merged, choices)}
    for name in taken_over(kept, merged, choices):
        before = [plain(kept, name), kept.sources.get(name)]
        setattr(kept, name, getattr(merged, name))
        kept.sources.pop(name, None)
        if name in merged.sources:
            kept.sources[name] = merged.sources[name]
        filled[name] = {"before": before, "after": [plain(kept, name), kept.sources.get(name)]}
    kept.trade_names = [*kept.trade_names, *filled["trade_names"]]
    return filled


def take_back(kept: Company, merge: CompanyMerge, later: Sequence[CompanyMerge]) -> None:
    """Give `kept` back what it said before this merge, unless somebody changed it since; saves nothing on it.

    A later merge that replaced or shares what this one brought remembers from now on what stood there before.
    """
    for name, came in merge.filled.items():
        if name == "trade_names":
            kept.trade_names = _names_left(kept, came, later)
        elif is_as_left(kept, name, came):
            value, source = came["before"]
            setattr(kept, field_of(name).attname, value)
            kept.sources = {key: known for key, known in kept.sources.items() if key != name}
            if source is not None:
                kept.sources[name] = source
        else:
            _hand_on(name, came, later)


def is_as_left(kept: Company, name: str, came: Mapping[str, Any]) -> bool:
    """Tell whether a field still says what the merge put there."""
    return [plain(kept, name), kept.sources.get(name)] == came["after"]


def _names_left(kept: Company, came: Sequence[str], later: Sequence[CompanyMerge]) -> list[str]:
    """Return the trade names without those of this merge; a name that a later one brings as well stays with that."""
    shared: set[str] = set()
    for merge in later:
        own = {merge.merged.name, *merge.merged.trade_names} & set(came) - shared
        if own:
            merge.filled["trade_names"] = [*merge.filled["trade_names"], *(name for name in came if name in own)]
            shared |= own
    return [name for name in kept.trade_names if name not in came or name in shared]


def _hand_on(name: str, came: Mapping[str, Any], later: Sequence[CompanyMerge]) -> None:
    follower = next((each for each in later if each.filled.get(name, {}).get("before") == came["after"]), None)
    if follower is not None:
        follower.filled[name] = {**follower.filled[name], "before": came["before"]}


def _agree(kept: Company, merged: Company, names: Sequence[str]) -> bool:
    """Tell whether what `kept` says about these fields is what `merged` says, as far as it says anything."""
    pairs = [(getattr(kept, name), getattr(merged, name)) for name in names]
    return all(_is_empty(here) or str(here).casefold() == str(there).casefold() for here, there in pairs)


def _says(company: Company, names: Sequence[str]) -> bool:
    return any(not _is_empty(getattr(company, name)) for name in names)


def _is_empty(value: object) -> bool:
    """Tell whether a field says nothing; a figure of nought says something."""
    return value is None or value == "" or value == []


def plain(company: Company, name: str) -> Any:
    """Return a field's stored value as JSON can hold it."""
    value = getattr(company, field_of(name).attname)
    return str(value) if value is not None and not isinstance(value, str | int | list) else value
