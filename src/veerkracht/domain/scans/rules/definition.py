"""What a scan asks and how it is scored, read from plain data and checked whole: every error is told at once.

A definition holds all its texts in Dutch and English, so that switching the language changes nothing but words.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LANGUAGES = ("nl", "en")
KINDS = ("scan", "pulse")
LARGEST = 200_000  # characters of a file; the longest scan we know of has 12,000
MOST_STATEMENTS = 120
_CODE = re.compile(r"^[A-Z]{1,4}\d{0,3}$")
_SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
TEXT_LENGTH = 300

Texts = Mapping[str, str]


class DefinitionError(ValueError):
    """The data is no definition; `problems` says where and why, one line each."""

    def __init__(self, problems: list[str]) -> None:
        """Keep what is wrong."""
        super().__init__("; ".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Answer:
    """One point of the scale."""

    value: int
    label: Texts


@dataclass(frozen=True)
class Level:
    """A level from this score on, lower bound included; `form` is the kind of step that fits it."""

    code: str
    start: float
    label: Texts
    form: Texts


@dataclass(frozen=True)
class Statement:
    """What somebody agrees or disagrees with."""

    code: str
    text: Texts


@dataclass(frozen=True)
class Dimension:
    """A few statements that measure one thing, and what to try when the score is low."""

    code: str
    label: Texts
    statements: tuple[Statement, ...]
    advice: tuple[Texts, ...]


@dataclass(frozen=True)
class Definition:
    """One published or proposed version of a scan."""

    code: str
    version: int
    kind: str
    title: Texts
    purpose: Texts
    period: Texts
    minutes: int
    licence: str
    author: str
    source: Texts
    indicative: bool
    scale: tuple[Answer, ...]
    answers_needed: int
    dimensions_needed: int
    gap: int
    change: int
    levels: tuple[Level, ...]
    dimensions: tuple[Dimension, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Return the statements in the order in which they are asked."""
        return tuple(each for dimension in self.dimensions for each in dimension.statements)

    @property
    def values(self) -> range:
        """Return the answers that count; "I do not know" is none of them."""
        return range(self.scale[0].value, self.scale[-1].value + 1)


def text_of(texts: Texts, language: str) -> str:
    """Return the text in this language, else in Dutch."""
    return texts.get(language) or texts["nl"]


def read_definition(data: object) -> Definition:
    """Return the definition in plain data (of YAML or JSON). Raises DefinitionError with everything that is wrong."""
    reader = _Reader()
    found = reader.definition(data)
    if reader.problems or found is None:
        raise DefinitionError(reader.problems or ["This is not a definition."])
    return found


