"""Read one row: each cell is cleaned by the rule for its field, and what is wrong is said with column and cell."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from veerkracht.domain.companies.rules import identifiers
from veerkracht.domain.companies.rules.columns import Field, Recognition
from veerkracht.domain.companies.rules.columns.contents import attendance_word
from veerkracht.domain.companies.rules.matching import CompanyEvidence
from veerkracht.domain.companies.rules.reasons import Cleaned, Reason
from veerkracht.domain.events.rules.attendance import answers
from veerkracht.domain.events.rules.attendance.companies import companies_in, is_no_company, split_place
from veerkracht.domain.events.rules.attendance.parsed import ParsedRow, Problem, Severity
from veerkracht.domain.events.rules.attendance.people import PersonCell, read_person, without_companions
from veerkracht.domain.events.rules.attendance.presence import Presence, column_label

_LONGEST = 500  # characters of a cell that are read; only remarks are ever that long


class RowReader:
    """Reads the rows of one list."""

    def __init__(self, recognition: Recognition, presence: Presence, places: frozenset[str]) -> None:
        self.columns = {column.field: column for column in recognition.columns if column.field}
        self.presence = presence
        self.places = places

    def read(self, number: int, cells: Sequence[str], *, under_absent: bool) -> ParsedRow:
        """Parse one row; `under_absent` when it stands below a heading such as `Afgemeld:`."""
        return _Reading(self, cells).row(number, under_absent=under_absent)


class _Reading:
    """One row while it is read: collects problems on the way."""

    def __init__(self, reader: RowReader, cells: Sequence[str]) -> None:
        self.reader = reader
        self.cells = cells
        self.problems: list[Problem] = []

    def row(self, number: int, *, under_absent: bool) -> ParsedRow:
        person = self._person()
        email = self._clean(Field.EMAIL, identifiers.email) or person.email
        phone = self._clean(Field.PHONE, identifiers.phone)
        evidence, company_extra = self._company(person)
        name = self._person_name(person)
        attended = self._attended(person, under_absent=under_absent)
        parsed = ParsedRow(
            number=number,
            person_name=name,
            email=email,
            phone=phone,
            job_title=self._cell(Field.JOB_TITLE)[:120],
            company=replace(evidence, email=email, phone=phone, person=name),
            sector=self._cell(Field.SECTOR),
            remark=self._cell(Field.REMARK),
            attended=attended,
            need_answer=self._need_answer(),
            persons=self._persons(person.extra + company_extra + bool(person.second)),
        )
        self._check_who(parsed)
        return replace(parsed, problems=tuple(self.problems))

    def _cell(self, field: Field) -> str:
        column = self.reader.columns.get(field)
        return self.cells[column.index][:_LONGEST] if column and column.index < len(self.cells) else ""

    def _say(self, severity: Severity, field: Field | None, reason: Reason) -> None:
        column = self.reader.columns.get(field) if field else None
        self.problems.append(Problem(reason, severity, field, column_label(column) if column else ""))

    def _clean(self, field: Field, rule: Callable[[str], Cleaned]) -> str:
        """The cleaned value; what was repaired is a note, what cannot be used is left out with a warning."""
        cleaned = rule(self._cell(field))
        for note in cleaned.notes:
            self._say(Severity.WARNING if note.code == "email_typo" else Severity.NOTE, field, note)
        if cleaned.problem:
            is_used = cleaned.problem.code == "kvk_is_establishment"
            self._say(Severity.NOTE if is_used else Severity.WARNING, field, cleaned.problem)
        return cleaned.value

    def _person(self) -> PersonCell:
        whole = self._cell(Field.NAME)
        holds_company = not self._cell(Field.COMPANY)
        if whole and not identifiers.is_blank(whole):
            person = read_person(whole, may_hold_company=holds_company)
        else:
            person = self._from_parts(holds_company=holds_company)
        if person.second:
            self._say(Severity.WARNING, Field.NAME, Reason.of("two_people", first=person.name, second=person.second))
        if person.extra:
            self._say(Severity.NOTE, Field.NAME, Reason.of("colleagues", count=person.extra, given=whole))
        return person

    def _from_parts(self, *, holds_company: bool) -> PersonCell:
        first, prefix, last = (self._cell(field) for field in (Field.FIRST_NAME, Field.PREFIX, Field.LAST_NAME))
        if first or last:
            last, extra = without_companions(last)
            return PersonCell(identifiers.join_person_name(first, prefix, last).full, extra=extra)
        mail = self._cell(Field.EMAIL)
        before = mail.partition("<")[0].strip(' "') if "<" in mail else ""
        return read_person(before, may_hold_company=holds_company) if before else PersonCell()

    def _person_name(self, person: PersonCell) -> str:
        return identifiers.split_person_name(person.name).full[:200] if person.name else ""

    def _company(self, person: PersonCell) -> tuple[CompanyEvidence, int]:
        name, place, extra = self._company_name(person)
        code, place_beside = self._postcode()
        kvk = self._clean(Field.KVK_NUMBER, identifiers.kvk_number)
        establishment = self._clean(Field.ESTABLISHMENT_NUMBER, identifiers.establishment_number)
        if not kvk and not establishment and identifiers.kvk_number(self._cell(Field.KVK_NUMBER)).problem:
            establishment = self._establishment_in_kvk_column()
        website = self._clean(Field.WEBSITE, identifiers.website)
        where = self._place() or place_beside or place
        evidence = CompanyEvidence(
            name=name,
            kvk_number=kvk,
            establishment_number=establishment,
            postcode=code,
            place=where,
            website=website,
        )
        return evidence, extra

    def _company_name(self, person: PersonCell) -> tuple[str, str, int]:
        text = self._cell(Field.COMPANY) or person.company
        if is_no_company(text):
            if text and not identifiers.is_blank(text):
                self._say(Severity.NOTE, Field.COMPANY, Reason.of("not_a_company", given=text))
            return "", "", 0
        text, extra = without_companions(text) if not person.extra else (text, 0)
        names = companies_in(text)
        if len(names) > 1:
            reason = Reason.of("two_companies", first=names[0], second=", ".join(names[1:]))
            self._say(Severity.ERROR, Field.COMPANY, reason)
        if extra:
            self._say(Severity.NOTE, Field.COMPANY, Reason.of("colleagues", count=extra, given=text))
        name, place = split_place(names[0], self.reader.places)
        return name[:250], place, extra

    def _establishment_in_kvk_column(self) -> str:
        digits = "".join(char for char in self._cell(Field.KVK_NUMBER) if char.isdigit())
        return identifiers.establishment_number(digits).value if len(digits) == 12 else ""

    def _postcode(self) -> tuple[str, str]:
        """The postcode, and the place that stands behind it in the same cell."""
        cell = self._cell(Field.POSTCODE)
        found, place = identifiers.split_postcode_place(cell)
        cleaned = identifiers.postcode(found or cell)
        if cleaned.problem and cleaned.problem.code == "postcode_partial":
            self._say(Severity.NOTE, Field.POSTCODE, cleaned.problem)
            return cleaned.problem.value("digits"), ""
        return self._clean(Field.POSTCODE, lambda _cell: cleaned), place if found else ""

    def _place(self) -> str:
        _found, place = identifiers.split_postcode_place(self._cell(Field.PLACE))
        return "" if identifiers.is_blank(place) else place[:100]

    def _attended(self, person: PersonCell, *, under_absent: bool) -> bool:
        if under_absent or person.is_away or attendance_word(self._cell(Field.REMARK)) is False:
            self._say(Severity.NOTE, None, Reason.of("no_show"))
            return False
        column = self.reader.presence.column
        cell = self.cells[column.index] if column else ""
        answer = self.reader.presence.of_cell(cell)
        if isinstance(answer, str):
            self._say(Severity.ERROR, column.field if column else None, Reason.of(answer, given=cell))
            return True
        if not answer:
            self._say(Severity.NOTE, column.field if column else None, Reason.of("no_show", given=cell))
        return answer

    def _need_answer(self) -> int | None:
        cell = self._cell(Field.NEED_ANSWER)
        answer = answers.need_answer(cell)
        if answer is None and not identifiers.is_blank(cell):
            self._say(Severity.WARNING, Field.NEED_ANSWER, Reason.of("need_answer_form", given=cell))
        return answer

    def _persons(self, extra: int) -> int:
        cell = self._cell(Field.PERSONS)
        count = answers.persons(cell)
        if count is None and not identifiers.is_blank(cell):
            self._say(Severity.WARNING, Field.PERSONS, Reason.of("persons_form", given=cell, most=answers.MOST_PERSONS))
        if count and count > 1 and not extra:
            self._say(Severity.NOTE, Field.PERSONS, Reason.of("colleagues", count=count - 1, given=cell))
        return max(count or 1, extra + 1)

    def _check_who(self, parsed: ParsedRow) -> None:
        if parsed.has_person:
            return
        if parsed.has_company:
            self._say(Severity.NOTE, None, Reason.of("no_person"))
        else:
            self._say(Severity.ERROR, None, Reason.of("nobody"))
