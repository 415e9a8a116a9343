"""Take a committed attendance list back, and forget a person on lists."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.domain.companies.actions.ledger import void_facts, write_facts
from veerkracht.domain.companies.choices import SourceKind
from veerkracht.domain.companies.models import Company, CompanyStage, Person, Position, Touchpoint
from veerkracht.domain.companies.models.duplicates import GO_ALONG
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import ImportState
from ..models import AttendanceImport, ImportRow
from .checked_in import write_door_facts_again
from .committing import lock_lists, missing_facts
from .meeting_lists import meet_registrations
from .planning import count_unnamed, hold_event
from .previewing import hold_import
from .resolving import SOURCE
from .rows import save_rows

Kept = TypeVar("Kept", Company, Person)


class ListIsNotIn(Refused):
    """The list does not count, so there is nothing to take back."""

    message = _("This list is not in the figures: it was undone before or never put in. Nothing was changed.")


@action
def undo_import(*, batch: AttendanceImport, at: dt.datetime, by: User | None) -> AttendanceImport:
    """Take a list out of the figures; the decisions about its rows stay.

    Voids its facts. Companies and people that it made go when nothing else points to them and nobody changed them; the
    facts about those are removed with them and stay in the history. What other lists of this event say counts on.
    Raises ListIsNotIn.
    """
    batch = hold_import(batch)
    if batch.state != ImportState.COMMITTED:
        raise ListIsNotIn
    event = hold_event(batch.event)
    lock_lists(batch.programme)
    batch.state, batch.undone_at = ImportState.UNDONE, at
    batch.save(update_fields=["state", "undone_at"])
    void_facts(batch.programme, _facts_of(batch), reason="attendance list undone", at=at, by=by)
    others = AttendanceImport.objects.filter(event=event, state=ImportState.COMMITTED).defer("cells")
    for other in others.order_by("committed_at", "pk"):
        rows = other.rows.order_by("number", "part")
        write_facts(event.programme, list(missing_facts(event, other, rows)), other.committed_by)
    meet_registrations(event)
    write_door_facts_again(event, by=by)
    _take_back(batch)
    count_unnamed(event, at=at, by=by)
    about(batch)
    return batch


@action
def forget_on_lists(*, person: Person, by: User | None) -> int:
    """Remove what rows of attendance lists say about a person (PRI-3); what they count stays. Return how many rows."""
    rows = list(ImportRow.objects.filter(Q(person=person) | Q(created_person=person)).order_by("pk"))
    for row in rows:
        company = {name: said for name, said in row.parsed.get("company", {}).items() if name not in PERSONAL}
        kept = {name: said for name, said in row.parsed.items() if name not in PERSONAL}
        row.parsed, row.corrections, row.problems = {**kept, "company": company}, {}, []
    save_rows(rows, ["parsed", "corrections", "problems"])
    about(person, rows=len(rows))
    return len(rows)


PERSONAL = frozenset({"person_name", "email", "phone", "job_title", "remark", "person"})


def _facts_of(batch: AttendanceImport) -> models.QuerySet[Touchpoint]:
    facts = Touchpoint.objects.of(batch.programme)
    return facts.filter(source_kind=SourceKind.ATTENDANCE_IMPORT, source_id=batch.pk)


def _take_back(batch: AttendanceImport) -> None:
    """Remove what this list, or one undone before, made for its rows, and what nobody else uses."""
    made = [said for said in _undone(batch).values_list("made", flat=True) if said]
    _remove_positions(batch, {pk for said in made for pk in said["positions"]})
    _remove_names(batch, {pk: name for said in made for pk, name in said["named"]})
    people = Person.objects.filter(~_edited_elsewhere(), pk__in=_made_for(batch, "person"), user__isnull=True)
    companies = Company.objects.filter(pk__in=_made_for(batch, "company"), merged_into__isnull=True)
    _remove(batch, people.order_by("pk"))
    _remove(batch, [company for company in companies.order_by("pk") if not _changed_by_hand(company)])


def _undone(batch: AttendanceImport) -> models.QuerySet[AttendanceImport]:
    return AttendanceImport.objects.of(batch.programme).filter(state=ImportState.UNDONE)


def _made_for(batch: AttendanceImport, what: str) -> models.QuerySet[ImportRow]:
    """Return the keys of people or companies in this list that were made by lists that are undone by now."""
    created = f"created_{what}"
    rows = ImportRow.objects.filter(batch__in=_undone(batch), **{f"{created}__in": batch.rows.values(what)})
    return rows.values(created)


def _edited_elsewhere() -> models.Exists:
    """Tell of a person whether anything but a list ever changed them."""
    versions = Person._meta.get_field("history").related_model._base_manager.filter(pgh_obj=models.OuterRef("pk"))
    return models.Exists(versions.exclude(pgh_context__metadata__action__startswith="events."))


def _changed_by_hand(company: Company) -> bool:
    return any(source.get("source") != SOURCE for source in company.sources.values())


def _remove_positions(batch: AttendanceImport, made: Collection[int]) -> None:
    """Remove positions of this list's people that lists made, except where another fact says that they work there."""
    elsewhere = Touchpoint.objects.live().filter(person=models.OuterRef("person"), company=models.OuterRef("company"))
    positions = Position.objects.filter(pk__in=made, person__in=batch.rows.values("person"))
    positions.filter(~models.Exists(elsewhere)).delete()


