"""Lay header and content together: one field for a column, one column for a field, each with its reasons."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Self

from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.columns.contents import content_scores, says_presence
from veerkracht.domain.companies.rules.columns.fields import Field
from veerkracht.domain.companies.rules.columns.headers import header_scores, is_not_ours
from veerkracht.domain.companies.rules.columns.rows import Rows, SkipKind, SkippedRow, find_header, sort_rows
from veerkracht.domain.companies.rules.matching.names import company_name
from veerkracht.domain.companies.rules.reasons import Reason

NO_HEADER = -1
_LEAST = 0.4  # below this a column is left alone
_CONTRADICTED = 0.3
_PROOF = 3  # so many values may speak against a header
# How far content alone is trusted; a column of small numbers or remarks needs its header.
_BY_CONTENT = {
    Field.EMAIL: 0.95, Field.POSTCODE: 0.85, Field.PHONE: 0.8, Field.ESTABLISHMENT_NUMBER: 0.8, Field.WEBSITE: 0.8,
    Field.KVK_NUMBER: 0.7, Field.PREFIX: 0.7, Field.NAME: 0.66, Field.COMPANY: 0.64, Field.FIRST_NAME: 0.55,
    Field.ATTENDED: 0.6, Field.JOB_TITLE: 0.6, Field.PLACE: 0.6,
}  # fmt: skip
_TYPED = (Field.EMAIL, Field.POSTCODE, Field.PHONE, Field.KVK_NUMBER, Field.WEBSITE, Field.ESTABLISHMENT_NUMBER)
_NUMBERS = (Field.KVK_NUMBER, Field.ESTABLISHMENT_NUMBER)
_NEEDS_CONTENT = (Field.ATTENDED, Field.PERSONS)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place (from 0), header as written, field, how sure that is (0 to 1), and why."""

    index: int
    header: str
    field: Field | None = None
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the columns and rows of a list are. Indexes count from 0; `header_row` is None for a list without header."""

    header_row: int | None
    columns: tuple[Column, ...]
    body: tuple[int, ...]
    skipped: tuple[SkippedRow, ...]

    def column(self, field: Field) -> Column | None:
        """The column that holds this field."""
        return next((column for column in self.columns if column.field == field), None)

    def as_json(self) -> dict[str, Any]:
        """Plain data for a JSON field."""
        columns = [{**asdict(c), "reasons": [reason.as_json() for reason in c.reasons]} for c in self.columns]
        skipped = [asdict(row) for row in self.skipped]
        return {"header_row": self.header_row, "columns": columns, "body": list(self.body), "skipped": skipped}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The recognition that `as_json` wrote."""
        columns = tuple(
            Column(
                column["index"],
                column["header"],
                Field(column["field"]) if column["field"] else None,
                column["confidence"],
                tuple(map(Reason.from_json, column["reasons"])),
            )
            for column in data["columns"]
        )
        skipped = tuple(SkippedRow(**{**row, "kind": SkipKind(row["kind"])}) for row in data["skipped"])
        return cls(data["header_row"], columns, tuple(data["body"]), skipped)


def recognise(rows: Rows, *, header_row: int | None = None, places: Collection[str] = ()) -> Recognition:
    """Find header, columns and data of a list with rows of equal width.

    `header_row` says where the header is (an index, or NO_HEADER) when a person knows better. `places` are names of
    municipalities that help to know a column of places without a header.
    """
    header = find_header(rows) if header_row is None else (None if header_row == NO_HEADER else header_row)
    body, skipped = sort_rows(rows, header)
    width = len(rows[0]) if rows else 0
    headers = [rows[header][index] if header is not None else "" for index in range(width)]
    values = [[rows[row][index] for row in body] for index in range(width)]
    found = _assign(headers, values, frozenset(map(identifiers.place_key, places)))
    columns = tuple(replace(found[index], header=headers[index]) for index in range(width))
    return Recognition(header, columns, body, skipped)


