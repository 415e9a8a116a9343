"""Who says what a field of a company holds, and who may say otherwise: what a person corrected stays."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Origin(StrEnum):
    """How a value came in. Only what a person typed is kept from the register."""

    PERSON = "person"
    LIST = "list"
    REGISTER = "register"


# Say something only together: the postcode of one address does not belong to the street of another.
TOGETHER = (("sbi_code", "sbi_version"), ("street", "postcode", "place", "municipality"))
_GROUP = {name: group for group in TOGETHER for name in group}


def noted(source: str, on: dt.date, *, by: int | None = None, origin: Origin = Origin.PERSON) -> dict[str, Any]:
    """Return what stands beside a field: source, date, the user (by key) and, unless a person typed it, the origin."""
    entry: dict[str, Any] = {"source": source, "on": on.isoformat()}
    if by is not None:
        entry["by"] = by
    if origin is not Origin.PERSON:
        entry["origin"] = origin.value
    return entry


def is_corrected(sources: Mapping[str, Mapping[str, Any]], name: str) -> bool:
    """Tell whether a person said what this field holds, or a field that says something only together with it."""
    return any(
        each in sources and sources[each].get("origin", Origin.PERSON) == Origin.PERSON
        for each in _GROUP.get(name, (name,))
    )
