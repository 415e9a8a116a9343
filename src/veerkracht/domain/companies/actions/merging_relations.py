"""Everything of every word that points to a company, also what is hidden; for use inside a merge and its undo."""

from collections.abc import Mapping, Sequence
from typing import Any

import pghistory.models
from django.db import IntegrityError, models, transaction

from ..choices import SourceKind
from ..models import Company, CompanyMerge, CompanyStage, ComparedCompany, DuplicatePair, Touchpoint
from .held_back import FACTS

# Computed again afterwards, or about the two records themselves. A model of another word names in `stays_at_merge` the
# fields that say what happened then, such as which company a list made.
STAYS = (CompanyStage, CompanyMerge, Company, DuplicatePair, ComparedCompany)
# Facts of these sources go where their source goes.
SOURCES = {
    SourceKind.STEP: "companies.ConcreteStep.company_id",
    SourceKind.QUESTION: "referrals.Question.company_id",
    SourceKind.SCAN: "scans.CompanyScan.company_id",
}
Pointer = models.ForeignKey[Any, Any]
Moved = Mapping[str, Sequence[Any]]


def pointers() -> list[Pointer]:
    """Return the foreign keys of every word that a merge points elsewhere."""
    relations = Company._meta.get_fields(include_hidden=True)
    fields = [each.field for each in relations if isinstance(each, models.ForeignObjectRel)]
    return [field for field in fields if isinstance(field, models.ForeignKey) and _moves(field)]


def _moves(field: Pointer) -> bool:
    model = field.model
    if model in STAYS or issubclass(model, pghistory.models.Event) or not model._meta.managed or model._meta.proxy:
        return False
    is_key_of_others = field.primary_key and bool(model._meta.related_objects)
    return field.name not in getattr(model, "stays_at_merge", ()) and not is_key_of_others


def name_of(field: Pointer) -> str:
    """Return under which name a merge remembers the rows of this field."""
    return f"{field.model._meta.label}.{field.attname}"


def move_all(source: int, target: int) -> dict[str, list[Any]]:
    """Point everything at `source` to `target`; return per field the keys of what was moved.

    What the database refuses, because the target has the same already, stays where it is: it counts once.
    """
    moved = {name_of(field): _move(field, source, target) for field in pointers()}
    return {name: keys for name, keys in moved.items() if keys}


def _move(field: Pointer, source: int, target: int) -> list[Any]:
    rows = field.model._base_manager.filter(**{field.attname: source})
    keys = list(rows.order_by("pk").values_list("pk", flat=True))
    if keys and not point_rows(field.model, field.attname, keys, target):
        keys = [key for key in keys if point_rows(field.model, field.attname, [key], target)]
    return [key if isinstance(key, int) else str(key) for key in keys]


def point_rows(model: type[models.Model], attname: str, keys: Sequence[Any], target: int | None) -> bool:
    """Point these rows elsewhere, all or none; tell whether the database allowed it. For use inside an action."""
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=keys).update(**{attname: target})
    except IntegrityError:
        return False
    return True


def move_back(moved: Moved, source: int | None, target: int) -> None:
    """Point what was moved back from `source` to `target`, except what somebody pointed elsewhere since.

    For use inside an action.
    """
    for field in pointers():
        keys = moved.get(name_of(field), [])
        if field.primary_key:
            keys = [source] if keys else []
        rows = field.model._base_manager.filter(pk__in=keys, **{field.attname: source})
        rows.update(**{field.attname: target})


def bring_along(merge: CompanyMerge) -> None:
    """Let facts that came since go back with what they belong to; for use inside an action."""
    Touchpoint.objects.filter(pk__in=facts_that_go_along(merge)).update(company_id=merge.merged_id)


def facts_that_go_along(merge: CompanyMerge) -> list[int]:
    """Return the facts since the merge that belong to a record which the merged company brought.

    Those of its steps and questions, and those that repeat a fact of its own: recorded again, from the same source.
    """
    own = merge.moved.get(FACTS, ())
    since = Touchpoint.objects.filter(company_id=merge.kept_id, recorded_at__gt=merge.merged_at).exclude(pk__in=own)
    repeated = set(Touchpoint.objects.filter(pk__in=own).order_by().values_list(*SAME))
    sources = {(kind, pk) for kind, name in SOURCES.items() for pk in merge.moved.get(name, ())}
    return [
        pk
        for pk, *same in since.order_by("pk").values_list("pk", *SAME)
        if tuple(same) in repeated or tuple(same[:2]) in sources
    ]


SAME = ("source_kind", "source_id", "kind", "person_id", "occasion_id")
