"""Some thousand rows of a register file at a time: find their companies and branches, compare, write in bulk."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.copying import copy_rows, give_keys, update_rows

from ..choices import LineKind, SubjectKind
from ..models import Company, Establishment, PostcodeArea, RegisterImport, RegisterLine
from ..rules.identifiers import place_key
from ..rules.reasons import Reason
from ..rules.register import Problem, RegisterRow
from ..rules.sources import Origin, is_corrected, noted
from .register import branches_of, derive
from .stages import mark_changed

DERIVED = ("section", "target_answer", "target_reasons", "search_text", "match_keys")
COMPANY_FIELDS = (
    "rsin",
    "name",
    "legal_name",
    "trade_names",
    "street",
    "postcode",
    "place",
    "municipality_id",
    "sbi_code",
    "sbi_version",
    "headcount",
    "headcount_class",
    "turnover",
    "balance",
    "website",
    "phone",
    "founded_on",
    "closed_on",
    "non_mailing",
)
ADDRESS = ("street", "postcode", "place", "municipality_id")
BRANCH_FIELDS = ("name", *ADDRESS, "closed_on", "is_head_office")
# A head office elsewhere says nothing about where a branch is, and the other way round.
NOT_OF_BRANCH = ("closed_on", "name", *ADDRESS)


class Numbers:
    """Numbers seen in one file: one bit for each of 8 digits, so that those of a whole country take 12.5 MB."""

    def __init__(self) -> None:
        """Start with none."""
        self._bits = bytearray(10**8 // 8)
        self._longer: set[str] = set()

    def add(self, number: str) -> bool:
        """Note a number; return whether it is new. Establishment numbers begin with four noughts, but may not."""
        if int(number) >= 10**8:
            is_new = number not in self._longer
            self._longer.add(number)
            return is_new
        place, bit = divmod(int(number), 8)
        is_new = not self._bits[place] >> bit & 1
        self._bits[place] |= 1 << bit
        return is_new


@dataclass
class Reader:
    """What holds for a whole file."""

    batch: RegisterImport
    source: dict[str, Any]
    municipalities: Mapping[str, str]
    described: Numbers = field(default_factory=Numbers)
    heads: Numbers = field(default_factory=Numbers)
    branches: Numbers = field(default_factory=Numbers)
    report: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, batch: RegisterImport) -> "Reader":
        """Prepare to read a file."""
        by = batch.uploaded_by_id
        names = {place_key(name): code for code, name in Municipality.objects.values_list("code", "name")}
        codes = {code.lower(): code for code in names.values()}
        return cls(batch, noted(batch.source, batch.as_of, by=by, origin=Origin.REGISTER), {**names, **codes})

    @property
    def programme(self) -> Programme:
        """Return whose register it is."""
        return self.batch.programme

    def municipality(self, row: RegisterRow, by_postcode: Mapping[str, str]) -> str | None:
        """Return the code of the municipality that a row names, else that of its postcode; None when unknown."""
        if row.municipality:
            digits = row.municipality.upper().removeprefix("GM")
            code = f"gm{digits.zfill(4)}" if digits.isdecimal() else place_key(row.municipality)
            if code in self.municipalities:
                return self.municipalities[code]
            row.problems.append(Problem("municipality", Reason.of("unknown_municipality", given=row.municipality)))
        postcode = row.said.get("postcode", "")
        return by_postcode.get(postcode) or by_postcode.get(postcode[:4])


class Piece:
    """One piece of a file; `write` puts it in the database."""

    def __init__(self, reader: Reader, rows: Sequence[RegisterRow]) -> None:
        """Look up, in four queries, everything that the rows may be about."""
        self.reader, self.rows = reader, rows
        self.lines: list[RegisterLine] = []
        self.made: list[Company] = []
        self.changed: dict[int, Company] = {}
        self.made_branches: list[Establishment] = []
        self.changed_branches: dict[int, Establishment] = {}
        self.owners_before: set[int] = set()
        self.moved: list[tuple[Establishment, Company]] = []
        self._pending: list[tuple[RegisterLine, Company | None, Establishment | None]] = []
        self._find()

    def _find(self) -> None:
        programme = self.reader.programme
        numbers = {row.establishment_number for row in self.rows if row.establishment_number}
        self.branches = {
            branch.number: branch for branch in Establishment.objects.filter(programme=programme, number__in=numbers)
        }
        wanted = {row.kvk_number for row in self.rows if row.kvk_number}
        found = Company.objects.filter(programme=programme, kvk_number__in=wanted).order_by("merged_into_id", "pk")
        self.companies: dict[str, Company] = {}
        self.taken_in: dict[str, int] = {}
        for company in found:
            if company.merged_into_id is None:
                self.companies[company.kvk_number or ""] = company
            else:
                self.taken_in.setdefault(company.kvk_number or "", company.merged_into_id)
        owners = {branch.company_id for branch in self.branches.values()} - {
            each.pk for each in self.companies.values()
        }
        owners |= {pk for number, pk in self.taken_in.items() if number not in self.companies}
        self.by_key = {company.pk: company for company in self.companies.values()}
        self.by_key |= {company.pk: company for company in Company.objects.filter(pk__in=owners - set(self.by_key))}
        self.by_postcode = postcode_areas(row.said.get("postcode", "") for row in self.rows)

    def read(self) -> None:
        """Compare every row with what is known."""
        for row in self.rows:
            self.reader.report["rows"] += 1
            code = self.reader.municipality(row, self.by_postcode)
            if code:
                row.said["municipality_id"] = code
            self._row(row)

    def _row(self, row: RegisterRow) -> None:
        company = None if row.refused else self._company_of(row)
        if company is None and (row.refused or "name" not in row.said or not row.kvk_number):
            self._line(row, LineKind.REFUSED, refused=row.refused or ("no_name" if row.kvk_number else "no_number"))
            return
        is_branch_only = row.is_head_office is False or not row.kvk_number
        repeated = not is_branch_only and self._is_repeated(row)
        if company is None:
            company = self._new_company(row, is_branch_only=is_branch_only)
        elif (row.kvk_number in self.taken_in and row.kvk_number not in self.companies) or is_branch_only or repeated:
            self._line(row, LineKind.SAME, company=company)
        else:
            self._compare(row, company)
        if row.establishment_number and self.reader.branches.add(row.establishment_number):
            self._branch(row, company, is_first=not repeated and not is_branch_only)

    def _is_repeated(self, row: RegisterRow) -> bool:
        """Tell whether an earlier row described this company; the head office comes before a row that says nothing."""
        is_first = self.reader.described.add(row.kvk_number)
        return not (self.reader.heads.add(row.kvk_number) if row.is_head_office else is_first)

    def _company_of(self, row: RegisterRow) -> Company | None:
        if row.kvk_number:
            known = self.companies.get(row.kvk_number)
            return known or self.by_key.get(self.taken_in.get(row.kvk_number, 0))
        branch = self.branches.get(row.establishment_number)
        if branch is None:
            return None
        return self.by_key.get(branch.company_id) if branch.pk else branch.company

    def _new_company(self, row: RegisterRow, *, is_branch_only: bool) -> Company:
        said = {name: row.said[name] for name in COMPANY_FIELDS if name in row.said}
        if is_branch_only:
            # The row tells where the branch is; where the head office is, it does not say.
            said = {name: value for name, value in said.items() if name not in ("closed_on", *ADDRESS)}
        company = Company(
            programme=self.reader.programme, kvk_number=row.kvk_number, created_at=self.reader.programme.now(), **said
        )
        filled = [name for name, value in said.items() if value not in (None, [], "")]
        company.sources = {source_key(name): self.reader.source for name in ["kvk_number", *filled]}
        self.made.append(company)
        self.companies[row.kvk_number] = company
        self._line(row, LineKind.NEW, company=company)
        return company

    def _compare(self, row: RegisterRow, company: Company) -> None:
        changes: dict[str, Any] = {}
        kept: dict[str, Any] = {}
        said = {name: row.said[name] for name in COMPANY_FIELDS if name in row.said}
        if company.gone_on is not None:
            said["gone_on"] = None
        for name, value in said.items():
            key, now = source_key(name), getattr(company, name)
            if same(name, now, value):
                continue
            if is_corrected(company.sources, key):
                kept[key] = [plain(now), plain(value)]
                continue
            changes[name] = [plain(now), plain(value), company.sources.get(key), self._source_of(name)]
            setattr(company, name, value)
        if changes:
            company.sources |= {source_key(name): self.reader.source for name in changes if name != "gone_on"}
            if company.pk is not None:
                self.changed[company.pk] = company
        self._line(row, self._kind(changes), company=company, changes=changes, kept=kept)

    def _source_of(self, name: str) -> dict[str, Any] | None:
        return None if name == "gone_on" else self.reader.source

    @staticmethod
    def _kind(changes: Mapping[str, Any]) -> LineKind:
        if not changes:
            return LineKind.SAME
        return LineKind.CLOSED if changes.get("closed_on", [1])[0] is None else LineKind.CHANGED

    def _branch(self, row: RegisterRow, company: Company, *, is_first: bool) -> None:
        said = {name: row.said[name] for name in BRANCH_FIELDS if name in row.said}
        said["is_head_office"] = is_first if row.is_head_office is None else row.is_head_office
        known = self.branches.get(row.establishment_number)
        if known is None:
            branch = Establishment(
                programme=self.reader.programme, company=company, number=row.establishment_number, **said
            )
            self.made_branches.append(branch)
            self.branches[row.establishment_number] = branch
            self._line(row, LineKind.NEW, company=company, branch=branch, counted="branches_new")
            return
        if known.gone_on is not None:
            said["gone_on"] = None
        changes = {
            name: [plain(getattr(known, name)), plain(value), None, None]
            for name, value in said.items()
            if not same(name, getattr(known, name), value)
        }
        if row.kvk_number and known.company_id != company.pk and known.pk is not None:
            changes["company_id"] = [known.company_id, company.pk, None, None]
            self.moved.append((known, company))
            self.owners_before.add(known.company_id)
        for name in changes:
            setattr(known, name, said.get(name, company.pk))
        if changes and known.pk is not None:
            self.changed_branches[known.pk] = known
        counted = f"branches_{self._kind(changes)}"
        self._line(row, self._kind(changes), company=company, branch=known, changes=changes, counted=counted)

    def _line(
        self,
        row: RegisterRow,
        kind: LineKind,
        *,
        company: Company | None = None,
        branch: Establishment | None = None,
        changes: dict[str, Any] | None = None,
        kept: dict[str, Any] | None = None,
        refused: str = "",
        counted: str = "",
    ) -> None:
        report = self.reader.report
        report[counted or kind.value] += 1
        for name in changes or {}:
            report[f"field:{source_key(name)}"] += not branch
        report["kept"] += len(kept or {})
        problems = [] if branch else [problem.as_json() for problem in row.problems]
        if refused:
            problems.append({"field": "", "code": refused, "values": {}})
        for problem in problems:
            report[f"problem:{problem['field']}:{problem['code']}"] += 1
        label = company.name if company else str(row.said.get("name", row.kvk_number or row.establishment_number))
        if branch:
            label = f"{branch.name or label} ({branch.number})"
        line = RegisterLine(
            batch=self.reader.batch,
            number=row.number,
            kind=kind,
            is_branch=branch is not None,
            label=label[:250],
            changes=changes or {},
            kept=kept or {},
            problems=problems,
        )
        self._pending.append((line, company, branch))

    def write(self, *, on: dt.date) -> None:
        """Write companies, branches and lines; companies of which a branch changed are assessed again."""
        give_keys(self.made)
        for branch, owner in [*((each, each.company) for each in self.made_branches), *self.moved]:
            branch.company_id = owner.pk
        touched = self.owners_before | {
            branch.company_id for branch in [*self.made_branches, *self.changed_branches.values()]
        }
        before = {pk: derived(company) for pk, company in self.by_key.items() if pk in touched or pk in self.changed}
        everybody = [*self.made, *(company for pk, company in self.by_key.items() if pk in before)]
        derive(self.reader.programme, everybody, on=on, branches=self._all_branches(everybody))
        again = [self.by_key[pk] for pk in before if pk in self.changed or derived(self.by_key[pk]) != before[pk]]
        copy_rows(self.made)
        update_rows(again, (*map(source_key, COMPANY_FIELDS), "gone_on", "sources", *DERIVED))
        copy_rows(self.made_branches)
        update_rows(list(self.changed_branches.values()), ("company", *map(source_key, BRANCH_FIELDS), "gone_on"))
        mark_changed(self.reader.programme, SubjectKind.COMPANY, [company.pk for company in again])
        for line, company, place in self._pending:
            line.company_id, line.establishment_id = company.pk if company else None, place.pk if place else None
            if "company_id" in line.changes:
                line.changes["company_id"][1] = line.company_id
        copy_rows([line for line, _company, _branch in self._pending])

    def _all_branches(self, companies: Iterable[Company]) -> dict[int, list[Establishment]]:
        """Return the open branches of these companies as they will be."""
        stored = branches_of([company.pk for company in companies]).values()
        by_number = {branch.number: branch for branches in stored for branch in branches}
        for branch in [*self.changed_branches.values(), *self.made_branches]:
            by_number[branch.number] = branch
        found: dict[int, list[Establishment]] = defaultdict(list)
        for branch in by_number.values():
            if branch.closed_on is None and branch.gone_on is None:
                found[branch.company_id].append(branch)
        return found


def postcode_areas(postcodes: Iterable[str]) -> dict[str, str]:
    """Return the municipality of these postcodes and of their four digits, where the table is loaded."""
    wanted = {part for postcode in postcodes if postcode for part in (postcode, postcode[:4])}
    return dict(PostcodeArea.objects.filter(pk__in=wanted).values_list("postcode", "municipality_id"))


def derived(company: Company) -> list[object]:
    """Return what follows from the fields of a company."""
    return [getattr(company, name) for name in DERIVED]


def source_key(name: str) -> str:
    """Return the name under which the source of a column is noted."""
    return name.removesuffix("_id")


def same(name: str, now: object, said: object) -> bool:
    """Tell whether a file says what is known; a space in a postcode makes no other postcode."""
    if name == "postcode":
        return str(now).replace(" ", "") == said
    return now == said


def plain(value: object) -> Any:
    """Return a value as JSON can hold it."""
    return value if value is None or isinstance(value, str | int | list) else str(value)
