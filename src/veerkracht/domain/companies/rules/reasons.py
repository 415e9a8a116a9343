"""A reason: a stable code with the values that belong to it. Doors translate it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule came to its answer, in no human language. Values are plain text, so a reason can be stored as JSON."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, code: str, **values: object) -> Self:
        """Make a reason; values are kept as text, in the order of their names."""
        return cls(code, tuple(sorted((name, str(value)) for name, value in values.items())))

    def value(self, name: str) -> str:
        """One of the values, or an empty text."""
        return dict(self.values).get(name, "")

    def as_json(self) -> dict[str, object]:
        """Plain data for a JSON field."""
        return {"code": self.code, "values": dict(self.values)}

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Self:
        """The reason that `as_json` wrote."""
        values = data.get("values")
        return cls.of(str(data["code"]), **(dict(values) if isinstance(values, Mapping) else {}))


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A value to store: empty when `problem` says why it cannot be used; `notes` say what was repaired."""

    value: str = ""
    notes: tuple[Reason, ...] = ()
    problem: Reason | None = None