def _remove_names(batch: AttendanceImport, named: Mapping[int, str]) -> None:
    """Take back names that lists filled in, except of people whom another list names too."""
    others = ImportRow.objects.filter(batch__state=ImportState.COMMITTED, person_id__in=named)
    telling = others.filter(Q(parsed__has_key="person_name") | Q(corrections__has_key="name"))
    people = Person.objects.filter(pk__in=named).filter(pk__in=batch.rows.values("person"))
    for person in people.exclude(pk__in=telling.values("person_id")).order_by("pk"):
        if person.name == named[person.pk]:
            person.name = ""
            person.save(update_fields=["name"])


def _remove(batch: AttendanceImport, made: Iterable[Kept]) -> None:
    found = list(made)
    if not found:
        return
    model = type(found[0])
    ids = {each.pk for each in found} - _used(batch, model, {each.pk for each in found})
    field = "person" if model is Person else "company"
    Touchpoint.objects.filter(_of_undone_lists(batch), **{f"{field}__in": ids}).delete()
    model._base_manager.filter(pk__in=ids).delete()


def _of_undone_lists(batch: AttendanceImport) -> Q:
    return Q(
        source_kind=SourceKind.ATTENDANCE_IMPORT,
        source_id__in=_undone(batch).values("pk"),
        voided_at__isnull=False,
    )


def _used(batch: AttendanceImport, model: type[Kept], ids: Collection[int]) -> set[int]:
    """Return those of these rows to which something of any word still points, traces of undone lists aside."""
    used: set[int] = set()
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel) or _goes_along(relation.related_model):
            continue
        field = relation.field
        rows = field.model._base_manager.filter(**{f"{field.name}__in": ids})
        used.update(_of_others(batch, field, rows).values_list(field.attname, flat=True))
    return used


def _goes_along(model: type[models.Model]) -> bool:
    """Tell whether rows of this model are computed from, or the history of, what they point to."""
    return model in {CompanyStage, *GO_ALONG} or model.__name__.endswith("History")


def _of_others(
    batch: AttendanceImport, field: "models.ForeignObject[Any, Any]", rows: models.QuerySet[models.Model]
) -> models.QuerySet[models.Model]:
    """Leave out facts and rows of lists that are undone, and what open lists merely found."""
    if field.model is Touchpoint:
        return rows.exclude(_of_undone_lists(batch))
    if field.model is ImportRow and field.name == "candidate":
        return rows.none()
    if field.model is ImportRow:
        return rows.filter(batch__state__in=[ImportState.PREVIEW, ImportState.COMMITTED])
    return rows