class _Reader:
    """Reads part by part and notes what is wrong, with the place at which it stands."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def wrong(self, where: str, why: str) -> None:
        """Note one problem."""
        self.problems.append(f"{where}: {why}")

    def definition(self, data: object) -> Definition | None:
        """Read the whole."""
        if not isinstance(data, Mapping):
            self.wrong("file", "must be a mapping with code, version, title, scale, levels and dimensions")
            return None
        self._unknown(data)
        given = data.get("scoring")
        scoring: Mapping[str, Any] = given if isinstance(given, Mapping) else {}
        found = Definition(
            code=self._slug(data, "code"),
            version=self._number(data, "version", 1, 999),
            kind=self._one_of(data, "kind", KINDS),
            title=self._texts(data.get("title"), "title"),
            purpose=self._texts(data.get("purpose"), "purpose"),
            period=self._texts(data.get("period", {"nl": "", "en": ""}), "period", may_be_empty=True),
            minutes=self._number(data, "minutes", 1, 60),
            licence=self._line(data, "licence"),
            author=self._line(data, "author"),
            source=self._texts_or_line(data, "source"),
            indicative=self._yes_or_no(data, "indicative"),
            scale=tuple(self._scale(data.get("scale"))),
            answers_needed=self._number(scoring, "answers_needed", 1, 50, "scoring."),
            dimensions_needed=self._number(scoring, "dimensions_needed", 1, 50, "scoring."),
            gap=self._number(scoring, "gap", 1, 100, "scoring."),
            change=self._number(scoring, "change", 1, 100, "scoring."),
            levels=tuple(self._levels(data.get("levels"))),
            dimensions=tuple(self._dimensions(data.get("dimensions"))),
        )
        self._fits(found)
        return found

    def _unknown(self, data: Mapping[Any, Any]) -> None:
        known = set(Definition.__dataclass_fields__) - {"answers_needed", "dimensions_needed", "gap", "change"}
        for name in sorted(str(key) for key in data if key not in known | {"scoring"}):
            self.wrong(name, "is not a part of a definition; is it spelt right?")

    def _fits(self, found: Definition) -> None:
        """Check what spans more than one part."""
        codes = [each.code for each in found.dimensions] + [each.code for each in found.statements]
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            self.wrong("dimensions", f"the code {code} stands there twice")
        if len(found.statements) > MOST_STATEMENTS:
            self.wrong("dimensions", f"more than {MOST_STATEMENTS} statements")
        for dimension in found.dimensions:
            if dimension.statements and len(dimension.statements) < found.answers_needed:
                self.wrong(
                    f"dimensions.{dimension.code}",
                    f"has {len(dimension.statements)} statements, but scoring asks {found.answers_needed} answers",
                )
        if found.dimensions and found.dimensions_needed > len(found.dimensions):
            self.wrong("scoring.dimensions_needed", f"is more than the {len(found.dimensions)} dimensions")

    def _scale(self, given: object) -> Iterator[Answer]:
        rows = self._list(given, "scale", 2, 11)
        values = [row.get("value") for row in rows]
        if rows and values != list(range(1, len(rows) + 1)):
            self.wrong("scale", "values must be whole numbers from 1 up, one step at a time")
        for number, row in enumerate(rows, 1):
            yield Answer(number, self._texts(row, f"scale.{number}"))

    def _levels(self, given: object) -> Iterator[Level]:
        rows = self._list(given, "levels", 2, 9)
        starts = [row["from"] for row in rows if isinstance(row.get("from"), int | float)]
        is_rising = (
            len(starts) == len(rows) and starts == sorted(set(starts)) and all(0 <= each < 100 for each in starts)
        )
        if rows and (not is_rising or starts[0] != 0):
            self.wrong("levels", "must begin at 0 and rise, all below 100")
            return
        for number, row in enumerate(rows, 1):
            where = f"levels.{number}"
            yield Level(
                self._slug(row, "code", f"{where}."),
                float(row["from"]),
                self._texts(row.get("label"), f"{where}.label"),
                self._texts(row.get("form"), f"{where}.form"),
            )

    def _dimensions(self, given: object) -> Iterator[Dimension]:
        for number, row in enumerate(self._list(given, "dimensions", 1, 20), 1):
            code = self._code(row, f"dimensions.{number}")
            where = f"dimensions.{code or number}"
            statements = [
                Statement(self._code(each, f"{where}.statements.{place}"), self._texts(each, f"{where}.{place}"))
                for place, each in enumerate(self._list(row.get("statements"), f"{where}.statements", 1, 50), 1)
            ]
            advice = [
                self._texts(each, f"{where}.advice.{place}")
                for place, each in enumerate(self._list(row.get("advice"), f"{where}.advice", 1, 9), 1)
            ]
            yield Dimension(code, self._texts(row.get("label"), f"{where}.label"), tuple(statements), tuple(advice))

    def _list(self, given: object, where: str, fewest: int, most: int) -> list[Mapping[str, Any]]:
        if not isinstance(given, list) or not all(isinstance(row, Mapping) for row in given):
            self.wrong(where, "must be a list")
            return []
        if not fewest <= len(given) <= most:
            self.wrong(where, f"must hold {fewest} to {most} lines, this one holds {len(given)}")
            return []
        return given

    def _texts(self, given: object, where: str, *, may_be_empty: bool = False) -> Texts:
        if not isinstance(given, Mapping):
            self.wrong(where, "must hold a text for nl and one for en")
            return dict.fromkeys(LANGUAGES, "")
        return {
            language: self._text(given.get(language), f"{where}.{language}", may_be_empty) for language in LANGUAGES
        }

    def _texts_or_line(self, data: Mapping[str, Any], name: str) -> Texts:
        """Read what may be the same in both languages, such as the title of a book."""
        given = data.get(name)
        return self._texts(dict.fromkeys(LANGUAGES, given) if isinstance(given, str) else given, name)

    def _text(self, given: object, where: str, may_be_empty: bool) -> str:
        if not isinstance(given, str) or (not given.strip() and not may_be_empty):
            self.wrong(where, "a text is missing")
            return ""
        if len(given) > TEXT_LENGTH:
            self.wrong(where, f"is longer than {TEXT_LENGTH} characters")
        return given.strip()

    def _line(self, data: Mapping[str, Any], name: str) -> str:
        return self._text(data.get(name), name, may_be_empty=False)

    def _code(self, data: Mapping[str, Any], where: str) -> str:
        code = data.get("code")
        if isinstance(code, str) and _CODE.match(code):
            return code
        self.wrong(f"{where}.code", f"{code!r} must be capitals and perhaps a number, such as DM or DM1")
        return ""

    def _slug(self, data: Mapping[str, Any], name: str, above: str = "") -> str:
        value = data.get(name)
        if isinstance(value, str) and _SLUG.match(value) and len(value) <= 50:
            return value
        self.wrong(f"{above}{name}", f"{value!r} must be small letters, figures and dashes")
        return ""

    def _number(self, data: Mapping[str, Any], name: str, least: int, most: int, above: str = "") -> int:
        value = data.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.wrong(f"{above}{name}", f"{value!r} must be a whole number from {least} to {most}")
        return least

    def _one_of(self, data: Mapping[str, Any], name: str, allowed: tuple[str, ...]) -> str:
        value = data.get(name)
        if isinstance(value, str) and value in allowed:
            return value
        self.wrong(name, f"{value!r} must be one of {', '.join(allowed)}")
        return ""

    def _yes_or_no(self, data: Mapping[str, Any], name: str) -> bool:
        value = data.get(name)
        if isinstance(value, bool):
            return value
        self.wrong(name, "must be true or false")
        return True