def with_fields(recognition: Recognition, fields: Mapping[int, Field | None]) -> Recognition:
    """The same list with some columns set by a person (index to field, None for not used); others give way."""
    taken = {field for field in fields.values() if field}
    chosen = (Reason.of("chosen"),)
    columns = tuple(
        replace(column, field=fields[column.index], confidence=1.0, reasons=chosen)
        if column.index in fields
        else (replace(column, field=None, confidence=0.0, reasons=()) if column.field in taken else column)
        for column in recognition.columns
    )
    return replace(recognition, columns=columns)


def _assign(headers: Sequence[str], values: Sequence[Sequence[str]], places: frozenset[str]) -> list[Column]:
    """Give each field to the column it fits best, the surest first."""
    contents = [content_scores(column) for column in values]
    _weigh_with_mail(values, contents)
    _weigh_places(values, contents, places)
    for header, column, content in zip(headers, values, contents, strict=True):
        if header and not says_presence(column) and Field.ATTENDED not in header_scores(header):
            content.pop(Field.ATTENDED, None)  # ja and nee under another word answer another question
    scored = [
        (_score(headers[index], contents[index], field, is_proof=sum(map(bool, values[index])) >= _PROOF), index, field)
        for index in range(len(headers))
        for field in Field
    ]
    columns = [Column(index, "") for index in range(len(headers))]
    taken: set[Field] = set()
    order = list(Field)
    for score, index, field in sorted(scored, key=lambda item: (-item[0], order.index(item[2]), item[1])):
        if score >= _LEAST and field not in taken and columns[index].field is None:
            taken.add(field)
            reasons = _reasons(headers[index], contents[index], field)
            columns[index] = Column(index, "", field, round(min(score, 1.0), 2), reasons)
    return _settle_last_text(headers, values, contents, _settle_names(headers, values, columns))


def _settle_last_text(
    headers: Sequence[str],
    values: Sequence[Sequence[str]],
    contents: Sequence[Mapping[Field, float]],
    columns: list[Column],
) -> list[Column]:
    """Beside persons, the only other column of texts without a header is most likely the company."""
    fields = {column.field for column in columns}
    spare = [
        column
        for column in columns
        if column.field is None and not headers[column.index] and _is_text(values[column.index], contents[column.index])
    ]
    if len(spare) == 1 and Field.COMPANY not in fields and fields & {Field.NAME, Field.LAST_NAME}:
        reasons = (Reason.of("by_exclusion"),)
        columns[spare[0].index] = replace(spare[0], field=Field.COMPANY, confidence=_LEAST, reasons=reasons)
    return columns


def _is_text(values: Sequence[str], content: Mapping[Field, float]) -> bool:
    filled = [value for value in values if value]
    is_other = max((content.get(field, 0.0) for field in (*_TYPED, Field.ATTENDED, Field.PLACE)), default=0.0) >= 0.5
    return not is_other and sum(any(map(str.isalpha, value)) for value in filled) > 0.5 * len(values)


def _score(header: str, content: Mapping[Field, float], field: Field, *, is_proof: bool) -> float:
    """How well a column fits a field; a few values alone are no proof against a header."""
    named = header_scores(header)
    share = content.get(field, 0.0)
    if field in named:
        score = named[field] * 0.8 + share * 0.2
        return score * _CONTRADICTED if _is_contradicted(content, field, is_proof=is_proof) else score
    # A header that says something else is believed, unless the values have a form that it cannot have.
    is_other = bool(named) and not all(_is_contradicted(content, other, is_proof=is_proof) for other in named)
    if is_other or (is_not_ours(header) and not (field in _TYPED and share >= 0.9)):
        return 0.0
    if header and field in _NUMBERS and not any(other in named for other in _NUMBERS):
        return 0.0  # eight digits under another word are more likely a customer or order number
    is_loose = field in {Field.NAME, Field.COMPANY}
    return _BY_CONTENT.get(field, 0.0) * share if share >= 0.5 or is_loose else 0.0


def _is_contradicted(content: Mapping[Field, float], field: Field, *, is_proof: bool) -> bool:
    """Whether the values have the fixed form of another field, or lack the form that this one needs."""
    share = content.get(field, 0.0)
    if not content or not is_proof:
        return False
    if field in _NEEDS_CONTENT:
        return share < 0.3
    if field is Field.EMAIL and not share and content.get(Field.NAME, 0.0) >= 0.5:
        return True
    others = max((content.get(other, 0.0) for other in _TYPED if other != field), default=0.0)
    return share < 0.2 and others >= 0.7


