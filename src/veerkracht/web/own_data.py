"""Everything that is known of one person, in plain words, as JSON and as a PDF that can be read aloud."""

import json
from collections.abc import Mapping
from pathlib import Path

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from veerkracht.domain import companies
from veerkracht.domain.companies.models import Person
from veerkracht.shared.print import render_pdf
from veerkracht.shared.privacy.finding import Found, find_data
from veerkracht.shared.ui.formats import day

TEMPLATE = Path(str(companies.__file__)).parent / "documents" / "own_data.typ"
KINDS: Mapping[str, str] = {"json": "application/json", "pdf": "application/pdf"}


def found_of(person: Person) -> list[Found]:
    """Return what is declared to be about this person, records that were merged into it included."""
    ids = [person.pk, *Person.objects.filter(merged_into=person).values_list("pk", flat=True)]
    return find_data(person_ids=ids, address=person.email, programme=person.programme)


def file_of(person: Person, kind: str) -> HttpResponse:
    """Return a person's data as a file: `json` for machines, `pdf` for people."""
    found = found_of(person)
    content = _json(person, found) if kind == "json" else _pdf(person, found)
    response = HttpResponse(content, content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="gegevens.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _json(person: Person, found: list[Found]) -> bytes:
    parts = [
        {
            "what": each.declaration.label,
            "purpose": str(each.declaration.purpose.label),
            "basis": each.declaration.purpose.basis.value,
            "kept": str(each.declaration.retention.since),
            "months": each.declaration.retention.months,
            "rows": each.rows,
        }
        for each in found
    ]
    known = {"programme": person.programme.name, "on": person.programme.today().isoformat(), "data": parts}
    return json.dumps(known, ensure_ascii=False, indent=2, default=str).encode()


def _pdf(person: Person, found: list[Found]) -> bytes:
    programme = person.programme
    given = {"programme": programme.name, "day": day(programme.today())}
    intro = [
        _("This is what %(programme)s knows of you on %(day)s, for what it is used, and how long it stays.") % given,
        _("Is something wrong, or do you want it gone? Write to us: %(email)s") % {"email": programme.contact_email},
    ]
    return render_pdf(
        TEMPLATE,
        {
            "title": _("Your data at %(programme)s") % given,
            "language": get_language() or "nl",
            "intro": intro,
            "parts": [_part(each) for each in found],
        },
    )


def _part(found: Found) -> dict[str, object]:
    declared = found.declaration
    label = declared.label[:1].upper() + declared.label[1:]
    about = [
        _("For what: %(purpose)s") % {"purpose": declared.purpose.label},
        _("Ground: %(basis)s") % {"basis": declared.purpose.basis.label},
        _("How long: %(period)s") % {"period": period_in_words(declared.retention.months, declared.retention.since)},
    ]
    rows = [
        {"title": str(number), "pairs": [[name, _said(value)] for name, value in row.items()]}
        for number, row in enumerate(found.rows, 1)
    ]
    return {"title": label, "about": about, "rows": rows}


def _said(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)


def period_in_words(months: int | None, since: object) -> str:
    """Return how long a class of data stays."""
    if months is None:
        return str(since)
    return _("%(months)s months after %(since)s") % {"months": months, "since": since}
