"""What was changed on a row, when and by whom: the audit trail beside the versions that the database kept."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from veerkracht.domain.companies.actions.register import EDITABLE, field_of
from veerkracht.domain.companies.models import Company, Correspondence
from veerkracht.domain.programme.models import Municipality, Programme
from veerkracht.shared.audit.history import history_of
from veerkracht.shared.audit.models import AuditLine
from veerkracht.shared.ui.formats import number

MOST = 15
ACTIONS: Mapping[str, Promise] = {
    "companies.create_company": gettext_lazy("added"),
    "companies.update_company": gettext_lazy("changed"),
    "companies.merge_companies": gettext_lazy("merged with another company"),
    "companies.undo_merge": gettext_lazy("merge undone"),
    "companies.refresh_from_kvk": gettext_lazy("filled in from KVK"),
    "companies.add_link": gettext_lazy("link with another company added"),
    "companies.end_link": gettext_lazy("link with another company ended"),
    "companies.remove_link": gettext_lazy("link with another company removed"),
    "companies.note_accounting_year": gettext_lazy("accounting year noted"),
    "companies.remove_accounting_year": gettext_lazy("accounting year removed"),
    "companies.write_note": gettext_lazy("note written"),
    "companies.change_note": gettext_lazy("note changed"),
    "companies.remove_note": gettext_lazy("note removed"),
    "companies.plan_contact": gettext_lazy("contact planned"),
    "companies.move_contact": gettext_lazy("contact changed"),
    "companies.finish_contact": gettext_lazy("contact done"),
    "companies.record_step": gettext_lazy("recorded"),
    "companies.record_own_step": gettext_lazy("recorded by the company"),
    "companies.confirm_step": gettext_lazy("confirmed"),
    "companies.correct_step": gettext_lazy("corrected by the company"),
    "companies.deny_step": gettext_lazy("denied"),
    "companies.note_contribution": gettext_lazy("told about the programme's share"),
    "companies.add_evidence": gettext_lazy("evidence added"),
    "companies.withdraw_step": gettext_lazy("withdrawn"),
    "companies.ensure_person": gettext_lazy("added"),
    "companies.change_person": gettext_lazy("corrected"),
    "companies.anonymise_person": gettext_lazy("made anonymous"),
}


@dataclass(frozen=True)
class FieldChange:
    """One field before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """One action with the fields that it changed, on the programme's clock."""

    at: dt.datetime
    what: str
    who: str
    fields: Sequence[FieldChange] = ()


def by_programme_clock(programme: Programme, at: dt.datetime) -> dt.datetime:
    """Return a moment that was noted by the real clock as the programme's clock showed it.

    An example programme lives in another year; what came with the example never lies in its future.
    """
    return at + programme.clock_offset if at > programme.now() else at


def letters(found: Iterable[Correspondence], programme: Programme) -> list[tuple[Correspondence, dt.datetime]]:
    """Return mails with the moment they were written."""
    return [(letter, by_programme_clock(programme, letter.mail.created_at)) for letter in found]


def changes_of(company: Company) -> list[Change]:
    """Return the last changes of a company, the newest first; two queries, and one for the names of places."""
    lines = trail_of(company)
    versions = list(history_of(company).select_related("pgh_context").order_by("-pgh_id")[:MOST])
    fields = _changed_fields(company, versions)
    known = {line.context_id for line in lines}
    found = [_change(company.programme, line, fields.get(line.context_id, ())) for line in lines]
    found += [
        Change(
            by_programme_clock(company.programme, version.pgh_created_at),
            _("changed"),
            "",
            fields[version.pgh_context_id],
        )
        for version in versions
        if version.pgh_context_id not in known and fields.get(version.pgh_context_id)
    ]
    return sorted(found, key=lambda change: change.at, reverse=True)[:MOST]


def trail_of(instance: models.Model) -> list[AuditLine]:
    """Return the last lines of the audit trail about a row."""
    return list(AuditLine.objects.about(instance).select_related("actor")[:MOST])


def steps_of(programme: Programme, instance: models.Model) -> list[Change]:
    """Return the last things that were done to a row, the newest first, without its fields."""
    return [_change(programme, line, ()) for line in trail_of(instance)]


def _change(programme: Programme, line: AuditLine, fields: Sequence[FieldChange]) -> Change:
    what = str(ACTIONS.get(line.action, line.action))
    who = str(line.actor) if line.actor else _("the company, or the system")
    return Change(by_programme_clock(programme, line.at), what, who, fields)


def _changed_fields(company: Company, versions: Iterable[Any]) -> dict[UUID | None, list[FieldChange]]:
    """Return per action which fields it changed: each kept version is the row as it was before that action."""
    found: dict[UUID | None, list[FieldChange]] = defaultdict(list)
    after: Any = company
    for before in versions:
        for name in EDITABLE:
            attname = field_of(name).attname
            pair = getattr(before, attname), getattr(after, attname)
            if pair[0] != pair[1]:
                label = str(field_of(name).verbose_name)
                found[before.pgh_context_id].append(FieldChange(label, *map(_in_words, pair)))
        after = before
    return _with_places(found)


def _in_words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return number(value) if isinstance(value, int) else "" if value is None else str(value)


def _with_places(found: dict[UUID | None, list[FieldChange]]) -> dict[UUID | None, list[FieldChange]]:
    """Give municipalities their names instead of their codes."""
    label = str(field_of("municipality").verbose_name)
    codes = {code for rows in found.values() for row in rows if row.label == label for code in (row.before, row.after)}
    names = dict(Municipality.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}
    return {
        context: [
            FieldChange(row.label, names.get(row.before, row.before), names.get(row.after, row.after)) for row in rows
        ]
        for context, rows in found.items()
    }