def _weigh_with_mail(values: Sequence[Sequence[str]], contents: list[dict[Field, float]]) -> None:
    """Names that stand before the @ of the same row are persons; names behind it are companies."""
    shares = [content.get(Field.EMAIL, 0.0) for content in contents]
    if max(shares, default=0.0) < 0.5:
        return
    mails = values[shares.index(max(shares))]
    for column, content in zip(values, contents, strict=True):
        pairs = [(value, mail) for value, mail in zip(column, mails, strict=True) if value and "@" in mail][:100]
        if not pairs or content.get(Field.EMAIL, 0.0) >= 0.5:
            continue
        content[Field.NAME] = content.get(Field.NAME, 0.0) + 0.5 * sum(_is_before_at(*pair) for pair in pairs) / len(
            pairs
        )
        content[Field.COMPANY] = content.get(Field.COMPANY, 0.0) + 0.5 * sum(
            _is_behind_at(*pair) for pair in pairs
        ) / len(pairs)


def _is_before_at(value: str, mail: str) -> bool:
    local = "".join(char for char in mail.partition("@")[0].lower() if char.isalpha())
    words = [word for word in company_name(value).core if len(word) >= 3]
    return len(words) > 0 and any(word in local for word in words)


def _is_behind_at(value: str, mail: str) -> bool:
    label = identifiers.mail_domain(mail).split(".")[0].replace("-", "")
    words = [word for word in company_name(value).core if len(word) >= 4]
    return bool(label) and any(word in label for word in words)


def _weigh_places(values: Sequence[Sequence[str]], contents: list[dict[Field, float]], places: frozenset[str]) -> None:
    for column, content in zip(values, contents, strict=True):
        filled = [value for value in column if value]
        if filled and places:
            share = sum(identifiers.place_key(value) in places for value in filled) / len(filled)
            content[Field.PLACE] = share
            if share >= 0.5:
                content[Field.NAME] = content[Field.COMPANY] = 0.0


def _reasons(header: str, content: Mapping[Field, float], field: Field) -> tuple[Reason, ...]:
    percent = round(min(1.0, content.get(field, 0.0)) * 100)
    by_content = (Reason.of("by_content", percent=percent),) if percent >= 50 else ()
    named = header_scores(header).get(field, 0.0)
    if not named:
        return by_content or (Reason.of("by_exclusion"),)
    return (Reason.of("by_header" if named >= 0.95 else "by_header_like", header=header), *by_content)


def _settle_names(headers: Sequence[str], values: Sequence[Sequence[str]], columns: list[Column]) -> list[Column]:
    """`Naam` beside `Voornaam` is the last name; `Naam` over companies is the company."""
    by_field = {column.field: column for column in columns if column.field}
    name, first, last = (by_field.get(field) for field in (Field.NAME, Field.FIRST_NAME, Field.LAST_NAME))
    if name and first and not last and not _repeats_first_name(values[name.index], values[first.index]):
        columns[name.index] = _renamed(name, headers, Field.LAST_NAME, "beside_first_name")
    if Field.COMPANY in by_field:
        return columns
    for column in columns:
        is_spare = column.field is None and Field.NAME in header_scores(headers[column.index])
        if (is_spare or column.field is Field.NAME) and _is_rather_company(values[column.index]):
            columns[column.index] = _renamed(column, headers, Field.COMPANY, "holds_companies")
            break
    return columns


def _renamed(column: Column, headers: Sequence[str], field: Field, code: str) -> Column:
    reasons = (Reason.of(code, header=headers[column.index]),)
    return replace(column, field=field, confidence=max(column.confidence, 0.6), reasons=reasons)


def _repeats_first_name(names: Sequence[str], first_names: Sequence[str]) -> bool:
    pairs = [
        (name.lower().split(), first.lower()) for name, first in zip(names, first_names, strict=True) if name and first
    ]
    return sum(first in name for name, first in pairs) > 0.3 * len(pairs)


def _is_rather_company(values: Sequence[str]) -> bool:
    content = content_scores(values)
    return content.get(Field.COMPANY, 0.0) > content.get(Field.NAME, 0.0) + 0.2
