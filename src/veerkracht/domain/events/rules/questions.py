"""The own questions of a meeting: what the team types, one a line, and what visitors answer."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

MOST_QUESTIONS = 5
LONGEST = 120
LONGEST_ANSWER = 300


@dataclass(frozen=True)
class OwnQuestion:
    """One question; with `options` a visitor chooses one of them, else they write a line."""

    label: str
    options: tuple[str, ...] = ()
    required: bool = False


def parsed(text: str) -> list[OwnQuestion]:
    """Return the questions of a text: one a line, ``Do you eat with us?* yes / no`` with ``*`` for "must be answered".

    What stands after the first ``?`` or ``?*`` are the answers to choose from, with slashes between them.
    """
    return [question for line in text.splitlines() if (question := _line(line)) is not None]


def _line(line: str) -> OwnQuestion | None:
    asked, mark, rest = line.strip().partition("?")
    required = rest.startswith("*") or (not mark and asked.endswith("*"))
    label = asked.rstrip("* ") + mark
    options = tuple(option.strip() for option in rest.lstrip("*").split("/") if option.strip())
    return OwnQuestion(label, options if len(options) > 1 else (), required) if label else None


def as_text(questions: Iterable[OwnQuestion]) -> str:
    """Return the text that gives these questions."""
    lines = (f"{each.label}{'*' if each.required else ''} {' / '.join(each.options)}".strip() for each in questions)
    return "\n".join(lines)


def to_json(questions: Iterable[OwnQuestion]) -> list[dict[str, object]]:
    """Return the questions as they are kept."""
    return [asdict(question) for question in questions]


def from_json(kept: Iterable[Mapping[str, object]]) -> list[OwnQuestion]:
    """Return kept questions."""
    return [
        OwnQuestion(str(each["label"]), tuple(each.get("options") or ()), bool(each.get("required")))  # type: ignore[arg-type]  # a list in JSON
        for each in kept
    ]
