"""Two records that are one firm become one; undo puts everything back."""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Exists, ForeignKey, OuterRef
from django.utils.translation import gettext_lazy as _

from veerkracht.domain.accounts.models import User
from veerkracht.shared.audit import about, action
from veerkracht.shared.decision import Refused

from ..choices import TouchpointKind
from ..models import Company, CompanyMerge, CompanyStage, Position, Touchpoint
from .ledger import lock_companies, update_stages
from .register import EDITABLE, derive

# Computed again afterwards, or part of the merge itself.
NOT_MOVED = (CompanyStage, CompanyMerge, Company)


class NotTwoLiveCompanies(Refused):
    """One of the two was merged meanwhile, or they belong to different programmes."""

    message = _("One of these companies was merged by somebody else just now. Reload the page and look again.")


class AlreadyUndone(Refused):
    """The merge was undone before."""

    message = _("This merge was already undone.")


@action
def merge_companies(*, kept: Company, merged: Company, on: dt.date, by: User | None) -> CompanyMerge:
    """Make two records one: facts, people and steps of `merged` go to `kept`; empty fields are filled (KPI-4).

    Stages and figures follow at once. Holds what `undo_merge` needs. Raises NotTwoLiveCompanies.
    """
    kept, merged = _both(kept, merged)
    moved = {f"{f.model._meta.label}.{f.attname}": _move(f, merged.pk, kept.pk) for f in _pointing_fields()}
    before = {name: _plain(kept, name) for name in EDITABLE}
    merged.merged_into = kept
    merged.save(update_fields=["merged_into"])
    for name in EDITABLE:
        if not getattr(kept, name) and getattr(merged, name):
            setattr(kept, name, getattr(merged, name))
    derive(kept.programme, [kept], on=on)
    kept.save()
    update_stages(kept.programme, [kept.pk, merged.pk])
    return CompanyMerge.objects.create(
        programme=kept.programme, kept=kept, merged=merged, moved=moved, filled=before, merged_by=by
    )


@action
def undo_merge(*, merge: CompanyMerge, at: dt.datetime, by: User | None) -> CompanyMerge:
    """Restore both companies; what was moved goes back, what came since stays with the kept one. Raises AlreadyUndone."""
    merge = (
        CompanyMerge.objects.select_for_update(of=("self",))
        .select_related("kept", "merged", "programme")
        .get(pk=merge.pk)
    )
    if merge.undone_at is not None:
        raise AlreadyUndone
    about(merge)
    kept, merged = merge.kept, merge.merged
    lock_companies([kept.pk, merged.pk])
    for name, value in merge.filled.items():
        setattr(kept, kept._meta.get_field(name).attname, value)
    derive(kept.programme, [kept], on=merge.programme.today())
    kept.save()
    merged.merged_into = None
    merged.save(update_fields=["merged_into"])
    for field in _pointing_fields():
        ids = merge.moved.get(f"{field.model._meta.label}.{field.attname}", [])
        field.model._base_manager.filter(pk__in=ids, **{field.attname: kept.pk}).update(**{field.attname: merged.pk})
    update_stages(kept.programme, [kept.pk, merged.pk])
    merge.undone_at = at
    merge.save(update_fields=["undone_at"])
    return merge


def _both(kept: Company, merged: Company) -> tuple[Company, Company]:
    """Hold both companies, in one order for everybody, and return them as they are now."""
    lock_companies([kept.pk, merged.pk])
    found = {c.pk: c for c in Company.objects.filter(pk__in=[kept.pk, merged.pk], merged_into__isnull=True)}
    if len(found) != 2 or found[kept.pk].programme_id != found[merged.pk].programme_id:
        raise NotTwoLiveCompanies
    return found[kept.pk], found[merged.pk]


def _pointing_fields() -> list[ForeignKey[Any, Any]]:
    """Return every foreign key of any word to a company, history tables and computed rows aside."""
    return [
        relation.field
        for relation in Company._meta.related_objects
        if relation.related_model not in NOT_MOVED
        and not relation.field.name.startswith("pgh_")
        and not relation.related_model.__name__.endswith("History")
    ]


def _move(field: ForeignKey[Any, Any], source: int, target: int) -> list[int]:
    """Point rows elsewhere, except those the target already has; return the keys of what was moved."""
    rows = field.model._base_manager.filter(**{field.attname: source})
    if field.model is Position:
        there = Position.objects.filter(company_id=target, ends_on__isnull=True).values("person_id")
        rows = rows.exclude(ends_on__isnull=True, person_id__in=there)
    if field.model is Touchpoint:
        same = Touchpoint.objects.live().filter(
            company_id=target, kind=TouchpointKind.ATTENDED, occasion=OuterRef("occasion"), person=OuterRef("person")
        )
        rows = rows.exclude(Exists(same), kind=TouchpointKind.ATTENDED, voided_at__isnull=True)
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    field.model._base_manager.filter(pk__in=ids).update(**{field.attname: target})
    return ids


def _plain(instance: models.Model, name: str) -> object:
    """Return a field's stored value as JSON can hold it."""
    value = getattr(instance, instance._meta.get_field(name).attname)
    return str(value) if value is not None and not isinstance(value, str | int | list) else value
