"""Lists pasted from a mail: a copied table, a line per person, or the addresses of a mail's recipients."""

import re
from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from veerkracht.shared.sheets import grid, kinds, separated
from veerkracht.shared.sheets.sheet import Sheet, SheetError

MAX_PASTED = 1_000_000  # characters

_QUOTED = re.compile(r"^(?:>\s?)+")
_BULLET = re.compile(r"^\s*(?:[-*\u2022\u00b7\u2013]\s+|\(?\d{1,3}[.)]\s+)(?=\S)")
_GREETING = re.compile(
    r"^(?:beste|hoi|hallo|dag|hi|hello|dear|geachte|goede(?:morgen|middag|navond|avond))\b[^@;|\t]{0,60}[,!.]?$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"^(?:--|(?:met )?(?:hartelijke |vriendelijke |vr\.? ?)?gr(?:oet(?:en|jes)?|\.)?\b|m\.?v\.?g\b|m\.?vr\.?gr|"
    r"(?:kind |best |warm )?regards\b|verzonden vanaf|sent from|verstuurd vanaf)[^@;|\t]{0,60}$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[<(\[]?\s*(?:mailto:)?([^\s<>()\[\];,|@]{1,64}@[^\s<>()\[\];,|]+)\s*[>)\]]?", re.IGNORECASE)
_RECIPIENT = re.compile(
    r"[\s,;]*(?:\"?(?P<name>[^\"<>;@]{0,120}?)\"?\s*<\s*(?:mailto:)?(?P<mail>[^<>\s]+@[^<>\s]+)>|(?P<bare>[^\s,;<>\"@]{1,64}@[^\s,;<>\"]+)|"
    r"(?P<only>[^;<>@\"]{1,120}?)(?=\s*(?:;|$)))",
    re.IGNORECASE,
)
_BETWEEN_MAILS = re.compile(r"@[^\s@,;<>]+>?\s*[,;]")
_LABELLED = re.compile(r"^([^\W\d][\w ./'-]{1,30}):\s+(\S.*)$")
_IN_BRACKETS = re.compile(r"^(.*\S)\s*\(([^()\d+]{3,})\)$")
_RULE_ROW = re.compile(r"^[\s|:+=\-]+$")
_MAX_SIGNATURE = 12  # lines after a closing that are taken as signature

Splitter = Callable[[str], list[str]]
_SPLITTERS: tuple[Splitter, ...] = (
    lambda line: line.split("\t"),
    lambda line: line.split(";"),
    lambda line: line.strip().strip("|").split("|"),
    re.compile(r"\s{2,}").split,
    re.compile(r"\s+[-\u2013\u2014]\s+").split,
    lambda line: line.split(","),
)
_NO_COMMA = re.compile(r"\t|;|\||\s{2,}|\s+[-\u2013\u2014]\s+")
_ANY_SPLITTER = re.compile(r"\t|;|\||\s{2,}|\s+[-\u2013\u2014]\s+|,\s+")
_EVEN_ENOUGH = 0.45


def read_pasted(text: str) -> Sheet:
    """Read text pasted from a mail or a table. Greeting and signature are left out, and said so. Raises SheetError."""
    if len(text) > MAX_PASTED:
        raise kinds.too_big()
    lines, left_out = _without_greeting(_lines(text))
    if not any(lines):
        raise SheetError("empty", _("There is no list in this text. Paste one line for each person or company."))
    notes = []
    if left_out:
        notes.append(
            ngettext(
                "%(count)s line of greeting or signature was left out.",
                "%(count)s lines of greeting or signature were left out.",
                left_out,
            )
            % {"count": left_out}
        )
    return grid.sheet_of(_("Pasted text"), _rows(lines), notes=notes)


def _lines(text: str) -> list[str]:
    lines = [_QUOTED.sub("", line).replace("\xa0", " ").strip(" ") for line in re.split(r"\r\n|\r|\n", text)]
    return ["" if _RULE_ROW.match(line) and line.strip("\t ") != "--" else line for line in lines]


def _without_greeting(lines: Sequence[str]) -> tuple[list[str], int]:
    """Blank the greeting and everything from the closing on, so that line numbers stay as they were."""
    kept = list(lines)
    filled = [place for place, line in enumerate(lines) if line]
    for place in filled[:2]:
        if _GREETING.match(lines[place]):
            kept[place] = ""
    for order, place in enumerate(filled):
        if order and _CLOSING.match(lines[place]) and len(filled) - order <= _MAX_SIGNATURE:
            kept[place:] = [""] * (len(kept) - place)
            break
    return kept, sum(map(bool, lines)) - sum(map(bool, kept))


def _rows(lines: list[str]) -> list[list[str]]:
    filled = [line for line in lines if line]
    if _is_labelled(filled):
        return _labelled_rows(lines)
    if any(line.count("@") > 1 and _BETWEEN_MAILS.search(line) for line in filled):
        return [recipient for line in filled for recipient in _recipients(line)]
    score, split = _best_splitter(filled)
    if score >= _EVEN_ENOUGH:
        if split is _SPLITTERS[1] or split is _SPLITTERS[5]:
            sign = ";" if split is _SPLITTERS[1] else ","
            return separated.parse("\n".join(lines), sign)
        return _aligned([[part.strip() for part in split(line)] for line in lines])
    return _free_rows(lines)


def _recipients(line: str) -> list[list[str]]:
    """Name and address of each recipient of a mail; some have only one of the two."""
    found = _RECIPIENT.finditer(line.strip())
    pairs = [
        [(item["name"] or item["only"] or "").strip(" ,;\"'"), item["mail"] or item["bare"] or ""] for item in found
    ]
    return [pair for pair in pairs if any(pair)]


def _best_splitter(filled: Sequence[str]) -> tuple[float, Splitter]:
    scored = [(separated.evenness(split(line) for line in filled), split) for split in _SPLITTERS]
    return max(scored, key=lambda pair: pair[0])


def _aligned(rows: list[list[str]]) -> list[list[str]]:
    """Put a mail address that stands too far left, because a cell before it is missing, under the other ones."""
    places = [place for row in rows for place, cell in enumerate(row) if "@" in cell]
    if not places:
        return rows
    usual = max(set(places), key=lambda place: (places.count(place), place))
    return [_with_mail_at(row, usual) for row in rows]


def _with_mail_at(row: list[str], usual: int) -> list[str]:
    found = next((place for place, cell in enumerate(row) if "@" in cell), usual)
    return row[:found] + [""] * (usual - found) + row[found:] if found < usual else row


def _is_labelled(filled: Sequence[str]) -> bool:
    """`Name: ...` and `Company: ...` on lines of their own, the same words again for each person."""
    labels = [match.group(1).casefold() for line in filled if (match := _LABELLED.match(line))]
    return len(labels) >= max(2, 0.6 * len(filled)) and len(set(labels)) >= 2


def _labelled_rows(lines: Sequence[str]) -> list[list[str]]:
    labels: list[str] = []
    people: list[dict[str, str]] = []
    for line in lines:
        match = _LABELLED.match(line)
        if not match:
            continue
        label = match.group(1)
        if label not in labels:
            labels.append(label)
        if not people or label in people[-1]:
            people.append({})
        people[-1][label] = match.group(2)
    return [labels, *([person.get(label, "") for label in labels] for person in people)]


def _free_rows(lines: Sequence[str]) -> list[list[str]]:
    """Lines that differ among themselves: the parts in their order, the mail address in a last column of its own."""
    cut = [_free_parts(line) for line in lines]
    width = max(len(parts) for parts, _mail in cut)
    return [parts + [""] * (width - len(parts)) + [mail] if parts or mail else [] for parts, mail in cut]


def _free_parts(line: str) -> tuple[list[str], str]:
    line = _BULLET.sub("", line)
    found = _MAIL.search(line)
    mail = found.group(1) if found else ""
    rest = f"{line[: found.start()]}  {line[found.end() :]}" if found else line
    # One comma may as well stand inside a name (`Vries, Jan de`); the reader of names knows better.
    splitter = _ANY_SPLITTER if found or rest.count(",") > 1 else _NO_COMMA
    parts = [part.strip(' ,;-\u2013\u2014|"') for part in splitter.split(rest)]
    parts = [part for part in parts if part]
    if len(parts) == 1 and (inside := _IN_BRACKETS.match(parts[0])):
        parts = [inside.group(1), inside.group(2)]
    return parts, mail
